"""PN01, PN06, PN16, PN17, PN18: time, notice, contents and service of penalties."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import (
    DecisionOutcome,
    DocumentElement,
    DocumentKind,
    PauseKind,
    Sector,
    ServiceMethod,
    Stage,
)
from registry.law.dossier import Dossier
from registry.law.facts import Act, Decision, Document, Extension, Interval, Service
from registry.law.parameters import default_parameters
from tests.law.factories import (
    DECISION,
    NOTICE,
    D,
    decision_document,
    entry,
    examine,
    inspection,
    notice,
    penalty,
    summary,
)

POLICE = Sector.PUBLIC_SECURITY


def acted(
    ended: str | None, discovered: str | None, sector: Sector = Sector.GENERAL, **known: Any
) -> Dossier:
    act = Act(
        ended_on=D(ended) if ended else None,
        discovered_on=D(discovered) if discovered else None,
        **known,
    )
    return penalty(act=act, sector=sector)


HARM: dict[str, Any] = {"harm": True, "safety": True}


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (acted("2024-03-01", "2026-03-01"), "pass"),
        (acted("2024-03-01", "2026-03-02", harm=False, safety=False), "fail"),
        (acted("2024-03-01", "2026-03-02", harm=True, safety=False), "fail"),
        (acted("2024-03-01", "2026-03-02"), "judge"),
        (acted("2024-03-01", "2026-03-02", harm=True), "judge"),
        (acted("2021-03-01", "2026-03-01", **HARM), "pass"),
        (acted("2021-03-01", "2026-03-02", **HARM), "fail"),
        (acted("2024-02-29", "2026-02-28"), "pass"),
        (acted("2024-02-29", "2026-03-01", harm=False), "fail"),
        (acted(None, "2026-03-02"), "missing"),
        (acted("2024-03-01", None), "missing"),
        (acted(None, "2026-03-02", started_on=D("2025-01-01")), "pass"),
        (acted(None, "2026-03-02", started_on=D("2020-01-01")), "missing"),
        (acted(None, "2026-03-02", started_on=D("2020-01-01"), continuing=True), "pass"),
        (
            acted(None, "2026-03-02", started_on=D("2020-01-01"), continuing=False, harm=False),
            "fail",
        ),
        (acted("2025-09-01", "2026-03-01", POLICE), "pass"),
        (acted("2025-09-01", "2026-03-02", POLICE, **HARM), "fail"),
        (acted("2025-06-30", "2025-12-31", POLICE), "fail"),
        (acted("2025-06-30", "2025-12-30", POLICE), "pass"),
        (acted("2023-09-01", "2026-08-15", Sector.ENVIRONMENT, harm=True, safety=False), "pass"),
        (acted("2023-09-01", "2026-08-14", Sector.ENVIRONMENT, harm=True, safety=False), "fail"),
        (penalty(act=None), "missing"),
        (penalty(decision=Decision(outcome=DecisionOutcome.NO_PENALTY)), "not_applicable"),
        (inspection(), "not_applicable"),
        (entry(), "not_applicable"),
    ],
)
def test_an_act_is_discovered_within_the_limitation_period(dossier: Dossier, outcome: str) -> None:
    """APL Art 36; 治安管理处罚法 Art 25; 生态环境法典 Art 1054."""
    assert examine("PN01", dossier).outcome == outcome


def told(served: str = "2026-03-20", **known: Any) -> Dossier:
    return penalty(documents=(notice(served, **known), decision_document()))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (told(), "pass"),
        (told("2026-03-31"), "pass"),
        (told("2026-04-01"), "judge"),
        (told("2026-04-02"), "fail"),
        (told(service=None, issued_on=None), "missing"),
        (told(service=None), "pass"),
        (told(elements=None), "missing"),
        (told(elements=NOTICE[:-1]), "fail"),
        (told(elements=()), "fail"),
        (penalty(documents=(decision_document(),)), "fail"),
        (penalty(documents=None), "missing"),
        (penalty(stage=Stage.NOTIFIED, decision=None), "not_applicable"),
        (penalty(stage=None, decision=None), "missing"),
        (penalty(decision=Decision(decided_on=D("2021-07-14"))), "not_applicable"),
        (penalty(stage=Stage.FILING_WITHDRAWN, decision=None), "not_applicable"),
        (summary(), "not_applicable"),
    ],
)
def test_prior_notice_is_complete_and_comes_first(dossier: Dossier, outcome: str) -> None:
    assert examine("PN06", dossier).outcome == outcome


def test_what_a_notice_does_not_state_is_named() -> None:
    finding = examine("PN06", told(elements=NOTICE[1:]))
    assert finding.to_data()["facts"]["lacking"] == ["content"]
    assert "intended content" in finding.message


def filed(
    filed_on: str | None, decided: str | None, sector: Sector = Sector.GENERAL, **known: Any
) -> Dossier:
    return penalty(
        sector=sector,
        filed_on=D(filed_on) if filed_on else None,
        decision=Decision(decided_on=D(decided)) if decided else None,
        **known,
    )


def span(start: str, end: str | None, kind: PauseKind = PauseKind.APPRAISAL) -> dict[str, Any]:
    interval = Interval(kind=kind, started_on=D(start), ended_on=D(end) if end else None)
    return {"exclusions": (interval,)}


def prolonged(*extensions: Extension) -> dict[str, Any]:
    return {"extensions": extensions}


THIRTY = Extension(days=30, approved_on=D("2026-05-20"))
BY_SUPERIOR = Extension(days=30, approved_on=D("2026-03-20"), superior=True)
COLLECTIVE = Extension(days=45, approved_on=D("2026-06-20"), collective=True)
M = Sector.MARKET
OPEN: dict[str, Any] = {"stage": Stage.FILED}


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        # 90 calendar days from 2 March 2026 end on Sunday 31 May
        (filed("2026-03-02", "2026-05-31"), "pass"),
        (filed("2026-03-02", "2026-06-01"), "warn"),  # in time only if the day rolls over
        (filed("2026-03-02", "2026-06-02"), "fail"),
        (filed("2026-03-03", "2026-06-01"), "pass"),
        (filed("2026-03-03", "2026-06-02"), "fail"),
        (filed("2021-07-15", "2021-10-13"), "pass"),
        (filed("2021-07-15", "2021-10-14"), "fail"),
        (filed("2021-07-14", "2022-10-14"), "not_applicable"),  # no period before the 2021 law
        # extensions
        (filed("2026-03-03", "2026-07-01", M, **prolonged(THIRTY)), "pass"),
        (filed("2026-03-03", "2026-07-02", M, **prolonged(THIRTY)), "fail"),
        (filed("2026-03-03", "2026-06-02", **prolonged(THIRTY)), "judge"),
        (
            filed("2026-03-03", "2026-06-02", M, **prolonged(replace(THIRTY, approved_on=None))),
            "judge",
        ),
        (
            filed(
                "2026-03-03",
                "2026-06-02",
                M,
                **prolonged(replace(THIRTY, approved_on=D("2026-06-02"))),
            ),
            "judge",
        ),
        (filed("2026-03-03", "2026-08-15", M, **prolonged(THIRTY, COLLECTIVE)), "pass"),
        (filed("2026-03-03", "2026-08-15", M, **prolonged(THIRTY, THIRTY)), "fail"),
        (filed("2026-03-03", "2026-07-31", M, **prolonged(THIRTY, THIRTY)), "judge"),
        # spans that do not count
        (filed("2026-03-03", "2026-06-11", M, **span("2026-04-01", "2026-04-10")), "pass"),
        (filed("2026-03-03", "2026-06-12", M, **span("2026-04-01", "2026-04-10")), "fail"),
        (filed("2026-03-03", "2026-06-11", **span("2026-04-01", "2026-04-10")), "judge"),
        (filed("2026-03-03", "2026-06-01", **span("2026-04-01", "2026-04-10")), "pass"),
        (
            filed("2026-03-03", "2026-06-02", M, **span("2026-04-01", None, PauseKind.OTHER)),
            "judge",
        ),
        # sectors
        (filed("2026-03-02", "2026-04-01", POLICE), "pass"),
        (filed("2026-03-02", "2026-04-02", POLICE), "fail"),
        (filed("2026-03-02", "2026-05-31", POLICE, **prolonged(BY_SUPERIOR, BY_SUPERIOR)), "pass"),
        (filed("2026-03-02", "2026-06-05", POLICE, **prolonged(BY_SUPERIOR, BY_SUPERIOR)), "fail"),
        (
            filed(
                "2026-03-02", "2026-04-15", POLICE, **prolonged(replace(BY_SUPERIOR, superior=None))
            ),
            "judge",
        ),
        (filed("2025-12-31", "2026-03-02", POLICE), "fail"),
        (filed("2026-03-02", "2026-06-02", Sector.LABOUR), "fail"),
        (
            filed(
                "2026-03-02",
                "2026-06-20",
                Sector.LABOUR,
                investigation_closed_on=D("2026-05-28"),
            ),
            "pass",
        ),
        # not decided yet
        (filed("2026-03-02", None, **OPEN), "fail"),
        (filed("2026-09-01", None, **OPEN), "not_applicable"),
        (filed("2026-03-02", None, stage=None), "missing"),
        (filed("2026-03-02", None, stage=Stage.DECIDED), "missing"),
        (filed(None, "2026-06-01"), "missing"),
        (filed(None, None, stage=Stage.CLUE), "not_applicable"),
        (summary(), "not_applicable"),
    ],
)
def test_a_penalty_is_decided_within_the_period_of_its_sector(
    dossier: Dossier, outcome: str
) -> None:
    """APL Art 60; SAMR procedure Art 64; 治安管理处罚法 Art 118; 劳动保障监察条例 Art 17."""
    assert examine("PN16", dossier).outcome == outcome


def test_labour_investigations_are_counted_in_working_days() -> None:
    dossier = filed("2026-03-02", None, Sector.LABOUR, stage=Stage.FILED)
    finding = examine("PN16", dossier, "2026-03-31")
    assert finding.facts["due"] == D("2026-05-28")
    assert finding.facts["days_left"] == 39


def test_an_open_case_knows_its_last_day_and_what_is_left() -> None:
    finding = examine("PN16", filed("2026-03-03", None, **OPEN), "2026-05-30")
    assert finding.outcome == "not_applicable"
    assert (finding.facts["due"], finding.facts["days_left"]) == (D("2026-06-01"), 2)


def test_an_open_case_is_late_on_the_day_after_its_last() -> None:
    dossier = filed("2026-03-03", None, **OPEN)
    assert examine("PN16", dossier, "2026-06-01").outcome == "not_applicable"
    assert examine("PN16", dossier, "2026-06-02").outcome == "fail"


def test_a_pause_still_open_keeps_moving_the_last_day() -> None:
    dossier = filed("2026-03-03", None, M, **OPEN, **span("2026-05-02", None))
    finding = examine("PN16", dossier, "2026-10-01")
    assert finding.outcome == "not_applicable"
    assert finding.facts["paused"] is True


def test_a_number_changed_in_the_data_changes_the_finding() -> None:
    dossier = filed("2026-03-03", "2026-06-01")
    shorter = default_parameters().changed("penalty.period", "60", sector=Sector.GENERAL)
    assert examine("PN16", dossier).outcome == "pass"
    assert examine("PN16", dossier, parameters=shorter).outcome == "fail"


def decided(**known: Any) -> Dossier:
    return penalty(documents=(notice(), decision_document(**known)))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (decided(), "pass"),
        *((decided(elements=tuple(set(DECISION) - {part})), "fail") for part in DECISION),
        (decided(elements=None), "missing"),
        (decided(sealed=False), "fail"),
        (decided(sealed=None), "missing"),
        (penalty(documents=(notice(),)), "fail"),
        (penalty(documents=None), "missing"),
        (penalty(stage=Stage.HEARD, decision=None), "not_applicable"),
        (penalty(decision=Decision(decided_on=D("2026-04-01"))), "missing"),
        (
            penalty(
                decision=Decision(outcome=DecisionOutcome.NO_PENALTY, decided_on=D("2026-04-01"))
            ),
            "not_applicable",
        ),
        (summary(), "not_applicable"),
    ],
)
def test_a_decision_states_six_elements_and_is_sealed(dossier: Dossier, outcome: str) -> None:
    assert examine("PN17", dossier).outcome == outcome


def test_the_lacking_element_is_named() -> None:
    finding = examine("PN17", decided(elements=DECISION[:4]))
    assert finding.facts["lacking"] == (DocumentElement.REMEDIES, DocumentElement.AGENCY_DATE)


def served(day: str | None, sector: Sector = Sector.GENERAL, **known: Any) -> Dossier:
    usual: dict[str, Any] = {
        "method": ServiceMethod.DIRECT,
        "served_on": D(day) if day else None,
        "proof": True,
    }
    service = Service(**(usual | known))
    return penalty(
        sector=sector,
        decision=Decision(outcome=DecisionOutcome.PENALTY, decided_on=D("2022-01-28")),
        documents=(notice(), decision_document(service=service)),
    )


UNSERVED = Document(kind=DocumentKind.DECISION)


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        # 7 working days from 28 January 2022, over the Spring Festival, end on 11 February
        (served("2022-02-11"), "2026-11-23", "pass"),
        (served("2022-02-12"), "2026-11-23", "fail"),
        (served("2022-01-28"), "2026-11-23", "pass"),
        (served("2022-01-28", method=None, on_the_spot=True), "2026-11-23", "pass"),
        (served("2022-01-28", method=None), "2026-11-23", "missing"),
        (served("2022-02-11", proof=False), "2026-11-23", "fail"),
        (served("2022-02-11", proof=None), "2026-11-23", "missing"),
        (served("2022-02-11", method=ServiceMethod.ELECTRONIC), "2026-11-23", "missing"),
        (
            served("2022-02-11", method=ServiceMethod.ELECTRONIC, consent=False),
            "2026-11-23",
            "fail",
        ),
        (
            served("2022-02-11", method=ServiceMethod.ELECTRONIC, consent=True),
            "2026-11-23",
            "pass",
        ),
        (served("2022-03-11", method=ServiceMethod.PUBLIC_NOTICE), "2026-11-23", "judge"),
        (served("2022-01-30", POLICE), "2026-11-23", "pass"),
        (served("2022-01-31", POLICE), "2026-11-23", "fail"),
        (served(None), "2026-11-23", "missing"),
        (penalty(documents=(UNSERVED,), stage=Stage.DECIDED), "2026-04-13", "not_applicable"),
        (penalty(documents=(UNSERVED,), stage=Stage.DECIDED), "2026-04-14", "fail"),
        (penalty(documents=None), "2026-11-23", "missing"),
        (penalty(decision=None, stage=Stage.DECIDED), "2026-11-23", "missing"),
        (penalty(decision=None, stage=Stage.FILED), "2026-11-23", "not_applicable"),
        (summary(), "2026-11-23", "not_applicable"),
    ],
)
def test_a_decision_is_served_in_working_days_with_proof(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """APL Art 61 and 85; 治安管理处罚法 Art 116."""
    assert examine("PN18", dossier, as_of).outcome == outcome


def test_a_last_day_in_a_year_without_holiday_notice_never_fails_hard() -> None:
    dossier = penalty(
        decision=Decision(outcome=DecisionOutcome.PENALTY, decided_on=D("2030-01-30")),
        documents=(decision_document("2030-03-30"),),
    )
    finding = examine("PN18", dossier, "2030-06-01")
    assert (finding.outcome, finding.provisional) == ("warn", True)
    assert "Provisional" in finding.message
