"""Legal review of major decisions: done and passed, by whom, covering what, problems answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from registry.codes import CaseKind, ReviewOpinion, ReviewPoint, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.scope import any_case, penalty_case
from registry.law.codec import review_digest
from registry.law.major import reasons_for_review, unknown_for_review
from registry.law.reading import HANDLING, day_of, decided_on, is_decided

if TYPE_CHECKING:
    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Review
    from registry.law.major import Reason

PASSING = frozenset({ReviewOpinion.AGREE, ReviewOpinion.AGREE_WITH_CHANGES})
SUBJECT_AND_OFFICERS = frozenset({ReviewPoint.SUBJECT, ReviewPoint.OFFICERS})
"""Points that are one in some lists."""

NEGATIVE = frozenset({ReviewOpinion.RETURN, ReviewOpinion.DISAGREE})
"""Opinions that find problems."""

NO_PROBLEM = msg("No round of legal review found problems.")
NO_REVIEW = msg("No legal review is recorded.")


@check(
    "LR01",
    zh="重大执法决定作出前已通过法制审核",
    en="A major decision passed legal review before it was made",
    cites=("APL 58", "D118 12"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=penalty_case,
    since="APL 58",
    mend=msg("Submit the case to legal review; without it no decision may be made."),
)
def reviewed_before_decision(context: Context) -> Finding:
    """Where Art 58 or the catalogue asks for review, it was passed before the decision."""
    dossier = context.dossier
    reasons = reasons_for_review(dossier, context.catalogue, context.day)
    facts: Facts = {"triggers": list(dict.fromkeys(reason.trigger for reason in reasons))}
    if not reasons:
        unknown = unknown_for_review(dossier)
        if unknown:
            return context.missing(*unknown, facts=facts)
        return context.not_applicable(msg("Nothing makes this a major decision."), facts)
    context.rest_on_reasons(reasons)
    if is_decided(dossier) is False:
        return context.not_applicable(
            msg("Not decided yet; legal review must come first: {triggers}."),
            facts,
            triggers=tuple(facts["triggers"]),
        )
    if dossier.reviews is None:
        return context.missing("reviews", facts=facts)
    if decided_on(dossier) is None:
        return context.missing("decision.decided_on", facts=facts)
    return _passed_review(context, reasons, facts)


def _passed_review(context: Context, reasons: tuple[Reason, ...], facts: Facts) -> Finding:
    dossier = context.dossier
    rounds = sorted(dossier.reviews or (), key=lambda review: review.round)
    facts["opinions"] = [review.opinion for review in rounds]
    if not rounds:
        triggers = tuple(dict.fromkeys(reason.trigger for reason in reasons))
        return context.failed(
            msg("Decided without the legal review required: {triggers}."),
            facts,
            triggers=triggers,
        )
    last = rounds[-1]
    facts |= {"decided_on": decided_on(dossier), "reviewed_at": last.decided_at}
    if last.opinion is None or last.decided_at is None:
        path = "reviews.opinion" if last.opinion is None else "reviews.decided_at"
        return context.missing(path, facts=facts)
    if last.opinion not in PASSING:
        return context.failed(
            msg("Decided although legal review did not pass: {opinion}."),
            facts,
            opinion=last.opinion,
        )
    if _came_late(dossier, last):
        return context.failed(msg("Legal review came after the decision."), facts)
    if last.digest is not None and last.digest != review_digest(dossier):
        return context.failed(
            msg("The matter changed after legal review, which no longer covers it."), facts
        )
    return context.passed(msg("Legal review was passed before the decision."), facts)


def _came_late(dossier: Dossier, review: Review) -> bool:
    exact = dossier.decision.decided_at if dossier.decision else None
    if exact and review.decided_at:
        return review.decided_at > exact
    reviewed, decided = day_of(review.decided_at), decided_on(dossier)
    return reviewed is not None and decided is not None and reviewed > decided


def _review_day(dossier: Dossier) -> date | None:
    rounds = dossier.reviews or ()
    return day_of(rounds[-1].decided_at) or rounds[-1].submitted_on if rounds else None


@check(
    "LR02",
    zh="初次从事法制审核的人员具有法律职业资格",
    en="A reviewer new to the task holds the legal professional qualification",
    cites=("APL 58",),
    point=ReviewPoint.OFFICERS,
    applies=penalty_case,
    day_of=_review_day,
    mend=msg("Have the case reviewed by somebody with the legal professional qualification."),
)
def reviewers_qualified(context: Context) -> Finding:
    """Whoever first took up review on or after the day in law holds the qualification."""
    reviews = context.dossier.reviews
    if not reviews:
        return context.missing("reviews") if reviews is None else context.not_applicable(NO_REVIEW)
    since = context.need("review.qualification_from").day
    answers = [_qualified(context, review, since) for review in reviews]
    return gravest(answers)


def _qualified(context: Context, review: Review, since: date) -> Finding:
    officer = next((o for o in context.dossier.officers or () if o.person == review.reviewer), None)
    holds, first = review.legal_qualification, review.first_reviewed_on
    if officer is not None:
        holds = officer.legal_qualification if holds is None else holds
        first = first or officer.first_reviewed_on
    facts: Facts = {"reviewer": review.reviewer, "holds": holds, "first_reviewed_on": first}
    if holds:
        return context.passed(msg("The reviewer holds the legal qualification."), facts)
    if first is not None and first < since:
        return context.passed(
            msg("The reviewer took up the task before {since}."), facts, since=since
        )
    if holds is None:
        return context.missing("reviews.legal_qualification", facts=facts)
    if first is None:
        return context.to_judge(
            msg("The reviewer lacks the qualification: was this the first time since {since}?"),
            facts,
            since=since,
        )
    return context.failed(
        msg("The reviewer first took up the task on {first} without the qualification."),
        facts,
        first=first,
    )


@check(
    "LR03",
    zh="审核人员非承办人员且意见涵盖审核要点",
    en="The reviewer did not handle the case and the opinion covers the points",
    cites=("D118 13",),
    point=ReviewPoint.PROCEDURE,
    applies=any_case,
    day_of=_review_day,
    since="D118 13",
    mend=msg("Have another person review the case and give an opinion on every point."),
)
def review_independent_and_complete(context: Context) -> Finding:
    """The reviewer is nobody who handles or decides the case; the opinion covers the points."""
    dossier = context.dossier
    if not dossier.reviews:
        unknown = dossier.reviews is None and dossier.kind is CaseKind.PENALTY
        return context.missing("reviews") if unknown else context.not_applicable(NO_REVIEW)
    review = max(dossier.reviews, key=lambda review: review.round)
    if review.reviewer is None or dossier.officers is None:
        return context.missing("reviews.reviewer" if review.reviewer is None else "officers")
    facts: Facts = {"reviewer": review.reviewer, "points": review.points}
    handling = {officer.person for officer in dossier.officers if officer.task in HANDLING}
    approver = dossier.decision.approver if dossier.decision else None
    if review.reviewer in handling:
        return context.failed(msg("The reviewer handles the case."), facts)
    if review.reviewer == approver:
        return context.failed(msg("The reviewer decided the case."), facts)
    if review.opinion is None:
        return context.not_applicable(msg("The review is not finished yet."), facts)
    if review.points is None:
        return context.missing("reviews.points", facts=facts)
    return _points_covered(context, review.points, facts)


def _points_covered(context: Context, points: tuple[ReviewPoint, ...], facts: Facts) -> Finding:
    least = context.need("review.points").number
    lacking = tuple(point for point in ReviewPoint if point not in points)
    one_split = len(SUBJECT_AND_OFFICERS.intersection(lacking)) == len(lacking) == 1
    facts |= {"least": least, "lacking": lacking}
    if not lacking or (one_split and len(points) >= least):
        return context.passed(msg("The opinion covers the points of review."), facts)
    return context.failed(msg("The opinion does not cover: {lacking}."), facts, lacking=lacking)


def _in_review(dossier: Dossier) -> str:
    negative = any(review.opinion in NEGATIVE for review in dossier.reviews or ())
    return any_case(dossier) or ("" if negative else NO_PROBLEM)


@check(
    "LR04",
    zh="对法制审核提出的问题已作处理并再次报送审核",
    en="Problems found by legal review were answered and submitted again",
    cites=("D118 13",),
    point=ReviewPoint.PROCEDURE,
    applies=_in_review,
    day_of=decided_on,
    since="D118 13",
    mend=msg("Deal with each problem in writing and submit the case to legal review again."),
)
def problems_answered(context: Context) -> Finding:
    """Each round that did not agree is answered in writing and followed by another round."""
    rounds = sorted(context.dossier.reviews or (), key=lambda review: review.round)
    following = [*rounds[1:], None]
    return gravest(
        _answered(context, review, later)
        for review, later in zip(rounds, following, strict=True)
        if review.opinion in NEGATIVE
    )


def _answered(context: Context, review: Review, later: Review | None) -> Finding:
    facts: Facts = {
        "round": review.round,
        "opinion": review.opinion,
        "answered": review.answered,
        "answered_on": review.answered_on,
        "submitted_again_on": later.submitted_on if later else None,
    }
    if later is None and decided_on(context.dossier):
        return context.failed(
            msg("Round {round} found problems; decided without another round."),
            facts,
            round=review.round,
        )
    if later is None:
        return context.not_applicable(
            msg("Round {round} found problems, which are to be answered and submitted again."),
            facts,
            round=review.round,
        )
    if review.answered is None and review.answered_on is None:
        return context.missing("reviews.answered", facts=facts)
    if review.answered is False and review.answered_on is None:
        return context.failed(
            msg("Submitted again though the problems of round {round} were not answered."),
            facts,
            round=review.round,
        )
    return context.passed(
        msg("The problems of round {round} were answered and submitted again."),
        facts,
        round=review.round,
    )
