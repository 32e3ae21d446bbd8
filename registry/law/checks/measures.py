"""How a coercive measure is taken: the ten steps, and the papers handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import (
    DocumentElement,
    DocumentKind,
    MeasureKind,
    ReviewPoint,
    Severity,
    Stage,
)
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.coercion import MEASURES, NOT_CARRIED_OUT
from registry.law.checks.findings import FieldName
from registry.law.checks.scope import measure_day, with_measures
from registry.law.reading import day_of, documents_of, has_reached, issued_on

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Document, Measure

PLACED = frozenset({MeasureKind.SEAL, MeasureKind.SEIZE})
"""Measures with a decision and a list handed over on the spot (ACL Art 24)."""
MEASURE_ELEMENTS = (
    DocumentElement.PARTY,
    DocumentElement.REASONS,
    DocumentElement.BASIS,
    DocumentElement.TERM,
    DocumentElement.ITEMS,
    DocumentElement.REMEDIES,
    DocumentElement.AGENCY_DATE,
)
"""What the decision on sealing or seizure states (ACL Art 24)."""
FREEZE_ELEMENTS = (
    *(element for element in MEASURE_ELEMENTS if element is not DocumentElement.ITEMS),
    DocumentElement.AMOUNT,
)
"""What the decision on freezing states (ACL Art 31)."""

NO_SUCH_MEASURE = msg("No measure of this kind was taken.")


def each_measure(
    context: Context, kinds: Collection[MeasureKind], judge: Callable[[Context, Measure], Finding]
) -> Finding:
    """Judge each measure of some kinds that was carried out and give the gravest answer."""
    dossier = context.dossier
    if not dossier.measures:
        return context.missing("measures")
    judged = [measure for measure in dossier.measures if measure.kind in kinds]
    if not judged:
        return context.not_applicable(NO_SUCH_MEASURE)
    done = [measure for measure in judged if measure.carried_out_at]
    if done:
        return gravest(judge(context, measure) for measure in done)
    if has_reached(dossier, Stage.IN_FORCE) is False or dossier.stage is Stage.TERMINATED:
        return context.not_applicable(NOT_CARRIED_OUT)
    return context.missing("measures.carried_out_at")


@check(
    "CO02",
    zh="实施强制措施遵守十步程序",
    en="Each step that the taking of a measure asks for is recorded",
    cites=("ACL 18", "ACL 30"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=with_measures,
    day_of=measure_day,
    since="ACL 18",
    mend=msg("Lift the measure, or show from the on-site record that the steps were taken."),
)
def steps_taken(context: Context) -> Finding:
    """Certificates, calling, telling, hearing, record, signing, witness; CO01, ST02 do the rest."""
    return each_measure(context, MEASURES, _steps_of)


def _steps_of(context: Context, measure: Measure) -> Finding:
    answers = _answers(context.dossier, measure)
    if measure.kind is MeasureKind.FREEZE:
        answers = {path: answers[path] for path in FREEZE_STEPS}
    left_out = tuple(FieldName(path) for path, answer in answers.items() if answer is False)
    unknown = tuple(path for path, answer in answers.items() if answer is None)
    facts: Facts = {"kind": measure.kind, "left_out": left_out, "unknown": list(unknown)}
    if left_out:
        return context.failed(msg("Left out: {steps}."), facts, steps=left_out)
    if unknown:
        return context.missing(*unknown, facts=facts)
    return context.passed(msg("Every step that the law asks for is recorded."), facts)


FREEZE_STEPS = ("openness.certificates_shown", "measures.site_record")
"""What Art 30 takes over from Art 18, apart from approval and the number of officers."""


def _answers(dossier: Dossier, measure: Measure) -> dict[str, bool | None]:
    """Answer for each step of Art 18 (3)-(9) whether it was taken."""
    openness = dossier.openness
    records = documents_of(dossier, DocumentKind.SITE_RECORD)
    signed = next((record.signed for record in records if record.signed is not None), None)
    answers = {
        "openness.certificates_shown": openness.certificates_shown if openness else None,
        "measures.party_called": measure.party_called or measure.party_present or _no(measure),
        "openness.rights_told": openness.rights_told if openness else None,
        "measures.statement_heard": measure.statement_heard,
        "measures.site_record": True if records else measure.site_record,
        "measures.record_signed": signed if signed is not None else measure.record_signed,
    }
    if measure.party_present is False:
        seen = None if measure.witness is None else bool(measure.witness.strip())
        answers["measures.witness"] = seen
        answers["measures.statement_heard"] = True
    return answers


def _no(measure: Measure) -> bool | None:
    """Answer that the party was not called, where that is known."""
    return False if measure.party_called is False else None


@check(
    "CO03",
    zh="当场交付内容完整的查封、扣押决定书和清单",
    en="Decision and list of the sealing or seizure are complete and were handed over at once",
    cites=("ACL 24",),
    point=ReviewPoint.DOCUMENTS,
    applies=with_measures,
    day_of=measure_day,
    since="ACL 24",
    mend=msg("Hand over a complete decision and list, and note when the party received them."),
)
def decision_handed_over(context: Context) -> Finding:
    """The decision states what Art 24 names, is sealed and handed over with the list on the day."""
    return each_measure(context, PLACED, _papers)


def _papers(context: Context, measure: Measure) -> Finding:
    dossier, day = context.dossier, day_of(measure.carried_out_at)
    facts: Facts = {"kind": measure.kind, "carried_out_on": day}
    if dossier.documents is None:
        return context.missing("documents", facts=facts)
    decisions = documents_of(dossier, DocumentKind.MEASURE_DECISION)
    if not decisions:
        return context.failed(msg("There is no written decision on the measure."), facts)
    return _incomplete(context, decisions[0], MEASURE_ELEMENTS, facts) or _at_once(
        context, measure, decisions[0], facts
    )


def _incomplete(
    context: Context, document: Document, elements: Collection[DocumentElement], facts: Facts
) -> Finding | None:
    if document.elements is None:
        return context.missing("documents.elements", facts=facts)
    lacking = tuple(element for element in elements if element not in document.elements)
    facts |= {"lacking": lacking, "sealed": document.sealed}
    if lacking:
        return context.failed(
            msg("The decision on the measure does not state: {lacking}."), facts, lacking=lacking
        )
    if document.sealed is None:
        return context.missing("documents.sealed", facts=facts)
    if not document.sealed:
        return context.failed(msg("The decision on the measure bears no seal."), facts)
    return None


def _at_once(context: Context, measure: Measure, decision: Document, facts: Facts) -> Finding:
    day, service = day_of(measure.carried_out_at), decision.service
    given = service.served_on if service else None
    facts["given_on"] = given
    if given is None:
        return context.missing("documents.service.served_on", facts=facts)
    if day and given > day:
        return context.failed(
            msg("Carried out on {day}, yet the decision was handed over on {given}."),
            facts,
            day=day,
            given=given,
        )
    listed = _listed(context.dossier, measure, day)
    facts["list_given"] = listed
    if listed is None:
        return context.missing("measures.list_given", facts=facts)
    if not listed:
        return context.failed(msg("No list of the things was handed over on the spot."), facts)
    return context.passed(msg("Decision and list were complete and handed over at once."), facts)


def _listed(dossier: Dossier, measure: Measure, day: date | None) -> bool | None:
    lists = documents_of(dossier, DocumentKind.ITEM_LIST)
    if not lists or measure.list_given is not None:
        return measure.list_given
    days = [made for made in map(issued_on, lists) if made]
    return None if day is None or not days else min(days) <= day


@check(
    "CO07",
    zh="冻结决定书三个工作日内交付当事人且内容完整",
    en="The freezing decision is complete and reached the party within its period",
    cites=("ACL 31", "ACL 69"),
    point=ReviewPoint.PROCEDURE,
    applies=with_measures,
    day_of=measure_day,
    since="ACL 31",
    mend=msg("Hand the decision over at once and keep the proof."),
)
def freezing_told(context: Context) -> Finding:
    """The decision on freezing reaches the party within the days allowed and states Art 31."""
    return each_measure(context, (MeasureKind.FREEZE,), _freezing)


def _freezing(context: Context, measure: Measure) -> Finding:
    dossier, day = context.dossier, day_of(measure.carried_out_at)
    facts: Facts = {"frozen_on": day}
    if day is None or dossier.documents is None:
        return context.missing("documents", facts=facts)
    due = context.need("coercion.freeze_service").end(day)
    context.rests_on(due)
    decisions = documents_of(dossier, DocumentKind.MEASURE_DECISION)
    service = decisions[0].service if decisions else None
    given = service.served_on if service else None
    facts |= {"due": due.on, "given_on": given}
    if given is None and context.as_of <= due.on:
        return context.not_applicable(msg("To be handed to the party by {due}."), facts, due=due.on)
    if not decisions:
        return context.failed(msg("There is no written decision on the measure."), facts)
    if given is None:
        return context.missing("documents.service.served_on", facts=facts)
    if given > due.on:
        return context.failed(
            msg("Handed over on {given}; the period ended on {due}."),
            facts,
            given=given,
            due=due.on,
        )
    return _incomplete(context, decisions[0], FREEZE_ELEMENTS, facts) or context.passed(
        msg("Handed over on {given}, within the period to {due}."), facts, given=given, due=due.on
    )
