"""One way of writing SQL for two engines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.database.reader import open_reader
from registry.database.sql import as_decimal, expanded, for_psycopg, instant_text
from registry.database.url import DatabaseUrl


@pytest.mark.parametrize(
    ("sql", "psycopg"),
    [
        ("SELECT :a", "SELECT %(a)s"),
        ("SELECT x::text, :a", "SELECT x::text, %(a)s"),
        ("SELECT ':a', :a", "SELECT ':a', %(a)s"),
        ("SELECT 'it''s :a' || :b_2", "SELECT 'it''s :a' || %(b_2)s"),
        ('SELECT ":a" FROM t', 'SELECT ":a" FROM t'),
        ("SELECT 1 -- :a 100%\n, :a", "SELECT 1 -- :a 100%%\n, %(a)s"),
        ("x LIKE '50%' AND y % 2 = :a", "x LIKE '50%%' AND y %% 2 = %(a)s"),
        ("SELECT x[1:2]", "SELECT x[1:2]"),
    ],
)
def test_only_parameters_become_parameters(sql: str, psycopg: str) -> None:
    assert for_psycopg(sql) == psycopg


def test_a_list_is_written_out_and_an_empty_one_matches_nothing() -> None:
    sql, params = expanded("id IN :ids AND k IN :none AND s = ':ids'", {"ids": [3, 5], "none": []})
    assert sql == "id IN (:ids_0, :ids_1) AND k IN (NULL) AND s = ':ids'"
    assert params == {"ids_0": 3, "ids_1": 5}


@given(st.datetimes(timezones=st.just(UTC)))
def test_stored_instants_sort_as_text_as_they_do_in_time(moment: datetime) -> None:
    later = moment + timedelta(microseconds=1) if moment.year < 9999 else moment
    assert instant_text(moment) <= instant_text(later)
    assert len(instant_text(moment)) == 26


def test_an_instant_is_stored_in_utc_and_a_naive_one_is_refused() -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=8)))
    assert instant_text(noon) == "2026-11-23 04:00:00.000000"
    with pytest.raises(ValueError, match="no time zone"):
        instant_text(noon.replace(tzinfo=None))


def test_decimals_carry_no_binary_noise() -> None:
    assert as_decimal(0.1) == Decimal("0.1")
    assert as_decimal(Decimal("0.1000")) == Decimal("0.1")


def test_decimals_of_both_engines_are_written_the_same() -> None:
    assert str(as_decimal(0.05)) == str(as_decimal(Decimal("0.0500"))) == "0.05"
    assert str(as_decimal(20.0)) == str(as_decimal(Decimal("20.0000"))) == "20"
    assert str(as_decimal(0.0)) == str(as_decimal(Decimal("0.000"))) == "0"


@given(
    text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    number=st.integers(-(2**63), 2**63 - 1),
    day=st.dates(),
)
def test_any_value_survives_as_a_parameter_of_sqlite(text: str, number: int, day: date) -> None:
    _sql, params = expanded(":t :n :d", {"t": text, "n": number, "d": day})
    assert params == {"t": text, "n": number, "d": day}


@pytest.mark.parametrize("text", ["权责", "100%", "a:b", "it's", '"', "\\", "%(x)s", "$1", "é\n"])
def test_both_engines_give_back_the_text_they_are_asked_with(
    database_url: DatabaseUrl, text: str
) -> None:
    with open_reader(database_url) as reader:
        sql = "SELECT CAST(:text AS TEXT), ':text' || '%'"
        assert reader.row(sql, {"text": text}) == (text, ":text%")
