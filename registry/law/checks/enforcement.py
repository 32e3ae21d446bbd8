"""Coercive execution: demanded first, by day, and by the court within its window."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from registry.clock import LOCAL, local_date
from registry.codes import (
    DocumentElement,
    DocumentKind,
    MeasureKind,
    Procedure,
    ReviewPoint,
    Severity,
)
from registry.i18n import msg
from registry.law import calendar
from registry.law.calendar import Due
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.coercion import MEASURES
from registry.law.checks.scope import NOT_COERCION, with_measures
from registry.law.facts import EnforcedDecision
from registry.law.reading import day_of, documents_of, is_summary, issued_on
from registry.law.remedies import remedy_end

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Measure
    from registry.law.remedies import RemedyEnd

EXECUTIONS = frozenset(MeasureKind) - MEASURES
"""Ways of coercive execution (ACL Art 12)."""
MONEY = frozenset({MeasureKind.ADDITIONAL_FINE, MeasureKind.TRANSFER_DEPOSIT, MeasureKind.AUCTION})
"""Ways of execution that enforce a duty to pay."""
DEMAND_ELEMENTS = (DocumentElement.PERFORMANCE, DocumentElement.RIGHT_TO_STATE)
"""What every demand states (ACL Art 35)."""

NO_EXECUTION = msg("This is a measure, not execution.")
NOT_APPLIED = msg("No court was applied to.")


def _executions(dossier: Dossier) -> list[Measure]:
    return [measure for measure in dossier.measures or () if measure.kind in EXECUTIONS]


def _execution(dossier: Dossier) -> str:
    if with_measures(dossier) or dossier.procedure is Procedure.MEASURE:
        return with_measures(dossier) or NO_EXECUTION
    if dossier.measures is not None and not dossier.measures:
        return NOT_COERCION
    return "" if dossier.measures is None or _executions(dossier) else NO_EXECUTION


def _demanded_on(dossier: Dossier) -> date | None:
    """Return when the demand reached the party."""
    for demand in documents_of(dossier, DocumentKind.DEMAND):
        if demand.service and demand.service.served_on:
            return demand.service.served_on
    return next((item.demanded_on for item in _executions(dossier) if item.demanded_on), None)


def _acted_on(measure: Measure, dossier: Dossier) -> date | None:
    """Return the day of the execution decision, or of the execution where none is recorded."""
    for decision in documents_of(dossier, DocumentKind.EXECUTION_DECISION):
        if issued_on(decision):
            return issued_on(decision)
    return day_of(measure.carried_out_at)


@check(
    "CO08",
    zh="强制执行前已书面催告且内容完整，期满后才决定执行",
    en="A complete written demand was served, and its period over, before execution was decided",
    cites=("ACL 35", "ACL 37", "ACL 51"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=_execution,
    day_of=_demanded_on,
    since="ACL 35",
    mend=msg("Serve a complete demand and wait for its period before deciding on execution."),
)
def demanded_first(context: Context) -> Finding:
    """Before execution the party is asked in writing, told how and which rights, and given time."""
    if context.dossier.measures is None:
        return context.missing("measures")
    return gravest(_demand(context, measure) for measure in _executions(context.dossier))


def _demand(context: Context, measure: Measure) -> Finding:
    dossier = context.dossier
    demanded, acted = _demanded_on(dossier), _acted_on(measure, dossier)
    facts: Facts = {
        "kind": measure.kind,
        "demanded_on": demanded,
        "perform_by": measure.perform_by,
        "decided_on": acted,
    }
    if measure.kind is MeasureKind.SUBSTITUTE and measure.urgent:
        context.cite_also("ACL 52")
        return context.to_judge(
            msg("Done at once without a demand: was it a road, a river or a public place?"), facts
        )
    if dossier.documents is None:
        return context.missing("documents", facts=facts)
    demands = documents_of(dossier, DocumentKind.DEMAND)
    if not demands and acted is None and measure.court_applied_on is None:
        return context.not_applicable(msg("Execution is still to be demanded."), facts)
    if not demands:
        return context.failed(msg("No written demand came before execution."), facts)
    if demands[0].elements is None:
        return context.missing("documents.elements", facts=facts)
    asked = (*DEMAND_ELEMENTS, *((DocumentElement.AMOUNT,) if measure.kind in MONEY else ()))
    lacking = tuple(element for element in asked if element not in demands[0].elements)
    if lacking:
        return context.failed(msg("The demand does not state: {lacking}."), facts, lacking=lacking)
    if demanded is None:
        return context.missing("documents.service.served_on", facts=facts)
    return _waited(context, measure, demanded, acted, facts)


def _waited(
    context: Context, measure: Measure, demanded: date, acted: date | None, facts: Facts
) -> Finding:
    """Ask that the time set by the demand, or the least that the law sets, was over."""
    if measure.court_applied_on and acted is None:
        return context.passed(msg("Demanded on {day}; CO10 judges the time."), facts, day=demanded)
    last, done = measure.perform_by, acted
    if measure.kind is MeasureKind.SUBSTITUTE:
        least = context.need("coercion.substitute_demand").end(demanded)
        context.rests_on(least)
        last = max(last or least.on, least.on)
        done = day_of(measure.carried_out_at) or acted
    if last is None:
        return context.missing("measures.perform_by", facts=facts)
    facts["last_day"] = last
    if done is None:
        return context.not_applicable(
            msg("Demanded; the period to perform ends on {day}."), facts, day=last
        )
    if done <= last and measure.urgent:
        return context.to_judge(
            msg("Decided on {day} before {last}: do signs of hiding property justify it?"),
            facts,
            day=done,
            last=last,
        )
    if done <= last:
        return context.failed(
            msg("Decided on {day}, though the party could still perform until {last}."),
            facts,
            day=done,
            last=last,
        )
    return context.passed(msg("Demanded on {day}, and its period was over."), facts, day=demanded)


def _executed_on(dossier: Dossier) -> date | None:
    return next((day_of(item.carried_out_at) for item in _executions(dossier)), None)


@check(
    "CO09",
    zh="未在夜间或者法定节假日实施强制执行",
    en="Execution took place neither at night nor on a public holiday",
    cites=("ACL 43",),
    point=ReviewPoint.PROCEDURE,
    applies=_execution,
    day_of=_executed_on,
    since="ACL 43",
    mend=msg("Record the emergency that made it necessary; otherwise act by day on other days."),
)
def executed_by_day(context: Context) -> Finding:
    """Not at night nor on a statutory holiday, unless in an emergency, which a person judges."""
    if context.dossier.measures is None:
        return context.missing("measures")
    return gravest(_by_day(context, measure) for measure in _executions(context.dossier))


def _by_day(context: Context, measure: Measure) -> Finding:
    done = measure.carried_out_at
    facts: Facts = {"kind": measure.kind, "carried_out_at": done, "urgent": measure.urgent}
    if done is None:
        return context.not_applicable(msg("The execution is not carried out by the agency."), facts)
    day = local_date(done)
    holiday = calendar.is_public_holiday(day)
    context.rests_on(Due(day, provisional=calendar.is_provisional(day)))
    night = not holiday and _at_night(context, done)
    facts |= {"holiday": holiday, "night": night}
    if not holiday and not night:
        return context.passed(msg("Carried out by day on {day}, no holiday."), facts, day=day)
    if measure.urgent is None:
        return context.missing("measures.urgent", facts=facts)
    if measure.urgent:
        return context.to_judge(
            msg("Carried out at such a time as an emergency: does the reason hold?"),
            facts | {"reason": measure.urgent_reason},
        )
    if holiday:
        return context.failed(msg("Carried out on {day}, a public holiday."), facts, day=day)
    return context.failed(
        msg("Carried out at night, at {time}."), facts, time=f"{done.astimezone(LOCAL):%H:%M}"
    )


def _at_night(context: Context, done: datetime) -> bool:
    start, end = (context.find(f"coercion.night_{name}") for name in ("from", "to"))
    hour = done.astimezone(LOCAL).hour
    return bool(start and end and (hour >= start.number or hour < end.number))


def _to_court(dossier: Dossier) -> str:
    applied = any(item.court_applied_on for item in dossier.measures or ())
    return "" if dossier.subject == "case" and applied else NOT_APPLIED


def _applied_on(dossier: Dossier) -> date | None:
    days = [item.court_applied_on for item in dossier.measures or () if item.court_applied_on]
    return min(days, default=None)


@check(
    "CO10",
    zh="催告十个工作日后、复议诉讼期满三个月内申请法院执行",
    en="The court was applied to after the demand's days, within the months after remedies end",
    cites=("ACL 53", "ACL 54", "ACL 69", "APL 72"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=_to_court,
    day_of=_applied_on,
    since="ACL 53",
    mend=msg("Demand again and apply within the window; a late application is not accepted."),
)
def court_applied_in_window(context: Context) -> Finding:
    """Not before the demand's working days are over nor before remedies end, and not too late."""
    measures = [item for item in context.dossier.measures or () if item.court_applied_on]
    return gravest(_application(context, measure) for measure in measures)


def _application(context: Context, measure: Measure) -> Finding:
    applied, demanded = measure.court_applied_on, _demanded_on(context.dossier)
    facts: Facts = {"applied_on": applied, "demanded_on": demanded}
    if applied is None or demanded is None:
        return context.missing("measures.demanded_on", facts=facts)
    waited = context.need("court.demand").end(demanded)
    context.rests_on(waited)
    facts["demand_over"] = waited.on
    if applied <= waited.on:
        return context.failed(
            msg("Applied on {applied}; the days after the demand ended only on {day}."),
            facts,
            applied=applied,
            day=waited.on,
        )
    return _window(context, _title(context.dossier, measure), applied, facts)


def _title(dossier: Dossier, measure: Measure) -> EnforcedDecision | None:
    """Return the decision that is enforced: one named, or the penalty of this very case."""
    if measure.enforces is not None or dossier.payment is None:
        return measure.enforces
    payment = dossier.payment
    return EnforcedDecision(
        ref=dossier.ref,
        served_on=payment.received_on,
        on_the_spot=is_summary(dossier),
        deferred_to=payment.deferred_to,
        disputes=dossier.disputes,
    )


def _window(
    context: Context, decision: EnforcedDecision | None, applied: date, facts: Facts
) -> Finding:
    if decision is None:
        return context.missing("measures.enforces", facts=facts)
    end = remedy_end(decision, context.dossier, context.parameters, applied)
    facts |= {"served_on": decision.served_on, "deferred_to": decision.deferred_to}
    if end.pending:
        return context.failed(
            msg("Applied on {applied}, while a remedy against the decision was pending."),
            facts,
            applied=applied,
        )
    if end.in_court:
        return context.to_judge(
            msg("A court has judged the decision: is its judgment what is enforced?"), facts
        )
    if end.missing:
        return context.missing(end.missing, facts=facts)
    if end.due is None:
        return context.missing("measures.enforces.served_on", facts=facts)
    return _within(context, end, end.due, applied, facts)


def _within(context: Context, end: RemedyEnd, due: Due, applied: date, facts: Facts) -> Finding:
    last = context.need("court.window").end(due.on, roll=True)
    context.use(*end.parameters)
    context.rests_on(due, last)
    facts |= {"remedies_end": due.on, "last_day": last.on}
    if applied <= due.on:
        return context.failed(
            msg("Applied on {applied}; the party could contest the decision until {due}."),
            facts,
            applied=applied,
            due=due.on,
        )
    if applied > last.on:
        return context.failed(
            msg("Applied on {applied}; the window after the remedies closed on {last}."),
            facts,
            applied=applied,
            last=last.on,
        )
    return context.passed(
        msg("Applied on {applied}, between {due} and {last}."),
        facts,
        applied=applied,
        due=due.on,
        last=last.on,
    )
