"""Sessions that write: one writer at a time on both engines, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from sqlmodel import Session

from registry.database.connect import postgresql_writing, sqlite_writing
from registry.database.failures import in_sentences
from registry.database.fitting import refuse_unfit
from registry.database.reader import check_revision, open_any
from registry.database.sql import json_text
from registry.database.url import DatabaseUrl, parse_url

_TURN = 0x5155414E5A45
"""The advisory lock by which PostgreSQL writers take turns, as SQLite's do by themselves."""


def make_engine(url: DatabaseUrl) -> sa.Engine:
    """Make an engine whose transactions hold the database's one place for a writer."""
    if url.dialect == "postgresql":
        engine = sa.create_engine(
            "postgresql+psycopg://",
            creator=lambda: postgresql_writing(url),
            pool_pre_ping=True,
        )
        sa.event.listen(engine, "begin", _take_turn)
        return engine
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: sqlite_writing(url),
        json_serializer=json_text,
        poolclass=sa.QueuePool,
    )
    sa.event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _take_turn(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")


class Writers:
    """The place where writing sessions on one database come from."""

    def __init__(self, url: str | Path | DatabaseUrl) -> None:
        """Prepare an engine; the database is opened by the first session."""
        self.url = parse_url(url)
        self.engine = make_engine(self.url)
        self._checked = False

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session in a transaction of its own: committed at the end, or nothing is kept."""
        self._check_once()
        with in_sentences(self.url), Session(self.engine, expire_on_commit=False) as session:
            sa.event.listen(session, "before_flush", refuse_unfit)
            session.connection()
            yield session
            session.commit()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        """Return the writers themselves."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close all connections."""
        self.close()

    def _check_once(self) -> None:
        if not self._checked:
            with open_any(self.url) as reader:
                check_revision(reader)
            self._checked = True


@contextmanager
def writer(url: str | Path | DatabaseUrl) -> Iterator[Session]:
    """Open one writing session, for programs that write once."""
    with Writers(url) as writers, writers.session() as session:
        yield session
