"""What is due in a matter: its open deadlines, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from registry.codes import (
    CaseKind,
    DecisionOutcome,
    DisputeKind,
    DocumentKind,
    MeasureKind,
    Procedure,
    SanctionKind,
    Stage,
)
from registry.law import calendar
from registry.law.deadlines import (
    Deadline,
    decision_due,
    measure_expiry,
    payment_due,
    plain,
    service_due,
)
from registry.law.publicity import publication_due
from registry.law.reading import day_of, documents_of, has_reached
from registry.law.standing import open_disputes

if TYPE_CHECKING:
    from registry.law.dossier import Dossier
    from registry.law.facts import Dispute
    from registry.law.parameters import ParameterSet

PAYABLE = frozenset(
    {SanctionKind.FINE, SanctionKind.CONFISCATE_GAINS, SanctionKind.CONFISCATE_PROPERTY}
)
TERMED = frozenset({MeasureKind.SEAL, MeasureKind.SEIZE, MeasureKind.FREEZE})
"""Measures that end by themselves; an execution is over once it is carried out."""
ENDED = frozenset({Stage.NOT_FILED, Stage.FILING_WITHDRAWN, Stage.TRANSFERRED, Stage.TERMINATED})


class DueKind(StrEnum):
    """What a deadline is for."""

    DECIDE = "decide"
    SERVE = "serve"
    PAY = "pay"
    PUBLISH = "publish"
    LIFT = "lift"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    DISPOSE = "dispose"
    HAND_OVER = "hand_over"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class OpenDeadline:
    """A last day that is still to come or was missed, and the article that sets it."""

    kind: DueKind
    due_on: date
    statute: str
    """Short Chinese name; empty for a day that the agency itself set."""
    article: str
    working_days: bool = False
    provisional: bool = False
    paused: bool = False

    def days_left(self, as_of: date) -> int:
        """Count the days left in the deadline's own kind of day; negative once it is over."""
        if not self.working_days:
            return (self.due_on - as_of).days
        if as_of <= self.due_on:
            return calendar.working_days_between(as_of, self.due_on)
        return -calendar.working_days_between(self.due_on, as_of)


def open_deadlines(
    dossier: Dossier, parameters: ParameterSet, as_of: date
) -> tuple[OpenDeadline, ...]:
    """List the open deadlines of a matter, the nearest first."""
    if dossier.stage in ENDED:
        return ()
    found = [
        *_of_penalty(dossier, parameters, as_of),
        *_of_measures(dossier, parameters, as_of),
        *_of_inspection(dossier),
        *_of_publication(dossier, parameters),
        *_of_conduct(dossier, parameters),
    ]
    return tuple(sorted(found, key=lambda deadline: (deadline.due_on, deadline.kind)))


def next_deadline(dossier: Dossier, parameters: ParameterSet, as_of: date) -> OpenDeadline | None:
    """Return the nearest deadline that runs, as lists keep it.

    One that is paused moves on every day, so no day can be kept for it until the pause ends.
    """
    running = (item for item in open_deadlines(dossier, parameters, as_of) if not item.paused)
    return next(running, None)


def _of_penalty(dossier: Dossier, parameters: ParameterSet, as_of: date) -> Iterator[OpenDeadline]:
    if dossier.kind is not CaseKind.PENALTY:
        return
    if not has_reached(dossier, Stage.DECIDED):
        if dossier.procedure is Procedure.ORDINARY:
            yield from _opened(DueKind.DECIDE, decision_due(dossier, parameters, as_of))
        return
    if not has_reached(dossier, Stage.SERVED):
        yield from _opened(DueKind.SERVE, service_due(dossier, parameters))
    elif _unpaid(dossier):
        yield from _opened(DueKind.PAY, payment_due(dossier, parameters))


def _unpaid(dossier: Dossier) -> bool:
    if has_reached(dossier, Stage.PERFORMED):
        return False
    outcome = dossier.decision.outcome if dossier.decision else None
    if outcome not in {None, DecisionOutcome.PENALTY}:
        return False
    return any(sanction.kind in PAYABLE for sanction in dossier.sanctions or ())


def _of_measures(dossier: Dossier, parameters: ParameterSet, as_of: date) -> Iterator[OpenDeadline]:
    for measure in dossier.measures or ():
        held = measure.lifted_on is None and measure.disposed_on is None
        if held and measure.kind in TERMED:
            yield from _opened(DueKind.LIFT, measure_expiry(measure, dossier, parameters, as_of))


def _of_inspection(dossier: Dossier) -> Iterator[OpenDeadline]:
    inspection = dossier.inspection
    if dossier.stage is Stage.CORRECTING and inspection and inspection.correct_by:
        yield OpenDeadline(DueKind.CORRECT, inspection.correct_by, "", "")


def _of_publication(dossier: Dossier, parameters: ParameterSet) -> Iterator[OpenDeadline]:
    for publication in dossier.publicity or ():
        if publication.published_on or publication.exempt_reason:
            return
    if dossier.kind is CaseKind.PENALTY and not has_reached(dossier, Stage.DECIDED):
        return
    duty = publication_due(dossier, parameters)
    if not duty.exempt:
        yield from _opened(DueKind.PUBLISH, duty.deadline)


def _of_conduct(dossier: Dossier, parameters: ParameterSet) -> Iterator[OpenDeadline]:
    """List the short periods that a single act started."""
    for kind, name, start in _started(dossier):
        rule = parameters.lookup(name, on=start, sector=dossier.sector, region=dossier.region)
        if rule is not None:
            yield from _opened(kind, plain(start, rule))


def _started(dossier: Dossier) -> Iterator[tuple[DueKind, str, date]]:
    for shown in dossier.publicity or ():
        if shown.published_on and shown.changed_on and not shown.withdrawn_on:
            yield DueKind.WITHDRAW, "publicity.withdrawal", shown.changed_on
    for item in dossier.registrations or ():
        if item.registered_on and item.disposed_on is None:
            yield DueKind.DISPOSE, "registration.disposal", item.registered_on
    for measure in dossier.measures or ():
        frozen = day_of(measure.carried_out_at) if measure.kind is MeasureKind.FREEZE else None
        if frozen and not _handed_over(dossier):
            yield DueKind.HAND_OVER, "coercion.freeze_service", frozen
    for dispute in open_disputes(dossier):
        if dispute.copy_received_on and dispute.replied_on is None:
            yield DueKind.REPLY, _reply_period(dispute), dispute.copy_received_on


def _handed_over(dossier: Dossier) -> bool:
    decisions = documents_of(dossier, DocumentKind.MEASURE_DECISION)
    return any(document.service is not None for document in decisions)


def _reply_period(dispute: Dispute) -> str:
    if dispute.kind is not DisputeKind.RECONSIDERATION:
        return "dispute.defence"
    return "dispute.reply.simplified" if dispute.simplified else "dispute.reply"


def _opened(kind: DueKind, deadline: Deadline | None) -> Iterator[OpenDeadline]:
    if deadline is not None:
        rule = deadline.parameters[0]
        yield OpenDeadline(
            kind,
            deadline.latest.on,
            rule.cites.statute.short,
            rule.cites.article,
            rule.unit == "working_days",
            deadline.latest.provisional,
            deadline.paused,
        )
