"""Random draws that anybody can repeat: from the pool, the shares and the seed alone.

Each member is ranked by the SHA-256 of the seed and its identity, so that the order of the list
cannot matter and nobody can know the result before the seed is known.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from registry.law.facts import DrawObject

METHOD = "sha256-rank-1"
"""The name under which a draw keeps the method of this module."""


def pool_digest(pool: Iterable[DrawObject]) -> str:
    """Return the digest by which a pool is committed to before it is drawn from."""
    lines = sorted([item.risk_class, item.key] for item in pool)
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()


def rank(seed: str, *names: str) -> str:
    """Return the rank of one member of a list under a seed; the least is drawn first."""
    return hashlib.sha256("\n".join((seed, *names)).encode()).hexdigest()


def wanted(size: int, percent: Decimal) -> int:
    """Return how many of a class of a size are to be drawn: the share, rounded up."""
    return min(size, int((size * percent / 100).to_integral_value(ROUND_CEILING)))


def draw_objects(
    pool: Iterable[DrawObject], shares: Mapping[str, Decimal], seed: str
) -> frozenset[str]:
    """Return which objects of a pool a seed draws, class by class."""
    classes: dict[str, list[str]] = defaultdict(list)
    for item in pool:
        classes[item.risk_class].append(item.key)
    drawn: set[str] = set()
    for risk_class, keys in classes.items():
        number = wanted(len(keys), shares.get(risk_class, Decimal(0)))
        drawn.update(sorted(keys, key=lambda key: rank(seed, risk_class, key))[:number])
    return frozenset(drawn)


def draw_inspectors(
    staff: Iterable[str], key: str, seed: str, number: int, barred: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return which inspectors a seed draws for an object; the barred are passed over."""
    order = sorted(set(staff) - barred, key=lambda person: rank(seed, key, person))
    return frozenset(order[:number])
