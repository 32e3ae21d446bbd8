"""The words of a query line: split, put together, and a field's value switched on or off."""

from __future__ import annotations

import re

_WORD = re.compile(r'-?(?:[^\s":]+:)?"[^"]*"?|\S+')


def words(line: str) -> list[str]:
    """Split a query line into words; quoted phrases stay whole."""
    return _WORD.findall(line)


def word(field: str, value: str) -> str:
    """Return a field's word, quoted where the value needs it."""
    return f'{field}:"{value}"' if re.search(r"\s", value) else f"{field}:{value}"


def has(line: str, field: str, value: str) -> bool:
    """Whether the line asks for this value of the field."""
    return word(field, value) in words(line)


def switched(line: str, field: str, value: str) -> str:
    """Return the line with a field's value asked for, or no longer asked for."""
    kept = [w for w in words(line) if not w.startswith(f"{field}:")]
    return " ".join(kept if has(line, field, value) else [*kept, word(field, value)])


def sorted_by(line: str, field: str) -> str:
    """Return the line sorted by a field; a second time turns the order round."""
    falling, rising = f"sort:-{field}", f"sort:{field}"
    kept = [w for w in words(line) if not w.startswith("sort:")]
    return " ".join([*kept, rising if falling in words(line) else falling])
