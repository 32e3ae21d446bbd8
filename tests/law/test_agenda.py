"""Short periods that a single act starts are deadlines too, until they are met."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import DisputeKind, DocumentKind, MeasureKind
from registry.law.agenda import DueKind, next_deadline, open_deadlines
from registry.law.dossier import Dossier
from registry.law.facts import Dispute, Document, Interval, Publication, Registration, Service
from registry.law.parameters import default_parameters
from tests.law.factories import D, penalty, seizure

TODAY = D("2026-11-23")


def due(dossier: Dossier, kind: DueKind) -> list[str]:
    found = open_deadlines(dossier, default_parameters(), TODAY)
    return [item.due_on.isoformat() for item in found if item.kind is kind]


def shown(withdrawn: str | None = None, changed: str | None = "2026-11-18") -> Dossier:
    publication = Publication(
        published_on=D("2026-04-02"),
        changed_on=D(changed) if changed else None,
        withdrawn_on=D(withdrawn) if withdrawn else None,
    )
    return penalty(publicity=(publication,))


def held(disposed: str | None = None) -> Dossier:
    kept = Registration(
        registered_on=D("2026-11-18"), disposed_on=D(disposed) if disposed else None
    )
    return penalty(registrations=(kept,))


def disputed(kind: DisputeKind, **known: Any) -> Dossier:
    usual: dict[str, Any] = {"kind": kind, "copy_received_on": D("2026-11-18")}
    return penalty(disputes=(Dispute(**(usual | known)),))


def frozen(served: str | None = None) -> Dossier:
    service = Service(served_on=D(served)) if served else None
    decision = Document(kind=DocumentKind.MEASURE_DECISION, service=service)
    return seizure({"kind": MeasureKind.FREEZE, "lifted_on": None}, documents=(decision,))


@pytest.mark.parametrize(
    ("dossier", "kind", "days"),
    [
        (shown(), DueKind.WITHDRAW, ["2026-11-23"]),  # three working days, APL Art 48
        (shown("2026-11-20"), DueKind.WITHDRAW, []),
        (shown(changed=None), DueKind.WITHDRAW, []),
        (held(), DueKind.DISPOSE, ["2026-11-27"]),  # seven working days, APL Art 56
        (held("2026-11-20"), DueKind.DISPOSE, []),
        (disputed(DisputeKind.RECONSIDERATION), DueKind.REPLY, ["2026-12-02"]),
        (disputed(DisputeKind.RECONSIDERATION, simplified=True), DueKind.REPLY, ["2026-11-25"]),
        (disputed(DisputeKind.LITIGATION_FIRST), DueKind.REPLY, ["2026-12-03"]),
        (disputed(DisputeKind.LITIGATION_FIRST, replied_on=TODAY), DueKind.REPLY, []),
        (frozen("2026-04-07"), DueKind.HAND_OVER, []),
    ],
)
def test_what_one_act_starts_is_due_until_it_is_done(
    dossier: Dossier, kind: DueKind, days: list[str]
) -> None:
    assert due(dossier, kind) == days


def test_a_freezing_decision_is_to_reach_the_party() -> None:
    """ACL Art 31: three working days."""
    assert len(due(frozen(), DueKind.HAND_OVER)) == 1


def test_a_paused_period_is_listed_and_not_kept() -> None:
    pause = Interval(started_on=D("2026-03-10"))
    case = penalty(stage="filed", decision=None, sanctions=None, exclusions=(pause,))
    case = replace(case, publicity=None)
    (listed,) = open_deadlines(case, default_parameters(), TODAY)
    assert listed.paused
    assert next_deadline(case, default_parameters(), TODAY) is None
