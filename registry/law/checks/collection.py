"""Paying a fine: by when, through whom, and when an officer may collect it on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import PaymentChannel, ReviewPoint, SanctionKind, Sector, Severity, SpotGround
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.findings import Fen
from registry.law.checks.scope import NOT_DECIDED, penalised, penalty_case
from registry.law.deadlines import payment_due, received_on
from registry.law.reading import amount_of, decided_on, is_decided, is_summary

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.deadlines import Deadline
    from registry.law.dossier import Dossier
    from registry.law.facts import Payment, Receipt

LAWFUL = frozenset({PaymentChannel.BANK, PaymentChannel.ELECTRONIC})
"""Ways of payment that keep decision and collection apart."""

NOT_FINED = msg("No fine is imposed.")
NOT_ON_SPOT = msg("Nothing was collected on the spot.")
NOTHING_PAID = msg("Nothing was paid yet.")


def _fined(dossier: Dossier) -> str:
    reason = penalised(penalty_case)(dossier)
    if not reason and is_decided(dossier) is False:
        return NOT_DECIDED
    if reason or dossier.sanctions is None:
        return reason
    fined = any(sanction.kind is SanctionKind.FINE for sanction in dossier.sanctions)
    return "" if fined else NOT_FINED


@check(
    "EX01",
    zh="缴款期限为收到决定之日起十五日，延期分期经申请和批准",
    en="The days to pay are those of the law; deferral was applied for and approved",
    cites=("APL 66", "APL 67", "APL2017 46"),
    point=ReviewPoint.PROCEDURE,
    applies=_fined,
    day_of=received_on,
    mend=msg("State the days that the law gives, or approve a deferral on application."),
)
def days_to_pay(context: Context) -> Finding:
    """The decision leaves the days of the law; more only by deferral; a late payer is noted."""
    dossier = context.dossier
    payment = dossier.payment
    if payment is None or received_on(dossier) is None:
        return context.missing("payment" if payment is None else "payment.received_on")
    context.need("payment.period")
    deadline = payment_due(dossier, context.parameters)
    if deadline is None:
        return context.missing("payment.received_on")
    context.bound_by(deadline)
    facts: Facts = {
        "received_on": deadline.started_on,
        "due": deadline.due.on,
        "stated": payment.due_on,
        "deferred_to": payment.deferred_to,
    }
    if payment.deferred_to is not None:
        wrong = _deferral(context, payment, facts)
        if wrong is not None:
            return wrong
    elif payment.due_on is not None and not _as_the_law(deadline, payment.due_on):
        return context.failed(
            msg("The decision sets {stated} as the last day to pay; by law it is {due}."),
            facts,
            stated=payment.due_on,
            due=deadline.due.on,
        )
    return _paid(context, payment, deadline, facts)


def _as_the_law(deadline: Deadline, stated: date) -> bool:
    """Accept the last day with or without rolling over a day off."""
    plain = deadline.parameters[0].end(deadline.started_on).on
    return plain <= stated <= deadline.due.on


def _deferral(context: Context, payment: Payment, facts: Facts) -> Finding | None:
    approved, applied = payment.deferral_approved_on, payment.deferral_applied_on
    facts |= {"applied_on": applied, "approved_on": approved}
    if approved is None:
        return context.missing("payment.deferral_approved_on", facts=facts)
    if payment.deferred_to and approved > payment.deferred_to:
        return context.failed(
            msg("Deferred to {until}, yet approved only on {approved}."),
            facts,
            until=payment.deferred_to,
            approved=approved,
        )
    if applied and applied > approved:
        return context.failed(
            msg("Deferral was approved on {approved}, before it was applied for on {applied}."),
            facts,
            approved=approved,
            applied=applied,
        )
    return None


def _paid(context: Context, payment: Payment, deadline: Deadline, facts: Facts) -> Finding:
    fine = amount_of(context.dossier.sanctions or (), SanctionKind.FINE)
    if context.dossier.sanctions is None or fine is None:
        return context.missing("sanctions.amount_fen", facts=facts)
    if payment.receipts is None:
        return context.missing("payment.receipts", facts=facts)
    due = deadline.due.on
    in_time = sum(item.amount_fen for item in payment.receipts if item.paid_on <= due)
    facts |= {"fine_fen": fine, "paid_in_time_fen": in_time}
    if in_time >= fine:
        return context.passed(msg("Paid in time, by {due}."), facts, due=due)
    if context.as_of <= due:
        return context.not_applicable(msg("The fine can be paid until {due}."), facts, due=due)
    return context.warned(
        msg("{paid} of {fine} yuan were paid by {due}: the party was late."),
        facts,
        paid=Fen(in_time),
        fine=Fen(fine),
        due=due,
    )


def _on_spot(dossier: Dossier) -> str:
    if _fined(dossier) or dossier.payment is None:
        return _fined(dossier)
    return NOT_ON_SPOT if dossier.payment.collected_on_spot is False else ""


@check(
    "EX03",
    zh="当场收缴符合法定情形，出具专用票据并按时缴交",
    en="On-spot collection was allowed, receipted and handed on in time",
    cites=("APL 68", "APL 69", "APL 70", "APL 71", "APL2017 47", "APL2017 50"),
    point=ReviewPoint.PROCEDURE,
    applies=_on_spot,
    day_of=decided_on,
    mend=msg("Hand the money to the bank at once; where collection was not allowed, give it back."),
)
def collected_on_spot_lawfully(context: Context) -> Finding:
    """Small fines, hard collection or remote places only; official receipt; two spans of days."""
    payment = context.dossier.payment
    if payment is None or payment.collected_on_spot is None:
        return context.missing("payment" if payment is None else "payment.collected_on_spot")
    allowed = _allowed(context, payment)
    if allowed is not None:
        return allowed
    taken = [item for item in payment.receipts or () if item.mode in (None, PaymentChannel.ON_SPOT)]
    if not taken:
        return context.missing("payment.receipts")
    return gravest(_handed_on(context, receipt) for receipt in taken)


def _allowed(context: Context, payment: Payment) -> Finding | None:
    """Answer where collection was not allowed or that cannot be told; nothing where it was."""
    dossier, ground = context.dossier, payment.spot_ground
    fine = amount_of(dossier.sanctions or (), SanctionKind.FINE)
    if dossier.sanctions is None or fine is None:
        return context.missing("sanctions.amount_fen")
    limit = context.need("payment.spot_limit")
    police = dossier.sector is Sector.PUBLIC_SECURITY and limit.sector is Sector.PUBLIC_SECURITY
    on_the_spot = is_summary(dossier) or police
    facts: Facts = {"fine_fen": fine, "limit_fen": limit.fen, "ground": ground}
    if fine <= limit.fen and on_the_spot and ground in (None, SpotGround.SMALL):
        return None
    if ground is None:
        return context.missing("payment.spot_ground", facts=facts)
    if ground is SpotGround.REMOTE:
        return _asked(context, payment, facts)
    if not on_the_spot:
        return context.failed(
            msg("Collected on the spot though the decision was not made on the spot."), facts
        )
    if ground is SpotGround.HARD:
        return None
    return context.failed(
        msg("{fine} yuan were collected on the spot; without another ground {limit} is the limit."),
        facts,
        fine=Fen(fine),
        limit=Fen(limit.fen),
    )


def _asked(context: Context, payment: Payment, facts: Facts) -> Finding | None:
    context.cite_also("APL 69")
    if payment.asked_by_party is None:
        return context.missing("payment.asked_by_party", facts=facts)
    if not payment.asked_by_party:
        return context.failed(
            msg("Collected in a remote place without the party having asked for it."), facts
        )
    return None


def _handed_on(context: Context, receipt: Receipt) -> Finding:
    start = receipt.landed_on or receipt.paid_on
    agency_by = context.need("payment.turn_in").end(start)
    context.rests_on(agency_by)
    facts: Facts = {
        "paid_on": receipt.paid_on,
        "official": receipt.official,
        "agency_by": agency_by.on,
        "turned_in_on": receipt.turned_in_on,
        "banked_on": receipt.banked_on,
    }
    if receipt.official is False:
        return context.failed(
            msg("Collected on the spot without the receipt of the finance authority."), facts
        )
    given = receipt.turned_in_on
    if given is None:
        return _awaited(context, agency_by.on, "payment.receipts.turned_in_on", facts)
    if given > agency_by.on:
        return context.failed(
            msg("The officer handed the money in on {day}; the period ended on {due}."),
            facts,
            day=given,
            due=agency_by.on,
        )
    return _banked(context, receipt, given, facts)


def _banked(context: Context, receipt: Receipt, given: date, facts: Facts) -> Finding:
    bank_by = context.need("payment.bank").end(given)
    context.rests_on(bank_by)
    facts["bank_by"] = bank_by.on
    if receipt.banked_on is None:
        return _awaited(context, bank_by.on, "payment.receipts.banked_on", facts)
    if receipt.banked_on > bank_by.on:
        return context.failed(
            msg("The agency paid the money in on {day}; the period ended on {due}."),
            facts,
            day=receipt.banked_on,
            due=bank_by.on,
        )
    if receipt.official is None:
        return context.missing("payment.receipts.official", facts=facts)
    return context.passed(msg("Collected on the spot and handed on in time."), facts)


def _awaited(context: Context, due: date, path: str, facts: Facts) -> Finding:
    if context.as_of <= due:
        return context.not_applicable(msg("The money is to be handed on by {due}."), facts, due=due)
    return context.missing(path, facts=facts)


def _has_receipts(dossier: Dossier) -> str:
    if _fined(dossier) or dossier.payment is None:
        return _fined(dossier)
    return NOTHING_PAID if dossier.payment.receipts == () else ""


@check(
    "EX04",
    zh="作出罚款决定的机关与收缴罚款的机构分离",
    en="Who decided on the fine did not collect it",
    cites=("APL 67", "APL2017 46"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MAJOR,
    applies=_has_receipts,
    day_of=decided_on,
    mend=msg("Pay the money into the treasury account and have fines paid to the bank."),
)
def collected_by_another(context: Context) -> Finding:
    """A fine is paid to the bank or electronically, except where collected on the spot by law."""
    payment = context.dossier.payment
    if payment is None or payment.receipts is None:
        return context.missing("payment" if payment is None else "payment.receipts")
    return gravest(_channel(context, payment, receipt) for receipt in payment.receipts)


def _channel(context: Context, payment: Payment, receipt: Receipt) -> Finding:
    facts: Facts = {"mode": receipt.mode, "collected_on_spot": payment.collected_on_spot}
    if receipt.mode is None:
        return context.missing("payment.receipts.mode", facts=facts)
    channel = PaymentChannel.parse(receipt.mode)
    if channel in LAWFUL:
        return context.passed(msg("Paid through the bank or electronically."), facts)
    if channel is PaymentChannel.ON_SPOT and payment.collected_on_spot:
        return context.passed(msg("Collected on the spot; EX03 judges whether it might be."), facts)
    if channel is PaymentChannel.AGENCY:
        return context.failed(
            msg("The agency that decided on the fine collected it on {day}."),
            facts,
            day=receipt.paid_on,
        )
    return context.to_judge(
        msg("Paid by “{mode}”: did the agency collect it itself?"), facts, mode=receipt.mode
    )
