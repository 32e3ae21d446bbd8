"""Keeping the search index in step with the cases: one by one at the write door, or in bulk.

`index_cases` belongs into the transaction that changed the cases. Bulk loads cut the texts with
`entry_for`, which needs no database and may run in another process, and write with `bulk_index`.
"""

# ruff: noqa: S608 - statements are put together from our own names; values are bound

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from registry.database.sql import chunks, expanded
from registry.database.url import Dialect
from registry.queries.grams import (
    PostgresqlEntry,
    Searchable,
    SqliteEntry,
    postgresql_entry,
    searchable,
    sqlite_entry,
    unpacked,
)

if TYPE_CHECKING:
    import sqlalchemy as sa
    from sqlmodel import Session

Entry = SqliteEntry | PostgresqlEntry
_CHUNK = 500
_BULK_MEMORY = 96 << 20
"""Bytes that SQLite may gather before it writes a piece of the index in a bulk load."""

_CASES = """
    SELECT c.id, c.party_name, c.credit_code, c.ref, c.document_no, c.cause, c.facts, c.basis_text,
           c.content, v.name AS power_name
    FROM cases c LEFT JOIN power_version v ON v.id = c.power_version_id
    WHERE c.id {which} ORDER BY c.id"""
_NUMBERS = """
    SELECT case_id, number FROM document
    WHERE case_id {which} AND number IS NOT NULL ORDER BY case_id, id"""


def entry_for(dialect: Dialect, case: Searchable) -> Entry:
    """Cut the folded fields of a case into what the index of an engine holds."""
    return sqlite_entry(case) if dialect == "sqlite" else postgresql_entry(case)


def index_cases(connection: sa.Connection | Session, case_ids: Iterable[int]) -> None:
    """Bring the index entries of cases up to date, within the caller's transaction."""
    connection = _flushed(connection)
    replace = _REPLACE[connection.dialect.name]
    for ids in chunks(sorted(set(case_ids)), _CHUNK):
        for case_id, case in _searchables(connection, "IN :ids", {"ids": list(ids)}):
            replace(connection, case_id, case)


def bulk_index(connection: sa.Connection | Session, entries: Iterable[tuple[int, Entry]]) -> int:
    """Add the entries of cases that are not in the index yet, ids rising; return how many."""
    connection = _flushed(connection)
    driver = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        return _bulk_sqlite(driver, entries)
    return _bulk_postgresql(driver, entries)


def rebuild_index(
    connection: sa.Connection | Session, progress: Callable[[int], None] | None = None
) -> int:
    """Make the whole index again from the cases; `progress` hears how many are done."""
    connection = _flushed(connection)
    for statement in _EMPTY[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    return bulk_index(connection, _all_entries(connection, progress))


def _flushed(connection: sa.Connection | Session) -> sa.Connection:
    from sqlalchemy.orm import Session  # what only reads must not load it

    if isinstance(connection, Session):
        connection.flush()
        return connection.connection()
    return connection


def _searchables(
    connection: sa.Connection, which: str, params: Mapping[str, Any]
) -> Iterator[tuple[int, Searchable]]:
    numbers: dict[int, list[str]] = defaultdict(list)
    for case_id, number in _rows(connection, _NUMBERS.format(which=which), params):
        numbers[case_id].append(number)
    for row in _rows(connection, _CASES.format(which=which), params):
        fields = dict(row._mapping)
        case_id = fields.pop("id")
        yield case_id, searchable(document_numbers=numbers.get(case_id, ()), **fields)


def _rows(connection: sa.Connection, sql: str, params: Mapping[str, Any]) -> Iterable[Any]:
    from sqlalchemy import text

    sql, flat = expanded(sql, params)
    return connection.execute(text(sql), flat)


def _all_entries(
    connection: sa.Connection, progress: Callable[[int], None] | None
) -> Iterator[tuple[int, Entry]]:
    dialect: Dialect = "sqlite" if connection.dialect.name == "sqlite" else "postgresql"
    last = next(iter(_rows(connection, "SELECT max(id) FROM cases", {})))[0] or 0
    done = 0
    for start in range(0, last, _CHUNK):
        params = {"first": start + 1, "last": start + _CHUNK}
        for case_id, case in _searchables(connection, "BETWEEN :first AND :last", params):
            done += 1
            yield case_id, entry_for(dialect, case)
        if progress:
            progress(done)


# SQLite: an entry is taken back by naming the tokens it was made of, hence the kept source.

_INSERT_GRAMS = "INSERT INTO search_grams (rowid, body, party) VALUES (?, ?, ?)"
_INSERT_CHARS = "INSERT INTO search_chars (rowid, chars) VALUES (?, ?)"
_INSERT_SOURCE = "INSERT INTO search_source (case_id, source) VALUES (?, ?)"
_MARKS = (
    ("search_grams", ("body", "party"), (-1, "||", "||")),
    ("search_chars", ("chars",), (-1, "|")),
)
_SINKS = 1_000
"""Entries from which on a load is a big piece of the index, if it is an eighth of it too."""


def _replace_sqlite(connection: sa.Connection, case_id: int, case: Searchable) -> None:
    found = connection.exec_driver_sql(
        "SELECT source FROM search_source WHERE case_id = ?", (case_id,)
    ).scalar()
    if found is not None:
        before = unpacked(found)
        if before == case:
            return
        _forget_sqlite(connection, case_id, sqlite_entry(before))
    entry = sqlite_entry(case)
    connection.exec_driver_sql(_INSERT_GRAMS, (case_id, entry.body, entry.party))
    connection.exec_driver_sql(_INSERT_CHARS, (case_id, entry.chars))
    connection.exec_driver_sql(_INSERT_SOURCE, (case_id, entry.source))


def _forget_sqlite(connection: sa.Connection, case_id: int, entry: SqliteEntry) -> None:
    connection.exec_driver_sql(
        "INSERT INTO search_grams (search_grams, rowid, body, party) VALUES ('delete', ?, ?, ?)",
        (case_id, entry.body, entry.party),
    )
    connection.exec_driver_sql(
        "INSERT INTO search_chars (search_chars, rowid, chars) VALUES ('delete', ?, ?)",
        (case_id, entry.chars),
    )
    connection.exec_driver_sql("DELETE FROM search_source WHERE case_id = ?", (case_id,))


def _bulk_sqlite(driver: Any, entries: Iterable[tuple[int, Any]]) -> int:
    count = 0
    remaining = iter(entries)
    with _bulk_settings(driver):
        while batch := list(islice(remaining, _CHUNK)):
            driver.executemany(_INSERT_GRAMS, [(i, e.body, e.party) for i, e in batch])
            driver.executemany(_INSERT_CHARS, [(i, e.chars) for i, e in batch])
            driver.executemany(_INSERT_SOURCE, [(i, e.source) for i, e in batch])
            count += len(batch)
    if count >= max(_SINKS, _last_indexed(driver) // 8):
        _sink(driver)
    return count


def _last_indexed(driver: Any) -> int:
    return int(driver.execute("SELECT max(case_id) FROM search_source").fetchone()[0] or 0)


def _sink(driver: Any) -> None:
    """Put the big pieces of a load below those that edits write and merge from time to time.

    Else one of the next edits would merge the whole index, for seconds. An entry is added and
    taken back, because what is in one piece already is not moved.
    """
    for table, columns, cells in _MARKS:
        row = ", ".join(["rowid", *columns])
        marks = ", ".join("?" * (len(columns) + 1))
        optimise = f"INSERT INTO {table} ({table}) VALUES ('optimize')"
        driver.execute(f"INSERT INTO {table} ({row}) VALUES ({marks})", cells)
        driver.execute(optimise)
        driver.execute(f"INSERT INTO {table} ({table}, {row}) VALUES ('delete', {marks})", cells)
        driver.execute(optimise)


@contextmanager
def _bulk_settings(driver: Any) -> Iterator[None]:
    """Let the full-text tables write few, large pieces and not merge them in between."""
    usual = {"hashsize": 1 << 20, "automerge": 4, "crisismerge": 16}
    _configure(driver, {"hashsize": _BULK_MEMORY, "automerge": 0, "crisismerge": 256})
    yield
    _configure(driver, usual)


def _configure(driver: Any, settings: Mapping[str, int]) -> None:
    for table in ("search_grams", "search_chars"):
        for name, value in settings.items():
            statement = f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)"
            driver.execute(statement, (name, value))


def _replace_postgresql(connection: sa.Connection, case_id: int, case: Searchable) -> None:
    entry = postgresql_entry(case)
    connection.exec_driver_sql(
        """INSERT INTO search_grams (case_id, grams, long_text)
           VALUES (%s, CAST(%s AS tsvector), %s)
           ON CONFLICT (case_id) DO UPDATE
           SET grams = excluded.grams, long_text = excluded.long_text""",
        (case_id, entry.grams, entry.long_text),
    )


def _bulk_postgresql(driver: Any, entries: Iterable[tuple[int, Entry]]) -> int:
    count = 0
    remaining = iter(entries)
    with driver.cursor() as cursor:
        while batch := list(islice(remaining, _CHUNK)):
            with cursor.copy("COPY search_grams (case_id, grams, long_text) FROM STDIN") as copy:
                for case_id, entry in batch:
                    copy.write_row((case_id, *entry))
            count += len(batch)
    return count


_REPLACE = {"sqlite": _replace_sqlite, "postgresql": _replace_postgresql}
_EMPTY = {
    "sqlite": (
        "INSERT INTO search_grams (search_grams) VALUES ('delete-all')",
        "INSERT INTO search_chars (search_chars) VALUES ('delete-all')",
        "DELETE FROM search_source",
    ),
    "postgresql": ("TRUNCATE search_grams",),
}
