"""What is said of an answer while it is typed: how it reads, or what is wrong with it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from registry.i18n import _
from registry.identifiers import IdentifierKind, TypingState, check_as_typed
from tui.forms.answers import echo_date, is_empty, value_of
from tui.forms.lines import HINTS, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tui.records import Question


def note_on(
    question: Question, answer: Any, today: date, fault: Callable[[Question, Any], str]
) -> tuple[str, bool]:
    """Return what to say of an answer, and whether it is a fault."""
    if is_empty(answer):
        return "", False
    if question.kind in HINTS:
        return _lines_note(question.kind, answer)
    if question.kind == "credit_code":
        return _code_note(answer)
    if wrong := fault(question, value_of(question, answer)):
        return wrong, True
    if question.kind in {"date", "instant"}:
        return echo_date(str(answer), today), False
    if question.kind == "money":
        return _money_note(str(answer)), False
    return "", False


def _lines_note(kind: str, answer: str) -> tuple[str, bool]:
    read = read_lines(kind, answer)
    if read.faults:
        return " ".join(read.faults), True
    return " · ".join(read.echoes), False


def _code_note(answer: str) -> tuple[str, bool]:
    typed = check_as_typed(answer, IdentifierKind.USCC)
    if typed.state is TypingState.WRONG:
        return typed.message, True
    if typed.state is TypingState.COMPLETE:
        return _("The check character is right."), False
    return _("{count} of 18 characters").format(count=len(typed.value)), False


def _money_note(text: str) -> str:
    try:
        return _("{amount} yuan").format(amount=f"{Decimal(text.replace(',', '')):,}")
    except InvalidOperation:
        return ""
