"""Inspections of enterprises: approval and notice, the yearly cap, merging, and the result."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from registry.codes import (
    CaseKind,
    CaseOrigin,
    CaseSource,
    DocumentKind,
    InspectionKind,
    InspectionResult,
    PartyKind,
    Procedure,
    ReviewPoint,
    Severity,
    Stage,
)
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.scope import action_day
from registry.law.facts import Inspection
from registry.law.reading import SIDE_EXITS, day_of, documents_of, has_reached

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier

NOT_AN_INSPECTION = msg("This concerns inspections only.")
NOT_AN_ENTERPRISE = msg("This concerns inspections of enterprises only.")
NOT_INSPECTED = msg("The inspection has not been carried out.")


def _inspected(dossier: Dossier) -> str:
    """Apply to inspections of enterprises that were carried out."""
    if dossier.subject != "case" or dossier.kind is not CaseKind.INSPECTION:
        return NOT_AN_INSPECTION
    if dossier.party and dossier.party.kind is PartyKind.NATURAL_PERSON:
        return NOT_AN_ENTERPRISE
    if dossier.stage in SIDE_EXITS:
        return NOT_INSPECTED
    begun = has_reached(dossier, Stage.INSPECTED)
    return NOT_INSPECTED if action_day(dossier) is None and begun is False else ""


def _details(dossier: Dossier) -> Inspection:
    return dossier.inspection or Inspection()


@check(
    "IN01",
    zh="检查经事先批准、依法通知、有计划或者线索来源",
    en="The inspection was approved, announced, and rests on a plan or a clue",
    cites=("D54 4", "D54 5"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MAJOR,
    applies=_inspected,
    day_of=action_day,
    since="D54 4",
    mend=msg("Have inspections approved and announced first; in an emergency make it up at once."),
)
def inspection_approved(context: Context) -> Finding:
    """An inspection is approved and announced before it starts, and has a plan or a clue."""
    if _details(context.dossier).inspected_at is None:
        return context.missing("inspection.inspected_at")
    return gravest([_approved(context), _announced(context), _founded(context)])


def _approved(context: Context) -> Finding:
    inspection = _details(context.dossier)
    approved, begun = inspection.approved_at, inspection.inspected_at
    facts: Facts = {
        "approved_at": approved,
        "inspected_at": begun,
        "emergency": inspection.emergency,
    }
    if approved and begun and approved <= begun:
        return context.passed(msg("Approved before it started."), facts)
    if approved and inspection.emergency:
        return context.passed(msg("An emergency; the approval was made up."), facts)
    if approved:
        return context.failed(msg("Approved only after it had started."), facts)
    if _lacks(context.dossier, DocumentKind.INSPECTION_APPROVAL):
        return context.failed(msg("There is no approval."), facts)
    return context.missing("inspection.approved_at", facts=facts)


def _announced(context: Context) -> Finding:
    dossier, inspection = context.dossier, _details(context.dossier)
    noticed, begun = inspection.noticed_on, day_of(inspection.inspected_at)
    facts: Facts = {"noticed_on": noticed, "inspected_on": begun}
    if inspection.unannounced or dossier.procedure is Procedure.OFF_SITE:
        return context.passed(msg("No notice was needed beforehand."), facts)
    if noticed and begun and noticed <= begun:
        return context.passed(msg("Announced on {day}."), facts, day=noticed)
    if noticed:
        return context.failed(msg("Announced only on {day}, afterwards."), facts, day=noticed)
    if _lacks(dossier, DocumentKind.INSPECTION_NOTICE):
        return context.failed(msg("There is no notice of inspection."), facts)
    return context.missing("inspection.noticed_on", facts=facts)


def _founded(context: Context) -> Finding:
    dossier, inspection = context.dossier, _details(context.dossier)
    facts: Facts = {
        "kind": inspection.kind,
        "plan": inspection.plan_no,
        "source": dossier.source,
    }
    if inspection.kind is None:
        return context.missing("inspection.kind", facts=facts)
    if inspection.plan_no:
        return context.passed(msg("It rests on a plan."), facts)
    if inspection.kind is not InspectionKind.CASE:
        return context.missing("inspection.plan_no", facts=facts)
    if dossier.source in (None, CaseSource.SITE_CHECK):
        return context.to_judge(msg("From which clue did this inspection arise?"), facts)
    return context.passed(msg("It rests on a clue."), facts)


def _lacks(dossier: Dossier, kind: DocumentKind) -> bool:
    """Say whether the file is known and holds no document of a kind."""
    known = bool(dossier.documents) and dossier.origin is not CaseOrigin.IMPORTED
    return known and not documents_of(dossier, kind)


@check(
    "IN02",
    zh="年度检查次数未超过频次上限",
    en="The agency kept its yearly cap of inspections of this enterprise",
    cites=("D54 3", "WH327 6"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MAJOR,
    applies=_inspected,
    day_of=action_day,
    since="D54 3",
    mend=msg("Name the reason that lifts the cap, or merge the inspection with another."),
)
def cap_kept(context: Context) -> Finding:
    """One agency inspects one enterprise no more often in a year than its published cap."""
    dossier, inspection = context.dossier, _details(context.dossier)
    if inspection.kind is None:
        return context.missing("inspection.kind")
    if inspection.kind not in context.need("inspection.capped").words:
        return context.not_applicable(msg("Such an inspection does not count towards the cap."))
    if _no_cap_yet(context, inspection):
        return context.not_applicable(msg("No cap had been published on {day}."), day=context.day)
    if inspection.cap is None or inspection.count is None:
        return context.missing("inspection.cap" if inspection.cap is None else "inspection.count")
    cap, number = inspection.cap, inspection.count
    facts: Facts = {"cap": cap, "count": number, "source": dossier.source}
    if number <= cap:
        template = msg("Inspection {number} of the year; the cap is {cap}.")
        return context.passed(template, facts, number=number, cap=cap)
    return _beyond_cap(context, facts)


def _no_cap_yet(context: Context, inspection: Inspection) -> bool:
    """Say whether the agency need not have published a cap by then, and had not."""
    if context.day >= context.need("inspection.cap_known_from").day:
        return False
    shown = inspection.cap_published_on
    return shown is None or shown > context.day


def _beyond_cap(context: Context, facts: Facts) -> Finding:
    source = facts["source"]
    template = msg("Inspection {number} of the year; the cap is {cap}.")
    rule = context.parameters.lookup(
        "inspection.beyond_cap", on=context.day, region=context.dossier.region
    )
    if rule and source in rule.words:
        context.use(rule)
        template = msg("Inspection {number} of the year, cap {cap}, from a clue: {source}. Enough?")
        return context.to_judge(
            template, facts, number=facts["count"], cap=facts["cap"], source=source
        )
    return context.failed(template, facts, number=facts["count"], cap=facts["cap"])


@check(
    "IN03",
    zh="对同一对象的邻近检查应当合并",
    en="Inspections of one object about the same time are merged",
    cites=("OPTENV 54", "D54 3", "WH327 6"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MINOR,
    applies=_inspected,
    day_of=action_day,
    mend=msg("Plan such inspections as one comprehensive check, or note why they were apart."),
)
def neighbours_merged(context: Context) -> Finding:
    """Several inspections of one object about the same time could have been one."""
    inspection = _details(context.dossier)
    begun = day_of(inspection.inspected_at)
    if begun is None or inspection.nearby is None:
        return context.missing("inspection.nearby" if begun else "inspection.inspected_at")
    span = timedelta(days=context.need("inspection.merge_within").number)
    close = [
        other
        for other in inspection.nearby
        if other.inspected_on and timedelta(0) < abs(other.inspected_on - begun) <= span
    ]
    facts: Facts = {"inspected_on": begun, "nearby": [other.ref for other in close]}
    if close:
        refs = tuple(other.ref for other in close)
        return context.warned(msg("Could it have been merged with {refs}?"), facts, refs=refs)
    return context.passed(msg("No other inspection of the object lies near it."), facts)


@check(
    "IN04",
    zh="检查结果告知当事人，问题整改有跟进",
    en="The party was told the result, and problems were followed up",
    cites=("D54 4",),
    point=ReviewPoint.DOCUMENTS,
    severity=Severity.MINOR,
    applies=_inspected,
    day_of=action_day,
    since="D54 4",
    mend=msg("Tell the party the result in writing; re-check what was to be corrected."),
)
def result_told(context: Context) -> Finding:
    """The result is given to the party, the record signed, and a correction followed up."""
    inspection = _details(context.dossier)
    if inspection.result is None:
        return context.missing("inspection.result")
    if inspection.result is InspectionResult.NOT_FOUND:
        return context.not_applicable(msg("The party could not be found."))
    return gravest([_told(context), _signed(context), _followed_up(context)])


def _told(context: Context) -> Finding:
    dossier, told = context.dossier, _details(context.dossier).told_on
    facts: Facts = {"told_on": told, "stage": dossier.stage}
    if told:
        return context.passed(msg("The result was told on {day}."), facts, day=told)
    over = has_reached(dossier, Stage.CLOSED)
    if over:
        return context.failed(msg("Closed without telling the party the result."), facts)
    if over is None:
        return context.missing("inspection.told_on", facts=facts)
    return context.not_applicable(msg("The result has not been told yet."), facts)


def _signed(context: Context) -> Finding:
    signed = _details(context.dossier).signed
    facts: Facts = {"signed": signed}
    if signed is None:
        return context.missing("inspection.signed", facts=facts)
    if signed:
        return context.passed(msg("The record is signed, or the refusal noted."), facts)
    return context.failed(msg("The record is not signed and no refusal is noted."), facts)


def _followed_up(context: Context) -> Finding:
    dossier, inspection = context.dossier, _details(context.dossier)
    by, again = inspection.correct_by, inspection.rechecked_on
    facts: Facts = {"result": inspection.result, "correct_by": by, "rechecked_on": again}
    if inspection.result is not InspectionResult.ORDERED:
        return context.passed(msg("Nothing is left to be corrected."), facts)
    if again:
        return context.passed(msg("Re-checked on {day}."), facts, day=again)
    if has_reached(dossier, Stage.CLOSED):
        return context.failed(msg("Closed without a re-check of what was to be corrected."), facts)
    if by is None:
        ordered = has_reached(dossier, Stage.CORRECTING)
        return _to_be_ordered(context, facts) if ordered is False else _no_term(context, facts)
    return _pending(context, by, facts)


def _to_be_ordered(context: Context, facts: Facts) -> Finding:
    return context.not_applicable(msg("The order to correct is still to come."), facts)


def _no_term(context: Context, facts: Facts) -> Finding:
    return context.missing("inspection.correct_by", facts=facts)


def _pending(context: Context, by: date, facts: Facts) -> Finding:
    if context.as_of > by:
        template = msg("To be corrected by {day}, and not re-checked since.")
        return context.warned(template, facts, day=by)
    return context.not_applicable(msg("There is time to correct until {day}."), facts, day=by)
