"""Rows of cases by id, and the first page of all cases without the query language.

Kept light: a terminal paints this before anything else of the register is loaded.
"""

# ruff: noqa: S608 - statements are put together from our own names; values are bound

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.database.reader import Reader
from registry.database.sql import as_date, chunks
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


_DECIDED = """
SELECT id FROM cases WHERE decided_on IS NOT NULL ORDER BY decided_on DESC, id DESC LIMIT :limit
"""
_UNDECIDED = "SELECT id FROM cases WHERE decided_on IS NULL ORDER BY id DESC LIMIT :limit"


def opening_page(reader: Reader, limit: int = FIRST_PAGE) -> FirstPage:
    """Return the first page of the empty query: all cases, the last decided first."""
    ids = reader.ids(_DECIDED, {"limit": limit})
    if len(ids) < limit:
        ids.extend(reader.ids(_UNDECIDED, {"limit": limit - len(ids)}))
    total = int(reader.value("SELECT count(*) FROM cases"))
    return FirstPage(ids, tuple(rows(reader, ids)), total, exact=True, complete=len(ids) == total)


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
