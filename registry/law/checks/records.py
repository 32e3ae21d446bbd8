"""The whole-process record: in writing at every stage, on video where the rules ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import MeasureKind, RecordStage, ReviewPoint, Severity, Stage
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.scope import (
    NOT_COERCION,
    SIDE_EXIT,
    any_case,
    measure_day,
    penalty_case,
    with_measures,
)
from registry.law.reading import SIDE_EXITS, decided_on, has_reached, is_summary

if TYPE_CHECKING:
    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Measure, Recording

REACHED_AT = {
    RecordStage.START: (Stage.FILED, Stage.FOUND),
    RecordStage.EVIDENCE: (Stage.INVESTIGATED, Stage.TOLD),
    RecordStage.REVIEW: (Stage.DECIDED, None),
    RecordStage.DECISION: (Stage.DECIDED, Stage.DECIDED),
    RecordStage.SERVICE: (Stage.SERVED, Stage.SERVED),
    RecordStage.EXECUTION: (Stage.PERFORMED, Stage.PERFORMED),
}
"""Stage by which each part of the record exists, in the ordinary and the summary procedure."""


@check(
    "RC01",
    zh="六个环节均有文字记录",
    en="Each stage passed has a written record",
    cites=("APL 47", "D118 7"),
    point=ReviewPoint.EVIDENCE,
    applies=penalty_case,
    since="APL 47",
    mend=msg("Add the written record of the stages named."),
)
def every_stage_recorded(context: Context) -> Finding:
    """Start, evidence, review, decision, service and execution are recorded as they pass."""
    dossier = context.dossier
    if dossier.stage is None:
        return context.missing("stage")
    if dossier.steps is None:
        return context.missing("steps")
    due = [stage for stage in RecordStage if _is_due(dossier, stage)]
    written = {step.record_stage for step in dossier.steps if step.text_record}
    unsure = {step.record_stage for step in dossier.steps if step.text_record is None}
    lacking = tuple(stage for stage in due if stage not in written)
    facts: Facts = {"due": due, "lacking": lacking}
    if not due:
        return context.not_applicable(msg("No stage is over yet."), facts)
    if not lacking:
        return context.passed(msg("Each stage passed has a written record."), facts)
    if all(stage in unsure for stage in lacking):
        return context.missing("steps.text_record", facts=facts)
    return context.failed(msg("No written record of: {lacking}."), facts, lacking=lacking)


def _is_due(dossier: Dossier, record_stage: RecordStage) -> bool:
    ordinary, summary = REACHED_AT[record_stage]
    stage = summary if is_summary(dossier) else ordinary
    if stage is None:
        return False
    if stage is Stage.DECIDED and decided_on(dossier):
        return True
    return bool(has_reached(dossier, stage))


def _with_recorded_measures(dossier: Dossier) -> str:
    if dossier.measures is not None and not dossier.measures:
        return NOT_COERCION
    return with_measures(dossier)


@check(
    "RC02",
    zh="查封、扣押、强制拆除全程音像记录",
    en="Sealing, seizure and forced demolition were filmed throughout",
    cites=("D118 8",),
    point=ReviewPoint.EVIDENCE,
    applies=_with_recorded_measures,
    day_of=measure_day,
    since="D118 8",
    mend=msg("Attach the recording with its length and digest, or explain its absence."),
)
def measures_filmed(context: Context) -> Finding:
    """Measures of the named kinds have a complete recording with length and digest."""
    dossier = context.dossier
    if dossier.measures is None:
        return context.missing("measures")
    kinds = context.need("recording.required").words
    filmed = [measure for measure in dossier.measures if measure.kind in kinds]
    facts: Facts = {"measures": [measure.kind for measure in filmed]}
    if not filmed:
        return context.not_applicable(msg("No measure that must be filmed throughout."), facts)
    if all(measure.carried_out_at is None for measure in filmed):
        waiting = has_reached(dossier, Stage.IN_FORCE) is False
        if waiting:
            return context.not_applicable(msg("The measure is not carried out yet."), facts)
        return context.missing("measures.carried_out_at", facts=facts)
    if dossier.recordings is None:
        return context.missing("recordings", facts=facts)
    return _complete_recordings(context, filmed, facts)


def _complete_recordings(context: Context, measures: list[Measure], facts: Facts) -> Finding:
    recordings = context.dossier.recordings or ()
    facts["recordings"] = [recording.purpose for recording in recordings]
    bare = tuple(m.kind for m in measures if not _recordings_of(m.kind, recordings))
    if bare:
        return context.failed(msg("No recording of: {kinds}."), facts, kinds=bare)
    if any(recording.complete is False for recording in recordings):
        return context.failed(msg("A recording does not cover the whole measure."), facts)
    for name in ("sha256", "seconds", "complete"):
        if any(getattr(recording, name) is None for recording in recordings):
            return context.missing(f"recordings.{name}", facts=facts)
    return context.passed(msg("The measure was filmed throughout."), facts)


def _recordings_of(kind: MeasureKind, recordings: tuple[Recording, ...]) -> list[Recording]:
    """Return the recordings of a measure; one whose purpose names no other measure counts."""
    others = {other.value for other in MeasureKind} - {kind.value}
    return [recording for recording in recordings if recording.purpose not in others]


def _closed(dossier: Dossier) -> str:
    if any_case(dossier):
        return any_case(dossier)
    if dossier.stage in SIDE_EXITS:
        return SIDE_EXIT
    over = dossier.closed_on or has_reached(dossier, Stage.CLOSED)
    return "" if over else msg("The case is not closed yet.")


@check(
    "RC03",
    zh="结案后及时立卷归档",
    en="The file was archived after closing",
    cites=("D118 9", "APL 47"),
    point=ReviewPoint.DOCUMENTS,
    severity=Severity.MINOR,
    applies=_closed,
    day_of=lambda dossier: dossier.closed_on,
    since="D118 9",
    mend=msg("Put the file in order and hand it to the archive."),
)
def archived_in_time(context: Context) -> Finding:
    """A closed case is archived within the local period; no law of the nation sets one."""
    dossier = context.dossier
    closed, archive = dossier.closed_on, dossier.archive
    if closed is None:
        return context.missing("closed_on")
    due = context.need("archive.period").end(closed)
    context.rests_on(due)
    archived = archive.archived_on if archive else None
    facts: Facts = {"closed_on": closed, "due": due.on, "archived_on": archived}
    if archived and archived <= due.on:
        return context.passed(
            msg("Archived on {day}, within the period to {due}."), facts, day=archived, due=due.on
        )
    if archived:
        return context.failed(
            msg("Archived on {day}; the period ended on {due}."), facts, day=archived, due=due.on
        )
    if dossier.stage is Stage.ARCHIVED or (archive and archive.number):
        return context.missing("archive.archived_on", facts=facts)
    if context.as_of <= due.on:
        return context.not_applicable(
            msg("Not archived yet; the period ends on {due}."), facts, due=due.on
        )
    return context.failed(msg("Not archived; the period ended on {due}."), facts, due=due.on)
