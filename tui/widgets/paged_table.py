"""A table of any length: it keeps ids, draws what is visible and asks for the pages it lacks."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from registry.i18n import _
from registry.views import Spine
from tui import keys
from tui.widgets import table_messages as messages
from tui.widgets.columns import GAP, Column
from tui.widgets.pages import PAGE, Pages
from tui.widgets.painting import INDENT, Painter
from tui.wrapping import clip, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

HEADER = 1
WHEEL = 3
STRIPS = 400


class PagedTable(ScrollView, can_focus=True):
    """Rows of a spine with a cursor; it does no input or output of its own."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--header", "table--cursor"}
    """
    | Class | Styles |
    | :- | :- |
    | `table--header` | The line of headings, and what is said instead of rows. |
    | `table--cursor` | The row under the cursor. |
    """
    BINDINGS = keys.bindings("table")
    DEFAULT_CSS = """
    PagedTable {
        overflow-y: scroll;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .table--header { color: $muted; }
        .table--cursor { background: $block-cursor-blurred-background; }
        &:focus .table--cursor { background: $block-cursor-background; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """Index of the row under the cursor."""

    Highlighted: TypeAlias = messages.Highlighted
    Opened: TypeAlias = messages.Opened
    Wanted: TypeAlias = messages.Wanted
    SortAsked: TypeAlias = messages.SortAsked

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        header: bool = True,
        tone: Callable[[Any], str] | None = None,
        skip: Callable[[Any], bool] | None = None,
        id: str | None = None,  # noqa: A002  # Textual's own name
        classes: str | None = None,
    ) -> None:
        """Take the columns; `tone` gives a whole row its tone, `skip` keeps the cursor off it."""
        super().__init__(id=id, classes=classes)
        self._painter = Painter(columns, tone)
        self.pages = Pages()
        self._head = HEADER if header else 0
        self._skip = skip
        self._state = ""
        self._strips: OrderedDict[tuple[int, bool], Strip] = OrderedDict()
        self._wants_end = False

    # What is shown

    def show(self, spine: Spine, rows: Sequence[Any] = (), *, keep_cursor: bool = False) -> None:
        """Show a result; the rows of its first page may be given along."""
        at = self.row_id if keep_cursor else None
        self.pages.start(spine, rows)
        self._painter.measure(rows)
        self._state = ""
        self._wants_end = False
        self._resize_spine()
        self._place_cursor(at)

    def show_rows(self, rows: Sequence[Any], *, keep_cursor: bool = False) -> None:
        """Show a short list that is at hand as a whole."""
        ids = array("q", [row.id for row in rows])
        self.show(Spine(ids, len(ids)), rows, keep_cursor=keep_cursor)

    def grow(self, spine: Spine) -> None:
        """Take the rest of the ids of the result on show; the cursor stays on its row."""
        at = self.row_id
        self.pages.grow(spine)
        self._resize_spine()
        if self._wants_end:
            self._wants_end = False
            self.action_last()
        else:
            self._place_cursor(at, move=False)

    def provide(self, generation: int, page: int, rows: Sequence[Any]) -> None:
        """Take the rows of a page that was wanted."""
        if self.pages.provide(generation, page, rows):
            if self._painter.learn(rows):
                self._forget_strips()
                self.refresh()
            for index in range(page * PAGE, min((page + 1) * PAGE, len(self.pages))):
                self._strips.pop((index, True), None)
                self._strips.pop((index, False), None)
            self._refresh_rows(page * PAGE, PAGE)
            self._announce()

    def refresh_row(self, row_id: int) -> None:
        """Fetch a row anew after it was changed."""
        if (index := self.pages.forget(row_id)) is not None:
            self._forget_strips()
            self._refresh_rows(index, 1)

    def say(self, message: str) -> None:
        """Show a sentence instead of rows: loading, nothing found, or what went wrong."""
        self.pages.start(Spine(array("q"), 0))
        self._state = message
        self._resize_spine()
        self.cursor = 0

    def retranslate(self) -> None:
        """Draw everything anew in the language in use; other words take other cells."""
        at_hand = map(self.pages.row, range(min(PAGE, len(self.pages))))
        self._painter.measure([row for row in at_hand if row is not None])
        self._forget_strips()
        self.refresh()

    @property
    def row_id(self) -> int | None:
        """Id of the row under the cursor."""
        return self.pages.spine.ids[self.cursor] if self.cursor < len(self.pages) else None

    @property
    def current(self) -> Any | None:
        """The row under the cursor, where it is in memory."""
        return self.pages.row(self.cursor) if self.cursor < len(self.pages) else None

    # The cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.pages) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Redraw the two lines concerned and keep the cursor in sight."""
        self._refresh_rows(before, 1)
        self._refresh_rows(after, 1)
        self._scroll_to_cursor()
        self._announce()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the cursor along where the view is moved away from it."""
        super().watch_scroll_y(old_value, new_value)
        if self._visible:
            top = round(new_value)
            self.cursor = max(top, min(self.cursor, top + self._visible - 1))

    def action_up(self) -> None:
        """Go to the row above."""
        self.cursor = self._landing(self.cursor - 1, -1)

    def action_down(self) -> None:
        """Go to the row below."""
        self.cursor = self._landing(self.cursor + 1, 1)

    def action_page_up(self) -> None:
        """Go up by what is visible."""
        self._leap(-self._visible)

    def action_page_down(self) -> None:
        """Go down by what is visible."""
        self._leap(self._visible)

    def action_first(self) -> None:
        """Go to the first row."""
        self.cursor = self._landing(0, 1)

    def action_last(self) -> None:
        """Go to the last row, as soon as it is known."""
        self._wants_end = not self.pages.spine.complete
        self.cursor = len(self.pages) - 1

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.row_id is not None:
            self.post_message(self.Opened(self, self.row_id))

    def _landing(self, target: int, step: int) -> int:
        """Return the nearest row from `target` on that the cursor may stand on."""
        if self._skip is None:
            return target
        at = target
        while 0 <= at < len(self.pages):
            row = self.pages.row(at)
            if row is None or not self._skip(row):
                return at
            at += step
        return self.cursor

    def _leap(self, rows: int) -> None:
        """Move view and cursor together, so that a page is a page."""
        target = self.validate_cursor(self.cursor + rows)
        target = self._landing(target, -1 if rows > 0 else 1)
        top = self.scroll_offset.y + target - self.cursor
        self.set_reactive(PagedTable.cursor, target)
        self._scroll_now(max(0, min(top, target)))
        self._scroll_to_cursor()
        self.refresh()
        self._announce()

    def _place_cursor(self, row_id: int | None, *, move: bool = True) -> None:
        if row_id is not None and row_id in self.pages.spine.ids:
            target = self.pages.spine.ids.index(row_id)
        else:
            target = self._landing(0, 1) if move else self.cursor
        self.set_reactive(PagedTable.cursor, self.validate_cursor(target))
        self._scroll_to_cursor()
        self.refresh()
        self._announce()

    def _announce(self) -> None:
        if self.row_id is not None:
            self.post_message(self.Highlighted(self, self.row_id, self.cursor))

    # Geometry

    @property
    def _visible(self) -> int:
        return max(self.scrollable_content_region.height - self._head, 0)

    def _resize_spine(self) -> None:
        self._forget_strips()
        self.virtual_size = Size(self.scrollable_content_region.width, self._lines)
        self.refresh()

    @property
    def _lines(self) -> int:
        return len(self.pages) + self._head

    def on_resize(self) -> None:
        """Share the new width among the columns."""
        self._forget_strips()
        self.virtual_size = Size(self.scrollable_content_region.width, self._lines)
        self._scroll_to_cursor()

    def _scroll_to_cursor(self) -> None:
        if not self._visible:
            return
        top = self.scroll_offset.y
        if self.cursor < top:
            self._scroll_now(self.cursor)
        elif self.cursor >= top + self._visible:
            self._scroll_now(self.cursor - self._visible + 1)

    def _scroll_now(self, top: int) -> None:
        self.scroll_to(y=top, animate=False, force=True)

    def _refresh_rows(self, first: int, count: int) -> None:
        top = self.scroll_offset.y
        start = max(first - top, 0) + self._head
        end = min(first + count - top, self._visible) + self._head
        if end > start:
            self.refresh(Region(0, start, self.size.width, end - start))

    # Drawing

    def notify_style_update(self) -> None:
        """Draw anew when the theme or the focus changes."""
        super().notify_style_update()
        self._forget_strips()

    def _forget_strips(self) -> None:
        self._strips.clear()
        self._painter.forget()

    def render_line(self, y: int) -> Strip:
        """Draw one line from memory; a row that is missing is asked for once."""
        width = self.scrollable_content_region.width
        if self._state:
            return self._state_line(y, width)
        if y < self._head:
            return self._painter.header(width, self.get_component_rich_style("table--header"))
        index = self.scroll_offset.y + y - self._head
        if index >= len(self.pages):
            return Strip.blank(width, self.rich_style)
        if y == self._head:
            self.call_next(self._want_visible, index)
        return self._row_line(index, width)

    def _want_visible(self, top: int) -> None:
        """Ask for the visible pages and, once those are here, for their neighbours."""
        last = top + self._visible - 1
        asked = self.pages.missing((*range(top, last, PAGE), last))
        if asked := asked or self.pages.missing((last + PAGE, top - PAGE)):
            self.post_message(self.Wanted(self, self.pages.generation, tuple(asked)))

    def _state_line(self, y: int, width: int) -> Strip:
        style = self.get_component_rich_style("table--header")
        lines = wrap(self._state, max(width - 2 * INDENT, 10))
        text = " " * INDENT + lines[y - 1] if 0 < y <= len(lines) else ""
        return Strip([Segment(clip(text, width), style)], width)

    def _row_line(self, index: int, width: int) -> Strip:
        key = (index, index == self.cursor)
        if strip := self._strips.get(key):
            return strip
        strip = self._draw_row(index, width)
        if self.pages.row(index) is not None:
            self._strips[key] = strip
            if len(self._strips) > STRIPS:
                self._strips.popitem(last=False)
        return strip

    def _draw_row(self, index: int, width: int) -> Strip:
        here = index == self.cursor
        style = self.get_component_rich_style("table--cursor") if here else self.rich_style
        marker = style + self._painter.tone(self.app, self._marker_tone) if here else None
        row = self.pages.row(index)
        if row is None:
            said = _("(deleted)") if self.pages.is_gone(index) else "…"
            return self._painter.missing(self.app, said, width, style, marker)
        return self._painter.row(self.app, row, width, style, marker)

    @property
    def _marker_tone(self) -> str:
        return "accent" if self.has_focus else "muted"

    # The mouse

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(WHEEL, event)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(-WHEEL, event)

    def _wheel(self, rows: int, event: events.MouseEvent) -> None:
        event.stop()
        event.prevent_default()
        top = self.scroll_offset.y + rows
        self._scroll_now(max(0, min(top, len(self.pages) - self._visible)))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row clicked; a double click opens it; a heading sorts."""
        y = event.y - self.gutter.top
        if y < self._head:
            self._click_heading(event.x - self.gutter.left - INDENT)
            return
        index = self.scroll_offset.y + y - self._head
        if index < len(self.pages):
            self.cursor = self._landing(index, 1)
            if event.chain == 2:  # a double click
                self.action_open()

    def _click_heading(self, x: int) -> None:
        for placed in self._painter.placed:
            if 0 <= x < placed.width + GAP and placed.column.sort:
                self.post_message(self.SortAsked(self, placed.column.sort))
            x -= placed.width + GAP
