"""Rows of XLSX and XLS workbooks, every sheet; merged cells are filled downwards."""

from __future__ import annotations

import io
import warnings
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

import openpyxl
import xlrd

from registry.errors import InvalidInput
from registry.exchange.cells import BadCell, Cell, FormulaCell
from registry.exchange.readers.archive import LONGEST_CELL, SheetMarks, inspect_archive
from registry.exchange.readers.table import Row
from registry.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_XLS = 64 << 20
_BATCH = 500
ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"))


class Sheet:
    """One sheet: its name, its serial system and its rows."""

    def __init__(self, name: str, epoch: int, rows: Iterator[Row], merged: int = 0) -> None:
        """Keep what a table needs."""
        self.name, self.epoch, self.rows, self.merged = name, epoch, rows, merged


def xlsx_sheets(path: Path) -> Iterator[Sheet]:
    """Open an XLSX workbook after its archive was found harmless."""
    marks = inspect_archive(path)
    with path.open("rb") as file:
        book = _open_book(file, path)
        epoch = 1904 if book.epoch.year == 1904 else 1900
        try:
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                found = marks.get(sheet._worksheet_path.lstrip("/"), SheetMarks())
                rows = _xlsx_rows(sheet, found, path)
                yield Sheet(sheet.title, epoch, rows, len(found.merges))
        finally:
            book.close()


def _open_book(file: IO[bytes], path: Path) -> Any:
    """Open the stream and not the name, whose ending the library would believe."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(file, read_only=True, data_only=True)
        except Exception as problem:
            raise _unreadable(path) from problem


def _unreadable(path: Path) -> InvalidInput:
    return InvalidInput(
        _("{file} is not a workbook that can be read.").format(file=path.name),
        _("Open it in a spreadsheet program and save it again as XLSX."),
    )


def _xlsx_rows(sheet: Any, marks: SheetMarks, path: Path) -> Iterator[Row]:
    rows = sheet.iter_rows(values_only=True)
    fill = _Fill(marks.merges)
    number = 0
    while batch := _next_batch(rows, path):
        for values in batch:
            number += 1
            cells = tuple(
                _xlsx_cell(value, (number, column) in marks.formulas)
                for column, value in enumerate(values, 1)
            )
            yield Row(number, fill.apply(number, cells))


def _next_batch(rows: Iterator[tuple[Any, ...]], path: Path) -> list[tuple[Any, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return list(islice(rows, _BATCH))
        except Exception as problem:
            raise _unreadable(path) from problem


def _xlsx_cell(value: Any, is_formula: bool) -> Cell:
    if isinstance(value, str) and value in ERRORS:
        return BadCell(value)
    return FormulaCell(value) if is_formula else value


class _Fill:
    """Repeat the value of a cell merged over several rows in each of them."""

    def __init__(self, merges: list[tuple[int, int, int, int]]) -> None:
        self._starts = {(r1, c1): r2 for r1, c1, r2, _c2 in merges if r2 > r1}
        self._open: dict[int, tuple[int, Cell]] = {}

    def apply(self, number: int, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """Return the cells of a row with the values of ranges that began above."""
        if not self._starts and not self._open:
            return cells
        filled = list(cells)
        for column, (last, value) in list(self._open.items()):
            if number > last:
                del self._open[column]
            else:
                filled += [None] * (column - len(filled))
                filled[column - 1] = value
        for column, value in enumerate(filled, 1):
            if last_row := self._starts.pop((number, column), None):
                self._open[column] = (last_row, value)
        return tuple(filled)


def xls_sheets(path: Path) -> Iterator[Sheet]:
    """Open an XLS workbook (Excel 97-2003)."""
    if path.stat().st_size > LARGEST_XLS:
        sentence = _("{file} is larger than {limit} MiB.")
        raise InvalidInput(
            sentence.format(file=path.name, limit=LARGEST_XLS >> 20), _("Save it as XLSX.")
        )
    try:
        book = xlrd.open_workbook(path, logfile=io.StringIO(), formatting_info=True)
        sheets = book.sheets()
    except Exception as problem:
        if "encrypted" in str(problem).lower():
            sentence = _("{file} is protected by a password.")
            raise InvalidInput(sentence.format(file=path.name)) from problem
        raise _unreadable(path) from problem
    epoch = 1904 if book.datemode else 1900
    for sheet in sheets:
        rows = _xls_rows(sheet, book.datemode, path)
        yield Sheet(sheet.name, epoch, rows, len(sheet.merged_cells))


def _xls_rows(sheet: Any, datemode: int, path: Path) -> Iterator[Row]:
    fill = _Fill([(r1 + 1, c1 + 1, r2, c2) for r1, r2, c1, c2 in sheet.merged_cells])
    for index in range(sheet.nrows):
        cells = tuple(_xls_cell(cell, datemode) for cell in sheet.row(index))
        if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
            sentence = _("Row {row} of {file} holds a text of more than {limit} characters.")
            raise InvalidInput(sentence.format(row=index + 1, file=path.name, limit=LONGEST_CELL))
        yield Row(index + 1, fill.apply(index + 1, cells))


def _xls_cell(cell: Any, datemode: int) -> Cell:
    match cell.ctype:
        case xlrd.XL_CELL_EMPTY | xlrd.XL_CELL_BLANK:
            return None
        case xlrd.XL_CELL_DATE:
            try:
                return xlrd.xldate.xldate_as_datetime(cell.value, datemode)  # type: ignore[no-any-return]
            except (ValueError, OverflowError, xlrd.xldate.XLDateError):
                return BadCell(str(cell.value))
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            return BadCell(str(xlrd.error_text_from_code.get(cell.value, "#N/A")))
        case _:
            return cell.value  # type: ignore[no-any-return]
