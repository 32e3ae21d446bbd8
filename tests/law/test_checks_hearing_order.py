"""HR03, HR04, HR05, LR04: how a hearing is called, held and recorded; problems answered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import DocumentKind, OfficerTask, ReviewOpinion, Sector, ServiceMethod, Stage
from registry.law.dossier import Dossier
from registry.law.facts import Decision, Document, Hearing, Review, Service, Step
from registry.law.parameters import default_parameters
from tests.law.factories import (
    D,
    at,
    decision_document,
    examine,
    inspection,
    notice,
    officer,
    penalty,
    summary,
)

RECORD = Document(kind=DocumentKind.HEARING_RECORD, signed=True)


def heard(documents: tuple[Document, ...] | None = (RECORD,), **known: Any) -> Dossier:
    """Return a case heard on 19 March 2026, seven working days after the notice."""
    usual: dict[str, Any] = {
        "noticed_on": D("2026-03-10"),
        "held_on": D("2026-03-19"),
        "host": "7",
        "attended": True,
        "record_signed": True,
    }
    papers = None if documents is None else (notice(), decision_document(), *documents)
    return penalty(hearing=Hearing(**(usual | known)), documents=papers)


def hearing_notice(served: str) -> Document:
    service = Service(method=ServiceMethod.POST, served_on=D(served))
    return Document(kind=DocumentKind.HEARING_NOTICE, service=service)


LONG_AGO: dict[str, Any] = {"noticed_on": D("2020-06-01"), "held_on": D("2020-06-08")}


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (heard(), "pass"),
        (heard(held_on=D("2026-03-18")), "fail"),
        (heard(held_on=D("2026-03-17")), "fail"),  # seven natural days are not enough
        (heard(noticed_on=D("2026-09-24"), held_on=D("2026-10-12")), "pass"),  # over a holiday
        (heard(noticed_on=D("2026-09-24"), held_on=D("2026-10-10")), "fail"),
        (heard((RECORD, hearing_notice("2026-03-10")), noticed_on=D("2026-03-01")), "pass"),
        (heard((RECORD, hearing_notice("2026-03-11")), noticed_on=D("2026-03-01")), "fail"),
        (heard(noticed_on=None), "missing"),
        (heard(held_on=None), "not_applicable"),
        # before the revision of 2021 the days were not working days
        (heard(**LONG_AGO), "pass"),
        (heard(**(LONG_AGO | {"held_on": D("2020-06-07")})), "fail"),
        (heard(noticed_on=D("2021-07-15"), held_on=D("2021-07-23")), "fail"),
        (heard(noticed_on=D("2021-07-15"), held_on=D("2021-07-26")), "pass"),
        # not yet published holidays make it uncertain
        (heard(noticed_on=D("2027-09-27"), held_on=D("2027-09-28")), "warn"),
        (replace(heard(), sector=Sector.PUBLIC_SECURITY), "pass"),
        (penalty(), "not_applicable"),
        (summary(), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_a_hearing_is_called_seven_working_days_before(dossier: Dossier, outcome: str) -> None:
    """APL Art 64 (2) with Art 85."""
    assert examine("HR03", dossier).outcome == outcome


def test_another_number_of_days_changes_the_finding_on_the_notice() -> None:
    longer = default_parameters().changed("hearing.notice", "8")
    assert examine("HR03", heard(), parameters=longer).outcome == "fail"
    assert examine("HR04", heard(), parameters=longer).outcome == "pass"


GATHERED = (Step(action="gather", at=at("2026-03-03"), officers=("1", "7")),)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (heard(), "pass"),
        (heard(host="1"), "fail"),
        (heard(host="2"), "fail"),  # the assisting officer investigates too
        (heard(host=None), "missing"),
        (replace(heard(), officers=None), "missing"),
        (replace(heard(), steps=GATHERED), "fail"),  # who helped to gather evidence
        (replace(heard(), officers=(officer("7", OfficerTask.REVIEWER),)), "pass"),
        (heard(recusal_asked=False), "pass"),
        (heard(recusal_asked=True), "missing"),
        (heard(recusal_asked=True, recusal_decided_on=D("2026-03-19")), "pass"),
        (heard(recusal_asked=True, recusal_decided_on=D("2026-03-20")), "fail"),
        (heard(host="1", **LONG_AGO), "not_applicable"),
        (penalty(), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_the_host_of_a_hearing_did_not_investigate(dossier: Dossier, outcome: str) -> None:
    """APL Art 64 (4)."""
    assert examine("HR04", dossier).outcome == outcome


def decided(day: str, **known: Any) -> Dossier:
    return replace(heard(**known), decision=Decision(decided_on=D(day)))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (heard(), "pass"),
        (heard(()), "fail"),
        (heard(None), "missing"),
        (heard(record_signed=None), "missing"),
        (heard(record_signed=False), "fail"),
        (decided("2026-03-19"), "pass"),
        (decided("2026-03-18"), "fail"),
        (decided("2026-03-18", attended=False), "fail"),
        (heard(attended=False, record_signed=None), "not_applicable"),
        (replace(heard(), decision=None, stage=Stage.HEARD), "pass"),
        (heard((), **LONG_AGO), "not_applicable"),
        (heard(held_on=None), "not_applicable"),
        (summary(), "not_applicable"),
    ],
)
def test_the_record_is_signed_and_precedes_the_decision(dossier: Dossier, outcome: str) -> None:
    """APL Art 64 (8) and 65."""
    assert examine("HR05", dossier).outcome == outcome


V = ReviewOpinion


def rounds(*reviews: Review, **known: Any) -> Dossier:
    return penalty(**({"reviews": reviews} | known))


FIRST = Review(round=1, opinion=V.RETURN, answered=True, answered_on=D("2026-03-25"))
SECOND = Review(round=2, opinion=V.AGREE, submitted_on=D("2026-03-25"))
UNDECIDED: dict[str, Any] = {"decision": None, "stage": Stage.NOTIFIED}


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (rounds(FIRST, SECOND), "pass"),
        (rounds(SECOND, FIRST), "pass"),  # by round, not by the order of the rows
        (rounds(replace(FIRST, opinion=V.DISAGREE), SECOND), "pass"),
        (rounds(replace(FIRST, answered=False, answered_on=None), SECOND), "fail"),
        (rounds(replace(FIRST, answered=None, answered_on=None), SECOND), "missing"),
        (rounds(replace(FIRST, answered=None), SECOND), "pass"),
        (rounds(FIRST), "fail"),
        (rounds(FIRST, **UNDECIDED), "not_applicable"),
        (rounds(FIRST, replace(FIRST, round=2)), "fail"),
        (rounds(SECOND), "not_applicable"),
        (rounds(replace(SECOND, opinion=V.AGREE_WITH_CHANGES)), "not_applicable"),
        (rounds(), "not_applicable"),
        (rounds(FIRST, decision=Decision(decided_on=D("2018-12-31"))), "not_applicable"),
        (penalty(reviews=None), "not_applicable"),
    ],
)
def test_problems_that_review_found_are_answered_and_submitted_again(
    dossier: Dossier, outcome: str
) -> None:
    """118 (十三): every round with problems counts, however many followed."""
    assert examine("LR04", dossier).outcome == outcome
