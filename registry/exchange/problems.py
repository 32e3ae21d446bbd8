"""Doubts about values and the problems they become in a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from registry.i18n import _

T = TypeVar("T")
SHOWN = 120
"""How many characters of a value a report shows."""


class Weight(StrEnum):
    """What a doubt does to its row."""

    NOTE = "note"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence about a value; an error refuses the row, a note only lists it."""

    weight: Weight
    sentence: str


class Parsed(NamedTuple, Generic[T]):
    """A typed value, or None, and what is doubtful about how it came about."""

    value: T | None
    doubts: tuple[Doubt, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether a doubt is an error."""
        return any(doubt.weight is Weight.ERROR for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of a report: where, what stands there, and what is the matter with it."""

    row: int
    column: str
    value: str
    problem: str
    weight: Weight = Weight.ERROR
    sheet: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the problem as the JSON of the command line gives it."""
        found: dict[str, Any] = {
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "problem": self.problem,
            "severity": self.weight.value,
        }
        return found | ({"sheet": self.sheet} if self.sheet else {})


def note(sentence: str) -> Doubt:
    """Make a doubt that is listed without refusing the row."""
    return Doubt(Weight.NOTE, sentence)


def error(sentence: str) -> Doubt:
    """Make a doubt that refuses the row."""
    return Doubt(Weight.ERROR, sentence)


def refused(sentence: str) -> Parsed[Any]:
    """Make a parse that yields no value and refuses the row."""
    return Parsed(None, (error(sentence),))


def shown(value: object) -> str:
    """Return a value as a report shows it: one line, not too long."""
    text = " ".join(str("" if value is None else value).split())
    return (
        text
        if len(text) <= SHOWN
        else text[:SHOWN] + _("… ({count} characters)").format(count=len(text))
    )
