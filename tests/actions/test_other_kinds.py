"""Inspections and coercive measures through the door, and what follows from them."""

from __future__ import annotations

from datetime import date

import pytest

from registry import Registry
from registry.errors import ClosedGate, InvalidInput
from tests.actions.stories import ACT, Story

ITEM = {"name": "面粉", "quantity": "3", "unit": "袋", "value": "180.00"}
CARRIED_OUT = {
    "certificates_shown": True,
    "rights_told": True,
    "party_present": True,
    "ends_on": "2026-12-20",
    "items": [ITEM],
    "sealed": True,
    "recordings": [{"purpose": "seize", "seconds": 900, "sha256": "ab" * 32, "complete": True}],
}


def _inspected(city: Registry, result: str = "filed") -> Story:
    story = Story(city)
    story.open(
        "liqiang",
        "on_site",
        "approve",
        "061310001000",
        at="2026-11-18",
        kind="daily",
        items="食品经营",
        approver="zhouju",
    )
    story.step(
        "liqiang", "notify_inspection", at="2026-11-19", frequency_told=True, method="direct"
    )
    story.step(
        "liqiang",
        "inspect",
        at="2026-11-20",
        certificates_shown=True,
        rights_told=True,
        result=result,
        facts="发现三袋超过保质期的面粉。",
        signed=True,
    )
    return story


def test_an_inspection_leads_to_a_penalty_that_names_it(city: Registry) -> None:
    inspection = _inspected(city)
    inspection.step("liqiang", "tell_result", at="2026-11-20", method="direct")
    penalty = Story(city)
    penalty.open(
        "liqiang",
        "ordinary",
        "file",
        "021310001000",
        source="site_check",
        approver="zhouju",
        source_case=inspection.ref,
        **ACT,
    )
    source = city.read().value(
        "SELECT s.ref FROM cases c JOIN cases s ON s.id = c.source_case_id WHERE c.ref = :ref",
        {"ref": penalty.ref},
    )
    assert source == inspection.ref


def test_an_inspection_is_due_for_publication_after_twenty_working_days(city: Registry) -> None:
    """118 (六)."""
    story = _inspected(city)
    row = city.read().row(
        "SELECT publicity_status, publicity_due_on, due_kind FROM cases WHERE ref = :ref",
        {"ref": story.ref},
    )
    assert row is not None
    assert row[0] == "due"
    assert str(row[1]) == date(2026, 12, 18).isoformat()
    assert row[2] == "publish"


def test_a_measure_counts_down_until_it_is_lifted(city: Registry) -> None:
    """ACL Art 25: thirty calendar days; Art 28: then it is lifted."""
    story = Story(city)
    facts = {"cause": ACT["cause"], "facts": ACT["facts"]}
    story.open(
        "liqiang",
        "measure",
        "approve_measure",
        "031310001000",
        at="2026-11-20",
        measure="seize",
        approver="zhouju",
        **facts,
    )
    story.step("liqiang", "carry_out", at="2026-11-20", **CARRIED_OUT)
    query = "SELECT due_kind, due_on, av_required, av_present FROM cases WHERE ref = :ref"
    row = city.read().row(query, {"ref": story.ref})
    assert row is not None
    assert (row[0], bool(row[2]), bool(row[3])) == ("publish", True, True)
    story.step("gongshi", "publish", where="信用武汉")
    row = city.read().row(query, {"ref": story.ref})
    assert row is not None
    assert (row[0], str(row[1])) == ("lift", "2026-12-20")
    story.step("liqiang", "lift", disposal="returned", method="direct")
    assert (
        city.read().value("SELECT due_kind FROM cases WHERE ref = :ref", {"ref": story.ref}) is None
    )


def test_what_is_published_is_not_published_twice(city: Registry) -> None:
    story = _inspected(city)
    story.step("liqiang", "tell_result", at="2026-11-20", method="direct")
    story.step("gongshi", "publish", where="信用武汉")
    with pytest.raises(ClosedGate, match="already published"):
        story.step("gongshi", "publish", where="信用武汉")
    story.step("gongshi", "withdraw_publication", reason="决定已变更")
    status = city.read().value(
        "SELECT publicity_status FROM cases WHERE ref = :ref", {"ref": story.ref}
    )
    assert status == "withdrawn"


def test_a_step_cannot_lie_in_the_future(city: Registry) -> None:
    story = _inspected(city)
    with pytest.raises(InvalidInput, match="lies in the future"):
        story.step("liqiang", "tell_result", at="2026-12-01", method="direct")
