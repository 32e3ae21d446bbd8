"""How much a query would find, guessed from capped counts before anything is sorted or walked."""

# ruff: noqa: S608 - statements are put together from our own names; values are bound

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod, sqrt

from registry.database.reader import Reader
from registry.queries.match import Match, match_ids
from registry.queries.plan import Condition, Plan

CAP = 10_000
"""Hits and rows are counted up to here before a way of finding is chosen."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is known about a result before it is found."""

    plan: Plan
    """The plan, with few hits written out so that words need not be looked up again."""
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
    found = _Hits(cases, None, plan.match)
    if plan.match and plan.match.hits:
        found = _first_hits(reader, plan.match, plan.match.hits, cases)
    counts = {c: _count(reader, c, cap) for c in plan.conditions if c.indexed}
    sizes = {c: sqrt(count * cases) if count == cap else count for c, count in counts.items()}
    driver = min(sizes, key=lambda condition: sizes[condition], default=None)
    alone = len(plan.conditions) + (plan.match is not None) == 1
    counted = [n for n in (found.surely, *counts.values()) if n is not None] if alone else []
    return Estimate(
        plan=replace(plan, match=found.match),
        cases=cases,
        hits=found.about,
        filtered=sizes[driver] if driver else cases,
        share=prod(sizes.get(condition, cases / 2) / cases for condition in plan.conditions),
        driver=driver,
        at_least=sum(counted),
        exact=counted not in ([], [CAP]),
    )


@dataclass(frozen=True, slots=True)
class _Hits:
    about: float
    surely: int | None
    match: Match | None


def _first_hits(reader: Reader, match: Match, hits: str, cases: int) -> _Hits:
    """Read the first hits; few of them take the place of the words.

    They come by rising id, so that the id at which they stop tells how dense all are.
    """
    together = "json_group_array(id)" if reader.dialect == "sqlite" else "array_agg(id)::text"
    found = reader.row(
        f"SELECT count(*), max(id), {together} FROM (SELECT id FROM ({hits}) m LIMIT {CAP}) h",
        match.params,
    )
    count, last, ids = found or (0, None, None)
    if count == CAP:
        return _Hits(count * cases / last, count, match)
    return _Hits(count, count, match_ids(ids, reader.dialect))


def _count(reader: Reader, condition: Condition, cap: int | None) -> int:
    where = condition.render(reader.dialect, free=True)
    sql = f"SELECT 1 FROM cases c WHERE {where}{_limit(cap)}"
    return int(reader.value(f"SELECT count(*) FROM ({sql}) n", condition.params))


def _limit(cap: int | None) -> str:
    return "" if cap is None else f" LIMIT {cap}"
