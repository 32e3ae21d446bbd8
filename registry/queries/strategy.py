"""Ways of finding the ids of a result, and the choice of the cheapest.

Costs are rough microseconds measured on SQLite. What they decide is only speed: every way gives
the same ids in the same order.
"""

# ruff: noqa: S608 - statements are put together from our own names; values are bound

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from registry.database.reader import Reader
from registry.queries.estimate import Estimate, estimate
from registry.queries.match import Match
from registry.queries.ordering import Key, beyond, segments, whole_order
from registry.queries.plan import Condition, Plan

_LOOK_UP = 2.5
"""Reading a case by its id."""
_PROBE, _PROBED_PAIR = 35.0, 5.0
"""Asking the search index about one case, per pair, and then some: hits may begin far away."""
_LIST, _PAIR = 0.4, 0.15
"""Putting one hit on a list, per pair."""
_WALK = 0.4
"""Passing one row of an index and looking it up in that list."""
_PAIRED = frozenset({"kind", "agency_id", "stage", "power_id", "review_status"})
"""Columns with an index in which the rows of a value stand by day of decision."""


@dataclass(frozen=True, slots=True)
class Found:
    """Ids in order: all of a result, or its first ones and how many there are at least."""

    ids: array[int]
    total: int
    exact: bool
    complete: bool


def first_ids(reader: Reader, plan: Plan, limit: int, after: Key | None = None) -> Found:
    """Find the first ids of a result, after a row if one is given, reading little more.

    Each walk may cost as much as the next way would before that is tried.
    """
    if plan.match is None and not plan.conditions:
        ids = _walk(reader, plan, None, limit, after, None)
        total = len(ids) if after else int(reader.value("SELECT count(*) FROM cases"))
        return Found(ids, total, after is None, after is None and len(ids) == total)
    guess = estimate(reader, plan)
    plan = guess.plan
    cost_of_all, source = _source(reader, guess)
    ways = sorted(_walking(guess, limit), key=lambda way: way.cost)
    costs = [*(way.cost for way in ways if way.cost < cost_of_all), cost_of_all]
    for way, cost_of_next in zip(ways, costs[1:], strict=False):
        patience = int(max(2 * guess.steps(limit), cost_of_next / way.cost_per_row)) + limit
        ids = _walk(reader, plan, way.match, limit, after, patience)
        if len(ids) == limit:
            return Found(ids, max(limit, guess.at_least), guess.exact, complete=False)
    ids = _sorted(reader, plan, source, after)
    return Found(ids, len(ids), exact=True, complete=True)


def all_ids(
    reader: Reader, plan: Plan, progress: Callable[[int], None] | None = None
) -> array[int]:
    """Find all ids of a result in order; `progress` hears how many are there."""
    ids = array("q")
    for part in _parts(reader, plan):
        ids.extend(part)
        if progress:
            progress(len(ids))
    return ids


def _parts(reader: Reader, plan: Plan) -> Iterator[Iterable[int]]:
    """Sort what an index finds, or walk the order from end to end, whichever is cheaper."""
    served = set(plan.conditions) <= set(_served(plan))
    if served and plan.match is None:
        yield from _walk_to_the_end(reader, plan)
        return
    guess = estimate(reader, plan, None)
    if not plan.conditions and guess.hits * _LOOK_UP > guess.cases * _WALK:
        yield from _picked(reader, plan)
        return
    _cost, source = _source(reader, guess)
    order = whole_order(plan.order, reader.dialect)
    yield from reader.id_chunks(f"SELECT c.id {source} ORDER BY {order}", guess.plan.params)


def _picked(reader: Reader, plan: Plan) -> Iterator[Iterable[int]]:
    """Pick what matches out of the order of all cases."""
    matching = set(matching_ids(reader, plan))
    for part in _walk_to_the_end(reader, Plan((), None, plan.order)):
        yield filter(matching.__contains__, part)


def matching_ids(reader: Reader, plan: Plan) -> array[int]:
    """Find all ids of a result, in any order."""
    if plan.match and plan.match.hits and not plan.conditions:
        return reader.ids(plan.match.hits, plan.params)
    guess = estimate(reader, plan, None)
    _cost, source = _source(reader, guess)
    return reader.ids(f"SELECT c.id {source}", guess.plan.params)


def count_ids(reader: Reader, plan: Plan) -> int:
    """Count a result."""
    if plan.match and plan.match.hits and not plan.conditions:
        source = f"FROM ({plan.match.hits}) h"
    else:
        guess = estimate(reader, plan, None)
        plan, (_cost, source) = guess.plan, _source(reader, guess)
    return int(reader.value(f"SELECT count(*) {source}", plan.params))


def _sorted(reader: Reader, plan: Plan, source: str, after: Key | None) -> array[int]:
    """Find the whole result and sort it."""
    params = plan.params
    if after:
        condition, more = beyond(plan.order, reader.dialect, after)
        source, params = f"{source} AND {condition}", {**params, **more}
    order = whole_order(plan.order, reader.dialect)
    return reader.ids(f"SELECT c.id {source} ORDER BY {order}", params)


def _walk(
    reader: Reader,
    plan: Plan,
    match: str | None,
    limit: int,
    after: Key | None,
    patience: int | None,
) -> array[int]:
    """Pass the cases in order until `limit` are met, or until patience ends."""
    ids = array("q")
    for within, order_by, test, params in _stretches(reader, plan, match, after):
        most = "" if patience is None else f" LIMIT {patience}"
        sql = (
            f"SELECT id FROM (SELECT c.id AS id, CASE WHEN {test} THEN 1 END AS met FROM cases c"
            f" WHERE {within} ORDER BY {order_by}{most}) w WHERE met = 1 LIMIT {limit - len(ids)}"
        )
        ids.extend(reader.ids(sql, params))
        if len(ids) == limit:
            break
        passed = f"SELECT count(*) FROM (SELECT 1 FROM cases c WHERE {within}{most}) p"
        if patience is not None and reader.value(passed, params) >= patience:
            break
    return ids


def _walk_to_the_end(reader: Reader, plan: Plan) -> Iterator[array[int]]:
    """Pass all cases in order; words are not looked at."""
    for within, order_by, test, params in _stretches(reader, plan, None):
        sql = f"SELECT c.id FROM cases c WHERE {within} AND {test} ORDER BY {order_by}"
        yield from reader.id_chunks(sql, params)


def _stretches(
    reader: Reader, plan: Plan, match: str | None, after: Key | None = None
) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield index range, order, test of a row and parameters for each stretch of the order."""
    served = _served(plan)
    range_ = _conditions(served, reader, served)
    unserved = _conditions([c for c in plan.conditions if c not in served], reader)
    test = _all_of([*unserved, match])
    for segment in segments(plan.order, reader.dialect, after):
        within = _all_of([segment.where, *range_])
        yield within, segment.order_by, test, {**plan.params, **segment.params}


def _source(reader: Reader, guess: Estimate) -> tuple[float, str]:
    """Return the cheapest FROM and WHERE that yields the whole result, with its cost."""
    return min(_sources(reader, guess))


def _sources(reader: Reader, guess: Estimate) -> Iterator[tuple[float, str]]:
    plan, match = guess.plan, guess.plan.match
    if match and match.hits:
        where = _all_of(["c.id = h.id", *_conditions(plan.conditions, reader)])
        source = f"FROM ({match.hits}) h CROSS JOIN cases c WHERE {where}"
        yield guess.hits * (_cost_of_hit(match) + _LOOK_UP), source
    driving = [guess.driver] if guess.driver else []
    conditions = _conditions(plan.conditions, reader, driving)
    rows = guess.filtered * _LOOK_UP
    if match is None:
        yield rows, f"FROM cases c WHERE {_all_of(conditions)}"
        return
    listed = f"FROM cases c WHERE {_all_of([*conditions, match.listed])}"
    yield rows + guess.hits * _cost_of_hit(match), listed
    if driving:
        probed = f"FROM cases c WHERE {_all_of([*conditions, match.probed])}"
        yield rows + guess.filtered * _cost_of_probe(match), probed


@dataclass(frozen=True, slots=True)
class _Way:
    """A walk along the order until enough are met: how words are looked at, and what it costs."""

    match: str | None
    cost: float
    cost_per_row: float


def _walking(guess: Estimate, limit: int) -> Iterator[_Way]:
    plan, steps = guess.plan, guess.steps(limit)
    passing = _cost_of_passing(plan, 1)
    if plan.match is None:
        yield _Way(None, steps * passing, passing)
        return
    probing = passing + _cost_of_probe(plan.match)
    listing = guess.hits * _cost_of_hit(plan.match)
    yield _Way(plan.match.listed, steps * passing + listing, passing)
    yield _Way(plan.match.probed, steps * probing, probing)


def _cost_of_hit(match: Match) -> float:
    return _LIST + _PAIR * match.pairs


def _cost_of_probe(match: Match) -> float:
    return _PROBE + _PROBED_PAIR * match.pairs


def _cost_of_passing(plan: Plan, steps: float) -> float:
    return steps * (_LOOK_UP if set(plan.conditions) - set(_served(plan)) else _WALK)


def _served(plan: Plan) -> list[Condition]:
    """Return the conditions that only narrow the index range that a walk passes."""
    served = [c for c in plan.conditions if c.column == plan.order.column]
    if plan.order.column == "decided_on":
        paired = (c for c in plan.conditions if c.single and c.column in _PAIRED)
        served += [condition for condition, _first in zip(paired, "1", strict=False)]
    return served


def _conditions(
    conditions: Iterable[Condition], reader: Reader, free: Collection[Condition] = ()
) -> list[str]:
    return [c.render(reader.dialect, c in free) for c in conditions]


def _all_of(conditions: Iterable[str | None]) -> str:
    return " AND ".join(filter(None, conditions)) or "TRUE"
