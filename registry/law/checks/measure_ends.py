"""How a measure goes on and ends: extension, lifting, return of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import (
    DecisionOutcome,
    DisposalKind,
    DocumentKind,
    MeasureKind,
    ReviewPoint,
    Stage,
)
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.coercion import TEMPORARY
from registry.law.checks.findings import Message
from registry.law.checks.measures import each_measure
from registry.law.checks.scope import measure_day, with_measures
from registry.law.deadlines import Doubt, measure_expiry
from registry.law.reading import documents_of, has_reached

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Extension, Measure


@check(
    "CO05",
    zh="延长期限在届满前经批准并书面告知理由",
    en="An extension was approved before the term ended, and told in writing with reasons",
    cites=("ACL 25", "ACL 32"),
    point=ReviewPoint.PROCEDURE,
    applies=with_measures,
    day_of=measure_day,
    since="ACL 25",
    mend=msg("An extension that is not in order does not count: lift the measure."),
)
def extension_in_order(context: Context) -> Finding:
    """Approved by the head in time, not too long or too often, told in writing with reasons."""
    return each_measure(context, TEMPORARY, _extensions)


FAULTS = {
    Doubt.TOO_LONG: msg("The extension is longer than allowed."),
    Doubt.TOO_MANY: msg("The measure was extended more often than allowed."),
    Doubt.LATE: msg("The extension was approved after the term had ended."),
}
"""What makes an extension unlawful, among what makes its effect doubtful."""


def _extensions(context: Context, measure: Measure) -> Finding:
    facts: Facts = {"kind": measure.kind, "extensions": len(measure.extensions or ())}
    if measure.extensions is None:
        return context.missing("measures.extensions", facts=facts)
    if not measure.extensions:
        return context.not_applicable(msg("The measure was not extended."), facts)
    deadline = measure_expiry(measure, context.dossier, context.parameters, context.as_of)
    if deadline is None:
        context.need("coercion.term")
        return context.missing("measures.carried_out_at", facts=facts)
    context.bound_by(deadline)
    facts["doubts"] = [doubt.value for doubt in deadline.doubts]
    faults = tuple(Message(FAULTS[doubt]) for doubt in deadline.doubts if doubt in FAULTS)
    if faults:
        return context.failed(msg("Not in order: {faults}"), facts, faults=faults)
    return gravest(_told(context, extension, measure, facts) for extension in measure.extensions)


def _told(context: Context, extension: Extension, measure: Measure, facts: Facts) -> Finding:
    facts = facts | {
        "approved_on": extension.approved_on,
        "told_on": extension.told_on,
        "reason": extension.reason,
    }
    for path, value in (
        ("approved_on", extension.approved_on),
        ("told_on", extension.told_on),
        ("reason", extension.reason),
    ):
        if value is None:
            return context.missing(f"measures.extensions.{path}", facts=facts)
    if not (extension.reason or "").strip():
        return context.failed(msg("No reason for the extension was told."), facts)
    if measure.until and extension.told_on and extension.told_on > measure.until:
        return context.to_judge(
            msg("Told on {told}, after the first term had ended on {until}: was that in time?"),
            facts,
            told=extension.told_on,
            until=measure.until,
        )
    return context.passed(msg("Approved in time and told in writing with reasons."), facts)


@check(
    "CO06",
    zh="具备解除情形的及时解除并立即退还财物",
    en="The measure was lifted when its ground fell away, and the things were returned at once",
    cites=("ACL 27", "ACL 28", "ACL 33"),
    point=ReviewPoint.PROCEDURE,
    applies=with_measures,
    day_of=measure_day,
    since="ACL 28",
    mend=msg("Lift the measure in writing, return the things at once and keep the receipt."),
)
def lifted_and_returned(context: Context) -> Finding:
    """No ground is left without lifting; lifting is in writing, return at once (CO04: the term)."""
    return each_measure(context, TEMPORARY, _ending)


INNOCENT = frozenset({DecisionOutcome.NO_PENALTY, DecisionOutcome.NOT_PROVEN})
"""Outcomes with which a measure that served the case is no longer needed."""
RETURNING = frozenset({DisposalKind.RETURNED, DisposalKind.EXPIRED})


def _ending(context: Context, measure: Measure) -> Finding:
    ended = min((day for day in (measure.lifted_on, measure.disposed_on) if day), default=None)
    settled = _settled(context.dossier)
    facts: Facts = {
        "kind": measure.kind,
        "ended_on": ended,
        "disposal": measure.disposal,
        "settled": settled[0] if settled else None,
        "settled_on": settled[1] if settled else None,
    }
    if settled and settled[0] in INNOCENT and (ended or context.as_of) > settled[1]:
        return _overstayed(context, settled, ended, facts)
    if ended is None:
        return _in_force(context, settled, facts)
    return _lifting(context, measure, ended, facts)


def _settled(dossier: Dossier) -> tuple[DecisionOutcome, date] | None:
    """Return how and when the case that the measure served was decided, here or where it began."""
    decision = dossier.decision
    if decision and decision.outcome and decision.decided_on:
        return decision.outcome, decision.decided_on
    for link in dossier.links or ():
        if link.relation == "source" and link.outcome and link.decided_on:
            return link.outcome, link.decided_on
    return None


def _overstayed(
    context: Context, settled: tuple[DecisionOutcome, date], ended: date | None, facts: Facts
) -> Finding:
    outcome, day = settled
    if ended is None:
        return context.failed(
            msg("Still in force though the case ended on {day} with: {outcome}."),
            facts,
            day=day,
            outcome=outcome,
        )
    return context.to_judge(
        msg("Lifted on {ended}; the case had ended on {day} with: {outcome}. Was that in time?"),
        facts,
        ended=ended,
        day=day,
        outcome=outcome,
    )


def _in_force(
    context: Context, settled: tuple[DecisionOutcome, date] | None, facts: Facts
) -> Finding:
    if settled and context.as_of > settled[1]:
        return context.to_judge(
            msg("The case was decided on {day}: is the measure still needed?"),
            facts,
            day=settled[1],
        )
    if has_reached(context.dossier, Stage.LIFTED):
        return context.missing("measures.lifted_on", facts=facts)
    return context.not_applicable(msg("The measure is still in force."), facts)


def _lifting(context: Context, measure: Measure, ended: date, facts: Facts) -> Finding:
    dossier = context.dossier
    if measure.disposal is None:
        return context.missing("measures.disposal", facts=facts)
    if measure.disposal not in RETURNING:
        return context.passed(
            msg("The things were dealt with: {how}."), facts, how=measure.disposal
        )
    if dossier.documents is None:
        return context.missing("documents", facts=facts)
    if not documents_of(dossier, DocumentKind.LIFT_DECISION):
        return context.failed(msg("Lifted without a written decision."), facts)
    if measure.kind is MeasureKind.FREEZE:
        return context.passed(msg("Lifted in writing on {day}."), facts, day=ended)
    return _returned(context, measure, ended, facts)


def _returned(context: Context, measure: Measure, ended: date, facts: Facts) -> Finding:
    returned = measure.returned_on
    facts["returned_on"] = returned
    if returned is None and measure.kind is MeasureKind.SEAL:
        return context.passed(msg("Lifted in writing on {day}."), facts, day=ended)
    if returned is None:
        return context.missing("measures.returned_on", facts=facts)
    if returned > ended:
        return context.to_judge(
            msg("Lifted on {ended} and returned on {returned}: was that at once?"),
            facts,
            ended=ended,
            returned=returned,
        )
    return context.passed(msg("Lifted and returned on {day}."), facts, day=ended)
