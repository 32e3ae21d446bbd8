"""The parts of a penalty that its steps tell: recusals, defence, leniency, departures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.clock import local_date
from registry.codes import (
    CaseKind,
    CaseOrigin,
    DecisionOutcome,
    DisputeOutcome,
    LeniencyGround,
    Procedure,
)
from registry.database.reader import as_json
from registry.law import facts as f
from registry.law.citations import day_or_none
from registry.queries.dossier_measures import told
from registry.queries.dossier_outcomes import own_change

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PenaltyParts:
    """What only penalties have."""

    recusals: tuple[f.Recusal, ...] | None = None
    defence: f.Defence | None = None
    sparing: f.Sparing | None = None
    departure: f.Departure | None = None
    views: tuple[f.View, ...] | None = None
    chief: str | None = None
    change: tuple[DisputeOutcome, date] | None = None
    """What the agency itself made of its decision, and when."""


def penalty_parts(
    case: Row, detail: Row | None, steps: list[Row], officers: list[Row]
) -> PenaltyParts:
    """Make the parts of a penalty; what an imported case does not tell stays unknown."""
    if case["kind"] != CaseKind.PENALTY or detail is None:
        return PenaltyParts()
    native = case["origin"] != CaseOrigin.IMPORTED
    talked = told(steps, "discuss")
    return PenaltyParts(
        recusals=_recusals(steps, officers, native),
        defence=_defence(case, detail, steps, native),
        sparing=_sparing(case, detail, steps),
        departure=_departure(detail, steps) if native else None,
        views=tuple(f.View(**view) for view in talked.get("views") or ()) or None,
        chief=talked.get("chief"),
        change=own_change(steps),
    )


def _steps(steps: list[Row], action: str) -> list[Row]:
    return [step for step in steps if step["action"] == action]


def _recusals(steps: list[Row], officers: list[Row], native: bool) -> tuple[f.Recusal, ...] | None:
    """Read the head's decisions, and officers who left the case without one on record."""
    decided = [_recusal(step) for step in _steps(steps, "recuse")]
    known = {recusal.person for recusal in decided}
    left = [
        f.Recusal(person=str(row["c.officer_id"]), decided_on=row["c.to_on"], granted=True)
        for row in officers
        if row["c.recused"] and str(row["c.officer_id"]) not in known
    ]
    return (*decided, *left) if native or decided or left else None


def _recusal(step: Row) -> f.Recusal:
    kept = as_json(step["facts"]) or {}
    return f.Recusal(
        person=str(kept.get("officer", "")),
        asked_on=day_or_none(kept.get("asked_on") or ""),
        reason=step["note"] or None,
        decided_on=local_date(step["occurred_at"]),
        decided_by=str(step["officer_id"]) if step["officer_id"] else None,
        granted=kept.get("granted"),
    )


def _defence(case: Row, detail: Row, steps: list[Row], native: bool) -> f.Defence | None:
    if case["procedure"] != Procedure.ORDINARY:
        return None
    stated = _steps(steps, "defend")
    made = bool(stated or detail["defence_text"])
    if not made and not native:
        return None
    return f.Defence(
        made=made,
        made_on=local_date(stated[0]["occurred_at"]) if stated else None,
        text=detail["defence_text"] or None,
        reviewed_on=detail["defence_reviewed_on"],
        review=detail["defence_review"] or None,
    )


def _sparing(case: Row, detail: Row, steps: list[Row]) -> f.Sparing | None:
    if case["outcome"] != DecisionOutcome.NO_PENALTY:
        return None
    decided = _steps(steps, "decide")
    kept = (as_json(decided[-1]["facts"]) or {}) if decided else {}
    item = detail["list_item_id"]
    return f.Sparing(
        grounds=tuple(LeniencyGround.of(code) for code in detail["leniency_grounds"] or ()),
        list_item=str(item) if item is not None else None,
        conditions=kept.get("conditions") or None,
        history_checked=kept.get("history_checked"),
        educated=kept.get("educated"),
    )


def _departure(detail: Row, steps: list[Row]) -> f.Departure:
    approved = _steps(steps, "approve_departure")
    step = approved[-1] if approved else None
    return f.Departure(
        approved=step is not None,
        reason=(step and step["note"]) or detail["discretion_reason"] or None,
        approved_on=local_date(step["occurred_at"]) if step else None,
        filed=bool(step and step["note"]),
    )
