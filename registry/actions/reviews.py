"""Legal review: submission freezes the dossier's digest, a reviewer gives the opinion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from registry.actions import permissions
from registry.actions.cases import HANDLING
from registry.actions.consequences import draw_consequences
from registry.actions.lookups import certificate_on, find_case, last_step, persons_of
from registry.actions.receipts import keep_run
from registry.actions.values import to_code
from registry.actions.work import Work, row_digest
from registry.codes import (
    DocumentKind,
    OfficerTask,
    Outcome,
    RecordStage,
    ReviewOpinion,
    ReviewPoint,
    ReviewStatus,
)
from registry.commands import DecideReview, SubmitReview
from registry.errors import ClosedGate, InvalidInput
from registry.i18n import _, term
from registry.law.codec import review_digest
from registry.law.major import reasons_for_review
from registry.law.procedures.gates import PASSING, REVIEWABLE
from registry.models.cases import Case, CaseOfficer, Step
from registry.models.evidence import Document
from registry.models.people import Officer
from registry.models.reviews import CheckRun, FindingRecord, Review, ReviewPointOpinion
from registry.views import Done


def submit_review(work: Work, command: SubmitReview) -> Done:
    """Submit a case to legal review; its checks run and the dossier's digest is kept.

    Raises:
        ClosedGate: outside the stages before a decision, or while a round is open.
    """
    case = find_case(work.session, command.ref, command.revision)
    permissions.require(
        work.actor, permissions.PERMISSIONS["submit_review"], case.agency_id, _("submit to review")
    )
    if case.stage not in REVIEWABLE[case.kind]:
        raise ClosedGate(
            _("{ref} cannot be submitted to legal review at the stage {stage}.").format(
                ref=case.ref, stage=term(case.stage)
            ),
            _("A draft is reviewed after the investigation and before the decision."),
        )
    last = _last_round(work, case)
    if last is not None and last.opinion is None:
        raise ClosedGate(
            _("Round {round} of the legal review of {ref} is still open.").format(
                round=last.round, ref=case.ref
            ),
            _("Wait for the reviewer's opinion."),
        )
    before = row_digest(case)
    _answer(work, last, command.note)
    dossier = work.dossier(work.id_of(case))
    reasons = reasons_for_review(dossier, work.rules().catalogue)
    review = work.add(
        Review(
            case_id=work.id_of(case),
            round=last.round + 1 if last else 1,
            triggers=sorted({reason.trigger.value for reason in reasons}),
            submitted_at=work.now,
            submitted_by=work.actor.officer_id,
            dossier_digest=review_digest(dossier),
        )
    )
    case.review_submitted_at = work.now
    case.review_status = ReviewStatus.PENDING
    _add_step(work, case, "submit_review", command.note)
    keep_run(work, work.dossier(work.id_of(case)), work.id_of(case), review.id)
    return _finish(
        work,
        case,
        review,
        SubmitReview.command,
        before,
        {"note": command.note},
        _("Submitted {ref} to legal review, round {round}."),
    )


def decide_review(work: Work, command: DecideReview) -> Done:
    """Give the opinion on the open round.

    Raises:
        ClosedGate: if no round is open, or the dossier changed since its submission.
        NotPermitted: if the reviewer handled or submitted the case (118 (十三)).
        InvalidInput: if a point is missing where the opinion agrees, or has no known opinion.
    """
    case = find_case(work.session, command.ref, command.revision)
    permissions.require(
        work.actor, permissions.PERMISSIONS["decide_review"], case.agency_id, _("review")
    )
    review = _last_round(work, case)
    if review is None or review.opinion is not None:
        raise ClosedGate(
            _("{ref} is not waiting for legal review.").format(ref=case.ref),
            _("Its handlers must submit it first."),
        )
    persons = persons_of(work.reader(), work.id_of(case), *HANDLING)
    permissions.independent(work.actor, [*persons, review.submitted_by], _("review it"))
    opinion = to_code(ReviewOpinion, command.opinion)
    dossier = work.dossier(work.id_of(case))
    if review.dossier_digest != review_digest(dossier):
        raise ClosedGate(
            _("The dossier of {ref} changed after it was submitted.").format(ref=case.ref),
            _("Its handlers must submit it again."),
        )
    before = row_digest(case)
    _write_points(work, review, command.points, opinion)
    _write_judgements(work, review, command.judgements)
    _write_opinion(work, case, review, opinion, command.text)
    _add_step(work, case, "decide_review", command.text)
    change = {"opinion": opinion, "text": command.text, "points": dict(command.points)}
    return _finish(
        work,
        case,
        review,
        DecideReview.command,
        before,
        change,
        _("Opinion on {ref}, round {round}: {opinion}."),
    )


def _last_round(work: Work, case: Case) -> Review | None:
    query = select(Review).where(col(Review.case_id) == case.id).order_by(col(Review.round).desc())
    return work.session.exec(query).first()


def _answer(work: Work, last: Review | None, note: str) -> None:
    """Keep the answer to a review that did not agree; without one it cannot be resubmitted."""
    if last is None or last.opinion in {None, ReviewOpinion.AGREE}:
        return
    if not note.strip() and last.opinion not in PASSING:
        raise InvalidInput(
            _("The last review did not agree and its problems are not answered."),
            _("Say in the note how each problem was dealt with."),
        )
    last.answer = note.strip()
    last.answered_on = work.today
    work.touch(last)


def _write_points(
    work: Work, review: Review, points: Mapping[str, Any], opinion: ReviewOpinion
) -> None:
    given = {}
    for name, value in points.items():
        point = to_code(ReviewPoint, name)
        entry = value if isinstance(value, Mapping) else {"opinion": value}
        given[point] = (to_code(ReviewOpinion, entry.get("opinion", "")), entry.get("note", ""))
    missing = [point for point in ReviewPoint if point not in given]
    if opinion in PASSING and missing:
        raise InvalidInput(
            _("The opinion does not cover: {points}.").format(
                points=_(", ").join(term(point) for point in missing)
            ),
            _("Give an opinion on each of the nine points before you agree."),
        )
    if given:
        review_id = work.id_of(review)
        rows = [
            {"review_id": review_id, "point": point, "opinion": point_opinion, "note": str(note)}
            for point, (point_opinion, note) in given.items()
        ]
        work.session.execute(sa.insert(ReviewPointOpinion), rows)


def _write_judgements(work: Work, review: Review, judgements: Mapping[str, Any]) -> None:
    query = (
        select(FindingRecord)
        .join(CheckRun, col(CheckRun.id) == col(FindingRecord.run_id))
        .where(col(CheckRun.review_id) == review.id)
    )
    findings = {finding.code: finding for finding in work.session.exec(query).all()}
    for code, value in judgements.items():
        finding = findings.get(code)
        if finding is None or finding.outcome != Outcome.JUDGE:
            raise InvalidInput(
                _("{code} is not waiting for a judgement.").format(code=code),
                _("To judge: {codes}.").format(
                    codes=", ".join(
                        item.code for item in findings.values() if item.outcome == Outcome.JUDGE
                    )
                    or "–"
                ),
            )
        words = str(value.get("words", "")).strip() if isinstance(value, Mapping) else ""
        if not words:
            raise InvalidInput(
                _("The judgement on {code} has no words.").format(code=code),
                _("Say why the finding passes or fails."),
            )
        finding.judged = to_code(Outcome, value.get("outcome", ""))
        finding.judgement = words
        finding.judged_by = work.actor.officer_id
        work.session.add(finding)


def _write_opinion(
    work: Work, case: Case, review: Review, opinion: ReviewOpinion, text: str
) -> None:
    if opinion is not ReviewOpinion.AGREE and not text.strip():
        raise InvalidInput(
            _("The opinion gives no reasons."), _("Write what is wrong or to be changed.")
        )
    person = work.actor.officer_id
    officer = work.session.get(Officer, person) if person is not None else None
    certificate = certificate_on(work.session, person, work.today) if person else None
    review.opinion = opinion
    review.opinion_text = text.strip()
    review.decided_at = work.now
    review.reviewer_id = person
    review.reviewer_certificate_id = certificate.id if certificate else None
    review.legal_qualification_no = officer.legal_qualification_no if officer else None
    work.touch(review)
    case.reviewer_id = person
    case.reviewer_qualification = review.legal_qualification_no
    case.review_opinion = opinion
    case.reviewed_on = work.today
    case.reviewed_digest = review.dossier_digest
    case.text_record_review = True
    case.review_status = ReviewStatus.PASSED if opinion in PASSING else ReviewStatus.RETURNED
    if officer is not None and officer.first_reviewed_on is None:
        officer.first_reviewed_on = work.today
        work.touch(officer)
    _note_reviewer(work, case)
    work.add(
        Document(
            case_id=work.id_of(case),
            agency_id=case.agency_id,
            kind=DocumentKind.REVIEW_OPINION,
            title=DocumentKind.REVIEW_OPINION.zh,
            issued_on=work.today,
            content=text.strip() or term(opinion),
        )
    )


def _note_reviewer(work: Work, case: Case) -> None:
    person = work.actor.officer_id
    known = persons_of(work.reader(), work.id_of(case), OfficerTask.REVIEWER.value)
    if person is not None and person not in known:
        work.session.add(
            CaseOfficer(
                case_id=work.id_of(case),
                officer_id=person,
                task=OfficerTask.REVIEWER,
                from_on=work.today,
            )
        )


def _add_step(work: Work, case: Case, action: str, note: str) -> None:
    last = last_step(work.reader(), work.id_of(case))
    work.session.add(
        Step(
            case_id=work.id_of(case),
            seq=last + 1,
            action=action,
            stage_from=case.stage,
            stage_to=case.stage,
            record_stage=RecordStage.REVIEW,
            occurred_at=work.now,
            officer_id=work.actor.officer_id,
            note=note,
            recorded_at=work.now,
            recorded_by=work.actor.account_id,
        )
    )


def _finish(
    work: Work,
    case: Case,
    review: Review,
    command: str,
    before: str,
    change: dict[str, Any],
    message: str,
) -> Done:
    draw_consequences(work, case)
    work.touch(case)
    seq = work.record(f"case:{command}", case, case.id, before, {**change, "round": review.round})
    return Done(
        command=command,
        ref=case.ref,
        revision=case.revision,
        stage=case.stage.value,
        message=message.format(
            ref=case.ref,
            round=review.round,
            opinion=term(review.opinion) if review.opinion else "",
        ),
        ledger_seq=seq,
    )
