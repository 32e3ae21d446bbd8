"""Execution: the additional fine for late payment (EX02)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from registry.codes import ReviewPoint, SanctionKind
from registry.i18n import msg
from registry.law import calendar
from registry.law.checks.base import Context, check
from registry.law.checks.findings import Fen
from registry.law.checks.scope import NOT_DECIDED, penalised, penalty_case
from registry.law.deadlines import payment_due
from registry.law.reading import amount_of, is_decided, spans

if TYPE_CHECKING:
    from registry.law.calendar import Span
    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.parameters import Parameter

PER_CENT = 100


class Quote(NamedTuple):
    """An additional fine as the law counts it."""

    amount_fen: int
    days: int


def additional_fine(
    fine_fen: int,
    due: date,
    until: date,
    pauses: list[Span],
    rate: Parameter,
    cap: Parameter | None,
) -> Quote:
    """Count the additional fine from the day after `due` up to `until`, pauses left out."""
    days = max((until - due).days, 0) - calendar.paused_days(due, until, pauses)
    amount = int(fine_fen * rate.decimal * days / PER_CENT)
    if cap is not None:
        amount = min(amount, int(fine_fen * cap.decimal / PER_CENT))
    return Quote(amount, days)


def fine_pauses(dossier: Dossier, as_of: date) -> list[Span]:
    """Return the spans of reconsideration, litigation and other recorded pauses."""
    disputes = [
        (dispute.filed_on, dispute.ended_on or max(as_of, dispute.filed_on))
        for dispute in dossier.disputes or ()
        if dispute.filed_on
    ]
    recorded = dossier.payment.pauses if dossier.payment else None
    return disputes + spans(recorded or (), as_of)


def _paid_late(dossier: Dossier) -> str:
    reason = penalised(penalty_case)(dossier)
    if not reason and is_decided(dossier) is False:
        return NOT_DECIDED
    sanctions = dossier.sanctions
    if not reason and sanctions is not None:
        fined = any(sanction.kind is SanctionKind.FINE for sanction in sanctions)
        return "" if fined else msg("No fine is imposed.")
    return reason


def _counted_to(dossier: Dossier) -> date | None:
    return dossier.payment.additional_fine_on if dossier.payment else None


@check(
    "EX02",
    zh="加处罚款计算正确且未超过罚款本数",
    en="The additional fine is counted right and stays within the fine",
    cites=("APL 72", "APL 73", "ACL 45"),
    point=ReviewPoint.LAW,
    applies=_paid_late,
    day_of=_counted_to,
    mend=msg("Count again: leave out reconsideration and litigation, and stop at the fine."),
)
def additional_fine_right(context: Context) -> Finding:
    """The additional fine is the daily rate on overdue days less pauses, up to the fine."""
    dossier = context.dossier
    payment = dossier.payment
    if payment is None:
        return context.missing("payment")
    if dossier.sanctions is None:
        return context.missing("sanctions")
    fine = amount_of(dossier.sanctions, SanctionKind.FINE)
    deadline = payment_due(dossier, context.parameters)
    if payment.additional_fine_fen in (None, 0):
        return _quoted(context, fine, deadline.due.on if deadline else None)
    if fine is None or deadline is None:
        return context.missing("sanctions.amount_fen" if fine is None else "payment.received_on")
    if payment.additional_fine_on is None:
        return context.missing("payment.additional_fine_on")
    context.bound_by(deadline)
    quote = _quote(context, fine, deadline.due.on, payment.additional_fine_on)
    facts: Facts = {
        "fine_fen": fine,
        "due": deadline.due.on,
        "counted_to": payment.additional_fine_on,
        "days": quote.days,
        "expected_fen": quote.amount_fen,
        "recorded_fen": payment.additional_fine_fen,
    }
    return _compare(context, payment.additional_fine_fen or 0, quote, facts)


def _quote(context: Context, fine: int, due: date, until: date) -> Quote:
    rate = context.need("payment.additional_rate")
    cap = context.find("payment.additional_cap")
    return additional_fine(fine, due, until, fine_pauses(context.dossier, until), rate, cap)


def _quoted(context: Context, fine: int | None, due: date | None) -> Finding:
    """Say what an additional fine would come to where none is recorded; it may be imposed."""
    if fine is None or due is None:
        return context.not_applicable(msg("No additional fine is recorded."))
    receipts = context.dossier.payment.receipts if context.dossier.payment else None
    paid_on = max((receipt.paid_on for receipt in receipts or ()), default=context.as_of)
    quote = _quote(context, fine, due, min(paid_on, context.as_of))
    facts: Facts = {"fine_fen": fine, "due": due, "days": quote.days, "quote_fen": quote.amount_fen}
    return context.not_applicable(
        msg("No additional fine is recorded; the law would allow {amount} yuan."),
        facts,
        amount=Fen(quote.amount_fen),
    )


def _compare(context: Context, recorded: int, quote: Quote, facts: Facts) -> Finding:
    amounts = {"recorded": Fen(recorded), "expected": Fen(quote.amount_fen)}
    if recorded > quote.amount_fen:
        return context.failed(
            msg("{recorded} yuan were added; the law allows {expected} yuan."), facts, **amounts
        )
    if recorded < quote.amount_fen:
        return context.to_judge(
            msg("{recorded} yuan were added of {expected} yuan: was the rest waived lawfully?"),
            facts,
            **amounts,
        )
    return context.passed(msg("{recorded} yuan were added, as the law counts."), facts, **amounts)
