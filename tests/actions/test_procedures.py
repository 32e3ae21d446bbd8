"""Every step of every procedure can be recorded through the door, and its facts are read back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from registry import Registry
from registry.actions.steps import DETAILS, NEW_ROWS
from registry.errors import ClosedGate
from registry.law.dossier import Dossier
from registry.law.procedures import PROCEDURES, Action, ProcedureTable
from registry.law.ruleset import default_ruleset
from registry.models.cases import Case, Step
from registry.models.evidence import Document, Hearing, Service
from registry.queries.cases import case_id_of
from registry.queries.dossiers import load_dossier
from registry.queries.language import parse_query
from registry.queries.next_steps import deadlines
from registry.queries.search import search
from tests.actions.stories import ACT, DECISION, Story

D = date.fromisoformat
ACTIONS = [(table, action) for table in PROCEDURES.values() for action in table.actions]
IDS = [f"{table.procedure}-{action.name}" for table, action in ACTIONS]
TABLES: dict[str, type[SQLModel]] = {
    "case": Case,
    "step": Step,
    "document": Document,
    "service": Service,
    "hearing": Hearing,
    **{kind.value: detail for kind, detail in DETAILS.items()},
    **NEW_ROWS,
    **{f"last_{name}": model for name, model in NEW_ROWS.items()},
}
HEADS = [
    {"name": "张伟", "post": "副局长", "view": "同意罚款六万元。"},
    {"name": "周局", "post": "局长", "view": "同意。"},
]


def _dossier(city: Registry, story: Story) -> Dossier:
    reader = city.read()
    return load_dossier(reader, case_id_of(reader, story.ref))


def _case(city: Registry, story: Story, columns: str) -> tuple[Any, ...]:
    row = city.read().row(f"SELECT {columns} FROM cases WHERE ref = :ref", {"ref": story.ref})  # noqa: S608
    assert row is not None
    return tuple(row)


@pytest.mark.parametrize(("table", "action"), ACTIONS, ids=IDS)
def test_every_field_goes_into_a_column_that_there_is(
    table: ProcedureTable, action: Action
) -> None:
    places = [field.into for field in action.fields if "." in field.into]
    for place in (*places, *action.sets, *action.signs, *(name for name, _value in action.fixed)):
        name, _dot, column = place.partition(".")
        if name != "sanctions":
            assert column in sa.inspect(TABLES[name]).columns, (table.procedure, place)


def _decided(city: Registry, **more: Any) -> Story:
    story = Story(city).notified(complex=False, **more)
    story.step("zhouju", "decide", at="2026-10-20", **DECISION)
    return story


def _served(city: Registry) -> Story:
    story = _decided(city)
    story.step("liqiang", "serve", at="2026-10-21", method="direct")
    return story


def test_a_suspended_case_goes_on_only_when_it_is_resumed(city: Registry) -> None:
    story = Story(city).notified(complex=False)
    story.step("zhouju", "suspend", at="2026-10-13", reason="需等待检验结论")
    with pytest.raises(ClosedGate, match="suspended"):
        story.step("zhouju", "decide", at="2026-10-20", **DECISION)
    with pytest.raises(ClosedGate, match="excluded already"):
        story.step("zhouju", "suspend", at="2026-10-14", reason="再次中止")
    story.step("zhouju", "resume", at="2026-10-19")
    (pause,) = _dossier(city, story).exclusions or ()
    assert (pause.kind, pause.started_on, pause.ended_on) == (
        "suspension",
        D("2026-10-13"),
        D("2026-10-19"),
    )
    assert story.step("zhouju", "decide", at="2026-10-20", **DECISION).stage == "decided"


def test_a_span_left_open_ends_where_it_is_said_to(city: Registry) -> None:
    story = Story(city).filed()
    with pytest.raises(ClosedGate, match="No period is excluded"):
        story.step("liqiang", "end_exclusion", at="2026-09-20")
    story.step(
        "liqiang", "exclude", at="2026-09-10", kind="test", from_on="2026-09-10", reason="送检"
    )
    story.step("liqiang", "end_exclusion", at="2026-09-21")
    (pause,) = _dossier(city, story).exclusions or ()
    assert pause.ended_on == D("2026-09-21")


def test_the_period_of_a_case_is_extended_by_its_head(city: Registry) -> None:
    """APL Art 60 with SAMR's rule: ninety days and thirty more."""
    story = Story(city).filed()
    story.step("zhouju", "extend", at="2026-11-20", days=30, reason="案情复杂")
    (extension,) = _dossier(city, story).extensions or ()
    assert (extension.days, extension.approved_on) == (30, D("2026-11-20"))
    assert extension.approver
    assert str(_case(city, story, "due_on")[0]) == "2027-01-04"


def test_evidence_registered_in_advance_is_dealt_with(city: Registry) -> None:
    story = Story(city).filed()
    with pytest.raises(ClosedGate, match="No evidence is registered"):
        story.step("liqiang", "dispose_evidence", at="2026-09-10", disposal="退还")
    story.step(
        "liqiang", "register_evidence", at="2026-09-08", items="面粉三袋", approved_on="2026-09-08"
    )
    story.step("liqiang", "dispose_evidence", at="2026-09-11", disposal="退还")
    (kept,) = _dossier(city, story).registrations or ()
    assert (kept.disposed_on, kept.disposal) == (D("2026-09-11"), "退还")


def test_a_serious_case_is_discussed_by_the_heads_before_it_is_decided(city: Registry) -> None:
    """APL Art 57: minutes, the view of each head, the chief last."""
    story = Story(city).notified(complex=False, serious=True)
    with pytest.raises(ClosedGate, match="discuss it together"):
        story.step("zhouju", "decide", at="2026-10-20", **DECISION)
    talk = {"minutes": "会议认为事实清楚。", "chief": "周局"}
    with pytest.raises(ClosedGate, match="at least 2 heads"):
        story.step("zhouju", "discuss", at="2026-10-19", views=HEADS[:1] * 2, **talk)
    story.step("zhouju", "discuss", at="2026-10-19", views=HEADS, **talk)
    decision = _dossier(city, story).decision
    assert decision is not None
    assert [view.name for view in decision.views or ()] == ["张伟", "周局"]
    assert (decision.chief, decision.discussed_on) == ("周局", D("2026-10-19"))
    assert story.step("zhouju", "decide", at="2026-10-20", **DECISION).stage == "decided"


def test_instalments_and_the_additional_fine_are_read_back(city: Registry) -> None:
    """APL Art 66, 72."""
    story = _served(city)
    parts = [{"due_on": "2026-11-30", "amount": 30000}, {"due_on": "2026-12-31", "amount": 30000}]
    story.step("zhouju", "defer", at="2026-11-02", deferred_to="2026-12-31", instalments=parts)
    story.step("liqiang", "additional_fine", at="2026-11-20", amount="1800")
    payment = _dossier(city, story).payment
    assert payment is not None
    assert [part.amount_fen for part in payment.instalments or ()] == [3_000_000] * 2
    assert payment.receipts == ()
    assert (payment.additional_fine_fen, payment.additional_fine_on) == (180_000, D("2026-11-20"))


def test_a_decision_that_fell_is_withdrawn_reopened_and_made_anew(city: Registry) -> None:
    """APL Art 48, 75; ARR Art 58."""
    story = _served(city)
    story.step("gongshi", "publish", at="2026-10-22", where="信用武汉")
    with pytest.raises(ClosedGate, match="stands"):
        story.step("zhouju", "reopen", at="2026-11-02", reason="重新作出")
    story.step(
        "liqiang", "file_dispute", at="2026-10-26", kind="reconsideration", filed_on="2026-10-26"
    )
    story.step("liqiang", "reply_dispute", at="2026-10-30")
    story.step(
        "liqiang", "end_dispute", at="2026-11-02", outcome="revoked", decided_on="2026-11-02"
    )
    with pytest.raises(ClosedGate, match="No remedy is pending"):
        story.step("liqiang", "reply_dispute", at="2026-11-03")
    with pytest.raises(ClosedGate, match="changed, revoked or found illegal on 2026-11-02"):
        story.step("gongshi", "mend_publication", at="2026-11-03", content="x", reason="y")
    with pytest.raises(ClosedGate, match="already published"):
        story.step("zhouju", "reopen", at="2026-11-03", reason="重新作出")
    story.step("gongshi", "withdraw_publication", at="2026-11-03", reason="复议撤销")
    assert story.step("zhouju", "reopen", at="2026-11-04", reason="重新作出").stage == "filed"
    assert _case(city, story, "decided_on, outcome, publicity_status") == (None, None, "withdrawn")
    story.step("liqiang", "investigate", at="2026-11-05", outcome="penalty", **_weight())
    with pytest.raises(ClosedGate, match="prior notice has not been served"):
        story.step("zhouju", "decide", at="2026-11-06", **DECISION)


def _weight() -> dict[str, Any]:
    return {"public_interest": False, "major_rights": True, "complex": False}


def test_what_an_agency_changes_itself_is_not_shown(city: Registry) -> None:
    story = _served(city)
    story.step("zhouju", "change_decision", at="2026-11-02", change="revoked", reason="认定有误")
    with pytest.raises(ClosedGate, match="revoked or found illegal on 2026-11-02"):
        story.step("gongshi", "publish", where="信用武汉")
    decision = _dossier(city, story).decision
    assert decision is not None
    assert (decision.change, decision.changed_on) == ("revoked", D("2026-11-02"))


def test_what_is_shown_can_be_mended_and_is_taken_down_in_the_end(city: Registry) -> None:
    story = _served(city)
    story.step("gongshi", "publish", at="2026-10-22", where="信用武汉", content="旧文")
    story.step("gongshi", "mend_publication", at="2026-10-23", content="新文", reason="隐去姓名")
    (shown,) = _dossier(city, story).publicity or ()
    assert shown.content == "新文"
    story.step("gongshi", "end_publication", at="2026-11-20")
    (shown,) = _dossier(city, story).publicity or ()
    assert shown.ended_on == D("2026-11-20")
    assert _case(city, story, "publicity_status") == ("ended",)
    with pytest.raises(ClosedGate, match="period in which it was to be shown is over"):
        story.step("gongshi", "publish", where="信用武汉")


def test_a_warning_alone_is_not_published_in_market_regulation(city: Registry) -> None:
    """SAMR Order 45 Art 2."""
    story = Story(city).filed()
    story.step(
        "liqiang",
        "investigate",
        at="2026-10-09",
        outcome="penalty",
        sanctions=[{"kind": "warning"}],
        **_weight(),
    )
    story.step("liqiang", "notify", at="2026-10-12", proposed_content="拟警告。", **ON_NOTICE)
    story.step("zhouju", "decide", at="2026-10-20", **DECISION)
    story.step("liqiang", "serve", at="2026-10-21", method="direct")
    with pytest.raises(ClosedGate, match="warning alone is not published"):
        story.step("gongshi", "publish", where="信用武汉")


ON_NOTICE: dict[str, Any] = {"rights_told": True, "hearing_right_told": False}


def test_a_hearing_that_the_party_leaves_ends(city: Registry) -> None:
    """APL Art 64 (6)."""
    story = Story(city).notified(complex=False)
    story.step("liqiang", "request_hearing", at="2026-10-14")
    story.step("liqiang", "accept_hearing", at="2026-10-15")
    place = {"hearing_on": "2026-10-29", "place": "江汉区新华路", "host": "gongshi"}
    story.step("liqiang", "notice_hearing", at="2026-10-15", **place)
    done = story.step("liqiang", "end_hearing", at="2026-10-29", reason="无正当理由未到场")
    assert done.stage == "notified"
    hearing = _dossier(city, story).hearing
    assert hearing is not None
    assert (hearing.waived, hearing.attended, hearing.held_on) == (True, False, None)


def test_a_withdrawn_request_for_a_hearing_is_read_back(city: Registry) -> None:
    story = Story(city).notified(complex=False)
    story.step("liqiang", "request_hearing", at="2026-10-14")
    story.step("liqiang", "withdraw_hearing", at="2026-10-16")
    hearing = _dossier(city, story).hearing
    assert hearing is not None
    assert hearing.withdrawn_on == D("2026-10-16")


def test_a_heavy_fine_on_the_spot_needs_the_ordinary_procedure(city: Registry) -> None:
    """APL Art 51, 58: what the proposal does not show, the decision does."""
    story = Story(city)
    story.open(
        "liqiang",
        "summary",
        "find",
        "021310001000",
        at="2026-11-20",
        certificates_shown=True,
        **ACT,
    )
    story.step("liqiang", "tell", at="2026-11-20", rights_told=True)
    heavy = [{"kind": "fine", "amount": "150000"}]
    with pytest.raises(ClosedGate, match="change the procedure"):
        story.step("liqiang", "decide_on_spot", at="2026-11-20", sanctions=heavy, sealed=True)
    done = story.step("liqiang", "terminate", at="2026-11-20", reason="首次轻微违法，已教育")
    assert done.stage == "terminated"


def test_a_heavier_decision_than_was_proposed_needs_a_review(city: Registry) -> None:
    """APL Art 58; 118 (十二)."""
    story = Story(city).notified(complex=False)
    heavy = [{"kind": "fine", "amount": "150000"}]
    with pytest.raises(ClosedGate, match="Legal review is required"):
        story.step("zhouju", "decide", at="2026-10-20", sanctions=heavy, **DECISION)


def test_what_is_paused_is_listed_and_keeps_no_last_day(city: Registry) -> None:
    story = Story(city).filed()
    assert str(_case(city, story, "due_on")[0]) == "2026-12-02"
    story.step("zhouju", "suspend", at="2026-09-14", reason="需等待检验结论")
    assert _case(city, story, "due_on, due_kind") == (None, None)
    today = city.clock.today()
    paused = parse_query("deadline:paused", today)
    assert [row.ref for row in search(city.read(), paused).rows] == [story.ref]
    (due,) = deadlines(_dossier(city, story), today, default_ruleset())
    assert due.paused
    story.step("zhouju", "resume", at="2026-09-23")
    assert search(city.read(), paused).rows == ()
    assert str(_case(city, story, "due_on")[0]) == "2026-12-14"  # ten days more end on a Saturday


def test_a_decided_case_is_not_paused_by_a_span_left_open(city: Registry) -> None:
    story = Story(city).notified(complex=False)
    span = {"kind": "test", "from_on": "2026-10-12", "reason": "送检"}
    story.step("liqiang", "exclude", at="2026-10-13", **span)
    story.step("zhouju", "decide", at="2026-10-20", **DECISION)
    found = search(city.read(), parse_query("deadline:paused", city.clock.today()))
    assert found.rows == ()
