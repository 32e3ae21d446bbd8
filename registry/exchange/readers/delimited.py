"""Rows of CSV and TSV files: delimiter and encoding found out, embedded newlines kept."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from registry.errors import InvalidInput
from registry.exchange.readers.sniff import encoding_of
from registry.exchange.readers.table import Row
from registry.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DELIMITERS = ",\t;|"
LONGEST_LINE = 1 << 20
_PIECE = 1 << 16
_LINE_END = re.compile(r"\r\n|\n|\r")
LONGEST_CELL = 131_072
"""The limit of the csv module, which an unclosed quotation mark soon reaches."""


def grid(path: Path) -> Iterator[Row]:
    """Yield the records of a delimited file, numbered as a spreadsheet would show them."""
    with path.open(encoding=encoding_of(path), newline="") as file:
        delimiter, declared = _delimiter(file)
        file.seek(0)
        reader = csv.reader(_lines(file, path), delimiter=delimiter)
        number = 0
        try:
            for number, cells in enumerate(reader, 1):
                if not (declared and number == 1):
                    yield Row(number, tuple(cells))
        except csv.Error as problem:
            sentence = _("Row {row} of {file} has a cell of more than {limit} characters.")
            raise InvalidInput(
                sentence.format(row=number + 1, file=path.name, limit=LONGEST_CELL),
                _("Perhaps a quotation mark is not closed."),
            ) from problem
        except UnicodeDecodeError as problem:
            sentence = _("After row {row}, {file} is no longer {encoding} text.")
            raise InvalidInput(
                sentence.format(row=number, file=path.name, encoding=problem.encoding)
            ) from problem


def _lines(file: TextIO, path: Path) -> Iterator[str]:
    """Yield lines with their ends, reading in pieces: readline with a limit is ten times slower."""
    number, rest = 0, ""
    while piece := file.read(_PIECE):
        text = rest + piece
        held = "\r" if text.endswith("\r") else ""  # perhaps half of \r\n
        end = 0
        for match in _LINE_END.finditer(text, 0, len(text) - len(held)):
            number, start, end = number + 1, end, match.end()
            yield text[start:end]
        rest = text[end:]
        if len(rest) > LONGEST_LINE:
            sentence = _("Line {line} of {file} is longer than {limit} characters.")
            raise InvalidInput(sentence.format(line=number + 1, file=path.name, limit=LONGEST_LINE))
    if rest:
        yield rest


def _delimiter(file: TextIO) -> tuple[str, bool]:
    """Find the delimiter that splits the first lines most evenly; a `sep=` line decides."""
    sample = file.read(1 << 14).lstrip("\ufeff")
    first = sample.partition("\n")[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], True
    lines = [line for line in _unquoted(sample).splitlines()[:50] if line.strip()]
    return max(DELIMITERS, key=lambda d: (_evenness(lines, d), -DELIMITERS.index(d))), False


def _unquoted(text: str) -> str:
    """Drop what stands inside quotation marks, newlines included."""
    return "".join(text.split('"')[::2])


def _evenness(lines: list[str], delimiter: str) -> tuple[int, int]:
    counts = Counter(line.count(delimiter) for line in lines)
    counts.pop(0, None)
    if not counts:
        return 0, 0
    width, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    return times, width
