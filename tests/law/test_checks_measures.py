"""CO02, CO03, CO05, CO06, CO07: how a coercive measure is taken, prolonged and ended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import (
    DecisionOutcome,
    DisposalKind,
    DocumentElement,
    DocumentKind,
    MeasureKind,
    SanctionKind,
    ServiceMethod,
    Stage,
)
from registry.law.dossier import Dossier
from registry.law.facts import (
    Decision,
    Document,
    Extension,
    Interval,
    Link,
    Measure,
    Openness,
    Service,
)
from registry.law.parameters import default_parameters
from tests.law.factories import (
    MEASURE,
    D,
    at,
    entry,
    examine,
    fine,
    inspection,
    measure_papers,
    penalty,
    sanction,
    seizure,
)

SHOWN = Openness(certificates_shown=True, rights_told=True)
DECISION, LIST, RECORD, LIFTED = measure_papers()
PENDING: dict[str, Any] = {"carried_out_at": None}
EARLIER: dict[str, Any] = {"carried_out_at": at("2011-12-31")}


def absent(witness: str | None) -> Dossier:
    away: dict[str, Any] = {"party_present": False, "party_called": True, "statement_heard": None}
    return seizure(away | {"witness": witness})


def without(*kinds: DocumentKind) -> tuple[Document, ...]:
    return tuple(document for document in measure_papers() if document.kind not in kinds)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (seizure(), "pass"),
        (seizure(openness=Openness(certificates_shown=False, rights_told=True)), "fail"),
        (seizure(openness=Openness(certificates_shown=True, rights_told=False)), "fail"),
        (seizure(openness=Openness(rights_told=True)), "missing"),
        (seizure(openness=None), "missing"),
        (seizure({"statement_heard": False}), "fail"),
        (seizure({"statement_heard": None}), "missing"),
        (seizure({"party_present": None}), "missing"),
        (seizure({"party_present": None, "party_called": True}), "pass"),
        (seizure({"party_present": None, "party_called": False}), "fail"),
        (absent("社区工作人员"), "pass"),
        (absent(""), "fail"),
        (absent(None), "missing"),
        (seizure({"record_signed": True}, documents=without(DocumentKind.SITE_RECORD)), "missing"),
        (
            seizure(
                {"record_signed": True, "site_record": True},
                documents=without(DocumentKind.SITE_RECORD),
            ),
            "pass",
        ),
        (
            seizure(
                {"record_signed": True, "site_record": False},
                documents=without(DocumentKind.SITE_RECORD),
            ),
            "fail",
        ),
        (seizure(documents=(DECISION, LIST, replace(RECORD, signed=False))), "fail"),
        (seizure(documents=(DECISION, LIST, replace(RECORD, signed=None))), "missing"),
        # freezing needs only a part of the steps: the party must not be warned before
        (seizure({"kind": MeasureKind.FREEZE, "statement_heard": None}), "pass"),
        (
            seizure({"kind": MeasureKind.FREEZE}, openness=Openness(certificates_shown=False)),
            "fail",
        ),
        (seizure({"kind": MeasureKind.REMOVE}), "not_applicable"),
        (seizure(PENDING, stage=Stage.APPROVED), "not_applicable"),
        (seizure(PENDING), "missing"),
        (seizure(EARLIER | {"statement_heard": False}), "not_applicable"),
        (seizure(measures=None), "missing"),
        (penalty(measures=()), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_each_step_that_the_law_asks_of_a_measure_is_recorded(
    dossier: Dossier, outcome: str
) -> None:
    """Coercion Law Art 18 (3)-(9), and Art 30 for freezing."""
    assert examine("CO02", dossier).outcome == outcome


def papers(**known: Any) -> Dossier:
    return seizure(documents=measure_papers(**known))


def given(day: str | None) -> Service:
    return Service(method=ServiceMethod.DIRECT, served_on=D(day) if day else None)


LATER_LIST = replace(LIST, issued_on=D("2026-03-10"))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (seizure(), "pass"),
        *(
            (papers(elements=tuple(item for item in MEASURE if item is not gap)), "fail")
            for gap in MEASURE
        ),
        (papers(elements=None), "missing"),
        (papers(sealed=False), "fail"),
        (papers(sealed=None), "missing"),
        (papers(service=given("2026-03-10")), "fail"),
        (papers(service=given(None)), "missing"),
        (papers(service=None), "missing"),
        (seizure(documents=without(DocumentKind.MEASURE_DECISION)), "fail"),
        (seizure(documents=without(DocumentKind.ITEM_LIST)), "missing"),
        (seizure({"list_given": True}, documents=without(DocumentKind.ITEM_LIST)), "pass"),
        (seizure({"list_given": False}), "fail"),
        (seizure(documents=(DECISION, LATER_LIST, RECORD)), "fail"),
        (seizure(documents=(DECISION, replace(LIST, issued_on=None), RECORD)), "missing"),
        (seizure(documents=None), "missing"),
        (seizure({"kind": MeasureKind.SEAL}, documents=()), "fail"),
        (seizure({"kind": MeasureKind.FREEZE}, documents=()), "not_applicable"),
        (seizure(EARLIER, documents=()), "not_applicable"),
        (seizure(PENDING, stage=Stage.APPROVED), "not_applicable"),
        (penalty(), "not_applicable"),
    ],
)
def test_a_complete_decision_and_a_list_are_handed_over_on_the_spot(
    dossier: Dossier, outcome: str
) -> None:
    """Coercion Law Art 24."""
    assert examine("CO03", dossier).outcome == outcome


def extended(*extensions: Extension, **known: Any) -> Dossier:
    """Return a seizure whose first term ended on 8 April 2026."""
    usual: dict[str, Any] = {"until": D("2026-04-08"), "lifted_on": D("2026-05-07")}
    return seizure(usual | known | {"extensions": extensions})


IN_ORDER = Extension(
    until=D("2026-05-08"), approved_on=D("2026-04-08"), told_on=D("2026-04-08"), reason="案情复杂"
)
TEST = Interval(started_on=D("2026-03-10"), ended_on=D("2026-03-12"))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (extended(IN_ORDER), "pass"),
        (extended(replace(IN_ORDER, approved_on=D("2026-04-09"))), "fail"),
        (extended(replace(IN_ORDER, approved_on=D("2026-04-09")), tests=(TEST,)), "pass"),
        (extended(replace(IN_ORDER, approved_on=None)), "missing"),
        (extended(replace(IN_ORDER, until=D("2026-05-09"))), "fail"),  # thirty-one days
        (extended(replace(IN_ORDER, until=None, days=30)), "pass"),
        (extended(replace(IN_ORDER, until=None, days=31)), "fail"),
        (extended(IN_ORDER, replace(IN_ORDER, until=D("2026-05-20"))), "fail"),  # twice
        (extended(replace(IN_ORDER, told_on=None)), "missing"),
        # the law says "in time", not "before the end": the text leaves it to judgement
        (extended(replace(IN_ORDER, told_on=D("2026-04-09"))), "judge"),
        (extended(replace(IN_ORDER, reason=None)), "missing"),
        (extended(replace(IN_ORDER, reason="")), "fail"),
        (extended(IN_ORDER, kind=MeasureKind.FREEZE), "pass"),
        (
            extended(replace(IN_ORDER, until=D("2026-05-09")), kind=MeasureKind.FREEZE),
            "fail",
        ),
        (extended(), "not_applicable"),
        (seizure({"extensions": None}), "missing"),
        (extended(IN_ORDER, kind=MeasureKind.REMOVE), "not_applicable"),
        (extended(IN_ORDER, **EARLIER), "not_applicable"),
        (penalty(), "not_applicable"),
    ],
)
def test_an_extension_is_approved_in_time_and_told_with_reasons(
    dossier: Dossier, outcome: str
) -> None:
    """Coercion Law Art 25 and 32."""
    assert examine("CO05", dossier).outcome == outcome


def test_a_longer_extension_in_the_parameters_changes_the_finding() -> None:
    longer = default_parameters().changed("coercion.extension", "31")
    dossier = extended(replace(IN_ORDER, until=D("2026-05-09")))
    assert examine("CO05", dossier).outcome == "fail"
    assert examine("CO05", dossier, parameters=longer).outcome == "pass"


HELD: dict[str, Any] = {"lifted_on": None, "disposal": None, "returned_on": None}
IN_FORCE: dict[str, Any] = {"stage": Stage.IN_FORCE}


def settled(outcome: DecisionOutcome, day: str = "2026-03-20") -> tuple[Link, ...]:
    return (Link(relation="source", ref="C-2", outcome=outcome, decided_on=D(day)),)


O = DecisionOutcome  # noqa: E741


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (seizure(), "2026-11-23", "pass"),
        (seizure({"returned_on": D("2026-03-23")}), "2026-11-23", "judge"),
        (seizure({"returned_on": None}), "2026-11-23", "missing"),
        (seizure({"kind": MeasureKind.SEAL, "returned_on": None}), "2026-11-23", "pass"),
        (seizure({"kind": MeasureKind.FREEZE, "returned_on": None}), "2026-11-23", "pass"),
        (seizure({"disposal": None}), "2026-11-23", "missing"),
        (seizure({"disposal": DisposalKind.CONFISCATED}, documents=()), "2026-11-23", "pass"),
        (seizure({"disposal": DisposalKind.POLICE}, documents=()), "2026-11-23", "pass"),
        (seizure(documents=(DECISION, LIST, RECORD)), "2026-11-23", "fail"),
        (seizure({"kind": MeasureKind.FREEZE}, documents=()), "2026-11-23", "fail"),
        (seizure(documents=None), "2026-11-23", "missing"),
        (seizure(HELD, **IN_FORCE), "2026-03-25", "not_applicable"),
        (seizure(HELD), "2026-03-25", "missing"),
        # nothing unlawful was found: the measure has no ground any more
        (seizure(HELD, **IN_FORCE, links=settled(O.NOT_PROVEN)), "2026-03-21", "fail"),
        (seizure(HELD, **IN_FORCE, links=settled(O.NO_PENALTY)), "2026-03-21", "fail"),
        (seizure(HELD, **IN_FORCE, links=settled(O.NOT_PROVEN)), "2026-03-20", "not_applicable"),
        (seizure(HELD, **IN_FORCE, links=settled(O.PENALTY)), "2026-03-25", "judge"),
        (seizure(links=settled(O.NOT_PROVEN)), "2026-11-23", "pass"),
        (seizure(links=settled(O.NOT_PROVEN, "2026-03-19")), "2026-11-23", "judge"),
        (
            seizure(
                HELD,
                **IN_FORCE,
                decision=Decision(outcome=O.NOT_PROVEN, decided_on=D("2026-03-20")),
            ),
            "2026-03-21",
            "fail",
        ),
        (seizure({"kind": MeasureKind.OTHER_MEASURE}), "2026-11-23", "not_applicable"),
        (seizure(EARLIER), "2026-11-23", "not_applicable"),
        (penalty(), "2026-11-23", "not_applicable"),
        (entry(), "2026-11-23", "not_applicable"),
    ],
)
def test_a_measure_without_ground_is_lifted_in_writing_and_things_go_back_at_once(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """Coercion Law Art 27, 28 and 33; that the term is kept is asked by CO04."""
    assert examine("CO06", dossier, as_of).outcome == outcome


FREEZE = (*(item for item in MEASURE if item is not DocumentElement.ITEMS), DocumentElement.AMOUNT)


def frozen(served: str | None = "2026-03-12", **known: Any) -> Dossier:
    """Return deposits frozen on Monday 9 March 2026."""
    usual: dict[str, Any] = {"elements": FREEZE, "service": given(served)}
    return seizure({"kind": MeasureKind.FREEZE}, documents=measure_papers(**(usual | known)))


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (frozen(), "2026-11-23", "pass"),
        (frozen("2026-03-13"), "2026-11-23", "fail"),
        (frozen(None), "2026-03-12", "not_applicable"),
        (frozen(None), "2026-03-13", "missing"),
        (frozen(elements=MEASURE), "2026-11-23", "fail"),  # account and amount are not stated
        (frozen(elements=None), "2026-11-23", "missing"),
        (frozen(sealed=False), "2026-11-23", "fail"),
        (replace(frozen(), documents=()), "2026-11-23", "fail"),
        (replace(frozen(), documents=()), "2026-03-12", "not_applicable"),
        (replace(frozen(), documents=None), "2026-11-23", "missing"),
        (seizure(), "2026-11-23", "not_applicable"),
        (penalty(), "2026-11-23", "not_applicable"),
    ],
)
def test_a_freezing_decision_reaches_the_party_in_three_working_days(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """Coercion Law Art 31 with Art 69."""
    assert examine("CO07", dossier, as_of).outcome == outcome


def test_days_off_do_not_count_for_a_freezing_decision() -> None:
    friday = frozen("2026-03-11")
    (measure,) = friday.measures or ()
    moved = replace(friday, measures=(replace(measure, carried_out_at=at("2026-03-06")),))
    assert examine("CO07", moved).outcome == "pass"
    longer = default_parameters().changed("coercion.freeze_service", "2")
    assert examine("CO07", moved, parameters=longer).outcome == "fail"


def test_measures_within_a_penalty_case_are_judged_too() -> None:
    (measure,) = seizure().measures or ()
    bare: Measure = replace(measure, statement_heard=False)
    dossier = penalty(
        measures=(bare,), openness=SHOWN, sanctions=(fine(1), sanction(SanctionKind.WARNING))
    )
    assert examine("CO02", dossier).outcome == "fail"
