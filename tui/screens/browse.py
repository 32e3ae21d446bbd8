"""A query line, counts, a list of any length and what is under the cursor beside it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from registry.errors import RegistryError
from registry.i18n import _
from tui import keys, query_words
from tui.screens.base import DeskScreen
from tui.styling import style_beside
from tui.widgets.page_pane import PagePane
from tui.widgets.paged_table import PagedTable
from tui.widgets.query_line import QueryLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from registry.views import Spine
    from tui.blocks import Block
    from tui.widgets.columns import Column
    from tui.widgets.facet_list import FacetLine

TYPING_REST = 0.15
CURSOR_REST = 0.08
LOADING_AFTER = 0.15


class BrowseScreen(DeskScreen):
    """A place in which a list is searched, filtered and read."""

    BINDINGS = keys.bindings("browse")
    AUTO_FOCUS = "#list"
    DEFAULT_CSS = style_beside(__file__)
    KIND: ClassVar[str] = ""
    """Which list."""
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    FACETS: ClassVar[dict[str, str]] = {}
    """Titles of the fields counted."""
    PRESET: ClassVar[str] = ""
    """Query at the start."""

    query_line = getters.query_one(QueryLine)
    table = getters.query_one("#list", PagedTable)
    counts = getters.query_one("#counts", Static)

    def __init__(self) -> None:
        """Start with nothing found."""
        super().__init__()
        self._asked = self.PRESET
        self._typing: Timer | None = None
        self._resting: Timer | None = None
        self._all = 0

    def compose_work(self) -> ComposeResult:
        """Lay out query line, counts, list and detail."""
        with Horizontal(id="ask"):
            yield Static(_("Find"), id="prompt", markup=False)
            yield QueryLine(self._asked)
            yield Static("", id="counts", markup=False)
        with Horizontal(id="work"):
            with Vertical(id="found"):
                yield PagedTable(self.COLUMNS, id="list")
            yield PagePane(id="page")

    def on_mount(self) -> None:
        """Name the frame and show everything."""
        super().on_mount()
        self.query_line.example = self.example()
        self.find(self._asked)

    def retranslate(self) -> None:
        """Show everything in the language in use."""
        super().retranslate()
        self.query_one("#prompt", Static).update(_("Find"))
        self.query_line.example = self.example()
        self.find(self._asked, keep=True)

    def example(self) -> str:
        """Return what may be typed into the query line."""
        return ""

    def start_with(self, line: str, *, typing: bool = False) -> None:
        """Show what a query finds; `typing` goes on to the query line."""
        self._asked = line
        if typing:
            self.call_after_refresh(self.action_search)
        if self.is_mounted:
            self.query_line.value = line
            self.find(line)

    # Finding

    @on(QueryLine.Changed)
    def _typed(self, message: QueryLine.Changed) -> None:
        message.stop()
        if message.value != self._asked:
            self._asked = message.value
            if self._typing:
                self._typing.stop()
            self._typing = self.set_timer(TYPING_REST, lambda: self.find(self._asked))

    @on(QueryLine.Submitted)
    def _submitted(self, message: QueryLine.Submitted) -> None:
        message.stop()
        self.table.focus()

    @work(exclusive=True, group="find", exit_on_error=False)
    async def find(self, line: str, *, keep: bool = False) -> None:
        """Search and show: the first page at once, the rest of the ids when they are known."""
        waiting = self.set_timer(LOADING_AFTER, lambda: self._say_count(_("searching…")))
        try:
            spine, rows = await self.ask(self.gateway.first_page, self.KIND, line)
        except RegistryError as problem:
            self._say_problem(problem)
            return
        finally:
            waiting.stop()
        self.name_frame()
        if spine.ids:
            self.table.show(spine, rows, keep_cursor=keep)
        else:
            self._say_empty(line)
        self._count(spine, line)
        await self._painted()
        if not spine.complete:
            spine = await self.ask(self.gateway.spine, self.KIND, line)
            self.table.grow(spine)
            self._count(spine, line)
        await self._count_facets(line)

    async def _painted(self) -> None:
        """Wait until what was shown is on screen: the rest must not hold it up."""
        painted = asyncio.Event()
        self.call_after_refresh(painted.set)
        await painted.wait()

    def _count(self, spine: Spine, line: str) -> None:
        total = (
            f"{spine.total:,}"
            if spine.exact
            else _("over {count}").format(count=f"{spine.total:,}")
        )
        if not line.strip():
            self._all = spine.total
        of_all = _("{count} of {all}").format(count=total, all=f"{self._all:,}")
        self._say_count(of_all if line.strip() and self._all else total)

    def _say_count(self, said: str) -> None:
        """Write into the room kept for counts; nothing around it moves."""
        self.counts.update(said, layout=False)

    def _say_problem(self, problem: RegistryError) -> None:
        self._say_count("")
        self.table.say(str(problem))

    def _say_empty(self, line: str) -> None:
        if line.strip():
            said = _(
                "Nothing matches {query}. Press F3 to change the search, Ctrl+R to show everything."
            )
            self.table.say(said.format(query=line.strip()))
        else:
            self.table.say(self.nothing_yet())
        self.query_one(PagePane).show(())

    def nothing_yet(self) -> str:
        """Say what to do while the list is empty."""
        return _("Nothing is here yet.")

    @on(PagedTable.Wanted, "#list")
    def _wanted(self, message: PagedTable.Wanted) -> None:
        message.stop()
        for page in message.pages:
            self.fetch(message.generation, page)

    @work(group="rows", exit_on_error=False)
    async def fetch(self, generation: int, page: int) -> None:
        """Bring a page of rows."""
        pages = self.table.pages
        try:
            rows = await self.ask(self.gateway.rows, self.KIND, pages.ids_of(page))
        except RegistryError:
            pages.refuse(generation, page)
            raise
        self.table.provide(generation, page, rows)

    @on(PagedTable.SortAsked, "#list")
    def _sort(self, message: PagedTable.SortAsked) -> None:
        message.stop()
        self.query_line.value = query_words.sorted_by(self.query_line.value, message.field)

    # Counts by field

    async def _count_facets(self, line: str) -> None:
        for table in self.query("#facets").results(PagedTable):
            from tui.widgets.facet_list import facet_lines

            found = await self.ask(self.gateway.facets, self.KIND, line, list(self.FACETS))
            table.show_rows(facet_lines(found, line, self.FACETS), keep_cursor=True)

    @on(PagedTable.Opened, "#facets")
    def _choose(self, message: PagedTable.Opened) -> None:
        message.stop()
        line: FacetLine | None = message.table.current
        if line is not None and line.count is not None:
            self.query_line.value = query_words.switched(
                self.query_line.value, line.field, line.value
            )

    @on(PagedTable.Highlighted, "#facets")
    def _pass_by(self, message: PagedTable.Highlighted) -> None:
        message.stop()

    # What is under the cursor

    @on(PagedTable.Highlighted, "#list")
    def _rest(self, message: PagedTable.Highlighted) -> None:
        message.stop()
        if self._resting:
            self._resting.stop()
        if self.query_one(PagePane).display:
            self._resting = self.set_timer(CURSOR_REST, lambda: self.look(message.row_id))

    @work(exclusive=True, group="look", exit_on_error=False)
    async def look(self, row_id: int) -> None:
        """Show what is under the cursor in the pane beside the list."""
        blocks = await self.glance(row_id)
        self.name_frame()
        self.query_one(PagePane).show(blocks)

    async def glance(self, row_id: int) -> Sequence[Block]:
        """Return what the pane says of a row."""
        raise NotImplementedError

    # Actions

    def action_search(self) -> None:
        """Go to the query line."""
        self.query_line.focus()

    async def action_filter(self) -> None:
        """Show or hide the counts."""
        if self.query("#facets"):
            await self._put_away_counts()
            return
        from tui.widgets.facet_list import FacetList

        counts = FacetList()
        await self.query_one("#work").mount(counts, before="#found")
        self.add_class("-filter")
        counts.focus()
        self.find(self._asked, keep=True)

    async def _put_away_counts(self) -> None:
        await self.query("#facets").remove()
        self.remove_class("-filter")
        self.table.focus()

    def action_clear(self) -> None:
        """Show everything again."""
        self.query_line.value = ""

    def action_reload(self) -> None:
        """Search again."""
        self.find(self._asked, keep=True)

    async def action_back(self) -> None:
        """Leave the query line or the counts for the list."""
        if self.query("#facets:focus"):
            await self._put_away_counts()
            return
        if self.table.has_focus and self.query_line.value != self.PRESET:
            self.query_line.value = self.PRESET
        self.table.focus()

    def action_record(self) -> None:
        """Record a case."""
        self.open_recording()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the counts only where there are any, and the way back only where there is one."""
        if action == "filter":
            return bool(self.FACETS)
        if action == "back":
            at_list = self.focused is not None and self.focused.id == "list"
            return not at_list or self._asked != self.PRESET
        return super().check_action(action, parameters)
