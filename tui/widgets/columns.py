"""Columns of a table as data, and how they share the width there is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from registry.i18n import _
from tui.texts import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GAP = 2
"""Cells between two columns."""
LUXURY = 4
"""Columns that drop at this rank or above go before a flexible one is cut much."""
BEARABLE = 4, 5
"""So much of its cells may a flexible column keep while there are luxuries."""
ROOM = 3, 2
"""So far may a flexible column grow beyond what it wants: rows not seen yet may want more."""

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
    """Cells below which it is dropped rather than squeezed; what must be whole wants no more."""
    flex: int = 0
    """Share of spare cells."""
    most: int = 40
    """Cells a flexible column wants at most, however long its texts are."""
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


def needs(columns: Sequence[Column], rows: Sequence[Any]) -> list[int]:
    """Return how many cells the texts of some rows take in each column."""
    return [
        max((cell_len(plain(_text(column.cell(row)))) for row in rows), default=0)
        for column in columns
    ]


def fitted(columns: Sequence[Column], needed: Sequence[int]) -> tuple[Column, ...]:
    """Return the columns wanting what their headings and texts need, no more and no less."""
    return tuple(map(_fitted, columns, needed))


def _fitted(column: Column, needed: int) -> Column:
    wanted = max(needed, cell_len(_(column.title)) if column.title else 0, 1)
    wanted = min(wanted, column.most if column.flex else max(column.width, column.least))
    return replace(column, width=wanted, least=min(column.least, wanted))


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell[0]


def place(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """Give every column its cells: drop what cannot fit, squeeze, then share what is spare."""
    kept = list(columns)
    while _bearable(kept) > width and (luxury := max(kept, key=_drop)).drop >= LUXURY:
        kept.remove(luxury)
    while _needed(kept, "least") > width and (droppable := max(kept, key=_drop)).drop:
        kept.remove(droppable)
    wanted = [column.width for column in kept]
    spare = width - _needed(kept, "width")
    given = _stretched(kept, wanted, spare) if spare >= 0 else _squeezed(kept, wanted, -spare)
    return tuple(Placed(*pair) for pair in zip(kept, given, strict=True))


def _drop(column: Column) -> int:
    return column.drop


def _bearable(columns: Sequence[Column]) -> int:
    part, whole = BEARABLE
    cells = (
        max(column.width * part // whole, column.least) if column.flex else column.width
        for column in columns
    )
    return sum(cells) + GAP * max(len(columns) - 1, 0)


def _needed(columns: Sequence[Column], measure: str) -> int:
    cells: list[int] = [getattr(column, measure) for column in columns]
    return sum(cells) + GAP * max(len(columns) - 1, 0)


def _stretched(columns: Sequence[Column], wanted: list[int], spare: int) -> list[int]:
    shares = sum(column.flex for column in columns)
    if not shares:
        return wanted
    most, of = ROOM
    return [
        min(w + spare * c.flex // shares, w * most // of)
        for c, w in zip(columns, wanted, strict=True)
    ]


def _squeezed(columns: Sequence[Column], wanted: list[int], missing: int) -> list[int]:
    """Take the missing cells from all that can spare some, in proportion, never below least."""
    given = list(wanted)
    slack = sum(
        cells - min(column.least, cells) for column, cells in zip(columns, given, strict=True)
    )
    take = min(missing, slack)
    missing -= take
    for i, column in enumerate(columns):
        own = given[i] - min(column.least, given[i])
        part = -(-take * own // slack) if slack else 0
        given[i] -= part
        take, slack = take - part, slack - own
    if missing > 0:
        given[-1] = max(given[-1] - missing, 1)
    return given
