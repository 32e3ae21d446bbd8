"""Orders that are the same on both engines, as index ranges: NULL last, ties broken by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.database.url import Dialect
from registry.queries.plan import Order

Key = tuple[Any, int]
"""The sort key and the id of the row after which a page begins."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an order that one index range holds."""

    where: str
    order_by: str
    params: Mapping[str, Any] = field(default_factory=dict)


def expression(order: Order, dialect: Dialect) -> str:
    """Return the sort key in SQL; texts are compared by code point."""
    collation = ' COLLATE "C"' if order.is_text and dialect == "postgresql" else ""
    return f"c.{order.column}{collation}"


def whole_order(order: Order, dialect: Dialect) -> str:
    """Return the ORDER BY of the whole order, for results that are sorted at once."""
    way = " DESC" if order.descending else ""
    key = expression(order, dialect)
    nulls = f"({key} IS NULL), " if order.nullable else ""
    return f"{nulls}{key}{way}, c.id{way}"


def segments(order: Order, dialect: Dialect, after: Key | None = None) -> list[Segment]:
    """Return the stretches that follow one another from the beginning, or after a row."""
    way = " DESC" if order.descending else ""
    beyond = "<" if order.descending else ">"
    key = expression(order, dialect)
    by_key, by_id = f"{key}{way}, c.id{way}", f"c.id{way}"
    nulls = Segment(f"{key} IS NULL", by_id)
    if after is None:
        known = Segment(f"{key} IS NOT NULL" if order.nullable else "c.id IS NOT NULL", by_key)
        return [known, nulls] if order.nullable else [known]
    value, row_id = after
    if value is None:
        return [Segment(f"{key} IS NULL AND c.id {beyond} :after_id", by_id, {"after_id": row_id})]
    params = {"after_key": value, "after_id": row_id}
    ties = Segment(f"{key} = :after_key AND c.id {beyond} :after_id", by_id, params)
    rest = Segment(f"{key} {beyond} :after_key", by_key, {"after_key": value})
    return [ties, rest, nulls] if order.nullable else [ties, rest]


def beyond(order: Order, dialect: Dialect, after: Key) -> tuple[str, Mapping[str, Any]]:
    """Return the condition that rows come after a row, for results that are sorted at once."""
    parts = segments(order, dialect, after)
    params: dict[str, Any] = {}
    for part in parts:
        params |= part.params
    return "(" + " OR ".join(f"({part.where})" for part in parts) + ")", params
