"""Days as the law counts them: working days, calendar days, months, hours, and pauses.

The day on which a period starts is not counted. Working days follow the State Council's holiday
notices with their make-up workdays; a result that depends on a year whose notice is not known is
marked provisional.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from registry.errors import InvalidInput
from registry.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[date, date]
"""First and last day of a pause, both included."""

ONE_DAY = timedelta(days=1)

NEXT_NOTICE_FROM = (12, 29)
"""Month and day from which the notice of the next year has moved days off (2007, 2018, 2022)."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a period, and how firmly it is known."""

    on: date
    provisional: bool = False
    """Rests on a year without a holiday notice."""

    def later_than(self, other: Due) -> Due:
        """Return the later of two last days; it is provisional if either is."""
        return Due(max(self.on, other.on), self.provisional or other.provisional)


@dataclass(frozen=True, slots=True)
class _Year:
    working: tuple[int, ...]
    """Ordinals of the working days, ascending."""
    working_set: frozenset[int]
    holidays: frozenset[int]


@cache
def _notices() -> tuple[Any, frozenset[int]]:
    """Load the holiday library, which takes longer than all rules together, on first need."""
    china = _china()
    return china.China, frozenset(china.ChinaStaticHolidays.special_public_holidays)


def _china() -> Any:
    """Load the file of China by itself, since the package around it loads every country."""
    import holidays

    spec = spec_from_file_location(
        "holidays_of_china", Path(holidays.__file__).with_name("countries") / "china.py"
    )
    if spec is None or spec.loader is None:
        return import_module("holidays.countries.china")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def horizon() -> int:
    """Return the last year whose holiday notice is known."""
    return max(_notices()[1])


@cache
def _firm() -> Span:
    known = _notices()[1]
    return date(min(known), 1, 1), date(max(known), *NEXT_NOTICE_FROM)


@cache
def _year(year: int) -> _Year:
    library, _known = _notices()
    table = library(years=year)
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = [date.fromordinal(ordinal) for ordinal in range(first, last + 1)]
    working = tuple(day.toordinal() for day in days if table.is_working_day(day))
    holidays = frozenset(day.toordinal() for day in days if table.get(day))
    return _Year(working, frozenset(working), holidays)


def is_provisional(day: date) -> bool:
    """Say whether the holiday notice that governs a day is unknown."""
    first, last = _firm()
    return not first <= day < last


def is_working_day(day: date) -> bool:
    """Say whether a day is a working day, make-up workdays included."""
    return day.toordinal() in _year(day.year).working_set


def is_public_holiday(day: date) -> bool:
    """Say whether a day lies in a statutory holiday (weekends alone are not)."""
    return day.toordinal() in _year(day.year).holidays


def working_days_between(start: date, end: date) -> int:
    """Count the working days after `start` up to and including `end`; negative if reversed."""
    if end < start:
        return -working_days_between(end, start)
    return sum(
        _passed(year, min(end, date(year, 12, 31))) - _passed(year, max(start, _before(year)))
        for year in range(start.year, end.year + 1)
    )


def add_working_days(start: date, days: int, pauses: Iterable[Span] = ()) -> Due:
    """Return the last day of a period of working days; days within pauses do not count."""
    due = _nth_working_day(start, days)
    for first, last in merged(pauses, start):
        if first > due.on:
            break
        lost = working_days_between(first - ONE_DAY, last)
        due = due.later_than(_nth_working_day(due.on, lost))
    return due


def add_calendar_days(
    start: date, days: int, pauses: Iterable[Span] = (), *, roll: bool = False
) -> Due:
    """Return the last day of a period of calendar days; with `roll`, never a day off."""
    end = _shift(start, days)
    for first, last in merged(pauses, start):
        if first > end:
            break
        end = _shift(end, (last - first).days + 1)
    return rolled(end) if roll else Due(end)


def add_months(start: date, months: int, *, roll: bool = False) -> Due:
    """Return the same day some months on, or the last of that month if it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise _out_of_range(start)
    end = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    return rolled(end) if roll else Due(end)


def add_hours(instant: datetime, hours: int) -> datetime:
    """Return the instant some hours on."""
    return instant + timedelta(hours=hours)


def rolled(day: date) -> Due:
    """Move a last day that is a day off to the next working day (Civil Procedure Law Art 85)."""
    while not is_working_day(day):
        day = _shift(day, 1)
    return Due(day, is_provisional(day))


def merged(pauses: Iterable[Span], after: date) -> list[Span]:
    """Join overlapping pauses in order, leaving out what lies on or before `after`."""
    joined: list[Span] = []
    for first, last in sorted(pauses):
        begin = max(first, _shift(after, 1))
        if last < begin:
            continue
        if joined and begin <= _shift(joined[-1][1], 1):
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((begin, last))
    return joined


def paused_days(start: date, end: date, pauses: Iterable[Span]) -> int:
    """Count the calendar days after `start` up to `end` that lie within pauses."""
    return sum(
        (min(last, end) - first).days + 1 for first, last in merged(pauses, start) if first <= end
    )


def _before(year: int) -> date:
    """Return the day before a year, or its first day where there is none."""
    return date(max(year - 1, 1), 12, 31)


def _passed(year: int, day: date) -> int:
    return bisect_right(_year(year).working, day.toordinal())


def _nth_working_day(start: date, days: int) -> Due:
    if days <= 0:
        return Due(start)
    year = start.year
    position = _passed(year, start) + days - 1
    while position >= len(_year(year).working):
        position -= len(_year(year).working)
        year += 1
        if year > date.max.year:
            raise _out_of_range(start)
    end = date.fromordinal(_year(year).working[position])
    return Due(end, is_provisional(start) or is_provisional(end))


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise _out_of_range(day) from None


def _out_of_range(start: date) -> InvalidInput:
    return InvalidInput(
        _("A period from {start} ends beyond the calendar.").format(start=start.isoformat())
    )
