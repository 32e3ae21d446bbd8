"""What came of a case: how it was shown, how the fine was paid, which problems were answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.clock import local_date
from registry.codes import (
    CaseOrigin,
    DisputeKind,
    DisputeOutcome,
    PauseKind,
    PaymentChannel,
    PublicityRegime,
    SpotGround,
)
from registry.database.reader import as_json
from registry.law import facts as f
from registry.queries.dossier_measures import Row, told, told_day

CHANGED = frozenset({DisputeOutcome.CHANGED, DisputeOutcome.REVOKED, DisputeOutcome.FOUND_ILLEGAL})
"""Outcomes after which what was published is withdrawn (APL Art 48)."""


def publicity(
    case: Row, shown: list[Row], steps: list[Row], disputes: tuple[f.Dispute, ...]
) -> tuple[f.Publication, ...] | None:
    """Make the disclosure after the act; None where an imported case does not tell.

    Without a text of its own, what is shown is the content of the result.
    """
    known = case["published_on"] or case["publicity_exempt_reason"]
    if not known and case["origin"] == CaseOrigin.IMPORTED:
        return None
    facts = told(steps, "publish")
    row = shown[-1] if shown else {}
    return (
        f.Publication(
            regime=PublicityRegime.of(case["publicity_regime"]),
            due_on=case["publicity_due_on"],
            published_on=case["published_on"],
            where=case["published_where"] or None,
            content=_content(case, row, facts.get("content")),
            exempt_reason=case["publicity_exempt_reason"] or None,
            shown_until=row.get("shown_until") or told_day(facts, "shown_until"),
            changed_on=changed_on(disputes),
            withdrawn_on=case["withdrawn_on"],
            withdrawal_reason=case["withdrawn_reason"] or None,
        ),
    )


def _content(case: Row, row: Row, typed: str | None) -> str | None:
    if case["published_on"] is None:
        return None
    return row.get("content") or typed or case["content"] or None


def changed_on(disputes: tuple[f.Dispute, ...]) -> date | None:
    """Return when the decision was first changed for good; an appeal keeps a judgment open."""
    appeals = [item for item in disputes if item.kind is DisputeKind.LITIGATION_APPEAL]
    days = [_final(item, appeals) for item in disputes if item.outcome in CHANGED]
    return min((day for day in days if day), default=None)


def _final(item: f.Dispute, appeals: list[f.Dispute]) -> date | None:
    if item.kind is not DisputeKind.LITIGATION_FIRST or not appeals:
        return item.served_on or item.ended_on
    upheld = [appeal for appeal in appeals if appeal.outcome is DisputeOutcome.UPHELD]
    return (upheld[-1].served_on or upheld[-1].ended_on) if upheld else None


def payment(
    case: Row,
    detail: Row | None,
    rows: dict[str, list[Row]],
    disputes: tuple[f.Dispute, ...],
) -> f.Payment | None:
    """Make the performance of a decided penalty."""
    if detail is None or case["decided_on"] is None:
        return None
    steps = rows["steps"]
    pays, deferral = told(steps, "pay"), told(steps, "defer")
    ground = pays.get("spot_ground")
    return f.Payment(
        received_on=case["served_on"],
        due_on=case["payment_due_on"],
        deferred_to=case["deferred_to"],
        deferral_applied_on=told_day(deferral, "applied_on"),
        deferral_approved_on=_day_of(steps, "defer"),
        receipts=_receipts(case, rows["payments"], steps),
        pauses=tuple(
            f.Interval(kind=PauseKind.DISPUTE, started_on=item.filed_on, ended_on=item.ended_on)
            for item in disputes
            if item.filed_on is not None
        ),
        additional_fine_fen=detail["additional_fine_fen"],
        additional_fine_on=detail["additional_fine_to"],
        collected_on_spot=detail["collected_on_spot"],
        spot_ground=SpotGround.of(ground) if ground else None,
        asked_by_party=pays.get("asked_by_party"),
    )


def _day_of(steps: list[Row], action: str) -> date | None:
    days = [local_date(step["occurred_at"]) for step in steps if step["action"] == action]
    return days[-1] if days else None


def _receipts(case: Row, payments: list[Row], steps: list[Row]) -> tuple[f.Receipt, ...] | None:
    paid = [row for row in payments if row["paid_on"] is not None and row["kind"] == "fine"]
    if not paid and case["origin"] == CaseOrigin.IMPORTED:
        return None
    return tuple(_receipt(row, steps) for row in paid)


def _receipt(row: Row, steps: list[Row]) -> f.Receipt:
    if row["channel"] != PaymentChannel.ON_SPOT:
        return f.Receipt(paid_on=row["paid_on"], amount_fen=row["amount_fen"], mode=row["channel"])
    paying = [s for s in steps if s["action"] == "pay"]
    facts: dict[str, Any] = {}
    for step in paying:
        if local_date(step["occurred_at"]) == row["paid_on"]:
            facts |= as_json(step["facts"]) or {}
    handed = told(steps, "turn_in")
    return f.Receipt(
        paid_on=row["paid_on"],
        amount_fen=row["amount_fen"],
        mode=row["channel"],
        official=facts.get("official"),
        landed_on=told_day(handed, "landed_on"),
        turned_in_on=told_day(handed, "turned_in_on"),
        banked_on=told_day(handed, "banked_on"),
    )
