"""What the desks of an import share: verdicts on rows, and rows laid into tables in bulk."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

import sqlalchemy as sa
from sqlmodel import SQLModel

from registry.database.bulk import bulk_insert
from registry.exchange.problems import Weight

if TYPE_CHECKING:
    from registry.actions.work import Work
    from registry.database.reader import Reader
    from registry.exchange.staging import Staged


class Outcome(StrEnum):
    """What becomes of a row."""

    ACCEPTED = "accepted"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(slots=True)
class Verdict:
    """A staged row and what becomes of it; `plan` is what its desk found out while checking."""

    staged: Staged
    outcome: Outcome = Outcome.ACCEPTED
    row_id: int | None = None
    imported_at: Any = None
    """When an earlier import last wrote this record."""
    plan: Any = None

    @property
    def record(self) -> Any:
        """The staged record."""
        return self.staged.record

    def note(self, column: str, value: object, sentence: str) -> None:
        """List a doubt."""
        self.staged.add(Weight.NOTE, column, value, sentence)

    def reject(self, column: str, value: object, sentence: str) -> None:
        """Refuse the row."""
        self.staged.add(Weight.ERROR, column, value, sentence)
        self.outcome = Outcome.REJECTED


class Desk(ABC):
    """Compares staged records of one kind with the register and writes them."""

    table: ClassVar[str]
    """The table whose row a record becomes."""

    @abstractmethod
    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Settle the outcome of each verdict that is accepted or updated so far."""

    @abstractmethod
    def write(self, work: Work, verdicts: Sequence[Verdict]) -> None:
        """Write the accepted and updated ones and give them their row ids."""

    def finish(self, work: Work) -> None:  # noqa: B027 - most desks have nothing left to do
        """Do what is better done once for all rows."""


class Loader:
    """Gathers new rows of one model and inserts them at once, with the model's defaults."""

    def __init__(self, work: Work, model: type[SQLModel]) -> None:
        """Prepare the defaults and the first free id."""
        self._work = work
        self._table = SQLModel.metadata.tables[str(sa.inspect(model).local_table)]
        self._defaults = _defaults(model, [column.name for column in self._table.columns], work)
        self._rows: list[dict[str, Any]] = []
        self._next_id = 0
        if "id" in self._defaults:
            query = sa.select(sa.func.coalesce(sa.func.max(self._table.c.id), 0))
            self._next_id = int(work.session.execute(query).scalar_one()) + 1

    @property
    def name(self) -> str:
        """The name of the table."""
        return self._table.name

    def add(self, **values: Any) -> int:
        """Gather a row and return its id."""
        row_id = self._next_id
        self._next_id += 1
        if "id" in self._defaults:
            values["id"] = row_id
        self._rows.append(values)
        return row_id

    def set_last(self, **values: Any) -> None:
        """Change values of the row gathered last."""
        self._rows[-1].update(values)

    def flush(self) -> None:
        """Insert what was gathered; what no row gives is the same in all of them."""
        if not self._rows:
            return
        given = list(dict.fromkeys(name for row in self._rows for name in row))
        usual = {name: value for name, value in self._defaults.items() if name not in given}
        rows = [[row.get(name, self._defaults[name]) for name in given] for row in self._rows]
        self._work.session.flush()
        bulk_insert(self._work.session.connection(), self._table, given, rows, usual)
        self._rows = []


def _defaults(model: type[SQLModel], columns: Iterable[str], work: Work) -> dict[str, Any]:
    stamps: dict[str, Any] = {"created_at": work.now, "updated_at": work.now}
    stamps |= dict.fromkeys(("created_by", "updated_by"), work.actor.account_id)
    fields = model.model_fields
    return {
        name: stamps[name]
        if name in stamps
        else None
        if fields[name].is_required()
        else fields[name].get_default(call_default_factory=True, validated_data={})
        for name in columns
    }


def short_digest(text: str) -> str:
    """Return a short digest for keys that the source does not give."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
