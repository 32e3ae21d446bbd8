"""HR01, LR01, LR02, LR03: hearing rights, and legal review that comes first and is independent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import (
    CaseKind,
    DecisionOutcome,
    DocumentElement,
    OfficerTask,
    PartyKind,
    ReviewOpinion,
    ReviewPoint,
    ReviewTrigger,
    SanctionKind,
    Sector,
    Stage,
)
from registry.law.checks import run_checks
from registry.law.codec import review_digest
from registry.law.dossier import Dossier
from registry.law.facts import Decision, Document, Gravity, Hearing, Party, Review, Sanction
from registry.law.hearings import hearing_required
from registry.law.major import MajorRule, reasons_for_review
from registry.law.parameters import default_parameters
from tests.law.factories import (
    LIGHT,
    NOTICE,
    POWER,
    D,
    at,
    decision_document,
    entry,
    examine,
    fine,
    inspection,
    notice,
    officer,
    penalty,
    sanction,
    summary,
)

S = SanctionKind
P = PartyKind
T = ReviewTrigger
V = ReviewOpinion
POLICE = Sector.PUBLIC_SECURITY

SILENT = notice()
TELLING = notice(elements=(*NOTICE, DocumentElement.RIGHT_TO_HEARING))
VAGUE = notice(elements=None)


def hearing_of(
    *sanctions: Sanction, told: Document = SILENT, party: PartyKind = P.LEGAL_PERSON, **known: Any
) -> Dossier:
    return penalty(
        **(
            {
                "sanctions": sanctions,
                "party": Party(kind=party),
                "documents": (told, decision_document()),
            }
            | known
        )
    )


REVOKED = sanction(S.REVOKE_LICENCE)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (hearing_of(REVOKED), "fail"),
        (hearing_of(REVOKED, told=TELLING), "pass"),
        (hearing_of(REVOKED, hearing=Hearing(told_on=D("2026-03-20"))), "pass"),
        (hearing_of(REVOKED, hearing=Hearing(told_on=D("2026-04-02"))), "fail"),
        (hearing_of(REVOKED, told=VAGUE), "missing"),
        (hearing_of(REVOKED, told=VAGUE, hearing=Hearing(told=False)), "fail"),
        (hearing_of(REVOKED, told=TELLING, hearing=Hearing(told=False)), "judge"),
        (hearing_of(REVOKED, hearing=Hearing(told=True)), "missing"),
        (hearing_of(REVOKED, documents=None), "missing"),
        (hearing_of(sanction(S.SUSPEND_BUSINESS)), "fail"),
        (hearing_of(sanction(S.CLOSURE)), "fail"),
        (hearing_of(sanction(S.RESTRICT_EMPLOYMENT)), "fail"),
        (hearing_of(sanction(S.LOWER_GRADE)), "fail"),
        (hearing_of(sanction(S.RESTRICT_BUSINESS)), "judge"),
        (hearing_of(sanction(S.SUSPEND_LICENCE), told=TELLING), "pass"),
        (hearing_of(sanction(S.WARNING)), "not_applicable"),
        # thresholds that are not confirmed locally warn, they never fail
        (hearing_of(fine(99_999)), "not_applicable"),
        (hearing_of(fine(100_000)), "warn"),
        (hearing_of(fine(60_000), fine(40_000)), "warn"),
        (hearing_of(sanction(S.CONFISCATE_GAINS, 99_999)), "not_applicable"),
        (
            hearing_of(
                sanction(S.CONFISCATE_GAINS, 60_000), sanction(S.CONFISCATE_PROPERTY, 40_000)
            ),
            "warn",
        ),
        (hearing_of(fine(4_999), party=P.NATURAL_PERSON), "not_applicable"),
        (hearing_of(fine(5_000), party=P.NATURAL_PERSON), "warn"),
        (hearing_of(fine(9_999), party=P.NATURAL_PERSON, sector=Sector.MARKET), "not_applicable"),
        (hearing_of(fine(10_000), party=P.NATURAL_PERSON, sector=Sector.MARKET), "warn"),
        (hearing_of(fine(150_000), sector=Sector.ENVIRONMENT), "not_applicable"),
        (hearing_of(fine(200_000), sector=Sector.ENVIRONMENT), "warn"),
        (hearing_of(fine(3_999), sector=POLICE), "not_applicable"),
        (hearing_of(fine(4_000), sector=POLICE), "fail"),
        (
            hearing_of(fine(2_000), sector=POLICE, decision=Decision(decided_on=D("2025-12-31"))),
            "fail",
        ),
        (hearing_of(fine(1_000_000), region="110000"), "judge"),  # no threshold known there
        (hearing_of(Sanction(kind=S.FINE)), "missing"),
        (hearing_of(fine(100_000), party=None), "missing"),  # type: ignore[arg-type]
        (penalty(sanctions=None, proposed=None), "missing"),
        (
            penalty(
                sanctions=None,
                proposed=(REVOKED,),
                decision=None,
                stage=Stage.INVESTIGATED,
                documents=(),
            ),
            "not_applicable",
        ),
        (
            penalty(
                sanctions=None,
                proposed=(REVOKED,),
                decision=None,
                stage=Stage.NOTIFIED,
                documents=(SILENT,),
            ),
            "fail",
        ),
        (hearing_of(REVOKED, decision=Decision(decided_on=D("2020-06-01"))), "fail"),
        (
            hearing_of(sanction(S.CLOSURE), decision=Decision(decided_on=D("2020-06-01"))),
            "not_applicable",
        ),
        (summary(), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_the_right_to_a_hearing_is_told_where_it_exists(dossier: Dossier, outcome: str) -> None:
    """APL Art 63 names six categories, not only large fines."""
    assert examine("HR01", dossier).outcome == outcome


def test_a_finding_on_an_unconfirmed_threshold_says_so() -> None:
    finding = examine("HR01", hearing_of(fine(100_000)))
    assert finding.unconfirmed
    assert "local value is not confirmed" in finding.message


def test_a_confirmed_threshold_makes_the_same_finding_firm() -> None:
    rows = [
        replace(row, confirmed=True) if row.name == "hearing.threshold" else row
        for row in default_parameters().rows
    ]
    firm = type(default_parameters())(rows)
    assert examine("HR01", hearing_of(fine(100_000)), parameters=firm).outcome == "fail"


def test_hearing_need_names_the_sanctions_that_ask_for_it() -> None:
    need = hearing_required(hearing_of(REVOKED, fine(10)), default_parameters())
    assert need.because == (S.REVOKE_LICENCE,)


def review(
    opinion: ReviewOpinion | None = V.AGREE, decided: str | None = "2026-03-30", **known: Any
) -> Review:
    return Review(opinion=opinion, decided_at=at(decided) if decided else None, **known)


def major(*reviews: Review, **known: Any) -> Dossier:
    return penalty(**({"gravity": replace(LIGHT, complex=True), "reviews": reviews} | known))


HEARD = Hearing(told_on=D("2026-03-10"), held_on=D("2026-03-25"))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "not_applicable"),
        (major(), "fail"),
        (major(review()), "pass"),
        (major(review(decided="2026-04-01")), "pass"),
        (major(review(decided="2026-04-02")), "fail"),
        (major(review(V.AGREE_WITH_CHANGES)), "pass"),
        (major(review(V.RETURN)), "fail"),
        (major(review(V.DISAGREE)), "fail"),
        (major(review(V.RETURN, round=1), review(V.AGREE, round=2)), "pass"),
        (major(review(V.AGREE, round=1), review(V.DISAGREE, round=2)), "fail"),
        (major(review(V.DISAGREE, round=2), review(V.AGREE, round=1)), "fail"),
        (major(review(None)), "missing"),
        (major(review(decided=None)), "missing"),
        (major(review(digest="0" * 64)), "fail"),
        (major(reviews=None), "missing"),
        (major(gravity=replace(LIGHT, public_interest=True)), "fail"),
        (major(gravity=replace(LIGHT, by_law=True)), "fail"),
        (major(gravity=LIGHT, hearing=HEARD), "not_applicable"),
        (major(gravity=replace(LIGHT, major_rights=None), hearing=HEARD), "fail"),
        (major(gravity=LIGHT, power=replace(POWER, review_required=True)), "fail"),
        (major(gravity=None), "missing"),
        (major(gravity=replace(LIGHT, public_interest=None)), "missing"),
        (major(gravity=LIGHT, sanctions=(REVOKED,)), "warn"),  # catalogue not confirmed locally
        (major(gravity=LIGHT, sanctions=(fine(100_000),)), "warn"),
        (major(gravity=LIGHT, sanctions=(fine(99_999),)), "not_applicable"),
        (major(decision=None, stage=Stage.INVESTIGATED), "not_applicable"),
        (major(decision=None, stage=None), "missing"),
        (major(review(), decision=Decision(), stage=Stage.DECIDED), "missing"),
        (major(decision=Decision(decided_on=D("2021-07-14"))), "not_applicable"),
        (inspection(), "not_applicable"),
        (entry(), "not_applicable"),
    ],
)
def test_a_major_decision_passes_review_before_it_is_made(dossier: Dossier, outcome: str) -> None:
    """APL Art 58: without review, or if it is not passed, no decision may be made."""
    assert examine("LR01", dossier).outcome == outcome


def test_a_review_that_fits_what_was_submitted_still_covers_it() -> None:
    submitted = major()
    reviewed = replace(submitted, reviews=(review(digest=review_digest(submitted)),))
    assert examine("LR01", reviewed).outcome == "pass"
    changed = replace(reviewed, sanctions=(fine(30_000),))
    assert examine("LR01", changed).outcome == "fail"


def test_minutes_decide_where_the_instant_of_the_decision_is_known() -> None:
    decision = Decision(decided_on=D("2026-04-01"), decided_at=at("2026-04-01", 10))
    early = Review(opinion=V.AGREE, decided_at=at("2026-04-01", 9))
    late = Review(opinion=V.AGREE, decided_at=at("2026-04-01", 11))
    assert examine("LR01", major(early, decision=decision)).outcome == "pass"
    assert examine("LR01", major(late, decision=decision)).outcome == "fail"


@pytest.mark.parametrize(
    ("known", "triggers"),
    [
        ({}, []),
        ({"gravity": replace(LIGHT, public_interest=True)}, [T.PUBLIC_INTEREST]),
        ({"gravity": Gravity(), "hearing": HEARD}, [T.RIGHTS_AFTER_HEARING]),
        ({"gravity": LIGHT, "hearing": HEARD}, []),
        ({"gravity": replace(LIGHT, complex=True)}, [T.COMPLEX]),
        ({"gravity": replace(LIGHT, by_law=True)}, [T.BY_LAW]),
        ({"sanctions": (REVOKED,)}, [T.CATALOGUE]),
        ({"proposed": (REVOKED,), "sanctions": None}, [T.CATALOGUE]),
        (
            {"gravity": replace(LIGHT, complex=True, by_law=True), "sanctions": (REVOKED,)},
            [T.COMPLEX, T.BY_LAW, T.CATALOGUE],
        ),
    ],
)
def test_all_four_triggers_and_the_catalogue_ask_for_review(
    known: dict[str, Any], triggers: list[ReviewTrigger]
) -> None:
    assert [reason.trigger for reason in reasons_for_review(penalty(**known))] == triggers


def rule(**known: Any) -> MajorRule:
    return MajorRule(**({"agency": "*", "case_kind": CaseKind.PENALTY} | known))


@pytest.mark.parametrize(
    ("line", "covered"),
    [
        (rule(), True),
        (rule(agency="140"), True),
        (rule(agency="999"), False),
        (rule(case_kind=CaseKind.COERCION), False),
        (rule(sanction_kind=S.FINE), True),
        (rule(sanction_kind=S.CLOSURE), False),
        (rule(sanction_kind=S.FINE, amount_fen=2_000_000), True),
        (rule(sanction_kind=S.FINE, amount_fen=2_000_001), False),
        (rule(party_kind=P.NATURAL_PERSON), False),
        (rule(valid_from=D("2026-04-02")), False),
        (rule(valid_to=D("2026-03-31")), False),
        (rule(valid_from=D("2026-04-01"), valid_to=D("2026-04-01")), True),
    ],
)
def test_a_line_of_the_catalogue_covers_what_it_describes(line: MajorRule, covered: bool) -> None:
    assert bool(reasons_for_review(penalty(), [line])) is covered


def test_a_confirmed_catalogue_makes_a_missing_review_a_failure() -> None:
    line = rule(sanction_kind=S.FINE, amount_fen=100, confirmed=True)
    (finding,) = run_checks(penalty(), D("2026-11-23"), only=["LR01"], catalogue=[line])
    assert finding.outcome == "fail"
    assert finding.facts["triggers"] == [T.CATALOGUE]


def by(person: str = "5", **known: Any) -> Review:
    points = known.pop("points", tuple(ReviewPoint))
    return review(reviewer=person, points=points, **known)


@pytest.mark.parametrize(
    ("first", "holds", "outcome"),
    [
        ("2017-12-31", False, "pass"),
        ("2018-01-01", False, "fail"),
        ("2018-01-01", True, "pass"),
        ("2018-01-01", None, "missing"),
        (None, True, "pass"),
        (None, False, "judge"),
        (None, None, "missing"),
    ],
)
def test_whoever_is_new_to_review_holds_the_qualification(
    first: str | None, holds: bool | None, outcome: str
) -> None:
    """The rule dates from the amendment in force on 2018-01-01."""
    dossier = major(by(first_reviewed_on=D(first) if first else None, legal_qualification=holds))
    assert examine("LR02", dossier).outcome == outcome


def test_what_the_review_leaves_open_is_taken_from_the_officer() -> None:
    reviewer = officer(
        "5", OfficerTask.REVIEWER, legal_qualification=False, first_reviewed_on=D("2020-01-01")
    )
    dossier = major(by())
    with_officer = replace(dossier, officers=(*(dossier.officers or ()), reviewer))
    assert examine("LR02", dossier).outcome == "missing"
    assert examine("LR02", with_officer).outcome == "fail"


@pytest.mark.parametrize(("reviews", "outcome"), [((), "not_applicable"), (None, "missing")])
def test_without_a_review_there_is_no_reviewer_to_judge(
    reviews: tuple[Review, ...] | None, outcome: str
) -> None:
    assert examine("LR02", penalty(reviews=reviews)).outcome == outcome
    assert examine("LR03", penalty(reviews=reviews)).outcome == outcome


def without(*points: ReviewPoint) -> tuple[ReviewPoint, ...]:
    return tuple(point for point in ReviewPoint if point not in points)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (major(by()), "pass"),
        (major(by("1")), "fail"),  # the handler
        (major(by("2")), "fail"),  # the assisting officer
        (major(by("9")), "fail"),  # who decided
        (major(by(points=without(ReviewPoint.OFFICERS))), "pass"),  # eight points in some lists
        (major(by(points=without(ReviewPoint.CRIME))), "fail"),
        (major(by(points=without(ReviewPoint.SUBJECT, ReviewPoint.OFFICERS))), "fail"),
        (major(by(points=())), "fail"),
        (major(by(points=None)), "missing"),
        (major(by(opinion=None)), "not_applicable"),
        (major(review()), "missing"),
        (major(by(), officers=None), "missing"),
        (major(by(round=1), by("1", round=2)), "fail"),
        (major(by("1", round=1), by(round=2)), "pass"),
        (major(by(decided="2019-01-02")), "not_applicable"),
    ],
)
def test_a_reviewer_is_independent_and_covers_the_points(dossier: Dossier, outcome: str) -> None:
    """国办发〔2018〕118号 (十三)."""
    assert examine("LR03", dossier).outcome == outcome


def test_no_penalty_needs_no_hearing() -> None:
    decision = Decision(outcome=DecisionOutcome.NO_PENALTY, decided_on=D("2026-04-01"))
    assert examine("HR01", penalty(decision=decision)).outcome == "not_applicable"
