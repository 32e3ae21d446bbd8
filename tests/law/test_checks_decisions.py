"""PN14, PN19, PN20: the order to correct, collective discussion, document numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import (
    DecisionOutcome,
    DocumentElement,
    DocumentKind,
    Sector,
    Stage,
)
from registry.law.dossier import Dossier
from registry.law.facts import Decision, Document, View
from tests.law.factories import (
    DECISION,
    LIGHT,
    D,
    decision_document,
    entry,
    examine,
    inspection,
    notice,
    penalty,
    seizure,
    spot_document,
    summary,
)

ORDER = Document(kind=DocumentKind.CORRECTION_ORDER, number="武城管责改〔2026〕3号")
PLAIN = decision_document(elements=DECISION)
SPARED = Decision(outcome=DecisionOutcome.NO_PENALTY, decided_on=D("2026-04-01"))
PENALISED = Decision(outcome=DecisionOutcome.PENALTY)


def filed(*documents: Document, **known: Any) -> Dossier:
    return penalty(documents=documents, **known)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "pass"),
        (filed(notice(), PLAIN), "fail"),
        (filed(notice(), PLAIN, ORDER), "pass"),
        (filed(ORDER), "pass"),
        (filed(notice()), "missing"),
        (filed(decision_document(elements=None)), "missing"),
        (penalty(documents=None), "missing"),
        (filed(PLAIN, decision=Decision(decided_on=D("2026-04-01"))), "missing"),
        (filed(PLAIN, sector=Sector.PUBLIC_SECURITY), "judge"),
        (filed(PLAIN, decision=SPARED), "not_applicable"),
        (filed(decision=None, stage=Stage.NOTIFIED), "not_applicable"),
        (summary(), "pass"),
        (summary(documents=(spot_document(elements=DECISION),)), "fail"),
        (
            filed(PLAIN, decision=replace(PENALISED, decided_on=D("2021-07-14"))),
            "not_applicable",
        ),
        (inspection(), "not_applicable"),
    ],
)
def test_a_penalty_goes_with_an_order_to_correct(dossier: Dossier, outcome: str) -> None:
    assert examine("PN14", dossier).outcome == outcome


MINUTES = Document(kind=DocumentKind.DISCUSSION_MINUTES)


def serious(
    flag: bool | None = True, discussed: str | None = "2026-03-31", **known: Any
) -> Dossier:
    decision = Decision(
        outcome=DecisionOutcome.PENALTY,
        decided_on=D("2026-04-01"),
        collective=discussed is not None,
        discussed_on=D(discussed) if discussed else None,
    )
    usual: dict[str, Any] = {
        "gravity": replace(LIGHT, serious=flag),
        "decision": decision,
        "documents": (notice(), decision_document(), MINUTES),
    }
    return penalty(**(usual | known))


TOGETHER = serious().decision or Decision()


def spoken(*names: str, silent: bool = False) -> Dossier:
    """Record who spoke in the discussion, in order; 周局 heads the agency."""
    views = tuple(View(name=name, view=None if silent else "同意") for name in names)
    return serious(decision=replace(TOGETHER, views=views, chief="周局"))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "not_applicable"),
        (serious(), "pass"),
        (serious(discussed=None), "fail"),
        (serious(discussed="2026-04-01"), "pass"),
        (serious(discussed="2026-04-02"), "fail"),
        (serious(documents=(notice(), decision_document())), "warn"),
        (serious(documents=None), "missing"),
        (spoken("张伟", "周局"), "pass"),
        (spoken("周局", "张伟"), "warn"),  # the chief speaks last
        (spoken("张伟", "周局", silent=True), "warn"),
        (serious(None), "pass"),
        (serious(None, discussed=None), "judge"),  # only a person can say how grave it is
        (serious(False, discussed=None), "not_applicable"),
        (serious(gravity=None, discussed=None), "judge"),
        (serious(decision=replace(TOGETHER, collective=None)), "missing"),
        (serious(decision=replace(TOGETHER, discussed_on=None)), "missing"),
        (serious(decision=None, stage=Stage.NOTIFIED), "not_applicable"),
        (serious(decision=SPARED), "not_applicable"),
        # the text of 2017 asked for it already
        (serious(decision=replace(TOGETHER, collective=False, decided_on=D("2021-07-14"))), "fail"),
        (summary(gravity=replace(LIGHT, serious=True)), "not_applicable"),
    ],
)
def test_a_serious_case_is_discussed_by_the_heads(dossier: Dossier, outcome: str) -> None:
    assert examine("PN19", dossier).outcome == outcome


def test_the_article_in_force_on_the_day_is_cited() -> None:
    assert [a.statute.key for a in examine("PN19", serious()).basis] == ["APL"]
    old = serious(decision=replace(TOGETHER, decided_on=D("2021-07-14")))
    assert [a.statute.key for a in examine("PN19", old).basis] == ["APL2017"]


def numbered(number: str | None, **known: Any) -> Dossier:
    return penalty(documents=(notice(), decision_document(number=number)), **known)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (numbered("武城管罚〔2026〕12号"), "pass"),
        (numbered("武城管罚[2026]12号"), "warn"),
        (numbered("武城管罚〔2026〕012号"), "warn"),
        (numbered("武城管罚〔2026〕第12号"), "warn"),
        (numbered("武城管罚2026-12"), "fail"),
        (numbered("12"), "fail"),
        (numbered(None), "missing"),
        (numbered("武城管罚〔2026〕12号", repeated_numbers=("武城管罚〔2026〕12号",)), "fail"),
        (numbered("武城管罚〔2026〕12号", repeated_numbers=()), "pass"),
        (filed(decision_document(), decision_document()), "fail"),  # twice in one file
        (filed(decision_document(issued_on=D("2026-04-01"))), "pass"),
        (filed(decision_document(issued_on=D("2025-12-31"))), "warn"),
        (filed(), "not_applicable"),
        (filed(notice()), "not_applicable"),
        (penalty(documents=None), "missing"),
        (seizure(documents=(ORDER,)), "pass"),
        (entry(), "not_applicable"),
    ],
)
def test_numbers_are_well_formed_and_unique(dossier: Dossier, outcome: str) -> None:
    assert examine("PN20", dossier).outcome == outcome


def test_a_correction_may_stand_in_the_decision() -> None:
    stated = decision_document(elements=(DocumentElement.CORRECTION,))
    assert examine("PN14", filed(stated)).facts["in_decision"]
