"""Many rows at once: executemany on SQLite, COPY on PostgreSQL, stored as the models store them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from registry.database.connect import postgresql_writing, sqlite_writing
from registry.database.failures import in_sentences
from registry.database.fitting import fitting, length_of
from registry.database.sql import aware, instant_text, json_text
from registry.database.url import DatabaseUrl, parse_url

Row = Sequence[Any]
_ROOM = 256 << 10
"""KiB that SQLite may hold in memory during a load."""


def bulk_insert(
    connection: sa.Connection,
    table: sa.Table,
    columns: Sequence[str],
    rows: Iterable[Row],
    constants: Mapping[str, Any] | None = None,
) -> int:
    """Insert rows in the order of `columns` and return how many there were.

    Values are those a model would hold; `constants` are columns that have one value in all rows.
    Neither defaults of models nor checks but those of the database apply.
    """
    constants = constants or {}
    names = [*columns, *constants]
    dialect = connection.dialect.name
    tail = next(_converted([[*constants.values()]], (), _changes(dialect, table, constants)))
    converted = _converted(rows, tail, _changes(dialect, table, columns))
    quoted = ", ".join(f'"{name}"' for name in names)
    driver = _driver(connection)
    if connection.dialect.name == "postgresql":
        return _copy(driver, f'COPY "{table.name}" ({quoted}) FROM STDIN', converted)
    marks = ", ".join("?" * len(names))
    statement = f'INSERT INTO "{table.name}" ({quoted}) VALUES ({marks})'  # noqa: S608 - own names
    return int(driver.executemany(statement, converted).rowcount)


def _driver(connection: sa.Connection) -> Any:
    """Return the driver's connection, its transaction begun."""
    if not connection.in_transaction():
        connection.begin()
    return connection.connection.driver_connection


def _copy(driver: Any, statement: str, rows: Iterator[Row]) -> int:
    with driver.cursor() as cursor:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
        return int(cursor.rowcount)


Change = Callable[[Any], Any]


_Changes = tuple[tuple[type[sa.types.TypeEngine[Any]], Change], ...]

_SQLITE_CHANGES: _Changes = (
    (sa.Enum, str),
    (sa.DateTime, instant_text),
    (sa.Date, date.isoformat),
    (sa.JSON, json_text),
    (sa.Numeric, float),
    (sa.Boolean, int),
)
_POSTGRESQL_CHANGES: _Changes = (
    (sa.Enum, str),
    (sa.DateTime, aware),
    (sa.JSON, json_text),
)


def _changes(dialect: str, table: sa.Table, names: Iterable[str]) -> list[tuple[int, Change]]:
    """Return the places of a row whose values are changed or checked on their way."""
    known = _SQLITE_CHANGES if dialect == "sqlite" else _POSTGRESQL_CHANGES
    found = ((place, _change(known, table.c[name])) for place, name in enumerate(names))
    return [(place, change) for place, change in found if change]


def _change(known: _Changes, column: sa.Column[Any]) -> Change | None:
    if length := length_of(column):
        return fitting(column, length)
    kind = column.type
    stored = kind.impl_instance if isinstance(kind, sa.types.TypeDecorator) else kind
    return next((change for base, change in known if isinstance(stored, base)), None)


def _converted(
    rows: Iterable[Row], tail: Row, changes: list[tuple[int, Change]]
) -> Iterator[list[Any]]:
    for row in rows:
        cells = [*row, *tail]
        for place, change in changes:
            value = cells[place]
            if value is not None:
                cells[place] = change(value)
        yield cells


@contextmanager
def roomy(connection: sa.Connection) -> Iterator[None]:
    """Give SQLite room to keep the indexes in memory while many rows are written at once.

    Else it writes pages out and reads them back for every few rows.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = _driver(connection)
    (usual,) = driver.execute("PRAGMA cache_size").fetchone()
    driver.execute(f"PRAGMA cache_size = -{_ROOM}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA cache_size = {usual}")


@contextmanager
def without_indexes(connection: sa.Connection, tables: Iterable[str]) -> Iterator[None]:
    """Drop the secondary indexes of tables around a big load and build them afterwards.

    Unique indexes stay, because they refuse wrong rows.
    """
    definitions = [found for table in tables for found in _indexes(connection, table)]
    for name, _definition in definitions:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _name, definition in definitions:
        connection.exec_driver_sql(definition)


_FIND_INDEXES = {
    "sqlite": """
        SELECT name, sql FROM sqlite_master
        WHERE type = 'index' AND tbl_name = :table AND sql IS NOT NULL
          AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY name""",
    "postgresql": """
        SELECT c.relname, pg_get_indexdef(i.indexrelid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = to_regclass(:table) AND NOT i.indisunique AND NOT i.indisexclusion
        ORDER BY c.relname""",
}


def _indexes(connection: sa.Connection, table: str) -> list[tuple[str, str]]:
    statement = sa.text(_FIND_INDEXES[connection.dialect.name])
    return [(name, sql) for name, sql in connection.execute(statement, {"table": table})]


def reset_sequences(connection: sa.Connection, tables: Iterable[str]) -> None:
    """Let new ids begin after the highest that was loaded (SQLite does so by itself)."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'),"  # noqa: S608 - own names
            f' coalesce(max(id), 1), max(id) IS NOT NULL) FROM "{table}"'
        )


def settle(url: str | Path | DatabaseUrl) -> None:
    """After a big load, let the planner know what is there; waits for no transaction."""
    address = parse_url(url)
    with in_sentences(address):
        if address.dialect == "sqlite":
            with closing(sqlite_writing(address)) as connection:
                connection.execute("PRAGMA analysis_limit = 1000")
                connection.execute("ANALYZE")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        with closing(postgresql_writing(address)) as server:
            server.autocommit = True
            server.execute("VACUUM (ANALYZE)")
