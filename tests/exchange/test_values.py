"""Cells become typed values; placeholders become None; what is doubtful is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.codes import ExerciseLevel, PartyKind, PowerKind, SanctionKind
from registry.exchange.cells import BadCell, FormulaCell, clean, is_placeholder
from registry.exchange.neutral import neutral
from registry.exchange.problems import Weight
from registry.exchange.values import PARSERS, Context, parse

CONTEXT = Context()


@pytest.mark.parametrize(
    "text",
    [
        "—",
        "－",
        "-",
        "无",
        "暂无",
        "/",
        "N/A",
        "null",
        "空",
        "不详",
        "未公示",
        " \u3000",
        "——",
        "***",
    ],
)
def test_a_placeholder_is_no_value(text: str) -> None:
    assert is_placeholder(text)
    for name in PARSERS:
        assert parse(name, text, CONTEXT).value is None
        assert parse(name, text, CONTEXT).doubts == ()


def test_text_is_cleaned_of_what_nobody_sees() -> None:
    assert clean("嘉兴裕信投资有限公司\u3000") == ("嘉兴裕信投资有限公司", ())
    assert clean("\ufeffab\u200bc\r\nd") == ("abc\nd", ())
    assert clean('="0123"') == ("0123", ())
    assert clean("e\u0301") == ("é", ())
    assert clean("A_x000D_\nB") == ("A\nB", ())


@pytest.mark.parametrize(
    ("text", "weight"),
    [("ab\x07c", Weight.NOTE), ("ab\u202ecd", Weight.ERROR), ("x\ud800", Weight.ERROR)],
)
def test_hidden_characters_are_problems(text: str, weight: Weight) -> None:
    cleaned, doubts = clean(text)
    assert [doubt.weight for doubt in doubts] == [weight]
    cleaned.encode()


@given(st.text(max_size=40))
def test_what_is_cleaned_stays_as_it_is(text: str) -> None:
    once, _doubts = clean(text)
    twice, doubts = clean(neutral(once))
    assert twice == once.strip()
    assert all(doubt.weight is Weight.NOTE for doubt in doubts)


def test_error_cells_and_formulas_are_said() -> None:
    assert parse("text", BadCell("#N/A"), CONTEXT).refused
    assert parse("text", FormulaCell(None), CONTEXT).refused
    found = parse("integer", FormulaCell(5), CONTEXT)
    assert (found.value, found.doubts[0].weight) == (5, Weight.NOTE)


def test_text_that_is_too_long_is_refused_not_cut() -> None:
    found = parse("text", "长" * 11, Context(longest=10))
    assert found.value is None
    assert "11" in found.doubts[0].sentence


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("truth", "是", True),
        ("truth", "×", False),
        ("party_kind", "个体工商户", PartyKind.SOLE_TRADER),
        ("party_kind", "01", PartyKind.NATURAL_PERSON),
        ("power_kind", "CF", PowerKind.PENALTY),
        ("power_kind", "09", PowerKind.ADJUDICATION),
        ("levels", "2,3", (ExerciseLevel.PROVINCE, ExerciseLevel.CITY)),
        ("days", "20个工作日", (20, "working")),
        ("days", "60日", (60, "calendar")),
        ("article_no", "第一百二十条之二", "120-2"),
        ("article_no", "42", "42"),
        ("division", "420106", "420106"),
        ("sanction_kinds", "警告；罚款、没收违法所得", (SanctionKind.WARNING, SanctionKind.FINE,
                                             SanctionKind.CONFISCATE_GAINS)),
    ],
)  # fmt: skip
def test_coded_values_are_read_by_code_and_by_word(name: str, text: str, value: object) -> None:
    found = parse(name, text, CONTEXT)
    assert (found.value, found.doubts) == (value, ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("truth", "也许"),
        ("power_kind", "行政魔法"),
        ("sanction_kinds", "北京食药监局"),
        ("credit_code", "ARBG48543289076GFE"),
        ("party_number", "12345"),
        ("division", "42010"),
        ("days", "尽快"),
        ("article_no", "正文"),
        ("integer", "1.5"),
    ],
)
def test_what_is_not_understood_is_refused(name: str, text: str) -> None:
    assert parse(name, text, CONTEXT).refused


def test_a_code_without_its_leading_zero_is_taken_and_noted() -> None:
    found = parse("power_kind", "2", CONTEXT)
    assert found.value is PowerKind.PENALTY
    assert found.doubts


def test_a_code_of_another_platform_is_taken_and_noted() -> None:
    found = parse("power_kind", "99", CONTEXT)
    assert found.value is PowerKind.OTHER
    assert found.doubts


def test_old_registration_numbers_are_kept_and_a_wrong_check_digit_is_noted() -> None:
    assert parse("party_number", "3303812901409", CONTEXT).doubts == ()
    found = parse("party_number", "330327000082876", CONTEXT)
    assert found.value == ("registration", "330327000082876")
    assert [doubt.weight for doubt in found.doubts] == [Weight.NOTE]


def test_no_problem_shows_an_identity_number() -> None:
    found = parse("id_card", "420106199002031235", CONTEXT)
    assert found.doubts
    assert all("19900203" not in doubt.sentence for doubt in found.doubts)


@given(
    st.sampled_from(sorted(PARSERS)), st.one_of(st.text(max_size=30), st.integers(), st.floats())
)
def test_no_cell_breaks_a_parser(name: str, cell: str | float) -> None:
    parse(name, cell, CONTEXT)
