"""A case and its legal review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.commands import DecideReview
from tests.tui import samples
from tests.tui.waiting import settled, until
from tui.describe.home import spark
from tui.describe.timeline import timeline
from tui.screens.case import CaseScreen
from tui.screens.form import FormScreen
from tui.screens.page import PageScreen
from tui.screens.power import PowerScreen
from tui.screens.review import ReviewScreen
from tui.widgets.list_and_page import ListAndPage
from tui.widgets.page_pane import PagePane
from tui.widgets.question_row import QuestionRow
from tui.widgets.sheet import Sheet
from tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.conftest import Desk
    from tests.tui.fake import FakeGateway


async def opened(pilot: Pilot[None]) -> CaseScreen:
    """Open the first case of the records."""
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen))
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CaseScreen)
    return screen


def test_the_timeline_says_what_was_done_what_is_next_and_what_follows() -> None:
    lines = timeline(samples.case_file(1))
    assert [line.state for line in lines[:5]] == ["done", "done", "done", "done", "now"]
    now = lines[4]
    assert now.what == "Decide"
    assert "by 2026-11-27 Fri" in now.note
    assert now.article == samples.APL_57
    assert lines[-1].when == "then"


def test_a_closed_step_says_why() -> None:
    closed = next(x for x in timeline(samples.case_file(1)) if x.what == "Serve the decision")
    assert closed.note == "The decision has not been made yet."


def test_seven_quiet_days_are_seven_low_bars() -> None:
    assert spark((0,) * 7) == "▁" * 7
    assert spark((0, 7, 14))[-1] == "█"


async def test_the_cursor_begins_at_now_and_enter_opens_the_next_step(desk: Desk) -> None:
    async with desk("records") as pilot:
        screen = await opened(pilot)
        table = screen.query_one("#timeline", ListAndPage).table
        assert table.cursor == 4
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, FormScreen))


async def test_f2_opens_the_next_step_too(desk: Desk) -> None:
    async with desk("records") as pilot:
        await opened(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, FormScreen))
        await until(pilot, lambda: len(pilot.app.screen.query(QuestionRow)) > 2)


async def test_tabs_are_walked_through_by_key(desk: Desk) -> None:
    async with desk("records") as pilot:
        screen = await opened(pilot)
        line = screen.query_one(TabLine)
        seen = [line.chosen]
        for _step in range(6):
            await pilot.press("ctrl+right")
            await settled(pilot)
            seen.append(line.chosen)
        assert len(set(seen)) == 7
        assert line.remarks["checks"] == "2✓ 1✗ 1?"


async def test_f7_runs_the_checks_and_shows_the_article(desk: Desk) -> None:
    async with desk("records") as pilot:
        screen = await opened(pilot)
        await pilot.press("f7")
        pane = screen.query_one("#checks", ListAndPage)
        await until(pilot, lambda: "HR01" in pane.query_one(PagePane).text)
        assert "Notice of a hearing beforehand" in pane.query_one(PagePane).text


async def test_f4_shows_the_entry_the_case_is_pinned_to(desk: Desk) -> None:
    async with desk("records") as pilot:
        await opened(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(pilot.app.screen, PowerScreen))


async def test_on_a_narrow_screen_a_document_has_a_page_of_its_own(desk: Desk) -> None:
    async with desk("records", size=(80, 24)) as pilot:
        screen = await opened(pilot)
        screen.query_one(TabLine).chosen = "documents"
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PageScreen))
        assert "拟罚款" in pilot.app.screen.query_one("#page", Sheet).text


async def test_a_review_groups_findings_and_begins_at_the_first_concern(desk: Desk) -> None:
    async with desk("reviews") as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await settled(pilot)
        pane = pilot.app.screen.query_one(ListAndPage)
        line = pane.table.current
        assert line is not None
        assert line.finding.code == "HR01"
        assert "Round 1" in str(pilot.app.screen.query_one("#standing").render())


async def test_the_opinion_is_given_point_by_point(desk: Desk, gateway: FakeGateway) -> None:
    async with desk("reviews") as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await settled(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: len(pilot.app.screen.query(QuestionRow)) > 20)
        await settled(pilot)
        form = pilot.app.screen
        overall = next(r for r in form.query(QuestionRow) if r.question.name == "opinion")
        overall.focus_editor()
        await pilot.press("r", "e", "t")
        await settled(pilot)
        await pilot.press("enter", "f2")
        await until(pilot, lambda: gateway.commands)
        (command,) = gateway.commands
        assert isinstance(command, DecideReview)
        assert command.opinion == "return"
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
