"""What a cell may hold, and the cleaning of text that came from outside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

from registry.exchange.neutral import neutral
from registry.exchange.problems import Doubt, error, note
from registry.i18n import _

Scalar: TypeAlias = str | int | float | Decimal | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that holds an error value of its spreadsheet, such as #N/A."""

    shown: str

    def __str__(self) -> str:
        """Return the error value."""
        return self.shown


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A cell whose value the spreadsheet computed when it was last saved."""

    value: Scalar

    def __str__(self) -> str:
        """Return the stored result."""
        return "" if self.value is None else str(self.value)


Cell: TypeAlias = Scalar | BadCell | FormulaCell | tuple[str, ...]

PLACEHOLDERS = frozenset(
    {
        *("", "无", "暂无", "空", "空白", "不详", "未公示", "未填写", "未填", "暂缺", "缺失"),
        *("无数据", "n/a", "na", "null", "none", "nan", "nil", "undefined", "#n/a"),
        *("（空）", "(空)", "(null)"),
    }
)
_LONGEST_PLACEHOLDER = 12
_ONLY_STROKES = re.compile(r"[-—–－_/\\*·.。、\s]+")
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFC))
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SUSPECT = re.compile(
    f"{_CONTROL.pattern}|{_BIDI.pattern}|{_SURROGATE.pattern}"
    "|[\xad\u200b-\u200d\u2060\ufeff\ufffc\ufffd\u3000\r]|_x000[dD]_"
)
_LITERAL_FORMULA = re.compile(r'="([^"]*)"')
_ESCAPED_RETURN = re.compile(r"_x000[dD]_\n?")


def is_placeholder(text: str) -> bool:
    """Tell whether a text says that there is nothing to say (—, 无, 暂无, N/A, …)."""
    if len(text) > _LONGEST_PLACEHOLDER:
        return False
    return text.strip().casefold() in PLACEHOLDERS or bool(_ONLY_STROKES.fullmatch(text))


def clean(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return text in NFC without invisible characters and outer blanks, and what was wrong.

    Direction overrides and lone surrogates refuse the row, because they show something else than
    is stored; other control characters are removed and noted.
    """
    if not _SUSPECT.search(text):
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        return _unwrapped(text), ()
    doubts: list[Doubt] = []
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
        doubts.append(error(_("The text holds half of a character (a lone surrogate).")))
    if _BIDI.search(text):
        text = _BIDI.sub("", text)
        doubts.append(error(_("The text holds invisible marks that change its direction.")))
    text = _ESCAPED_RETURN.sub("\n", text).replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
        doubts.append(note(_("Control characters were removed.")))
    if "\ufffd" in text and not doubts:
        doubts.append(note(_("The text holds the sign � of an earlier loss.")))
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).replace("\u3000", " ")
    return _unwrapped(text), tuple(doubts)


def _unwrapped(text: str) -> str:
    """Undo what keeps spreadsheet programs from changing text: ="0123", and '=1 for =1."""
    if text.startswith("=") and (literal := _LITERAL_FORMULA.fullmatch(text)):
        text = literal.group(1)
    elif text.startswith("'") and neutral(text[1:]) == text:
        text = text[1:]
    return text.strip()


def as_text(cell: Cell) -> str:
    """Return a cell as the text that a person would have typed."""
    if isinstance(cell, str):
        return cell
    match cell:
        case None:
            return ""
        case tuple():
            return "；".join(cell)
        case bool():
            return "是" if cell else "否"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime() if (cell.hour, cell.minute, cell.second) == (0, 0, 0):
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
