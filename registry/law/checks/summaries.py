"""The summary procedure: its document, its filing with the agency, and the way of appeal."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from registry.clock import local_date
from registry.codes import DocumentElement, DocumentKind, ReviewPoint, Sector, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.scope import NOT_DECIDED, penalised, summary_case
from registry.law.reading import decided_on, documents_of, is_decided

if TYPE_CHECKING:
    from datetime import date, datetime

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Document
    from registry.law.parameters import Parameter

ELEMENTS = (
    DocumentElement.FACTS,
    DocumentElement.SANCTION_BASIS,
    DocumentElement.TIME_PLACE,
    DocumentElement.REMEDIES,
    DocumentElement.AGENCY_DATE,
)
"""What an on-the-spot decision states (APL Art 52)."""

POLICE_ELEMENTS = tuple(part for part in ELEMENTS if part is not DocumentElement.REMEDIES)
"""The same for public security, whose own article does not name the remedies (PSAPL Art 120)."""

REPORT = "report_decision"
"""The step in which the officers file the decision with their agency."""

NO_DOCUMENT = msg("There is no on-the-spot decision in writing.")


def _decided(dossier: Dossier) -> str:
    undecided = is_decided(dossier) is False
    return penalised(summary_case)(dossier) or (NOT_DECIDED if undecided else "")


@check(
    "PN03",
    zh="当场处罚决定书载明事项齐全、当场交付并报机关备案",
    en="The on-the-spot decision is complete, handed over, and filed with the agency",
    cites=("APL 52",),
    point=ReviewPoint.DOCUMENTS,
    applies=_decided,
    since="APL 52",
    mend=msg("Complete the form, hand it over, and file it with your agency."),
)
def summary_decision_complete(context: Context) -> Finding:
    """The numbered form states what it must, is signed, handed over and filed."""
    dossier = context.dossier
    if dossier.documents is None:
        return context.missing("documents")
    decisions = documents_of(dossier, DocumentKind.SUMMARY_DECISION)
    if not decisions:
        return context.failed(NO_DOCUMENT, {})
    document = decisions[-1]
    facts: Facts = {"number": document.number, "elements": document.elements}
    if dossier.sector is Sector.PUBLIC_SECURITY:
        context.cite_also("PSAPL 120")
    unknown = _unknown(document)
    lacking = _lacking(dossier, document)
    if lacking:
        return context.failed(
            msg("The on-the-spot decision does not state: {lacking}."), facts, lacking=lacking
        )
    if unknown:
        return context.missing(*unknown, facts=facts)
    if not document.signed:
        return context.failed(msg("The officers did not sign the decision."), facts)
    return _handed_over(context, document, facts)


def _lacking(dossier: Dossier, document: Document) -> tuple[DocumentElement, ...]:
    asked = POLICE_ELEMENTS if dossier.sector is Sector.PUBLIC_SECURITY else ELEMENTS
    if document.elements is None:
        return ()
    return tuple(part for part in asked if part not in document.elements)


def _unknown(document: Document) -> tuple[str, ...]:
    known = {
        "documents.elements": document.elements,
        "documents.number": document.number,
        "documents.signed": document.signed,
        "documents.service": document.service,
    }
    return tuple(path for path, value in known.items() if value is None)


def _handed_over(context: Context, document: Document, facts: Facts) -> Finding:
    """Ask for delivery on the spot; a day's delay shows that it was not."""
    service, decided = document.service, decided_on(context.dossier)
    spot = service.on_the_spot if service else None
    served = service.served_on if service else None
    facts |= {"on_the_spot": spot, "served_on": served}
    if decided is None or (spot is None and served is None):
        return context.missing(
            "decision.decided_on" if decided is None else "documents.service.on_the_spot",
            facts=facts,
        )
    if spot is False or (served is not None and served > decided):
        return context.failed(msg("The decision was not handed over on the spot."), facts)
    return _filed(context, document, decided, facts)


def _filed(context: Context, document: Document, decided: date, facts: Facts) -> Finding:
    """Ask whether the decision was filed with the agency, and when."""
    dossier = context.dossier
    if dossier.steps is None:
        return context.missing("steps", facts=facts)
    reported = next((step.at for step in dossier.steps if step.action == REPORT), None)
    limit = context.need("summary.filing")
    due = _due(document, limit)
    last = local_date(due) if due else _last_day(limit, decided)
    facts |= {"reported_at": reported, "due": due or last}
    if reported is None:
        return _not_filed(context, last, facts)
    late = reported > due if due else local_date(reported) > last
    arguments = {"reported": local_date(reported), "last": last}
    if late:
        return context.failed(
            msg("Filed with the agency on {reported}; the period ended on {last}."),
            facts,
            **arguments,
        )
    return context.passed(
        msg("The decision is complete, was handed over and filed."), facts, **arguments
    )


def _due(document: Document, limit: Parameter) -> datetime | None:
    """Return the last instant where the period is one of hours and its start is known."""
    if limit.unit != "hours" or document.issued_at is None:
        return None
    return document.issued_at + timedelta(hours=limit.number)


def _last_day(limit: Parameter, decided: date) -> date:
    """Return the last day; hours counted from an unknown hour end on the day they may reach."""
    if limit.unit != "hours":
        return limit.end(decided).on
    return decided + timedelta(hours=limit.number)


def _not_filed(context: Context, last: date, facts: Facts) -> Finding:
    if context.as_of <= last:
        return context.not_applicable(
            msg("To be filed with the agency by {last}."), facts, last=last
        )
    return context.failed(
        msg("Not filed with the agency; the period ended on {last}."), facts, last=last
    )


@check(
    "PN04",
    zh="当场处罚决定书告知应当先申请行政复议",
    en="The on-the-spot decision says that reconsideration comes first",
    cites=("ARL 23",),
    point=ReviewPoint.DOCUMENTS,
    severity=Severity.MAJOR,
    applies=_decided,
    since="ARL 23",
    mend=msg("Tell the party to apply for reconsideration first; a direct suit is not open."),
)
def reconsideration_first_told(context: Context) -> Finding:
    """Since 2024 on-the-spot penalties go to reconsideration before any court."""
    dossier = context.dossier
    if dossier.documents is None:
        return context.missing("documents")
    decisions = documents_of(dossier, DocumentKind.SUMMARY_DECISION)
    if not decisions:
        return context.failed(NO_DOCUMENT, {})
    told = decisions[-1].reconsideration_first
    facts: Facts = {"number": decisions[-1].number, "reconsideration_first": told}
    if told is None:
        return context.missing("documents.reconsideration_first", facts=facts)
    if not told:
        return context.failed(
            msg("The decision offers a suit at once; reconsideration comes first."), facts
        )
    return context.passed(msg("The decision says that reconsideration comes first."), facts)
