"""A check explained: what it asks, by which law, on which numbers, and how it answered a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from registry.codes import Sector
from registry.i18n import _, pick
from registry.law.checks import CHECKS, run_checks
from registry.law.checks.base import checked_codes
from registry.law.checks.reads import parameter_names
from registry.law.ruleset import Ruleset, default_ruleset
from registry.law.versions import version_of
from registry.queries.law import with_text
from registry.queries.next_steps import citation, finding_view, title_of
from registry.queries.rulesets import ruleset
from registry.views.explain import CheckVersion, Explanation, ParameterView

if TYPE_CHECKING:
    from datetime import date

    from registry.database.reader import Reader
    from registry.law.checks import Check, Finding
    from registry.law.dossier import Dossier
    from registry.law.parameters import Parameter, ParameterSet
    from registry.views import Citation


def explain(
    code: str,
    as_of: date,
    *,
    reader: Reader | None = None,
    dossier: Dossier | None = None,
    rules: Ruleset | None = None,
) -> Explanation:
    """Explain a check; with a reader show imported texts, with a dossier how it was computed.

    Raises:
        InvalidInput: if there is no such check, with the nearest.
    """
    (known,) = checked_codes([code.strip().upper()])
    law = rules or _rules(reader)
    versions = CHECKS[known]
    current = versions[-1]
    answer = _answer(known, dossier, as_of, law) if dossier else None
    cited = dict.fromkeys(article for version in versions for article in version.cites)
    own = dict.fromkeys([*(answer.basis if answer else ()), *cited])
    return Explanation(
        code=known,
        title=title_of(known),
        severity=current.severity.value,
        point=current.point.value,
        mend=_(current.mend),
        versions=tuple(CheckVersion(v.since, v.until, version_of(v)) for v in versions),
        articles=_texts(reader, tuple(map(citation, own)), as_of),
        parameters=tuple(_rows(versions, law.parameters)),
        ref=dossier.ref if dossier else "",
        as_of=as_of if dossier else None,
        judged_on=(current.day_of(dossier) or as_of) if dossier else None,
        finding=finding_view(answer) if answer else None,
    )


def _rules(reader: Reader | None) -> Ruleset:
    if reader is None:
        return default_ruleset()
    return ruleset(reader)


def _answer(code: str, dossier: Dossier, as_of: date, rules: Ruleset) -> Finding:
    (found,) = run_checks(dossier, as_of, rules.parameters, [code], rules.catalogue)
    return found


def _texts(reader: Reader | None, cited: tuple[Citation, ...], on: date) -> tuple[Citation, ...]:
    return cited if reader is None else with_text(reader, cited, on)


def _rows(versions: list[Check], numbers: ParameterSet) -> Iterator[ParameterView]:
    names = dict.fromkeys(name for version in versions for name in parameter_names(version))
    for name in names:
        rows = [row for row in numbers.rows if row.name == name]
        yield from map(_row, sorted(rows, key=_place))


def _place(row: Parameter) -> tuple[bool, str, str, str, date]:
    """Put the general numbers first, then those of each sector, each by day."""
    special = row.sector is not Sector.GENERAL
    return (special, row.sector.value, row.region, row.party_kind or "", row.valid_from)


def _row(row: Parameter) -> ParameterView:
    statute = row.cites.statute
    return ParameterView(
        name=row.name,
        value=row.value,
        unit=row.unit,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        sector=row.sector.value,
        region=row.region,
        party_kind=row.party_kind.value if row.party_kind else "",
        statute=pick(statute.short, statute.short_en),
        article=row.cites.article,
        confirmed=row.confirmed,
        note=row.note,
    )
