"""Choosing by typing: two characters bring up what fits, Enter takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import getters, on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from registry.i18n import _
from tui.records import Choice
from tui.texts import plain
from tui.widgets.editors import Answered, Finished
from tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

REST = 0.15
SHOWN = 7


class PickField(Vertical):
    """A line to type in, what fits below it, and what was taken."""

    DEFAULT_CSS = """
    PickField {
        height: auto; width: 1fr;
        OptionList {
            display: none; height: auto; max-height: 8; border: none; padding: 0;
            background: $panel; scrollbar-size-vertical: 1;
            & > .option-list--option { padding: 0 1; }
        }
        &.-open OptionList { display: block; }
        #taken { display: none; color: $text-primary; }
        &.-taken #taken { display: block; }
        &.-loose #taken { color: $text-warning; }
    }
    """

    line = getters.query_one(LineInput)
    offers = getters.query_one(OptionList)

    @dataclass
    class Asked(Message):
        """Something was typed; the screen answers with `offer`."""

        field: PickField
        text: str

        @property
        def control(self) -> PickField:
            """The field that asks."""
            return self.field

    def __init__(
        self, placeholder: str = "", choices: Sequence[Choice] = (), *, many: bool = False
    ) -> None:
        """Take what can be chosen, or nothing where the screen finds it by what is typed."""
        super().__init__()
        self._placeholder = placeholder
        self._local = tuple(choices)
        self._many = many
        self._taken: list[Choice] = []
        self._offered: tuple[Choice, ...] = ()
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out line, offers and what was taken."""
        yield LineInput(placeholder=self._placeholder, select_on_focus=True)
        offers = OptionList(markup=False, compact=True)
        offers.can_focus = False
        yield offers
        yield Static("", id="taken", markup=False)

    @property
    def answer(self) -> Any:
        """What was taken: one {"value", "text"}, or a list of those."""
        taken = [{"value": choice.value, "text": choice.text} for choice in self._taken]
        return taken if self._many else next(iter(taken), None)

    def put(self, answer: Any) -> None:
        """Show what was taken before."""
        answers = answer if isinstance(answer, list) else [answer] if answer else []
        self._taken = [self._choice(item) for item in answers]
        self._show_taken()

    def _choice(self, item: Any) -> Choice:
        """Return what an answer names; a local choice is shown in the language in use."""
        value = str(item["value"] if isinstance(item, dict) else item)
        known = {choice.value: choice for choice in self._local}
        text = item["text"] if isinstance(item, dict) else value
        return known.get(value) or Choice(value, text)

    def on_focus(self) -> None:
        """Let the line have the focus."""
        self.line.focus()

    # Typing and offering

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        if not self._many and self._taken and message.value != self._taken[0].text:
            self._taken = []
            self.post_message(Answered(self.answer))
        if self._typing:
            self._typing.stop()
        if self._many or not self._taken:
            self._typing = self.set_timer(REST, self._ask)

    def _ask(self) -> None:
        text = self.line.value.strip()
        if self._local:
            folded = text.casefold()
            self.offer([c for c in self._local if folded in f"{c.text} {c.value}".casefold()])
        elif text:
            self.post_message(self.Asked(self, text))
        else:
            self.offer(())

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show what fits what was typed."""
        self._offered = tuple(choices)
        text = self.line.value.strip()
        nothing = Content.styled(_("Nothing fits “{text}”.").format(text=plain(text)), "$muted")
        self.offers.clear_options()
        self.offers.add_options([Option(_prompt(choice)) for choice in choices])
        if text and not choices:
            self.offers.add_option(Option(nothing, disabled=True))
        self.offers.highlighted = 0 if choices else None
        self.set_class(self.line.has_focus and self.offers.option_count > 0, "-open")

    def on_descendant_focus(self) -> None:
        """Offer a short list of choices at once."""
        self._show_left_over()
        if self._local and (self._many or not self._taken):
            self._ask()

    def on_descendant_blur(self) -> None:
        """Put the offers away; what was typed but not taken is no answer."""
        self.remove_class("-open")
        self._show_left_over()

    # Taking

    def on_key(self, event: events.Key) -> None:
        """Move among the offers, take one, give the last one back."""
        if (
            self.has_class("-open")
            and self._offered
            and event.key in ("up", "down", "enter", "escape", "tab")
        ):
            self._among_offers(event)
        elif event.key == "backspace" and self._many and not self.line.value and self._taken:
            self._taken.pop()
            self._show_taken()
            self.post_message(Answered(self.answer))
            event.stop()

    def _among_offers(self, event: events.Key) -> None:
        if event.key != "tab":
            event.stop()
            event.prevent_default()
        if event.key == "down":
            self.offers.action_cursor_down()
        elif event.key == "up":
            self.offers.action_cursor_up()
        elif event.key == "escape":
            self.remove_class("-open")
        else:
            self._take(self.offers.highlighted)

    @on(OptionList.OptionSelected)
    def _clicked(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self._take(message.option_index)

    @on(OptionList.OptionHighlighted)
    def _passed(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()

    def _take(self, index: int | None) -> None:
        if index is None or index >= len(self._offered):
            return
        choice = self._offered[index]
        if self._many:
            if choice.value not in {taken.value for taken in self._taken}:
                self._taken.append(choice)
        else:
            self._taken = [choice]
        self.remove_class("-open")
        self._show_taken()
        self.post_message(Answered(self.answer))
        if not self._many:
            self.post_message(Finished())

    def _show_taken(self) -> None:
        with self.prevent(Input.Changed):
            self.line.value = "" if self._many or not self._taken else self._taken[0].text
            self.line.cursor_position = len(self.line.value)
        self._show_left_over()

    def _show_left_over(self) -> None:
        """Show below the line what was taken of several, and that typed text alone is nothing."""
        taken = [f"✓ {plain(choice.text)}" for choice in self._taken] if self._many else []
        loose = self.line.value.strip() and (self._many or not self._taken)
        left_over = bool(loose) and not self.line.has_focus
        if left_over:
            taken.append(_("Not taken yet: type here and take one of the list."))
        self.query_one("#taken", Static).update("   ".join(taken))
        self.set_class(bool(taken), "-taken")
        self.set_class(left_over, "-loose")

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.post_message(Finished())


def _prompt(choice: Choice) -> Content:
    note = ("  " + plain(choice.note), "$muted") if choice.note else ""
    return Content.assemble(plain(choice.text), note)
