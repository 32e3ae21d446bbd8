"""Statement and defence: heard, reviewed in writing, and never to the party's harm."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from registry.codes import DocumentKind, ReviewPoint, SanctionKind, Sector, Severity, Stage
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.findings import Fen
from registry.law.checks.scope import NOT_DECIDED, ordinary_case, penalised
from registry.law.reading import (
    amount_of,
    decided_on,
    documents_of,
    has_reached,
    is_decided,
    issued_on,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Defence, Sanction

MONEY = (SanctionKind.FINE, SanctionKind.CONFISCATE_GAINS, SanctionKind.CONFISCATE_PROPERTY)


@check(
    "PN07",
    zh="当事人的陈述申辩经书面复核，陈述申辩期届满前未作决定",
    en="A defence was reviewed in writing, and time to state it was left",
    cites=("APL 45", "APL 62"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=penalised(ordinary_case),
    since="APL 45",
    mend=msg("Wait for the period, review what the party says in writing, then decide."),
)
def defence_reviewed(context: Context) -> Finding:
    """What the party says is reviewed before the decision; silence is waited for."""
    dossier, defence = context.dossier, context.dossier.defence
    if dossier.sector is Sector.PUBLIC_SECURITY:
        context.cite_also("PSAPL 112")
    if has_reached(dossier, Stage.NOTIFIED) is False and decided_on(dossier) is None:
        return context.not_applicable(msg("The prior notice is still to come."))
    if defence is None or defence.made is None:
        return context.missing("defence" if defence is None else "defence.made")
    if not defence.made:
        return _silent(context)
    return _answered(context, defence)


def _answered(context: Context, defence: Defence) -> Finding:
    decided = decided_on(context.dossier)
    facts: Facts = {
        "made_on": defence.made_on,
        "reviewed_on": defence.reviewed_on,
        "decided_on": decided,
    }
    if decided is None and is_decided(context.dossier) is None:
        return context.missing("decision.decided_on", facts=facts)
    if defence.reviewed_on is None and defence.review is None:
        if decided is None:
            return context.not_applicable(msg("The defence is still to be reviewed."), facts)
        return context.failed(
            msg("The penalty was decided without a review of the defence."), facts
        )
    if defence.review is None or defence.reviewed_on is None:
        path = "defence.review" if defence.review is None else "defence.reviewed_on"
        return context.missing(path, facts=facts)
    if decided and defence.reviewed_on > decided:
        return context.failed(
            msg("The defence was reviewed on {reviewed}, after the decision."),
            facts,
            reviewed=defence.reviewed_on,
        )
    return context.passed(msg("The defence was reviewed in writing."), facts)


def _silent(context: Context) -> Finding:
    """Ask whether a party that said nothing was given its time, where a rule sets one."""
    dossier, decided = context.dossier, decided_on(context.dossier)
    told = _told_on(dossier)
    period = context.find("statement.period", on=told) if told else None
    facts: Facts = {"made": False, "told_on": told, "decided_on": decided}
    if told is None or period is None or decided is None:
        return context.not_applicable(msg("The party did not state or defend."), facts)
    last = period.end(told)
    context.rests_on(last)
    facts["last_day"] = last.on
    if decided <= last.on:
        return context.failed(
            msg("Decided on {decided}; the party could still state its case until {last}."),
            facts,
            decided=decided,
            last=last.on,
        )
    return context.passed(
        msg("The party let the period pass that ended on {last}."), facts, last=last.on
    )


def _told_on(dossier: Dossier) -> date | None:
    notices = documents_of(dossier, DocumentKind.PRIOR_NOTICE)
    if not notices:
        return None
    service = notices[-1].service
    return (service.served_on if service else None) or issued_on(notices[-1])


def _decided_with_notice(dossier: Dossier) -> str:
    undecided = is_decided(dossier) is False
    return penalised(ordinary_case)(dossier) or (NOT_DECIDED if undecided else "")


@check(
    "PN08",
    zh="最终处罚不重于告知的处罚",
    en="The penalty is not heavier than the one notified",
    cites=("APL 45", "APL 44"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=_decided_with_notice,
    since="APL 45",
    mend=msg("Return to the penalty notified, or notify the heavier one with its reasons."),
)
def not_heavier_than_notified(context: Context) -> Finding:
    """A defence never makes the penalty heavier; more than was told needs a new notice."""
    dossier = context.dossier
    if dossier.sector is Sector.PUBLIC_SECURITY:
        context.cite_also("PSAPL 112")
    if not dossier.proposed or dossier.sanctions is None:
        return context.missing("sanctions" if dossier.proposed else "proposed")
    told, decided = _amount(dossier.proposed), _amount(dossier.sanctions)
    added, dropped = _changed_kinds(dossier.proposed, dossier.sanctions)
    defended = dossier.defence.made if dossier.defence else None
    facts: Facts = {
        "notified_fen": told,
        "decided_fen": decided,
        "added": added,
        "dropped": dropped,
        "defended": defended,
    }
    if told is None or decided is None:
        return context.missing("sanctions.amount_fen", facts=facts)
    if not added and decided <= told:
        return context.passed(msg("The penalty is not heavier than the one notified."), facts)
    if dropped and (added or decided > told):
        return context.to_judge(
            msg("Some sanctions fell away and others grew: is the penalty heavier on the whole?"),
            facts,
        )
    return _heavier(context, defended, facts)


def _heavier(context: Context, defended: bool | None, facts: Facts) -> Finding:
    arguments = {"told": Fen(facts["notified_fen"]), "decided": Fen(facts["decided_fen"])}
    if facts["added"]:
        return context.failed(
            msg("Decided, though never notified: {added}."), facts, added=facts["added"]
        )
    if defended:
        return context.failed(
            msg("After the defence {decided} yuan were decided; {told} yuan had been notified."),
            facts,
            **arguments,
        )
    return context.failed(
        msg("{decided} yuan were decided; only {told} yuan had been notified."),
        facts,
        **arguments,
    )


def _amount(sanctions: Iterable[Sanction]) -> int | None:
    return amount_of(sanctions, *MONEY)


def _changed_kinds(
    proposed: Iterable[Sanction], decided: Iterable[Sanction]
) -> tuple[tuple[SanctionKind, ...], tuple[SanctionKind, ...]]:
    """Return the kinds that were added, and those that fell away."""
    before, after = (Counter(item.kind for item in side) for side in (proposed, decided))
    return tuple(after - before), tuple(before - after)
