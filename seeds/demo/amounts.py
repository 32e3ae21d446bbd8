"""Sanctions as officers set them: within the range and its tier, low rather than high, rounded."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from registry.codes import FineBase, PartyKind, SanctionKind

if TYPE_CHECKING:
    from random import Random

    from .catalogue import Entry, Range

CONFISCATIONS = (SanctionKind.CONFISCATE_GAINS, SanctionKind.CONFISCATE_PROPERTY)
MONEY = (SanctionKind.FINE, *CONFISCATIONS)
SEVERE = (
    SanctionKind.SUSPEND_BUSINESS,
    SanctionKind.REVOKE_LICENCE,
    SanctionKind.LOWER_GRADE,
    SanctionKind.CLOSURE,
)
SMALL_PARTIES = (PartyKind.SOLE_TRADER, PartyKind.NATURAL_PERSON)
LENIENT, LENIENT_SMALL = 0.06, 0.25
"""How often a fine is set below the least amount, where a ground allows it."""
ROUNDING = (
    *((5_000, 1_000), (20_000, 5_000), (100_000, 10_000), (1_000_000, 50_000)),
    (10_000_000, 100_000),
)
"""Amounts in fen up to which officers round to a step."""
LARGE_STEP = 500_000
MINOR = 5_000_000
"""Greatest fine in fen of acts that are dealt with on the spot."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sanction of a decision."""

    kind: SanctionKind
    amount: int | None = None
    base: FineBase | None = None
    base_value: int | None = None
    condition: str = ""
    tier: int | None = None
    tier_id: int | None = None
    range_id: int | None = None


def all_fines(entry: Entry) -> list[Range]:
    """Return the ranges of fines of an entry."""
    return [item for item in entry.sanctions if item.kind is SanctionKind.FINE]


def fine_ranges(entry: Entry, party_kind: PartyKind) -> list[Range]:
    """Return the ranges of fines that an entry opens to a kind of party."""
    return [item for item in all_fines(entry) if item.open_to(party_kind)]


def smallest_fine(entry: Entry, party_kind: PartyKind) -> int | None:
    """Return the least fine in fen of a minor act that needs no base value and circumstance."""
    plain = [
        item.least or 0
        for item in fine_ranges(entry, party_kind)
        if not item.multiple and not item.condition and item.band_from is None
        if (item.greatest or 0) <= MINOR
    ]
    return min(plain, default=None)


def has(entry: Entry, kind: SanctionKind) -> bool:
    """Say whether an entry allows a kind of sanction."""
    return any(item.kind is kind for item in entry.sanctions)


def draw_fine(
    rng: Random, entry: Entry, party_kind: PartyKind, days: range, most: int | None = None
) -> Line | None:
    """Draw a fine within a range of the entry and, mostly, within a tier valid on some days."""
    ranges = fine_ranges(entry, party_kind)
    plain = [item for item in ranges if not item.condition] or ranges
    if most is not None:
        plain = [item for item in plain if not item.multiple and item.band_from is None]
        plain = [item for item in plain if (item.least or 0) <= most]
    if not plain:
        return None
    chosen = plain[int(rng.random() * len(plain))]
    value = _base_value(rng, chosen)
    least, greatest = chosen.bounds(value)
    if most is not None:
        greatest = most if greatest is None else min(greatest, most)
        least = max(least, min(greatest, most // 10))
    if greatest is None:
        greatest = max(least * 3, 1_000_000)
    tiers = [item for item in entry.tiers if _valid(item, days)]
    tier = _tier(rng, tiers, chosen, value, least, greatest)
    if tier is not None:
        low, high = tier.bounds(value)
        least, greatest = max(least, low), min(greatest, greatest if high is None else high)
    return Line(
        SanctionKind.FINE,
        rounded(rng, least, greatest),
        chosen.base,
        value,
        chosen.condition,
        tier.rank if tier else None,
        tier.id if tier else None,
        chosen.id,
    )


def draw_lines(
    rng: Random, entry: Entry, party_kind: PartyKind, days: range, *, severe: bool = False
) -> tuple[Line, ...]:
    """Draw the sanctions of an ordinary case; empty if the entry has none that fit."""
    heavy = [item for item in entry.sanctions if item.kind in SEVERE]
    if severe and not heavy:
        return ()
    if has(entry, SanctionKind.WARNING) and not severe and rng.random() < 0.08:
        return (Line(SanctionKind.WARNING),)
    lenient = LENIENT_SMALL if party_kind in SMALL_PARTIES else LENIENT
    fine = mitigated(rng, entry, party_kind) if not severe and rng.random() < lenient else None
    fine = fine or draw_fine(rng, entry, party_kind, days)
    lines = [fine] if fine and fine.amount else []
    if has(entry, SanctionKind.CONFISCATE_GAINS) and rng.random() < 0.2:
        lines.append(Line(SanctionKind.CONFISCATE_GAINS, rounded(rng, 5_000, 4_000_000)))
    if heavy and (severe or rng.random() < 0.02):
        chosen = heavy[int(rng.random() * len(heavy))]
        lines.append(Line(chosen.kind, range_id=chosen.id))
    if not lines and has(entry, SanctionKind.WARNING):
        lines = [Line(SanctionKind.WARNING)]
    return tuple(lines)


def _base_value(rng: Random, chosen: Range) -> int | None:
    if not chosen.multiple and chosen.band_from is None and chosen.band_below is None:
        return None
    low = max(chosen.band_from or 0, 10_000)
    large = chosen.base in (FineBase.PROJECT_COST, FineBase.CONTRACT_PRICE, FineBase.INVESTMENT)
    high = chosen.band_below or max(low * 8, 300_000_000 if large else 3_000_000)
    return min(rounded(rng, low, high), high - 100)


def _valid(tier: Range, days: range) -> bool:
    return tier.first <= days.start and days.stop <= tier.last


def _tier(
    rng: Random, tiers: list[Range], chosen: Range, value: int | None, least: int, greatest: int
) -> Range | None:
    """Draw a tier that overlaps the range; the lighter the likelier."""
    fitting = []
    for tier in tiers:
        if tier.multiple and (value is None or tier.base is not chosen.base):
            continue
        low, high = tier.bounds(value)
        if max(low, least) <= min(greatest, greatest if high is None else high):
            fitting.append(tier)
    if not fitting or chosen.condition:
        return None
    return fitting[int(rng.random() ** 2 * len(fitting))]


def rounded(rng: Random, least: int, greatest: int) -> int:
    """Draw an amount between two bounds, log-normal, on a round number if one fits."""
    if greatest <= least:
        return least
    low = max(least, greatest // 60, 1_000)
    if low >= greatest:
        return greatest
    width = log(greatest / low)
    amount = low * exp(width * min(max(rng.gauss(0.36, 0.22), 0.0), 1.0))
    for step in _steps(amount):
        found = int(amount / step + 0.5) * step
        if least <= found <= greatest:
            return found
    return int(amount)


def _steps(amount: float) -> tuple[int, ...]:
    coarse = next((step for limit, step in ROUNDING if amount <= limit), LARGE_STEP)
    return (coarse, coarse // 5, coarse // 10, 100)


def is_plain(entry: Entry) -> bool:
    """Say whether every fine of an entry is a fixed range that needs no value of a base."""
    return all(
        not item.multiple and item.band_from is None and item.band_below is None
        for item in all_fines(entry)
    )


def mitigated(rng: Random, entry: Entry, party_kind: PartyKind) -> Line | None:
    """Draw a fine below every least amount of an entry, where there is one to fall below."""
    if not fine_ranges(entry, party_kind):
        return None
    least = min((item.least or 0 for item in all_fines(entry)), default=0)
    if least < 100_000 or not is_plain(entry):
        return None
    return Line(SanctionKind.FINE, rounded(rng, least // 10, least * 7 // 10))


def excessive(rng: Random, entry: Entry, party_kind: PartyKind) -> Line | None:
    """Draw a fine above every range of an entry."""
    if not fine_ranges(entry, party_kind):
        return None
    tops = [item.greatest for item in all_fines(entry)]
    if not tops or None in tops or not is_plain(entry):
        return None
    greatest = max(top for top in tops if top is not None)
    if greatest < 100_000:
        return None
    return Line(SanctionKind.FINE, greatest + greatest // (2 + int(rng.random() * 4)))
