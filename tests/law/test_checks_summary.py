"""PN03, PN04: the on-the-spot decision, its filing, and the way of appeal it names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import DecisionOutcome, DocumentElement, Sector, Stage
from registry.law.dossier import Dossier
from registry.law.facts import Decision, Document, Service, Step
from registry.law.parameters import default_parameters
from tests.law.factories import D, at, examine, inspection, penalty, spot_document, summary

POLICE = Sector.PUBLIC_SECURITY
FULL = spot_document().elements or ()


def spot(**known: Any) -> Dossier:
    return summary(documents=(spot_document(**known),))


def without(part: DocumentElement) -> tuple[DocumentElement, ...]:
    return tuple(element for element in FULL if element is not part)


def filed(day: str | None, hour: int = 9, **known: Any) -> Dossier:
    steps = (Step(action="report_decision", at=at(day, hour)),) if day else ()
    return summary(steps=steps, **known)


DECIDED = Decision(outcome=DecisionOutcome.PENALTY, decided_on=D("2026-04-01"))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (summary(), "pass"),
        (spot(elements=without(DocumentElement.FACTS)), "fail"),
        (spot(elements=without(DocumentElement.SANCTION_BASIS)), "fail"),
        (spot(elements=without(DocumentElement.TIME_PLACE)), "fail"),
        (spot(elements=without(DocumentElement.REMEDIES)), "fail"),
        (spot(elements=without(DocumentElement.AGENCY_DATE)), "fail"),
        (spot(elements=without(DocumentElement.PERFORMANCE)), "pass"),  # Art 52 does not ask for it
        (spot(elements=None), "missing"),
        (spot(number=None), "missing"),
        (spot(signed=False), "fail"),
        (spot(signed=None), "missing"),
        (spot(service=None), "missing"),
        (spot(service=Service(on_the_spot=False)), "fail"),
        (spot(service=Service(served_on=D("2026-04-01"))), "pass"),
        (spot(service=Service(served_on=D("2026-04-02"))), "fail"),
        (spot(service=Service()), "missing"),
        (summary(documents=()), "fail"),
        (summary(documents=None), "missing"),
        (summary(steps=None), "missing"),
        (summary(decision=None, stage=Stage.TOLD), "not_applicable"),
        (penalty(), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_the_form_is_complete_and_handed_over(dossier: Dossier, outcome: str) -> None:
    assert examine("PN03", dossier).outcome == outcome


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        # no period in the law itself: two working days are a value not confirmed, hence a warning
        (filed("2026-04-03"), "pass"),
        (filed("2026-04-04"), "warn"),
        (filed(None), "warn"),
        # public security: twenty-four hours, counted from the hour of the decision
        (filed("2026-04-02", 10, sector=POLICE), "pass"),
        (filed("2026-04-02", 11, sector=POLICE), "fail"),
        (filed(None, sector=POLICE), "fail"),
    ],
)
def test_the_decision_is_filed_with_the_agency(dossier: Dossier, outcome: str) -> None:
    assert examine("PN03", dossier).outcome == outcome


def test_hours_from_an_unknown_hour_end_on_the_next_day() -> None:
    dayless = (replace(spot_document(), issued_at=None, issued_on=D("2026-04-01")),)
    late = filed("2026-04-03", sector=POLICE, documents=dayless)
    assert examine("PN03", filed("2026-04-02", 15, sector=POLICE, documents=dayless)).outcome == (
        "pass"
    )
    assert examine("PN03", late).outcome == "fail"


def test_a_decision_that_may_still_be_filed_waits() -> None:
    assert examine("PN03", filed(None), as_of="2026-04-03").outcome == "not_applicable"
    assert examine("PN03", filed(None), as_of="2026-04-04").outcome == "warn"


def test_another_period_of_filing_changes_the_finding() -> None:
    numbers = default_parameters().changed("summary.filing", "1")
    assert examine("PN03", filed("2026-04-03"), parameters=numbers).outcome == "warn"


def test_police_decisions_need_not_name_the_remedies() -> None:
    known = {"sector": POLICE, "steps": filed("2026-04-02").steps}
    document = spot_document(elements=without(DocumentElement.REMEDIES))
    assert examine("PN03", summary(documents=(document,), **known)).outcome == "pass"


def appeal(told: bool | None, decided: str = "2026-04-01") -> Dossier:
    decision = replace(DECIDED, decided_on=D(decided))
    documents: tuple[Document, ...] = (spot_document(reconsideration_first=told),)
    return summary(documents=documents, decision=decision)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (appeal(True), "pass"),
        (appeal(False), "fail"),
        (appeal(None), "missing"),
        (appeal(False, "2023-12-31"), "not_applicable"),
        (appeal(False, "2024-01-01"), "fail"),
        (summary(documents=()), "fail"),
        (summary(documents=None), "missing"),
        (penalty(), "not_applicable"),
    ],
)
def test_since_2024_reconsideration_comes_first(dossier: Dossier, outcome: str) -> None:
    """A text that offers a suit within six months is wrong for on-the-spot penalties."""
    assert examine("PN04", dossier).outcome == outcome
