"""Known defects planted in a few cases, each of which trips exactly one check."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .matters import Matter
    from .timelines import Clockwork

SHARE = 0.02
"""Cases that carry a defect."""

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
}
INSPECTION = ("PL12", "ST02", "PB02")
SUMMARY = ("PN02", "ST02", "PB01", "RC01")
ORDINARY = (
    *("HR01", "LR01", "LR02", "LR03", "EX02", "PN10", "PN09", "PN06", "PN16", "PN17", "PN18"),
    *("PN01", "ST02", "PB01", "RC01"),
)
MEASURE = ("CO01", "CO04", "RC02", "ST02", "PB02")
EXECUTION = ("RC02", "PB02")
OPEN = frozenset({"PB01", "PB02", "CO04"})
"""Defects that an unfinished case can have: something is overdue."""
OVERDUE = 8
"""Cases of each such code that are overdue now, beyond the even share."""
SETTLED = 170
"""Days after which a case has gone far enough to show any defect."""


class Quota:
    """Gives out defects evenly over the codes and over time."""

    def __init__(self, number: int) -> None:
        """Set how many defects of each code there are to be among `number` cases."""
        self._each = SHARE * number / len(NOTES)
        self._number = number
        self.given: Counter[str] = Counter()

    def due(self, codes: tuple[str, ...], case_id: int, age: int) -> str:
        """Return the code that is furthest behind among those a case can carry."""
        wanted = self._each * case_id / self._number
        fresh = age < SETTLED
        lacking = [
            (self.given[code], ordinal, code)
            for ordinal, code in enumerate(codes)
            if self.given[code] + 0.5 < wanted + (OVERDUE if fresh else 0)
            and (not fresh or code in OPEN)
        ]
        return min(lacking)[2] if lacking else ""

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
