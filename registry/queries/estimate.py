"""How much a query would find, guessed from capped counts before anything is sorted or walked."""

# ruff: noqa: S608 - statements are put together from our own names; values are bound

from __future__ import annotations

from dataclasses import dataclass
from math import prod, sqrt

from registry.database.reader import Reader
from registry.queries.plan import Condition, Plan

CAP = 10_000
"""Hits and rows are counted up to here before a way of finding is chosen."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is known about a result before it is found."""

    cases: float
    hits: float
    """Cases that hold the words."""
    filtered: float
    """Cases that the best index leaves."""
    share: float
    """Part of the cases that meets the conditions, if these had nothing to do with each other."""
    driver: Condition | None
    """The condition that the best index serves."""
    at_least: int
    """How many cases there are in the result for certain."""
    exact: bool
    """Whether there are no more than that."""

    def steps(self, limit: int) -> float:
        """Return how many cases must be passed to meet `limit` of the result."""
        density = self.share * self.hits / self.cases
        return min(self.cases, limit / max(density, 1e-9))


def estimate(reader: Reader, plan: Plan, cap: int | None = CAP) -> Estimate:
    """Count words and conditions one by one, each up to `cap`."""
    cases = max(reader.value("SELECT max(id) FROM cases") or 0, 1)
    hits, surely = _hits(reader, plan, cases, cap)
    counts = {c: _count(reader, c, cap) for c in plan.conditions if c.indexed}
    sizes = {c: sqrt(count * cases) if count == cap else count for c, count in counts.items()}
    driver = min(sizes, key=lambda condition: sizes[condition], default=None)
    alone = len(plan.conditions) + (plan.match is not None) == 1
    counted = [*counts.values(), *([surely] if plan.match and plan.match.hits else [])]
    return Estimate(
        cases=cases,
        hits=hits,
        filtered=sizes[driver] if driver else cases,
        share=prod(sizes.get(condition, cases / 2) / cases for condition in plan.conditions),
        driver=driver,
        at_least=sum(counted) if alone else 0,
        exact=alone and counted not in ([], [cap]),
    )


def _hits(reader: Reader, plan: Plan, cases: int, cap: int | None) -> tuple[float, int]:
    """Return about how many cases hold the words, and how many do for certain.

    Hits come by rising id, so that the id at which the count stops tells how dense they are.
    """
    if plan.match is None or plan.match.hits is None:
        return cases, 0
    found = reader.row(
        f"SELECT count(*), max(id) FROM (SELECT id FROM ({plan.match.hits}) m{_limit(cap)}) h",
        plan.match.params,
    )
    count, last = found or (0, 0)
    return (count * cases / last if count == cap else count), count


def _count(reader: Reader, condition: Condition, cap: int | None) -> int:
    where = condition.render(reader.dialect, free=True)
    sql = f"SELECT 1 FROM cases c WHERE {where}{_limit(cap)}"
    return int(reader.value(f"SELECT count(*) FROM ({sql}) n", condition.params))


def _limit(cap: int | None) -> str:
    return "" if cap is None else f" LIMIT {cap}"
