"""The safety of XLSX archives: what is inside is measured before anything parses it."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from registry.errors import InvalidInput
from registry.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_MEMBER = 1 << 30
LARGEST_TOTAL = 3 << 29
SUSPICIOUS_FROM = 10 << 20
HIGHEST_RATIO = 200
MOST_MEMBERS = 5_000
LONGEST_CELL = 32_767
"""The most characters a spreadsheet program lets a cell hold."""
MOST_MARKS = 200_000
_CHUNK = 1 << 16
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class SheetMarks:
    """What a sheet's XML says and openpyxl's streaming reader does not tell."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column of each merged range."""


_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, UnicodeDecodeError),
)
"""What reading an archive raises that was cut off or written over, its names included."""


def inspect_archive(path: Path) -> dict[str, SheetMarks]:
    """Refuse archives that are damaged, locked, bombs or hold entities; return marks by sheet."""
    try:
        with zipfile.ZipFile(path) as archive:
            _measure(archive, path.name)
            return {
                info.filename: _scan(archive, info, path.name)
                for info in archive.infolist()
                if info.filename.endswith((".xml", ".rels"))
            }
    except _DAMAGE as bad:
        raise InvalidInput(
            _("{file} is a damaged or incomplete spreadsheet.").format(file=path.name),
            _("Fetch or save it again."),
        ) from bad


def _measure(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if any(info.flag_bits & 1 for info in members):
        raise InvalidInput(_("{file} is protected by a password.").format(file=name))
    if "xl/workbook.xml" not in archive.namelist():
        raise InvalidInput(
            _("{file} is an archive without a workbook inside.").format(file=name),
            _("Unpack it and give the files one by one."),
        )
    too_large = sum(info.file_size for info in members) > LARGEST_TOTAL
    if too_large or len(members) > MOST_MEMBERS or any(map(_is_bomb, members)):
        raise InvalidInput(
            _("{file} would unpack to far more than a spreadsheet holds.").format(file=name),
            _("It was not opened."),
        )


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    ratio = info.file_size / max(info.compress_size, 1)
    return info.file_size > LARGEST_MEMBER or (
        info.file_size > SUSPICIOUS_FROM and ratio > HIGHEST_RATIO
    )


def _scan(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> SheetMarks:
    scanner = _Scanner(f"{name}:{info.filename}")
    with archive.open(info) as member:
        try:
            while chunk := member.read(_CHUNK):
                scanner.feed(chunk)
            scanner.feed(b"", final=True)
        except expat.ExpatError as problem:
            sentence = _("{where} is not valid XML.")
            raise InvalidInput(sentence.format(where=scanner.where)) from problem
    return scanner.marks


class _Scanner:
    """Read XML as a stream: no entities, no over-long text; formulas and merges are marked."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.marks = SheetMarks()
        self._length = 0
        self._cell = ""
        self._parser: Any = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = False
        self._parser.StartDoctypeDeclHandler = self._entity
        self._parser.EntityDeclHandler = self._entity
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, data: bytes, *, final: bool = False) -> None:
        """Parse the next piece."""
        self._parser.Parse(data, final)

    def _entity(self, *_declaration: object) -> None:
        raise InvalidInput(
            _("{where} declares XML entities, which no spreadsheet needs.").format(
                where=self.where
            ),
            _("It was not opened."),
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._cell = attributes.get("r", "")
        elif tag == "f" and (at := position(self._cell)):
            self.marks.formulas.add(at)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        if tag not in {"r", "t", "rPr"}:
            self._length = 0
        if len(self.marks.formulas) + len(self.marks.merges) > MOST_MARKS:
            sentence = _("{where} has more formulas or merged cells than can be judged.")
            raise InvalidInput(sentence.format(where=self.where), _("Save it with values only."))

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        start, end = position(first), position(last)
        if start and end:
            self.marks.merges.append((*start, *end))

    def _end(self, name: str) -> None:
        if name.rpartition(" ")[2] in {"c", "si"}:
            self._length = 0

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_CELL:
            sentence = _("{where}{cell} holds a text of more than {limit} characters.")
            cell = f"!{self._cell}" if self._cell else ""
            raise InvalidInput(
                sentence.format(where=self.where, cell=cell, limit=LONGEST_CELL),
                _("No spreadsheet program writes that; it was not opened."),
            )


def position(reference: str) -> tuple[int, int] | None:
    """Return row and column, both from 1, of a reference such as B2."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for character in match[1]:
        column = column * 26 + ord(character) - 64
    return int(match[2]), column
