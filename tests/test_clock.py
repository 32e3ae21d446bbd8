"""The clock: the real one, one that stands still, and one that stays on a day."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from registry import open_registry
from registry.clock import LOCAL, Clock

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def instants() -> st.SearchStrategy[datetime]:
    return st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(instants(), DAYS)
def test_a_clock_of_a_day_keeps_the_time_of_day_and_changes_the_day(
    now: datetime, day: date
) -> None:
    clock = Clock(now, day)
    assert clock.today() == day
    assert clock.now().tzinfo is UTC
    assert clock.now().astimezone(LOCAL).time() == now.astimezone(LOCAL).time()


@given(DAYS)
def test_a_clock_that_stands_still_answers_noon(day: date) -> None:
    assert Clock.at_date(day).today() == day
    assert Clock.at_date(day).now() == Clock.at_date(day).now()


def day_of(path: Path, clock: Clock | None = None) -> date:
    register = open_registry(path, clock)
    try:
        return register.clock.today()
    finally:
        register.close()


def test_a_register_has_the_real_clock_and_a_demonstration_one_of_its_day(
    sqlite_template: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sqlite_template, tmp_path / "register.sqlite3"))
    real = {Clock().today(), day_of(path), Clock().today()}
    assert len(real) <= 2
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO setting (key, value) VALUES ('demo_today', '2031-01-01')")
        connection.commit()
    assert day_of(path) == date(2031, 1, 1)
    assert day_of(path, Clock.at_date(date(2020, 5, 6))) == date(2020, 5, 6)
