"""Amounts are exact fen, or a problem that says why not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.money import AmountOf, amounts_in, parse_amount, unit_scale
from registry.exchange.numerals import capitals
from registry.exchange.problems import Weight

YUAN, WAN = Decimal(1), Decimal(10_000)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("伍拾肆万元整", 54_000_000),
        ("贰万元整", 2_000_000),
        ("玖佰捌拾元伍角", 98_050),
        ("壹拾万零伍佰元", 10_050_000),
        ("人民币壹仟元零伍分", 100_005),
        ("伍角", 50),
        ("5万元", 5_000_000),
        ("3.5万元", 3_500_000),
        ("2万", 2_000_000),
        ("1,234.50", 123_450),
        ("１，２３４元", 123_400),
        ("￥30000", 3_000_000),
        ("8.0（万元）", 8_000_000),
        ("0", 0),
        (30000, 3_000_000),
        (0.1, 10),
        (Decimal("16539.00"), 1_653_900),
    ],
)
def test_amounts_of_every_form_are_exact_fen(text: object, fen: int) -> None:
    parsed = parse_amount(text, YUAN)  # type: ignore[arg-type]
    assert (parsed.value, parsed.doubts) == (fen, ())


@given(st.integers(0, 10**11))
def test_fen_survive_the_way_through_ten_thousands_of_yuan(fen: int) -> None:
    text = format(Decimal(fen) / 1_000_000, "f")
    assert parse_amount(text, WAN).value == fen


@given(st.integers(1, 10**9), st.integers(0, 9), st.integers(0, 9))
def test_every_amount_in_capitals_is_read_back(yuan: int, jiao: int, fen: int) -> None:
    digits = "零壹贰叁肆伍陆柒捌玖"
    small = (f"{digits[jiao]}角" if jiao else "") + (f"{digits[fen]}分" if fen else "")
    if fen and not jiao:
        small = "零" + small
    text = f"人民币{capitals(yuan)}元{small or '整'}"
    assert parse_amount(text, YUAN).value == yuan * 100 + jiao * 10 + fen


@pytest.mark.parametrize(
    "text",
    ["0.001", "-5", "12,34", "一百五元", "1万5元", "1e400", "NaN", "十万亿", "罚款若干", "无元"],
)
def test_what_is_no_exact_probable_amount_is_refused(text: str) -> None:
    parsed = parse_amount(text, YUAN)
    assert parsed.value is None
    assert parsed.refused


def test_the_unit_in_a_cell_wins_over_the_unit_of_its_column() -> None:
    assert parse_amount("5000元", WAN).value == 500_000
    assert parse_amount("2.00", WAN).value == 2_000_000


@pytest.mark.parametrize(("name", "scale"), [("万元 (CNY)", 10_000), ("元", 1), ("美元", None)])
def test_units_are_known_by_name(name: str, scale: int | None) -> None:
    assert unit_scale(name) == scale


def test_one_amount_in_a_sentence_is_taken_and_noted() -> None:
    parsed = parse_amount("罚款人民币五万元整。", YUAN)
    assert parsed.value == 5_000_000
    assert [doubt.weight for doubt in parsed.doubts] == [Weight.NOTE]


def test_several_fines_in_a_cell_are_listed_and_not_added_up() -> None:
    text = "1. 罚款人民币壹万壹仟元；2.罚款人民币壹万元；3.警告并处罚款人民币壹万元。"
    assert [amount.fen for amount in amounts_in(text)] == [1_100_000, 1_000_000, 1_000_000]
    parsed = parse_amount(text, YUAN)
    assert parsed.refused
    assert "壹万壹仟元" in parsed.doubts[0].sentence


def test_amounts_in_prose_know_what_they_are_of() -> None:
    text = "1.没收广告费用142393.15元        2.罚款427179.45元"
    assert [(a.fen, a.of) for a in amounts_in(text)] == [
        (14_239_315, AmountOf.GAINS),
        (42_717_945, AmountOf.FINE),
    ]
    assert amounts_in("处1万元罚款")[0].of is AmountOf.FINE
    assert amounts_in("每日按3%加处罚款，共500元")[0].of is AmountOf.OTHER


def test_the_same_sum_in_words_and_figures_counts_once() -> None:
    assert len(amounts_in("罚款人民币叁万元整（￥30000）")) == 1
    assert len(amounts_in("罚款一万元；罚款一万元")) == 2
    assert [a.fen for a in amounts_in("罚款叁万元（￥3000）")] == [3_000_000, 300_000]


def test_limits_quoted_from_the_law_are_no_amounts() -> None:
    assert amounts_in("处以一万元以上三万元以下的罚款") == []


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    amounts_in(text)
    parse_amount(text, WAN)


@pytest.mark.parametrize(
    ("text", "fen"), [("警告，500元罚款", [50_000]), ("1.500元", []), ("罚款 5000 元", [500_000])]
)
def test_punctuation_before_an_amount_is_no_part_of_it(text: str, fen: list[int]) -> None:
    assert [amount.fen for amount in amounts_in(text)] == fen
