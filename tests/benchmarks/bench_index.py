"""What the search index costs: cases cut and written per second, and one edit with it and without.

The database is copied first; the copy is thrown away.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import Session

from registry.database.reader import Reader, open_reader
from registry.database.url import parse_url
from registry.database.writer import Writers
from registry.queries.grams import sqlite_entry, unpacked
from registry.queries.index import bulk_index, index_cases
from tests.benchmarks.common import Table, database, measured, options

EDITS = 200
CUT = 5_000
MOST = 20.0


def edit(writers: Writers, case_id: int, number: int, index: bool) -> None:
    """Change the facts of a case in a transaction of its own."""
    with writers.session() as session:
        statement = sa.text("UPDATE cases SET facts = facts || :more WHERE id = :id")
        session.execute(statement, {"more": f"补充说明第{number}条。", "id": case_id})
        if index:
            index_cases(session, [case_id])


def measure(path: Path) -> list[str]:
    """Measure cutting, writing and editing on a copy."""
    table = Table("Search index: what it costs")
    with open_reader(path) as reader, tempfile.TemporaryDirectory(prefix="quanze-bench-") as folder:
        copy = Path(shutil.copy(path, Path(folder) / "copy.sqlite3"))
        last = reader.value("SELECT max(id) FROM cases")
        _bulk(table, reader, copy, last)
        rng = random.Random(4)
        with Writers(parse_url(copy)) as writers:
            bare = measured(_edits(writers, rng, last, index=False))
            indexed = measured(_edits(writers, rng, last, index=True))
    table.line("one edit without the index, p95", bare.p95, "ms")
    table.line("one edit with the index, p50", indexed.p50, "ms")
    table.line("one edit with the index, p95", indexed.p95, "ms", MOST)
    table.line("as a multiple of the bare edit, p50", indexed.p50 / bare.p50, "×")
    return table.missed


def _edits(
    writers: Writers, rng: random.Random, last: int, index: bool
) -> Iterator[Callable[[], object]]:
    return (partial(edit, writers, rng.randint(1, last), number, index) for number in range(EDITS))


def _bulk(table: Table, reader: Reader, copy: Path, last: int) -> None:
    sources = reader.rows(f"SELECT source FROM search_source LIMIT {CUT}")  # noqa: S608 - a number
    cases = [unpacked(source) for (source,) in sources]
    cutting = measured([lambda: [sqlite_entry(case) for case in cases]])
    table.line("cases cut per second", 1000 * len(cases) / cutting.p50, "/s")
    entries = [(last + number, sqlite_entry(case)) for number, case in enumerate(cases, 1)]

    def write() -> None:
        with Writers(parse_url(copy)) as writers, writers.session() as session:
            bulk_index(_connection(session), entries)

    table.line("entries written per second", 1000 * len(cases) / measured([write]).p50, "/s")


def _connection(session: Session) -> sa.Connection:
    return session.connection()


if __name__ == "__main__":
    sys.exit(1 if measure(database(options(__doc__))) else 0)
