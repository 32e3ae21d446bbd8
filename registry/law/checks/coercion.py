"""Coercive measures: approved in time and ended in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.clock import local_date
from registry.codes import MeasureKind, ReviewPoint, Severity, Stage
from registry.i18n import msg
from registry.law import calendar
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.findings import Message
from registry.law.checks.penalties import DOUBTS
from registry.law.checks.scope import measure_day, with_measures
from registry.law.deadlines import measure_expiry
from registry.law.reading import has_reached

if TYPE_CHECKING:
    from registry.law.checks.findings import Facts, Finding
    from registry.law.deadlines import Deadline
    from registry.law.facts import Measure

TEMPORARY = frozenset({MeasureKind.SEAL, MeasureKind.SEIZE, MeasureKind.FREEZE})
"""Measures with a term (ACL Art 25, 32)."""

MEASURES = TEMPORARY | {MeasureKind.LIBERTY, MeasureKind.OTHER_MEASURE}
"""Measures, as distinct from execution (ACL Art 9)."""

NOT_CARRIED_OUT = msg("The measure is not carried out yet.")


@check(
    "CO01",
    zh="强制措施事前经负责人批准或二十四小时内补办",
    en="The measure was approved before, or if urgent within the hours allowed",
    cites=("ACL 18", "ACL 19"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=with_measures,
    day_of=measure_day,
    mend=msg("Record who approved and when; without approval lift the measure at once."),
)
def approved_in_time(context: Context) -> Finding:
    """The head approves before the act, or after an urgent one within the hours allowed."""
    measures = context.dossier.measures
    if not measures:
        return context.missing("measures")
    judged = [measure for measure in measures if measure.kind in MEASURES]
    if not judged:
        return context.not_applicable(msg("This is execution, not a measure."))
    return gravest(_approval(context, measure) for measure in judged)


def _approval(context: Context, measure: Measure) -> Finding:
    facts: Facts = {
        "kind": measure.kind,
        "approved_at": measure.approved_at,
        "carried_out_at": measure.carried_out_at,
        "urgent": measure.urgent,
    }
    done, approved = measure.carried_out_at, measure.approved_at
    if done is None:
        if has_reached(context.dossier, Stage.IN_FORCE) is False:
            return context.not_applicable(NOT_CARRIED_OUT, facts)
        return context.missing("measures.carried_out_at", facts=facts)
    if approved is not None and approved <= done:
        return context.passed(msg("Approved before it was carried out."), facts)
    if measure.urgent is False:
        return _unapproved(context, measure, facts)
    if measure.urgent is None:
        return context.missing("measures.urgent", facts=facts)
    return _made_up(context, measure, facts)


def _unapproved(context: Context, measure: Measure, facts: Facts) -> Finding:
    if measure.approved_at is None:
        return context.missing("measures.approved_at", facts=facts)
    return context.failed(msg("Carried out before it was approved, though not urgent."), facts)


def _made_up(context: Context, measure: Measure, facts: Facts) -> Finding:
    """Judge an urgent measure by when its approval was made up."""
    hours = context.need("coercion.makeup").number
    done, approved = measure.carried_out_at, measure.approved_at
    if done is None:
        return context.missing("measures.carried_out_at", facts=facts)
    last = calendar.add_hours(done, hours)
    facts["last_instant"] = last
    if approved is None and context.as_of <= local_date(last):
        return context.not_applicable(
            msg("Urgent: approval must be made up within {hours} hours."), facts, hours=hours
        )
    if approved is None:
        return context.missing("measures.approved_at", facts=facts)
    if approved > last:
        return context.failed(
            msg("Urgent, but approved more than {hours} hours later."), facts, hours=hours
        )
    return context.passed(msg("Urgent, and approved within {hours} hours."), facts, hours=hours)


@check(
    "CO04",
    zh="查封、扣押、冻结未超过法定期限",
    en="Sealing, seizure or freezing did not outlast its term",
    cites=("ACL 25", "ACL 27", "ACL 28", "ACL 32"),
    point=ReviewPoint.PROCEDURE,
    applies=with_measures,
    day_of=measure_day,
    mend=msg("Lift the measure and return the things at once, or record how it ended."),
)
def ended_within_term(context: Context) -> Finding:
    """The measure is lifted or the things dealt with before the term ends; tests do not count."""
    measures = context.dossier.measures
    if not measures:
        return context.missing("measures")
    judged = [measure for measure in measures if measure.kind in TEMPORARY]
    if not judged:
        return context.not_applicable(msg("No sealing, seizure or freezing."))
    return gravest(_term(context, measure) for measure in judged)


def _term(context: Context, measure: Measure) -> Finding:
    facts: Facts = {"kind": measure.kind, "carried_out_at": measure.carried_out_at}
    if measure.carried_out_at is None:
        if has_reached(context.dossier, Stage.IN_FORCE) is False:
            return context.not_applicable(NOT_CARRIED_OUT, facts)
        return context.missing("measures.carried_out_at", facts=facts)
    deadline = measure_expiry(measure, context.dossier, context.parameters, context.as_of)
    if deadline is None:
        context.need("coercion.term")
        return context.missing("measures.carried_out_at", facts=facts)
    context.bound_by(deadline)
    days = [day for day in (measure.lifted_on, measure.disposed_on) if day]
    ended = min(days, default=None)
    facts |= {
        "due": deadline.due.on,
        "latest": deadline.latest.on,
        "ended_on": ended,
        "paused": deadline.paused,
        "doubts": [doubt.value for doubt in deadline.doubts],
    }
    longest = deadline.parameters[0].number
    if measure.term_days is not None and measure.term_days > longest:
        return context.failed(
            msg("The term stated, {days} days, is longer than allowed."),
            facts,
            days=measure.term_days,
        )
    return _against_term(context, deadline, facts)


def _against_term(context: Context, deadline: Deadline, facts: Facts) -> Finding:
    due, ended = deadline.due.on, facts["ended_on"]
    day = ended or context.as_of
    if day <= due and ended:
        return context.passed(
            msg("Ended on {day}, within the term to {due}."), facts, day=ended, due=due
        )
    if day <= due:
        left = deadline.days_left(context.as_of)
        return context.passed(
            msg("In force until {due} at the latest."), facts | {"days_left": left}, due=due
        )
    if ended is None and has_reached(context.dossier, Stage.LIFTED) is not False:
        return context.missing("measures.lifted_on", facts=facts)
    if day <= deadline.latest.on:
        doubts = tuple(Message(DOUBTS[doubt]) for doubt in deadline.doubts)
        return context.to_judge(
            msg("The term ended on {due}; in time only if this holds: {doubts}."),
            facts,
            due=due,
            doubts=doubts,
        )
    if ended:
        return context.failed(
            msg("Ended on {day}; the term had ended on {due}."), facts, day=ended, due=due
        )
    return context.failed(msg("Still in force though the term ended on {due}."), facts, due=due)
