"""Penalties: notice before the decision, its period, its contents and its service."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from registry.codes import (
    DecisionOutcome,
    DocumentElement,
    DocumentKind,
    ReviewPoint,
    Sector,
    ServiceMethod,
    Severity,
    Stage,
)
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.findings import Message
from registry.law.checks.scope import NOT_DECIDED, ordinary_case, penalised
from registry.law.deadlines import Deadline, Doubt, decision_due, service_due
from registry.law.reading import (
    decided_on,
    documents_of,
    has_reached,
    is_decided,
    issued_on,
    outcome_of,
)

if TYPE_CHECKING:
    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Document, Service


NOTICE_ELEMENTS = (
    DocumentElement.CONTENT,
    DocumentElement.FACTS,
    DocumentElement.REASONS,
    DocumentElement.BASIS,
    DocumentElement.RIGHT_TO_STATE,
)
"""What a prior notice states (APL Art 44)."""

DECISION_ELEMENTS = (
    DocumentElement.PARTY,
    DocumentElement.FACTS,
    DocumentElement.SANCTION_BASIS,
    DocumentElement.PERFORMANCE,
    DocumentElement.REMEDIES,
    DocumentElement.AGENCY_DATE,
)
"""What a penalty decision states (APL Art 59)."""

DOUBTS = {
    Doubt.ROLLS_OVER: msg("the last day is a day off and may roll over"),
    Doubt.NO_RULE: msg("no rule for an extension is known"),
    Doubt.TOO_LONG: msg("an extension is longer than allowed"),
    Doubt.TOO_MANY: msg("there are more extensions than allowed"),
    Doubt.LATE: msg("an extension was approved after the period had ended"),
    Doubt.NOT_BY_SUPERIOR: msg("an extension was not approved by the superior body"),
    Doubt.NOT_APPROVED: msg("the approval of an extension is not recorded"),
    Doubt.UNLISTED_PAUSE: msg("a pause is of a kind that the rule does not name"),
    Doubt.UNCONFIRMED_PAUSE: msg("whether the pause counts depends on the rules of the field"),
}


def _penalty_decided(dossier: Dossier) -> str:
    undecided = is_decided(dossier) is False
    return penalised(ordinary_case)(dossier) or (NOT_DECIDED if undecided else "")


@check(
    "PN06",
    zh="决定前已告知拟处罚内容及事实、理由、依据和权利",
    en="Prior notice told content, facts, reasons, basis and rights before the decision",
    cites=("APL 44", "APL 62"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=_penalty_decided,
    since="APL 44",
    mend=msg("Serve a complete prior notice and hear the party before deciding."),
)
def prior_notice_given(context: Context) -> Finding:
    """A complete prior notice reached the party before the decision."""
    dossier = context.dossier
    decided = decided_on(dossier)
    if decided is None or dossier.documents is None:
        return context.missing("decision.decided_on" if decided is None else "documents")
    notices = documents_of(dossier, DocumentKind.PRIOR_NOTICE)
    if not notices:
        return context.failed(msg("There is no prior notice."), {"decided_on": decided})
    notice = notices[-1]
    told = (notice.service.served_on if notice.service else None) or issued_on(notice)
    facts: Facts = {"notice": notice.number, "told_on": told, "decided_on": decided}
    if told is None:
        return context.missing("documents.service.served_on", facts=facts)
    if told > decided:
        return context.failed(
            msg("The notice of {told} came after the decision of {decided}."),
            facts,
            told=told,
            decided=decided,
        )
    return _complete_notice(context, notice, told == decided, facts)


def _complete_notice(context: Context, notice: Document, same_day: bool, facts: Facts) -> Finding:
    if notice.elements is None:
        return context.missing("documents.elements", facts=facts)
    lacking = tuple(part for part in NOTICE_ELEMENTS if part not in notice.elements)
    facts["lacking"] = lacking
    if lacking:
        return context.failed(
            msg("The prior notice does not state: {lacking}."), facts, lacking=lacking
        )
    if same_day:
        return context.to_judge(
            msg("Notice and decision are of one day: could the party state and defend?"), facts
        )
    return context.passed(msg("The party was told before the decision."), facts)


def _filed_on(dossier: Dossier) -> date | None:
    return dossier.filed_on


@check(
    "PN16",
    zh="在法定办案期限内作出处罚决定",
    en="The penalty was decided within the period",
    cites=("APL 60",),
    point=ReviewPoint.PROCEDURE,
    applies=ordinary_case,
    day_of=_filed_on,
    mend=msg("Record extensions and spans that do not count, with their approval."),
)
def decided_in_time(context: Context) -> Finding:
    """The case is decided (or, where the rule says so, investigated) within the period."""
    dossier = context.dossier
    if dossier.filed_on is None:
        if has_reached(dossier, Stage.FILED) is False:
            return context.not_applicable(msg("The case has not been filed yet."))
        return context.missing("filed_on")
    deadline = decision_due(dossier, context.parameters, context.as_of)
    if deadline is None:
        context.need("penalty.period")
        return context.missing("filed_on")
    context.bound_by(deadline)
    until = context.find("penalty.period_to")
    ended = decided_on(dossier)
    if until and "investigation" in until.words:
        ended = dossier.investigation_closed_on or ended
    facts: Facts = {
        "filed_on": dossier.filed_on,
        "ended_on": ended,
        "due": deadline.due.on,
        "latest": deadline.latest.on,
        "paused": deadline.paused,
        "days_left": deadline.days_left(context.as_of) if ended is None else None,
        "doubts": [doubt.value for doubt in deadline.doubts],
    }
    if ended is None:
        return _still_open(context, deadline, facts)
    return _against(context, deadline, ended, facts)


def _still_open(context: Context, deadline: Deadline, facts: Facts) -> Finding:
    """Judge a case not decided yet by the day on which the question is asked."""
    due = deadline.due.on
    if is_decided(context.dossier) is None and context.as_of > due:
        return context.missing("decision.decided_on", facts=facts)
    if context.as_of <= due:
        return context.not_applicable(
            msg("Not decided yet; the period ends on {due}."), facts, due=due
        )
    return _against(context, deadline, context.as_of, facts)


def _against(context: Context, deadline: Deadline, day: date, facts: Facts) -> Finding:
    due = deadline.due.on
    if day <= due:
        return context.passed(msg("Within the period, which ended on {due}."), facts, due=due)
    if day > deadline.latest.on:
        return context.failed(
            msg("The period ended on {due}; {days} days late."),
            facts,
            due=deadline.latest.on,
            days=(day - deadline.latest.on).days,
        )
    doubts = tuple(Message(DOUBTS[doubt]) for doubt in deadline.doubts)
    answer = context.warned if deadline.doubts == (Doubt.ROLLS_OVER,) else context.to_judge
    return answer(
        msg("The period ended on {due}; in time only if this holds: {doubts}."),
        facts,
        due=due,
        doubts=doubts,
    )


@check(
    "PN17",
    zh="处罚决定书载明六项内容并加盖印章",
    en="The penalty decision states the six elements and bears the seal",
    cites=("APL 59",),
    point=ReviewPoint.DOCUMENTS,
    applies=_penalty_decided,
    since="APL 59",
    mend=msg("Complete the decision, or correct it in writing and serve it again."),
)
def decision_complete(context: Context) -> Finding:
    """The decision states all six elements and is sealed."""
    dossier = context.dossier
    if dossier.documents is None:
        return context.missing("documents")
    if outcome_of(dossier) is None:
        return context.missing("decision.outcome")
    decisions = documents_of(dossier, DocumentKind.DECISION)
    if not decisions:
        return context.failed(msg("There is no written penalty decision."), {})
    document = decisions[-1]
    facts: Facts = {"number": document.number, "sealed": document.sealed}
    if document.elements is None:
        return context.missing("documents.elements", facts=facts)
    lacking = tuple(part for part in DECISION_ELEMENTS if part not in document.elements)
    facts["lacking"] = lacking
    if dossier.sector is Sector.PUBLIC_SECURITY:
        context.cite_also("PSAPL 115")
    if lacking:
        return context.failed(
            msg("The decision does not state: {lacking}."), facts, lacking=lacking
        )
    if document.sealed is None:
        return context.missing("documents.sealed", facts=facts)
    if not document.sealed:
        return context.failed(msg("The decision does not bear the agency's seal."), facts)
    return context.passed(msg("The decision is complete and sealed."), facts)


def _ordinary_decided(dossier: Dossier) -> str:
    if ordinary_case(dossier):
        return ordinary_case(dossier)
    if outcome_of(dossier) is DecisionOutcome.TRANSFER:
        return msg("The case was transferred; nothing is served on the party.")
    return NOT_DECIDED if is_decided(dossier) is False else ""


@check(
    "PN18",
    zh="处罚决定书依法及时送达",
    en="The decision was served in time and in a lawful way",
    cites=("APL 61", "APL 85"),
    point=ReviewPoint.PROCEDURE,
    applies=_ordinary_decided,
    mend=msg("Serve the decision and keep the proof of service."),
)
def decision_served(context: Context) -> Finding:
    """The decision is handed over when announced or served within the period, with proof."""
    dossier = context.dossier
    deadline = service_due(dossier, context.parameters)
    if decided_on(dossier) is None:
        return context.missing("decision.decided_on")
    context.need("decision.service")
    if deadline is None or dossier.documents is None:
        return context.missing("documents")
    context.bound_by(deadline)
    service = _service_of_decision(dossier)
    served = service.served_on if service else None
    facts: Facts = {
        "decided_on": decided_on(dossier),
        "due": deadline.due.on,
        "served_on": served,
        "method": service.method if service else None,
    }
    if service is None or served is None:
        return _not_served(context, deadline, facts)
    if served > deadline.due.on:
        return _late_service(context, service, deadline, facts)
    return _lawful_service(context, service, facts)


def _service_of_decision(dossier: Dossier) -> Service | None:
    kinds = (DocumentKind.DECISION, DocumentKind.NO_PENALTY_DECISION)
    services = (
        document.service
        for kind in kinds
        for document in documents_of(dossier, kind)
        if document.service
    )
    return next(services, None)


def _not_served(context: Context, deadline: Deadline, facts: Facts) -> Finding:
    due = deadline.due.on
    if has_reached(context.dossier, Stage.SERVED) is not False:
        return context.missing("documents.service.served_on", facts=facts)
    if context.as_of <= due:
        return context.not_applicable(
            msg("Not served yet; the period ends on {due}."), facts, due=due
        )
    return context.failed(msg("Not served; the period ended on {due}."), facts, due=due)


def _late_service(context: Context, service: Service, deadline: Deadline, facts: Facts) -> Finding:
    if service.method is ServiceMethod.PUBLIC_NOTICE:
        context.cite_also("CPL 95")
        return context.to_judge(
            msg("Served by public notice on {served}: was the notice issued by {due}?"),
            facts,
            served=service.served_on,
            due=deadline.due.on,
        )
    return context.failed(
        msg("Served on {served}; the period ended on {due}."),
        facts,
        served=service.served_on,
        due=deadline.due.on,
    )


def _lawful_service(context: Context, service: Service, facts: Facts) -> Finding:
    if service.method is None and not service.on_the_spot:
        return context.missing("documents.service.method", facts=facts)
    if service.method is ServiceMethod.ELECTRONIC and service.consent is None:
        return context.missing("documents.service.consent", facts=facts)
    if service.method is ServiceMethod.ELECTRONIC and not service.consent:
        return context.failed(
            msg("Served electronically without a signed confirmation of the party."), facts
        )
    if service.proof is None:
        return context.missing("documents.service.proof", facts=facts)
    if not service.proof:
        return context.failed(msg("No proof of service is kept."), facts)
    return context.passed(msg("Served on {served} in time."), facts, served=service.served_on)
