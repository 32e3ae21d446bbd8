"""The power list as cases need it: versions in force with their sanctions, tiers and bases."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from registry.codes import CaseKind, FineBase, MeasureKind, PartyKind, SanctionKind
from registry.database.sql import as_date, as_decimal

from .days import HORIZON, from_date
from .telling import Theme, act_of, item_of, may_be_person, theme_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from random import Random

    import sqlalchemy as sa

_VERSIONS = """
SELECT v.id, v.power_id, p.code, v.name, v.kind, v.domain, v.agency_id, v.basis_text,
       v.review_required, v.valid_from, v.valid_to, a.sector
FROM power_version v JOIN power p ON p.id = v.power_id JOIN agency a ON a.id = v.agency_id
WHERE v.kind IN ('penalty', 'inspection', 'coercion') AND v.status = 'active'
  AND v.superseded_at IS NULL
ORDER BY p.code, v.valid_from"""
_SANCTIONS = """
SELECT version_id, id, kind, min_fen, max_fen, multiple_min, multiple_max, base, base_from_fen,
       base_below_fen, party_kind, condition
FROM power_sanction ORDER BY version_id, ordinal"""
_TIERS = """
SELECT power_id, id, tier, name, min_fen, max_fen, multiple_min, multiple_max, base,
       valid_from, valid_to
FROM discretion_tier ORDER BY power_id, tier"""
_MEASURES = "SELECT version_id, kind FROM power_measure ORDER BY version_id, kind"
_BASES = """
SELECT b.version_id, coalesce(t.in_force_from, s.in_force_from),
       coalesce(t.in_force_to, s.in_force_to)
FROM power_basis b LEFT JOIN article t ON t.id = b.article_id
LEFT JOIN statute s ON s.id = t.statute_id ORDER BY b.version_id, b.ordinal"""
_ITEMS = "SELECT power_id, id, tier FROM penalty_list_item ORDER BY power_id, number"


@dataclass(frozen=True, slots=True)
class Range:
    """A range of a sanction, or a tier of it."""

    id: int
    kind: SanctionKind
    least: int | None
    greatest: int | None
    times_least: Decimal | None
    times_greatest: Decimal | None
    base: FineBase | None
    band_from: int | None = None
    band_below: int | None = None
    party: str = ""
    """Kind of party, or `organisation`; empty for any."""
    condition: str = ""
    rank: int = 0
    first: int = 0
    last: int = HORIZON

    def open_to(self, party_kind: PartyKind) -> bool:
        """Say whether the range is open to a kind of party."""
        if self.party == "organisation":
            return party_kind is not PartyKind.NATURAL_PERSON
        return self.party in ("", party_kind.value)

    def bounds(self, base_value: int | None) -> tuple[int, int | None]:
        """Return the least and greatest amount for a value of the base."""
        least, greatest = self.least or 0, self.greatest
        if base_value is not None:
            if self.times_least is not None:
                least = int(self.times_least * base_value)
            if self.times_greatest is not None:
                greatest = int(self.times_greatest * base_value)
        return least, greatest

    @property
    def multiple(self) -> bool:
        """Whether the amount is counted from a base."""
        return self.times_least is not None or self.times_greatest is not None


@dataclass(slots=True)
class Entry:
    """One version of an entry of the list."""

    version_id: int
    power_id: int
    code: str
    name: str
    agency_id: int
    sector: str
    basis_text: str
    review_required: bool
    first: int
    last: int
    act: str
    theme: Theme
    persons: bool
    """Whether the party is often a natural person."""
    sanctions: list[Range] = field(default_factory=list)
    tiers: list[Range] = field(default_factory=list)
    measures: list[MeasureKind] = field(default_factory=list)
    list_items: dict[str, int] = field(default_factory=dict)
    """Penalty-list items by tier."""


class Shelf:
    """The entries of one department for one kind of case, the usual ones first."""

    def __init__(self, rng: Random, entries: list[Entry]) -> None:
        """Shuffle the entries and let each be used less often than the one before."""
        by_power: dict[int, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_power[entry.power_id].append(entry)
        self.powers = list(by_power.values())
        rng.shuffle(self.powers)
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.powers))))

    def draw(self, rng: Random, first: int, last: int) -> Entry | None:
        """Draw an entry that was on the list throughout a period."""
        for _ in range(30):
            versions = rng.choices(self.powers, cum_weights=self.weights)[0]
            for entry in versions:
                if entry.first <= first and last <= entry.last:
                    return entry
        return None


class Catalogue:
    """All entries, shelved by department and kind of case."""

    def __init__(self, connection: sa.Connection) -> None:
        """Read the list from the database."""
        self._tables = {
            name: _grouped(connection, statement)
            for name, statement in (
                ("sanctions", _SANCTIONS),
                ("tiers", _TIERS),
                ("measures", _MEASURES),
                ("bases", _BASES),
                ("items", _ITEMS),
            )
        }
        self.entries: dict[tuple[int, CaseKind], list[Entry]] = defaultdict(list)
        for row in connection.exec_driver_sql(_VERSIONS):
            kind = CaseKind.of(row.kind)
            entry = self._entry(row, kind)
            if entry.first <= entry.last and (kind is not CaseKind.COERCION or entry.measures):
                self.entries[entry.agency_id, kind].append(entry)

    def shelves(self, rng: Random) -> dict[tuple[int, CaseKind], Shelf]:
        """Arrange the entries by how often they are used."""
        return {key: Shelf(rng, found) for key, found in sorted(self.entries.items())}

    def _entry(self, row: Any, kind: CaseKind) -> Entry:
        tables = self._tables
        first, last = self._in_force(row)
        act = item_of(row.name) if kind is CaseKind.INSPECTION else act_of(row.name)
        theme = theme_of(row.domain)
        sanctions = [_range(item) for item in tables["sanctions"][row.id]]
        return Entry(
            version_id=row.id,
            power_id=row.power_id,
            code=row.code,
            name=row.name,
            agency_id=row.agency_id,
            sector=row.sector,
            basis_text=row.basis_text,
            review_required=bool(row.review_required),
            first=first,
            last=last,
            act=act,
            theme=theme,
            persons=may_be_person(theme, act),
            sanctions=[item for item in sanctions if item.kind is not SanctionKind.DETENTION],
            tiers=[_tier(item) for item in tables["tiers"][row.power_id]],
            measures=[MeasureKind.of(item.kind) for item in tables["measures"][row.id]],
            list_items={item.tier: item.id for item in reversed(tables["items"][row.power_id])},
        )

    def _in_force(self, row: Any) -> tuple[int, int]:
        """Return when the version was on the list and its first basis in force."""
        first, last = _day(row.valid_from, 0), _day(row.valid_to, HORIZON)
        bases = self._tables["bases"][row.id]
        if bases:
            _version, since, until = bases[0]
            first, last = max(first, _day(since, 0)), min(last, _day(until, HORIZON))
        return first, last


def _grouped(connection: sa.Connection, statement: str) -> dict[int, list[Any]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in connection.exec_driver_sql(statement):
        rows[row[0]].append(row)
    return rows


def _day(value: str | date | None, otherwise: int) -> int:
    found = as_date(value)
    return otherwise if found is None else from_date(found)


def _range(row: Any) -> Range:
    return Range(
        id=row.id,
        kind=SanctionKind.of(row.kind),
        least=row.min_fen,
        greatest=row.max_fen,
        times_least=as_decimal(row.multiple_min),
        times_greatest=as_decimal(row.multiple_max),
        base=FineBase.of(row.base) if row.base else None,
        band_from=row.base_from_fen,
        band_below=row.base_below_fen,
        party=row.party_kind,
        condition=row.condition,
    )


def _tier(row: Any) -> Range:
    return Range(
        id=row.id,
        kind=SanctionKind.FINE,
        least=row.min_fen,
        greatest=row.max_fen,
        times_least=as_decimal(row.multiple_min),
        times_greatest=as_decimal(row.multiple_max),
        base=FineBase.of(row.base) if row.base else None,
        condition=row.name,
        rank=row.tier,
        first=_day(row.valid_from, 0),
        last=_day(row.valid_to, HORIZON),
    )
