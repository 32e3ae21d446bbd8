"""What surrounds the cases: changes of the list, draws, remedies, supervision, agencies' years."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from registry.models import metadata

from .city import agencies_years, policies
from .days import Calendar, date_of, from_date
from .draws import draws
from .list_changes import list_changes
from .remedies import remedies
from .rules import Rules
from .supervision import supervision

if TYPE_CHECKING:
    from .production import Order

IN_ORDER = (
    *("adjustment_batch", "adjustment_item", "adjustment_step", "frequency_cap", "annual_report"),
    *("policy_decision", "dispute", "supervision_notice", "file_review", "check_plan"),
    *("check_object", "draw", "drawn_object", "drawn_inspector", "planted_defect"),
)
"""Tables in an order in which references hold."""
PLAIN = frozenset({"drawn_object", "drawn_inspector", "planted_defect"})
"""Tables without stamps."""


@dataclass(slots=True)
class Surroundings:
    """What is written around the cases, and what it is drawn from."""

    connection: sa.Connection
    rng: Random
    today: int
    calendar: Calendar = field(default_factory=Calendar)
    rules: Rules = field(default_factory=Rules)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    links: list[dict[str, int]] = field(default_factory=list)
    """Which draw a case came from."""
    planted: list[tuple[str, str]] = field(default_factory=list)
    """Reference and check of each defect that no single case carries."""

    def add(self, table: str, **cells: Any) -> int:
        """Add a row; return the id it gets."""
        rows = self.rows[table]
        rows.append(cells)
        return len(rows)

    def plant(self, case_id: int, code: str, note: str) -> None:
        """Note a defect planted in what surrounds a case."""
        self.add("planted_defect", case_id=case_id, check_code=code, note=note)

    def read(self, sql: str, **values: Any) -> list[Any]:
        """Return the rows of a query."""
        return list(self.connection.execute(sa.text(sql), values))

    def working(self, day: int) -> date:
        """Return a day, or the working day that follows it."""
        return date_of(self.calendar.on_or_after(day))


def oversee(connection: sa.Connection, order: Order) -> None:
    """Write what surrounds the cases that were stored before."""
    chance = Random(f"{order.seed} surroundings")  # noqa: S311 - to be repeated, not to be secret
    around = Surroundings(connection, chance, from_date(order.today))
    for write in (list_changes, agencies_years, policies, remedies, supervision, draws):
        write(around)
    stamp = datetime(order.today.year, order.today.month, order.today.day, 3, tzinfo=UTC)
    for table in IN_ORDER:
        _insert(connection, table, around.rows[table], stamp)
    _link(connection, around.links)
    _note(connection, around.planted)


def _insert(
    connection: sa.Connection, table: str, rows: list[dict[str, Any]], stamp: datetime
) -> None:
    if not rows:
        return
    stamps = {"revision": 1, "created_at": stamp, "updated_at": stamp}
    names = dict.fromkeys(name for row in rows for name in row)
    usual = dict.fromkeys(names) | ({} if table in PLAIN else stamps)
    connection.execute(sa.insert(metadata.tables[table]), [usual | row for row in rows])


def _link(connection: sa.Connection, links: list[dict[str, int]]) -> None:
    """Say of each inspection which draw it came from."""
    if links:
        details = metadata.tables["inspection_detail"]
        chosen = details.c.case_id == sa.bindparam("case")
        change = sa.update(details).where(chosen).values(draw_id=sa.bindparam("draw"))
        connection.execute(change, links)


def _note(connection: sa.Connection, planted: list[tuple[str, str]]) -> None:
    value = json.dumps(sorted(planted), ensure_ascii=False)
    settings = metadata.tables["setting"]
    connection.execute(sa.insert(settings), [{"key": "demo_planted", "value": value}])
