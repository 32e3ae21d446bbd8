"""Last days set by law: the same functions serve the checks, the lists and the forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from registry.codes import DocumentKind, MeasureKind
from registry.law import calendar
from registry.law.reading import day_of, decided_on, documents_of, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from registry.law.calendar import Due, Span
    from registry.law.dossier import Dossier
    from registry.law.facts import Extension, Measure
    from registry.law.parameters import Parameter, ParameterSet

FREEZES = frozenset({MeasureKind.FREEZE})


class Doubt(StrEnum):
    """Why a last day may be later than is certain."""

    ROLLS_OVER = "rolls_over"
    NO_RULE = "no_rule_for_extension"
    TOO_LONG = "extension_too_long"
    TOO_MANY = "too_many_extensions"
    LATE = "extension_approved_late"
    NOT_BY_SUPERIOR = "extension_not_approved_by_superior"
    NOT_APPROVED = "extension_approval_unknown"
    UNLISTED_PAUSE = "pause_not_listed"
    UNCONFIRMED_PAUSE = "pause_not_confirmed"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A period that runs or ran: from when, to when, by which rule."""

    started_on: date
    due: Due
    """Last day that is certain."""
    latest: Due
    """Last day if every doubt is settled in favour of the agency."""
    parameters: tuple[Parameter, ...]
    doubts: tuple[Doubt, ...] = ()
    paused: bool = False
    """A pause is still open, so the last day moves on."""

    def days_left(self, as_of: date) -> int:
        """Count the days left in the kind of day of the period; negative once it is over."""
        if self.parameters[0].unit == "working_days":
            return calendar.working_days_between(as_of, self.due.on)
        return (self.due.on - as_of).days


def plain(start: date, rule: Parameter) -> Deadline:
    """Return a deadline without pauses or extensions."""
    due = rule.end(start)
    return Deadline(start, due, due, (rule,))


def decision_due(dossier: Dossier, parameters: ParameterSet, as_of: date) -> Deadline | None:
    """Return by when a penalty must be decided (APL Art 60 or the rule of the sector)."""
    start = dossier.filed_on
    if start is None:
        return None
    look = _Rules(parameters, dossier, start)
    rule = look.find("penalty.period")
    if rule is None:
        return None
    listed = look.find("penalty.exclusions")
    words = listed.words if listed else frozenset()
    intervals = dossier.exclusions or ()
    sure = spans(intervals, as_of, words) if listed and listed.confirmed else []
    all_pauses = spans(intervals, as_of)
    doubts = set()
    if any(interval.kind not in words for interval in intervals):
        doubts.add(Doubt.UNLISTED_PAUSE)
    if listed and not listed.confirmed and any(i.kind in words for i in intervals):
        doubts.add(Doubt.UNCONFIRMED_PAUSE)
    return _extended(
        _Running(start, rule, sure, all_pauses),
        dossier.extensions or (),
        look.extension("penalty"),
        doubts,
        paused=any(interval.ended_on is None for interval in intervals),
        used=(listed,) if listed and intervals else (),
        roll=True,
    )


def service_due(dossier: Dossier, parameters: ParameterSet) -> Deadline | None:
    """Return by when a decision must be served (APL Art 61 or the rule of the sector)."""
    start = decided_on(dossier)
    rule = _Rules(parameters, dossier, start).find("decision.service") if start else None
    return plain(start, rule) if start and rule else None


def payment_due(dossier: Dossier, parameters: ParameterSet) -> Deadline | None:
    """Return by when a fine must be paid (APL Art 66-67), deferral included."""
    start = received_on(dossier)
    rule = _Rules(parameters, dossier, start).find("payment.period") if start else None
    if start is None or rule is None:
        return None
    due = rule.end(start, roll=True)
    deferred = dossier.payment.deferred_to if dossier.payment else None
    if deferred:
        due = due.later_than(calendar.Due(deferred))
    return Deadline(start, due, due, (rule,))


def received_on(dossier: Dossier) -> date | None:
    """Return when the party received the penalty decision, if known."""
    if dossier.payment and dossier.payment.received_on:
        return dossier.payment.received_on
    kinds = (DocumentKind.DECISION, DocumentKind.SUMMARY_DECISION)
    served = (
        document.service.served_on
        for kind in kinds
        for document in documents_of(dossier, kind)
        if document.service
    )
    return next((day for day in served if day), None)


def measure_expiry(
    measure: Measure, dossier: Dossier, parameters: ParameterSet, as_of: date
) -> Deadline | None:
    """Return when sealing, seizure or freezing ends at the latest (ACL Art 25, 32)."""
    start = day_of(measure.carried_out_at)
    suffix = ".freeze" if measure.kind in FREEZES else ""
    look = _Rules(parameters, dossier, start) if start else None
    rule = look.find(f"coercion.term{suffix}") if look else None
    if start is None or look is None or rule is None:
        return None
    pauses = [] if suffix else spans(measure.tests or (), as_of)
    deadline = _extended(
        _Running(start, _stated(measure, start, rule), pauses, pauses),
        measure.extensions or (),
        look.extension("coercion", suffix),
        set(),
        paused=any(test.ended_on is None for test in measure.tests or ()),
    )
    return replace(deadline, parameters=(rule, *deadline.parameters[1:]))


def _stated(measure: Measure, start: date, rule: Parameter) -> Parameter:
    """Shorten the longest term to the one that the decision states."""
    days = measure.term_days
    if days is None and measure.until is not None:
        days = (measure.until - start).days
    return rule if days is None or days >= rule.number else replace(rule, value=str(days))


class _Rules:
    """Looks up the rules of one matter on one day."""

    def __init__(self, parameters: ParameterSet, dossier: Dossier, on: date) -> None:
        self._parameters, self._dossier, self._on = parameters, dossier, on

    def find(self, name: str) -> Parameter | None:
        return self._parameters.lookup(
            name, on=self._on, sector=self._dossier.sector, region=self._dossier.region
        )

    def extension(self, of: str, suffix: str = "") -> _ExtensionRule:
        return _ExtensionRule(
            self.find(f"{of}.extension{suffix}"),
            self.find(f"{of}.extension_times{suffix}"),
            further=bool(self.find("penalty.extension_further")) and of == "penalty",
            by_superior=bool(self.find("penalty.extension_by")) and of == "penalty",
        )


@dataclass(frozen=True, slots=True)
class _ExtensionRule:
    days: Parameter | None
    times: Parameter | None
    further: bool
    """Collective decision may prolong beyond the number of times."""
    by_superior: bool
    """Only the superior body may prolong."""


@dataclass(frozen=True, slots=True)
class _Running:
    """A period with its certain pauses and with all pauses claimed."""

    start: date
    rule: Parameter
    sure: list[Span]
    claimed: list[Span]

    def end(self, extra: int) -> Due:
        return self._end(extra, self.sure)

    def latest(self, extra: int, *, roll: bool) -> Due:
        due = self._end(extra, self.claimed)
        return calendar.rolled(due.on) if roll else due

    def _end(self, extra: int, pauses: list[Span]) -> Due:
        rule = replace(self.rule, value=str(self.rule.number + extra)) if extra else self.rule
        return rule.end(self.start, pauses)


def _extended(
    running: _Running,
    extensions: tuple[Extension, ...],
    rule: _ExtensionRule,
    doubts: set[Doubt],
    *,
    paused: bool,
    used: tuple[Parameter, ...] = (),
    roll: bool = False,
) -> Deadline:
    """Add extensions to a period: those that are certain, and those that are claimed."""
    certain = claimed = 0
    for ordinal, extension in enumerate(extensions):
        days = _days(extension, running, certain)
        found = set(_doubts(extension, ordinal, days, rule, running.end(certain)))
        certain += _certain(days, rule, found)
        claimed += days
        doubts |= found
    due, latest = running.end(certain), running.latest(claimed, roll=roll)
    if roll and not calendar.is_working_day(due.on):
        doubts.add(Doubt.ROLLS_OVER)
    if extensions and rule.days:
        used = (*used, rule.days)
    return Deadline(
        running.start, due, latest, (running.rule, *used), tuple(sorted(doubts)), paused
    )


def _certain(days: int, rule: _ExtensionRule, found: set[Doubt]) -> int:
    """Return how many days of an extension hold in spite of what is doubtful about it."""
    if found - {Doubt.TOO_LONG}:
        return 0
    return rule.days.number if Doubt.TOO_LONG in found and rule.days else days


def _days(extension: Extension, running: _Running, certain: int) -> int:
    if extension.days is not None:
        return extension.days
    if extension.until is None:
        return 0
    end = running.end(certain).on
    if running.rule.unit == "working_days":
        return max(calendar.working_days_between(end, extension.until), 0)
    return max((extension.until - end).days, 0)


def _doubts(
    extension: Extension, ordinal: int, days: int, rule: _ExtensionRule, due: Due
) -> Iterator[Doubt]:
    """Say what is doubtful about one extension."""
    if rule.days is None or rule.times is None:
        yield Doubt.NO_RULE
        return
    further = rule.further and bool(extension.collective)
    if ordinal >= rule.times.number and not further:
        yield Doubt.TOO_MANY
    if days > rule.days.number and not (further and ordinal >= rule.times.number):
        yield Doubt.TOO_LONG
    if rule.by_superior and not extension.superior:
        yield Doubt.NOT_BY_SUPERIOR
    if extension.approved_on is None:
        yield Doubt.NOT_APPROVED
    elif extension.approved_on > due.on:
        yield Doubt.LATE
