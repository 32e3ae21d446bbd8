"""Home: what needs me today."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Vertical

from registry.errors import RegistryError
from registry.i18n import _
from tui import keys
from tui.describe.home import (
    DUE_COLUMNS,
    HomeLine,
    home_lines,
    home_tone,
    is_heading,
    summary,
    week_lines,
)
from tui.screens.base import DeskScreen
from tui.widgets.paged_table import PagedTable
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from registry.views import HomeView


class HomeScreen(DeskScreen):
    """What is overdue, due today and this week, my reviews and my drafts."""

    PLACE = "home"
    BINDINGS = keys.bindings("home")
    AUTO_FOCUS: ClassVar[str | None] = "#due"
    DEFAULT_CSS = """
    HomeScreen #numbers { padding: 1 1; height: auto; }
    HomeScreen #due { height: 1fr; }
    HomeScreen #week { padding: 1 3; height: auto; }
    """

    table = getters.query_one("#due", PagedTable)

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__()
        self._home: HomeView | None = None

    def compose_work(self) -> ComposeResult:
        """Lay out numbers, what is due, and the week."""
        with Vertical():
            yield Sheet(id="numbers")
            yield PagedTable(DUE_COLUMNS, header=False, tone=home_tone, skip=is_heading, id="due")
            yield Sheet(id="week")

    def on_mount(self) -> None:
        """Read what is due."""
        super().on_mount()
        self.table.say(_("Reading what is due…"))
        self.read()

    def on_screen_resume(self) -> None:
        """Read anew what may have been done meanwhile."""
        super().on_screen_resume()
        if self._home is not None:
            self.read()

    @work(exclusive=True, group="read", exit_on_error=False)
    async def read(self) -> None:
        """Read what is due and show it."""
        try:
            self._home = await self.ask(self.gateway.home)
        except RegistryError as problem:
            self.table.say(str(problem))
            raise
        self.name_frame()
        self._show()

    def _show(self) -> None:
        if self._home is None:
            return
        self.query_one("#numbers", Sheet).show(summary(self._home))
        lines = home_lines(self._home)
        if lines:
            self.table.show_rows(lines, keep_cursor=True)
        else:
            said = _("Nothing is due. Press F3 to search the records, F2 to record something.")
            self.table.say(said)
        self.query_one("#week", Sheet).show(week_lines(self._home))

    def retranslate(self) -> None:
        """Show everything in the language in use."""
        super().retranslate()
        self._show()

    @on(PagedTable.Opened)
    def _open(self, message: PagedTable.Opened) -> None:
        message.stop()
        line: HomeLine | None = self.table.current
        if line is None:
            return
        if line.review_of is not None:
            self.open_review(line.review_of)
        elif line.case_id is not None:
            self.open_case(line.case_id)
        elif line.draft is not None:
            self.open_draft(*line.draft)

    def action_record(self) -> None:
        """Ask what is to be recorded."""
        self.open_recording()

    def action_search(self) -> None:
        """Go to the query line of the records."""
        self.open_records("", typing=True)

    def action_reviews(self) -> None:
        """Go to the legal reviews."""
        self.app.go("reviews")

    def action_reload(self) -> None:
        """Read anew."""
        self.read()
