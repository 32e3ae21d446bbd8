"""One line of typed text that takes whatever an input method or a paste delivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events


class LineInput(Input):
    """A flat one-line input; a paste of several lines becomes one line, never a part of it."""

    DEFAULT_CSS = """
    LineInput {
        border: none; height: 1; padding: 0; background: transparent;
        &:focus { border: none; background: $surface; background-tint: $foreground 0%; }
        &.-invalid, &.-invalid:focus { border: none; }
    }
    """

    def __init__(self, value: str = "", **options: Any) -> None:
        """Start with a value; the caret does not blink, so that nothing is redrawn for it."""
        super().__init__(value, **{"select_on_focus": False, **options})
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = " ".join(event.text.split("\n")).replace("\r", "")
        self.replace(text, *sorted(self.selection))
