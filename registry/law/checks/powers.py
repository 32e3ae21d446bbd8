"""The power list: bases, their force, what they may create, and whether an item is listed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from registry.codes import CaseKind, NormLevel, PowerKind, PowerStatus, ReviewPoint, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.scope import action_day, any_case, listed_power
from registry.law.citations import in_force, law_book
from registry.law.reading import decided_on

if TYPE_CHECKING:
    from registry.law.checks.findings import Facts, Finding
    from registry.law.facts import Basis, Power

STRICT = frozenset(
    {PowerKind.PENALTY, PowerKind.COERCION, PowerKind.LICENSING, PowerKind.COLLECTION}
)
"""Kinds of power that take from the party: no basis of the right level, no power."""

CREATING_LEVELS = frozenset(
    {
        NormLevel.LAW,
        NormLevel.ADMIN_REGULATION,
        NormLevel.LOCAL_REGULATION,
        NormLevel.DEPARTMENT_RULE,
        NormLevel.LOCAL_RULE,
    }
)
"""Levels of norms that may create penalties."""


@check(
    "PL01",
    zh="权力事项有法律、法规、规章依据",
    en="The entry has a basis of the level of law, regulation or rule",
    cites=("APL 4", "APL 16", "ACL 10"),
    point=ReviewPoint.LAW,
    severity=Severity.VOID,
    applies=listed_power,
    mend=msg("Add the law, regulation or rule that grants this power, or propose to cancel it."),
)
def has_basis_of_sufficient_level(context: Context) -> Finding:
    """A power rests on at least one law, regulation or rule (measures: law or regulation)."""
    power = context.dossier.power
    if power is None or power.bases is None:
        return context.missing("power" if power is None else "power.bases")
    coercive = power.kind is PowerKind.COERCION
    allowed = context.need("basis.levels.coercion" if coercive else "basis.levels").words
    levels = [basis.level for basis in power.bases]
    facts: Facts = {"levels": levels, "bases": [_named(basis) for basis in power.bases]}
    if any(level in allowed for level in levels):
        return context.passed(msg("At least one basis is of a sufficient level."), facts)
    if None in levels:
        return context.missing("power.bases.level", facts=facts)
    if not power.bases:
        return context.failed(msg("No basis is given."), facts)
    answer = context.failed if power.kind in STRICT else context.to_judge
    return answer(msg("No basis is of a sufficient level: {levels}."), facts, levels=tuple(levels))


@check(
    "PL02",
    zh="依据在适用日期有效",
    en="The basis is in force on the day it is applied",
    cites=("APL 37", "APL 38"),
    point=ReviewPoint.LAW,
    severity=Severity.VOID,
    applies=listed_power,
    mend=msg("Name the norm in force on that day; compare old and new law and give the reason."),
)
def basis_in_force(context: Context) -> Finding:
    """The basis is in force; where the law changed between act and decision, a person judges."""
    dossier = context.dossier
    bases = (dossier.decision.bases if dossier.decision else None) or (
        dossier.power.bases if dossier.power else None
    )
    if not bases:
        return context.missing("power.bases")
    if any(basis.in_force_from is None for basis in bases):
        return context.missing("power.bases.in_force_from")
    if dossier.subject == "power":
        return _entry_basis(context, bases)
    if dossier.kind is not CaseKind.PENALTY:
        return _basis_on_action(context, bases)
    return _old_and_new_law(context, bases)


def _entry_basis(context: Context, bases: tuple[Basis, ...]) -> Finding:
    power = context.dossier.power
    last = power.valid_to if power else None
    day = min(context.as_of, last) if last else context.as_of
    dead = [basis for basis in bases if not _holds(basis, day)]
    facts: Facts = {"day": day, "bases": [_named(basis) for basis in bases]}
    names = tuple(_named(basis) for basis in dead)
    if not dead:
        return context.passed(msg("Every basis is in force on {day}."), facts, day=day)
    template = msg("Not in force on {day}: {bases}.")
    answer = context.failed if len(dead) == len(bases) else context.warned
    return answer(template, facts, day=day, bases=names)


def _basis_on_action(context: Context, bases: tuple[Basis, ...]) -> Finding:
    day = action_day(context.dossier)
    if day is None:
        return context.missing("steps.at")
    facts: Facts = {"day": day, "bases": [_named(basis) for basis in bases]}
    if any(_holds(basis, day) for basis in bases):
        return context.passed(msg("A basis is in force on {day}."), facts, day=day)
    names = tuple(_named(basis) for basis in bases)
    return context.failed(msg("Not in force on {day}: {bases}."), facts, day=day, bases=names)


def _old_and_new_law(context: Context, bases: tuple[Basis, ...]) -> Finding:
    """Compare the law of the day of the act with that of the decision (APL Art 37)."""
    dossier = context.dossier
    acted = (dossier.act.ended_on or dossier.act.started_on) if dossier.act else None
    if acted is None:
        return context.missing("act.ended_on")
    decided = decided_on(dossier) or context.as_of
    old = [basis for basis in bases if _holds(basis, acted)]
    both = [basis for basis in old if _holds(basis, decided)]
    new = [basis for basis in bases if _holds(basis, decided)]
    choice = dossier.decision.law_choice if dossier.decision else None
    reason = dossier.decision.law_reason if dossier.decision else None
    facts: Facts = {
        "act": acted,
        "decision": decided,
        "bases": [_named(basis) for basis in bases],
        "choice": choice,
        "reason": reason,
    }
    if both:
        return context.passed(msg("A basis is in force from act to decision."), facts)
    if not old and not new:
        return context.failed(
            msg("No basis is in force on the day of the act, {acted}, or of the decision."),
            facts,
            acted=acted,
        )
    if choice and reason:
        return context.passed(msg("Old and new law were compared and the choice explained."), facts)
    return context.to_judge(
        msg("The law changed between act ({acted}) and decision ({decided}): which is lighter?"),
        facts,
        acted=acted,
        decided=decided,
    )


@check(
    "PL03",
    zh="处罚种类未超出依据的设定权限",
    en="The kinds of penalty may be created by a norm of that level",
    cites=("APL 10", "APL 11", "APL 12", "APL 13", "APL 14"),
    point=ReviewPoint.AUTHORITY,
    severity=Severity.VOID,
    applies=listed_power,
    mend=msg("Name the higher norm that creates this kind of penalty, or strike it out."),
)
def kinds_within_power_to_create(context: Context) -> Finding:
    """Each kind of penalty is one that some basis of the entry may create."""
    power = context.dossier.power
    if power is None:
        return context.missing("power")
    if power.kind is not PowerKind.PENALTY:
        return context.not_applicable(msg("This concerns powers to penalise only."))
    if power.sanctions is None or power.bases is None:
        return context.missing("power.sanctions" if power.sanctions is None else "power.bases")
    levels = {basis.level for basis in power.bases}
    kinds = dict.fromkeys(sanction.kind for sanction in power.sanctions)
    allowed, doubtful = _creatable(context, power, levels)
    beyond = tuple(kind for kind in kinds if kind not in allowed and kind not in doubtful)
    unsure = tuple(kind for kind in kinds if kind in doubtful and kind not in allowed)
    facts: Facts = {"levels": sorted(filter(None, levels)), "kinds": list(kinds), "beyond": beyond}
    if beyond and None in levels:
        return context.missing("power.bases.level", facts=facts)
    if beyond:
        return context.failed(
            msg("No basis may create these penalties: {kinds}."), facts, kinds=beyond
        )
    if unsure:
        return context.to_judge(
            msg("Depends on which licence is meant: {kinds}."), facts, kinds=unsure
        )
    return context.passed(msg("Each kind of penalty may be created by a basis."), facts)


def _creatable(
    context: Context, power: Power, levels: set[NormLevel | None]
) -> tuple[set[str], set[str]]:
    """Collect the kinds that norms of these levels may create, and those that depend."""
    allowed: set[str] = set()
    doubtful: set[str] = set()
    day = min(context.day, power.valid_to) if power.valid_to else context.day
    for level in sorted(filter(None, levels)):
        if level in CREATING_LEVELS:
            kinds = set(context.need(f"penalty.kinds.{level.value}", day).words)
            depends = set()
            if level is NormLevel.LOCAL_REGULATION:
                depends = set(context.need(f"penalty.kinds_doubtful.{level.value}", day).words)
            allowed |= kinds - depends
            doubtful |= depends
    return allowed, doubtful


@check(
    "PL12",
    zh="案件事项在该主体现行权力清单内",
    en="The matter rests on an entry of that agency on the list on that day",
    cites=("D54 2",),
    point=ReviewPoint.AUTHORITY,
    applies=any_case,
    day_of=action_day,
    mend=msg("Pick the entry in force on that day, or have the item added to the list."),
)
def item_is_on_the_list(context: Context) -> Finding:
    """The entry was on the list, in use and exercised by this agency when it acted."""
    dossier = context.dossier
    power, day = dossier.power, action_day(dossier)
    if power is None:
        if dossier.listed is not False:
            return context.missing("power")
        return _off_list(context, msg("The item is not on the power list."), {"listed": False})
    if day is None or power.valid_from is None:
        return context.missing("power.valid_from" if day else "steps.at")
    facts: Facts = {
        "power": power.code,
        "day": day,
        "valid_from": power.valid_from,
        "valid_to": power.valid_to,
        "status": power.status,
        "exercised_by": power.agency,
    }
    if not in_force(power.valid_from, power.valid_to, day):
        return _off_list(context, msg("The entry {power} was not on the list on {day}."), facts)
    if power.status is None:
        return context.missing("power.status", facts=facts)
    if power.status is not PowerStatus.ACTIVE:
        return _off_list(context, msg("The entry {power} was not in use on {day}."), facts)
    return _exercised_by(context, power, facts)


def _exercised_by(context: Context, power: Power, facts: Facts) -> Finding:
    dossier = context.dossier
    acting = {body.code for body in (dossier.agency, dossier.entrusted_by) if body}
    if power.agency is None or not acting:
        return context.missing("power.agency" if acting else "agency", facts=facts)
    if power.agency not in acting:
        return _off_list(context, msg("The entry {power} belongs to another agency."), facts)
    return context.passed(msg("The entry {power} was on the list on {day}."), facts, **_ids(facts))


def _off_list(context: Context, template: str, facts: Facts) -> Finding:
    """Fail inspections, which unlisted may not be carried out; leave others to judgement."""
    article = law_book().cite("D54 2")
    barred = context.dossier.kind is CaseKind.INSPECTION and article.in_force_on(context.day)
    answer = context.failed if barred else context.to_judge
    return answer(template, facts, **_ids(facts))


def _ids(facts: Facts) -> Facts:
    return {name: facts[name] for name in ("power", "day") if name in facts}


def _holds(basis: Basis, day: date) -> bool:
    return in_force(basis.in_force_from, basis.in_force_to, day)


def _named(basis: Basis) -> str:
    return f"{basis.statute} {basis.article}".strip()
