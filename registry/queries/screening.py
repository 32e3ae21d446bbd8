"""All checks over many cases: batches by several processes, what is found as it is found."""

from __future__ import annotations

import os
import signal
from array import array
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from multiprocessing import get_context
from typing import Any

from registry.codes import Outcome
from registry.database.reader import Reader, open_reader
from registry.database.url import DatabaseUrl
from registry.errors import RegistryError
from registry.i18n import _, language, use_language
from registry.law.checks import Finding, run_checks
from registry.law.dossier import Dossier
from registry.queries.dossiers import DossierLoader
from registry.queries.rulesets import ruleset

BATCH = 250
ALONE = 1_500
"""Up to so many cases one process is faster than starting several."""
AHEAD = 3
"""Batches that wait for each process, so that none is idle and none piles up."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of each case."""

    url: DatabaseUrl
    day: date
    only: tuple[str, ...] | None = None
    wanted: frozenset[Outcome] = frozenset({Outcome.FAIL})
    """Outcomes of which findings are listed; all are counted."""


@dataclass(frozen=True, slots=True)
class Found:
    """A case with the findings that were asked for."""

    ref: str
    agency: str
    findings: tuple[dict[str, Any], ...]


@dataclass(slots=True)
class Tally:
    """What so many cases came to, by check and by agency."""

    cases: int = 0
    checks: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Findings by code and outcome."""
    agencies: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Findings by agency and outcome."""
    agency_cases: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Add what other cases came to."""
        self.cases += other.cases
        self.checks.update(other.checks)
        self.agencies.update(other.agencies)
        self.agency_cases.update(other.agency_cases)

    @property
    def outcomes(self) -> dict[str, int]:
        """Count findings by outcome; every outcome is named."""
        totals = Counter[str]()
        for (_code, outcome), count in self.checks.items():
            totals[outcome] += count
        return {outcome.value: totals[outcome.value] for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Part:
    """What a batch of cases came to."""

    tally: Tally
    found: tuple[Found, ...]


def screen(
    task: Task, ids: Collection[int], reader: Reader, processes: int | None = None
) -> Iterator[Part]:
    """Check cases in the order of their ids' list, yielding what each batch came to.

    A few are checked here with the reader given, many by processes with readers of their own.

    Raises:
        RegistryError: if a process dies, which leaves the answer incomplete.
    """
    number = processes or (_processors() if len(ids) > ALONE else 1)
    if number == 1:
        bench = _Bench(task, reader)
        yield from map(bench.part, _batches(ids))
    else:
        yield from _by_processes(task, ids, number)


def _by_processes(task: Task, ids: Iterable[int], number: int) -> Iterator[Part]:
    pool = ProcessPoolExecutor(number, get_context("spawn"), _begin, (task, language()))
    with ExitStack() as stack:
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        waiting: deque[Future[Part]] = deque()
        try:
            for batch in _batches(ids):
                waiting.append(pool.submit(_by_this_process, batch))
                if len(waiting) > number * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise RegistryError(
                _("A process that checked cases has died; the answer is incomplete."),
                _("Look whether memory is short, then try again."),
            ) from None


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def _batches(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    rest = iter(ids)
    while batch := array("q", islice(rest, BATCH)):
        yield batch


_mine: _Bench
"""Where a process of its own works."""


def _begin(task: Task, words: str) -> None:
    """Set up a process: an interruption is for its parent to deal with."""
    global _mine
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use_language(words)
    _mine = _Bench(task, open_reader(task.url))


def _by_this_process(batch: Sequence[int]) -> Part:
    with _mine.reader.snapshot():
        return _mine.part(batch)


class _Bench:
    """A reader, what it has learnt, and the rules that the register goes by."""

    def __init__(self, task: Task, reader: Reader) -> None:
        self.task, self.reader = task, reader
        self._loader, self._rules = DossierLoader(reader), ruleset(reader)

    def part(self, batch: Sequence[int]) -> Part:
        """Return what a batch of cases comes to."""
        tally, found = Tally(), []
        for _id, dossier in self._loader.load_many(batch):
            findings = self._checked(dossier)
            _count(tally, dossier, findings)
            listed = [_listed(item) for item in findings if item.outcome in self.task.wanted]
            if listed:
                found.append(Found(dossier.ref, _agency(dossier), tuple(listed)))
        return Part(tally, tuple(found))

    def _checked(self, dossier: Dossier) -> list[Finding]:
        rules, task = self._rules, self.task
        return run_checks(dossier, task.day, rules.parameters, task.only, rules.catalogue)


def _count(tally: Tally, dossier: Dossier, findings: Iterable[Finding]) -> None:
    agency = _agency(dossier)
    tally.cases += 1
    tally.agency_cases[agency] += 1
    answers = [(finding.code, finding.outcome.value) for finding in findings]
    tally.checks.update(answers)
    for outcome, number in Counter([outcome for _code, outcome in answers]).items():
        tally.agencies[agency, outcome] += number


def _agency(dossier: Dossier) -> str:
    return dossier.agency.name or dossier.agency.code if dossier.agency else ""


def _listed(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "basis": [article.to_data() for article in finding.basis],
    }
