"""Disclosure after the act: penalties within their regime's period, other acts in 20 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, PublicityRegime, ReviewPoint, Severity, Stage
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.scope import NOT_A_CASE, penalty_case
from registry.law.publicity import publication_due, result_day
from registry.law.reading import SIDE_EXITS, is_decided

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.deadlines import Deadline
    from registry.law.dossier import Dossier
    from registry.law.publicity import PublicationDuty

NO_RESULT = msg("There is no result to publish yet.")
BEFORE_RESULT = frozenset({Stage.PLANNED, Stage.APPROVED, Stage.DEMANDED, Stage.COURT_APPLIED})
"""Stages of inspections and coercion that have no result to show."""

MEND = msg("Publish the result, or record why the rules exempt it.")


def _decided_penalty(dossier: Dossier) -> str:
    return penalty_case(dossier) or (NO_RESULT if is_decided(dossier) is False else "")


def _other_act(dossier: Dossier) -> str:
    if dossier.subject != "case" or dossier.kind not in (CaseKind.INSPECTION, CaseKind.COERCION):
        return NOT_A_CASE if dossier.subject != "case" else msg("Penalties are judged by PB01.")
    unfinished = result_day(dossier) is None and dossier.stage in BEFORE_RESULT
    return NO_RESULT if unfinished or dossier.stage in SIDE_EXITS else ""


@check(
    "PB01",
    zh="行政处罚决定按期公示",
    en="The penalty decision was published in time",
    cites=("D118 6", "APL 48"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MINOR,
    applies=_decided_penalty,
    day_of=result_day,
    mend=MEND,
)
def penalty_published(context: Context) -> Finding:
    """A penalty decision is published within the period of its regime, or exempt by it."""
    duty = publication_due(context.dossier, context.parameters)
    if duty.exempt:
        if duty.regime is PublicityRegime.MARKET:
            context.cite_also("SAMR45 2")
        return context.not_applicable(duty.exempt, {"regime": duty.regime})
    if result_day(context.dossier) is None:
        return context.missing("decision.decided_on")
    return _published(context, duty, "publicity.penalty")


@check(
    "PB02",
    zh="其他执法结果二十个工作日内公示",
    en="The result of another act was published within its period",
    cites=("D118 6",),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MINOR,
    applies=_other_act,
    day_of=result_day,
    mend=MEND,
)
def other_result_published(context: Context) -> Finding:
    """The result of an inspection or a coercive act is published within the general period."""
    if result_day(context.dossier) is None:
        inspection = context.dossier.kind is CaseKind.INSPECTION
        return context.missing("inspection.result_on" if inspection else "measures.carried_out_at")
    duty = publication_due(context.dossier, context.parameters)
    return _published(context, duty, "publicity.other")


def _published(context: Context, duty: PublicationDuty, rule: str) -> Finding:
    context.need(rule)
    deadline, publications = duty.deadline, context.dossier.publicity
    if deadline is None or publications is None:
        return context.missing("publicity")
    context.bound_by(deadline)
    shown = [item.published_on for item in publications if item.published_on]
    facts: Facts = {
        "regime": duty.regime,
        "result_on": result_day(context.dossier),
        "due": deadline.due.on,
        "published_on": min(shown, default=None),
    }
    if shown:
        return _on_time(context, min(shown), deadline, facts)
    if any(item.exempt_reason for item in publications):
        return context.to_judge(
            msg("Not published; does the reason given allow that: {reason}?"),
            facts,
            reason=next(item.exempt_reason for item in publications if item.exempt_reason),
        )
    return _pushed(context, duty, facts) or _unpublished(context, deadline, facts)


def _on_time(context: Context, shown: date, deadline: Deadline, facts: Facts) -> Finding:
    due = deadline.due.on
    if shown <= due:
        return context.passed(
            msg("Published on {day}, within the period to {due}."), facts, day=shown, due=due
        )
    return context.failed(
        msg("Published on {day}; the period ended on {due}."), facts, day=shown, due=due
    )


def _pushed(context: Context, duty: PublicationDuty, facts: Facts) -> Finding | None:
    """Accept that the result was sent in time to the province where the party is registered."""
    sent = [item.pushed_on for item in context.dossier.publicity or () if item.pushed_on]
    if duty.push is None or not sent:
        return None
    context.bound_by(duty.push)
    return _sent_on_time(context, min(sent), duty.push, facts)


def _sent_on_time(context: Context, sent: date, push: Deadline, facts: Facts) -> Finding:
    template = msg("Sent to the party's province on {day}; the period ended on {due}.")
    answer = context.passed if sent <= push.due.on else context.failed
    return answer(template, facts | {"sent_on": sent}, day=sent, due=push.due.on)


def _unpublished(context: Context, deadline: Deadline, facts: Facts) -> Finding:
    due = deadline.due.on
    if context.as_of <= due:
        left = deadline.days_left(context.as_of)
        return context.not_applicable(
            msg("Not published yet; the period ends on {due}."),
            facts | {"days_left": left},
            due=due,
        )
    return context.failed(msg("Not published; the period ended on {due}."), facts, due=due)
