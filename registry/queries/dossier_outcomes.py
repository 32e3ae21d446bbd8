"""What came of a case: how it was shown, how the fine was paid, which problems were answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.clock import local_date
from registry.codes import (
    CaseOrigin,
    DisputeOutcome,
    PauseKind,
    PaymentChannel,
    PublicityRegime,
    SpotGround,
)
from registry.database.reader import as_json
from registry.law import facts as f
from registry.law.standing import changed_on
from registry.queries.dossier_measures import Row, day_taken, told, told_day


def publicity(
    case: Row, shown: list[Row], steps: list[Row], disputes: tuple[f.Dispute, ...]
) -> tuple[f.Publication, ...] | None:
    """Make the disclosure after the act; None where an imported case does not tell.

    Without a text of its own, what is shown is the content of the result.
    """
    case = _as_of_the_decision(case)
    known = case["published_on"] or case["publicity_exempt_reason"]
    if not known and case["origin"] == CaseOrigin.IMPORTED:
        return None
    facts, mended = told(steps, "publish"), told(steps, "mend_publication").get("content")
    own = own_change(steps)
    since = case["decided_on"]
    days = (changed_on(disputes, since), own[1] if own else None)
    row = shown[-1] if shown else {}
    return (
        f.Publication(
            regime=PublicityRegime.of(case["publicity_regime"]),
            due_on=case["publicity_due_on"],
            published_on=case["published_on"],
            where=case["published_where"] or None,
            content=_content(case, row, facts.get("content"), mended),
            exempt_reason=case["publicity_exempt_reason"] or None,
            shown_until=row.get("shown_until") or told_day(facts, "shown_until"),
            changed_on=min((day for day in days if day and _since(day, since)), default=None),
            ended_on=day_taken(steps, "end_publication"),
            withdrawn_on=case["withdrawn_on"],
            withdrawal_reason=case["withdrawn_reason"] or None,
        ),
    )


def _as_of_the_decision(case: Row) -> Row:
    """Leave out what was shown of an earlier decision of a reopened case."""
    decided, withdrawn = case["decided_on"], case["withdrawn_on"]
    if decided is None or withdrawn is None or withdrawn >= decided:
        return case
    return {**case, "published_on": None, "withdrawn_on": None, "withdrawn_reason": ""}


def _since(day: date, first: date | None) -> bool:
    return first is None or day >= first


def own_change(steps: list[Row]) -> tuple[DisputeOutcome, date] | None:
    """Return what the agency itself made of its decision, and when."""
    day = day_taken(steps, "change_decision")
    change = told(steps, "change_decision").get("change")
    return (DisputeOutcome.of(change), day) if day and change else None


def _content(case: Row, row: Row, typed: str | None, mended: str | None) -> str | None:
    if case["published_on"] is None:
        return None
    return mended or row.get("content") or typed or case["content"] or None


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
        deferral_approved_on=day_taken(steps, "defer"),
        instalments=tuple(
            f.Instalment(due_on=row["due_on"], amount_fen=row["amount_fen"])
            for row in rows["payments"]
            if row["paid_on"] is None and row["due_on"] is not None
        )
        or None,
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
