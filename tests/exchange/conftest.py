"""A register that an administrator imports into, and small files to import."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.actions.door import Door
from registry.clock import Clock
from registry.database.reader import Reader, open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import Writers
from registry.exchange.columns import find_map
from registry.exchange.importer import check_file, import_file
from registry.exchange.report import Report
from registry.views import Actor
from tests import factories

REAL = Path(__file__).parents[2].parent / "shared" / "real"
STATUTES = REAL.with_name("statutes")
PUBLISHED_FILES = pytest.mark.skipif(
    not REAL.is_dir(), reason="the published files do not lie beside this project"
)


class Importing:
    """Imports and checks files as an administrator."""

    def __init__(self, url: DatabaseUrl, clock: Clock) -> None:
        self.url, self.clock = url, clock
        self.writers = Writers(url)
        with self.writers.session() as session:
            account = factories.account(session)
            self.actor = Actor(
                account_id=account.id or 0,
                username=account.username,
                name="admin",
                officer_id=None,
                agency_id=None,
                agency_name="",
                roles=frozenset({"administrator"}),
                agency_scope=None,
            )

    def __call__(
        self, path: Path, kind: str, *, map_name: str | None = None, rejects: Path | None = None
    ) -> Report:
        chosen = find_map(map_name) if map_name else None
        with Door(self.writers, self.actor, self.clock).work() as work:
            return import_file(work, path, kind, chosen, rejects)

    def check(self, path: Path, kind: str) -> Report:
        with open_reader(self.url) as reader:
            return check_file(reader, path, kind, self.clock.today())

    def rows(self, sql: str, **params: Any) -> list[tuple[Any, ...]]:
        with open_reader(self.url) as reader:
            return reader.rows(sql, params)

    def value(self, sql: str, **params: Any) -> Any:
        return self.rows(sql, **params)[0][0]


@pytest.fixture
def importing(database_url: DatabaseUrl, clock: Clock) -> Iterator[Importing]:
    """Imports into an empty register, once on each engine."""
    made = Importing(database_url, clock)
    yield made
    made.writers.close()


@pytest.fixture
def reader(importing: Importing) -> Iterator[Reader]:
    """Reads what was imported."""
    with open_reader(importing.url) as opened:
        yield opened


Sheet = Callable[..., Path]


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Writes rows to a CSV file."""

    def write(
        header: Sequence[str],
        *rows: Sequence[Any],
        name: str = "rows.csv",
        encoding: str = "utf-8-sig",
        delimiter: str = ",",
    ) -> Path:
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerow(header)
            writer.writerows(rows)
        return path

    return write


TODAY = date(2026, 11, 23)
