"""Columns of a table as data, and how they share the width there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GAP = 2
"""Cells between two columns."""

Cell = str | tuple[str, str]
"""What a cell shows: text, or text with a tone."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what it shows of a row, and the cells it wants."""

    key: str
    title: str
    """Message of the heading, translated when drawn."""
    cell: Callable[[Any], Cell]
    width: int
    """Cells wanted."""
    least: int = 4
    """Cells below which it is dropped rather than squeezed."""
    flex: int = 0
    """Share of spare cells."""
    right: bool = False
    """Right-aligned, as numbers are."""
    drop: int = 0
    """Columns with the highest value go first when space is short; 0 never goes."""
    sort: str = ""
    """Field of the query line that a click on the heading sorts by."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A column with the cells it was given."""

    column: Column
    width: int


def place(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """Give every column its cells: drop what cannot fit, squeeze, then share what is spare."""
    kept = list(columns)
    while _needed(kept, "least") > width and (droppable := max(kept, key=_drop)).drop:
        kept.remove(droppable)
    wanted = [column.width for column in kept]
    spare = width - _needed(kept, "width")
    given = _stretched(kept, wanted, spare) if spare >= 0 else _squeezed(kept, wanted, -spare)
    return tuple(Placed(*pair) for pair in zip(kept, given, strict=True))


def _drop(column: Column) -> int:
    return column.drop


def _needed(columns: Sequence[Column], measure: str) -> int:
    cells: list[int] = [getattr(column, measure) for column in columns]
    return sum(cells) + GAP * max(len(columns) - 1, 0)


def _stretched(columns: Sequence[Column], wanted: list[int], spare: int) -> list[int]:
    shares = sum(column.flex for column in columns)
    if not shares:
        return wanted
    given = [w + spare * c.flex // shares for c, w in zip(columns, wanted, strict=True)]
    last = max(i for i, column in enumerate(columns) if column.flex)
    given[last] += sum(wanted) + spare - sum(given)
    return given


def _squeezed(columns: Sequence[Column], wanted: list[int], missing: int) -> list[int]:
    """Take the missing cells from flexible columns first, then from all, never below least."""
    given = list(wanted)
    for flexible in (True, False):
        order = [i for i, column in enumerate(columns) if bool(column.flex) is flexible]
        slack = sum(given[i] - min(columns[i].least, given[i]) for i in order)
        take = min(missing, slack)
        missing -= take
        for i in order:
            own = given[i] - min(columns[i].least, given[i])
            part = -(-take * own // slack) if slack else 0
            given[i] -= part
            take, slack = take - part, slack - own
    if missing > 0:
        given[-1] = max(given[-1] - missing, 1)
    return given
