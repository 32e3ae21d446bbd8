"""How a table paints its headings and rows: cells fitted, toned and joined into few pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.strip import Strip

from registry.i18n import _
from tui.texts import plain
from tui.tones import tone_style
from tui.widgets.columns import GAP, Column, Placed, fitted, needs, place
from tui.wrapping import clip, clip_left

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual.app import App

MARKER = "▸ "
INDENT = len(MARKER)


class Painter:
    """Paints the rows of a table in a width; what it knows of the theme can be forgotten."""

    def __init__(self, columns: Sequence[Column], tone: Callable[[Any], str] | None) -> None:
        """Take the columns, and how a whole row gets a tone."""
        self._columns = tuple(columns)
        self._needs: list[int] = []
        self.placed: tuple[Placed, ...] = ()
        self._row_tone = tone
        self._tones: dict[str, Style] = {}

    def measure(self, rows: Sequence[Any]) -> None:
        """Begin anew with the cells that some rows need."""
        self._needs = []
        self.placed = ()
        self.learn(rows)

    def learn(self, rows: Sequence[Any]) -> bool:
        """Let columns have the cells that more rows need; tell whether any needs more."""
        found = needs(self._columns, rows) if rows else self._needs
        before = self._needs
        self._needs = [*map(max, found, before)] if before else found
        if self._needs == before:
            return False
        self.placed = ()
        return True

    def forget(self) -> None:
        """Forget widths and colours."""
        self.placed = ()
        self._tones.clear()

    def tone(self, app: App[object], tone: str) -> Style:
        """Return the style of a tone."""
        if tone not in self._tones:
            self._tones[tone] = tone_style(app, tone)
        return self._tones[tone]

    def _place(self, width: int) -> tuple[Placed, ...]:
        if not self.placed:
            columns = fitted(self._columns, self._needs) if self._needs else self._columns
            self.placed = place(columns, width - INDENT - 1)
        return self.placed

    def header(self, width: int, style: Style) -> Strip:
        """Paint the headings."""
        parts = [" " * INDENT]
        for placed in self._place(width):
            fit = clip_left if placed.column.right else clip
            parts.append(fit(_(placed.column.title), placed.width) + " " * GAP)
        return Strip([Segment("".join(parts), style)]).adjust_cell_length(width, style)

    def row(
        self, app: App[object], row: Any, width: int, style: Style, marker: Style | None
    ) -> Strip:
        """Paint a row; `marker` is the style of the mark before the row under the cursor."""
        whole = self._row_tone(row) if self._row_tone else ""
        pieces = [(MARKER, marker) if marker else (" " * INDENT, style)]
        for placed in self._place(width):
            cell = placed.column.cell(row)
            text, tone = (cell, "") if isinstance(cell, str) else cell
            fit = clip_left if placed.column.right else clip
            toned = style + self.tone(app, tone or whole) if tone or whole else style
            pieces.append((fit(plain(text), placed.width) + " " * GAP, toned))
        return Strip(joined(pieces)).adjust_cell_length(width, style)

    def missing(
        self, app: App[object], said: str, width: int, style: Style, marker: Style | None
    ) -> Strip:
        """Paint what stands for a row that is not there."""
        pieces = [(MARKER, marker) if marker else (" " * INDENT, style)]
        pieces.append((said, style + self.tone(app, "muted")))
        return Strip(joined(pieces)).adjust_cell_length(width, style)


def joined(pieces: Sequence[tuple[str, Style]]) -> list[Segment]:
    """Join neighbours of the same style: every piece costs bytes on a slow line."""
    segments: list[Segment] = []
    for text, style in pieces:
        if segments and segments[-1].style == style:
            segments[-1] = Segment(segments[-1].text + text, style)
        else:
            segments.append(Segment(text, style))
    return segments
