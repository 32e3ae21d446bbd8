"""What a query line says, once read: frozen, comparable, free of any database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that has one of some values of its code list."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A field whose name, code or number contains one of some texts."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """A date from the first to the last day, both included; None is open."""

    field: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of at least and at most so many fen; None is open."""

    field: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Within:
    """A date from today on, fewer than so many days ahead."""

    field: str
    days: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """A date that has passed."""

    field: str


Filter = Choice | Mention | Days | Amount | Within | Overdue


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of a result."""

    key: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query line: all words found, none of `without`, all filters met."""

    today: date
    """The day that “overdue” and “today” are about."""
    sort: Sort
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()

    def mentions(self, field: str) -> tuple[Mention, ...]:
        """Return the mentions of a field."""
        return tuple(f for f in self.filters if isinstance(f, Mention) and f.field == field)
