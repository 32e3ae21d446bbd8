"""What is said of a check: what it asks, on which articles and numbers; standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from registry.views.details import Citation, FindingView


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A number of the law for a time, a sector, a region and a kind of party."""

    name: str
    value: str
    unit: str
    valid_from: date
    valid_to: date | None
    sector: str
    region: str
    party_kind: str
    statute: str
    article: str
    confirmed: bool
    note: str


@dataclass(frozen=True, slots=True)
class CheckVersion:
    """A version of a check and the days on which it asks."""

    since: date | None
    until: date | None
    version: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A check explained; with a case, how its answer came about."""

    code: str
    title: str
    severity: str
    point: str
    mend: str
    versions: tuple[CheckVersion, ...]
    articles: tuple[Citation, ...]
    parameters: tuple[ParameterView, ...]
    """Every number that the check may read, over time: first by name, then by day."""
    ref: str = ""
    as_of: date | None = None
    judged_on: date | None = None
    """The day of the step judged, whose law the check applies."""
    finding: FindingView | None = None
