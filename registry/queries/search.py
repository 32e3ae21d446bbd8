"""Search and lists of cases: first page at once, the whole spine after it, rows by id, cursors."""

# ruff: noqa: S608 - statements are put together from our own names; values are bound

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.database.reader import Reader
from registry.errors import InvalidInput
from registry.i18n import _
from registry.queries import strategy
from registry.queries.language import format_query
from registry.queries.opening import FIRST_PAGE, FirstPage, rows
from registry.queries.ordering import Key
from registry.queries.plan import Order, make_plan, order_of
from registry.queries.terms import Query
from registry.text import excerpt
from registry.views import CaseRow, Spine

__all__ = ["FIRST_PAGE", "FirstPage", "Results", "count", "first_page", "rows", "search", "spine"]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of a result and the cursor of the next."""

    rows: tuple[CaseRow, ...]
    total: int
    next: str | None


def first_page(reader: Reader, query: Query, limit: int = FIRST_PAGE) -> FirstPage:
    """Return the first rows of a result in a few milliseconds, however large the result is."""
    found = strategy.first_ids(reader, make_plan(reader, query), limit)
    shown = rows(reader, found.ids[:limit])
    return FirstPage(found.ids, tuple(shown), found.total, found.exact, found.complete)


def spine(reader: Reader, query: Query, progress: Callable[[int], None] | None = None) -> Spine:
    """Return all ids of a result in order; `progress` hears how many are there."""
    ids = strategy.all_ids(reader, make_plan(reader, query), progress)
    return Spine(ids, len(ids))


def count(reader: Reader, query: Query) -> int:
    """Count a result exactly."""
    return strategy.count_ids(reader, make_plan(reader, query))


def search(reader: Reader, query: Query, limit: int = 50, after: str | None = None) -> Results:
    """Return a page of a result, after a cursor that an earlier page gave.

    Raises:
        InvalidInput: where the cursor is damaged or belongs to another query.
    """
    plan = make_plan(reader, query)
    key = _read_cursor(after, query) if after else None
    found = strategy.first_ids(reader, plan, limit + 1, key)
    page = rows(reader, found.ids[:limit])
    total = found.total if found.exact and key is None else strategy.count_ids(reader, plan)
    more = len(found.ids) > limit
    return Results(tuple(page), total, _cursor(reader, query, page[-1].id) if more else None)


def _cursor(reader: Reader, query: Query, last: int) -> str:
    column = order_of(query.sort).column
    value = reader.value(f"SELECT {column} FROM cases WHERE id = :last", {"last": last})
    value = value.isoformat() if isinstance(value, date) else value
    content = json.dumps([format_query(query), value, last])
    return urlsafe_b64encode(content.encode()).decode().rstrip("=")


def _read_cursor(text: str, query: Query) -> Key:
    try:
        padded = text + "=" * (-len(text) % 4)
        line, value, last = json.loads(urlsafe_b64decode(padded.encode("ascii")))
        key = _checked(value, order_of(query.sort)), _whole(last)
    except (ValueError, TypeError, RecursionError):
        raise InvalidInput(_("The cursor cannot be read."), _("Start again without it.")) from None
    if line != format_query(query):
        raise InvalidInput(
            _("The cursor belongs to another query: {query}").format(query=excerpt(str(line), 60)),
            _("Give the same query again, or start without the cursor."),
        )
    return key


def _checked(value: Any, order: Order) -> Any:
    """Return a sort key of the type that its column has; a cursor may have been tampered with."""
    if value is None and order.nullable:
        return None
    if order.is_text:
        return str(value).replace("\0", "").encode().decode()
    return _whole(value) if order.column == "fine_fen" else date.fromisoformat(value).isoformat()


def _whole(value: Any) -> int:
    """Return a number that a column can hold."""
    if not isinstance(value, int) or abs(value) >= 1 << 63:
        raise ValueError(value)
    return value
