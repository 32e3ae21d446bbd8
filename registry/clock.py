"""The only reader of the time; injected everywhere so that rules run at any date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Shanghai")
"""The zone in which dates in law are counted."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A source of the current instant: the real one, one that stands still, or one of a day."""

    frozen_at: datetime | None = None
    """Always answer this instant."""
    day: date | None = None
    """Answer the real time of day, but on this day."""

    @classmethod
    def at_date(cls, day: date) -> Clock:
        """Make a clock that stands at noon, local time, of `day`."""
        return cls(datetime.combine(day, time(12), LOCAL).astimezone(UTC))

    def now(self) -> datetime:
        """Return the current instant, aware, in UTC."""
        now = self.frozen_at or datetime.now(UTC)
        if self.day is None:
            return now
        return datetime.combine(self.day, now.astimezone(LOCAL).timetz()).astimezone(UTC)

    def today(self) -> date:
        """Return the current local date."""
        return local_date(self.now())


def local_date(instant: datetime) -> date:
    """Return the local (Asia/Shanghai) date of an aware instant."""
    return instant.astimezone(LOCAL).date()


def local_instant(day: date, at: time = time(12)) -> datetime:
    """Return the UTC instant of a local date and time of day."""
    return datetime.combine(day, at, LOCAL).astimezone(UTC)
