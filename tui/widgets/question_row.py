"""One question of a form on its line: mark, label, editor and what the answer reads as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from registry.codes import Outcome
from registry.i18n import _, msg, term
from tui.forms.lines import HINTS
from tui.records import Choice
from tui.widgets.editors import (
    Answered,
    ChoiceLine,
    Finished,
    TextField,
    TextLine,
    yes_or_no,
)
from tui.widgets.pick_field import PickField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.records import Question

PICKED = {"power", "party", "agency", "officer", "tier"}
PICKED_MANY = {"officers", "codes"}
TO_TYPE = {"officer": msg("Name or certificate"), "agency": msg("Part of its name")}
"""What to type where a question does not say so itself."""
ROOM = 46
"""Cells within which choices stand on one line."""
SHORT = {"date", "instant", "money", "credit_code"}
"""Kinds of which the answer's reading stands beside it."""


def editor_for(question: Question, choices: Sequence[Choice] = ()) -> Any:
    """Return the editor that suits a question."""
    if question.kind == "boolean":
        return ChoiceLine(yes_or_no())
    if question.kind == "judgement":
        return ChoiceLine([(o.value, term(o)) for o in (Outcome.PASS, Outcome.FAIL)])
    if question.kind == "code" and question.codes is not None:
        options = [(entry.value, term(entry)) for entry in question.codes]
        if ChoiceLine.width_of(options) <= ROOM:
            return ChoiceLine(options)
    if question.codes is not None:
        choices = [
            Choice(e.value, term(e), e.en if term(e) == e.zh else e.zh) for e in question.codes
        ]
        return PickField(_(question.help), choices, many=question.kind == "codes")
    if question.kind in PICKED | PICKED_MANY:
        hint = question.help or TO_TYPE.get(question.kind, "")
        return PickField(_(hint) if hint else "", choices, many=question.kind in PICKED_MANY)
    if question.kind == "long_text" or question.kind in HINTS:
        return TextField(_(HINTS.get(question.kind) or question.help))
    return TextLine(placeholder=_(question.help))


class QuestionRow(Vertical):
    """A question; it says when its answer changes and when it is done with."""

    DEFAULT_CSS = """
    QuestionRow {
        height: auto; margin-bottom: 0;
        Horizontal { height: auto; }
        .mark { width: 2; color: $muted; }
        .label { width: 24; height: auto; color: $muted; padding-right: 1; }
        .aside { width: auto; max-width: 30; color: $muted; padding-left: 2; }
        .note { display: none; color: $muted; margin-left: 26; }
        &.-noted .note { display: block; height: auto; }
        &.-faulty .note { color: $text-error; }
        &.-answered .mark { color: $text-success; }
        &.-here .label { color: $foreground; text-style: bold; }
        &.-here .mark { color: $accent; }
        &.-hidden { display: none; }
    }
    """

    @dataclass
    class Changed(Message):
        """The answer was changed."""

        row: QuestionRow

    @dataclass
    class Left(Message):
        """The answer is complete."""

        row: QuestionRow

    def __init__(self, question: Question, choices: Sequence[Choice] = ()) -> None:
        """Take the question, and what can be chosen where it depends on the case."""
        super().__init__()
        self.question = question
        self.editor: Any = editor_for(question, choices)

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Horizontal():
            yield Static(self._mark(answered=False), classes="mark", markup=False)
            yield Static(_(self.question.label), classes="label", markup=False)
            yield self.editor
            yield Static("", classes="aside", markup=False)
        yield Static("", classes="note", markup=False)

    def _mark(self, *, answered: bool) -> str:
        return "●" if answered else "○" if self.question.required else "·"

    @property
    def answer(self) -> Any:
        """What was answered."""
        return self.editor.answer

    def put(self, answer: Any) -> None:
        """Show an answer given before."""
        self.editor.put(answer)

    def remark(self, note: str, *, answered: bool, faulty: bool = False) -> None:
        """Say what the answer reads as, or what is wrong with it."""
        self.query_one(".mark", Static).update(self._mark(answered=answered))
        aside = note if self.question.kind in SHORT and not faulty else ""
        below = "" if aside else note
        self.query_one(".aside", Static).update(aside)
        self.query_one(".note", Static).update(below)
        self.set_class(bool(below), "-noted")
        self.set_class(faulty, "-faulty")
        self.set_class(answered and not faulty, "-answered")

    def on_descendant_focus(self) -> None:
        """Stand out while it is answered."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """Step back."""
        self.remove_class("-here")

    def focus_editor(self) -> None:
        """Let the editor have the focus."""
        target: Widget = self.editor
        (target.line if isinstance(target, PickField) else target).focus()

    @on(Answered)
    def _answered(self, message: Answered) -> None:
        message.stop()
        self.post_message(self.Changed(self))

    @on(Finished)
    def _finished(self, message: Finished) -> None:
        message.stop()
        self.post_message(self.Left(self))
