"""Putting produced rows into the database as fast as each engine takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from registry.database.bulk import reset_sequences, without_indexes
from registry.queries.index import bulk_index

from .production import COLUMNS_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import sqlalchemy as sa

    from registry.queries.index import Entry

    from .production import Batch
    from .sheet import Row

FAST = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -65536",
    "PRAGMA threads = 2",
)
"""For a file that is thrown away if anything fails; references hold by construction."""
SAFE = (
    "PRAGMA locking_mode = NORMAL",
    "PRAGMA ignore_check_constraints = OFF",
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
)


def pragmas(connection: sa.Connection, statements: Iterable[str]) -> None:
    """Set how SQLite writes, outside any transaction; other engines have nothing to set."""
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        for statement in statements:
            driver.execute(statement).fetchone()


def store(
    connection: sa.Connection, batches: Iterable[Batch], progress: Callable[[int], None]
) -> None:
    """Insert all batches and index their cases; the caller commits."""
    if not connection.in_transaction():
        connection.begin()
    insert = _inserter(connection)
    with without_indexes(connection, COLUMNS_OF):
        bulk_index(connection, _stored(batches, insert, progress))
    numbered = [table for table, columns in COLUMNS_OF.items() if columns[0] == "id"]
    reset_sequences(connection, numbered)


def _stored(
    batches: Iterable[Batch],
    insert: Callable[[str, list[Row]], None],
    progress: Callable[[int], None],
) -> Iterator[tuple[int, Entry]]:
    """Insert batch after batch while the index takes the entries of each."""
    done = 0
    for batch in batches:
        for table in COLUMNS_OF:
            rows = batch.rows.get(table)
            if rows:
                insert(table, rows)
        yield from batch.entries
        done += batch.done
        if batch.done:
            progress(done)


def _inserter(connection: sa.Connection) -> Callable[[str, list[Row]], None]:
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        return lambda table, rows: _copy(driver, table, rows)
    statements = {table: _insert(table, columns) for table, columns in COLUMNS_OF.items()}
    return lambda table, rows: driver.executemany(statements[table], rows)


def _insert(table: str, columns: tuple[str, ...]) -> str:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - own names


def _copy(driver: Any, table: str, rows: list[Row]) -> None:
    statement = f"COPY {table} ({', '.join(COLUMNS_OF[table])}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
