"""Disputes: the reply and its evidence, who appears in court, and performance."""

from __future__ import annotations

from typing import Any

import pytest

from registry.codes import DisputeKind, DisputeOutcome
from registry.law.parameters import default_parameters
from tests.law.factories import D, examine, penalty
from tests.law.subjects import disputed

FIRST = DisputeKind.LITIGATION_FIRST
APPEAL = DisputeKind.LITIGATION_APPEAL

# CT01: ten working days, five in the simplified procedure, fifteen calendar days in court


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        ({"replied_on": D("2026-05-25")}, "pass"),
        ({"replied_on": D("2026-05-26")}, "fail"),
        ({"simplified": True, "replied_on": D("2026-05-18")}, "pass"),
        ({"simplified": True, "replied_on": D("2026-05-19")}, "fail"),
        ({"kind": FIRST, "replied_on": D("2026-05-26")}, "pass"),
        ({"kind": FIRST, "replied_on": D("2026-05-27")}, "fail"),
        ({"kind": APPEAL, "replied_on": None}, "not_applicable"),
        ({"copy_received_on": None}, "missing"),
        ({"replied_on": None}, "fail"),
        ({"replied_on": None, "ended_on": D("2026-05-15")}, "not_applicable"),
    ],
)
def test_reply_and_evidence_are_due_by_kind_and_procedure(
    known: dict[str, Any], outcome: str
) -> None:
    """The copy came on Monday 11 May 2026."""
    assert examine("CT01", disputed(**known)).outcome == outcome


@pytest.mark.parametrize(
    ("received", "replied", "outcome"),
    [
        ("2023-12-29", "2024-01-08", "pass"),
        ("2023-12-29", "2024-01-09", "fail"),
        ("2024-01-02", "2024-01-16", "pass"),
        ("2024-01-02", "2024-01-17", "fail"),
    ],
)
def test_the_ten_days_are_working_days_only_since_2024(
    received: str, replied: str, outcome: str
) -> None:
    dossier = disputed(copy_received_on=D(received), replied_on=D(replied))
    assert examine("CT01", dossier).outcome == outcome


def test_a_reply_still_possible_is_not_wrong_and_the_period_is_data() -> None:
    waiting = disputed(replied_on=None, ended_on=None, outcome=DisputeOutcome.PENDING)
    assert examine("CT01", waiting, "2026-05-25").outcome == "not_applicable"
    assert examine("CT01", waiting, "2026-05-26").outcome == "fail"
    shorter = default_parameters().changed("dispute.reply", "5")
    assert examine("CT01", disputed(), parameters=shorter).outcome == "fail"


@pytest.mark.parametrize("code", ["CT01", "CT02", "CT03"])
def test_where_no_remedy_was_sought_nothing_is_asked(code: str) -> None:
    assert examine(code, penalty()).outcome == "not_applicable"
    assert examine(code, penalty(disputes=None)).outcome == "not_applicable"


# CT02: the head, or staff with a reason, never only a lawyer


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        ({"head_attended": True}, "pass"),
        ({"head_attended": False, "staff_attended": True, "excuse": "不可抗力"}, "pass"),
        ({"head_attended": False, "staff_attended": True}, "fail"),
        ({"head_attended": False, "staff_attended": True, "head_required": False}, "judge"),
        ({"head_attended": False, "staff_attended": False}, "fail"),
        ({"head_attended": False, "excuse": "不可抗力", "lawyer_only": True}, "fail"),
        ({"head_attended": False}, "missing"),
        ({}, "missing"),
        ({"heard_on": None}, "not_applicable"),
        ({"kind": DisputeKind.RECONSIDERATION}, "not_applicable"),
        ({"kind": APPEAL, "head_attended": True}, "pass"),
    ],
)
def test_the_head_appears_or_staff_with_a_reason(known: dict[str, Any], outcome: str) -> None:
    usual: dict[str, Any] = {"kind": FIRST, "heard_on": D("2026-06-10")}
    assert examine("CT02", disputed(**(usual | known))).outcome == outcome


@pytest.mark.parametrize(("day", "outcome"), [("2020-06-30", "judge"), ("2020-07-01", "fail")])
def test_a_reason_must_be_proved_since_july_2020(day: str, outcome: str) -> None:
    dossier = disputed(FIRST, heard_on=D(day), head_attended=False, staff_attended=True)
    assert examine("CT02", dossier).outcome == outcome


# CT03: performance, a new act, and opinions

REVOKED = {"outcome": DisputeOutcome.REVOKED}


@pytest.mark.parametrize(
    ("known", "as_of", "outcome"),
    [
        ({}, "2026-11-23", "not_applicable"),
        (REVOKED, "2026-11-23", "not_applicable"),
        ({"outcome": None}, "2026-11-23", "missing"),
        (
            REVOKED | {"performance_due_on": D("2026-08-03"), "performed_on": D("2026-08-03")},
            "2026-11-23",
            "pass",
        ),
        (
            REVOKED | {"performance_due_on": D("2026-08-03"), "performed_on": D("2026-08-04")},
            "2026-11-23",
            "fail",
        ),
        (REVOKED | {"performance_due_on": D("2026-08-03")}, "2026-08-03", "not_applicable"),
        (REVOKED | {"performance_due_on": D("2026-08-03")}, "2026-08-04", "fail"),
        (REVOKED | {"performed_on": D("2026-08-31")}, "2026-11-23", "pass"),
        (REVOKED | {"performed_on": D("2026-09-01")}, "2026-11-23", "fail"),
        (
            REVOKED | {"served_on": D("2026-06-30"), "performed_on": D("2026-12-01")},
            "2026-12-31",
            "missing",
        ),
        ({"outcome": DisputeOutcome.ORDERED_TO_PERFORM, "kind": FIRST}, "2026-11-23", "missing"),
    ],
)
def test_what_was_decided_is_performed_in_time(
    known: dict[str, Any], as_of: str, outcome: str
) -> None:
    """Sixty days from 2 July end on 31 August; the rule begins with July 2026."""
    assert examine("CT03", disputed(**known), as_of).outcome == outcome


@pytest.mark.parametrize(
    ("received", "answered", "as_of", "outcome"),
    [
        ("2026-07-02", "2026-08-31", "2026-11-23", "pass"),
        ("2026-07-02", "2026-09-01", "2026-11-23", "fail"),
        ("2026-07-02", None, "2026-08-31", "not_applicable"),
        ("2026-07-02", None, "2026-09-01", "fail"),
        ("2023-12-31", None, "2026-11-23", "not_applicable"),
    ],
)
def test_an_opinion_is_answered_within_sixty_days(
    received: str, answered: str | None, as_of: str, outcome: str
) -> None:
    dossier = disputed(
        opinion_received_on=D(received), opinion_answered_on=D(answered) if answered else None
    )
    assert examine("CT03", dossier, as_of).outcome == outcome


def test_the_period_for_an_opinion_is_a_number_in_the_data() -> None:
    dossier = disputed(opinion_received_on=D("2026-07-02"), opinion_answered_on=D("2026-08-31"))
    shorter = default_parameters().changed("dispute.opinion", "30")
    assert examine("CT03", dossier, parameters=shorter).outcome == "fail"
