"""A page on its own, for screens too narrow for a pane beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from tui.screens.base import DeskScreen
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.blocks import Block


class PageScreen(DeskScreen):
    """Blocks under a title."""

    DEFAULT_CSS = """
    PageScreen #scroll { padding: 1 2; }
    PageScreen #page { max-width: 110; }
    """

    def __init__(self, heading: str, blocks: Sequence[Block]) -> None:
        """Take what is to be shown."""
        super().__init__()
        self._heading, self._blocks = heading, blocks

    def compose_work(self) -> ComposeResult:
        """Lay out one page."""
        with VerticalScroll(id="scroll"):
            yield Sheet(self._blocks, id="page")

    def on_mount(self) -> None:
        """Show the title."""
        super().on_mount()
        self.title_line(self._heading)
