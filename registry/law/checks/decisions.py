"""What goes with a decision: the order to correct, collective discussion, document numbers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from registry.codes import DocumentElement, DocumentKind, ReviewPoint, Sector, Severity
from registry.i18n import msg
from registry.identifiers import parse_document_number
from registry.law.checks.base import Context, check
from registry.law.checks.scope import NOT_DECIDED, any_case, ordinary_case, penalised, penalty_case
from registry.law.reading import decided_on, documents_of, is_decided, issued_on, outcome_of

if TYPE_CHECKING:
    from registry.identifiers import DocumentNumber
    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Document

DECISIONS = (DocumentKind.DECISION, DocumentKind.SUMMARY_DECISION)
NUMBERED = (*DECISIONS, DocumentKind.NO_PENALTY_DECISION, DocumentKind.MEASURE_DECISION)
"""Documents that carry a number."""


def _penalty_decided(dossier: Dossier) -> str:
    undecided = is_decided(dossier) is False
    return penalised(penalty_case)(dossier) or (NOT_DECIDED if undecided else "")


@check(
    "PN14",
    zh="处罚时责令改正或者限期改正",
    en="The penalty goes with an order to correct",
    cites=("APL 28",),
    point=ReviewPoint.LAW,
    applies=_penalty_decided,
    since="APL 28",
    mend=msg("Order correction, in the decision or in an order of its own."),
)
def correction_ordered(context: Context) -> Finding:
    """The file holds an order to correct, or the decision states one."""
    dossier = context.dossier
    if dossier.documents is None:
        return context.missing("documents")
    if outcome_of(dossier) is None:
        return context.missing("decision.outcome")
    orders = documents_of(dossier, DocumentKind.CORRECTION_ORDER)
    decisions = [d for kind in DECISIONS for d in documents_of(dossier, kind)]
    stated = [DocumentElement.CORRECTION in (document.elements or ()) for document in decisions]
    facts: Facts = {"orders": [order.number for order in orders], "in_decision": any(stated)}
    if orders or any(stated):
        return context.passed(msg("Correction was ordered."), facts)
    if not decisions:
        return context.missing("documents", facts=facts)
    if any(document.elements is None for document in decisions):
        return context.missing("documents.elements", facts=facts)
    if dossier.sector is Sector.PUBLIC_SECURITY:
        return context.to_judge(
            msg("No order to correct is on file: was there anything to correct?"), facts
        )
    return context.failed(msg("Neither the decision nor an order asks for correction."), facts)


def _collective(dossier: Dossier) -> str:
    undecided = is_decided(dossier) is False
    return penalised(ordinary_case)(dossier) or (NOT_DECIDED if undecided else "")


@check(
    "PN19",
    zh="情节复杂或者重大违法行为的处罚经负责人集体讨论",
    en="A complex or serious case was discussed collectively by the heads",
    cites=("APL 57", "APL2017 38"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=_collective,
    mend=msg("Have the heads discuss the case together, with minutes, before deciding."),
)
def discussed_collectively(context: Context) -> Finding:
    """Where the handlers found the case complex or serious, the heads discussed it first."""
    dossier = context.dossier
    serious = dossier.gravity.serious if dossier.gravity else None
    decision = dossier.decision
    collective = decision.collective if decision else None
    facts: Facts = {"serious": serious, "collective": collective, "decided_on": context.day}
    if serious is False:
        return context.not_applicable(msg("The case was found neither complex nor serious."), facts)
    if collective is None:
        return context.missing("decision.collective", facts=facts)
    if serious is None and not collective:
        return context.to_judge(msg("Is the case complex or serious? It was not discussed."), facts)
    if not collective:
        return context.failed(
            msg("A complex or serious case was decided without collective discussion."), facts
        )
    return _discussed(context, facts)


def _discussed(context: Context, facts: Facts) -> Finding:
    dossier = context.dossier
    discussed = dossier.decision.discussed_on if dossier.decision else None
    decided = decided_on(dossier)
    facts["discussed_on"] = discussed
    if discussed is None or decided is None:
        path = "decision.discussed_on" if discussed is None else "decision.decided_on"
        return context.missing(path, facts=facts)
    if discussed > decided:
        return context.failed(
            msg("The discussion of {discussed} came after the decision."),
            facts,
            discussed=discussed,
        )
    if dossier.documents is None:
        return context.missing("documents", facts=facts)
    if not documents_of(dossier, DocumentKind.DISCUSSION_MINUTES):
        return context.warned(msg("The discussion left no minutes in the file."), facts)
    return _spoken(context, facts, discussed)


def _spoken(context: Context, facts: Facts, discussed: date) -> Finding:
    """Where the views of the heads are recorded, each gave one, and the chief spoke last."""
    decision = context.dossier.decision
    views = (decision.views if decision else None) or ()
    chief = decision.chief if decision else None
    silent = [view.name for view in views if not view.view]
    facts |= {"speakers": tuple(view.name for view in views), "chief": chief}
    if silent:
        return context.warned(msg("No view of {person} is recorded."), facts, person=silent[0])
    if views and chief and views[-1].name != chief:
        return context.warned(
            msg("{chief}, who heads the agency, did not speak last."), facts, chief=chief
        )
    return context.passed(msg("The case was discussed on {discussed}."), facts, discussed=discussed)


@check(
    "PN20",
    zh="文书文号格式规范且不重复",
    en="Document numbers are well formed and unique",
    cites=("GB9704 7",),
    point=ReviewPoint.DOCUMENTS,
    severity=Severity.MINOR,
    applies=any_case,
    mend=msg("Give the document the agency's next number in the standard form."),
)
def numbers_well_formed(context: Context) -> Finding:
    """Each number has agency word, year and serial, and no other document bears it."""
    dossier = context.dossier
    if dossier.documents is None:
        return context.missing("documents")
    numbers = [document.number for document in dossier.documents if document.number]
    parsed = {number: parse_document_number(number) for number in numbers}
    unread = tuple(number for number, known in parsed.items() if known is None)
    twice = tuple(number for number, times in Counter(numbers).items() if times > 1)
    repeated = tuple(dict.fromkeys((*twice, *(dossier.repeated_numbers or ()))))
    facts: Facts = {"numbers": numbers, "unread": unread, "repeated": repeated}
    if unread:
        return context.failed(
            msg("Not a document number of agency, year and serial: {numbers}."),
            facts,
            numbers=unread,
        )
    if repeated:
        return context.failed(
            msg("Another document bears the same number: {numbers}."), facts, numbers=repeated
        )
    return _style(context, dossier.documents, parsed, facts)


def _style(
    context: Context,
    documents: tuple[Document, ...],
    parsed: dict[str, DocumentNumber | None],
    facts: Facts,
) -> Finding:
    if any(document.kind in NUMBERED and not document.number for document in documents):
        return context.missing("documents.number", facts=facts)
    if not facts["numbers"]:
        return context.not_applicable(msg("No document bears a number."), facts)
    odd = tuple(document.number for document in documents if _is_odd(document, parsed))
    facts["odd"] = odd
    if odd:
        return context.warned(
            msg("These numbers depart from the standard form: {numbers}."), facts, numbers=odd
        )
    return context.passed(msg("All numbers have the standard form."), facts)


def _is_odd(document: Document, parsed: dict[str, DocumentNumber | None]) -> bool:
    """Say whether brackets, serial or year of a number depart from the standard."""
    number = parsed.get(document.number or "")
    if number is None:
        return False
    issued = issued_on(document)
    return bool(number.warnings) or (issued is not None and issued.year != number.year)
