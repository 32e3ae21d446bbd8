"""Fitting text and columns into cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.texts import plain, plain_lines
from tui.widgets.columns import GAP, Column, place
from tui.wrapping import clip, clip_left, wrap

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cf", "Cs")), max_size=60)
MIXED = st.text(alphabet="abc 12.,食品安全法第一百二十四条《》（），。“”", max_size=80)


@given(MIXED | TEXT, st.integers(0, 40))
def test_clipped_text_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(clip(text, width)) == width
    assert cell_len(clip_left(text, width)) == width


def test_what_is_cut_ends_with_an_ellipsis_even_within_a_wide_character() -> None:
    assert clip("权力清单", 6) == "权力… "
    assert clip("权力清单", 7) == "权力清…"[:3] + "…"
    assert clip("abc", 3) == "abc"


@given(MIXED, st.integers(4, 40))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_line_does_not_begin_with_a_closing_mark() -> None:
    assert wrap("没收违法所得，并处罚款。", 12) == ["没收违法所", "得，并处罚", "款。"]


@given(st.text())
def test_nothing_a_terminal_would_obey_is_left(text: str) -> None:
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in plain(text))
    assert not any(ord(c) < 32 and c != "\n" for c in plain_lines(text))


def test_text_that_turns_round_is_shown_as_a_fault() -> None:
    assert "\u202e" not in plain("a\u202eb")


COLUMNS = st.lists(
    st.builds(
        lambda width, least, flex, drop: Column(
            "c", "c", str, max(width, least), least, flex=flex, drop=drop
        ),
        st.integers(1, 40),
        st.integers(1, 20),
        st.integers(0, 3),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=8,
)


@given(COLUMNS, st.integers(0, 200))
def test_columns_never_take_more_than_there_is_unless_none_may_go(
    columns: list[Column], width: int
) -> None:
    placed = place(columns, width)
    used = sum(p.width for p in placed) + GAP * (len(placed) - 1)
    least = sum(p.column.least for p in placed) + GAP * (len(placed) - 1)
    assert all(p.width >= 1 for p in placed)
    assert used <= max(width, least)
    assert {p.column.drop for p in placed} <= {0} or used <= width


@given(COLUMNS, st.integers(60, 400))
def test_columns_keep_their_order(columns: list[Column], width: int) -> None:
    kept = [p.column for p in place(columns, width)]
    assert kept == [column for column in columns if any(column is k for k in kept)]
