"""PB01, PB02, RC01, RC02, CO01, CO04, EX02: publicity, records, coercion, execution."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import (
    DecisionOutcome,
    DisputeKind,
    MeasureKind,
    PauseKind,
    PublicityRegime,
    RecordStage,
    SanctionKind,
    Sector,
    Stage,
)
from registry.law.checks.execution import additional_fine
from registry.law.dossier import Dossier
from registry.law.facts import (
    Decision,
    Dispute,
    Extension,
    Interval,
    Measure,
    Party,
    Payment,
    Publication,
    Receipt,
    Recording,
    Step,
)
from registry.law.parameters import default_parameters
from tests.law.factories import (
    D,
    at,
    entry,
    examine,
    fine,
    inspection,
    penalty,
    sanction,
    seizure,
    steps,
    summary,
)

MARKET = Sector.MARKET
R = RecordStage


def shown(day: str | None, **known: Any) -> Dossier:
    publicity = (Publication(published_on=D(day)),) if day else ()
    decision = Decision(outcome=DecisionOutcome.PENALTY, decided_on=D("2026-09-24"))
    return penalty(**({"publicity": publicity, "decision": decision} | known))


AS_MARKET = Publication(regime=PublicityRegime.MARKET, published_on=D("2026-10-29"))
AS_GENERAL = Publication(regime=PublicityRegime.GENERAL, published_on=D("2026-10-29"))
ELSEWHERE = {"sector": MARKET, "party": Party(region="110000")}


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        # 7 working days from 24 September 2026, over Mid-Autumn and National Day: 12 October
        (shown("2026-10-13"), "2026-11-23", "fail"),
        (shown("2026-10-12"), "2026-11-23", "pass"),
        (shown("2026-09-24"), "2026-11-23", "pass"),
        (shown(None), "2026-10-12", "not_applicable"),
        (shown(None), "2026-10-13", "fail"),
        (shown(None, publicity=None), "2026-11-23", "missing"),
        (shown(None, publicity=(Publication(exempt_reason="国家秘密"),)), "2026-11-23", "judge"),
        (shown("2026-10-29", sector=MARKET), "2026-11-23", "pass"),
        (shown("2026-10-30", sector=MARKET), "2026-11-23", "fail"),
        (shown(None, publicity=(AS_MARKET,)), "2026-11-23", "pass"),
        (shown(None, sector=MARKET, publicity=(AS_GENERAL,)), "2026-11-23", "pass"),
        (
            shown(None, sector=MARKET, sanctions=(sanction(SanctionKind.WARNING),)),
            "2026-11-23",
            "not_applicable",
        ),
        (shown(None, sanctions=(sanction(SanctionKind.WARNING),)), "2026-11-23", "fail"),
        (
            shown(None, publicity=(Publication(pushed_on=D("2026-10-14")),), **ELSEWHERE),
            "2026-11-23",
            "pass",
        ),
        (
            shown(None, publicity=(Publication(pushed_on=D("2026-10-20")),), **ELSEWHERE),
            "2026-11-23",
            "fail",
        ),
        (
            shown("2026-09-25", decision=Decision(decided_on=D("2019-01-02"))),
            "2026-11-23",
            "not_applicable",
        ),
        (
            shown(
                None,
                decision=Decision(outcome=DecisionOutcome.NO_PENALTY, decided_on=D("2026-09-24")),
            ),
            "2026-11-23",
            "not_applicable",
        ),
        (shown(None, decision=None, stage=Stage.FILED), "2026-11-23", "not_applicable"),
        (shown(None, decision=None, stage=Stage.DECIDED), "2026-11-23", "missing"),
        (summary(sector=MARKET, publicity=()), "2026-11-23", "not_applicable"),
        (summary(publicity=()), "2026-11-23", "fail"),
        (inspection(), "2026-11-23", "not_applicable"),
        (entry(), "2026-11-23", "not_applicable"),
    ],
)
def test_a_penalty_is_published_by_the_rules_of_its_regime(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """国办发〔2018〕118号 (六): 7 working days; SAMR Order 45: 20, and not warnings alone."""
    assert examine("PB01", dossier, as_of).outcome == outcome


def seen(day: str | None) -> Dossier:
    return inspection(publicity=(Publication(published_on=D(day)),) if day else ())


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        # 20 working days from 9 March 2026 end on 7 April (Tomb Sweeping Day is Monday 6 April)
        (seen("2026-04-07"), "2026-11-23", "pass"),
        (seen("2026-04-08"), "2026-11-23", "fail"),
        (seen(None), "2026-04-07", "not_applicable"),
        (seen(None), "2026-04-08", "fail"),
        (inspection(publicity=None), "2026-11-23", "missing"),
        (inspection(inspection=None), "2026-11-23", "missing"),
        (inspection(inspection=None, stage=Stage.APPROVED), "2026-11-23", "not_applicable"),
        (seizure(), "2026-11-23", "pass"),
        (seizure(publicity=()), "2026-11-23", "fail"),
        (penalty(), "2026-11-23", "not_applicable"),
    ],
)
def test_results_of_other_acts_are_published_in_twenty_working_days(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    assert examine("PB02", dossier, as_of).outcome == outcome


def recorded(stage: Stage | None, *stages: RecordStage, **known: Any) -> Dossier:
    return penalty(**({"stage": stage, "steps": steps(*stages)} | known))


UNDECIDED: dict[str, Any] = {"decision": None}
UNSURE = (Step(action="serve", record_stage=R.SERVICE),)
UNWRITTEN = (Step(action="serve", record_stage=R.SERVICE, text_record=False),)
TO_DECISION = (R.START, R.EVIDENCE, R.REVIEW, R.DECISION)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (recorded(Stage.PERFORMED, *R), "pass"),
        *((recorded(Stage.PERFORMED, *(s for s in R if s is not gap)), "fail") for gap in R),
        (recorded(Stage.SERVED, *(s for s in R if s is not R.EXECUTION)), "pass"),
        (recorded(Stage.DECIDED, *TO_DECISION), "pass"),
        (recorded(Stage.INVESTIGATED, R.START, R.EVIDENCE, **UNDECIDED), "pass"),
        (recorded(Stage.INVESTIGATED, R.START, **UNDECIDED), "fail"),
        (recorded(Stage.FILED, R.START, **UNDECIDED), "pass"),
        (recorded(Stage.CLUE, **UNDECIDED), "not_applicable"),
        (recorded(Stage.SERVED, steps=(*steps(*TO_DECISION), *UNSURE)), "missing"),
        (recorded(Stage.SERVED, steps=(*steps(*TO_DECISION), *UNWRITTEN)), "fail"),
        (recorded(Stage.SERVED, steps=None), "missing"),
        (recorded(None, *R), "missing"),
        (
            summary(stage=Stage.SERVED, steps=steps(R.START, R.EVIDENCE, R.DECISION, R.SERVICE)),
            "pass",
        ),
        (recorded(Stage.SERVED, decision=Decision(decided_on=D("2021-07-14"))), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_each_stage_that_is_over_has_a_written_record(dossier: Dossier, outcome: str) -> None:
    """APL Art 47 names six stages."""
    assert examine("RC01", dossier).outcome == outcome


FILM = Recording(purpose="seize", sha256="0" * 64, seconds=900, complete=True)
OPEN_MEASURE = {"carried_out_at": None, "lifted_on": None}


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (seizure(), "pass"),
        (seizure({"kind": MeasureKind.REMOVE}, recordings=()), "fail"),
        (seizure(recordings=()), "fail"),
        (seizure(recordings=None), "missing"),
        (seizure(recordings=(replace(FILM, purpose="whole process"),)), "pass"),
        (seizure(recordings=(replace(FILM, purpose="seal"),)), "fail"),
        (seizure(recordings=(replace(FILM, sha256=None),)), "missing"),
        (seizure(recordings=(replace(FILM, seconds=None),)), "missing"),
        (seizure(recordings=(replace(FILM, complete=None),)), "missing"),
        (seizure(recordings=(replace(FILM, complete=False),)), "fail"),
        (seizure({"kind": MeasureKind.FREEZE}, recordings=()), "not_applicable"),
        (seizure(OPEN_MEASURE, stage=Stage.APPROVED, recordings=()), "not_applicable"),
        (seizure(OPEN_MEASURE, recordings=()), "missing"),
        (seizure({"carried_out_at": at("2019-01-02")}, recordings=()), "not_applicable"),
        (seizure(measures=None), "missing"),
        (penalty(), "not_applicable"),
        (
            penalty(measures=(Measure(kind=MeasureKind.SEAL, carried_out_at=at("2026-03-09")),)),
            "fail",
        ),
    ],
)
def test_sealing_seizure_and_demolition_are_filmed(dossier: Dossier, outcome: str) -> None:
    """国办发〔2018〕118号 (八)."""
    assert examine("RC02", dossier).outcome == outcome


def urgent(approved: str | None, hour: int = 10, minute: int = 0) -> Dossier:
    instant = at(approved, hour, minute) if approved else None
    return seizure({"urgent": True, "approved_at": instant})


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (seizure(), "2026-11-23", "pass"),
        (seizure({"approved_at": at("2026-03-09", 10)}), "2026-11-23", "pass"),
        (seizure({"approved_at": at("2026-03-09", 10, 1)}), "2026-11-23", "fail"),
        (seizure({"approved_at": None}), "2026-11-23", "missing"),
        (seizure({"urgent": None, "approved_at": at("2026-03-09", 11)}), "2026-11-23", "missing"),
        (urgent("2026-03-10", 10, 0), "2026-11-23", "pass"),
        (urgent("2026-03-10", 10, 1), "2026-11-23", "fail"),
        (urgent(None), "2026-03-10", "not_applicable"),
        (urgent(None), "2026-03-11", "missing"),
        (seizure(OPEN_MEASURE, stage=Stage.APPROVED), "2026-11-23", "not_applicable"),
        (seizure(OPEN_MEASURE), "2026-11-23", "missing"),
        (seizure({"kind": MeasureKind.REMOVE}), "2026-11-23", "not_applicable"),
        (seizure(measures=None), "2026-11-23", "missing"),
        (penalty(), "2026-11-23", "not_applicable"),
    ],
)
def test_a_measure_is_approved_before_or_within_a_day_if_urgent(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """ACL Art 18 (1) and 19."""
    assert examine("CO01", dossier, as_of).outcome == outcome


def test_the_hours_for_making_up_approval_are_data() -> None:
    numbers = default_parameters().changed("coercion.makeup", "25")
    assert examine("CO01", urgent("2026-03-10", 11), parameters=numbers).outcome == "pass"


def lifted(day: str | None, stage: Stage = Stage.LIFTED, **known: Any) -> Dossier:
    return seizure({"lifted_on": D(day) if day else None} | known, stage=stage)


THIRTY = Extension(days=30, approved_on=D("2026-04-08"))
TEN_DAYS_OF_TESTS = (
    Interval(kind=PauseKind.TEST, started_on=D("2026-03-11"), ended_on=D("2026-03-20")),
)
IN_FORCE = Stage.IN_FORCE


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        # 30 calendar days from 9 March end on 8 April
        (lifted("2026-04-08"), "2026-11-23", "pass"),
        (lifted("2026-04-09"), "2026-11-23", "fail"),
        (lifted("2026-05-08", extensions=(THIRTY,)), "2026-11-23", "pass"),
        (lifted("2026-05-09", extensions=(THIRTY,)), "2026-11-23", "fail"),
        (lifted("2026-05-08", extensions=(replace(THIRTY, days=31),)), "2026-11-23", "pass"),
        (lifted("2026-05-09", extensions=(replace(THIRTY, days=31),)), "2026-11-23", "judge"),
        (
            lifted("2026-04-20", extensions=(replace(THIRTY, approved_on=D("2026-04-09")),)),
            "2026-11-23",
            "judge",
        ),
        (lifted("2026-05-20", extensions=(THIRTY, THIRTY)), "2026-11-23", "judge"),
        (lifted("2026-04-18", tests=TEN_DAYS_OF_TESTS), "2026-11-23", "pass"),
        (lifted("2026-04-19", tests=TEN_DAYS_OF_TESTS), "2026-11-23", "fail"),
        (
            lifted("2026-04-18", tests=TEN_DAYS_OF_TESTS, kind=MeasureKind.FREEZE),
            "2026-11-23",
            "fail",
        ),
        (lifted("2026-03-20", term_days=31), "2026-11-23", "fail"),
        (lifted("2026-03-24", term_days=15), "2026-11-23", "pass"),
        (lifted("2026-03-25", term_days=15), "2026-11-23", "fail"),
        (lifted("2026-03-24", until=D("2026-03-24")), "2026-11-23", "pass"),
        (lifted("2026-03-25", until=D("2026-03-24")), "2026-11-23", "fail"),
        (lifted(None, IN_FORCE), "2026-04-08", "pass"),
        (lifted(None, IN_FORCE), "2026-04-09", "fail"),
        (lifted(None), "2026-11-23", "missing"),
        (lifted(None, disposed_on=D("2026-04-08")), "2026-11-23", "pass"),
        (seizure(OPEN_MEASURE, stage=Stage.APPROVED), "2026-11-23", "not_applicable"),
        (seizure({"kind": MeasureKind.REMOVE}), "2026-11-23", "not_applicable"),
        (seizure(measures=None), "2026-11-23", "missing"),
        (seizure({"carried_out_at": at("2011-12-31")}), "2026-11-23", "not_applicable"),
        (penalty(), "2026-11-23", "not_applicable"),
    ],
)
def test_a_measure_ends_within_thirty_days_and_thirty_more(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """ACL Art 25: tests do not count; Art 32 knows no such pause for freezing."""
    assert examine("CO04", dossier, as_of).outcome == outcome


def test_a_measure_in_force_counts_the_days_left() -> None:
    finding = examine("CO04", lifted(None, IN_FORCE), "2026-04-01")
    assert finding.facts["days_left"] == 7


def late(
    yuan: int, counted_to: str | None = "2026-04-28", *disputes: Dispute, **known: Any
) -> Dossier:
    payment = Payment(
        received_on=D("2026-04-03"),
        additional_fine_fen=yuan * 100,
        additional_fine_on=D(counted_to) if counted_to else None,
        **known,
    )
    return penalty(sanctions=(fine(10_000),), payment=payment, disputes=disputes)


RECONSIDERED = Dispute(
    kind=DisputeKind.RECONSIDERATION, filed_on=D("2026-04-21"), ended_on=D("2026-04-24")
)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        # received 3 April, 15 days end on Saturday 18 April and roll over to Monday the 20th
        (late(2_400), "pass"),  # 8 days at 300 yuan
        (late(2_401), "fail"),
        (late(2_399), "judge"),
        (late(300, "2026-04-21"), "pass"),
        (late(1, "2026-04-20"), "fail"),
        (late(9_900, "2026-05-23"), "pass"),  # 33 days
        (late(10_000, "2026-05-24"), "pass"),  # 34 days reach the cap
        (late(10_200, "2026-05-24"), "fail"),
        (late(10_000, "2027-05-24"), "pass"),
        (late(1_200, "2026-04-28", RECONSIDERED), "pass"),  # four days do not count
        (late(2_400, "2026-04-28", RECONSIDERED), "fail"),
        (late(0, "2026-04-28", replace(RECONSIDERED, ended_on=None)), "not_applicable"),
        (late(900, "2026-05-03", deferred_to=D("2026-04-30")), "pass"),
        (late(2_400, None), "missing"),
        (late(0), "not_applicable"),
        (replace(late(2_400), documents=(), payment=Payment(additional_fine_fen=1)), "missing"),
        (replace(late(2_400), payment=None), "missing"),
        (replace(late(2_400), sanctions=None), "missing"),
        (penalty(sanctions=(sanction(SanctionKind.WARNING),)), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_the_additional_fine_stops_at_the_fine_and_pauses_during_disputes(
    dossier: Dossier, outcome: str
) -> None:
    """APL Art 72 (1) and 73 (3): it does not run during reconsideration or litigation."""
    assert examine("EX02", dossier).outcome == outcome


def test_what_may_be_added_is_quoted_where_nothing_was() -> None:
    paid = (Receipt(paid_on=D("2026-04-28"), amount_fen=1_000_000),)
    finding = examine("EX02", late(0, None, receipts=paid))
    assert finding.facts["quote_fen"] == 240_000
    assert "2,400.00" in finding.message


def test_the_cap_is_reached_on_the_thirty_fourth_day() -> None:
    numbers = default_parameters()
    rate = numbers.lookup("payment.additional_rate", on=D("2026-01-01"))
    cap = numbers.lookup("payment.additional_cap", on=D("2026-01-01"))
    assert rate is not None
    days = [
        additional_fine(1_000_000, D("2026-01-01"), D(day), [], rate, cap).amount_fen
        for day in ("2026-02-03", "2026-02-04", "2026-02-05")
    ]
    assert days == [990_000, 1_000_000, 1_000_000]
