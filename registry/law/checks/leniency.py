"""Persons under age, and matters in which no penalty is imposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import (
    DecisionOutcome,
    LeniencyGround,
    PartyKind,
    ReviewPoint,
    Severity,
)
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.scope import NOT_DECIDED, ordinary_case, penalty_case
from registry.law.reading import decided_on, intended_sanctions, is_decided, outcome_of

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import EarlierPenalty, Sparing

NOT_A_PERSON = msg("The party is not a natural person.")
PENALISED = msg("A penalty is imposed.")


def _acted_on(dossier: Dossier) -> date | None:
    return (dossier.act.ended_on or dossier.act.started_on) if dossier.act else None


def _person(dossier: Dossier) -> str:
    kind = dossier.party.kind if dossier.party else None
    other = kind not in (None, PartyKind.NATURAL_PERSON)
    return penalty_case(dossier) or (NOT_A_PERSON if other else "")


@check(
    "PN13",
    zh="未满十四周岁不予处罚，未满十八周岁从轻或者减轻",
    en="No penalty under fourteen; lighter or mitigated under eighteen",
    cites=("APL 30", "APL2017 25"),
    point=ReviewPoint.LAW,
    severity=Severity.VOID,
    applies=_person,
    day_of=_acted_on,
    mend=msg("Establish the age at the act; spare, lighten or mitigate as the article asks."),
)
def age_respected(context: Context) -> Finding:
    """The age on the day of the act decides; a year is full on the day after the birthday."""
    dossier = context.dossier
    party, acted = dossier.party, _acted_on(dossier)
    if party is None or party.kind is None:
        return context.missing("party.kind")
    if party.birth_date is None or acted is None:
        return context.missing("party.birth_date" if acted else "act.ended_on")
    responsible = context.need("age.responsible").end(party.birth_date).on
    adult = context.need("age.adult").end(party.birth_date).on
    facts: Facts = {
        "birth_date": party.birth_date,
        "acted_on": acted,
        "responsible_after": responsible,
        "adult_after": adult,
    }
    if acted > adult:
        return context.passed(msg("The party was of age when it acted."), facts)
    if outcome_of(dossier) not in (None, DecisionOutcome.PENALTY):
        return context.passed(msg("The party was under age and was not penalised."), facts)
    if acted <= responsible:
        return _too_young(context, facts)
    return _lightened(context, facts)


def _too_young(context: Context, facts: Facts) -> Finding:
    if is_decided(context.dossier) is False:
        return context.to_judge(
            msg("The party was not yet responsible: no penalty may be imposed."), facts
        )
    return context.failed(
        msg("Penalised for an act up to {day}, when the party was not yet responsible."),
        facts,
        day=facts["responsible_after"],
    )


def _lightened(context: Context, facts: Facts) -> Finding:
    """Ask for the ground; whether the amount is lower in truth is for a person to see."""
    dossier = context.dossier
    sanctions = intended_sanctions(dossier)
    if sanctions is None or any(sanction.leniency is None for sanction in sanctions):
        path = "sanctions" if sanctions is None else "sanctions.leniency"
        return context.missing(path, facts=facts)
    grounds = {ground for sanction in sanctions for ground in sanction.leniency or ()}
    facts["grounds"] = sorted(grounds)
    if LeniencyGround.AGE_14_TO_17 in grounds:
        return context.passed(msg("The penalty was lightened for the party's age."), facts)
    if is_decided(dossier) is False:
        return context.to_judge(
            msg("Under age until {day}: the penalty must be lighter or mitigated."),
            facts,
            day=facts["adult_after"],
        )
    return context.failed(
        msg("Under age until {day}, yet the penalty was not lightened for it."),
        facts,
        day=facts["adult_after"],
    )


def _spared(dossier: Dossier) -> str:
    if ordinary_case(dossier):
        return ordinary_case(dossier)
    if is_decided(dossier) is False:
        return NOT_DECIDED
    return PENALISED if outcome_of(dossier) not in (None, DecisionOutcome.NO_PENALTY) else ""


@check(
    "PN15",
    zh="不予处罚的条件、初次违法查询和教育情况有记录",
    en="The conditions for no penalty, the look-up and the education are on record",
    cites=("APL 33",),
    point=ReviewPoint.LAW,
    applies=_spared,
    since="APL 33",
    mend=msg("Record ground and conditions, look up earlier penalties, and educate the party."),
)
def sparing_recorded(context: Context) -> Finding:
    """Whoever is spared meets the ground named and was educated; the lists only advise."""
    dossier = context.dossier
    if outcome_of(dossier) is None:
        return context.missing("decision.outcome")
    sparing = dossier.sparing
    if sparing is None or not sparing.grounds:
        return context.missing("sparing" if sparing is None else "sparing.grounds")
    facts: Facts = {
        "grounds": sparing.grounds,
        "list_item": sparing.list_item,
        "conditions": sparing.conditions,
        "history_checked": sparing.history_checked,
        "educated": sparing.educated,
        "harm": dossier.act.harm if dossier.act else None,
    }
    if LeniencyGround.MINOR_CORRECTED in sparing.grounds and facts["harm"]:
        return context.failed(
            msg("Spared because no harm was done, though the file records harm."), facts
        )
    if sparing.educated is False:
        return context.failed(msg("The party was spared but not educated."), facts)
    return _complete(context, sparing, facts)


def _complete(context: Context, sparing: Sparing, facts: Facts) -> Finding:
    if sparing.educated is None:
        return context.missing("sparing.educated", facts=facts)
    if sparing.list_item and sparing.conditions is None:
        return context.missing("sparing.conditions", facts=facts)
    if LeniencyGround.FIRST_OFFENCE in (sparing.grounds or ()):
        return _first_offence(context, sparing, facts)
    return context.passed(msg("Ground and education are on record."), facts)


def _first_offence(context: Context, sparing: Sparing, facts: Facts) -> Finding:
    """Lay earlier penalties before the reviewer; what counts as the first is local practice."""
    dossier = context.dossier
    if dossier.earlier is None:
        return context.missing("earlier", facts=facts)
    if not sparing.history_checked:
        if sparing.history_checked is None:
            return context.missing("sparing.history_checked", facts=facts)
        return context.failed(
            msg("Spared as a first offence without looking up earlier penalties."), facts
        )
    before = [penalty.ref for penalty in _before(dossier)]
    facts["earlier"] = before
    if before:
        return context.to_judge(
            msg("Spared as a first offence, but penalised before: {earlier}. Is this the first?"),
            facts,
            earlier=tuple(before),
        )
    return context.passed(msg("No earlier penalty was found; the party was educated."), facts)


def _before(dossier: Dossier) -> list[EarlierPenalty]:
    acted = _acted_on(dossier) or decided_on(dossier)
    return [
        penalty
        for penalty in dossier.earlier or ()
        if penalty.decided_on and acted and penalty.decided_on < acted
    ]
