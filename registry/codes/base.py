"""What every code list is made of: stored value, official code, Chinese and English term."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any, Self


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
        found: Self | None = _by_value(cls).get(value)
        if found is None:
            raise ValueError(value)
        return found

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Find the entry whose value, official code, Chinese or English term is `text`."""
        found: Self | None = _by_name(cls).get(text.strip().casefold())
        return found


@cache
def _by_value(codes: type[Code]) -> dict[str, Any]:
    return {entry.value: entry for entry in codes}


@cache
def _by_name(codes: type[Code]) -> dict[str, Any]:
    """Return the entries by every name they have; of two with one name the first has it."""
    names: dict[str, Any] = {}
    for entry in codes:
        for name in filter(None, (entry.value, entry.code, entry.zh, entry.en.casefold())):
            names.setdefault(name, entry)
    return names
