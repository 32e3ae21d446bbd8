"""A query line, counts, a list of any length and what is under the cursor beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from registry.errors import RegistryError
from registry.i18n import _
from tui import keys, query_words
from tui.screens.base import DeskScreen
from tui.widgets.columns import Column
from tui.widgets.line_input import LineInput
from tui.widgets.paged_table import PagedTable
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from registry.views import Facet, Spine
    from tui.widgets.sheet import Block

TYPING_REST = 0.15
CURSOR_REST = 0.08
LOADING_AFTER = 0.15


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A heading or a value in the list of counts."""

    id: int
    field: str
    value: str
    text: str
    count: int | None
    chosen: bool = False


def facet_lines(facets: Sequence[Facet], line: str, titles: dict[str, str]) -> list[FacetLine]:
    """Return counts as lines under one heading per field."""
    lines: list[FacetLine] = []
    field = ""
    for facet in facets:
        if facet.field != field:
            field = facet.field
            if lines:
                lines.append(FacetLine(len(lines), field, "", "", None))
            lines.append(FacetLine(len(lines), field, "", _(titles.get(field, field)), None))
        chosen = query_words.has(line, field, facet.value)
        lines.append(FacetLine(len(lines), field, facet.value, facet.label, facet.count, chosen))
    return lines


FACET_COLUMNS = (
    Column(
        "label",
        "",
        lambda line: (
            line.text if line.count is None else f"{'●' if line.chosen else ' '} {line.text}"
        ),
        16,
        8,
        flex=1,
    ),
    Column(
        "count", "", lambda line: "" if line.count is None else f"{line.count:,}", 7, 5, right=True
    ),
)


def is_facet_title(line: FacetLine) -> bool:
    """Whether a line only names a field."""
    return line.count is None


def facet_tone(line: FacetLine) -> str:
    """Return the tone of a line of counts."""
    return "muted" if line.count is None else "accent" if line.chosen else ""


class BrowseScreen(DeskScreen):
    """A place in which a list is searched, filtered and read."""

    BINDINGS = keys.bindings("browse")
    AUTO_FOCUS = "#list"
    CSS_PATH = "browse.tcss"
    KIND: ClassVar[str] = ""
    """Which list."""
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    FACETS: ClassVar[dict[str, str]] = {}
    """Titles of the fields counted."""
    PRESET: ClassVar[str] = ""
    """Query at the start."""

    query_line = getters.query_one("#query", LineInput)
    table = getters.query_one("#list", PagedTable)
    counts = getters.query_one("#counts", Static)
    facets = getters.query_one("#facets", PagedTable)

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
            yield Static("", id="prompt", markup=False)
            yield LineInput(self._asked, id="query")
            yield Static("", id="counts", markup=False)
        with Horizontal(id="work"):
            yield PagedTable(
                FACET_COLUMNS, header=False, tone=facet_tone, skip=is_facet_title, id="facets"
            )
            with Vertical(id="found"):
                yield PagedTable(self.COLUMNS, id="list")
            with VerticalScroll(id="detail", can_focus=True):
                yield Sheet(id="page")

    def on_mount(self) -> None:
        """Name the frame and show everything."""
        super().on_mount()
        self._name_prompt()
        self.find(self._asked)

    def retranslate(self) -> None:
        """Show everything in the language in use."""
        super().retranslate()
        self._name_prompt()
        self.find(self._asked, keep=True)

    def _name_prompt(self) -> None:
        self.query_one("#prompt", Static).update(_("Find"))
        self.query_line.placeholder = self.example()

    def example(self) -> str:
        """Return what may be typed into the query line."""
        return ""

    def start_with(self, line: str) -> None:
        """Show what a query finds."""
        self._asked = line
        if self.is_mounted:
            self.query_line.value = line
            self.find(line)

    # Finding

    @on(Input.Changed, "#query")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        if message.value != self._asked:
            self._asked = message.value
            if self._typing:
                self._typing.stop()
            self._typing = self.set_timer(TYPING_REST, lambda: self.find(self._asked))

    @on(Input.Submitted, "#query")
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.table.focus()

    @work(exclusive=True, group="find", exit_on_error=False)
    async def find(self, line: str, *, keep: bool = False) -> None:
        """Search and show: the first page at once, the rest of the ids when they are known."""
        waiting = self.set_timer(LOADING_AFTER, lambda: self.counts.update(_("searching…")))
        try:
            page = await self.ask(self.gateway.first_page, self.KIND, line)
        except RegistryError as problem:
            self._say_problem(problem)
            return
        finally:
            waiting.stop()
        self.name_frame()
        if page.spine.ids:
            self.table.show(page.spine, page.rows, keep_cursor=keep)
        else:
            self._say_empty(line)
        self._count(page.spine, line)
        if not page.spine.complete:
            spine = await self.ask(self.gateway.spine, self.KIND, line)
            self.table.grow(spine)
            self._count(spine, line)
        await self._count_facets(line)

    def _count(self, spine: Spine, line: str) -> None:
        total = (
            f"{spine.total:,}"
            if spine.exact
            else _("over {count}").format(count=f"{spine.total:,}")
        )
        if not line.strip():
            self._all = spine.total
        of_all = _("{count} of {all}").format(count=total, all=f"{self._all:,}")
        self.counts.update(of_all if line.strip() and self._all else total)
        self.counts.remove_class("-problem")

    def _say_problem(self, problem: RegistryError) -> None:
        self.counts.update("")
        self.table.say(str(problem))

    def _say_empty(self, line: str) -> None:
        if line.strip():
            said = _(
                "Nothing matches {query}. Press F3 to change the search, Ctrl+R to show everything."
            )
            self.table.say(said.format(query=line.strip()))
        else:
            self.table.say(self.nothing_yet())
        self.query_one("#page", Sheet).show(())

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
        if self.has_class("-filter"):
            found = await self.ask(self.gateway.facets, self.KIND, line, list(self.FACETS))
            self.facets.show_rows(facet_lines(found, line, self.FACETS), keep_cursor=True)

    @on(PagedTable.Opened, "#facets")
    def _choose(self, message: PagedTable.Opened) -> None:
        message.stop()
        line: FacetLine | None = self.facets.current
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
        if self.query_one("#detail").display:
            self._resting = self.set_timer(CURSOR_REST, lambda: self.look(message.row_id))

    @work(exclusive=True, group="look", exit_on_error=False)
    async def look(self, row_id: int) -> None:
        """Show what is under the cursor in the pane beside the list."""
        blocks = await self.glance(row_id)
        self.query_one("#page", Sheet).show(blocks)
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    async def glance(self, row_id: int) -> Sequence[Block]:
        """Return what the pane says of a row."""
        raise NotImplementedError

    # Actions

    def action_search(self) -> None:
        """Go to the query line."""
        self.query_line.focus()

    def action_filter(self) -> None:
        """Show or hide the counts."""
        self.toggle_class("-filter")
        if self.has_class("-filter"):
            self.find(self._asked, keep=True)
            self.facets.focus()
        else:
            self.table.focus()

    def action_clear(self) -> None:
        """Show everything again."""
        self.query_line.value = ""

    def action_reload(self) -> None:
        """Search again."""
        self.find(self._asked, keep=True)

    async def action_back(self) -> None:
        """Leave the query line or the counts for the list."""
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
