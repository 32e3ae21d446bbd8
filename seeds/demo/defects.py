"""Known defects planted in a few cases, each of which trips exactly one check."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .matters import Matter
    from .timelines import Clockwork

SHARE = 0.03
"""Cases that carry a defect, all codes together."""
LEAST = 1.8
"""Cases of each code even in a small demonstration, if it holds `ENOUGH` cases for that."""
ENOUGH = 1_500

NOTES = {
    "PL12": "检查所依据的事项不属于该机关的现行权力清单",
    "ST02": "一名执法人员的执法证件已过有效期",
    "PN01": "违法行为终了两年后才被发现，且无危害后果",
    "PN02": "当场处罚的罚款超过法定限额",
    "PN06": "处罚告知书未载明理由",
    "PN09": "罚款数额高于法定幅度上限",
    "PN10": "低于法定最低罚款且无减轻处罚理由",
    "PN16": "立案后超过法定期限才作出决定",
    "PN17": "处罚决定书未载明救济途径和期限",
    "PN18": "未经当事人签订确认书即电子送达",
    "HR01": "应当告知听证权利而未告知",
    "LR01": "重大决定未经法制审核即作出",
    "LR02": "初次从事法制审核的人员无法律职业资格",
    "LR03": "法制审核意见未涵盖全部审核要点",
    "PB01": "处罚决定未在期限内公示",
    "PB02": "执法结果未在二十个工作日内公示",
    "RC01": "调查取证环节没有文字记录",
    "RC02": "查封、扣押、强制拆除没有音像记录",
    "CO01": "紧急强制措施逾二十四小时才补办批准",
    "CO04": "强制措施期限届满后才解除",
    "EX02": "加处罚款超过法定标准",
    "ST01": "执法主体在公告之前即实施处罚",
    "ST03": "委托书期限届满后仍以委托机关名义处罚",
    "ST04": "应当回避的执法人员仍参与办案",
    "PN03": "当场处罚决定书未载明时间和地点",
    "PN04": "当场处罚决定书未告知应当先申请行政复议",
    "PN05": "先行登记保存的物品逾期未处理",
    "PN07": "当事人的陈述申辩未经复核即作出决定",
    "PN08": "最终罚款高于告知的罚款",
    "PN13": "未对未成年人从轻或者减轻处罚",
    "PN14": "处罚时未责令改正",
    "PN15": "不予处罚但未对当事人进行教育",
    "PN19": "重大违法行为的处罚未经集体讨论",
    "PN20": "文书文号格式不规范",
    "PN21": "监控设备设置地点公布之前的记录用作证据",
    "IN01": "检查实施之后才经批准",
    "IN02": "同一机关对同一企业的年度检查超过公布的频次上限",
    "IN04": "现场检查笔录没有签名，也未注明拒签",
    "SV01": "收到执法监督意见书后逾期才报告整改情况",
    "CT01": "收到行政复议申请书副本后逾期答复举证",
    "CT02": "行政机关负责人和工作人员均未出庭，仅委托律师出庭",
    "CT03": "行政复议调解书逾期履行",
    "HR02": "要求听证的期限届满之前即作出处罚决定",
    "HR03": "举行听证前不足七个工作日才通知",
    "HR04": "由本案调查人员主持听证",
    "HR05": "听证笔录没有签名，也未注明拒签",
    "LR04": "对法制审核提出的问题未作答复即再次送审",
    "PB03": "处罚决定被确认违法后逾期才撤回公示",
    "PB04": "公示内容载有当事人的身份证号码",
    "PB05": "公示期满三年后仍未停止公示",
    "CO02": "实施强制措施时未听取当事人陈述申辩",
    "CO03": "查封、扣押决定书未载明救济途径和期限",
    "CO05": "期限届满之后才批准延长",
    "CO06": "解除强制措施未作出书面决定",
    "CO08": "催告书未告知陈述、申辩的权利",
    "CO09": "在法定节假日实施强制执行",
    "CO10": "催告后不满十个工作日即申请法院强制执行",
    "EX01": "处罚决定书载明的缴款期限超过十五日",
    "EX03": "当场收缴的罚款逾期才交至行政机关",
    "EX04": "罚款由作出处罚决定的机关自行收取",
    "TR01": "批准移送二十四小时之后才移送公安机关",
}
INSPECTION = ("PL12", "ST02", "PB02", "IN01", "IN02", "IN04", "PN21")
SUMMARY = (
    *("PN02", "ST02", "PB01", "RC01", "ST01", "ST03", "PN03", "PN04", "PN14", "PN20"),
    *("PB04", "EX03"),
)
ORDINARY = (
    *(
        "PB05",
        "HR01",
        "LR01",
        "LR02",
        "LR03",
        "EX02",
        "PN10",
        "PN09",
        "PN06",
        "PN16",
        "PN17",
        "PN18",
    ),
    *("PN01", "ST02", "PB01", "RC01", "ST04", "PN05", "PN07", "PN08", "PN13", "PN14", "PN15"),
    *("PN19", "PN20", "HR02", "HR03", "HR04", "HR05", "LR04", "EX01", "EX04", "TR01"),
)
HEARD_CODES = ("HR03", "HR04", "HR05")
"""Defects of cases in which a hearing is held."""
HEARING = ("HR01", "HR02", *HEARD_CODES)
"""Defects of cases with a right to a hearing."""
REVIEWED = ("LR01", "LR02", "LR03", "LR04")
"""Defects of cases that must be reviewed."""
FINED = ("EX01", "EX02", "EX04", "PN08")
"""Defects of cases with a fine."""
MEASURE = (*("CO01", "CO04", "RC02", "ST02", "PB02", "CO02", "CO03", "CO05", "CO06"),)
EXECUTION = ("RC02", "PB02", "CO08", "CO09", "CO10")
OPEN = frozenset({"PB01", "PB02", "CO04"})
"""Defects that an unfinished case can have: something is overdue."""
OVERDUE = 8
"""Cases of each such code that are overdue now, beyond the even share."""
SETTLED = 170
"""Days after which a case has gone far enough to show most defects."""
RIPE = {"PB05": 1_200}
"""Days for codes that need longer, here three years after publication."""


class Quota:
    """Gives out defects evenly over the codes and over time."""

    def __init__(self, number: int) -> None:
        """Set how many defects of each code there are to be among `number` cases."""
        least = LEAST * min(1.0, number / ENOUGH)
        self._each = max(least, SHARE * number / len(NOTES))
        self._number = number
        self._offers = 0
        self._offered: Counter[str] = Counter()
        self.given: Counter[str] = Counter()

    def due(self, codes: tuple[str, ...], case_id: int, age: int) -> str:
        """Return a code that is behind among those a case can carry, each in its turn."""
        wanted = self._each * case_id / self._number
        fresh = age < SETTLED
        lacking = [
            (self._offered[code], ordinal, code)
            for ordinal, code in enumerate(codes)
            if self.given[code] + 0.5 < wanted + (OVERDUE if fresh else 0)
            and (age >= RIPE.get(code, SETTLED) or (fresh and code in OPEN))
        ]
        if not lacking:
            return ""
        self._offers += 1
        self._offered[min(lacking)[2]] = self._offers
        return min(lacking)[2]

    def give(self, code: str) -> str:
        """Count a defect as planted."""
        self.given[code] += 1
        return code


OVERDUE_FOR = 30
"""Days for which an unpublished result stays so; an older one was published late."""


def delay_publication(clock: Clockwork, matter: Matter, today: int) -> bool:
    """Publish after the last day, or in a recent case not at all; say whether that is possible."""
    due, days = matter.publish_by, matter.days
    fresh = today - next(iter(days.values())) < SETTLED
    if due is None or due >= today or "publish" not in days:
        return False
    if fresh and today - due >= OVERDUE_FOR:
        return False
    for name in ("publish", "close", "archive"):
        days.pop(name, None)
    if today - due >= OVERDUE_FOR:
        days["publish"] = clock.after(due, 2, 12)
        clock.closing(days, *days.values())
        matter.days = dict(sorted(days.items(), key=lambda item: item[1]))
    return True
