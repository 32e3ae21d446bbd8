"""What a cell may hold, and the cleaning of text that came from outside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

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
_ONLY_STROKES = re.compile(r"[-—–－_/\\*·.。、\s]+")
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFC))
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LITERAL_FORMULA = re.compile(r'="([^"]*)"')
_ESCAPED_RETURN = re.compile(r"_x000[dD]_\n?")


def is_placeholder(text: str) -> bool:
    """Tell whether a text says that there is nothing to say (—, 无, 暂无, N/A, …)."""
    return text.strip().casefold() in PLACEHOLDERS or bool(_ONLY_STROKES.fullmatch(text))


def clean(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return text in NFC without invisible characters and outer blanks, and what was wrong.

    Direction overrides and lone surrogates refuse the row, because they show something else than
    is stored; other control characters are removed and noted.
    """
    if text.isascii() and text.isprintable():
        literal = _LITERAL_FORMULA.fullmatch(text)
        return (literal.group(1) if literal else text).strip(), ()
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
    literal = _LITERAL_FORMULA.fullmatch(text)
    return (literal.group(1) if literal else text).strip(), tuple(doubts)


def as_text(cell: Cell) -> str:
    """Return a cell as the text that a person would have typed."""
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
