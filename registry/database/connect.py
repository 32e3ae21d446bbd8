"""Connections of the two drivers, set up once for reading and once for writing."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any, Literal

from registry.database.failures import (
    in_sentences,
    missing,
    not_there,
    not_understood,
    read_only,
    unreadable,
)
from registry.database.sql import json_text
from registry.database.url import DatabaseUrl

if TYPE_CHECKING:
    import psycopg

_READING = (
    "PRAGMA query_only = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -8192",  # no mmap: it swells memory, and a lost disk would kill us
    "PRAGMA temp_store = MEMORY",
    "PRAGMA case_sensitive_like = ON",  # as PostgreSQL compares; lets LIKE 'x%' use an index
)
_WRITING = (
    "PRAGMA busy_timeout = 30000",  # others may be recording whole files of commands
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # so that REPLACE cannot pass the append-only triggers
    "PRAGMA cache_size = -16384",
    "PRAGMA case_sensitive_like = ON",
)
_NO_PLACE_FOR_A_LOG = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
_MAINTENANCE = "postgres"
"""The database that every server has by itself."""
_SESSION = "SET timezone = 'UTC'; SET client_encoding = 'UTF8'; SET DateStyle = 'ISO'"
_READING_SESSION = f"{_SESSION}; SET default_transaction_read_only = on; SET jit = off"
_WRITING_SESSION = f"{_SESSION}; SET lock_timeout = '30s'"


def sqlite_reading(url: DatabaseUrl) -> sqlite3.Connection:
    """Open an existing SQLite file so that it cannot be written to."""
    connection = _sqlite(url, "ro")
    try:
        return _prepared(connection, _READING)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _NO_PLACE_FOR_A_LOG or _may_change(url):
            raise
        return _prepared(_sqlite(url, "ro&immutable=1"), _READING)


def sqlite_writing(url: DatabaseUrl) -> sqlite3.Connection:
    """Open an existing SQLite file for writing; transactions begin only where they are asked to."""
    try:
        return _prepared(_sqlite(url, "rw"), _WRITING)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN and not _may_change(url):
            raise read_only(url) from error
        raise


def postgresql_reading(url: DatabaseUrl) -> psycopg.Connection[Any]:
    """Connect for reading; JSON stays text, as it is in SQLite."""
    from psycopg.types.string import TextLoader

    connection = _postgresql(url, _READING_SESSION)
    for json_type in ("json", "jsonb"):
        connection.adapters.register_loader(json_type, TextLoader)
    return connection


def postgresql_writing(url: DatabaseUrl) -> psycopg.Connection[Any]:
    """Connect for writing."""
    from psycopg.types.json import set_json_dumps

    connection = _postgresql(url, _WRITING_SESSION)
    set_json_dumps(json_text, connection)
    connection.autocommit = False
    return connection


def _sqlite(url: DatabaseUrl, mode: Literal["ro", "rw", "ro&immutable=1"]) -> sqlite3.Connection:
    with in_sentences(url, files=True):
        if not url.file.is_file():
            raise unreadable(url) if url.file.exists() else missing(url)
    return sqlite3.connect(
        f"{url.file.as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


def _prepared(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    try:
        for pragma in pragmas:
            connection.execute(pragma)
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _may_change(url: DatabaseUrl) -> bool:
    """Tell whether somebody may be writing: a log lies beside the file, or we could write one."""
    return os.access(url.file.parent, os.W_OK) or url.beside("-wal").file.exists()


def _postgresql(url: DatabaseUrl, session: str) -> psycopg.Connection[Any]:
    import psycopg

    try:
        conninfo = psycopg.conninfo.conninfo_to_dict(url.dsn)
    except psycopg.ProgrammingError as error:
        raise not_understood(url) from error
    patience = conninfo.get("connect_timeout", 5)
    try:
        connection = psycopg.connect(url.dsn, autocommit=True, connect_timeout=patience)
    except psycopg.OperationalError as error:
        if _lacks_database(url, conninfo, patience):
            raise not_there(url, str(conninfo["dbname"])) from error
        raise
    try:
        connection.execute(session.encode())
    except BaseException:
        connection.close()
        raise
    return connection


def _lacks_database(url: DatabaseUrl, conninfo: dict[str, Any], patience: Any) -> bool:
    """Ask the server whether it has the database; libpq says why it refused in words only."""
    import psycopg

    try:
        with psycopg.connect(url.dsn, dbname=_MAINTENANCE, connect_timeout=patience) as server:
            found = server.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", (conninfo["dbname"],)
            )
            return found.fetchone() is None
    except psycopg.Error:
        return False
