"""What the door wrote is read back whole: case, queue, home, status."""

from __future__ import annotations

import pytest

from registry import Registry
from registry.errors import NotFound
from registry.queries.cases import case_detail, case_id_of
from registry.queries.dashboards import home
from registry.queries.reviews import kept_findings, open_round, queue
from registry.queries.status import status
from tests.actions.stories import DECISION, Story


def test_a_case_is_read_back_with_all_that_was_recorded(city: Registry) -> None:
    story = Story(city).heard()
    story.submit()
    story.review("agree_with_changes", text="同意，注意文书用语。")
    story.step("zhouju", "decide", **DECISION)
    reader = city.read()
    detail = case_detail(reader, case_id_of(reader, "武市监罚〔2026〕1号"))
    assert detail.row.ref == story.ref
    assert detail.power_code == "021310001000"
    assert [step.action for step in detail.steps][-3:] == [
        "submit_review",
        "decide_review",
        "decide",
    ]
    assert detail.steps[0].officers == ("李强", "王敏")
    assert [(line.kind, line.amount_fen) for line in detail.sanctions] == [("fine", 6_000_000)]
    assert detail.three_systems["review_status"] == "passed"
    assert detail.reviews[0].reviewer == "陈静"
    assert len(detail.reviews[0].points) == 9
    assert {document.kind for document in detail.documents} >= {"filing_form", "decision"}
    assert detail.ledger_entries == len(detail.steps)


def test_the_queue_holds_what_was_submitted_until_it_is_decided(city: Registry) -> None:
    story = Story(city).heard()
    story.submit()
    reader = city.read()
    assert [row.ref for row in queue(reader, city.actor("chenjing"))] == [story.ref]
    assert queue(reader, city.actor("outsider")) == ()
    case_id = case_id_of(reader, story.ref)
    kept = kept_findings(reader, open_round(reader, case_id))
    assert {finding.code for finding in kept} >= {"ST02", "LR01", "PN06"}
    story.review()
    assert queue(reader, city.actor("chenjing")) == ()
    with pytest.raises(NotFound):
        open_round(reader, case_id)


def test_home_shows_what_is_due_within_reach(city: Registry) -> None:
    story = Story(city)
    story.open(
        "liqiang",
        "measure",
        "approve_measure",
        "031310001000",
        at="2026-11-01",
        measure="seize",
        approver="zhouju",
        cause="经营超过保质期的食品",
        facts="货架上有超过保质期的面粉。",
    )
    story.step(
        "liqiang",
        "carry_out",
        at="2026-11-02",
        certificates_shown=True,
        rights_told=True,
        party_present=True,
        ends_on="2026-11-25",
        sealed=True,
    )
    reader, today = city.read(), city.clock.today()
    story.step("gongshi", "exempt", reason="涉及商业秘密")
    own = home(reader, city.actor("liqiang"), today)
    assert [(item.kind, item.days_left, item.case.ref) for item in own.items] == [
        ("lift", 2, story.ref)
    ]
    assert (own.overdue, own.due_this_week) == (0, 1)
    late = home(reader, city.actor("liqiang"), today.replace(month=11, day=26))
    assert [(item.kind, item.days_left) for item in late.items] == [("lift", -1)]
    assert late.overdue == 1
    assert home(reader, city.actor("outsider"), today.replace(month=12, day=3)).items == ()


def test_status_counts_what_is_there(city: Registry) -> None:
    Story(city).filed()
    found = status(city.read(), city.clock.today())
    assert found["entries"] == 3
    assert (found["cases"], found["penalties"], found["ledger"]) == (1, 1, 1)
    assert found["demo"] is True


def test_an_unknown_reference_names_the_nearest(city: Registry) -> None:
    story = Story(city).filed()
    wrong = story.ref[:-1] + "9"
    with pytest.raises(NotFound, match=story.ref):
        case_id_of(city.read(), wrong)
