"""The pane beside a list: a page of text that is drawn line by line, with no layout of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.tones import tone_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from tui.blocks import Block, Line


class PagePane(ScrollView, can_focus=True):
    """Shows blocks; a change redraws the pane once and moves nothing around it."""

    DEFAULT_CSS = """
    PagePane {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        padding: 0 2; border-left: solid $line;
        &:focus { border-left: solid $accent; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        """Start empty."""
        super().__init__(id=id)
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[Line] = []
        self._tones: dict[str, Style] = {}

    def show(self, blocks: Sequence[Block], *, stay: bool = False) -> None:
        """Show blocks from their beginning, or where one was reading."""
        self._blocks = tuple(blocks)
        self._lay()
        if not stay:
            self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return "\n".join("".join(text for text, _tone in line) for line in self._lines)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay()

    def notify_style_update(self) -> None:
        """Take the colours of another theme."""
        super().notify_style_update()
        self._tones.clear()

    def _lay(self) -> None:
        width = self.scrollable_content_region.width
        if not width or not self._blocks:
            self._lines = []
        else:
            from tui.blocks import lay  # what has nothing to show need not load it

            self._lines = lay(self._blocks, width)
        self.virtual_size = Size(width, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.scrollable_content_region.width
        index = self.scroll_offset.y + y
        line = self._lines[index] if index < len(self._lines) else []
        segments = [Segment(text, self.rich_style + self._tone(tone)) for text, tone in line]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _tone(self, tone: str) -> Style:
        if tone not in self._tones:
            self._tones[tone] = tone_style(self.app, tone)
        return self._tones[tone]
