"""TR01: a suspected crime goes to the police by a team, in days and hours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import DecisionOutcome, Stage
from registry.law.dossier import Dossier
from registry.law.facts import Decision, Transfer
from registry.law.parameters import default_parameters
from tests.law.factories import D, at, entry, examine, inspection, penalty


def handed(**known: Any) -> Dossier:
    """Return a transfer: reported on Monday 9 March 2026, decided on the 12th, sent on the 13th."""
    usual: dict[str, Any] = {
        "to": "武汉市公安局",
        "crime": True,
        "team": 2,
        "reported_on": D("2026-03-09"),
        "decided_at": at("2026-03-12", 10),
        "approved": True,
        "sent_at": at("2026-03-13", 10),
        "police_filed_on": D("2026-03-16"),
        "items_handed_on": D("2026-03-19"),
    }
    return penalty(stage=Stage.TRANSFERRED, decision=None, transfer=Transfer(**(usual | known)))


GONE: dict[str, Any] = {"decision": None, "stage": Stage.TRANSFERRED}
REFUSED: dict[str, Any] = {"approved": False, "sent_at": None, "police_filed_on": None}


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (handed(), "2026-11-23", "pass"),
        (handed(team=1), "2026-11-23", "fail"),
        (handed(team=None), "2026-11-23", "missing"),
        (handed(decided_at=at("2026-03-13", 9)), "2026-11-23", "fail"),
        (handed(decided_at=None), "2026-03-12", "pass"),
        (handed(decided_at=None), "2026-11-23", "missing"),
        (handed(reported_on=None), "2026-11-23", "missing"),
        # the text says days, not working days; on a last day off a person decides
        (handed(reported_on=D("2026-03-11"), decided_at=at("2026-03-14", 9)), "2026-11-23", "pass"),
        (
            handed(
                reported_on=D("2026-03-11"),
                decided_at=at("2026-03-16", 9),
                sent_at=at("2026-03-16", 10),
            ),
            "2026-11-23",
            "judge",
        ),
        (handed(sent_at=at("2026-03-13", 10, 1)), "2026-11-23", "fail"),
        (handed(sent_at=None), "2026-11-23", "missing"),
        (handed(items_handed_on=D("2026-03-20")), "2026-11-23", "fail"),
        (handed(items_handed_on=None), "2026-03-19", "pass"),
        (handed(items_handed_on=None), "2026-03-20", "missing"),
        (handed(police_filed_on=None, items_handed_on=None), "2026-11-23", "pass"),
        (handed(**REFUSED, refusal_reason="达不到追诉标准"), "2026-11-23", "judge"),
        (handed(**REFUSED, refusal_reason=" "), "2026-11-23", "fail"),
        (handed(**REFUSED), "2026-11-23", "missing"),
        (handed(crime=False, team=1), "2026-11-23", "not_applicable"),
        (handed(crime=None), "2026-11-23", "missing"),
        (penalty(**GONE), "2026-11-23", "missing"),
        (
            penalty(
                decision=Decision(outcome=DecisionOutcome.TRANSFER, decided_on=D("2026-04-01"))
            ),
            "2026-11-23",
            "missing",
        ),
        (handed(reported_on=D("2020-08-06"), team=1), "2026-11-23", "not_applicable"),
        (handed(reported_on=D("2020-08-07"), team=1), "2026-11-23", "fail"),
        (penalty(), "2026-11-23", "not_applicable"),
        (inspection(), "2026-11-23", "not_applicable"),
        (entry(), "2026-11-23", "not_applicable"),
    ],
)
def test_a_suspected_crime_goes_to_the_police_in_time(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """Order 310 Art 5 and 12."""
    assert examine("TR01", dossier, as_of).outcome == outcome


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("transfer.team", "3"),
        ("transfer.decide", "2"),
        ("transfer.send", "23"),
        ("transfer.items", "2"),
    ],
)
def test_each_number_of_a_transfer_is_a_parameter(name: str, value: str) -> None:
    stricter = default_parameters().changed(name, value)
    assert examine("TR01", handed(), parameters=stricter).outcome == "fail"


def test_the_number_of_officers_may_exceed_two() -> None:
    (dossier,) = (handed(team=5),)
    assert examine("TR01", replace(dossier, region="420100")).outcome == "pass"
