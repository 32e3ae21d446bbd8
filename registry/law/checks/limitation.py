"""Penalties: the time after which an act is no longer punished (PN01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import ReviewPoint, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.scope import penalised, penalty_case

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier

IN_TIME = msg("Discovered on {discovered}, within the period that ended on {last}.")
TOO_LATE = msg("Discovered on {discovered}, after the period had ended on {last}.")


def _discovered_on(dossier: Dossier) -> date | None:
    return dossier.act.discovered_on if dossier.act else None


@check(
    "PN01",
    zh="违法行为在追责时效内被发现",
    en="The act was discovered within the limitation period",
    cites=("APL 36",),
    point=ReviewPoint.LAW,
    severity=Severity.VOID,
    applies=penalised(penalty_case),
    day_of=_discovered_on,
    mend=msg("Check when the act ended and was discovered; past the period no penalty may follow."),
)
def discovered_in_time(context: Context) -> Finding:
    """An act discovered after the period is not punished; harm may lengthen the period."""
    act = context.dossier.act
    if act is None or act.discovered_on is None:
        return context.missing("act.discovered_on")
    end = act.ended_on or act.started_on
    if end is None:
        return context.missing("act.ended_on")
    period = context.need("limitation.period")
    last = period.end(end).on
    facts: Facts = {
        "ended_on": act.ended_on,
        "started_on": act.started_on,
        "discovered_on": act.discovered_on,
        "last_day": last,
        "harm": act.harm,
        "safety": act.safety,
    }
    if act.discovered_on <= last:
        return context.passed(IN_TIME, facts, discovered=act.discovered_on, last=last)
    if act.ended_on is None and act.continuing:
        return context.passed(msg("The act still continued when it was discovered."), facts)
    if act.ended_on is None and act.continuing is None:
        return context.missing("act.ended_on", facts=facts)
    return _longer_period(context, end, facts)


def _longer_period(context: Context, end: date, facts: Facts) -> Finding:
    """Try the longer period for acts that did harm (or harmed what the law names)."""
    act = context.dossier.act
    rule, condition = context.find("limitation.extended"), context.find("limitation.extended_when")
    discovered = act.discovered_on if act else None
    if rule is None or condition is None or "never" in condition.words:
        last = facts["last_day"]
        return context.failed(TOO_LATE, facts, discovered=discovered, last=last)
    last = rule.end(end).on
    met = [getattr(act, name) for name in sorted(condition.words)]
    facts = facts | {"last_day_extended": last}
    if discovered is None or discovered > last:
        return context.failed(TOO_LATE, facts, discovered=discovered, last=last)
    if all(met):
        return context.passed(IN_TIME, facts, discovered=discovered, last=last)
    if False in met:
        return context.failed(TOO_LATE, facts, discovered=discovered, last=facts["last_day"])
    return context.to_judge(
        msg("Late unless the longer period to {last} applies: was there harm of the kind named?"),
        facts,
        last=last,
    )
