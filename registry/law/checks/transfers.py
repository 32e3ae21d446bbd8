"""Suspected crimes: reported, decided and handed to the police within hours and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import DecisionOutcome, ReviewPoint, Severity, Stage
from registry.i18n import msg
from registry.law import calendar
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.scope import any_case
from registry.law.reading import day_of, outcome_of

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Transfer

NOT_TRANSFERRED = msg("Nothing was handed to the police.")


def _transferred(dossier: Dossier) -> str:
    if any_case(dossier):
        return any_case(dossier)
    gone = dossier.stage is Stage.TRANSFERRED or outcome_of(dossier) is DecisionOutcome.TRANSFER
    if dossier.transfer is None:
        return "" if gone else NOT_TRANSFERRED
    crime = dossier.transfer.crime
    return msg("Handed to another body, without suspicion of a crime.") if crime is False else ""


def _reported_on(dossier: Dossier) -> date | None:
    found = dossier.transfer
    return (found.reported_on or day_of(found.decided_at)) if found else None


@check(
    "TR01",
    zh="涉嫌犯罪案件两人以上专案组核实、三日内决定、二十四小时内移送",
    en="A suspected crime was examined by a team, decided on and handed to the police in time",
    cites=("ORDER310 5", "ORDER310 12", "APL 27"),
    point=ReviewPoint.CRIME,
    severity=Severity.MAJOR,
    applies=_transferred,
    day_of=_reported_on,
    since="ORDER310 5",
    mend=msg("Hand the case, the things and the papers to the police at once."),
)
def crime_transferred(context: Context) -> Finding:
    """Team of two, decision in days, sending in hours, things in days after the police filed."""
    transfer = context.dossier.transfer
    if transfer is None or transfer.crime is None:
        return context.missing("transfer" if transfer is None else "transfer.crime")
    return gravest(judge(context, transfer) for judge in (_team, _decision, _sending, _things))


def _team(context: Context, transfer: Transfer) -> Finding:
    least = context.need("transfer.team").number
    if transfer.team is None:
        return context.missing("transfer.team")
    facts: Facts = {"team": transfer.team, "least": least}
    if transfer.team < least:
        return context.failed(
            msg("The team had {count} of {least} officers."),
            facts,
            count=transfer.team,
            least=least,
        )
    return context.passed(msg("Examined, decided and handed over in time."), facts)


def _decision(context: Context, transfer: Transfer) -> Finding:
    reported, decided = transfer.reported_on, day_of(transfer.decided_at)
    facts: Facts = {"reported_on": reported, "decided_on": decided, "approved": transfer.approved}
    if reported is None:
        return context.missing("transfer.reported_on", facts=facts)
    rule = context.need("transfer.decide")
    due, rolled = rule.end(reported), rule.end(reported, roll=True)
    context.rests_on(due)
    facts["due"] = due.on
    if decided is None and context.as_of <= due.on:
        return context.not_applicable(msg("The chief decides by {due}."), facts, due=due.on)
    if decided is None:
        return context.missing("transfer.decided_at", facts=facts)
    return _on_time(context, decided, due.on, rolled.on, facts) or _refused(
        context, transfer, facts
    )


def _on_time(context: Context, done: date, due: date, rolled: date, facts: Facts) -> Finding | None:
    """Answer where a day was missed; whether a last day off moves on is for a person to say."""
    if done <= due:
        return None
    if done <= rolled:
        return context.to_judge(
            msg("Done on {day}; the last day, {due}, was a day off. Does it move on?"),
            facts,
            day=done,
            due=due,
        )
    return context.failed(
        msg("Done on {day}; the period ended on {due}."), facts, day=done, due=due
    )


def _refused(context: Context, transfer: Transfer, facts: Facts) -> Finding:
    if transfer.approved is not False:
        return context.passed(msg("Examined, decided and handed over in time."), facts)
    if transfer.refusal_reason is None:
        return context.missing("transfer.refusal_reason", facts=facts)
    if not transfer.refusal_reason.strip():
        return context.failed(msg("Refused without a reason on record."), facts)
    return context.to_judge(
        msg("The chief refused to hand it over: does the reason hold?"),
        facts | {"reason": transfer.refusal_reason},
    )


def _sending(context: Context, transfer: Transfer) -> Finding:
    decided, sent = transfer.decided_at, transfer.sent_at
    facts: Facts = {"decided_at": decided, "sent_at": sent}
    if transfer.approved is False or decided is None:
        return context.not_applicable(msg("Nothing is to be sent."), facts)
    hours = context.need("transfer.send").number
    last = calendar.add_hours(decided, hours)
    facts["last_instant"] = last
    if sent is None:
        return context.missing("transfer.sent_at", facts=facts)
    if sent > last:
        return context.failed(
            msg("Sent to the police more than {hours} hours after the decision."),
            facts,
            hours=hours,
        )
    return context.passed(msg("Examined, decided and handed over in time."), facts)


def _things(context: Context, transfer: Transfer) -> Finding:
    filed, handed = transfer.police_filed_on, transfer.items_handed_on
    facts: Facts = {"police_filed_on": filed, "items_handed_on": handed}
    if filed is None:
        return context.not_applicable(msg("The police have not told that they filed it."), facts)
    rule = context.need("transfer.items")
    due, rolled = rule.end(filed), rule.end(filed, roll=True)
    context.rests_on(due)
    facts["due"] = due.on
    if handed is None and context.as_of <= due.on:
        return context.not_applicable(
            msg("Things and papers are to be handed over by {due}."), facts, due=due.on
        )
    if handed is None:
        return context.missing("transfer.items_handed_on", facts=facts)
    return _on_time(context, handed, due.on, rolled.on, facts) or context.passed(
        msg("Examined, decided and handed over in time."), facts
    )
