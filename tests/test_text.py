"""Folding, grams, width and clipping hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from registry.text import SPACE_MARK, bigrams, characters, clean, clip, fold, pad, width

SEEN_IN_RECORDS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0xA0, max_codepoint=0x2AF, exclude_characters="\u00ad"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.characters(min_codepoint=0x3041, max_codepoint=0x30FF, categories=["Lo", "Lm", "Po"]),
        st.characters(min_codepoint=0xFF01, max_codepoint=0xFF9F),
        st.characters(min_codepoint=0x20000, max_codepoint=0x2A6DF),
        st.sampled_from("　、。〈〉《》「」『』【】〔〕“”‘’…—·①②Ⅷ㎏℃√■□○±×÷e\u0301한글Ωжא"),
    )
)
"""Characters of published records: Latin, Chinese, kana, full and half width, signs."""


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_text_holds_no_control_and_no_space_but_the_plain_one(text: str) -> None:
    folded = fold(text)
    assert SPACE_MARK not in folded
    assert folded == " ".join(folded.split())
    assert not any(character < " " for character in folded)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("武市监罚〔2021〕97号", "武市监罚【2021】97号"),
        ("武市监罚［2021］97号", "武市监罚（2021）97号"),
        ("武市监罚[2021]97号", "武市监罚(2021)97号"),
        ("ＡＢＣ１２３", "abc123"),
        ("全角　空格", "全角 空格"),
        ("零宽\u200b字\ufeff符", "零宽字符"),
        ("行一\r\n 行二", "行一 行二"),
        ("①㎏", "1kg"),
        ("STRASSE", "straße"),
    ],
)
def test_what_people_take_for_the_same_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_quotation_marks_of_titles_are_not_brackets() -> None:
    assert fold("《食品安全法》") == "《食品安全法》"


@given(st.text(min_size=1).map(fold))
def test_pairs_rebuild_the_text_they_were_cut_from(folded: str) -> None:
    pairs = bigrams(folded).split(" ") if len(folded) > 1 else []
    assert len(pairs) == max(len(folded) - 1, 0)
    rebuilt = pairs[0][:1] + "".join(pair[1] for pair in pairs) if pairs else folded
    assert rebuilt.replace(SPACE_MARK, " ") == folded


@given(st.text().map(fold), st.text(min_size=2, max_size=5).map(fold))
def test_adjacent_pairs_are_a_substring_and_the_other_way_round(text: str, word: str) -> None:
    if len(word) > 1:
        assert (f" {bigrams(word)} " in f" {bigrams(text)} ") == (word in text)


@given(st.text().map(fold))
def test_characters_are_those_of_the_text(folded: str) -> None:
    assert {c.replace(SPACE_MARK, " ") for c in characters(folded)} == set(folded)


@given(SEEN_IN_RECORDS)
def test_width_agrees_with_what_a_terminal_library_measures(text: str) -> None:
    assert width(text) == cell_len(text)


@given(st.text(), st.integers(0, 40))
def test_a_clipped_text_never_exceeds_its_cells(text: str, cells: int) -> None:
    clipped = clip(text, cells)
    assert width(clipped) <= cells
    assert clipped == text or clipped == "" or clipped.endswith("…")
    assert text.startswith(clipped.removesuffix("…"))


@given(SEEN_IN_RECORDS, st.integers(0, 40))
def test_a_padded_text_fills_its_cells_exactly(text: str, cells: int) -> None:
    assert width(pad(text, cells)) == cells


def test_clipping_does_not_cut_a_wide_character() -> None:
    assert clip("权力清单", 4) == "权…"
    assert clip("权力清单", 5) == "权力…"
    assert clip("权力清单", 8) == "权力清单"
    assert clip("权力清单", 4, "..") == "权.."


@given(st.text())
def test_a_cleaned_text_cannot_move_the_cursor_or_turn_the_direction(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert not set(cleaned) & {chr(c) for c in (*range(32), *range(0x7F, 0xA0))}
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f")


def test_an_escape_becomes_visible_and_lines_are_kept_where_wanted() -> None:
    assert clean("a\x1b[31mb\tc\nd") == "a␛[31mb c d"
    assert clean("a\x1bb\nc", lines=True) == "a␛b\nc"
