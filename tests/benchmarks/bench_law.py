"""Loading dossiers and running all checks, one case at a time and in bulk, beside a bare read.

The yardstick executes the very statements by which a batch of dossiers was loaded and makes nothing
of their rows. Without --database a demonstration register of 20,000 cases is made first.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from registry.database.connect import sqlite_reading
from registry.database.reader import SqliteReader
from registry.database.url import parse_url
from registry.law.checks import run_checks
from registry.law.dossier import Dossier
from registry.queries.dossiers import BATCH, DossierLoader
from tests.benchmarks.common import Table, measured, options
from tests.benchmarks.material import TODAY, demonstration

ROUNDS = 9
ALONE = 200
WHOLE = 180_000
MOST_SECONDS = 180.0
Statement = tuple[str, Any]


class Listening:
    """A connection that remembers what is asked of it."""

    def __init__(self, connection: Any) -> None:
        """Stand before a connection."""
        self._connection = connection
        self.heard: list[Statement] = []

    def execute(self, sql: str, params: Any = ()) -> Any:
        """Remember the statement and pass it on."""
        self.heard.append((sql, params))
        return self._connection.execute(sql, params)


def seconds(call: Callable[[], object]) -> float:
    """Return the processor seconds that a call takes, which no neighbour on the machine changes."""
    gc.collect()
    start = time.thread_time()
    call()
    return time.thread_time() - start


def measure(path: Path) -> list[str]:
    """Measure in rounds: a bare read, loading, and checking of a batch, in turn."""
    url = parse_url(path)
    connection = sqlite_reading(url)
    reader = SqliteReader.over(connection, url)
    last = reader.value("SELECT max(id) FROM cases")
    table = Table(f"The law: dossiers and all checks in a register of {last:,} cases")
    loader, batches = DossierLoader(reader), _batches(last)
    check(load(loader, next(batches)))
    bare, loading, checking = [], [], []
    for ids in islice(batches, ROUNDS):
        statements = listen(loader, connection, ids)
        dossiers: list[Dossier] = []
        loading.append(seconds(lambda ids=ids, to=dossiers: to.extend(load(loader, ids))))  # type: ignore[misc]
        bare.append(seconds(partial(read, connection, statements)))
        checking.append(seconds(partial(check, dossiers)))
    show(table, *(1000 * median(values) / BATCH for values in (bare, loading, checking)))
    rng = random.Random(5)
    alone = [load(loader, [rng.randint(1, last)])[0] for _case in range(ALONE)]
    one = measured(partial(load, loader, [rng.randint(1, last)]) for _case in range(ALONE))
    table.line("one dossier by itself, p50", one.p50, "ms")
    table.line("one dossier by itself, p95", one.p95, "ms")
    checked = measured(partial(check, [dossier]) for dossier in alone)
    table.line("all checks of one dossier, p50", checked.p50, "ms")
    table.line("all checks of one dossier, p95", checked.p95, "ms")
    connection.close()
    return table.missed


def show(table: Table, bare: float, loading: float, checking: float) -> None:
    """Print what a case costs in bulk, in processor time."""
    table.line("bare read of a case's rows", bare, "ms")
    table.line("dossier in a batch", loading, "ms")
    table.line("dossier ÷ bare read", loading / bare, "×")
    table.line("all checks of a case", checking, "ms")
    table.line("loading and checking, cases per second", 1000 / (loading + checking), "/s")
    whole = (loading + checking) * WHOLE / 1000
    table.line(f"{WHOLE:,} cases loaded and checked, one processor", whole, "s", MOST_SECONDS)


def load(loader: DossierLoader, ids: Sequence[int]) -> list[Dossier]:
    """Load dossiers."""
    return [dossier for _id, dossier in loader.load_many(ids)]


def check(dossiers: Sequence[Dossier]) -> None:
    """Run all checks on each."""
    for dossier in dossiers:
        run_checks(dossier, TODAY)


def listen(loader: DossierLoader, connection: Any, ids: Sequence[int]) -> list[Statement]:
    """Return the statements by which a batch is loaded once agencies and powers are known."""
    load(loader, ids)
    listening = Listening(connection)
    loader._reader._connection = listening
    load(loader, ids)
    loader._reader._connection = connection
    return listening.heard


def read(connection: Any, statements: Sequence[Statement]) -> None:
    """Execute statements and fetch their rows."""
    for sql, params in statements:
        connection.execute(sql, params).fetchall()


def _batches(last: int) -> Iterator[Sequence[int]]:
    starts = range(1, max(last - BATCH, 1) + 1, max(last // (ROUNDS + 1), 1))
    return (range(start, min(start + BATCH, last + 1)) for start in cycle(starts))


def main() -> int:
    """Measure on a copy of the chosen register."""
    with demonstration(options(__doc__ or "")) as path:
        return 1 if measure(path) else 0


if __name__ == "__main__":
    sys.exit(main())
