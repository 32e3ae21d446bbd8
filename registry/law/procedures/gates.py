"""Gates: what the software itself must not do, however much it is asked (APL Art 44, 58, 62, 64).

A gate is a pure function of the dossier and of what is attempted; it returns why it is closed, or
None. Everything else that may be unlawful is recorded and becomes a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from registry.codes import (
    CaseKind,
    DecisionOutcome,
    DocumentKind,
    OfficerTask,
    ReviewOpinion,
    Stage,
)
from registry.i18n import _, term
from registry.law.codec import review_digest
from registry.law.dossier import Dossier
from registry.law.facts import Document, Review, Sanction
from registry.law.major import Reason, reasons_for_review
from registry.law.procedures.attempts import Attempt, Gate
from registry.law.procedures.gates_of_conduct import CONDUCT_GATES
from registry.law.procedures.gates_of_disclosure import DISCLOSURE_GATES
from registry.law.procedures.gates_of_execution import EXECUTION_GATES
from registry.law.reading import documents_of, issued_on

PASSING = frozenset({ReviewOpinion.AGREE, ReviewOpinion.AGREE_WITH_CHANGES})


REVIEWABLE: Mapping[CaseKind, frozenset[Stage]] = {
    CaseKind.PENALTY: frozenset({Stage.INVESTIGATED, Stage.NOTIFIED, Stage.HEARD}),
    CaseKind.INSPECTION: frozenset(),
    CaseKind.COERCION: frozenset({Stage.APPROVED, Stage.DEMANDED}),
}
"""Stages before a decision in which a draft can be reviewed."""


def required_review(dossier: Dossier, attempt: Attempt | None = None) -> tuple[Reason, ...]:
    """Return why legal review is required before the decision; empty if it is not.

    A heavier decision than the one proposed may need review although the proposal did not.
    """
    rules = attempt.rules.catalogue if attempt else None
    proposed = tuple(reasons_for_review(dossier, rules))
    if attempt is None or attempt.sanctions is None:
        return proposed
    decided = reasons_for_review(replace(dossier, sanctions=attempt.sanctions), rules)
    return tuple(dict.fromkeys((*proposed, *decided)))


def last_review(dossier: Dossier) -> Review | None:
    """Return the latest round of legal review."""
    return max(dossier.reviews or (), key=lambda review: review.round, default=None)


def is_stale(dossier: Dossier, review: Review) -> bool:
    """Tell whether the dossier changed since it was submitted to this review."""
    return review.digest is not None and review.digest != review_digest(dossier)


def review_passed(dossier: Dossier, attempt: Attempt) -> str | None:
    """Legal review passed and still fits the dossier, where one is required (APL Art 58)."""
    reasons = required_review(dossier, attempt)
    if not reasons:
        return None
    review = last_review(dossier)
    why = _(", ").join(term(reason.trigger) for reason in reasons)
    if review is None:
        return _("Legal review is required ({why}) and has not taken place.").format(why=why)
    if review.opinion is None:
        return _("Legal review is required ({why}) and is not finished.").format(why=why)
    if review.opinion not in PASSING:
        return _("Legal review did not pass: {opinion}.").format(opinion=term(review.opinion))
    if is_stale(dossier, review):
        return _("The dossier changed after legal review; it must be reviewed again.")
    return None


def reviewed_draft_decided(dossier: Dossier, attempt: Attempt) -> str | None:
    """What is decided is what was reviewed (APL Art 58)."""
    if attempt.sanctions is None or not required_review(dossier, attempt):
        return None
    if _amounts(attempt.sanctions) == _amounts(dossier.proposed or ()):
        return None
    return _(
        "The sanctions differ from those that were reviewed; revise the proposal and submit it "
        "to legal review again."
    )


def simple_enough(dossier: Dossier, attempt: Attempt) -> str | None:
    """What needs legal review is not decided on the spot (APL Art 51, 58)."""
    if required_review(dossier, attempt):
        return _("It needs legal review, so it is not decided on the spot; change the procedure.")
    return None


def notice_served(dossier: Dossier, attempt: Attempt) -> str | None:
    """A penalty follows a prior notice that was served (APL Art 44, 62)."""
    if attempt.outcome not in {None, DecisionOutcome.PENALTY}:
        return None
    for document in documents_of(dossier, DocumentKind.PRIOR_NOTICE):
        if document.service is not None and not _before_filing(dossier, document):
            return None
    return _("The prior notice has not been served; no penalty may be decided before.")


def hearing_right_told(dossier: Dossier, _attempt: Attempt) -> str | None:
    """A hearing is asked for after the right to it was told (APL Art 63)."""
    if dossier.hearing is not None and dossier.hearing.told_on is not None:
        return None
    return _("The party was not told of a right to a hearing.")


def hearing_noticed(dossier: Dossier, _attempt: Attempt) -> str | None:
    """A hearing is held after its time and place were notified (APL Art 64)."""
    if dossier.hearing is not None and dossier.hearing.noticed_on is not None:
        return None
    return _("Time and place of the hearing have not been notified.")


def host_not_handler(dossier: Dossier, attempt: Attempt) -> str | None:
    """The host of a hearing is not an investigator of the case (APL Art 64)."""
    handlers = {
        officer.person
        for officer in dossier.officers or ()
        if officer.task in {OfficerTask.HANDLER, OfficerTask.ASSISTANT}
    }
    if attempt.host is None or attempt.host not in handlers:
        return None
    return _("The host of the hearing investigated this case; another person must preside.")


def _before_filing(dossier: Dossier, document: Document) -> bool:
    """Tell whether a document is of the first time, before the case was reopened."""
    issued, filed = issued_on(document), dossier.filed_on
    return issued is not None and filed is not None and issued < filed


def _amounts(sanctions: tuple[Sanction, ...]) -> list[tuple[str, int]]:
    return sorted((sanction.kind.value, sanction.amount_fen or 0) for sanction in sanctions)


GATES: Mapping[str, Gate] = {
    gate.__name__: gate
    for gate in (
        review_passed,
        reviewed_draft_decided,
        simple_enough,
        notice_served,
        hearing_right_told,
        hearing_noticed,
        host_not_handler,
        *DISCLOSURE_GATES,
        *CONDUCT_GATES,
        *EXECUTION_GATES,
    )
}


def closed_gates(names: tuple[str, ...], dossier: Dossier, attempt: Attempt) -> list[str]:
    """Return why each of the named gates is closed; empty if all are open."""
    return [why for name in names if (why := GATES[name](dossier, attempt)) is not None]
