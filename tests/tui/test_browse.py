"""Searching, filtering and reading lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tests.tui.waiting import settled, until
from tui.screens.browse import BrowseScreen
from tui.screens.case import CaseScreen
from tui.widgets.line_input import LineInput
from tui.widgets.page_pane import PagePane
from tui.widgets.paged_table import PagedTable

if TYPE_CHECKING:
    from tests.tui.conftest import Desk
    from tests.tui.fake import FakeGateway


def browsing(pilot: object) -> BrowseScreen:
    """Return the list that is on screen."""
    screen = pilot.app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, BrowseScreen)
    return screen


def said(screen: BrowseScreen) -> str:
    """Return what the list says."""
    table = screen.table
    return " ".join(table.render_line(y).text.strip() for y in range(6))


async def test_two_chinese_characters_find_and_the_counts_are_honest(
    desk: Desk, gateway: FakeGateway
) -> None:
    async with desk("records") as pilot:
        screen = browsing(pilot)
        await pilot.press("f3", "食", "品")
        await until(pilot, lambda: "428 of 1,284" in str(screen.counts.render()))
        await pilot.press("enter")
        assert screen.table.has_focus


async def test_what_an_input_method_pastes_is_typed_all_the_same(desk: Desk) -> None:
    async with desk("records") as pilot:
        screen = browsing(pilot)
        await pilot.press("f3")
        await settled(pilot)
        pasted = screen.query_one(LineInput)
        pasted.post_message(events.Paste("食品\n安全"))
        await settled(pilot)
        assert screen.query_line.value == "食品 安全"
        assert len(screen.table.pages) == 428


async def test_a_mistake_in_the_query_is_explained_in_place(desk: Desk) -> None:
    async with desk("records") as pilot:
        screen = browsing(pilot)
        screen.query_line.value = "nonsense:1"
        await until(pilot, lambda: "Did you mean agency?" in said(screen))


async def test_nothing_found_says_what_to_do_next(desk: Desk) -> None:
    async with desk("records") as pilot:
        screen = browsing(pilot)
        screen.query_line.value = "nothing"
        await until(pilot, lambda: "Press F3" in said(screen))


async def test_the_first_page_does_not_wait_for_the_rest(desk: Desk, gateway: FakeGateway) -> None:
    gateway.size = 5000
    async with desk("records"):
        assert gateway.calls["first_page"] == 1
        assert gateway.calls["spine"] == 1
        assert gateway.calls["rows"] <= 2


async def test_counts_switch_fields_of_the_query_line(desk: Desk) -> None:
    async with desk("records") as pilot:
        screen = browsing(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: screen.query("#facets"))
        facets = screen.query_one("#facets", PagedTable)
        await until(pilot, lambda: len(facets.pages))
        await pilot.press("enter")
        await settled(pilot)
        assert screen.query_line.value == "kind:penalty"
        await pilot.press("enter")
        await settled(pilot)
        assert screen.query_line.value == ""


async def test_the_pane_follows_the_cursor(desk: Desk) -> None:
    async with desk("records") as pilot:
        page = pilot.app.screen.query_one(PagePane)
        await pilot.press("down", "down")
        await until(pilot, lambda: "武市监罚〔2026〕3号" in page.text)


async def test_a_narrow_screen_opens_the_case_on_a_screen_of_its_own(desk: Desk) -> None:
    async with desk("records", size=(80, 24)) as pilot:
        assert not pilot.app.screen.query_one(PagePane).display
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen))
        await settled(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_escape_leaves_the_query_line_then_the_search(desk: Desk) -> None:
    async with desk("records") as pilot:
        screen = browsing(pilot)
        await pilot.press("f3", "食", "escape")
        assert screen.table.has_focus
        await pilot.press("escape")
        assert screen.query_line.value == ""


async def test_publicity_begins_with_what_is_due(desk: Desk) -> None:
    async with desk("publicity") as pilot:
        assert browsing(pilot).query_line.value == "publicity:due"
