"""Rows become staged records: values by field, problems by column, the original kept and hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from registry.exchange.cells import as_text
from registry.exchange.money import unit_scale
from registry.exchange.problems import Parsed, Problem, Weight, refused, shown
from registry.exchange.values import PERSONAL, Context, parse
from registry.i18n import _
from registry.identifiers import mask_id_card

if TYPE_CHECKING:
    from registry.exchange.cells import Cell
    from registry.exchange.columns import Assignment, ColumnMap, Match
    from registry.exchange.readers import Row, Table


@dataclass(slots=True)
class Staged:
    """One row on its way in: as it came, what it became, and what is wrong with it."""

    row: int
    sheet: str
    original: dict[str, str]
    sha256: str
    problems: list[Problem] = field(default_factory=list)
    key: str = ""
    """By what the same record is known in another import."""
    record: Any = None

    @property
    def refused(self) -> bool:
        """Whether an error keeps the row out."""
        return self.record is None or any(p.weight is Weight.ERROR for p in self.problems)

    def add(self, weight: Weight, column: str, value: object, sentence: str) -> None:
        """List a problem of this row."""
        problem = Problem(self.row, column, shown(value), sentence, weight, self.sheet)
        self.problems.append(problem)


@dataclass(frozen=True, slots=True)
class StageContext:
    """What composing needs beside the row: the day it is, and the map."""

    today: date
    map: ColumnMap


class Reading:
    """The typed values of one row, by field, and the place where its problems are listed."""

    def __init__(self, staged: Staged, labels: Mapping[str, str]) -> None:
        """Begin with no values."""
        self.staged = staged
        self._labels = labels
        self.values: dict[str, Any] = {}
        self.texts: dict[str, str] = {}

    def get(self, target: str, default: Any = None) -> Any:
        """Return the value of a field, or the default where there is none."""
        value = self.values.get(target)
        return default if value is None else value

    def text(self, target: str) -> str:
        """Return the text of a field's cell as it came."""
        return self.texts.get(target, "")

    def label(self, target: str) -> str:
        """Return the header of the column that gives a field."""
        return self._labels.get(target, target)

    def note(self, target: str, sentence: str, value: object = None) -> None:
        """List a doubt about a field."""
        self._add(Weight.NOTE, target, sentence, value)

    def error(self, target: str, sentence: str, value: object = None) -> None:
        """Refuse the row because of a field."""
        self._add(Weight.ERROR, target, sentence, value)

    @property
    def refused(self) -> bool:
        """Whether an error was listed."""
        return any(problem.weight is Weight.ERROR for problem in self.staged.problems)

    def _add(self, weight: Weight, target: str, sentence: str, value: object) -> None:
        found = self.text(target) if value is None else value
        self.staged.add(weight, self.label(target), found, sentence)


class Composer(Protocol):
    """Makes the record of one kind from the values of a row."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row of the table."""

    def compose(self, reading: Reading) -> tuple[str, Any]:
        """Return content key and record; problems are listed on the reading."""


class RowReader:
    """Reads the rows of a table through a matched map."""

    def __init__(self, table: Table, match: Match) -> None:
        """Prepare the parsers' contexts once for all rows."""
        self._table = table
        self._contexts = [
            Context(table.epoch, one.scale, one.field.longest) for one in match.assignments
        ]
        self._match = match
        self._labels = {one.field.target: one.label for one in match.assignments}
        self._columns = [(column.index, column.label) for column in table.columns]
        self._constants = self._parsed_constants(match)
        self._required = [f.target for f in match.map.fields if f.required]

    def read(self, row: Row) -> Reading:
        """Read one row: every value typed, every doubt listed, what is required demanded."""
        staged = self._staged(row)
        reading = Reading(staged, self._labels)
        reading.values.update(self._constants)
        for one, context in zip(self._match.assignments, self._contexts, strict=True):
            self._read_field(row, one, context, reading)
        for target in self._required:
            if reading.values.get(target) is None and not reading.refused:
                reading.error(target, _("The value is missing."))
        return reading

    def _staged(self, row: Row) -> Staged:
        original = {
            label: text
            for index, label in self._columns
            if index < len(row.cells) and (text := as_text(row.cells[index]))
        }
        return Staged(row.number, self._table.sheet, original, row_digest(original))

    def _read_field(self, row: Row, one: Assignment, context: Context, reading: Reading) -> None:
        cell = row.cells[one.index] if one.index < len(row.cells) else None
        if cell is None or cell == "":
            return
        parsed = self._parsed(row, one, context, cell)
        target = one.field.target
        text = as_text(cell)
        reading.texts[target] = mask_id_card(text) if one.field.parser in PERSONAL else text
        for doubt in parsed.doubts:
            reading.staged.add(doubt.weight, one.label, reading.texts[target], doubt.sentence)
        reading.values[target] = parsed.value

    def _parsed(self, row: Row, one: Assignment, context: Context, cell: Cell) -> Parsed[Any]:
        if one.scale_index is not None:
            name = as_text(row.cells[one.scale_index]) if one.scale_index < len(row.cells) else ""
            scale = unit_scale(name)
            if scale is None:
                return refused(_("The unit “{unit}” is not known.").format(unit=name[:20]))
            context = replace(context, scale=scale)
        return parse(one.field.parser, cell, context)

    def _parsed_constants(self, match: Match) -> dict[str, Any]:
        by_target = {one.target: one for one in match.map.fields}
        return {
            target: parse(
                by_target[target].parser, text, Context(scale=by_target[target].scale)
            ).value
            for target, text in match.map.constants.items()
        }


def row_digest(original: Mapping[str, str]) -> str:
    """Return the SHA-256 of a row as it came, whichever way its columns are ordered."""
    text = _CANONICAL.encode(original)
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def key_of(kind: str, *parts: object) -> str:
    """Return a content key: the parts in the clear where they are short, else their digest."""
    text = "|".join([kind, *("" if part is None else str(part) for part in parts)])
    if len(text) <= 300:
        return text
    return f"{text[:200]}#{hashlib.sha256(text.encode()).hexdigest()}"
