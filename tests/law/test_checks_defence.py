"""PN07, PN08: the party is heard, the answer reviewed, and nothing grows heavier for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import DecisionOutcome, SanctionKind, Sector, Stage
from registry.law.dossier import Dossier
from registry.law.facts import Decision, Defence, Sanction
from registry.law.parameters import default_parameters
from tests.law.factories import (
    D,
    decision_document,
    examine,
    fine,
    inspection,
    notice,
    penalty,
    sanction,
    summary,
)

MARKET = Sector.MARKET
MADE = Defence(
    made=True,
    made_on=D("2026-03-24"),
    text="请求减轻",
    reviewed_on=D("2026-03-26"),
    review="不予采纳",
)


def defended(**known: Any) -> Dossier:
    return penalty(defence=replace(MADE, **known))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "not_applicable"),  # nothing was said, and no rule sets a period
        (defended(), "pass"),
        (defended(reviewed_on=None, review=None), "fail"),
        (defended(reviewed_on=None), "missing"),
        (defended(review=None), "missing"),
        (defended(reviewed_on=D("2026-04-01")), "pass"),
        (defended(reviewed_on=D("2026-04-02")), "fail"),
        (penalty(defence=None), "missing"),
        (penalty(defence=Defence()), "missing"),
        (
            penalty(
                defence=Defence(made=True), decision=None, sanctions=None, stage=Stage.NOTIFIED
            ),
            "not_applicable",
        ),
        (penalty(defence=None, decision=None, stage=Stage.FILED), "not_applicable"),
        (
            penalty(
                defence=replace(MADE, reviewed_on=None, review=None),
                decision=Decision(decided_on=D("2021-07-14")),
            ),
            "not_applicable",
        ),
        (
            penalty(
                defence=Defence(made=True),
                decision=Decision(outcome=DecisionOutcome.NO_PENALTY, decided_on=D("2026-04-01")),
            ),
            "not_applicable",
        ),
        (summary(), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_a_defence_is_reviewed_before_the_decision(dossier: Dossier, outcome: str) -> None:
    assert examine("PN07", dossier).outcome == outcome


def told(served: str, decided: str, **known: Any) -> Dossier:
    decision = Decision(outcome=DecisionOutcome.PENALTY, decided_on=D(decided))
    documents = (notice(served), decision_document())
    return penalty(**({"sector": MARKET, "decision": decision, "documents": documents} | known))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (told("2026-03-20", "2026-03-30"), "pass"),
        (told("2026-03-20", "2026-03-27"), "warn"),  # five working days; value not confirmed
        (told("2026-03-20", "2026-03-27", sector=Sector.GENERAL), "not_applicable"),
        (told("2026-03-20", "2026-03-27", documents=()), "not_applicable"),
        (told("2026-03-20", "2026-03-27", defence=MADE), "pass"),
    ],
)
def test_silence_is_waited_for_where_a_rule_sets_a_period(dossier: Dossier, outcome: str) -> None:
    assert examine("PN07", dossier).outcome == outcome


def test_opening_b_the_period_to_state_runs_over_working_days() -> None:
    """A period that would end within the National Day holiday goes on after it."""
    over = told("2025-09-29", "2025-10-13")  # five calendar days ended on 4 October
    assert examine("PN07", over).outcome == "warn"
    assert examine("PN07", over).facts["last_day"] == D("2025-10-13")
    assert examine("PN07", told("2025-09-29", "2025-10-14")).outcome == "pass"


def test_a_confirmed_period_makes_an_early_decision_a_failure() -> None:
    rows = [
        replace(row, confirmed=True) if row.name == "statement.period" else row
        for row in default_parameters().rows
    ]
    firm = type(default_parameters())(rows)
    early = told("2026-03-20", "2026-03-27")
    assert examine("PN07", early, parameters=firm).outcome == "fail"
    shorter = firm.changed("statement.period", "4")
    assert examine("PN07", early, parameters=shorter).outcome == "pass"


def final(
    *decided: Sanction, proposed: tuple[Sanction, ...] = (fine(20_000),), **known: Any
) -> Dossier:
    return penalty(**({"proposed": proposed, "sanctions": decided} | known))


WARNING, CLOSURE = sanction(SanctionKind.WARNING), sanction(SanctionKind.CLOSURE)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (final(fine(20_000)), "pass"),
        (final(fine(19_999)), "pass"),
        (final(fine(20_001)), "fail"),
        (final(fine(20_001), defence=MADE), "fail"),
        (final(WARNING), "judge"),  # another kind, but the fine fell away
        (final(fine(20_000), WARNING), "fail"),
        (final(fine(20_000), proposed=(fine(20_000), WARNING)), "pass"),
        (final(fine(30_000), proposed=(fine(20_000), WARNING)), "judge"),
        (final(WARNING, proposed=(fine(20_000), CLOSURE)), "judge"),
        (final(Sanction(kind=SanctionKind.FINE)), "missing"),
        (penalty(proposed=None), "missing"),
        (penalty(sanctions=None), "missing"),
        (final(fine(20_001), decision=None, stage=Stage.NOTIFIED), "not_applicable"),
        (final(fine(20_001), decision=Decision(decided_on=D("2021-07-14"))), "not_applicable"),
        (summary(proposed=(fine(10),)), "not_applicable"),
    ],
)
def test_no_penalty_is_heavier_than_the_one_notified(dossier: Dossier, outcome: str) -> None:
    assert examine("PN08", dossier).outcome == outcome


def test_the_finding_tells_whether_a_defence_came_between() -> None:
    heavier = examine("PN08", final(fine(20_001), defence=MADE))
    assert "After the defence" in heavier.message
    assert "After the defence" not in examine("PN08", final(fine(20_001))).message


def test_police_law_forbids_it_too() -> None:
    finding = examine("PN08", final(fine(20_001), sector=Sector.PUBLIC_SECURITY))
    assert "PSAPL" in [article.statute.key for article in finding.basis]
