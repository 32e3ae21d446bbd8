"""Search and lists of cases: first page at once, the whole spine after it, rows by id, cursors."""

# ruff: noqa: S608 - statements are put together from our own names; values are bound

from __future__ import annotations

import json
from array import array
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.database.reader import Reader
from registry.database.sql import as_date, chunks
from registry.errors import InvalidInput
from registry.i18n import _
from registry.queries import strategy
from registry.queries.language import format_query
from registry.queries.ordering import Key
from registry.queries.plan import Order, make_plan, order_of
from registry.queries.terms import Query
from registry.views import CaseRow, Spine

FIRST_PAGE = 200
_ROWS_AT_ONCE = 500

ROW_COLUMNS = """
    c.id, c.ref, c.kind, c.procedure, c.stage, c.party_name, c.credit_code, a.name, v.name,
    c.document_no, c.filed_on, c.decided_on, c.fine_fen, c.review_status, c.publicity_status,
    c.due_on, c.due_kind"""
ROW_TABLES = """
    cases c JOIN agency a ON a.id = c.agency_id
    LEFT JOIN power_version v ON v.id = c.power_version_id"""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What can be shown at once, and how many cases there are: exactly, or at least."""

    ids: array[int]
    """The first ids, or all of them where `complete`."""
    rows: tuple[CaseRow, ...]
    total: int
    exact: bool
    complete: bool

    @property
    def spine(self) -> Spine:
        """Return the ids as the beginning of a spine."""
        return Spine(self.ids, self.total, self.complete, self.exact)


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


def rows(reader: Reader, ids: Sequence[int]) -> list[CaseRow]:
    """Return the rows of cases in the order of the ids."""
    found: dict[int, CaseRow] = {}
    for part in chunks(ids, _ROWS_AT_ONCE):
        sql = f"SELECT {ROW_COLUMNS} FROM {ROW_TABLES} WHERE c.id IN :ids"
        for row in reader.rows(sql, {"ids": list(part)}):
            found[row[0]] = case_row(row)
    return [found[case_id] for case_id in ids if case_id in found]


def case_row(row: Sequence[Any]) -> CaseRow:
    """Return the record of a row of `ROW_COLUMNS`."""
    values = list(row)
    values[8] = values[8] or ""
    for place in (10, 11, 15):
        values[place] = as_date(values[place])
    return CaseRow(*values)


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
    content = json.dumps([format_query(query), value, last], ensure_ascii=False)
    return urlsafe_b64encode(content.encode()).decode().rstrip("=")


def _read_cursor(text: str, query: Query) -> Key:
    try:
        padded = text + "=" * (-len(text) % 4)
        line, value, last = json.loads(urlsafe_b64decode(padded.encode("ascii")))
        key = _checked(value, order_of(query.sort)), int(last)
    except (ValueError, TypeError, RecursionError):
        raise InvalidInput(_("The cursor cannot be read."), _("Start again without it.")) from None
    if line != format_query(query):
        raise InvalidInput(
            _("The cursor belongs to another query: {query}").format(query=line),
            _("Give the same query again, or start without the cursor."),
        )
    return key


def _checked(value: Any, order: Order) -> Any:
    """Return a sort key of the type that its column has; a cursor may have been tampered with."""
    if value is None and order.nullable:
        return None
    if order.is_text:
        return str(value)
    return int(value) if order.column == "fine_fen" else date.fromisoformat(value).isoformat()
