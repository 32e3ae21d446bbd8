"""The rules that a register holds: a city edits its tables, and the checks go by them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from registry.codes import CaseKind, NormLevel, PartyKind, SanctionKind, Sector
from registry.database.sql import as_bool, as_date
from registry.errors import NotFound
from registry.law.citations import Article, Statute, law_book
from registry.law.major import ANY_AGENCY, MajorRule
from registry.law.parameters import Parameter, ParameterSet, default_parameters
from registry.law.ruleset import Ruleset

if TYPE_CHECKING:
    from registry.database.reader import Reader

Rows = tuple[tuple[Any, ...], ...]

_PARAMETERS = """
SELECT p.name, p.value, p.unit, p.valid_from, p.valid_to, p.sector, p.region, p.party_kind,
       p.confirmed, p.note, p.statute, p.article, s.short, s.short_en, s.level
FROM parameter p LEFT JOIN statute s ON s.key = p.statute ORDER BY p.id
"""
_CATALOGUE = """
SELECT a.code, r.case_kind, r.sanction_kind, r.party_kind, r.amount_fen, r.description,
       r.description_en, r.valid_from, r.valid_to, r.confirmed
FROM major_decision_rule r LEFT JOIN agency a ON a.id = r.agency_id ORDER BY r.id
"""


def ruleset(reader: Reader) -> Ruleset:
    """Return the rules as the register holds them now; they are made anew only when they change."""
    return _ruleset(tuple(reader.rows(_PARAMETERS)), tuple(reader.rows(_CATALOGUE)))


@lru_cache(maxsize=4)
def _ruleset(parameters: Rows, catalogue: Rows) -> Ruleset:
    return Ruleset(_completed(parameters), tuple(map(_major_rule, catalogue)))


def _completed(rows: Rows) -> ParameterSet:
    """Take numbers of which the register has no row, as of a check newer than it, as delivered."""
    own = [_parameter(row) for row in rows]
    known = {parameter.name for parameter in own}
    new = (row for row in default_parameters().rows if row.name not in known)
    return ParameterSet((*own, *new))


def _parameter(row: tuple[Any, ...]) -> Parameter:
    name, value, unit, first, last, sector, region, party_kind, confirmed, note, *cited = row
    valid_from = as_date(first)
    assert valid_from is not None  # noqa: S101 - the column is never empty
    return Parameter(
        name=name,
        value=value,
        unit=unit,
        cites=_article(*cited),
        valid_from=valid_from,
        valid_to=as_date(last),
        sector=Sector.of(sector),
        region=region,
        party_kind=PartyKind.of(party_kind) if party_kind else None,
        confirmed=bool(as_bool(confirmed)),
        note=note,
    )


def _article(
    key: str, number: str, short: str | None, short_en: str | None, level: str | None
) -> Article:
    """Return the article a number rests on, also of a statute that only the register has."""
    try:
        return law_book().cite(f"{key} {number}")
    except NotFound:
        name = short or key
        known = NormLevel.of(level) if level else None
        return Article(Statute(key, name, name, short_en or "", known), number)


def _major_rule(row: tuple[Any, ...]) -> MajorRule:
    agency, case_kind, sanction_kind, party_kind, amount, zh, en, first, last, confirmed = row
    return MajorRule(
        agency=agency or ANY_AGENCY,
        case_kind=CaseKind.of(case_kind),
        sanction_kind=SanctionKind.of(sanction_kind) if sanction_kind else None,
        party_kind=PartyKind.of(party_kind) if party_kind else None,
        amount_fen=amount,
        description=zh,
        description_en=en,
        valid_from=as_date(first),
        valid_to=as_date(last),
        confirmed=bool(as_bool(confirmed)),
    )
