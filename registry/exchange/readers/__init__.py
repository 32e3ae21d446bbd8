"""Files become tables: the format is told by content, and hostile files get one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.errors import InvalidInput
from registry.exchange.readers.delimited import grid
from registry.exchange.readers.jsonfile import json_lines_table, json_table
from registry.exchange.readers.sniff import Format, sniff
from registry.exchange.readers.statutes import markdown_table, sqlite_table
from registry.exchange.readers.table import Column, Row, Table, header_key, table_from_grid
from registry.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from pathlib import Path

__all__ = ["Column", "Format", "Row", "Table", "header_key", "read_tables", "sniff"]


def read_tables(path: Path, known: Set[str]) -> Iterator[Table]:
    """Yield every table of a file; consume each before asking for the next.

    Args:
        path: The file.
        known: Folded headers of all column maps, by which a header row is recognised.
    """
    found = False
    for table in _tables(path, sniff(path), known):
        if table is not None:
            found = True
            yield table
    if not found:
        raise InvalidInput(_("{file} holds no rows.").format(file=path.name))


def _tables(path: Path, file_format: Format, known: Set[str]) -> Iterator[Table | None]:
    match file_format:
        case Format.XLSX | Format.XLS:
            yield from _workbook(path, file_format, known)
        case Format.DELIMITED:
            yield table_from_grid(path.name, file_format, grid(path), known)
        case Format.JSON:
            yield json_table(path)
        case Format.JSON_LINES:
            yield json_lines_table(path)
        case Format.MARKDOWN:
            yield markdown_table(path)
        case Format.SQLITE:
            yield sqlite_table(path)


def _workbook(path: Path, file_format: Format, known: Set[str]) -> Iterator[Table | None]:
    from registry.exchange.readers import workbooks

    opener = workbooks.xlsx_sheets if file_format is Format.XLSX else workbooks.xls_sheets
    for sheet in opener(path):
        table = table_from_grid(path.name, file_format, sheet.rows, known)
        if table:
            table.sheet, table.epoch = sheet.name, sheet.epoch
            if sheet.merged:
                remark = _("{count} merged ranges; those over several rows were filled down.")
                table.remarks.append(remark.format(count=sheet.merged))
        yield table
