"""Major administrative decisions: every step of the procedure, and what a person must weigh."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.law.parameters import default_parameters
from tests.law.factories import D, examine, penalty
from tests.law.subjects import policy


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        ({}, "pass"),
        ({"in_catalogue": False}, "not_applicable"),
        ({"in_catalogue": None}, "missing"),
        ({"comment_to": D("2026-03-30")}, "judge"),
        ({"comment_from": None, "comment_to": None}, "judge"),
        ({"comment_to": None}, "missing"),
        ({"experts_on": None}, "judge"),
        ({"risk_on": None}, "judge"),
        ({"competition_on": None}, "judge"),
        ({"legality_from": None, "legality_to": None}, "fail"),
        ({"legality_to": None}, "missing"),
        ({"legality_to": D("2026-04-29")}, "fail"),
        ({"legality_from": D("2026-04-14"), "legality_to": D("2026-04-22")}, "judge"),
        ({"discussed_on": None}, "fail"),
        ({"discussed_on": D("2026-04-29")}, "fail"),
        ({"minutes": False}, "fail"),
        ({"minutes": None}, "missing"),
        ({"published_on": D("2026-05-28")}, "pass"),
        ({"published_on": D("2026-05-29")}, "fail"),
        ({"published_on": None}, "fail"),
        ({"archived_on": None}, "warn"),
    ],
)
def test_a_major_decision_takes_every_step(known: dict[str, Any], outcome: str) -> None:
    """Thirty days and seven working days are kept "as a rule" (Art 15, 26): less is weighed."""
    assert examine("DC01", policy(**known)).outcome == outcome


def test_a_decision_on_its_way_is_not_wrong_yet() -> None:
    later = ["discussed_on", "minutes", "decided_on", "published_on", "archived_on"]
    later += ["legality_from", "legality_to"]
    assert examine("DC01", policy(**dict.fromkeys(later))).outcome == "pass"
    assert examine("DC01", replace(policy(), policy=None)).outcome == "missing"
    assert examine("DC01", penalty()).outcome == "not_applicable"


def test_the_rule_binds_decisions_since_september_2019() -> None:
    assert examine("DC01", policy(decided_on=D("2019-08-31"))).outcome == "not_applicable"
    early = policy(decided_on=D("2019-09-01"), discussed_on=None)
    assert examine("DC01", early).outcome == "fail"


@pytest.mark.parametrize(("name", "value"), [("policy.comment", "31"), ("policy.legality", "8")])
def test_the_usual_periods_are_numbers_in_the_data(name: str, value: str) -> None:
    longer = default_parameters().changed(name, value)
    assert examine("DC01", policy()).outcome == "pass"
    assert examine("DC01", policy(), parameters=longer).outcome == "judge"
