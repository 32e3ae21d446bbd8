"""Days as small integers with tables of working days, so that a calendar costs one look-up."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from registry.law.calendar import is_public_holiday, is_working_day

EPOCH = date(2016, 1, 1).toordinal()
LAST = date(2031, 12, 31).toordinal()
HORIZON = date(2028, 1, 1).toordinal() - EPOCH
ISO = tuple(date.fromordinal(EPOCH + day).isoformat() for day in range(LAST - EPOCH + 1))
YEAR = tuple(int(text[:4]) for text in ISO)


class Calendar:
    """Working days and holidays of the years that the demonstration covers."""

    def __init__(self) -> None:
        """Read the calendar of the law once."""
        first, last = day_of(2021, 1, 1), HORIZON
        span = range(first, last)
        self.working = [day for day in span if is_working_day(date_of(day))]
        self.is_working = frozenset(self.working)
        self.holidays = frozenset(day for day in span if is_public_holiday(date_of(day)))

    def plus(self, day: int, working_days: int) -> int:
        """Return the working day that ends a period of working days begun on `day`."""
        return self.working[bisect_right(self.working, day) + working_days - 1]

    def on_or_after(self, day: int) -> int:
        """Return the first working day from `day` on."""
        return day if day in self.is_working else self.plus(day, 1)

    def on_or_before(self, day: int) -> int:
        """Return the last working day up to `day`."""
        return self.working[bisect_right(self.working, day) - 1]

    def between(self, start: int, end: int) -> int:
        """Count the working days after `start` up to `end`."""
        return bisect_right(self.working, end) - bisect_right(self.working, start)


def day_of(year: int, month: int, day: int) -> int:
    """Return a date as days since the epoch of this module."""
    return date(year, month, day).toordinal() - EPOCH


def from_date(day: date) -> int:
    """Return a date as days since the epoch of this module."""
    return day.toordinal() - EPOCH


def date_of(day: int) -> date:
    """Return the date of a day."""
    return date.fromordinal(EPOCH + day)


def iso(day: int | None) -> str | None:
    """Return a day as the database stores it."""
    return None if day is None else ISO[day]


def instant(day: int, minutes: int) -> str:
    """Return local minutes after midnight (from eight o'clock) as a stored UTC instant."""
    hours, rest = divmod(minutes - 480, 60)
    return f"{ISO[day]} {hours:02d}:{rest:02d}:00.000000"


def chinese(day: int) -> str:
    """Return a day as a decision writes it."""
    year, month, number = ISO[day].split("-")
    return f"{year}年{int(month)}月{int(number)}日"
