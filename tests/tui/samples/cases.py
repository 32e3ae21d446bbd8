"""Cases of a small register, in a few kinds and stages."""

from __future__ import annotations

from datetime import date

from registry.law.procedures import procedure_table
from registry.views import (
    ActionView,
    CaseDetail,
    CaseRow,
    DeadlineView,
    DocumentView,
    EvidenceView,
    OfficerView,
    SanctionView,
    StepView,
)
from tests.tui.samples.law import APL_57, APL_61, at
from tests.tui.samples.reviews import REVIEW
from tui.records import CaseFile

AGENCIES = ("市市场监管局", "市生态环境局", "市应急管理局")
PARTIES = ("江汉区好味餐饮店", "武汉鲜达食品有限公司", "水果湖建材有限公司", "武汉江城物流有限公司")
STAGES = ("filed", "investigated", "notified", "decided", "served", "performed", "closed")


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


STEPS = (
    StepView(1, "file", "filed", "start", at(9, 2), ("李强", "王敏"), "", "立案审批表", {}),
    StepView(
        2,
        "gather",
        "filed",
        "evidence",
        at(9, 4),
        ("李强", "王敏"),
        "解放大道 1 号",
        "检查笔录一份，抽样两批",
        {},
        ("检录〔2026〕12号",),
    ),
    StepView(
        3, "investigate", "investigated", "evidence", at(10, 9), ("李强",), "", "调查终结报告", {}
    ),
    StepView(
        4,
        "notify",
        "notified",
        "decision",
        at(10, 21),
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
