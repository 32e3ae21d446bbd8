"""One command being carried out: the session, the actor, the instant and what rules read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from registry.clock import local_date
from registry.database.reader import PostgresqlReader, Reader, SqliteReader
from registry.database.url import DatabaseUrl
from registry.law.dossier import Dossier
from registry.law.ruleset import Ruleset
from registry.ledger import log
from registry.ledger.canonical import digest_of
from registry.models.base import Stamped
from registry.queries.dossiers import DossierLoader
from registry.queries.rulesets import ruleset
from registry.views import Actor

Row = TypeVar("Row", bound=SQLModel)


@dataclass(slots=True)
class Work:
    """The transaction of one or more commands by one actor at one instant."""

    session: Session
    url: DatabaseUrl
    actor: Actor
    now: datetime
    evidence_root: Path
    changed_cases: set[int] = field(default_factory=set)
    """Cases whose search index is to be written before the commit."""
    _dossiers: DossierLoader | None = None
    """Kept between dossiers, since no command changes the agencies and powers they share."""
    _rules: Ruleset | None = None

    @property
    def today(self) -> date:
        """The local date of the instant."""
        return local_date(self.now)

    def reader(self) -> Reader:
        """Return a reader that sees what this transaction has written so far."""
        self.session.flush()
        connection = self.session.connection().connection.driver_connection
        if self.url.dialect == "sqlite":
            return SqliteReader.over(connection, self.url)
        return PostgresqlReader.over(connection, self.url)

    def dossier(self, case_id: int) -> Dossier:
        """Return the dossier of a case with what this transaction has written so far."""
        reader = self.reader()
        self._dossiers = self._dossiers or DossierLoader(reader)
        return self._dossiers.load(case_id)

    def rules(self) -> Ruleset:
        """Return the register's rules, which no command changes."""
        self._rules = self._rules or ruleset(self.reader())
        return self._rules

    def add(self, row: Row) -> Row:
        """Add a new row, stamped, and give it its id."""
        if isinstance(row, Stamped):
            row.created_at = row.updated_at = self.now
            row.created_by = row.updated_by = self.actor.account_id
        self.session.add(row)
        self.session.flush()
        return row

    def id_of(self, row: SQLModel) -> int:
        """Return the id of a row that was added."""
        return int(sa.inspect(row).identity[0])

    def touch(self, row: Stamped) -> None:
        """Stamp a changed row and raise its revision."""
        row.revision += 1
        row.updated_at = self.now
        row.updated_by = self.actor.account_id
        self.session.add(row)

    def record(
        self,
        command: str,
        subject: SQLModel,
        subject_id: int | None,
        before: str | None,
        change: dict[str, Any],
    ) -> int:
        """Append the ledger entry of a command on a row."""
        self.session.flush()
        return log.append(
            self.session,
            at=self.now,
            actor_id=self.actor.account_id,
            command=command,
            subject_type=table_name(subject),
            subject_id=subject_id,
            before=before,
            after=row_digest(subject),
            change=change,
        )


def table_name(row: SQLModel) -> str:
    """Return the name of the table a row belongs to."""
    return str(sa.inspect(type(row)).local_table.name)


def row_digest(row: SQLModel) -> str:
    """Return the digest of a row's columns as they stand."""
    columns = sa.inspect(type(row)).columns.keys()
    return digest_of({name: getattr(row, name) for name in columns})
