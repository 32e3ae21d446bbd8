"""Days as the law counts them (APL Art 85, ACL Art 69, Civil Procedure Law Art 85)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import InvalidInput
from registry.law import calendar

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS = st.dates(date(2010, 1, 1), date(2026, 12, 31))
COUNTS = st.integers(0, 400)
PAUSES = st.lists(
    st.tuples(DAYS, st.integers(0, 60)).map(lambda p: (p[0], p[0] + timedelta(days=p[1]))),
    max_size=5,
)


@pytest.mark.parametrize("year", range(2010, 2027))
def test_an_independent_source_agrees_on_every_day(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        assert calendar.is_working_day(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2022-01-28", 7, "2022-02-11"),
        ("2022-01-28", 20, "2022-03-02"),
        ("2022-01-28", 3, "2022-02-07"),
        ("2021-09-29", 7, "2021-10-14"),
        ("2026-09-24", 5, "2026-10-09"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-20", 0, "2026-11-20"),
        ("2022-01-28", 1, "2022-01-29"),  # a Saturday that is worked
        ("2026-02-11", 3, "2026-02-14"),  # the last day before the Spring Festival is a Saturday
        ("2026-02-14", 1, "2026-02-24"),
        ("2025-12-31", 1, "2026-01-04"),  # a Sunday that is worked
    ],
)
def test_working_days_skip_holidays_and_count_make_up_days(start: str, days: int, end: str) -> None:
    due = calendar.add_working_days(date.fromisoformat(start), days)
    assert due == calendar.Due(date.fromisoformat(end))


@pytest.mark.parametrize(
    ("start", "days", "plain", "rolled"),
    [
        ("2021-07-15", 90, "2021-10-13", "2021-10-13"),
        ("2026-09-17", 15, "2026-10-02", "2026-10-08"),
        ("2026-02-04", 10, "2026-02-14", "2026-02-14"),  # a Saturday that is worked
        ("2026-11-13", 15, "2026-11-28", "2026-11-30"),
    ],
)
def test_calendar_days_roll_over_a_day_off_only_when_asked(
    start: str, days: int, plain: str, rolled: str
) -> None:
    day = date.fromisoformat(start)
    assert calendar.add_calendar_days(day, days).on.isoformat() == plain
    assert calendar.add_calendar_days(day, days, roll=True).on.isoformat() == rolled


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2026-03-30", -1, "2026-02-28"),
        ("2025-08-29", 6, "2026-02-28"),
        ("2025-08-28", 6, "2026-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2026-05-31", 0, "2026-05-31"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(
    start: str, months: int, end: str
) -> None:
    assert calendar.add_months(date.fromisoformat(start), months).on.isoformat() == end


@given(DAYS, st.integers(0, 120))
def test_months_keep_the_day_wherever_the_month_has_it(start: date, months: int) -> None:
    end = calendar.add_months(start, months).on
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (
        end.day < start.day and (end + timedelta(days=1)).month != end.month
    )


@given(DAYS, DAYS, st.integers(0, 60))
def test_a_later_start_never_ends_earlier_in_months(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert calendar.add_months(first, months).on <= calendar.add_months(second, months).on


@given(DAYS, COUNTS)
def test_longer_periods_end_later(start: date, days: int) -> None:
    assert calendar.add_working_days(start, days).on < calendar.add_working_days(start, days + 1).on
    assert (
        calendar.add_calendar_days(start, days).on < calendar.add_calendar_days(start, days + 1).on
    )


@given(DAYS)
def test_rolling_leaves_a_working_day_and_otherwise_finds_the_next(day: date) -> None:
    end = calendar.rolled(day).on
    assert calendar.is_working_day(end)
    assert not any(
        calendar.is_working_day(day + timedelta(days=n)) for n in range((end - day).days)
    )


@given(DAYS, DAYS, DAYS)
def test_working_days_add_up_over_a_day_between(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    between = calendar.working_days_between
    assert between(first, last) == between(first, middle) + between(middle, last)


@given(DAYS, COUNTS, PAUSES, PAUSES)
def test_more_pauses_never_end_a_period_earlier(
    start: date, days: int, some: list[calendar.Span], more: list[calendar.Span]
) -> None:
    for add in (calendar.add_calendar_days, calendar.add_working_days):
        assert add(start, days, some).on <= add(start, days, some + more).on


@given(DAYS, st.integers(1, 60), st.integers(1, 30), st.integers(0, 20))
def test_a_case_is_not_counted_while_it_is_tested(
    start: date, days: int, length: int, offset: int
) -> None:
    """A pause within the period moves its end by as many days as it lasts (ACL Art 25)."""
    first = start + timedelta(days=1 + offset % days)
    pause = (first, first + timedelta(days=length - 1))
    plain = calendar.add_calendar_days(start, days).on
    assert calendar.add_calendar_days(start, days, [pause]).on == plain + timedelta(days=length)


def test_hours_are_hours() -> None:
    assert calendar.add_hours(datetime(2026, 2, 16, 20, tzinfo=UTC), 24) == datetime(
        2026, 2, 17, 20, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("start", "days", "provisional"),
    [
        ("2026-12-18", 6, False),  # ends on Monday 28 December
        ("2026-12-18", 7, True),
        ("2027-03-01", 1, True),
        ("2000-12-29", 1, True),
        ("2001-01-02", 1, False),
    ],
)
def test_a_year_without_its_holiday_notice_makes_a_date_provisional(
    start: str, days: int, provisional: bool
) -> None:
    if calendar.horizon() != 2026:
        pytest.skip("the installed holiday data know another year")
    assert calendar.add_working_days(date.fromisoformat(start), days).provisional is provisional


def test_public_holidays_are_told_from_weekends() -> None:
    assert calendar.is_public_holiday(date(2026, 10, 1))
    assert not calendar.is_public_holiday(date(2026, 11, 22))
    assert not calendar.is_working_day(date(2026, 11, 22))


@given(DAYS, COUNTS)
def test_counting_undoes_adding(start: date, days: int) -> None:
    end = calendar.add_working_days(start, days).on
    assert calendar.working_days_between(start, end) == days
    assert calendar.working_days_between(end, start) == -days


@given(DAYS, DAYS, COUNTS)
def test_a_later_start_never_ends_earlier(one: date, other: date, days: int) -> None:
    first, second = sorted((one, other))
    assert calendar.add_working_days(first, days).on <= calendar.add_working_days(second, days).on


@given(DAYS, st.integers(1, 400))
def test_a_period_of_working_days_ends_on_one(start: date, days: int) -> None:
    assert calendar.is_working_day(calendar.add_working_days(start, days).on)


@given(DAYS, COUNTS, PAUSES)
def test_pauses_push_a_calendar_period_by_their_own_days(
    start: date, days: int, pauses: list[calendar.Span]
) -> None:
    end = calendar.add_calendar_days(start, days, pauses).on
    assert (end - start).days - calendar.paused_days(start, end, pauses) == days


@given(DAYS, st.integers(1, 200), PAUSES)
def test_pauses_push_a_working_period_by_their_working_days(
    start: date, days: int, pauses: list[calendar.Span]
) -> None:
    end = calendar.add_working_days(start, days, pauses).on
    counted, day = 0, start
    while day < end:
        day += timedelta(days=1)
        paused = any(first <= day <= last for first, last in pauses)
        counted += calendar.is_working_day(day) and not paused
    assert counted == days


@given(DAYS, COUNTS, PAUSES)
def test_a_pause_never_shortens_a_period(
    start: date, days: int, pauses: list[calendar.Span]
) -> None:
    plain = calendar.add_calendar_days(start, days).on
    assert calendar.add_calendar_days(start, days, pauses).on >= plain


def test_overlapping_pauses_count_once() -> None:
    pauses = [(date(2026, 3, 2), date(2026, 3, 11)), (date(2026, 3, 5), date(2026, 3, 15))]
    assert calendar.add_calendar_days(date(2026, 3, 1), 30, pauses).on == date(2026, 4, 14)


def test_pauses_outside_the_period_do_not_count() -> None:
    before, after = (date(2026, 1, 1), date(2026, 3, 1)), (date(2026, 4, 1), date(2026, 4, 9))
    assert calendar.add_calendar_days(date(2026, 3, 1), 30, [before, after]).on == date(2026, 3, 31)


@pytest.mark.parametrize(
    "period",
    [
        lambda: calendar.add_calendar_days(date(9999, 12, 1), 90),
        lambda: calendar.add_working_days(date(9999, 12, 1), 90),
        lambda: calendar.add_months(date(9999, 12, 1), 6),
    ],
)
def test_a_period_beyond_the_calendar_is_refused_with_a_sentence(
    period: Callable[[], calendar.Due],
) -> None:
    with pytest.raises(InvalidInput, match="9999-12-01"):
        period()
