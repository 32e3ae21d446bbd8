"""A table as every reader gives it: columns with all their names, rows with their numbers."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from registry.exchange.cells import Cell, as_text, is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

HEADER_WITHIN = 30
"""In how many rows from the top a header is looked for."""
_DECORATION = str.maketrans("", "", " \t\n\r\u3000*＊:：\"'“”​\ufeff")


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the number that a person sees in the source."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands and every name its header rows give it."""

    index: int
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name to show, or the letter of a column without a header."""
        return self.names[0] if self.names else letter(self.index)


@dataclass(slots=True)
class Table:
    """A table to import; `rows` is read once."""

    origin: str
    format: str
    columns: tuple[Column, ...]
    rows: Iterator[Row]
    sheet: str = ""
    epoch: int = 1900
    remarks: list[str] = field(default_factory=list)


def letter(index: int) -> str:
    """Return the spreadsheet letter of a column counted from 0."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def header_key(text: str) -> str:
    """Fold a header for comparison: width, case, blanks, asterisks and colons do not count."""
    folded = unicodedata.normalize("NFKC", text.translate(_DECORATION)).casefold()
    return folded.translate(_DECORATION).replace("(必填)", "").replace("(选填)", "")


def table_from_grid(
    origin: str, format_name: str, grid: Iterable[Row], known: Set[str]
) -> Table | None:
    """Find the header of a grid, wherever it starts, and return the rows below it.

    `known` holds the folded headers of all column maps; without one of them the fullest row near
    the top is taken, so that its names can be shown.
    """
    rows = (row for row in grid if any(_filled(cell) for cell in row.cells))
    head = list(islice(rows, HEADER_WITHIN))
    if not head:
        return None
    first, last = _header_block(head, known)
    columns = _columns(head[first : last + 1])
    return Table(origin, format_name, columns, chain(head[last + 1 :], rows))


def _filled(cell: Cell) -> bool:
    return cell is not None and cell != "" and not (isinstance(cell, str) and not cell.strip())


def _header_block(head: list[Row], known: Set[str]) -> tuple[int, int]:
    """Return first and last header row: the best one and neighbours that name columns too."""
    scores = [sum(header_key(as_text(c)) in known for c in row.cells if c) for row in head]
    best = max(scores)
    if best == 0:
        counts = [sum(isinstance(c, str) and _filled(c) for c in row.cells) for row in head]
        fullest = counts.index(max(counts))
        return fullest, fullest
    first = last = scores.index(best)
    enough = max(2, best / 2)
    while first > 0 and scores[first - 1] >= enough:
        first -= 1
    while last + 1 < len(head) and scores[last + 1] >= enough:
        last += 1
    return first, last


def _columns(header_rows: list[Row]) -> tuple[Column, ...]:
    """Name each column; a name that stands twice is numbered."""
    width = max(len(row.cells) for row in header_rows)
    seen: dict[str, int] = {}
    columns = []
    for index in range(width):
        names = dict.fromkeys(
            " ".join(as_text(row.cells[index]).split())
            for row in header_rows
            if index < len(row.cells)
        )
        unique = tuple(_numbered(name, seen) for name in names if not is_placeholder(name))
        columns.append(Column(index, unique))
    return tuple(columns)


def _numbered(name: str, seen: dict[str, int]) -> str:
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}#{seen[name]}"
