"""A small city with cases of every kind: quick to make in any number, the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from registry.codes import CaseKind, PartyKind, Procedure, PublicityStatus, ReviewStatus, Stage
from registry.database.bulk import bulk_insert, reset_sequences
from registry.identifiers import USCC_ALPHABET, make_uscc
from registry.models.cases import Case, CoercionDetail, InspectionDetail, PenaltyDetail
from registry.models.evidence import Document
from registry.models.law import PenaltyListItem
from registry.models.parties import Party
from registry.models.people import Account, Agency, Officer
from registry.models.powers import Power, PowerVersion
from registry.models.reviews import Review

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
STAMPS: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}

DISTRICTS = ("江岸", "江汉", "硚口", "汉阳", "武昌", "青山", "洪山", "蔡甸", "江夏", "黄陂", "新洲")
BODIES = (
    ("市场监督管理局", "市场监管局", "市监"),
    ("城市管理执法委员会", "城管执法委", "城管"),
    ("应急管理局", "应急局", "应急"),
    ("生态环境局", "生态环境局", "环"),
    ("卫生健康委员会", "卫健委", "卫"),
    ("交通运输局", "交通局", "交"),
)
NAME_CHARACTERS = (
    "江城长光明华中兴盛达顺丰宏伟泰康安平福禄祥瑞嘉和美佳鑫源恒信诚德义仁天地金银铜木水火土东南西"
    "北春夏秋冬海洋湖山川日月星辰龙凤虎豹鹏程万里云飞扬帆远航博雅文思齐正方圆通利民生国强盈旺聚合"
)
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏"
)
TRADES = (
    *("食品", "餐饮管理", "建筑工程", "物业服务", "环保科技", "机械设备", "商贸", "医药", "物流"),
    *("文化传媒", "ABC Foods", "汽车维修", "电子商务", "装饰装修", "农产品", "化工", "教育咨询"),
)
FORMS = ("有限公司", "有限责任公司", "店", "经营部", "股份有限公司", "（普通合伙）", "合作社")
GOODS = (
    *("酱牛肉", "预包装糕点", "桶装饮用水", "一次性口罩", "电动自行车", "液化石油气瓶", "防火门"),
    *("儿童玩具", "化妆品", "橡胶软管", "冷冻水产品", "热干面调料", "钢筋", "混凝土", "农药"),
)
ACTS = (
    "经营超过保质期的{goods}",
    "未取得许可生产{goods}",
    "擅自占用城市道路堆放{goods}",
    "未按规定设置安全警示标志储存{goods}",
    "排放水污染物超过国家标准",
    "未办理施工许可证擅自开工",
    "销售不符合保障人体健康标准的{goods}",
    "未建立职业健康监护档案",
    "使用未经检验合格的{goods}",
    "发布“100%有效”的虚假广告推销{goods}",
    "占道经营{goods}",
    "伪造检测数据（CODE_{number}）",
    "未按照规定记录{goods}进货查验情况",
)
ROADS = ("解放大道", "中山路", "珞喻路", "友谊大道", "和平大道", "建设大道", "发展大道", "鹦鹉大道")
STATUTES = (
    "《中华人民共和国食品安全法》第一百二十四条第一款第（五）项",
    "《中华人民共和国行政处罚法》第二十八条",
    "《武汉市城市市容环境卫生管理条例》第四十七条",
    "《中华人民共和国安全生产法》第九十七条第（一）项",
    "GB 2760-2014《食品添加剂使用标准》3.1",
)
REMARKS = (
    "当事人对上述事实没有异议。",
    "当事人辩称“不知情”，\n但未提供证据。",
    "现场发现标签为 Best Before 2021/07/05 的货品",
    "经称重共１２．５公斤，折合25斤。",
    "违法所得占比 50%_以上；库存为0。",
    "涉案财物见清单 no.\\7 与 it's 编号。",
    "",
    "",
)
BRACKETS = ("〔{}〕", "〔{}〕", "【{}】", "（{}）", "[{}]", "({})")
STAGES = {
    CaseKind.PENALTY: (
        *(Stage.FILED, Stage.INVESTIGATED, Stage.NOTIFIED),
        *(Stage.DECIDED, Stage.SERVED, Stage.PERFORMED, Stage.CLOSED, Stage.ARCHIVED),
    ),
    CaseKind.INSPECTION: (Stage.PLANNED, Stage.INSPECTED, Stage.CORRECTING, Stage.CLOSED),
    CaseKind.COERCION: (Stage.APPROVED, Stage.IN_FORCE, Stage.LIFTED, Stage.CLOSED),
}
UNDECIDED = {Stage.FILED, Stage.INVESTIGATED, Stage.NOTIFIED, Stage.PLANNED, Stage.APPROVED}
PROCEDURES = {
    CaseKind.PENALTY: (Procedure.ORDINARY, Procedure.SUMMARY),
    CaseKind.INSPECTION: (Procedure.ON_SITE,),
    CaseKind.COERCION: (Procedure.MEASURE,),
}
CASE_COLUMNS = (
    *("id", "ref", "kind", "procedure", "stage", "agency_id", "power_id", "power_version_id"),
    *("party_id", "party_name", "party_kind", "credit_code", "cause", "facts", "basis_text"),
    *("content", "document_no", "filed_on", "decided_on", "fine_fen", "due_on", "due_kind"),
    *("review_status", "publicity_status", "publicity_due_on", "record_complete"),
)
POWERS = 60


@dataclass(frozen=True, slots=True)
class City:
    """Who acts in the built register."""

    agencies: tuple[tuple[int, str, str], ...]
    """(id, name, prefix of document numbers)."""
    powers: tuple[str, ...]
    parties: tuple[tuple[int, str, PartyKind, str | None], ...]


def defaults(model: type[SQLModel], given: Sequence[str]) -> dict[str, Any]:
    """Return the values that a model gives to the columns that are not given."""
    table: sa.Table = model.__table__  # type: ignore[attr-defined]
    values = {
        name: field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
        if not field.is_required()
    }
    values |= STAMPS
    wanted = {*table.c.keys()} - {*given, "id"}
    return {name: value for name, value in values.items() if name in wanted}


def insert(
    connection: sa.Connection, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert rows that share their keys, with the model's defaults for all other columns."""
    if not rows:
        return
    columns = tuple(rows[0])
    table: sa.Table = model.__table__  # type: ignore[attr-defined]
    tuples = ([row[column] for column in columns] for row in rows)
    bulk_insert(connection, table, columns, tuples, defaults(model, columns))


def make_city(rng: random.Random, parties: int) -> City:
    """Make up the agencies, powers and parties."""
    agencies: list[tuple[int, str, str]] = []
    for name, _short, prefix in BODIES:
        agencies.append((len(agencies) + 1, f"武汉市{name}", f"武{prefix}"))
        for district in DISTRICTS:
            own = (len(agencies) + 1, f"武汉市{district}区{name}", f"武{district[0]}{prefix}")
            agencies.append(own)
    powers = tuple(
        f"对{_act(rng)}{rng.choice(('的处罚', '的检查', '的强制'))}" for _ in range(POWERS)
    )
    return City(tuple(agencies), powers, tuple(_party(rng, i) for i in range(1, parties + 1)))


def _party(rng: random.Random, party_id: int) -> tuple[int, str, PartyKind, str | None]:
    if rng.random() < 0.2:
        name = rng.choice(SURNAMES) + "".join(rng.choices(NAME_CHARACTERS, k=rng.choice((1, 2))))
        return party_id, name, PartyKind.NATURAL_PERSON, None
    word = "".join(rng.choices(NAME_CHARACTERS, k=rng.choice((2, 2, 3, 4))))
    name = f"武汉{rng.choice(DISTRICTS)}{word}{rng.choice(TRADES)}{rng.choice(FORMS)}"
    region = f"4201{rng.choice(('02', '03', '04', '05', '06', '11', '15'))}"
    body = "M" + rng.choice(USCC_ALPHABET[:24]) + f"{party_id * 7919 % 1_000_000:06d}"
    code = make_uscc("9", "1", region, body)
    return party_id, name, PartyKind.LEGAL_PERSON, code


def _act(rng: random.Random) -> str:
    return rng.choice(ACTS).format(goods=rng.choice(GOODS), number=rng.randint(1, 99))


def make_case(rng: random.Random, city: City, case_id: int, today: date) -> tuple[Any, ...]:
    """Make up one case as a row of `CASE_COLUMNS`."""
    kind = rng.choices(tuple(STAGES), (6, 3, 1))[0]
    stage = rng.choice(STAGES[kind])
    agency_id, _agency, prefix = city.agencies[min(int(rng.expovariate(0.08)), 65)]
    party_id, party, party_kind, code = rng.choice(city.parties)
    filed = today - timedelta(days=int(rng.random() ** 1.5 * 2500))
    decided = None if stage in UNDECIDED else filed + timedelta(days=rng.randint(0, 120))
    brackets = rng.choice(BRACKETS).format(filed.year)
    number = f"{prefix}罚{brackets}{case_id % 4000 + 1}号" if decided else None
    act = _act(rng)
    power = rng.randrange(POWERS)
    fine = 0 if kind != CaseKind.PENALTY or not decided else rng.choice((0, *FINES))
    due = today + timedelta(days=rng.randint(-20, 60)) if stage in UNDECIDED else None
    return (
        *(case_id, f"QZ{filed:%Y}{case_id:08d}", kind, rng.choice(PROCEDURES[kind]), stage),
        *(agency_id, power + 1, power + 1, party_id, party, party_kind, code, act),
        _facts(rng, filed, party, act),
        rng.choice(STATUTES),
        f"1.警告；2.罚款{fine // 100:,}元。" if decided else "",
        *(number, filed, decided, fine, due, due and "decide"),
        rng.choices(tuple(ReviewStatus), (70, 5, 5, 15, 3, 2))[0],
        *_publicity(rng, decided, today),
        rng.random() < 0.9,
    )


FINES = tuple(100 * yuan for yuan in (200, 500, 1000, 1000, 5000, 10000, 50000, 100000, 1234567))


def _facts(rng: random.Random, day: date, party: str, act: str) -> str:
    officer = rng.choice(SURNAMES) + rng.choice(NAME_CHARACTERS)
    return (
        f"{day.year}年{day.month}月{day.day}日，执法人员{officer}等2人对位于武汉市"
        f"{rng.choice(DISTRICTS)}区{rng.choice(ROADS)}{rng.randint(1, 999)}号的{party}进行检查，"
        f"发现当事人存在{act}的行为，涉案货值金额{rng.randint(100, 99999)}元。{rng.choice(REMARKS)}"
        "以上事实有现场检查笔录、询问笔录、证据照片等证据证实。"
    )


def _publicity(rng: random.Random, decided: date | None, today: date) -> tuple[Any, Any]:
    if decided is None:
        return PublicityStatus.NOT_DUE, None
    due = decided + timedelta(days=10)
    recent = (today - due).days < 60
    status = PublicityStatus.DUE if recent and rng.random() < 0.5 else PublicityStatus.PUBLISHED
    return status, due


def make_cases(
    rng: random.Random, city: City, ids: range, today: date = TODAY
) -> Iterator[tuple[Any, ...]]:
    """Make up the cases with the given ids."""
    return (make_case(rng, city, case_id, today) for case_id in ids)


def documents_of(case: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Return the documents that a case made by `make_case` has."""
    row = dict(zip(CASE_COLUMNS, case, strict=True))
    kinds = (("filing_form", "立"), ("decision", "罚"))[: 1 + (row["document_no"] is not None)]
    return [
        {
            "case_id": row["id"],
            "agency_id": row["agency_id"],
            "kind": kind,
            "number": row["document_no"] or f"武{word}〔{row['filed_on'].year}〕{row['id']}号",
            "year": row["filed_on"].year,
            "serial": row["id"],
        }
        for kind, word in kinds
    ]


def insert_city(connection: sa.Connection, city: City) -> None:
    """Insert agencies, people, powers and parties."""
    insert(
        connection,
        Agency,
        [
            {
                "id": i,
                "code": f"{100 + i}",
                "name": name,
                "short_name": name.removeprefix("武汉"),
                "level": "city",
                "nature": "statutory",
                "division": "420100",
                "doc_prefix": prefix,
            }
            for i, name, prefix in city.agencies
        ],
    )
    insert(
        connection,
        Officer,
        [{"id": i, "agency_id": 1, "name": f"官员{i}"} for i in range(1, 4)],
    )
    insert(connection, Account, [{"id": 1, "username": "demo", "officer_id": 1}])
    _insert_powers(connection, city)
    insert(
        connection,
        Party,
        [
            {"id": i, "kind": kind, "name": name, "credit_code": code}
            for i, name, kind, code in city.parties
        ],
    )


def _insert_powers(connection: sa.Connection, city: City) -> None:
    codes = [{"id": i, "code": f"4201{i:06d}"} for i in range(1, POWERS + 1)]
    insert(connection, Power, codes)
    insert(
        connection,
        PowerVersion,
        [
            {
                "id": i,
                "power_id": i,
                "version": 1,
                "name": name,
                "kind": {"罚": "penalty", "查": "inspection", "制": "coercion"}[name[-1]],
                "agency_id": city.agencies[i % 12][0],
                "level": "city",
                "nature": "statutory",
                "source": "statutory",
                "valid_from": date(2015, 1, 1),
                "recorded_at": datetime(2015, 1, 1, tzinfo=UTC),
            }
            for i, name in enumerate(city.powers, 1)
        ],
    )
    insert(
        connection,
        PenaltyListItem,
        [
            {
                "id": i,
                "number": i,
                "power_id": i,
                "tier": ("none", "lighter", "mitigated")[i % 3],
                "act": city.powers[i - 1],
                "conditions": "初次违法，及时改正。",
                "ground": "first_offence",
                "valid_from": date(2020, 1, 1),
            }
            for i in range(1, 10)
        ],
    )


def insert_cases(connection: sa.Connection, cases: Sequence[tuple[Any, ...]]) -> None:
    """Insert cases with their details, documents and reviews."""
    constants = defaults(Case, CASE_COLUMNS)
    bulk_insert(connection, Case.__table__, CASE_COLUMNS, cases, constants)  # type: ignore[attr-defined]
    kinds = {CaseKind.PENALTY: [], CaseKind.INSPECTION: [], CaseKind.COERCION: []}  # type: ignore[var-annotated]
    for case in cases:
        kinds[case[2]].append(case[0])
    insert(
        connection,
        PenaltyDetail,
        [
            {"case_id": i, "list_item_id": i % 9 + 1 if i % 20 == 0 else None}
            for i in kinds[CaseKind.PENALTY]
        ],
    )
    insert(
        connection,
        InspectionDetail,
        [{"case_id": i, "kind": "daily"} for i in kinds[CaseKind.INSPECTION]],
    )
    insert(
        connection,
        CoercionDetail,
        [{"case_id": i, "measure": "seal"} for i in kinds[CaseKind.COERCION]],
    )
    insert(connection, Document, [doc for case in cases for doc in documents_of(case)])
    insert(connection, Review, [_review(case) for case in cases if case[-4] == "pending"])


def _review(case: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "case_id": case[0],
        "round": 1,
        "submitted_at": NOW - timedelta(days=case[0] % 9),
        "submitted_by": 2,
        "dossier_digest": "0" * 64,
        "reviewer_id": 1 if case[0] % 2 else None,
    }


def build(connection: sa.Connection, cases: int, seed: int = 7, parties: int = 0) -> City:
    """Build a city with cases in an empty register, odd texts among them."""
    rng = random.Random(seed)
    city = make_city(rng, parties or max(cases // 5, 20))
    insert_city(connection, city)
    made = list(make_cases(rng, city, range(1, cases + 1)))
    place = CASE_COLUMNS.index("facts")
    for number, text in enumerate(ODD_FACTS[:cases]):
        made[number] = (*made[number][:place], text, *made[number][place + 1 :])
    insert_cases(connection, made)
    reset_sequences(connection, ("cases", "party", "power", "power_version", "agency"))
    return city


ODD_FACTS = (
    "",
    "一",
    "%_%__100%\\%",
    "it's \"quoted\" \\'back\\\\slash' | pipe & amp <-> :* !x ()",
    "𠮷野家（武汉）餐饮 🍜 café CAFÉ ﬁre ㎏ Ⅷ ①",
    "ＡＢＣ　全角　１２３，半角 abc 123",
    "行一\n行二\r\n\t行三\u200b零宽\ufeff",
    "AAAAAAAAAA aaaaaaaaaa 哈哈哈哈哈哈哈哈",
    "武市监罚〔2021〕97号、武市监罚[2021]97号、武市监罚【2021】97号、武市监罚（2021）97号",
    "ß STRASSE İstanbul ΣΊΣΥΦΟΣ 가각힣 ｶﾞｷﾞ",
    "啊" * 900 + "尾",
    "".join(chr(0x4E00 + number * 7 % 20000) for number in range(17_000)) + "最后的字",
)
"""Facts that try an index: empty, metacharacters, wide and folding characters, very long ones."""
