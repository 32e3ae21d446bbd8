"""Texts that fit their columns: SQLite would take any length, PostgreSQL says only that one is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from registry.errors import InvalidInput
from registry.i18n import _

NUL = "\0"


def length_of(column: sa.Column[Any]) -> int | None:
    """Return how many characters a text column holds, or None for any other column."""
    kind = column.type
    stored = kind.impl_instance if isinstance(kind, sa.types.TypeDecorator) else kind
    if not isinstance(stored, sa.String) or isinstance(stored, sa.Enum):
        return None
    return getattr(kind, "length", None) or sys.maxsize


def fitting(column: sa.Column[Any], length: int) -> Callable[[str], str]:
    """Return the function that gives a text back, or refuses it."""

    def fit(value: str) -> str:
        if len(value) > length or NUL in value:
            raise _unfit(column, value, length)
        return value

    return fit


def refuse_unfit(session: Session, *_flush: object) -> None:
    """Refuse, before a session writes, a text that does not fit its column."""
    for row in (*session.new, *session.dirty):
        for name, fit in _fits(row.__table__):
            if value := row.__dict__.get(name):
                fit(value)


@cache
def _fits(table: sa.Table) -> tuple[tuple[str, Callable[[str], str]], ...]:
    return tuple(
        (column.name, fitting(column, length))
        for column in table.columns
        if (length := length_of(column))
    )


def _unfit(column: sa.Column[Any], value: str, length: int) -> InvalidInput:
    field = f"{column.table.name}.{column.name}"
    if NUL in value:
        return InvalidInput(
            _("The text of {field} holds a character that cannot be kept (U+0000).").format(
                field=field
            ),
            _("Remove it and try again."),
        )
    return InvalidInput(
        _("The text of {field} has {found} characters; {length} fit.").format(
            field=field, found=len(value), length=length
        ),
        _("Shorten it and try again."),
    )
