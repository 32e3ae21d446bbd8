"""Agencies in lists: by their short names, which a column has room for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.database.reader import Reader

_SHORT = "SELECT name, short_name FROM agency WHERE short_name <> ''"


def briefly(reader: Reader, rows: Iterable[Any]) -> tuple[Any, ...]:
    """Return rows of cases or entries in which every agency goes by its short name."""
    short: dict[str, str] = dict(reader.rows(_SHORT))
    return tuple(replace(row, agency=short.get(row.agency, row.agency)) for row in rows)
