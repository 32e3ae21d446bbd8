"""How many cases of a result have which kind, agency, stage or year: exact, for any query.

The values of all cases are kept in memory as one small number per case, so that counting a result
is counting numbers; they are read again when something was recorded since.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from registry.codes import CaseKind, Code, PublicityStatus, ReviewStatus, Stage
from registry.database.reader import Reader
from registry.i18n import term
from registry.queries.lookups import agencies_named
from registry.queries.plan import make_plan
from registry.queries.strategy import matching_ids
from registry.queries.terms import Choice, Filter, Mention, Query
from registry.views import Facet

# ruff: noqa: S608 - statements are put together from our own names; values are bound

CASE_FACETS = ("kind", "agency", "stage", "decided")
_NONE = 0
_BREAK = "|"


@dataclass(frozen=True, slots=True)
class _Field:
    """A field to count by: its value in SQL as text, and what it is called."""

    sql: str
    codes: type[Code] | None = None


_FIELDS: Mapping[str, _Field] = {
    "kind": _Field("kind", CaseKind),
    "agency": _Field("CAST(agency_id AS text)"),
    "stage": _Field("stage", Stage),
    "decided": _Field("coalesce(substr(CAST(decided_on AS text), 1, 4), '')"),
    "review": _Field("review_status", ReviewStatus),
    "publicity": _Field("publicity_status", PublicityStatus),
}


@dataclass(frozen=True, slots=True)
class _Groups:
    """Which group of values each case belongs to, as of a state of the register."""

    state: tuple[object, ...]
    numbers: array[int]
    """The number of its group by the id of a case; 0 where there is no case."""
    values: tuple[tuple[str, ...], ...]
    """The values of each group."""
    sizes: Mapping[int, int]
    """How many cases each group has."""


_kept: dict[tuple[str, tuple[str, ...]], _Groups] = {}
_reading = Lock()


def facets(reader: Reader, query: Query, fields: Sequence[str] = CASE_FACETS) -> tuple[Facet, ...]:
    """Count a result by the values of some fields, the most frequent first, years falling."""
    groups = _groups(reader, tuple(fields))
    allowed = {f: _allowed(reader, f) for f in query.filters if _is_counted(f, fields)}
    rest = tuple(f for f in query.filters if f not in allowed)
    counted = _counted(reader, groups, replace(query, filters=rest))
    for filter_, values in allowed.items():
        place = fields.index(filter_.field)
        counted = {n: count for n, count in counted.items() if groups.values[n][place] in values}
    return tuple(
        facet
        for place, name in enumerate(fields)
        for facet in _counts_of(reader, name, place, groups, counted)
    )


def _is_counted(filter_: Filter, fields: Sequence[str]) -> bool:
    """Tell whether a filter only picks some values of a field that is counted anyway."""
    if filter_.field == "agency":
        return "agency" in fields
    return (
        isinstance(filter_, Choice)
        and filter_.field in fields
        and set(filter_.values) <= {str(code) for code in _FIELDS[filter_.field].codes or ()}
    )


def _allowed(reader: Reader, filter_: Filter) -> frozenset[str]:
    if isinstance(filter_, Mention):
        return frozenset(map(str, agencies_named(reader, filter_.texts)))
    return frozenset(filter_.values) if isinstance(filter_, Choice) else frozenset()


def _counted(reader: Reader, groups: _Groups, query: Query) -> Mapping[int, int]:
    """Return how many cases of a result each group has."""
    plan = make_plan(reader, query)
    if plan.match is None and not plan.conditions:
        return groups.sizes
    ids: Iterable[int] = matching_ids(reader, plan)
    known = range(len(groups.numbers))
    if max(ids, default=0) not in known:  # recorded since the values were read
        ids = filter(known.__contains__, ids)
    counted = Counter(map(groups.numbers.__getitem__, ids))
    del counted[_NONE]
    return counted


def _counts_of(
    reader: Reader, name: str, place: int, groups: _Groups, counted: Mapping[int, int]
) -> list[Facet]:
    totals: Counter[str] = Counter()
    for number, count in counted.items():
        totals[groups.values[number][place]] += count
    del totals[""]
    if name == "decided":
        return [Facet(name, year, year, totals[year]) for year in sorted(totals, reverse=True)]
    called = _called(reader, name)
    order = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [Facet(name, *called(value), count) for value, count in order]


def _called(reader: Reader, name: str) -> Callable[[str], tuple[str, str]]:
    """Return how a value is written in a query line and how it is shown."""
    codes = _FIELDS[name].codes
    if codes is not None:
        return lambda value: (value, term(codes.of(value)))
    agencies = {str(key): (code, label) for key, code, label in reader.rows(_AGENCIES)}
    return lambda value: agencies[value]


_AGENCIES = "SELECT id, code, CASE short_name WHEN '' THEN name ELSE short_name END FROM agency"


def _groups(reader: Reader, fields: tuple[str, ...]) -> _Groups:
    key = (str(reader.url), fields)
    with _reading:
        state = reader.row(
            "SELECT (SELECT max(id) FROM cases), (SELECT max(seq) FROM ledger_entry)"
        )
        found = _kept.get(key)
        if found is None or found.state != state:
            found = _kept[key] = _read_groups(reader, fields, state or ())
    return found


def _read_groups(reader: Reader, fields: tuple[str, ...], state: tuple[object, ...]) -> _Groups:
    value = f" || '{_BREAK}' || ".join(_FIELDS[field].sql for field in fields)
    last = reader.value("SELECT max(id) FROM cases") or 0
    numbers = array("i", [_NONE]) * (last + 1)
    known: dict[str, int] = {"": _NONE}
    sql = f"SELECT id, {value} FROM cases WHERE id <= :last"
    for case_id, group in reader.iterate(sql, {"last": last}, size=10_000):
        numbers[case_id] = known.setdefault(group, len(known))
    sizes = Counter(numbers)
    del sizes[_NONE]
    return _Groups(state, numbers, tuple(tuple(group.split(_BREAK)) for group in known), sizes)
