"""PL01, PL02, PL03, PL12: facts of the power list and what the checks say of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.codes import NormLevel, PowerKind, PowerStatus, SanctionKind
from registry.law.dossier import Dossier
from registry.law.facts import Act, Agency, Basis, Decision, SanctionRange
from tests.law.factories import (
    AGENCY,
    LAW,
    PERMANENT_LAW,
    POWER,
    D,
    at,
    entry,
    examine,
    inspection,
    penalty,
    seizure,
)

K = PowerKind
S = SanctionKind


def of(level: NormLevel | None) -> Basis:
    return replace(PERMANENT_LAW, level=level)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (entry(), "pass"),
        (entry(bases=(of(NormLevel.LOCAL_RULE),)), "pass"),
        (entry(bases=(of(NormLevel.NORMATIVE_DOCUMENT),)), "fail"),
        (entry(bases=(of(NormLevel.NORMATIVE_DOCUMENT), of(NormLevel.LAW))), "pass"),
        (entry(bases=()), "fail"),
        (entry(bases=None), "missing"),
        (entry(bases=(of(None),)), "missing"),
        (entry(bases=(of(None), of(NormLevel.LAW))), "pass"),
        (entry(kind=K.COERCION, bases=(of(NormLevel.DEPARTMENT_RULE),)), "fail"),
        (entry(kind=K.COERCION, bases=(of(NormLevel.LOCAL_REGULATION),)), "pass"),
        (entry(kind=K.REWARD, bases=(of(NormLevel.NORMATIVE_DOCUMENT),)), "judge"),
        (penalty(), "pass"),
        (penalty(power=None), "missing"),
        (penalty(power=None, listed=False), "not_applicable"),
    ],
)
def test_a_power_rests_on_a_norm_of_sufficient_level(dossier: Dossier, outcome: str) -> None:
    assert examine("PL01", dossier).outcome == outcome


EXPIRED = replace(LAW, in_force_to=D("2026-03-10"))
NEW = replace(LAW, statute="生态环境法典", in_force_from=D("2026-08-15"), in_force_to=None)


def noise(act: str, decided: str | None, *bases: Basis, **decision: str) -> Dossier:
    return penalty(
        power=replace(POWER, bases=bases),
        act=Act(started_on=D(act), ended_on=D(act)),
        decision=Decision(decided_on=D(decided) if decided else None, **decision),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (entry(bases=(LAW,)), "2026-08-14", "pass"),
        (entry(bases=(LAW,)), "2026-08-15", "fail"),
        (entry(bases=(LAW, PERMANENT_LAW)), "2026-08-15", "warn"),
        (entry(bases=(LAW,), valid_to=D("2026-08-14")), "2026-11-23", "pass"),
        (entry(bases=()), "2026-11-23", "missing"),
        (entry(bases=(replace(LAW, in_force_from=None),)), "2026-11-23", "missing"),
        (noise("2026-07-01", "2026-08-14", LAW), "2026-11-23", "pass"),
        (noise("2026-07-01", "2026-08-15", LAW), "2026-11-23", "judge"),
        (noise("2026-07-01", "2026-08-15", NEW), "2026-11-23", "judge"),
        (noise("2026-08-15", "2026-09-15", NEW), "2026-11-23", "pass"),
        (noise("2026-08-15", "2026-09-15", LAW), "2026-11-23", "fail"),
        (noise("2026-07-01", "2026-08-15", LAW, NEW), "2026-11-23", "judge"),
        (noise("2026-07-01", "2026-09-01", NEW, law_choice="new"), "2026-11-23", "judge"),
        (
            noise("2026-07-01", "2026-09-01", NEW, law_choice="new", law_reason="较轻"),
            "2026-11-23",
            "pass",
        ),
        (noise("2026-07-01", None, LAW), "2026-08-14", "pass"),
        (noise("2026-07-01", None, LAW), "2026-08-15", "judge"),
        (penalty(act=None), "2026-11-23", "missing"),
        (inspection(), "2026-11-23", "pass"),
        (inspection(power=replace(POWER, bases=(EXPIRED,))), "2026-11-23", "pass"),
        (
            seizure({"carried_out_at": at("2026-03-11")}, power=replace(POWER, bases=(EXPIRED,))),
            "2026-11-23",
            "fail",
        ),
        (
            penalty(decision=Decision(decided_on=D("2026-04-01"), bases=(NEW,))),
            "2026-11-23",
            "fail",
        ),
    ],
)
def test_the_basis_is_in_force_or_old_and_new_law_are_compared(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    assert examine("PL02", dossier, as_of).outcome == outcome


def test_old_and_new_law_is_never_a_hard_failure() -> None:
    """APL Art 37: which law is lighter is for a person to judge."""
    finding = examine("PL02", noise("2026-08-14", "2026-08-15", LAW, NEW))
    assert finding.outcome == "judge"
    assert {"statute": "行政处罚法", "article": "37"} in finding.to_data()["basis"]


def creating(level: NormLevel | None, *kinds: SanctionKind) -> Dossier:
    return entry(bases=(of(level),), sanctions=tuple(SanctionRange(kind=kind) for kind in kinds))


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (creating(NormLevel.LAW, S.DETENTION, S.REVOKE_LICENCE), "2026-01-01", "pass"),
        (creating(NormLevel.ADMIN_REGULATION, S.DETENTION), "2026-01-01", "fail"),
        (creating(NormLevel.ADMIN_REGULATION, S.CLOSURE, S.OTHER), "2026-01-01", "pass"),
        (creating(NormLevel.LOCAL_REGULATION, S.CLOSURE), "2026-01-01", "pass"),
        (creating(NormLevel.LOCAL_REGULATION, S.DETENTION), "2026-01-01", "fail"),
        (creating(NormLevel.LOCAL_REGULATION, S.REVOKE_LICENCE), "2026-01-01", "judge"),
        (creating(NormLevel.DEPARTMENT_RULE, S.WARNING, S.FINE), "2026-01-01", "pass"),
        (creating(NormLevel.DEPARTMENT_RULE, S.CONFISCATE_GAINS), "2026-01-01", "fail"),
        (creating(NormLevel.LOCAL_RULE, S.CRITICISM), "2021-07-15", "pass"),
        (creating(NormLevel.LOCAL_RULE, S.CRITICISM), "2021-07-14", "fail"),
        (creating(NormLevel.LOCAL_RULE, S.SUSPEND_BUSINESS), "2026-01-01", "fail"),
        (creating(NormLevel.NORMATIVE_DOCUMENT, S.WARNING), "2026-01-01", "fail"),
        (creating(None, S.FINE), "2026-01-01", "missing"),
        (entry(sanctions=None), "2026-01-01", "missing"),
        (entry(kind=K.INSPECTION), "2026-01-01", "not_applicable"),
    ],
)
def test_a_norm_creates_only_the_penalties_of_its_level(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    assert examine("PL03", dossier, as_of).outcome == outcome


def listed(**known: object) -> Dossier:
    return inspection(power=replace(POWER, kind=K.INSPECTION, **known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (listed(), "pass"),
        (listed(valid_from=D("2026-03-09")), "pass"),
        (listed(valid_from=D("2026-03-10")), "fail"),
        (listed(valid_to=D("2026-03-09")), "pass"),
        (listed(valid_to=D("2026-03-08")), "fail"),
        (listed(status=PowerStatus.SUSPENDED), "fail"),
        (listed(status=None), "missing"),
        (listed(valid_from=None), "missing"),
        (listed(agency="141"), "fail"),
        (listed(agency=None), "missing"),
        (inspection(power=None, listed=False), "fail"),
        (inspection(power=None, listed=None), "missing"),
        (penalty(), "pass"),
        (penalty(power=replace(POWER, valid_from=D("2026-03-03"))), "judge"),
        (penalty(power=None, listed=False), "judge"),
        (penalty(agency=Agency(code="9"), entrusted_by=AGENCY), "pass"),
        (entry(), "not_applicable"),
    ],
)
def test_a_matter_rests_on_an_item_of_the_list_in_force(dossier: Dossier, outcome: str) -> None:
    """国办发〔2024〕54号: an inspection item that is not published may not be carried out."""
    assert examine("PL12", dossier).outcome == outcome


def test_before_the_opinions_on_inspections_an_unlisted_item_is_to_judge() -> None:
    before = replace(inspection().inspection, inspected_at=at("2024-03-09"))  # type: ignore[type-var]
    dossier = inspection(inspection=before, power=None, listed=False)
    assert examine("PL12", dossier).outcome == "judge"
