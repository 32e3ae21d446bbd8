"""Reads without SQLAlchemy, so that the first page is on screen before it would be loaded.

A `Reader` belongs to one thread at a time; `Readers.get()` keeps one per thread.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, count
from pathlib import Path
from typing import Any, ClassVar, Self

from registry.database.connect import postgresql_reading, sqlite_reading
from registry.database.failures import in_sentences, not_a_register
from registry.database.revision import head, known
from registry.database.sql import (
    Params,
    as_bool,
    as_date,
    as_decimal,
    as_instant,
    as_json,
    chunks,
    expanded,
    for_postgresql,
    for_psycopg,
    for_sqlite,
)
from registry.database.url import DatabaseUrl, Dialect, parse_url
from registry.errors import DatabaseUnusable
from registry.i18n import _

__all__ = [
    "Reader",
    "Readers",
    "as_bool",
    "as_date",
    "as_decimal",
    "as_instant",
    "as_json",
    "chunks",
    "open_reader",
]

Row = tuple[Any, ...]

_ID_CHUNK = 20_000
_cursor_numbers = count()


class Reader:
    """A connection that only reads; SQL is written once, with `:name` parameters.

    A list parameter is written `IN :ids` and expands to the parenthesised values.
    """

    dialect: Dialect
    _connection: Any

    def __init__(self, url: DatabaseUrl) -> None:
        """Open the database; it must exist, its revision is not looked at."""
        self.url = url

    def rows(self, sql: str, params: Params | None = None) -> list[Row]:
        """Return all rows."""
        with in_sentences(self.url):
            rows: list[Row] = self._execute(sql, params).fetchall()
            return rows

    def row(self, sql: str, params: Params | None = None) -> Row | None:
        """Return the first row, or None."""
        with in_sentences(self.url):
            cursor = self._execute(sql, params)
            row: Row | None = cursor.fetchone()
            cursor.close()
            return row

    def value(self, sql: str, params: Params | None = None) -> Any:
        """Return the first column of the first row, or None."""
        row = self.row(sql, params)
        return None if row is None else row[0]

    def ids(self, sql: str, params: Params | None = None) -> array[int]:
        """Return the first column of all rows, whole numbers, in the order of the query."""
        ids = array("q")
        for part in self.id_chunks(sql, params):
            ids.extend(part)
        return ids

    def id_chunks(
        self, sql: str, params: Params | None = None, size: int = _ID_CHUNK
    ) -> Iterator[array[int]]:
        """Yield the ids of `ids` in pieces, for a list that shows before it is complete."""
        for rows in self._pieces(sql, params, size):
            yield array("q", chain.from_iterable(rows))

    def iterate(self, sql: str, params: Params | None = None, size: int = 1000) -> Iterator[Row]:
        """Yield the rows one by one, holding at most `size` of them in memory."""
        for rows in self._pieces(sql, params, size):
            yield from rows

    def snapshot(self) -> AbstractContextManager[None]:
        """Make all reads within the context see one state of the database."""
        return self._snapshot()

    def close(self) -> None:
        """Close the connection."""
        raise NotImplementedError

    def is_usable(self) -> bool:
        """Tell whether the connection still stands."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """Return the reader itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the connection."""
        self.close()

    @classmethod
    def over(cls, connection: Any, url: DatabaseUrl) -> Self:
        """Return a reader within the transaction of an open driver connection, which stays open."""
        reader = cls.__new__(cls)
        reader.url = url
        reader._connection = connection
        return reader

    def revision(self) -> str | None:
        """Return the revision of the schema, or None where this is no register."""
        known = self.value(self._FIND_REVISION_TABLE)
        return self.value("SELECT version_num FROM alembic_version") if known else None

    _FIND_REVISION_TABLE: ClassVar[str]

    def _execute(self, sql: str, params: Params | None) -> Any:
        raise NotImplementedError

    def _pieces(self, sql: str, params: Params | None, size: int) -> Iterator[list[Row]]:
        raise NotImplementedError

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        with in_sentences(self.url):
            self._execute(self._BEGIN, None)
            try:
                yield
            finally:
                self._execute("ROLLBACK", None)

    _BEGIN: ClassVar[str]


class SqliteReader(Reader):
    """Reads a SQLite file."""

    dialect = "sqlite"
    _FIND_REVISION_TABLE = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    _BEGIN = "BEGIN"

    def __init__(self, url: DatabaseUrl) -> None:
        """Open the file for reading."""
        super().__init__(url)
        with in_sentences(url):
            self._connection = sqlite_reading(url)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def is_usable(self) -> bool:
        """Tell that a file needs no server to stand."""
        return True

    def _execute(self, sql: str, params: Params | None) -> Any:
        if not params:
            return self._connection.execute(sql)
        sql, flat = expanded(sql, params)
        return self._connection.execute(sql, {name: for_sqlite(v) for name, v in flat.items()})

    def _pieces(self, sql: str, params: Params | None, size: int) -> Iterator[list[Row]]:
        with in_sentences(self.url):
            cursor = self._execute(sql, params)
            while rows := cursor.fetchmany(size):
                yield rows


class PostgresqlReader(Reader):
    """Reads a PostgreSQL database."""

    dialect = "postgresql"
    _FIND_REVISION_TABLE = "SELECT to_regclass('alembic_version') IS NOT NULL"
    _BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    def __init__(self, url: DatabaseUrl) -> None:
        """Connect to the server."""
        super().__init__(url)
        with in_sentences(url):
            self._connection = postgresql_reading(url)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def is_usable(self) -> bool:
        """Tell whether the server has not ended the connection."""
        return not self._connection.closed

    def ids(self, sql: str, params: Params | None = None) -> array[int]:
        """Return the ids in one answer of the server."""
        return array("q", chain.from_iterable(self.rows(sql, params)))

    def _execute(self, sql: str, params: Params | None) -> Any:
        """Write the values into the SQL: each query is planned for them, whatever their types."""
        from psycopg import ClientCursor  # loaded with the connection

        cursor = ClientCursor(self._connection)
        if not params:
            return cursor.execute(sql.encode())
        sql, flat = expanded(sql, params)
        values = {name: for_postgresql(value) for name, value in flat.items()}
        return cursor.execute(for_psycopg(sql).encode(), values)

    def _pieces(self, sql: str, params: Params | None, size: int) -> Iterator[list[Row]]:
        """Fetch from a held cursor, so that other reads may come between the pieces."""
        cursor = f"pieces_{next(_cursor_numbers)}"
        with in_sentences(self.url):
            self._execute(f"DECLARE {cursor} NO SCROLL CURSOR WITH HOLD FOR {sql}", params)
            try:
                while rows := self._execute(f"FETCH {size} FROM {cursor}", None).fetchall():
                    yield rows
            finally:
                if self.is_usable():
                    self._execute(f"CLOSE {cursor}", None)


def open_reader(url: str | Path | DatabaseUrl) -> Reader:
    """Open a register for reading; refuse one that is missing, foreign or of another revision."""
    address = parse_url(url)
    reader = open_any(address)
    try:
        check_revision(reader)
    except BaseException:
        reader.close()
        raise
    return reader


def open_any(address: DatabaseUrl) -> Reader:
    """Open a database for reading, of whichever revision it is."""
    return SqliteReader(address) if address.dialect == "sqlite" else PostgresqlReader(address)


def check_revision(reader: Reader) -> None:
    """Refuse a database whose schema is not the one this program knows."""
    found, needed = reader.revision(), head()
    if found == needed:
        return
    if found is None:
        raise not_a_register(reader.url)
    names = {"database": reader.url, "found": found, "needed": needed}
    if found in known():
        raise DatabaseUnusable(
            _("The register {database} has revision {found}; {needed} is needed.").format(**names),
            _("Bring it up to date with “quanze upgrade”."),
        )
    if not found.isdecimal() or found < needed:
        raise DatabaseUnusable(
            _("The register {database} has revision {found}, which never existed.").format(**names),
            _("Restore it from a backup with “quanze restore”."),
        )
    raise DatabaseUnusable(
        _("The register {database} has revision {found}, newer than {needed}.").format(**names),
        _("Use the version of the program that wrote it, or a later one."),
    )


class Readers:
    """The readers of one database: one per thread, opened on first use."""

    def __init__(self, url: str | Path | DatabaseUrl) -> None:
        """Remember the address; nothing is opened yet."""
        self.url = parse_url(url)
        self._lock = threading.Lock()
        self._opened: list[Reader] = []
        self._mine = threading.local()

    def get(self) -> Reader:
        """Return this thread's reader, opening it anew where it was closed or lost."""
        reader: Reader | None = getattr(self._mine, "reader", None)
        if reader is not None and reader in self._opened and reader.is_usable():
            return reader
        reader = open_reader(self.url)
        with self._lock:
            self._opened.append(reader)
        self._mine.reader = reader
        return reader

    def close(self) -> None:
        """Close the readers of all threads; `get` opens new ones."""
        with self._lock:
            opened, self._opened = self._opened, []
        for reader in opened:
            reader.close()

    def __enter__(self) -> Self:
        """Return the pool itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close all readers."""
        self.close()
