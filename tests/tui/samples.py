"""A small register in memory: enough of everything for the screens to be seen and tried."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from registry import codes
from registry.clock import local_instant
from registry.law.procedures import procedure_table
from registry.views import (
    ActionView,
    Actor,
    CaseDetail,
    CaseRow,
    Citation,
    DeadlineView,
    DocumentView,
    DueItem,
    EvidenceView,
    FindingView,
    HomeView,
    OfficerView,
    PowerDetail,
    PowerRow,
    ReviewView,
    SanctionRange,
    SanctionView,
    StepView,
    TierView,
)
from tui.records import CaseFile, Person

TODAY = date(2026, 11, 23)
PARTIES = ("江汉区好味餐饮店", "武汉鲜达食品有限公司", "水果湖建材有限公司", "武汉江城物流有限公司")
AGENCIES = ("市市场监管局", "市生态环境局", "市应急管理局")
STAGES = ("filed", "investigated", "notified", "decided", "served", "performed", "closed")
APL_57 = Citation(
    "行政处罚法",
    "第五十七条",
    "调查终结，行政机关负责人应当对调查结果进行审查，根据不同情况分别作出决定。",
    "When the investigation is over, the head examines its result and decides.",
    level="law",
    in_force_from=date(2021, 7, 15),
)
APL_61 = Citation(
    "行政处罚法",
    "第六十一条",
    "决定书应当在宣告后当场交付当事人；当事人不在场的，七日内送达。",
    "The decision is handed over at once, or served within seven working days.",
    level="law",
    in_force_from=date(2021, 7, 15),
)
FSL_124 = Citation(
    "食品安全法",
    "第一百二十四条第一款",
    "生产经营致病性微生物等污染物质含量超过标准限量的食品的，没收违法所得并处罚款。",
    "Food with pollutants above the limits: confiscation of the gains and a fine.",
    level="law",
    in_force_from=date(2025, 12, 1),
)
ACTOR = Actor(
    account_id=1,
    username="zhangwei",
    name="张伟",
    officer_id=1,
    agency_id=1,
    agency_name="市市场监管局",
    roles=frozenset({"officer"}),
    agency_scope=None,
)


def case_row(number: int) -> CaseRow:
    """Return the case of that number."""
    kind = ("penalty", "penalty", "inspection", "coercion")[number % 4]
    stage = STAGES[number % len(STAGES)]
    decided = date(2026, 11, 18) if stage in STAGES[3:] else None
    return CaseRow(
        id=number,
        ref=f"P-2026-{number:05d}",
        kind=kind,
        procedure="ordinary" if kind == "penalty" else "on_site",
        stage=stage,
        party=PARTIES[number % len(PARTIES)],
        credit_code="91420103MA4KXAMP1X",
        agency=AGENCIES[number % len(AGENCIES)],
        power="对生产经营污染物质超标食品的处罚",
        document_no=f"武市监罚〔2026〕{number}号" if decided else None,
        filed_on=date(2026, 9, 2),
        decided_on=decided,
        fine_fen=5_000_000 if decided and kind == "penalty" else 0,
        review_status=("not_required", "pending", "passed", "returned")[number % 4],
        publicity_status=("not_due", "due", "published")[number % 3],
        due_on=date(2026, 11, 27),
        due_kind="serve",
    )


def power_row(number: int) -> PowerRow:
    """Return the entry of that number."""
    return PowerRow(
        id=number,
        code=f"42010000{number:04d}",
        name=f"对生产经营污染物质超标食品的处罚（{number}）",
        kind=list(codes.PowerKind)[number % 10].value,
        agency=AGENCIES[number % len(AGENCIES)],
        domain="食品",
        version=2,
        status="active",
        valid_from=date(2025, 12, 1),
        valid_to=None,
        synthetic=bool(number % 2),
    )


def power(number: int) -> PowerDetail:
    """Return all about the entry of that number."""
    row = power_row(number)
    older = PowerRow(
        id=row.id + 5000,
        code=row.code,
        name=row.name,
        kind=row.kind,
        agency=row.agency,
        domain=row.domain,
        version=1,
        status="active",
        valid_from=date(2021, 7, 15),
        valid_to=date(2025, 11, 30),
        synthetic=row.synthetic,
    )
    return PowerDetail(
        row=row,
        name_en="Penalty for food with pollutants above the limits",
        agency_code="SJ01",
        level="city",
        nature="statutory",
        source="statutory",
        duties=("公示办案依据、程序和救济渠道。", "依法送达行政处罚决定书。"),
        accountability=("对不符合法定条件的相对人实施处罚的。",),
        remedies="六十日内申请行政复议，或者六个月内提起行政诉讼。",
        statutory_days=90,
        promised_days=60,
        day_kind="calendar",
        charges=False,
        fee_basis="",
        supervision_phone="027-12345",
        flags=(),
        bases=(FSL_124,),
        sanctions=(
            SanctionRange("fine", 5_000_000, 10_000_000, None, None, None, "货值不足一万元"),
            SanctionRange("fine", None, None, "10", "20", "goods_value", "货值一万元以上"),
        ),
        measures=("seal", "seize"),
        tiers=(
            TierView(1, 1, "从轻", "初次违法且货值较小", 5_000_000, 6_500_000, None, None),
            TierView(2, 2, "一般", "无从轻从重情节", 6_500_000, 8_500_000, None, None),
        ),
        list_items=(("lighter", "初次销售且及时召回", "未造成危害后果"),),
        versions=(row, older),
        recent_cases=(case_row(3), case_row(5)),
        case_count=214,
    )


def _at(month: int, day: int) -> datetime:
    return local_instant(date(2026, month, day), time(10, 30))


STEPS = (
    StepView(1, "file", "filed", "start", _at(9, 2), ("李强", "王敏"), "", "立案审批表", {}),
    StepView(
        2,
        "gather",
        "filed",
        "evidence",
        _at(9, 4),
        ("李强", "王敏"),
        "解放大道 1 号",
        "检查笔录一份，抽样两批",
        {},
        ("检录〔2026〕12号",),
    ),
    StepView(
        3, "investigate", "investigated", "evidence", _at(10, 9), ("李强",), "", "调查终结报告", {}
    ),
    StepView(
        4,
        "notify",
        "notified",
        "decision",
        _at(10, 21),
        ("李强",),
        "",
        "",
        {},
        ("武市监罚告〔2026〕97号",),
    ),
)
ACTIONS = (
    ActionView(
        "decide", "Decide", True, "", APL_57, "decided", sets_deadline="serve within 7 working days"
    ),
    ActionView("defend", "Record statement and defence", True, "", APL_57, ""),
    ActionView(
        "serve",
        "Serve the decision",
        False,
        "The decision has not been made yet.",
        APL_61,
        "served",
    ),
)


def case_file(number: int) -> CaseFile:
    """Return the case of that number with periods and steps."""
    row = case_row(number)
    detail = CaseDetail(
        row=row,
        revision=7,
        origin="generated",
        source="site_check",
        sector="market",
        agency_id=1,
        party_id=4,
        party_kind="legal_person",
        power_code="420100000097",
        power_version=2,
        cause="生产经营污染物质超标食品案",
        facts="2026年9月4日，执法人员检查时发现当事人销售的鲜牛蛙经抽检恩诺沙星不合格，货值一千余元。",
        basis_text="食品安全法第一百二十四条第一款",
        content="没收违法所得，罚款 50000 元。",
        act_from=date(2026, 8, 30),
        act_to=date(2026, 9, 1),
        act_place="江汉区解放大道 1 号",
        discovered_on=date(2026, 9, 1),
        outcome="penalty",
        served_on=None,
        closed_on=None,
        confiscated_fen=120_400,
        three_systems={
            "publicity_status": row.publicity_status,
            "publicity_regime": "market",
            "publicity_rights_told": True,
            "publicity_due_on": date(2026, 11, 27),
            "record_complete": False,
            "text_record_start": True,
            "text_record_evidence": True,
            "av_required": True,
            "av_present": True,
            "av_seconds": 2530,
            "review_status": row.review_status,
            "review_triggers": ["rights_after_hearing"],
        },
        detail={"rights_told_on": date(2026, 10, 21), "proposed_fine_fen": 5_000_000},
        officers=(
            OfficerView(1, "李强", "handler", "42010012345", date(2024, 1, 1), date(2028, 12, 31)),
            OfficerView(2, "王敏", "assistant", "42010012346", date(2024, 1, 1), None),
        ),
        sanctions=(
            SanctionView("fine", 5_000_000, ""),
            SanctionView("confiscate_gains", 120_400, "违法所得"),
        ),
        steps=STEPS,
        documents=(
            DocumentView(
                1,
                "prior_notice",
                "武市监罚告〔2026〕97号",
                "行政处罚告知书",
                date(2026, 10, 21),
                True,
                "direct",
                date(2026, 10, 21),
                "陈某",
                "你单位销售的鲜牛蛙经抽检不合格……拟罚款 50000 元。",
            ),
        ),
        evidence=(
            EvidenceView(
                1,
                "site_record",
                "现场检查笔录",
                "a" * 64,
                20480,
                "application/pdf",
                date(2026, 9, 4),
            ),
        ),
        recordings=(
            EvidenceView(
                2, "audio_visual", "现场检查录像", "b" * 64, 1_048_576, "video/mp4", None, 2530
            ),
        ),
        reviews=(REVIEW,),
        linked=(case_row(2),),
        ledger_entries=31,
    )
    return CaseFile(
        detail=detail,
        deadlines=(
            DeadlineView("serve", date(2026, 11, 27), "行政处罚法", "第六十一条", 4, "working"),
        ),
        actions=ACTIONS,
        titles={action.name: action.title for action in procedure_table("ordinary").actions},
        articles={"file": APL_57, "notify": APL_57, "decide": APL_57},
        path=("clue", "filed", "investigated", "notified", "decided", "served", "closed"),
    )


REVIEW = ReviewView(
    id=1,
    round=1,
    triggers=("rights_after_hearing",),
    submitted_at=_at(11, 20),
    submitted_by="刘洋",
    dossier_digest="7f3a" + "0" * 60,
    reviewer="",
    opinion=None,
    opinion_text="",
    decided_at=None,
    points=(),
)
FINDINGS = (
    FindingView(
        "PL03",
        "Power in force",
        "pass",
        "void",
        "subject",
        "The entry was in force on the date of the act.",
        "",
        (APL_57,),
        {"act_from": "2026-08-30"},
    ),
    FindingView(
        "HR01",
        "Hearing notice",
        "fail",
        "major",
        "procedure",
        "Notice was given 5 working days before the hearing; 7 are needed.",
        "Hold the hearing anew after proper notice.",
        (APL_61,),
        {"noticed_on": "2026-10-28", "held_on": "2026-11-04"},
        ({"name": "hearing.notice_days", "value": 7, "unit": "wd", "from": "2021-07-15"},),
        id=2,
    ),
    FindingView(
        "PN01",
        "Limitation",
        "judge",
        "void",
        "facts",
        "Harm to life or health would extend the term from two years to five.",
        "",
        (APL_57,),
        {"harm": None},
        id=3,
    ),
    FindingView(
        "PN09",
        "Fine within range",
        "pass",
        "void",
        "law",
        "The fine lies within the statutory range.",
        "",
        (FSL_124,),
        {"fine": "50000.00"},
    ),
)
PASSWORD = "correct horse battery"  # noqa: S105  # of the sample register
PEOPLE = (
    Person(1, "zhangwei", "张伟", ("officer",), "市市场监管局"),
    Person(2, "chenjing", "陈静", ("reviewer",), "市司法局"),
    Person(3, "zhou", "周海", ("approver",), "市市场监管局"),
)


def _due(number: int, kind: str, left: int) -> DueItem:
    return DueItem(
        case_row(number), kind, TODAY + timedelta(days=left), left, "行政处罚法", "第六十一条"
    )


HOME = HomeView(
    due_today=1,
    due_this_week=3,
    overdue=2,
    waiting_reviews=2,
    items=(
        _due(3, "publish", -2),
        _due(7, "lift", -1),
        _due(4, "decide", 0),
        _due(5, "serve", 4),
        _due(6, "publish", 4),
    ),
    reviews=(case_row(1), case_row(5)),
    drafts=((1, "open:ordinary:file", "", _at(11, 20)),),
    week={
        "filed": (3, 4, 9, 4, 1, 11, 6),
        "decided": (1, 3, 4, 4, 2, 1, 7),
        "published": (4, 4, 3, 1, 7, 2, 8),
    },
)
