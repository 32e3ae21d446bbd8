"""What answers are typed or chosen in; all speak the same few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from rich.cells import cell_len
from textual import on
from textual.actions import SkipAction
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, TextArea

from registry.i18n import _
from tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType


class Editor(Protocol):
    """Something in which a question is answered."""

    @property
    def answer(self) -> Any:
        """What was answered."""

    def put(self, answer: Any) -> None:
        """Show an answer that was given before."""


@dataclass
class Answered(Message):
    """An answer was changed."""

    answer: Any


@dataclass
class Finished(Message):
    """An answer is complete; the next question may be asked."""


class TextLine(LineInput):
    """One line of text."""

    @property
    def answer(self) -> str:
        """What was typed."""
        return self.value

    def put(self, answer: Any) -> None:
        """Show what was typed before."""
        with self.prevent(Input.Changed):
            self.value = str(answer or "")

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self.post_message(Answered(self.value))

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.post_message(Finished())


class TextField(TextArea):
    """Several lines of text."""

    DEFAULT_CSS = """
    TextField {
        height: auto; min-height: 3; max-height: 10; border: none; padding: 0;
        background: transparent; scrollbar-size-vertical: 1;
        &:focus { border: none; background: $surface; }
        & .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder { color: $muted; }
    }
    """

    def __init__(self, placeholder: str = "") -> None:
        """Start empty."""
        super().__init__(placeholder=Content(placeholder), compact=True)
        self.cursor_blink = False

    @property
    def answer(self) -> str:
        """What was typed."""
        return self.text

    def put(self, answer: Any) -> None:
        """Show what was typed before."""
        with self.prevent(TextArea.Changed):
            self.text = str(answer or "")

    @on(TextArea.Changed)
    def _changed(self, message: TextArea.Changed) -> None:
        message.stop()
        self.post_message(Answered(self.text))

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down; from the last line to the next question."""
        if not select and self.cursor_at_last_line:
            raise SkipAction  # for the form, which goes on
        super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up; from the first line to the question before."""
        if not select and self.cursor_at_first_line:
            raise SkipAction
        super().action_cursor_up(select)


class ChoiceLine(Widget, can_focus=True):
    """A few choices on one line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
        Binding("backspace,delete", "clear", show=False),
        Binding("enter", "finish", show=False),
    ]
    DEFAULT_CSS = """
    ChoiceLine { height: 1; width: 1fr; }
    ChoiceLine:focus { background: $surface; }
    """

    chosen: reactive[int | None] = reactive(None)

    def __init__(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Take (value, text) of the choices."""
        super().__init__()
        self._choices = tuple(choices)

    @property
    def answer(self) -> Any:
        """The value chosen."""
        return None if self.chosen is None else self._choices[self.chosen][0]

    def put(self, answer: Any) -> None:
        """Show what was chosen before."""
        values = [value for value, _text in self._choices]
        self.set_reactive(ChoiceLine.chosen, values.index(answer) if answer in values else None)
        self.refresh()

    def watch_chosen(self) -> None:
        """Tell the form."""
        self.post_message(Answered(self.answer))

    def action_step(self, step: int) -> None:
        """Choose the next or previous one."""
        if self.chosen is None:
            self.chosen = 0 if step > 0 else len(self._choices) - 1
        else:
            self.chosen = (self.chosen + step) % len(self._choices)

    def action_clear(self) -> None:
        """Choose nothing."""
        self.chosen = None

    def action_finish(self) -> None:
        """Go on; with nothing chosen yet, choose the first."""
        if self.chosen is None:
            self.chosen = 0
        self.post_message(Finished())

    def on_click(self, event: events.Click) -> None:
        """Choose the one clicked."""
        x = event.x
        for number, (_value, text) in enumerate(self._choices):
            x -= cell_len(text) + 4
            if x < 0:
                self.chosen = number
                return

    @classmethod
    def width_of(cls, choices: Sequence[tuple[Any, str]]) -> int:
        """Return the cells that choices take on one line."""
        return sum(cell_len(text) + 4 for _value, text in choices)

    def render(self) -> Content:
        """Return the line."""
        parts: list[str | tuple[str, str]] = []
        for number, (_value, text) in enumerate(self._choices):
            here = number == self.chosen
            style = "bold $text-primary" if here else "$muted"
            parts += [("● " if here else "○ ", style), (text, style), "  "]
        return Content.assemble(*parts)


def yes_or_no() -> list[tuple[bool, str]]:
    """Return the two answers of a plain question."""
    return [(True, _("yes")), (False, _("no"))]
