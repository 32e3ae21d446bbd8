"""Supervision of enforcement: its documents, file reviews, and what an agency owes each year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from registry.codes import ReviewPoint, Severity, SupervisionKind
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest

if TYPE_CHECKING:
    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Dispute, Supervision

NOT_SUPERVISED = msg("No supervision document is recorded.")
NOT_A_YEAR = msg("This concerns an agency's year only.")
REPORTED = frozenset({SupervisionKind.URGING, SupervisionKind.OPINION, SupervisionKind.DECISION})
"""Documents on which the agency reports within the time they set."""
ARTICLES = {
    SupervisionKind.URGING: "ESREGS 27",
    SupervisionKind.OPINION: "ESREGS 28",
    SupervisionKind.DECISION: "ESREGS 29",
}


def _supervised(dossier: Dossier) -> str:
    here = dossier.subject == "supervision" or dossier.supervision
    return "" if here else NOT_SUPERVISED


def _issued_on(dossier: Dossier) -> date | None:
    days = [item.issued_on for item in dossier.supervision or () if item.issued_on]
    return max(days, default=None)


def _file_reviewed(dossier: Dossier) -> str:
    return "" if dossier.file_reviews else msg("The file was not reviewed.")


def _file_reviewed_on(dossier: Dossier) -> date | None:
    days = [item.reviewed_on for item in dossier.file_reviews or () if item.reviewed_on]
    return max(days, default=None)


def _a_year(dossier: Dossier) -> str:
    return "" if dossier.subject == "agency" else NOT_A_YEAR


def _year_end(dossier: Dossier) -> date | None:
    return date.fromisoformat(f"{dossier.agency_year.year}-12-31") if dossier.agency_year else None


@check(
    "SV01",
    zh="监督文书载明期限并按期报告整改",
    en="The supervision document sets a date, and the correction was reported by it",
    cites=("ESREGS 27", "ESREGS 28", "ESREGS 29", "ESREGS 30"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MAJOR,
    applies=_supervised,
    day_of=_issued_on,
    since="ESREGS 27",
    mend=msg("Report what was corrected to the supervising body at once."),
)
def correction_reported(context: Context) -> Finding:
    """Each letter, opinion or decision carries a due date, and is answered by it."""
    documents = context.dossier.supervision
    if not documents:
        return context.missing("supervision")
    return gravest([_reported(context, document) for document in documents])


def _reported(context: Context, document: Supervision) -> Finding:
    facts: Facts = {
        "number": document.number,
        "kind": document.kind,
        "due_on": document.due_on,
        "reported_on": document.reported_on,
        "objection": document.objection,
    }
    if document.kind not in REPORTED:
        return context.not_applicable(msg("No report is asked for by: {kind}."), kind=document.kind)
    if document.issued_on is None:
        return context.missing("supervision.issued_on", facts=facts)
    context.cite_also(ARTICLES[document.kind])
    if context.check.since and document.issued_on < context.check.since:
        template = msg("{number} is older than the rule.")
        return context.not_applicable(template, number=document.number)
    if document.due_on is None:
        template = msg("{number} sets no date for the report.")
        return context.failed(template, facts, number=document.number)
    return _answered(context, document, document.due_on, facts)


def _answered(context: Context, document: Supervision, due: date, facts: Facts) -> Finding:
    number, reported = document.number, document.reported_on
    if reported and reported <= due:
        template = msg("{number} was answered on {day}, by the date set.")
        return context.passed(template, facts, number=number, day=reported)
    if reported is None and context.as_of <= due:
        template = msg("{number} is to be answered by {due}.")
        return context.not_applicable(template, facts, number=number, due=due)
    if document.objection:
        template = msg("{number} was not answered by {due}; an objection was raised. Does it hold?")
        return context.to_judge(template, facts, number=number, due=due)
    template = msg("{number} was not answered by {due}.")
    return context.failed(template, facts, number=number, due=due)


@check(
    "SV02",
    zh="已进入复议诉讼的事项不重复监督",
    en="A matter under reconsideration or in court is not supervised as well",
    cites=("ESREGS 33",),
    point=ReviewPoint.AUTHORITY,
    severity=Severity.MINOR,
    applies=_supervised,
    day_of=_issued_on,
    since="ESREGS 33",
    mend=msg("Wait for the decision or judgment before supervising the same question."),
)
def not_supervised_twice(context: Context) -> Finding:
    """No document was issued while the same act was before a reconsideration body or a court."""
    disputes, documents = context.dossier.disputes, context.dossier.supervision
    if not documents or disputes is None:
        return context.missing("supervision" if not documents else "disputes")
    twice = [item for item in documents if any(_pending(item, other) for other in disputes)]
    facts: Facts = {
        "documents": [item.number for item in documents],
        "disputes": [f"{other.kind} {other.filed_on}" for other in disputes],
    }
    if twice:
        numbers = tuple(item.number for item in twice)
        template = msg("Issued while a remedy was pending: {numbers}.")
        return context.warned(template, facts, numbers=numbers)
    if any(item.issued_on is None for item in documents):
        return context.missing("supervision.issued_on", facts=facts)
    return context.passed(msg("No remedy was pending when it was issued."), facts)


def _pending(document: Supervision, dispute: Dispute) -> bool:
    day, since, until = document.issued_on, dispute.filed_on, dispute.ended_on
    if day is None or since is None:
        return False
    return since <= day and (until is None or day <= until)


@check(
    "SV03",
    zh="案卷评查否决项",
    en="Veto items of the file review",
    cites=("ESREGS 18", "ESREGS 15"),
    point=ReviewPoint.DOCUMENTS,
    severity=Severity.MAJOR,
    applies=_file_reviewed,
    day_of=_file_reviewed_on,
    since="ESREGS 15",
    mend=msg("Look at each veto item found and decide whether the decision can stand."),
)
def veto_items(context: Context) -> Finding:
    """What a file review found to void the file is laid out for a person to judge."""
    reviews = context.dossier.file_reviews or ()
    if any(review.vetoes is None for review in reviews):
        return context.missing("file_reviews.vetoes")
    vetoes = tuple(dict.fromkeys(veto for review in reviews for veto in review.vetoes or ()))
    facts: Facts = {
        "vetoes": list(vetoes),
        "scores": [review.score for review in reviews],
        "grades": [review.grade for review in reviews],
    }
    if vetoes:
        template = msg("The file review found veto items: {vetoes}. Do they stand?")
        return context.to_judge(template, facts, vetoes=vetoes)
    return context.passed(msg("The file review found no veto item."), facts)


@check(
    "LR05",
    zh="法制审核人员原则上不少于执法人员的百分之五",
    en="Legal reviewers are, in principle, one in twenty of the officers",
    cites=("D118 11",),
    point=ReviewPoint.OFFICERS,
    severity=Severity.MINOR,
    applies=_a_year,
    day_of=_year_end,
    since="D118 11",
    mend=msg("Appoint more legal reviewers, or use legal advisers and public lawyers."),
)
def enough_reviewers(context: Context) -> Finding:
    """The share of legal reviewers among certified officers is held against the guideline."""
    year = context.dossier.agency_year
    if year is None or year.officers is None or year.reviewers is None:
        return context.missing("agency_year.officers", "agency_year.reviewers")
    share = context.need("reviewers.share").decimal
    facts: Facts = {"year": year.year, "officers": year.officers, "reviewers": year.reviewers}
    if year.officers == 0:
        return context.not_applicable(msg("The agency had no certified officer."), facts)
    numbers = {"reviewers": year.reviewers, "officers": year.officers, "share": f"{share}%"}
    if year.reviewers >= share.scaleb(-2) * year.officers:
        template = msg("{reviewers} reviewers to {officers} officers: at least {share}.")
        return context.passed(template, facts, **numbers)
    template = msg("{reviewers} reviewers to {officers} officers: fewer than {share}.")
    return context.warned(template, facts, **numbers)


@check(
    "PB06",
    zh="年度执法情况按期公布",
    en="The annual report was published in time",
    cites=("D118 6",),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MINOR,
    applies=_a_year,
    day_of=_year_end,
    since="D118 6",
    mend=msg("Publish the annual report and send it to the government and the superior body."),
)
def annual_report_published(context: Context) -> Finding:
    """What an agency enforced in a year is published by the day set in the next year."""
    year = context.dossier.agency_year
    if year is None:
        return context.missing("agency_year")
    due = date.fromisoformat(f"{year.year + 1}-{context.need('report.due').value}")
    shown = year.report_published_on
    facts: Facts = {"year": year.year, "due": due, "published_on": shown}
    if shown and shown <= due:
        template = msg("Published on {day}, within the period to {due}.")
        return context.passed(template, facts, day=shown, due=due)
    if shown:
        template = msg("Published on {day}; the period ended on {due}.")
        return context.failed(template, facts, day=shown, due=due)
    if context.as_of <= due:
        template = msg("Not published yet; the period ends on {due}.")
        return context.not_applicable(template, facts, due=due)
    return context.failed(msg("Not published; the period ended on {due}."), facts, due=due)
