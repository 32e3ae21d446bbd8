"""The numbers of the law: dated, by sector, region and kind of party, each with its article.

No rule holds a number of its own. The most specific row wins: first the sector, then the region
(falling back from district to city, province and nation), then the kind of party.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from registry.codes import PartyKind, Sector
from registry.errors import NotFound
from registry.i18n import _
from registry.law import calendar
from registry.law.calendar import Due, Span
from registry.law.citations import Article, day_or_none, law_book, read_rows
from registry.resources import seeds_dir

NATION = "000000"


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """One number of the law and where it applies."""

    name: str
    value: str
    unit: str
    cites: Article
    valid_from: date
    valid_to: date | None = None
    sector: Sector = Sector.GENERAL
    region: str = NATION
    party_kind: PartyKind | None = None
    confirmed: bool = True
    note: str = ""

    @property
    def number(self) -> int:
        """The value as a whole number."""
        return int(self.value)

    @property
    def decimal(self) -> Decimal:
        """The value as an exact decimal."""
        return Decimal(self.value)

    @property
    def fen(self) -> int:
        """The value, an amount in yuan, in fen."""
        return int(Decimal(self.value).scaleb(2))

    @property
    def day(self) -> date:
        """The value as a date."""
        return date.fromisoformat(self.value)

    @property
    def words(self) -> frozenset[str]:
        """The value as a set of codes."""
        return frozenset(self.value.split())

    def end(self, start: date, pauses: Iterable[Span] = (), *, roll: bool = False) -> Due:
        """Return the last day of this period from `start`, counted in its own unit."""
        if self.unit == "working_days":
            return calendar.add_working_days(start, self.number, pauses)
        if self.unit == "calendar_days":
            return calendar.add_calendar_days(start, self.number, pauses, roll=roll)
        months = self.number * (12 if self.unit == "years" else 1)
        return calendar.add_months(start, months, roll=roll)

    def to_data(self) -> dict[str, Any]:
        """Return what a finding records of the parameter it used."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "sector": self.sector.value,
            "region": self.region,
            "valid_from": self.valid_from.isoformat(),
            "statute": self.cites.statute.short,
            "article": self.cites.article,
            "confirmed": self.confirmed,
        }


class ParameterSet:
    """All parameters, with look-up by date, sector, region and kind of party."""

    def __init__(self, rows: Iterable[Parameter]) -> None:
        """Index the rows by name."""
        self.rows = tuple(rows)
        self._by_name: dict[str, list[Parameter]] = {}
        for row in self.rows:
            self._by_name.setdefault(row.name, []).append(row)
        self._ranked: dict[tuple[str, str, str, str | None], tuple[Parameter, ...]] = {}

    def lookup(
        self,
        name: str,
        *,
        on: date,
        sector: Sector = Sector.GENERAL,
        region: str = NATION,
        party_kind: PartyKind | None = None,
    ) -> Parameter | None:
        """Return the most specific parameter of that name in force on a day, if there is one."""
        key = (name, sector, region, party_kind)
        ranked = self._ranked.get(key)
        if ranked is None:
            ranked = self._ranked[key] = self._rank(name, sector, region, party_kind)
        for row in ranked:
            if row.valid_from <= on and (row.valid_to is None or on <= row.valid_to):
                return row
        return None

    def changed(self, name: str, value: str, **where: Any) -> ParameterSet:
        """Return a set in which the matching rows of a name have another value."""
        return ParameterSet(
            replace(row, value=value) if row.name == name and _matches(row, where) else row
            for row in self.rows
        )

    def _rank(
        self, name: str, sector: Sector, region: str, party_kind: PartyKind | None
    ) -> tuple[Parameter, ...]:
        if name not in self._by_name:
            raise NotFound(_("No parameter is called {name}.").format(name=name))
        regions = list(_upward(region))
        fitting = [
            row
            for row in self._by_name[name]
            if row.sector in (sector, Sector.GENERAL)
            and row.region in regions
            and row.party_kind in (party_kind, None)
        ]
        fitting.sort(
            key=lambda row: (
                row.sector is not sector,
                regions.index(row.region),
                row.party_kind is None,
                -row.valid_from.toordinal(),
            )
        )
        return tuple(fitting)


@cache
def default_parameters() -> ParameterSet:
    """Return the parameters of the reference data."""
    return ParameterSet(parameter(row) for row in read_rows(seeds_dir() / "parameters.csv"))


def parameter(row: Mapping[str, str]) -> Parameter:
    """Make a parameter from a row of text, whether of a file or of the database."""
    return Parameter(
        name=row["name"],
        value=row["value"],
        unit=row["unit"],
        cites=law_book().cite(f"{row['statute']} {row['article']}"),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=day_or_none(row["valid_to"]),
        sector=Sector.of(row["sector"] or "general"),
        region=row["region"] or NATION,
        party_kind=PartyKind.of(row["party_kind"]) if row["party_kind"] else None,
        confirmed=row["confirmed"] != "no",
        note=row["note"],
    )


def _upward(region: str) -> tuple[str, ...]:
    """List a division and those above it, nearest first."""
    return tuple(dict.fromkeys((region, f"{region[:4]}00", f"{region[:2]}0000", NATION)))


def _matches(row: Parameter, where: Mapping[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in where.items())
