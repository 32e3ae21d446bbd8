"""Subjects: who acts, with what certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from registry.codes import CaseKind, ReviewPoint, Sector, Severity, Stage
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.scope import action_day, any_case
from registry.law.citations import in_force
from registry.law.reading import SIDE_EXITS, day_of, handlers, is_summary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Certificate, Officer
    from registry.law.parameters import Parameter

FIELD_ACTIONS = frozenset(
    {
        "find",
        "tell",
        "gather",
        "inspect",
        "verify",
        "recheck",
        "carry_out",
        "carry_out_urgently",
        "execute",
    }
)
"""Steps in which officers meet the party or verify facts (`registry.law.procedures`)."""

NOT_BEGUN = frozenset({Stage.CLUE, Stage.PLANNED, Stage.APPROVED, Stage.DEMANDED, *SIDE_EXITS})
"""Stages in which no officer need have met the party yet."""

COMPREHENSIVE = frozenset({"综合", "综合行政执法", "综合执法"})
"""Fields of certificates that cover all matters of the agency."""


class _Team(NamedTuple):
    """Who acted on a day: certified, uncertified, and those of whom too little is known."""

    day: date
    certified: list[str]
    uncertified: list[str]
    unknown: list[str]


@check(
    "ST02",
    zh="两名以上持有效执法证件的人员执法",
    en="At least two officers with certificates valid on the day and in the field",
    cites=("APL 42", "ACL 18"),
    point=ReviewPoint.OFFICERS,
    severity=Severity.VOID,
    applies=any_case,
    day_of=action_day,
    mend=msg("Name the officers who acted, with certificates valid on that day."),
)
def enough_certified_officers(context: Context) -> Finding:
    """On each day of action no fewer certified officers act than the law asks for."""
    dossier = context.dossier
    if dossier.officers is None:
        return context.missing("officers")
    teams = _teams(dossier)
    if not teams and dossier.stage in NOT_BEGUN:
        return context.not_applicable(msg("Officers have not met the party yet."))
    if not teams:
        return context.missing("steps.at")
    least = _least(context)
    if isinstance(least, str):
        return context.missing(least)
    short = [team for team in teams if len(team.certified) < least.number]
    facts: Facts = {
        "least": least.number,
        "days": [team.day for team in teams],
        "certified": teams[0].certified,
        "uncertified": sorted({person for team in teams for person in team.uncertified}),
    }
    for team in short:
        if len(team.certified) + len(team.unknown) >= least.number:
            return context.missing("officers.certificates", facts=facts)
    if short:
        return context.failed(
            msg("On {day} {count} of {least} officers needed held a valid certificate."),
            facts,
            day=short[0].day,
            count=len(short[0].certified),
            least=least.number,
        )
    return context.passed(msg("Enough officers held valid certificates."), facts)


def _least(context: Context) -> Parameter | str:
    """Return how many officers are needed, or the fact that decides and is not recorded."""
    dossier = context.dossier
    if dossier.kind is CaseKind.COERCION:
        return context.need("officers.minimum.coercion")
    fewer = context.find("officers.minimum.summary") if is_summary(dossier) else None
    if fewer is None:
        return context.need("officers.minimum")
    if dossier.recordings is None:
        return "recordings"
    return (
        fewer if any(r.complete for r in dossier.recordings) else context.need("officers.minimum")
    )


def _teams(dossier: Dossier) -> list[_Team]:
    """Return who acted: per day of the steps in the field, else all handlers when they acted."""
    people = {officer.person: officer for officer in dossier.officers or ()}
    days: dict[date, dict[str, Officer | None]] = {}
    for step in dossier.steps or ():
        day = day_of(step.at)
        if day and step.officers and step.action in FIELD_ACTIONS:
            days.setdefault(day, {}).update((p, people.get(p)) for p in step.officers)
    if not days and (day := action_day(dossier)):
        days[day] = {officer.person: officer for officer in handlers(dossier)}
    return [_team(dossier, day, team) for day, team in sorted(days.items())]


def _team(dossier: Dossier, day: date, people: Mapping[str, Officer | None]) -> _Team:
    team = _Team(day, [], [], [])
    for person, officer in people.items():
        valid = _is_certified(officer, dossier, day) if officer else None
        group = team.unknown if valid is None else team.certified if valid else team.uncertified
        group.append(person)
    return team


def _is_certified(officer: Officer, dossier: Dossier, day: date) -> bool | None:
    if officer.certificates is None:
        return None
    answers = [_is_valid(certificate, dossier, day) for certificate in officer.certificates]
    return True if True in answers else None if None in answers else False


def _is_valid(certificate: Certificate, dossier: Dossier, day: date) -> bool | None:
    if not _in_field(certificate, dossier):
        return False
    if certificate.valid_from is None and certificate.valid_to is None:
        return None
    return in_force(certificate.valid_from, certificate.valid_to, day)


def _in_field(certificate: Certificate, dossier: Dossier) -> bool:
    """Compare the certificate's field with the matter's; a field not given covers all."""
    if not certificate.field or certificate.field in COMPREHENSIVE:
        return True
    sector = Sector.parse(certificate.field)
    domain = dossier.power.domain if dossier.power else None
    if certificate.field == domain or sector in (dossier.sector, Sector.GENERAL):
        return True
    return sector is None and domain is None
