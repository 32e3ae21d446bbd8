"""What follows from a change of a case: its totals, three-systems fields and next deadline."""

from __future__ import annotations

from registry.actions.work import Work
from registry.codes import (
    CaseKind,
    DecisionOutcome,
    MeasureKind,
    PublicityStatus,
    ReviewStatus,
    SanctionKind,
    Stage,
)
from registry.law.agenda import DueKind, next_deadline, open_deadlines
from registry.law.dossier import Dossier
from registry.law.facts import Publication
from registry.law.major import reasons_for_review
from registry.law.procedures.gates import PASSING, is_stale, last_review
from registry.law.publicity import publication_due
from registry.law.reading import has_reached
from registry.models.cases import Case

CONFISCATIONS = frozenset({SanctionKind.CONFISCATE_GAINS, SanctionKind.CONFISCATE_PROPERTY})
FILMED = frozenset({MeasureKind.SEAL, MeasureKind.SEIZE, MeasureKind.LIBERTY, MeasureKind.REMOVE})
"""Measures whose carrying out is filmed in full (118 (八))."""
_DECIDED = "SELECT kind, amount_fen FROM sanction WHERE case_id = :case AND phase = 'decided'"


def draw_consequences(work: Work, case: Case) -> Dossier:
    """Bring the derived columns of a case in line with what is now recorded of it."""
    _add_up(work, case)
    dossier = work.dossier(work.id_of(case))
    _review(case, dossier, work)
    _publicity(case, dossier, work)
    _recording(case, dossier)
    _deadline(case, dossier, work)
    work.session.add(case)
    return dossier


def _add_up(work: Work, case: Case) -> None:
    lines = work.reader().rows(_DECIDED, {"case": case.id})
    case.fine_fen = sum(fen or 0 for kind, fen in lines if kind == SanctionKind.FINE)
    case.confiscated_fen = sum(fen or 0 for kind, fen in lines if kind in CONFISCATIONS)
    if lines and case.outcome is None:
        case.outcome = DecisionOutcome.PENALTY


def _review(case: Case, dossier: Dossier, work: Work) -> None:
    reasons = reasons_for_review(dossier, work.rules().catalogue)
    case.review_triggers = sorted({reason.trigger.value for reason in reasons})
    review = last_review(dossier)
    if review is None:
        case.review_status = ReviewStatus.REQUIRED if reasons else ReviewStatus.NOT_REQUIRED
    elif review.opinion is None:
        case.review_status = ReviewStatus.PENDING
    elif not has_reached(dossier, Stage.DECIDED) and is_stale(dossier, review):
        case.review_status = ReviewStatus.STALE
    else:
        passed = review.opinion in PASSING
        case.review_status = ReviewStatus.PASSED if passed else ReviewStatus.RETURNED


def _publicity(case: Case, dossier: Dossier, work: Work) -> None:
    shown = next(iter(dossier.publicity or ()), Publication())
    if shown.withdrawn_on is not None:
        case.publicity_status = PublicityStatus.WITHDRAWN
    elif shown.published_on is not None:
        ended = shown.ended_on is not None and shown.ended_on >= shown.published_on
        case.publicity_status = PublicityStatus.ENDED if ended else PublicityStatus.PUBLISHED
    elif shown.exempt_reason:
        case.publicity_status = PublicityStatus.EXEMPT
    else:
        duty = publication_due(dossier, work.rules().parameters)
        case.publicity_regime = duty.regime
        decided = case.kind is not CaseKind.PENALTY or case.decided_on is not None
        case.publicity_due_on = duty.deadline.latest.on if duty.deadline and decided else None
        due = case.publicity_due_on is not None and not duty.exempt
        case.publicity_status = PublicityStatus.DUE if due else PublicityStatus.NOT_DUE


def _recording(case: Case, dossier: Dossier) -> None:
    case.av_required = any(measure.kind in FILMED for measure in dossier.measures or ())
    texts = (
        case.text_record_start,
        case.text_record_evidence,
        case.text_record_decision,
        case.text_record_service,
    )
    reviewed = bool(case.text_record_review) or not case.review_triggers
    filmed = case.av_present or not case.av_required
    case.record_complete = all(texts) and reviewed and filmed


def _deadline(case: Case, dossier: Dossier, work: Work) -> None:
    numbers = work.rules().parameters
    found = open_deadlines(dossier, numbers, work.today)
    nearest = next_deadline(dossier, numbers, work.today)
    case.due_on = nearest.due_on if nearest else None
    case.due_kind = nearest.kind.value if nearest else None
    payment = next((item for item in found if item.kind is DueKind.PAY), None)
    if payment is not None:
        case.payment_due_on = payment.due_on
