"""All checks over a whole register: cases per second, peak memory, and planted against found.

Without --database a demonstration of 20,000 cases is made first. The small selection is screened
before the whole, so that memory which grew with the number of cases would show.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from registry.codes import Outcome
from registry.database.reader import Reader, open_reader
from registry.law.checks import all_codes
from registry.queries.screening import Tally, Task, screen
from tests.benchmarks.common import Table, options
from tests.benchmarks.material import TODAY, demonstration

WHOLE = 180_000
MOST_SECONDS = 180.0
SMALL = 10_000
MOST_GROWTH = 1.25
KB_PER_MB = 1024
Defect = tuple[str, str]
"""A case's reference and the code of a check."""


@dataclass(frozen=True, slots=True)
class Screening:
    """What a screening took and found."""

    cases: int
    seconds: float
    processor: float
    peak: float
    """Megabytes of the largest process so far."""
    failed: Counter[Defect]


def screening(reader: Reader, ids: Sequence[int], processes: int) -> Screening:
    """Screen cases and measure."""
    tally, failed = Tally(), Counter[Defect]()
    start, before = time.perf_counter(), _processor()
    for part in screen(Task(reader.url, TODAY), ids, reader, processes):
        tally.add(part.tally)
        failed.update((case.ref, item["code"]) for case in part.found for item in case.findings)
    assert tally.outcomes[Outcome.FAIL.value] == failed.total()
    seconds = time.perf_counter() - start
    return Screening(tally.cases, seconds, _processor() - before, _peak(), failed)


def measure(path: Path, processes: int) -> list[str]:
    """Screen a small part and the whole, and compare what was planted with what was found."""
    with open_reader(path) as reader:
        ids = reader.ids("SELECT id FROM cases ORDER BY id")
        table = Table(f"Screening {len(ids):,} cases with {len(all_codes())} checks")
        small = screening(reader, ids[:SMALL], processes)
        whole = screening(reader, ids, processes)
        planted = Counter[Defect](
            reader.rows(
                "SELECT c.ref, p.check_code FROM planted_defect p JOIN cases c ON c.id = p.case_id"
            )
        )
    rate = whole.cases / whole.seconds
    table.line(f"cases per second, {processes} processes", rate, "/s")
    table.line("processor time of a case", 1000 * whole.processor / whole.cases, "ms")
    table.line("the whole took", whole.seconds, "s")
    table.line(f"{WHOLE:,} cases at this rate", WHOLE / rate, "s", most=MOST_SECONDS)
    table.line(f"peak of the largest process, {small.cases:,} cases", small.peak, "MB")
    table.line(f"peak of the largest process, {whole.cases:,} cases", whole.peak, "MB")
    table.line("growth of the peak", whole.peak / small.peak, "×", most=MOST_GROWTH)
    compare(planted, whole.failed, table)
    return table.missed


def compare(planted: Counter[Defect], found: Counter[Defect], table: Table) -> None:
    """Print planted against found per check; each is to be found, and nothing else to fail."""
    print("\n  check   planted   found   not found   not planted")
    for code in all_codes():
        counts = tuple(
            sum(1 for _ref, asked in defects if asked == code)
            for defects in (planted, found, planted - found, found - planted)
        )
        print(f"  {code}  {counts[0]:>8} {counts[1]:>7} {counts[2]:>11} {counts[3]:>13}")
    print()
    table.line("planted", planted.total(), "")
    table.line("planted and not found", (planted - found).total(), "", most=0)
    table.line("found and not planted", (found - planted).total(), "", most=0)


def _processor() -> float:
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _peak() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) / KB_PER_MB


@contextmanager
def register(chosen: argparse.Namespace) -> Iterator[Path]:
    """Return the chosen register, which is only read, or make a demonstration."""
    if chosen.database:
        yield chosen.database
        return
    with demonstration(chosen) as path:
        yield path


def main() -> int:
    """Measure with two processes, as on two processors."""
    with register(options(__doc__ or "")) as path:
        return 1 if measure(path, 2) else 0


if __name__ == "__main__":
    sys.exit(main())
