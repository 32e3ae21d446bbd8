"""A page of text about one thing, laid out for the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from tui.tones import tone_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from tui.blocks import Block, Line


def to_content(lines: Sequence[Line]) -> Content:
    """Return lines as Textual content; nothing in them is markup."""
    parts: list[Content | str | tuple[str, str]] = []
    for number, line in enumerate(lines):
        if number:
            parts.append("\n")
        parts.extend((text, tone_name(tone)) if tone else text for text, tone in line)
    return Content.assemble(*parts)


class Sheet(Widget):
    """Shows blocks, laid out anew for every width."""

    DEFAULT_CSS = """
    Sheet { width: 1fr; height: auto; }
    """

    def __init__(
        self,
        blocks: Sequence[Block] = (),
        *,
        id: str | None = None,  # noqa: A002  # Textual's own name
        classes: str | None = None,
    ) -> None:
        """Start with some blocks."""
        super().__init__(id=id, classes=classes)
        self._blocks = tuple(blocks)
        self._laid: tuple[int, Content] | None = None

    def show(self, blocks: Sequence[Block]) -> None:
        """Show other blocks."""
        self._blocks = tuple(blocks)
        self._laid = None
        self.refresh(layout=True)

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return self._content(self.size.width or 80).plain

    def _content(self, width: int) -> Content:
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, self._lay(width))
        return self._laid[1]

    def _lay(self, width: int) -> Content:
        if not self._blocks:
            return Content()
        from tui.blocks import lay  # what has nothing to show need not load it

        return to_content(lay(self._blocks, width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of lines at a width."""
        return self._content(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Return the lines."""
        return self._content(self.size.width)
