"""ST02: enough officers with certificates valid on the day and in the field (APL Art 42)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import CaseKind, OfficerTask, RecordStage, Sector, Stage
from registry.law.dossier import Dossier
from registry.law.facts import Certificate, Decision, Officer, Recording, Step
from tests.law.factories import (
    POWER,
    D,
    at,
    examine,
    inspection,
    officer,
    penalty,
    seizure,
    summary,
)


def certified(person: str, **known: Any) -> Officer:
    certificate = Certificate(number=person, **known)
    return officer(person, certificates=(certificate,))


def gathered(*people: str, day: str = "2026-03-10", action: str = "gather") -> tuple[Step, ...]:
    return (Step(action=action, at=at(day), record_stage=RecordStage.EVIDENCE, officers=people),)


UNTIL_DAY = {"valid_from": D("2020-01-01"), "valid_to": D("2026-03-09")}
UNTIL_EVE = {"valid_from": D("2020-01-01"), "valid_to": D("2026-03-08")}


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (inspection(), "pass"),
        (inspection(officers=(officer("1"),)), "fail"),
        (inspection(officers=()), "fail"),
        (inspection(officers=None), "missing"),
        (inspection(officers=(officer("1"), certified("2", **UNTIL_DAY))), "pass"),
        (inspection(officers=(officer("1"), certified("2", **UNTIL_EVE))), "fail"),
        (inspection(officers=(officer("1"), certified("2", valid_from=D("2026-03-10")))), "fail"),
        (inspection(officers=(officer("1"), officer("2", certificates=None))), "missing"),
        (inspection(officers=(officer("1"), officer("2", certificates=()))), "fail"),
        (inspection(officers=(officer("1"), certified("2"))), "missing"),
        (inspection(officers=(officer("1"), officer("2", OfficerTask.REVIEWER))), "fail"),
        (inspection(stage=Stage.PLANNED, inspection=None), "not_applicable"),
        (inspection(inspection=None), "missing"),
        (seizure(), "pass"),
        (seizure(officers=(officer("1"),)), "fail"),
        (penalty(), "pass"),
        (penalty(steps=gathered("1", "2")), "pass"),
        (penalty(steps=gathered("1")), "fail"),
        (penalty(steps=gathered("1", "3")), "missing"),
        (penalty(steps=gathered("1", "2", day="2031-01-01")), "fail"),
        (penalty(steps=gathered("1", action="exclude")), "pass"),
    ],
)
def test_two_certified_officers_act(dossier: Dossier, outcome: str) -> None:
    assert examine("ST02", dossier).outcome == outcome


@pytest.mark.parametrize(
    ("field", "domain", "sector", "outcome"),
    [
        ("市场监管", None, Sector.MARKET, "pass"),
        ("生态环境", None, Sector.MARKET, "fail"),
        ("综合执法", None, Sector.MARKET, "pass"),
        ("一般", None, Sector.MARKET, "pass"),
        (None, None, Sector.MARKET, "pass"),
        ("燃气", "燃气", Sector.GENERAL, "pass"),
        ("园林", "燃气", Sector.GENERAL, "fail"),
        ("园林", None, Sector.GENERAL, "pass"),
    ],
)
def test_a_certificate_covers_its_field(
    field: str | None, domain: str | None, sector: Sector, outcome: str
) -> None:
    dossier = inspection(
        officers=(
            officer("1"),
            certified("2", field=field, valid_from=D("2020-01-01"), valid_to=D("2030-01-01")),
        ),
        power=replace(POWER, domain=domain),
        sector=sector,
    )
    assert examine("ST02", dossier).outcome == outcome


FILMED = (Recording(purpose="whole", complete=True),)
PARTLY = (Recording(purpose="whole", complete=False),)


def on_the_spot(decided: str, recordings: tuple[Recording, ...] | None, sector: Sector) -> Dossier:
    return summary(
        sector=sector,
        officers=(officer("1"),),
        decision=Decision(decided_on=D(decided)),
        recordings=recordings,
    )


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (on_the_spot("2026-01-01", FILMED, Sector.PUBLIC_SECURITY), "pass"),
        (on_the_spot("2025-12-31", FILMED, Sector.PUBLIC_SECURITY), "fail"),
        (on_the_spot("2026-01-01", PARTLY, Sector.PUBLIC_SECURITY), "fail"),
        (on_the_spot("2026-01-01", None, Sector.PUBLIC_SECURITY), "missing"),
        (on_the_spot("2026-01-01", FILMED, Sector.GENERAL), "fail"),
    ],
)
def test_one_officer_may_fine_on_the_spot_on_film_in_public_security(
    dossier: Dossier, outcome: str
) -> None:
    """治安管理处罚法 Art 120, in force 2026-01-01."""
    assert examine("ST02", dossier).outcome == outcome


def test_coercion_rests_on_the_coercion_law() -> None:
    finding = examine("ST02", seizure())
    assert finding.basis[0].statute.short == "行政强制法"
    assert seizure().kind is CaseKind.COERCION
