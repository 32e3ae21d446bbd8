"""The table of any length."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import on
from textual.app import App
from textual.events import MouseScrollDown

from registry.views import Spine
from tests.tui.waiting import until
from tui.themes import FALLBACKS
from tui.widgets.columns import Column
from tui.widgets.paged_table import PagedTable
from tui.widgets.pages import KEPT, PAGE, Pages

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.strip import Strip


@dataclass(frozen=True)
class Row:
    """A row with a name."""

    id: int

    @property
    def name(self) -> str:
        return f"第{self.id}号[/]"


COLUMNS = (
    Column("name", "name", lambda row: row.name, 10, 6, flex=1),
    Column("number", "number", lambda row: f"{row.id:,}", 8, 4, right=True),
)


class TableApp(App[None]):
    """A table over a source that answers at once, or not at all."""

    def __init__(self, size: int, *, answers: bool = True) -> None:
        super().__init__()
        self.ids = array("q", range(1, size + 1))
        self.answers = answers
        self.wanted: list[int] = []
        self.opened: list[int] = []
        self.seen: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return FALLBACKS

    def compose(self) -> ComposeResult:
        yield PagedTable(COLUMNS)

    def on_mount(self) -> None:
        table = self.query_one(PagedTable)
        table.show(Spine(self.ids, len(self.ids)))
        table.focus()

    @on(PagedTable.Wanted)
    def _wanted(self, message: PagedTable.Wanted) -> None:
        self.wanted.extend(message.pages)
        for page in message.pages if self.answers else ():
            ids = message.table.pages.ids_of(page)
            message.table.provide(message.generation, page, [Row(i) for i in ids])

    @on(PagedTable.Opened)
    def _opened(self, message: PagedTable.Opened) -> None:
        self.opened.append(message.row_id)

    @on(PagedTable.Highlighted)
    def _seen(self, message: PagedTable.Highlighted) -> None:
        self.seen.append(message.row_id)


def shown(table: PagedTable) -> list[str]:
    """Return the visible lines as text."""
    return [table.render_line(y).text for y in range(table.size.height)]


async def test_only_what_is_visible_and_its_neighbours_is_asked_for() -> None:
    app = TableApp(180_000)
    async with app.run_test(size=(60, 30)) as pilot:
        await until(pilot, lambda: set(app.wanted) == {0, 1})
        await pilot.press("end")
        await until(pilot, lambda: len(app.wanted) > 3)
        last = (180_000 - 1) // PAGE
        assert set(app.wanted) <= {0, 1, last - 1, last}
        assert "180,000" in shown(app.query_one(PagedTable))[-1]


async def test_a_missing_page_is_drawn_as_dots_and_asked_for_once() -> None:
    app = TableApp(1000, answers=False)
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.press("down", "down", "up")
        await pilot.pause()
        assert "…" in shown(app.query_one(PagedTable))[1]
        assert sorted(app.wanted) == sorted(set(app.wanted))


async def test_a_late_answer_to_an_earlier_result_is_ignored() -> None:
    app = TableApp(500)
    async with app.run_test(size=(60, 30)) as pilot:
        table = app.query_one(PagedTable)
        stale = table.pages.generation
        table.show(Spine(array("q", [7001, 7002]), 2))
        table.provide(stale, 0, [Row(1), Row(2)])
        await until(pilot, lambda: "第7001号" in shown(table)[1])


async def test_the_table_grows_and_the_cursor_stays_on_its_row() -> None:
    app = TableApp(0)
    async with app.run_test(size=(60, 20)) as pilot:
        table = app.query_one(PagedTable)
        first = array("q", range(1, 51))
        table.show(Spine(first, 9000, complete=False), [Row(i) for i in first])
        await pilot.press("down", "down", "down")
        table.grow(Spine(array("q", range(1, 9001)), 9000))
        await pilot.pause()
        assert table.row_id == 4
        assert table.virtual_size.height == 9001


async def test_end_waits_for_the_rest_of_the_ids() -> None:
    app = TableApp(0)
    async with app.run_test(size=(60, 20)) as pilot:
        table = app.query_one(PagedTable)
        table.show(Spine(array("q", range(1, 51)), 900, complete=False))
        await pilot.press("end")
        table.grow(Spine(array("q", range(1, 901)), 900))
        await pilot.pause()
        assert table.row_id == 900


async def test_a_row_deleted_meanwhile_says_so() -> None:
    app = TableApp(0)
    async with app.run_test(size=(60, 20)) as pilot:
        table = app.query_one(PagedTable)
        table.show(Spine(array("q", [1, 2, 3]), 3))
        table.provide(table.pages.generation, 0, [Row(1), Row(3)])
        await pilot.pause()
        assert "(deleted)" in shown(table)[2]


async def test_data_are_never_markup() -> None:
    app = TableApp(3)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: "第1号[/]" in shown(app.query_one(PagedTable))[1])


async def test_a_step_down_redraws_two_lines_only(monkeypatch: pytest.MonkeyPatch) -> None:
    app = TableApp(100)
    async with app.run_test(size=(60, 20)) as pilot:
        table = app.query_one(PagedTable)
        await pilot.pause()
        drawn: list[int] = []

        def draw(y: int) -> Strip:
            drawn.append(y)
            return PagedTable.render_line(table, y)

        monkeypatch.setattr(table, "render_line", draw)
        await pilot.press("down")
        await pilot.pause()
        assert sorted(set(drawn)) == [1, 2]


async def test_enter_and_double_click_open_a_row() -> None:
    app = TableApp(30)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("down", "enter")
        await pilot.click(PagedTable, offset=(5, 6), times=2)
        await pilot.pause()
        assert app.opened == [2, 6]


async def test_the_wheel_takes_the_cursor_along() -> None:
    app = TableApp(300)
    async with app.run_test(size=(60, 20)) as pilot:
        table = app.query_one(PagedTable)
        await pilot.pause()
        for _turn in range(5):
            table.post_message(MouseScrollDown(table, 3, 3, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert table.scroll_offset.y == 15
        assert table.cursor == 15


async def test_a_sentence_stands_where_there_are_no_rows() -> None:
    app = TableApp(3)
    async with app.run_test(size=(40, 20)) as pilot:
        table = app.query_one(PagedTable)
        table.say("Nothing matches 食品. Press F3 to change the search.")
        await pilot.pause()
        assert "Nothing matches 食品." in " ".join(shown(table))
        assert table.row_id is None


KEYS = st.lists(
    st.sampled_from(["up", "down", "pageup", "pagedown", "home", "end", "grow", "shrink"]),
    max_size=12,
)


@pytest.mark.parametrize("height", [4, 13])
@given(size=st.integers(0, 450), pressed=KEYS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_the_cursor_is_always_on_a_row_and_in_sight(
    height: int, size: int, pressed: list[str]
) -> None:
    app = TableApp(size)
    async with app.run_test(size=(40, height)):
        table = app.query_one(PagedTable)
        for key in pressed:
            _press(table, key)
            visible = height - 1
            top = table.scroll_offset.y
            assert 0 <= table.cursor <= max(len(table.pages) - 1, 0)
            if len(table.pages):
                assert top <= table.cursor < top + visible


ACTIONS = {
    "up": PagedTable.action_up,
    "down": PagedTable.action_down,
    "pageup": PagedTable.action_page_up,
    "pagedown": PagedTable.action_page_down,
    "home": PagedTable.action_first,
    "end": PagedTable.action_last,
}


def _press(table: PagedTable, key: str) -> None:
    if key in ACTIONS:
        ACTIONS[key](table)
    elif key == "grow":
        ids = array("q", range(1, len(table.pages) + 90))
        table.grow(Spine(ids, len(ids)))
    else:
        ids = array("q", range(1, len(table.pages) // 2 + 1))
        table.show(Spine(ids, len(ids)), keep_cursor=True)


@given(st.integers(1, 12 * PAGE), st.lists(st.integers(0, 11), max_size=60))
def test_no_more_pages_are_kept_than_agreed(size: int, asked: list[int]) -> None:
    pages = Pages()
    pages.start(Spine(array("q", range(size)), size))
    for page in asked:
        for wanted in pages.missing([page * PAGE]):
            pages.provide(pages.generation, wanted, [Row(i) for i in pages.ids_of(wanted)])
    assert len(pages._pages) <= KEPT
    for page in asked:
        assert pages.missing([page * PAGE]) == []
