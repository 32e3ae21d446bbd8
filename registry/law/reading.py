"""Questions that several rules ask of a dossier, answered without guessing."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from registry.clock import local_date
from registry.codes import (
    DecisionOutcome,
    DocumentKind,
    OfficerTask,
    Procedure,
    SanctionKind,
    Stage,
)
from registry.law.calendar import Span

if TYPE_CHECKING:
    from datetime import datetime

    from registry.law.dossier import Dossier
    from registry.law.facts import Document, Interval, Officer, Sanction

NAMED = 20
"""Names that one sentence lists at most."""
HANDLING = frozenset({OfficerTask.HANDLER, OfficerTask.ASSISTANT})
SIDE_EXITS = frozenset(
    {Stage.NOT_FILED, Stage.FILING_WITHDRAWN, Stage.TRANSFERRED, Stage.TERMINATED}
)
"""States in which a matter ends without a decision on the act."""

_ORDER = (
    {Stage.CLUE, Stage.FOUND, Stage.PLANNED},
    {Stage.FILED, Stage.TOLD, Stage.APPROVED},
    {Stage.INVESTIGATED, Stage.INSPECTED, Stage.IN_FORCE},
    {Stage.NOTIFIED, Stage.EXTENDED, Stage.CORRECTING},
    {Stage.HEARING},
    {Stage.HEARD},
    {Stage.DECIDED, Stage.RESULT_TOLD},
    {Stage.SERVED, Stage.DEMANDED, Stage.COURT_APPLIED},
    {Stage.PERFORMED, Stage.LIFTED, Stage.EXECUTED},
    {Stage.CLOSED},
    {Stage.ARCHIVED},
)
RANK = {stage: rank for rank, stages in enumerate(_ORDER) for stage in stages}


def has_reached(dossier: Dossier, stage: Stage) -> bool | None:
    """Say whether the matter has come as far as a stage; None if its stage is unknown."""
    if dossier.stage is None:
        return None
    if dossier.stage in SIDE_EXITS:
        return False
    return RANK[dossier.stage] >= RANK[stage]


def decided_on(dossier: Dossier) -> date | None:
    """Return the date of the decision, if known."""
    return dossier.decision.decided_on if dossier.decision else None


def is_decided(dossier: Dossier) -> bool | None:
    """Say whether a decision was made; None if that, or its date, is not recorded."""
    if decided_on(dossier):
        return True
    return None if has_reached(dossier, Stage.DECIDED) in (None, True) else False


def outcome_of(dossier: Dossier) -> DecisionOutcome | None:
    """Return the outcome decided, if known."""
    return dossier.decision.outcome if dossier.decision else None


def is_summary(dossier: Dossier) -> bool:
    """Say whether the matter follows the summary procedure, be it by its decision alone."""
    if dossier.procedure is None:
        return bool(documents_of(dossier, DocumentKind.SUMMARY_DECISION))
    return dossier.procedure is Procedure.SUMMARY


def documents_of(dossier: Dossier, kind: DocumentKind) -> list[Document]:
    """Return the documents of a kind, in the order recorded."""
    return [document for document in dossier.documents or () if document.kind is kind]


def issued_on(document: Document) -> date | None:
    """Return the date of a document, if known."""
    if document.issued_on is None and document.issued_at is not None:
        return local_date(document.issued_at)
    return document.issued_on


def handlers(dossier: Dossier) -> list[Officer]:
    """Return the officers who handle the matter."""
    return [officer for officer in dossier.officers or () if officer.task in HANDLING]


def intended_sanctions(dossier: Dossier) -> tuple[Sanction, ...] | None:
    """Return the sanctions decided, or while undecided those proposed."""
    return dossier.proposed if dossier.sanctions is None else dossier.sanctions


def amount_of(sanctions: Iterable[Sanction], *kinds: SanctionKind) -> int | None:
    """Add up the amounts of some kinds of sanction; None if one of them is unknown."""
    amounts = [sanction.amount_fen for sanction in sanctions if sanction.kind in kinds]
    return None if None in amounts else sum(amount or 0 for amount in amounts)


def spans(
    intervals: Iterable[Interval], as_of: date, kinds: Container[str | None] | None = None
) -> list[Span]:
    """Turn intervals into closed spans; one still open lasts up to `as_of`."""
    return [
        (interval.started_on, interval.ended_on or max(as_of, interval.started_on))
        for interval in intervals
        if kinds is None or interval.kind in kinds
    ]


def day_of(instant: datetime | None) -> date | None:
    """Return the local date of an instant, if known."""
    return local_date(instant) if instant else None


def few(names: Iterable[str]) -> tuple[str, ...]:
    """Return the first of many names, as many as a sentence can hold."""
    return tuple(islice(names, NAMED))
