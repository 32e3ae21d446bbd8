"""The query line: a line of text until somebody wants to type, then an input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.texts import plain
from tui.wrapping import clip

if TYPE_CHECKING:
    from textual import events

    from tui.widgets.line_input import LineInput


class QueryLine(Widget, can_focus=True):
    """Shows the query; the input comes with the first focus, so that lists paint before it."""

    DEFAULT_CSS = """
    QueryLine { height: 1; width: 1fr; }
    """

    value: reactive[str] = reactive("", init=False)
    example: reactive[str] = reactive("")

    class Changed(Message):
        """The query was changed."""

        def __init__(self, value: str) -> None:
            """Carry the query."""
            super().__init__()
            self.value = value

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, value: str) -> None:
        """Start with a query."""
        super().__init__(id="query")
        self.set_reactive(QueryLine.value, value)
        self._input: LineInput | None = None

    def watch_value(self, value: str) -> None:
        """Tell the screen, and show it where it is typed."""
        if self._input is not None and self._input.value != value:
            self._input.value = value
        self.post_message(self.Changed(value))

    def watch_example(self, example: str) -> None:
        """Show what may be typed."""
        if self._input is not None:
            self._input.placeholder = example

    async def on_focus(self) -> None:
        """Let the input take over."""
        if self._input is None:
            from tui.widgets.line_input import LineInput

            self._input = LineInput(self.value, placeholder=self.example)
            await self.mount(self._input)
        self._input.focus()
        self.can_focus = False

    def focus(self, scroll_visible: bool = True) -> QueryLine:
        """Focus the input, where there is one already."""
        if self._input is None:
            return super().focus(scroll_visible)
        self._input.focus(scroll_visible)
        return self

    def on_key(self, event: events.Key) -> None:
        """Pass on what was typed before the input was there."""
        if self._input is not None and event.is_printable:
            event.stop()
            self._input.insert_text_at_cursor(event.character or "")

    def on_paste(self, event: events.Paste) -> None:
        """Pass on what was pasted before the input was there."""
        if self._input is not None:
            event.stop()
            self._input.insert_text_at_cursor(" ".join(event.text.split("\n")))

    def on_input_changed(self, event: Any) -> None:
        """Take what was typed."""
        event.stop()
        self.set_reactive(QueryLine.value, event.input.value)
        self.post_message(self.Changed(self.value))

    def on_input_submitted(self, event: Any) -> None:
        """Say that Enter was pressed."""
        event.stop()
        self.post_message(self.Submitted())

    def render(self) -> Content:
        """Return the query, or what may be typed."""
        text = plain(self.value) or self.example
        shown = clip(text, self.size.width)
        return Content(shown) if self.value else Content.styled(shown, "$text-disabled")
