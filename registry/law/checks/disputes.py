"""Disputes: reply and evidence, appearance in court, and performance of what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import DisputeKind, DisputeOutcome, ReviewPoint, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.citations import law_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from registry.law.calendar import Due
    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Dispute

LITIGATION = frozenset({DisputeKind.LITIGATION_FIRST, DisputeKind.LITIGATION_APPEAL})
PERFORMED = frozenset(
    {DisputeOutcome.ORDERED_TO_PERFORM, DisputeOutcome.SETTLED, DisputeOutcome.CHANGED}
)
"""Outcomes that leave the agency something to do."""
NOTHING_TO_DO = msg("Nothing is left to be performed.")


def _disputed(dossier: Dossier) -> str:
    return "" if dossier.disputes else msg("No remedy is recorded.")


def _each(context: Context, ask: Callable[[Context, Dispute], Finding]) -> Finding:
    """Ask about each dispute, and answer with the most pressing."""
    return gravest([ask(context, dispute) for dispute in context.dossier.disputes or ()])


def _last_day(dossier: Dossier) -> date | None:
    days = [
        item.heard_on or item.copy_received_on or item.filed_on for item in dossier.disputes or ()
    ]
    return max((day for day in days if day), default=None)


@check(
    "CT01",
    zh="复议答复、应诉举证在法定期限内",
    en="Reply and evidence were sent within the period",
    cites=("ARL 48", "ARL 54", "ADMLIT 67", "ARL 70", "ARL 88"),
    point=ReviewPoint.EVIDENCE,
    severity=Severity.VOID,
    applies=_disputed,
    day_of=_last_day,
    mend=msg("Send the reply with all evidence at once; without it the act counts as unproved."),
)
def replied_in_time(context: Context) -> Finding:
    """In reconsideration and at first instance the agency answers with its evidence in time."""
    return _each(context, _replied)


def _replied(context: Context, dispute: Dispute) -> Finding:
    received, replied = dispute.copy_received_on, dispute.replied_on
    facts: Facts = {
        "kind": dispute.kind,
        "received_on": received,
        "replied_on": replied,
        "simplified": dispute.simplified,
    }
    if dispute.kind is DisputeKind.LITIGATION_APPEAL:
        return context.not_applicable(msg("Evidence is given at first instance."), facts)
    if received is None:
        return context.missing("disputes.copy_received_on", facts=facts)
    due = _reply_due(context, dispute, received)
    if replied and replied <= due.on:
        template = msg("Answered on {day}, within the period to {due}.")
        return context.passed(template, facts, day=replied, due=due.on)
    if replied:
        template = msg("Answered on {day}; the period ended on {due}.")
        return context.failed(template, facts, day=replied, due=due.on)
    ended = dispute.ended_on
    if ended and ended <= due.on:
        return context.not_applicable(msg("It ended before an answer was due."), facts)
    if context.as_of <= due.on:
        template = msg("Not answered yet; the period ends on {due}.")
        return context.not_applicable(template, facts, due=due.on)
    return context.failed(msg("Not answered; the period ended on {due}."), facts, due=due.on)


def _reply_due(context: Context, dispute: Dispute, received: date) -> Due:
    """Compute the last day for the reply by kind and procedure, as the law stood that day."""
    name = "dispute.reply"
    if dispute.kind in LITIGATION:
        name = "dispute.defence"
    elif dispute.simplified and context.find("dispute.reply.simplified", received):
        name = "dispute.reply.simplified"
    due = context.need(name, received).end(received, roll=True)
    context.rests_on(due)
    return due


@check(
    "CT02",
    zh="负责人出庭应诉，不能出庭的有正当理由并委派工作人员",
    en="A head appeared in court, or with good reason staff did; never only a lawyer",
    cites=("ADMLIT 3", "COURT3 3", "COURT3 8", "COURT3 9", "LITINT 128"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MAJOR,
    applies=_disputed,
    day_of=_last_day,
    mend=msg("Send a head, or staff with a sealed or signed statement of the head's reason."),
)
def head_appeared(context: Context) -> Finding:
    """The head appears; if not, for a proved reason, staff do, and never a lawyer alone."""
    return _each(context, _appeared)


def _appeared(context: Context, dispute: Dispute) -> Finding:
    if dispute.kind not in LITIGATION:
        return context.not_applicable(msg("This concerns hearings in court only."))
    if dispute.heard_on is None:
        return context.not_applicable(msg("It was not heard in court."))
    facts: Facts = {
        "heard_on": dispute.heard_on,
        "head": dispute.head_attended,
        "rank": dispute.head_rank,
        "excuse": dispute.excuse,
        "staff": dispute.staff_attended,
        "lawyer_only": dispute.lawyer_only,
    }
    if dispute.head_attended:
        return context.passed(msg("A head appeared on {day}."), facts, day=dispute.heard_on)
    if dispute.head_attended is None:
        return context.missing("disputes.head_attended", facts=facts)
    if dispute.lawyer_only:
        return context.failed(msg("Only a lawyer appeared."), facts)
    if dispute.staff_attended is None:
        return context.missing("disputes.staff_attended", facts=facts)
    if not dispute.staff_attended:
        return context.failed(msg("Neither a head nor staff appeared."), facts)
    return _staff_instead(context, dispute, facts)


def _staff_instead(context: Context, dispute: Dispute, facts: Facts) -> Finding:
    if dispute.excuse:
        template = msg("The head gave a reason and staff appeared.")
        return context.passed(template, facts)
    day = dispute.heard_on
    bound = day is not None and law_book().cite("COURT3 9").in_force_on(day)
    if bound and dispute.head_required is not False:
        return context.failed(msg("Staff appeared, but the head gave no proved reason."), facts)
    return context.to_judge(msg("Staff appeared without a reason of the head. Enough?"), facts)


@check(
    "CT03",
    zh="复议决定、判决按期履行，意见书按期反馈",
    en="What was decided was performed in time, and an opinion was answered",
    cites=("ARL 76", "ARL 77", "ARR 58", "ADMLIT 96"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MAJOR,
    applies=_disputed,
    day_of=_last_day,
    mend=msg("Perform what was decided at once, and report it to the reconsideration body."),
)
def outcome_performed(context: Context) -> Finding:
    """Decisions and settlements are performed by their day, opinions answered in sixty days."""
    return gravest([_each(context, _performed), _each(context, _opinion_answered)])


def _performed(context: Context, dispute: Dispute) -> Finding:
    facts: Facts = {
        "outcome": dispute.outcome,
        "served_on": dispute.served_on,
        "due_on": dispute.performance_due_on,
        "performed_on": dispute.performed_on,
    }
    if dispute.outcome is None:
        return context.missing("disputes.outcome", facts=facts)
    due = dispute.performance_due_on
    if due is None and dispute.outcome not in PERFORMED and dispute.performed_on is None:
        return context.not_applicable(NOTHING_TO_DO, facts)
    if due is None:
        due = _redo_due(context, dispute)
    if due is None:
        return context.missing("disputes.performance_due_on", facts=facts)
    return _by(context, due, dispute.performed_on, facts)


def _redo_due(context: Context, dispute: Dispute) -> date | None:
    """Return by when a new act is due where nothing else is set (Art 58 of the regulations)."""
    served = dispute.served_on
    if served is None or dispute.kind is not DisputeKind.RECONSIDERATION:
        return None
    rule = context.find("dispute.redo", served)
    if rule is None:
        return None
    due = rule.end(served, roll=True)
    context.rests_on(due)
    return due.on


def _by(context: Context, due: date, done: date | None, facts: Facts) -> Finding:
    facts = facts | {"due": due}
    if done and done <= due:
        return context.passed(msg("Done on {day}, by {due}."), facts, day=done, due=due)
    if done:
        return context.failed(msg("Done on {day}; it was due by {due}."), facts, day=done, due=due)
    if context.as_of <= due:
        return context.not_applicable(msg("It is due by {due}."), facts, due=due)
    return context.failed(msg("Not done; it was due by {due}."), facts, due=due)


def _opinion_answered(context: Context, dispute: Dispute) -> Finding:
    received = dispute.opinion_received_on
    if received is None:
        return context.not_applicable(msg("No opinion was received."))
    rule = context.find("dispute.opinion", received)
    if rule is None:
        return context.not_applicable(msg("The opinion is older than the rule."))
    due = rule.end(received, roll=True)
    context.rests_on(due)
    facts: Facts = {"received_on": received, "answered_on": dispute.opinion_answered_on}
    return _by(context, due.on, dispute.opinion_answered_on, facts)
