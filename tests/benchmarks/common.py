"""What the benchmarks share: a database to measure on, timing, ratios and their table."""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from registry.database import schema
from registry.database.bulk import settle
from registry.database.reader import Reader, open_reader
from registry.database.url import parse_url
from registry.database.writer import make_engine
from registry.queries.index import rebuild_index
from tests.queries.builder import insert_cases, insert_city, make_cases, make_city

PARTIES_PER_CASE = 0.2
BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds that calls took."""

    values: tuple[float, ...]

    @property
    def p50(self) -> float:
        """Return the median."""
        return self.percentile(50)

    @property
    def p95(self) -> float:
        """Return what nineteen of twenty stayed below."""
        return self.percentile(95)

    def percentile(self, percent: int) -> float:
        """Return a percentile."""
        if len(self.values) == 1:
            return self.values[0]
        return quantiles(self.values, n=100, method="inclusive")[percent - 1]


@dataclass(slots=True)
class Table:
    """Lines of measured values with goals; knows whether all goals were met."""

    title: str
    missed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Print the title."""
        print(f"\n{self.title}")

    def line(
        self,
        name: str,
        value: float,
        unit: str,
        most: float | None = None,
        least: float | None = None,
    ) -> None:
        """Print a value and, where there is a goal, whether it was met."""
        verdict = ""
        for sign, goal in (("≤", most), ("≥", least)):
            if goal is not None:
                met = value <= goal if sign == "≤" else value >= goal
                verdict = f"goal {sign} {goal:g} {unit:<3} {'met' if met else 'MISSED'}"
                if not met:
                    self.missed.append(name)
        print(f"  {name:<58}{value:>10.2f} {unit:<4}{verdict}", flush=True)


def measured(calls: Iterable[Callable[[], object]], warm_up: bool = False) -> Times:
    """Call each once and return how long each took; with `warm_up`, once before in vain."""
    values = []
    gc.collect()
    for call in calls:
        if warm_up:
            call()
        start = time.perf_counter()
        call()
        values.append((time.perf_counter() - start) * 1000)
    return Times(tuple(values))


def options(description: str, argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read which database to measure on; without one, a synthetic one is built and thrown away."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--database", type=Path, help="a register in a file")
    parser.add_argument(
        "--synthetic",
        type=int,
        metavar="N",
        help="build N cases first, in the file of --database if that is not there yet",
    )
    return parser.parse_args(argv)


def database(chosen: argparse.Namespace) -> Path:
    """Return the database to measure on, built first where that is asked for."""
    path: Path | None = chosen.database
    if path is None:
        folder = tempfile.mkdtemp(prefix="quanze-bench-")
        path = Path(folder) / "synthetic.sqlite3"
    if not path.exists():
        build(path, chosen.synthetic or 180_000)
    return path


def build(path: Path, cases: int, seed: int = 7) -> None:
    """Build a register with so many made-up cases and their index."""
    start = time.perf_counter()
    schema.create(path)
    engine = make_engine(parse_url(path))
    rng = random.Random(seed)
    with engine.begin() as connection:
        city = make_city(rng, min(int(cases * PARTIES_PER_CASE) + 20, 300_000))
        insert_city(connection, city)
    for first in range(1, cases + 1, BATCH):
        ids = range(first, min(first + BATCH, cases + 1))
        with engine.begin() as connection:
            insert_cases(connection, list(make_cases(rng, city, ids)))
        print(f"\r{ids[-1]:,} cases", end="", file=sys.stderr, flush=True)
    with engine.begin() as connection:
        rebuild_index(connection, _tell)
    engine.dispose()
    settle(path)
    print(f"\nbuilt in {time.perf_counter() - start:.0f} s", file=sys.stderr)


def _tell(done: int) -> None:
    if done % BATCH == 0:
        print(f"\r{done:,} indexed", end="", file=sys.stderr, flush=True)


def reader_on(path: Path) -> Reader:
    """Open a reader and bring its connection to life."""
    reader = open_reader(path)
    count = reader.value("SELECT count(*) FROM cases")
    print(f"{path}: {count:,} cases")
    return reader


def run(measure: Callable[[Reader], list[str]], description: str) -> None:
    """Measure on the chosen database and leave with 1 if a goal was missed."""
    with reader_on(database(options(description))) as reader:
        missed = measure(reader)
    sys.exit(1 if missed else 0)
