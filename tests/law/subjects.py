"""Lawful matters other than cases: batches, the list, draws, agencies' years and the like."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from registry.codes import (
    AdjustmentKind,
    AdjustmentStage,
    DisputeKind,
    DisputeOutcome,
    SupervisionKind,
)
from registry.law.dossier import Dossier
from registry.law.draws import METHOD, draw_inspectors, draw_objects, pool_digest
from registry.law.facts import (
    Adjustment,
    AgencyYear,
    Batch,
    BatchStep,
    Dispute,
    Draw,
    DrawnInspector,
    DrawnObject,
    DrawObject,
    DrawRatio,
    Policy,
    PowerList,
    Supervision,
)
from tests.law.factories import POWER, D, at, penalty

WAY = (
    (AdjustmentStage.DRAFT, "2026-03-02", "125"),
    (AdjustmentStage.SUBMITTED, "2026-03-09", "125"),
    (AdjustmentStage.OPINIONS, "2026-03-12", "125"),
    (AdjustmentStage.LEGALITY_REVIEW, "2026-03-25", "108"),
    (AdjustmentStage.EXAMINED, "2026-04-08", "002"),
    (AdjustmentStage.APPROVED, "2026-04-15", "001"),
    (AdjustmentStage.PUBLISHED, "2026-04-22", "002"),
)
"""Steps of a lawful batch: stage, day, body."""


def change(kind: AdjustmentKind, code: str = "021250001000", **known: Any) -> Adjustment:
    """Return a change with its reason."""
    return Adjustment(kind=kind, code=code, **({"reason": "依据修订"} | known))


def batch(**known: Any) -> Dossier:
    """Return a published batch that adds one entry and cancels two."""
    usual: dict[str, Any] = {
        "number": "2026-3",
        "agency": "125",
        "stage": AdjustmentStage.PUBLISHED,
        "steps": tuple(BatchStep(stage=s, on=D(day), agency=body) for s, day, body in WAY),
        "items": (
            change(AdjustmentKind.ADD),
            change(AdjustmentKind.CANCEL, "021250002000"),
            change(AdjustmentKind.CANCEL, "021250003000"),
        ),
        "approved_on": D("2026-04-15"),
        "published_on": D("2026-04-22"),
        "opening": 2_288,
        "closing": 2_287,
    }
    return Dossier(subject="batch", ref="2026-3", region="420100", batch=Batch(**(usual | known)))


def power_list(**known: Any) -> Dossier:
    """Return a list of two entries that balances."""
    usual: dict[str, Any] = {
        "on": D("2026-06-30"),
        "entries": (POWER, replace(POWER, code="021400002000")),
        "since": D("2026-01-01"),
        "opening": 1,
        "closing": 2,
        "changes": (change(AdjustmentKind.ADD), change(AdjustmentKind.CHANGE_BASIS)),
    }
    return Dossier(
        subject="list", ref="2026-06-30", region="420100", power_list=PowerList(**(usual | known))
    )


SEED = "20260401-7"
POOL = tuple(
    DrawObject(key=f"O{number}", risk_class="A" if number < 20 else "C") for number in range(40)
)
SHARES = {"A": Decimal(3), "C": Decimal(10)}
STAFF = tuple(f"P{number}" for number in range(6))


def drawn(**known: Any) -> tuple[DrawnObject, ...]:
    """Return what the seed draws, each inspected and published in time."""
    usual: dict[str, Any] = {"result_on": D("2026-04-20"), "published_on": D("2026-05-06")}
    return tuple(
        DrawnObject(
            key=key,
            inspectors=tuple(
                DrawnInspector(person=person)
                for person in sorted(draw_inspectors(STAFF, key, SEED, 2))
            ),
            **(usual | known),
        )
        for key in sorted(draw_objects(POOL, SHARES, SEED))
    )


def draw(**known: Any) -> Dossier:
    """Return a lawful draw of three objects of forty."""
    usual: dict[str, Any] = {
        "number": "2026-140/1",
        "drawn_at": at("2026-04-01"),
        "method": METHOD,
        "seed": SEED,
        "pool_sha256": pool_digest(POOL),
        "pool": POOL,
        "staff": STAFF,
        "ratios": tuple(DrawRatio(risk_class=c, percent=p) for c, p in SHARES.items()),
        "drawn": drawn(),
    }
    return Dossier(subject="draw", ref="2026-140/1", region="420100", draw=Draw(**(usual | known)))


def agency_year(**known: Any) -> Dossier:
    """Return an agency's year with its report in time and enough reviewers."""
    usual: dict[str, Any] = {
        "year": 2025,
        "officers": 40,
        "reviewers": 2,
        "report_published_on": D("2026-01-31"),
    }
    year = AgencyYear(**(usual | known))
    return Dossier(subject="agency", ref="140/2025", region="420100", agency_year=year)


def supervision(**known: Any) -> Dossier:
    """Return an opinion of supervision that was answered on its last day."""
    usual: dict[str, Any] = {
        "kind": SupervisionKind.OPINION,
        "number": "武司监〔2026〕3号",
        "issued_on": D("2026-03-02"),
        "due_on": D("2026-04-01"),
        "reported_on": D("2026-04-01"),
    }
    document = Supervision(**(usual | known))
    return Dossier(subject="supervision", ref=document.number, supervision=(document,), disputes=())


def disputed(kind: DisputeKind = DisputeKind.RECONSIDERATION, **known: Any) -> Dossier:
    """Return a penalty with a remedy that was answered in time and upheld."""
    usual: dict[str, Any] = {
        "filed_on": D("2026-05-06"),
        "copy_received_on": D("2026-05-11"),
        "simplified": False,
        "replied_on": D("2026-05-20"),
        "outcome": DisputeOutcome.UPHELD,
        "ended_on": D("2026-07-01"),
        "served_on": D("2026-07-02"),
    }
    return penalty(disputes=(Dispute(kind=kind, **(usual | known)),))


def policy(**known: Any) -> Dossier:
    """Return a major decision that took every step."""
    usual: dict[str, Any] = {
        "title": "武汉市某重大公共政策",
        "in_catalogue": True,
        "comment_from": D("2026-03-02"),
        "comment_to": D("2026-03-31"),
        "experts_on": D("2026-04-07"),
        "risk_on": D("2026-04-09"),
        "competition_on": D("2026-04-10"),
        "legality_from": D("2026-04-13"),
        "legality_to": D("2026-04-22"),
        "discussed_on": D("2026-04-28"),
        "minutes": True,
        "decided_on": D("2026-04-28"),
        "published_on": D("2026-05-06"),
        "archived_on": D("2026-06-01"),
    }
    return Dossier(subject="policy", ref="policy:1", policy=Policy(**(usual | known)))


SUBJECTS = (
    batch(),
    power_list(),
    draw(),
    agency_year(),
    supervision(),
    policy(),
)
"""One lawful matter of each kind that is no case and no entry."""
