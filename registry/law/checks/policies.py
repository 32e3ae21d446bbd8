"""Major administrative decisions: participation, experts, risk, legality, discussion, publicity."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from registry.codes import ReviewPoint, Severity
from registry.i18n import msg
from registry.law import calendar
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.findings import FieldName

if TYPE_CHECKING:
    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Policy

ONE_DAY = timedelta(days=1)


def _a_policy(dossier: Dossier) -> str:
    if dossier.subject != "policy":
        return msg("This concerns major administrative decisions only.")
    outside = dossier.policy is not None and dossier.policy.in_catalogue is False
    return msg("The decision is not in the catalogue.") if outside else ""


def _decided_on(dossier: Dossier) -> date | None:
    return dossier.policy.decided_on if dossier.policy else None


@check(
    "DC01",
    zh="重大行政决策履行法定程序",
    en="The major decision went through its procedure",
    cites=(
        *("ORDER713 3", "ORDER713 14", "ORDER713 15", "ORDER713 19", "ORDER713 22"),
        *("ORDER713 25", "ORDER713 26", "ORDER713 29", "ORDER713 30", "ORDER713 32"),
        "ORDER713 33",
    ),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=_a_policy,
    day_of=_decided_on,
    since="ORDER713 3",
    mend=msg("Make up the step that is missing before the decision is carried out."),
)
def policy_took_every_step(context: Context) -> Finding:
    """A decision of the catalogue was open to comment, reviewed, discussed, shown and filed."""
    policy = context.dossier.policy
    if policy is None:
        return context.missing("policy")
    if policy.in_catalogue is None:
        return context.missing("policy.in_catalogue")
    return gravest([ask(context, policy) for ask in QUESTIONS])


def _legality(context: Context, policy: Policy) -> Finding:
    """Review of legality is never left out, and comes before the discussion."""
    first, last, talked = policy.legality_from, policy.legality_to, policy.discussed_on
    facts: Facts = {"from": first, "to": last, "discussed_on": talked}
    if first is None and last is None:
        if policy.decided_on or talked:
            return context.failed(msg("Its legality was not reviewed."), facts)
        return context.not_applicable(msg("Its legality has not been reviewed yet."), facts)
    if first is None or last is None:
        return context.missing("policy.legality_from" if last else "policy.legality_to")
    if talked and talked < last:
        return context.failed(msg("Discussed before its legality had been reviewed."), facts)
    rule = context.need("policy.legality", first)
    days = calendar.working_days_between(first, last)
    if days >= rule.number:
        return context.passed(msg("Its legality was reviewed."), facts)
    template = msg("Its legality was reviewed in {days} working days; as a rule {usual} are kept.")
    return context.to_judge(template, facts, days=days, usual=rule.number)


def _comment(context: Context, policy: Policy) -> Finding:
    """Comment lasts thirty days as a rule; less asks for the reason stated at the time."""
    first, last = policy.comment_from, policy.comment_to
    facts: Facts = {"from": first, "to": last}
    if first is None and last is None:
        if policy.decided_on is None:
            return context.not_applicable(msg("It has not been open to comment yet."), facts)
        return context.to_judge(msg("No public comment. How was the public heard?"), facts)
    if first is None or last is None:
        return context.missing("policy.comment_from" if last else "policy.comment_to")
    days = (last - first + ONE_DAY).days
    rule = context.need("policy.comment", first)
    if days >= rule.number:
        return context.passed(msg("Open to comment for {days} days."), facts, days=days)
    template = msg("Open to comment for {days} days, not {usual}. Was the urgency explained?")
    return context.to_judge(template, facts, days=days, usual=rule.number)


def _assessed(context: Context, policy: Policy) -> Finding:
    """Experts, risk and competition are needed for some decisions only."""
    done = {
        "policy.experts_on": policy.experts_on,
        "policy.risk_on": policy.risk_on,
        "policy.competition_on": policy.competition_on,
    }
    facts: Facts = dict(done)
    absent = [path for path, day in done.items() if day is None]
    if not absent:
        return context.passed(msg("Experts, risk and competition were looked at."), facts)
    if policy.decided_on is None:
        return context.not_applicable(msg("It has not been decided yet."), facts)
    names = tuple(FieldName(path) for path in absent)
    return context.to_judge(msg("Was it right to leave out: {fields}?"), facts, fields=names)


def _discussion(context: Context, policy: Policy) -> Finding:
    talked, decided = policy.discussed_on, policy.decided_on
    facts: Facts = {"discussed_on": talked, "decided_on": decided, "minutes": policy.minutes}
    if decided is None:
        return context.not_applicable(msg("It has not been decided yet."), facts)
    if talked is None:
        return context.failed(msg("Decided without collective discussion."), facts)
    if talked > decided:
        return context.failed(msg("Decided before it was discussed."), facts)
    if policy.minutes is None:
        return context.missing("policy.minutes", facts=facts)
    if not policy.minutes:
        return context.failed(msg("There are no minutes of the discussion."), facts)
    return context.passed(msg("Discussed collectively, with minutes."), facts)


def _publication(context: Context, policy: Policy) -> Finding:
    decided, shown = policy.decided_on, policy.published_on
    if decided is None:
        return context.not_applicable(msg("It has not been decided yet."))
    due = context.need("information.publication", decided).end(decided)
    context.rests_on(due)
    facts: Facts = {"decided_on": decided, "due": due.on, "published_on": shown}
    if shown and shown <= due.on:
        template = msg("Published on {day}, within the period to {due}.")
        return context.passed(template, facts, day=shown, due=due.on)
    if shown is None and context.as_of <= due.on:
        template = msg("Not published yet; the period ends on {due}.")
        return context.not_applicable(template, facts, due=due.on)
    template = msg("Not published; the period ended on {due}.")
    if shown:
        template = msg("Published on {day}; the period ended on {due}.")
    return context.failed(template, facts, day=shown, due=due.on)


def _archive(context: Context, policy: Policy) -> Finding:
    facts: Facts = {"published_on": policy.published_on, "archived_on": policy.archived_on}
    if policy.archived_on:
        return context.passed(msg("The papers were filed."), facts)
    if policy.published_on is None:
        return context.not_applicable(msg("It has not been published yet."), facts)
    return context.warned(msg("The papers have not been filed."), facts)


QUESTIONS = (_legality, _comment, _assessed, _discussion, _publication, _archive)
"""What is asked of a decision; the most pressing answer is given."""
