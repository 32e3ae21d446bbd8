"""Inspections of enterprises: approval, notice, yearly cap, merging and the result told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import (
    CaseOrigin,
    CaseSource,
    InspectionKind,
    InspectionResult,
    PartyKind,
    Procedure,
    Stage,
)
from registry.law.dossier import Dossier
from registry.law.facts import Nearby, Party
from registry.law.parameters import default_parameters
from tests.law.factories import D, at, examine, inspection, penalty


def inspected(matter: dict[str, Any] | None = None, **known: Any) -> Dossier:
    """Return the lawful inspection, changed in what it records."""
    lawful = inspection()
    assert lawful.inspection
    changed: dict[str, Any] = {"inspection": replace(lawful.inspection, **known)}
    return inspection(**(changed | (matter or {})))


# IN01: approval, notice, plan or clue


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        ({}, "pass"),
        ({"approved_at": at("2026-03-09")}, "pass"),
        ({"approved_at": at("2026-03-09", 10)}, "fail"),
        ({"approved_at": at("2026-03-09", 10), "emergency": True}, "pass"),
        ({"approved_at": None}, "fail"),
        ({"noticed_on": D("2026-03-09")}, "pass"),
        ({"noticed_on": D("2026-03-10")}, "fail"),
        ({"noticed_on": None}, "fail"),
        ({"noticed_on": None, "unannounced": True}, "pass"),
        ({"plan_no": None}, "missing"),
        ({"plan_no": None, "kind": InspectionKind.CASE}, "judge"),
        ({"inspected_at": None}, "missing"),
        ({"kind": None}, "missing"),
    ],
)
def test_an_inspection_is_approved_announced_and_founded(
    known: dict[str, Any], outcome: str
) -> None:
    assert examine("IN01", inspected(**known)).outcome == outcome


def test_what_an_imported_record_does_not_tell_is_missing_not_wrong() -> None:
    imported = {"origin": CaseOrigin.IMPORTED}
    assert examine("IN01", inspected(imported, approved_at=None)).outcome == "missing"
    assert examine("IN01", inspected(imported, noticed_on=None)).outcome == "missing"


def test_an_inspection_off_site_needs_no_notice_and_a_clue_replaces_the_plan() -> None:
    remote = {"procedure": Procedure.OFF_SITE}
    assert examine("IN01", inspected(remote, noticed_on=None)).outcome == "pass"
    tip = {"source": CaseSource.COMPLAINT}
    led = inspected(tip, plan_no=None, kind=InspectionKind.CASE)
    assert examine("IN01", led).outcome == "pass"


@pytest.mark.parametrize("code", ["IN01", "IN02", "IN04"])
def test_the_rules_bind_inspections_of_enterprises_since_their_publication(code: str) -> None:
    before = inspected(
        inspected_at=at("2025-01-02"), approved_at=at("2025-01-03"), cap=0, signed=False
    )
    after = inspected(
        inspected_at=at("2025-07-01"), approved_at=at("2025-07-02"), cap=0, signed=False
    )
    assert examine(code, before).outcome == "not_applicable"
    assert examine(code, after).outcome == "fail"
    person = {"party": Party(kind=PartyKind.NATURAL_PERSON)}
    assert examine(code, inspected(person, cap=0, signed=False)).outcome == "not_applicable"
    assert examine(code, penalty()).outcome == "not_applicable"
    planned = inspected({"stage": Stage.APPROVED}, inspected_at=None)
    assert examine(code, planned).outcome == "not_applicable"


# IN02: the yearly cap


@pytest.mark.parametrize(
    ("known", "source", "outcome"),
    [
        ({"count": 2}, None, "pass"),
        ({"count": 3}, None, "fail"),
        ({"count": 3}, CaseSource.SITE_CHECK, "fail"),
        ({"count": 3}, CaseSource.COMPLAINT, "judge"),
        ({"count": 3, "kind": InspectionKind.CASE}, None, "fail"),
        ({"count": 3, "kind": InspectionKind.SPECIAL}, None, "not_applicable"),
        ({"count": None}, None, "missing"),
        ({"cap": None, "cap_published_on": None}, None, "missing"),
        ({"kind": None}, None, "missing"),
    ],
)
def test_an_agency_keeps_its_yearly_cap(
    known: dict[str, Any], source: CaseSource | None, outcome: str
) -> None:
    assert examine("IN02", inspected({"source": source}, **known)).outcome == outcome


@pytest.mark.parametrize(
    ("day", "shown", "outcome"),
    [
        ("2025-06-19", "2025-06-20", "not_applicable"),
        ("2025-06-20", "2025-06-20", "fail"),
        ("2025-06-30", None, "not_applicable"),
        ("2025-07-01", None, "fail"),
    ],
)
def test_a_cap_binds_from_its_publication_or_the_day_it_was_due(
    day: str, shown: str | None, outcome: str
) -> None:
    since = D(shown) if shown else None
    third = inspected(inspected_at=at(day), count=3, cap_published_on=since)
    assert examine("IN02", third).outcome == outcome


def test_which_inspections_count_is_a_number_in_the_data() -> None:
    third = inspected(count=3)
    numbers = default_parameters()
    fewer = numbers.changed("inspection.capped", "case")
    assert examine("IN02", third, parameters=fewer).outcome == "not_applicable"
    clue = inspected({"source": CaseSource.COMPLAINT}, count=3)
    none = numbers.changed("inspection.beyond_cap", "media")
    assert examine("IN02", clue).unconfirmed
    assert examine("IN02", clue, parameters=none).outcome == "fail"


# IN03: inspections that could be one


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2026-02-06", "pass"),
        ("2026-02-07", "warn"),
        ("2026-03-08", "warn"),
        ("2026-03-09", "pass"),
        ("2026-04-08", "warn"),
        ("2026-04-09", "pass"),
    ],
)
def test_inspections_within_thirty_days_are_worth_merging(day: str, outcome: str) -> None:
    """A joint check of the same day is merged already; the span is not confirmed locally."""
    other = Nearby(ref="JC-2", agency="125", inspected_on=D(day))
    finding = examine("IN03", inspected(nearby=(other,)))
    assert finding.outcome == outcome
    assert finding.unconfirmed


def test_the_span_of_merging_is_a_number_in_the_data() -> None:
    other = Nearby(ref="JC-2", agency="125", inspected_on=D("2026-02-06"))
    longer = default_parameters().changed("inspection.merge_within", "31")
    assert examine("IN03", inspected(nearby=(other,)), parameters=longer).outcome == "warn"
    assert examine("IN03", inspected(nearby=None)).outcome == "missing"


# IN04: result told, signed, followed up

ORDERED = {"result": InspectionResult.ORDERED, "correct_by": D("2026-04-01")}


@pytest.mark.parametrize(
    ("known", "stage", "as_of", "outcome"),
    [
        ({}, Stage.RESULT_TOLD, "2026-11-23", "pass"),
        ({"told_on": None}, Stage.INSPECTED, "2026-11-23", "pass"),
        ({"told_on": None}, Stage.CLOSED, "2026-11-23", "fail"),
        ({"told_on": None}, None, "2026-11-23", "missing"),
        ({"signed": False}, Stage.CLOSED, "2026-11-23", "fail"),
        ({"signed": None}, Stage.CLOSED, "2026-11-23", "missing"),
        ({"result": None}, Stage.CLOSED, "2026-11-23", "missing"),
        (
            {"result": InspectionResult.NOT_FOUND, "told_on": None},
            Stage.CLOSED,
            "2026-11-23",
            "not_applicable",
        ),
        (ORDERED, Stage.CORRECTING, "2026-04-01", "pass"),
        (ORDERED, Stage.CORRECTING, "2026-04-02", "warn"),
        (ORDERED, Stage.CLOSED, "2026-04-02", "fail"),
        (ORDERED | {"rechecked_on": D("2026-04-03")}, Stage.CLOSED, "2026-11-23", "pass"),
        (ORDERED | {"correct_by": None}, Stage.CORRECTING, "2026-11-23", "missing"),
        (ORDERED | {"correct_by": None}, Stage.INSPECTED, "2026-11-23", "pass"),
    ],
)
def test_the_party_is_told_and_problems_are_followed_up(
    known: dict[str, Any], stage: Stage | None, as_of: str, outcome: str
) -> None:
    assert examine("IN04", inspected({"stage": stage}, **known), as_of).outcome == outcome
