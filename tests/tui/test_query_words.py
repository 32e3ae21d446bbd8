"""Switching fields of a query line on and off."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.query_words import has, sorted_by, switched, words

WORDS = st.lists(st.sampled_from(["食品", "kind:penalty", '"江汉 区"', "-罚款", 'agency:"市 局"']))


@given(WORDS, st.sampled_from(["stage", "agency"]), st.sampled_from(["filed", "市 场"]))
def test_switching_a_value_twice_leaves_the_other_words_as_they_were(
    parts: list[str], field: str, value: str
) -> None:
    line = " ".join(parts)
    on = switched(line, field, value) if not has(line, field, value) else line
    assert has(on, field, value)
    off = switched(on, field, value)
    assert not has(off, field, value)
    assert words(off) == [w for w in parts if not w.startswith(f"{field}:")]


def test_a_field_has_one_value_at_a_time() -> None:
    assert switched("食品 kind:penalty", "kind", "inspection") == "食品 kind:inspection"


def test_values_with_spaces_are_quoted() -> None:
    assert switched("", "agency", "市 局") == 'agency:"市 局"'


def test_sorting_twice_by_a_field_turns_the_order_round() -> None:
    assert sorted_by("食品", "fine") == "食品 sort:-fine"
    assert sorted_by("食品 sort:-fine", "fine") == "食品 sort:fine"
