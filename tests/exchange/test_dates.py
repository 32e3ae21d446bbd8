"""Dates of every form are local dates, or a problem that says why not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.dates import EPOCHS, parse_date, serial_date

DAYS = st.dates(date(1949, 10, 1), date(2199, 12, 31))
HAN = "〇一二三四五六七八九"


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else HAN[tens]) + ("十" if tens else "") + (HAN[ones] if ones else "")


@given(DAYS)
def test_all_forms_of_a_day_are_the_same_day(day: date) -> None:
    year = "".join(HAN[int(digit)] for digit in str(day.year))
    forms = [
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month:02}.{day.day:02}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{year}年{_han(day.month)}月{_han(day.day)}日",
        f"{day.isoformat()} 08:30:00",
        int(f"{day:%Y%m%d}"),
        day,
        datetime(day.year, day.month, day.day, 23, 59),  # noqa: DTZ001 - as spreadsheets give it
    ]
    for form in forms:
        assert parse_date(form).value == day, form  # type: ignore[arg-type]


@given(st.dates(date(1950, 1, 1), date(2099, 1, 1)), st.sampled_from([1900, 1904]))
def test_serials_of_both_systems_are_dates_and_noted(day: date, epoch: int) -> None:
    parsed = parse_date((day - EPOCHS[epoch]).days, epoch)
    assert parsed.value == day
    assert len(parsed.doubts) == 1


def test_the_1900_system_counts_a_day_that_never_was() -> None:
    assert serial_date(59, 1900) == date(1900, 2, 28)
    assert serial_date(61, 1900) == date(1900, 3, 1)
    assert serial_date(0, 1904) == date(1904, 1, 1)
    assert parse_date(42473.0).value == date(2016, 4, 13)


def test_an_instant_late_in_utc_is_the_next_day_here() -> None:
    parsed = parse_date("2018-08-16T16:00:00.000Z")
    assert parsed.value == date(2018, 8, 17)
    assert parsed.doubts
    assert parse_date(datetime(2018, 8, 16, 1, tzinfo=UTC)).value == date(2018, 8, 16)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("21/7/5", "two digits"),
        ("210705", "two digits"),
        ("05/07/2021", "day from month"),
        ("2021年7月", "day is missing"),
        ("2021-02-30", "no such day"),
        ("2021-07-05 25:00", "no such time"),
        ("1821-01-01", "no probable"),
        ("二〇二一年七月三十五日", "no such day"),
        ("昨天", "not a date"),
        ("2021-7/5", "not a date"),
    ],
)
def test_a_doubtful_date_is_refused_with_its_reason(text: str, word: str) -> None:
    parsed = parse_date(text)
    assert parsed.refused
    assert word in parsed.doubts[0].sentence


@given(st.one_of(st.text(max_size=25), st.floats(), st.integers(), st.booleans()))
def test_no_cell_breaks_the_reading(cell: str | float) -> None:
    parse_date(cell)
