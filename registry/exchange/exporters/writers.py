"""Writers of the three formats: rows go out as they come, nothing is gathered in memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from registry.clock import LOCAL
from registry.exchange.neutral import csv_text, neutral
from registry.i18n import _

LONGEST_CELL = 32_767
ROWS_PER_SHEET = 1_000_000


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Any]], bom: bool) -> int:
    """Write CSV in UTF-8; a byte-order mark helps some spreadsheet programs."""
    count = 0
    encoding = "utf-8-sig" if bom else "utf-8"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([neutral(header) for header in headers])
        for row in rows:
            writer.writerow([_as_text(value) for value in row])
            count += 1
    return count


def write_json_lines(path: Path, keys: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write one JSON object per line; amounts are numbers of yuan."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in rows:
            record = dict(zip(keys, row, strict=True))
            file.write(json.dumps(record, ensure_ascii=False, default=_as_json) + "\n")
            count += 1
    return count


def write_xlsx(
    path: Path, title: str, headers: Sequence[str], rows: Iterable[Sequence[Any]], demo: bool
) -> int:
    """Write a workbook row by row, a new sheet after every million rows."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    book.properties.title = title
    book.properties.creator = "Quanze"
    if demo:
        book.properties.description = _("Demonstration data, not a real record.")
    count = 0
    try:
        for count, cells in enumerate(_sheet_rows(headers, rows), 1):
            if (count - 1) % (ROWS_PER_SHEET + 1) == 0:
                sheet = book.create_sheet(f"{title} {count // ROWS_PER_SHEET + 1}"[:31])
                sheet.freeze_panes = "A2"
            sheet.append(cells)
        _save(book, path)
    except BaseException:
        _abandon(book)
        raise
    return count - len(book.worksheets)


def _save(book: Any, path: Path) -> None:
    """Save a workbook; an archive that cannot be completed is closed here and now."""
    from openpyxl.writer.excel import ExcelWriter

    archive = ZipFile(path, "w", ZIP_DEFLATED, allowZip64=True)
    try:
        ExcelWriter(book, archive).save()
    except BaseException:
        with suppress(Exception):
            archive.close()
        raise


def _abandon(book: Any) -> None:
    """Close and remove the temporary files of a workbook that will not be saved."""
    for sheet in book.worksheets:
        with suppress(Exception):
            sheet.close()
        with suppress(Exception):
            sheet._writer.cleanup()


def _sheet_rows(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    head = [neutral(header) for header in headers]
    yield head
    for number, row in enumerate(rows):
        if number and number % ROWS_PER_SHEET == 0:
            yield head
        yield [_as_cell(value) for value in row]


def _as_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return csv_text(value)
        case list() | tuple():
            return csv_text("；".join(map(str, value)))
        case datetime():
            return value.astimezone(LOCAL).isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def _as_cell(value: Any) -> Any:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, datetime):
        return value.astimezone(LOCAL).replace(tzinfo=None)
    if value is None or isinstance(value, bool | int | float | Decimal | date):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", _as_text(value))
    if len(text) <= LONGEST_CELL:
        return text
    ending = _(" … (cut: {count} characters)").format(count=len(text))
    return text[: LONGEST_CELL - len(ending)] + ending


def _as_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return list(value)
