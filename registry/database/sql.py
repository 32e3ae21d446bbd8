"""One way of writing SQL for both engines: `:name` parameters, lists, plain values."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

Params = Mapping[str, Any]

_TOKEN = re.compile(
    r"""
    '(?:[^']|'')*'           # a literal
    | "(?:[^"]|"")*"         # a quoted name
    | --[^\n]*               # a comment
    | ::                     # a cast of PostgreSQL
    | :(?P<name>[A-Za-z_]\w*)
    | %
    """,
    re.VERBOSE,
)
_LISTS = (list, tuple, set, frozenset, array)


def expanded(sql: str, params: Params) -> tuple[str, dict[str, Any]]:
    """Write each list parameter out as `(:name_0, :name_1, …)`; an empty one matches nothing."""
    flat: dict[str, Any] = {}
    lists: dict[str, str] = {}
    for name, value in params.items():
        if isinstance(value, _LISTS):
            entries = {f"{name}_{place}": entry for place, entry in enumerate(value)}
            flat |= entries
            lists[name] = "(" + (", ".join(f":{entry}" for entry in entries) or "NULL") + ")"
        else:
            flat[name] = value
    return (_with_lists(sql, lists) if lists else sql), flat


def _with_lists(sql: str, lists: Mapping[str, str]) -> str:
    return "".join([lists.get(name, text) for text, name in _pieces(sql)])


@lru_cache(maxsize=512)
def _pieces(sql: str) -> tuple[tuple[str, str], ...]:
    """Cut a statement into its parameters, with their names, and what stands between them."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for token in _TOKEN.finditer(sql):
        if name := token["name"]:
            pieces += [(sql[end : token.start()], ""), (token[0], name)]
            end = token.end()
    return (*pieces, (sql[end:], ""))


@lru_cache(maxsize=512)
def for_psycopg(sql: str) -> str:
    """Write `:name` as `%(name)s` and double `%`, leaving literals, names and casts alone."""
    return _TOKEN.sub(_psycopg_token, sql)


def _psycopg_token(token: re.Match[str]) -> str:
    if name := token["name"]:
        return f"%({name})s"
    return token[0].replace("%", "%%")


def for_sqlite(value: Any) -> Any:
    """Return a parameter as SQLite holds it: dates and instants as text, codes as their value."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def for_postgresql(value: Any) -> Any:
    """Return a parameter as psycopg takes it: codes as their value."""
    return value.value if isinstance(value, Enum) else value


@lru_cache(maxsize=4096)
def instant_text(value: datetime) -> str:
    """Write an aware instant as the models store it in SQLite: UTC, microseconds, no offset."""
    return aware(value).astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def aware(value: datetime) -> datetime:
    """Return an instant as it is; refuse one without a time zone, which means no instant."""
    if value.utcoffset() is None:
        raise ValueError(f"The instant {value} has no time zone.")
    return value


json_text: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Write a JSON column: compact, Chinese as it is."""


def as_date(value: str | date | None) -> date | None:
    """Read a date column of either engine."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_instant(value: str | datetime | None) -> datetime | None:
    """Read an instant column of either engine as an aware UTC datetime."""
    if isinstance(value, str):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return value


def as_bool(value: int | bool | None) -> bool | None:
    """Read a yes-or-no column of either engine."""
    return None if value is None else bool(value)


def as_json(value: Any) -> Any:
    """Read a JSON column of either engine, decoded by the driver or not."""
    return json.loads(value) if isinstance(value, str) else value


def as_decimal(value: float | Decimal | None) -> Decimal | None:
    """Read a decimal column of either engine, written the same: no noise, no trailing zeros."""
    if value is None:
        return None
    number = Decimal(str(value)).normalize()
    return number.quantize(1) if number == number.to_integral_value() else number


def chunks(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Cut a sequence into pieces of at most `size`, for lists longer than a statement can hold."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
