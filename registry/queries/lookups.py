"""Agencies and powers by what people call them, and the nearest names where nothing fits."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from registry.database.reader import Reader
from registry.errors import InvalidInput
from registry.i18n import _
from registry.text import excerpt, fold


def agencies_named(reader: Reader, texts: Iterable[str]) -> list[int]:
    """Return the agency whose code or name is a text, else all whose code or name contains it.

    Raises:
        InvalidInput: where no agency fits a text.
    """
    rows = reader.rows("SELECT id, code, name, short_name, name_en FROM agency ORDER BY id")
    found: dict[int, None] = {}
    for text in texts:
        ids = _named(rows, fold(text))
        if not ids:
            names = (name for row in rows for name in row[2:4] if name)
            raise InvalidInput(
                _("No agency is called “{text}”.").format(text=excerpt(text)), near(text, names)
            )
        found |= dict.fromkeys(ids)
    return list(found)


def powers_named(reader: Reader, texts: Iterable[str]) -> list[int]:
    """Return the entry whose code or name is a text, else all whose code or name contains it.

    Raises:
        InvalidInput: where no entry fits a text.
    """
    rows = reader.rows(
        "SELECT p.id, p.code, v.name FROM power p JOIN power_version v ON v.power_id = p.id"
        " ORDER BY p.id"
    )
    found: dict[int, None] = {}
    for text in texts:
        ids = _named(rows, fold(text))
        if not ids:
            raise InvalidInput(
                _("No entry of the power list contains “{text}”.").format(text=excerpt(text)),
                near(text, (row[1] for row in rows)),
            )
        found |= dict.fromkeys(ids)
    return list(found)


def _named(rows: Iterable[tuple[Any, ...]], wanted: str) -> list[int]:
    exact = [row[0] for row in rows if wanted in map(fold, row[1:3])]
    return exact or [row[0] for row in rows if any(wanted in fold(name) for name in row[1:])]


def near(text: str, names: Iterable[str], most: int = 3) -> str:
    """Return a sentence that offers the nearest names, or nothing."""
    known = {fold(name): name for name in names}
    found = [known[key] for key in get_close_matches(fold(text)[:60], known, most, 0.5)]
    return _("Nearest: {names}.").format(names=", ".join(found)) if found else ""
