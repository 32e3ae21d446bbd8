"""Chinese numerals are read strictly or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.numerals import arabic, capitals, han_digits, numeral


@given(st.integers(0, 10**12))
def test_every_number_written_in_capitals_is_read_back(number: int) -> None:
    assert numeral(capitals(number)) == number


@given(st.integers(0, 10**12))
def test_thousand_separators_do_not_change_a_number(number: int) -> None:
    assert numeral(f"{number:,}") == numeral(str(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("壹拾万零伍佰", 100_500),
        ("伍拾肆万", 540_000),
        ("玖佰捌拾", 980),
        ("5万", 50_000),
        ("3.5万", 35_000),
        ("1万5千", 15_000),
        ("10万零500", 100_500),
        ("12万3456", 123_456),
        ("拾万", 100_000),
        ("二十五", 25),
        ("一亿零五万", 100_050_000),
        ("一万亿", 10**12),
        ("零", 0),
        ("貳萬", 20_000),
    ],
)
def test_numerals_of_every_kind_are_read(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize(
    "text",
    ["一百五", "二万五", "1万5", "1,23", "万", "百", "十十", "二百三百", "1.5.2", "一千零", ""],
)
def test_a_numeral_that_is_read_in_two_ways_or_none_is_refused(text: str) -> None:
    assert numeral(text) is None


def test_digits_one_by_one_are_a_year_not_a_number() -> None:
    assert han_digits("二〇二一") == "2021"
    assert han_digits("二千") is None
    assert numeral("二〇二一") is None


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text: str) -> None:
    value = numeral(text)
    assert value is None or value >= 0
    assert arabic(text) is None or isinstance(arabic(text), Decimal)
