"""What every code list is made of: stored value, official code, Chinese and English term."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """One entry of a code list; compares and serialises as its stored value."""

    zh: str
    """Official Chinese term."""
    en: str
    """English term of the glossary."""
    code: str
    """Official code, or an empty string where no list gives one."""

    def __new__(cls, value: str, code: str, zh: str, en: str) -> Self:
        """Make an entry from (stored value, official code, Chinese term, English term)."""
        entry = str.__new__(cls, value)
        entry._value_ = value
        entry.code, entry.zh, entry.en = code, zh, en
        return entry

    @classmethod
    def of(cls, value: str) -> Self:
        """Return the entry stored as `value`; raises ValueError for any other text."""
        for entry in cls:
            if entry.value == value:
                return entry
        raise ValueError(value)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Find the entry whose value, official code, Chinese or English term is `text`."""
        wanted = text.strip().casefold()
        for entry in cls:
            if wanted in {entry.value, entry.code, entry.zh, entry.en.casefold()} - {""}:
                return entry
        return None
