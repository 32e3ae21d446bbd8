"""The legal mistakes that rules like these are known to make, each shown not to be made here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import DisputeKind, ReviewOpinion, ReviewTrigger, SanctionKind, Stage
from registry.law.calendar import add_calendar_days
from registry.law.dossier import Dossier
from registry.law.facts import (
    Act,
    Basis,
    Decision,
    Dispute,
    Gravity,
    Hearing,
    Payment,
    Review,
)
from registry.law.hearings import hearing_required
from registry.law.major import reasons_for_review
from registry.law.parameters import default_parameters
from tests.law.factories import LIGHT, POWER, D, at, examine, fine, penalty, sanction, summary

S = SanctionKind


def told(day: str, decided: str = "2026-04-01", **known: Any) -> Dossier:
    """Return a penalty in which the right to a hearing was told on a day."""
    rest = {name: known.pop(name) for name in ("stage",) if name in known}
    decision = replace(penalty().decision or Decision(), decided_on=D(decided or "2026-04-01"))
    hearing = Hearing(told=True, told_on=D(day), **known)
    return penalty(hearing=hearing, decision=decision if decided else None, **rest)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (told("2026-03-20"), "pass"),  # silence for five working days is a waiver
        (told("2026-03-20", "2026-03-27"), "fail"),
        (told("2026-03-20", "2026-03-28"), "pass"),
        (told("2026-03-20", "2026-03-27", waived=True), "judge"),
        (told("2026-03-20", requested_on=D("2026-03-27")), "fail"),
        (told("2026-03-20", requested_on=D("2026-03-28")), "pass"),
        (told("2026-03-20", requested_on=D("2026-03-27"), held_on=D("2026-03-31")), "pass"),
        (told("2026-03-20", requested_on=D("2026-03-27"), withdrawn_on=D("2026-03-30")), "pass"),
        (penalty(hearing=Hearing(told=True)), "missing"),
        (penalty(), "not_applicable"),
        (penalty(hearing=None), "not_applicable"),
        (summary(), "not_applicable"),
        # under the text of 2017 three calendar days
        (told("2021-07-08", "2021-07-11"), "fail"),
        (told("2021-07-08", "2021-07-12"), "pass"),
    ],
)
def test_the_period_to_request_a_hearing_is_left(dossier: Dossier, outcome: str) -> None:
    """HR02."""
    assert examine("HR02", dossier).outcome == outcome


def test_an_open_case_waits_for_the_request_or_the_hearing() -> None:
    asked = told("2026-03-20", "", stage=Stage.HEARING, requested_on=D("2026-03-23"))
    silent = told("2026-03-20", "", stage=Stage.NOTIFIED)
    assert examine("HR02", asked).outcome == "not_applicable"
    assert examine("HR02", silent, as_of="2026-03-27").outcome == "not_applicable"
    assert examine("HR02", silent, as_of="2026-03-28").outcome == "pass"


def test_another_period_to_request_changes_the_finding() -> None:
    shorter = default_parameters().changed("hearing.request", "4")
    hasty = told("2026-03-20", "2026-03-27")
    assert examine("HR02", hasty, parameters=shorter).outcome == "pass"


def test_opening_a_a_hearing_may_be_requested_over_five_working_days() -> None:
    """Told before the National Day holiday, the party may ask until 13 October."""
    finding = examine("HR02", told("2025-09-29", "2025-10-13"))
    assert finding.facts["last_day"] == D("2025-10-13")
    assert finding.outcome == "fail"
    assert add_calendar_days(D("2025-09-29"), 5).on == D("2025-10-04")


def test_opening_e_the_additional_fine_rests_while_a_remedy_runs() -> None:
    suit = Dispute(
        kind=DisputeKind.LITIGATION_FIRST, filed_on=D("2026-04-21"), ended_on=D("2026-04-28")
    )
    payment = Payment(
        received_on=D("2026-04-03"),
        additional_fine_fen=240_000,
        additional_fine_on=D("2026-04-28"),
    )
    counted = penalty(sanctions=(fine(10_000),), payment=payment)
    assert examine("EX02", counted).outcome == "pass"
    assert examine("EX02", replace(counted, disputes=(suit,))).outcome == "fail"


@pytest.mark.parametrize(
    "kind",
    [S.REVOKE_LICENCE, S.LOWER_GRADE, S.SUSPEND_BUSINESS, S.CLOSURE, S.RESTRICT_EMPLOYMENT],
)
def test_opening_f_not_only_large_fines_give_a_right_to_a_hearing(kind: SanctionKind) -> None:
    need = hearing_required(penalty(sanctions=(sanction(kind),)), default_parameters())
    assert need.because == (kind,)


def test_opening_f_large_confiscation_gives_a_right_to_a_hearing() -> None:
    gains = sanction(S.CONFISCATE_GAINS, 1_000_000)
    need = hearing_required(penalty(sanctions=(gains,)), default_parameters())
    assert need.because


@pytest.mark.parametrize(
    ("known", "trigger"),
    [
        ({"gravity": replace(LIGHT, public_interest=True)}, ReviewTrigger.PUBLIC_INTEREST),
        ({"gravity": replace(LIGHT, complex=True)}, ReviewTrigger.COMPLEX),
        ({"gravity": replace(LIGHT, by_law=True)}, ReviewTrigger.BY_LAW),
        (
            {"gravity": Gravity(major_rights=True), "hearing": Hearing(held_on=D("2026-03-25"))},
            ReviewTrigger.RIGHTS_AFTER_HEARING,
        ),
    ],
)
def test_opening_g_each_of_the_four_situations_asks_for_review(
    known: dict[str, Any], trigger: ReviewTrigger
) -> None:
    assert trigger in {reason.trigger for reason in reasons_for_review(penalty(**known))}
    assert examine("LR01", penalty(**known)).outcome == "fail"


def test_opening_i_old_and_new_law_are_laid_side_by_side() -> None:
    """APL Art 37: the Code of 15 August 2026 against the air law before it."""
    old = Basis(
        statute="大气污染防治法",
        article="99",
        in_force_from=D("2018-10-26"),
        in_force_to=D("2026-08-14"),
    )
    new = Basis(statute="生态环境法典", article="1102", in_force_from=D("2026-08-15"))
    matter = penalty(
        power=replace(POWER, bases=(old, new)),
        act=Act(started_on=D("2026-07-01"), ended_on=D("2026-07-02")),
        decision=Decision(decided_on=D("2026-09-01")),
    )
    assert examine("PL02", matter).outcome == "judge"
    chosen = Decision(decided_on=D("2026-09-01"), law_choice="old", law_reason="旧法较轻")
    assert examine("PL02", replace(matter, decision=chosen)).outcome == "pass"


def test_opening_j_earlier_negative_opinions_stay_in_sight() -> None:
    """The last round counts by its number, and the finding shows every opinion before it."""
    rounds = (
        Review(round=2, opinion=ReviewOpinion.AGREE, decided_at=at("2026-03-30")),
        Review(round=1, opinion=ReviewOpinion.DISAGREE, decided_at=at("2026-03-26")),
    )
    finding = examine("LR01", penalty(gravity=replace(LIGHT, complex=True), reviews=rounds))
    assert finding.outcome == "pass"
    assert finding.facts["opinions"] == [ReviewOpinion.DISAGREE, ReviewOpinion.AGREE]
