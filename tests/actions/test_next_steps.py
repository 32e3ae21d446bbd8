"""What is offered next: open steps for those who may, and why the others are closed."""

from __future__ import annotations

import pytest

from registry import Registry
from registry.queries.dossiers import load_dossier
from registry.queries.next_steps import deadlines, findings, next_steps
from registry.queries.rulesets import ruleset
from registry.views import ActionView
from tests.actions.stories import Story


def _offered(city: Registry, story: Story, who: str) -> dict[str, ActionView]:
    reader = city.read()
    row = reader.row("SELECT id, agency_id FROM cases WHERE ref = :ref", {"ref": story.ref})
    assert row is not None
    dossier = load_dossier(reader, row[0])
    return {
        step.name: step for step in next_steps(dossier, row[1], city.actor(who), ruleset(reader))
    }


def test_the_decision_is_closed_until_the_review_passed_and_says_why(city: Registry) -> None:
    story = Story(city).heard()
    assert "Legal review is required" in _offered(city, story, "zhouju")["decide"].why_not
    story.submit()
    assert _offered(city, story, "chenjing")["decide_review"].open
    story.review()
    assert _offered(city, story, "zhouju")["decide"].open


@pytest.mark.parametrize("who", ["liqiang", "gongshi"])
def test_a_step_for_another_role_is_shown_closed(city: Registry, who: str) -> None:
    story = Story(city).heard()
    step = _offered(city, story, who)["decide"]
    assert not step.open
    assert "approver" in step.why_not


def test_the_open_deadline_of_a_filed_case_is_its_decision(city: Registry) -> None:
    """APL Art 60: ninety calendar days from filing."""
    story = Story(city).filed()
    reader = city.read()
    dossier = load_dossier(reader, reader.value("SELECT id FROM cases"))
    (due,) = deadlines(dossier, city.clock.today(), ruleset(reader))
    assert (due.kind, due.due_on.isoformat(), due.days_left) == ("decide", "2026-12-02", 9)
    assert due.statute
    assert story.ref


def test_findings_are_worded_with_their_articles(city: Registry) -> None:
    Story(city).heard()
    reader = city.read()
    dossier = load_dossier(reader, reader.value("SELECT id FROM cases"))
    answers = findings(dossier, city.clock.today(), ruleset(reader))
    found = {finding.code: finding for finding in answers}
    assert found["ST02"].outcome == "pass"
    assert found["LR01"].basis[0].article == "58"
    assert not [finding for finding in found.values() if finding.outcome == "fail"]
