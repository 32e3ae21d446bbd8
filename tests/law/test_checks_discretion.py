"""PN11, PN12, PN13, PN15: the benchmark, one fine for one act, age, and who is spared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import (
    DecisionOutcome,
    DocumentKind,
    LeniencyGround,
    PartyKind,
    SanctionKind,
    Sector,
    Stage,
)
from registry.law.dossier import Dossier
from registry.law.facts import (
    Act,
    Decision,
    Departure,
    Document,
    EarlierPenalty,
    Party,
    Sanction,
    Sparing,
    Tier,
)
from registry.law.parameters import ParameterSet, default_parameters
from tests.law.factories import (
    POWER,
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

G = LeniencyGround
LOW = Tier(tier=1, name="较轻", min_fen=1_000_000, max_fen=3_000_000)
HIGH = Tier(tier=2, name="一般", min_fen=3_000_100, max_fen=6_000_000)
TIERED = replace(POWER, tiers=(LOW, HIGH))
MINUTES = Document(kind=DocumentKind.DISCUSSION_MINUTES)
ALONE = Decision(
    outcome=DecisionOutcome.PENALTY, decided_on=D("2026-04-01"), approver="9", collective=False
)
TOGETHER = replace(ALONE, collective=True, discussed_on=D("2026-03-31"))
NOBODY = Departure(approved=False)
HEAD = Departure(approved=True, approved_on=D("2026-03-31"), filed=True)


def tiered(yuan: int = 40_000, tier: int | None = 1, **known: Any) -> Dossier:
    given = {name: known.pop(name) for name in ("condition", "leniency") if name in known}
    usual: dict[str, Any] = {
        "power": TIERED,
        "sanctions": (fine(yuan, tier=tier, **given),),
        "decision": ALONE,
        "departure": NOBODY,
    }
    return penalty(**(usual | known))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "not_applicable"),  # no benchmark
        (tiered(30_000), "pass"),
        (tiered(30_001), "warn"),
        (tiered(10_000), "pass"),
        (tiered(9_999), "warn"),
        (tiered(departure=HEAD), "pass"),
        (tiered(departure=replace(HEAD, approved_on=D("2026-04-01"))), "pass"),
        (tiered(departure=replace(HEAD, approved_on=D("2026-04-02"))), "warn"),
        (tiered(departure=replace(HEAD, filed=False)), "warn"),
        (tiered(departure=replace(HEAD, filed=None)), "missing"),
        (tiered(departure=None), "missing"),
        (tiered(decision=replace(ALONE, collective=None)), "missing"),
        (tiered(decision=TOGETHER, documents=(notice(), decision_document(), MINUTES)), "pass"),
        (tiered(decision=TOGETHER, departure=Departure(approved=False, filed=False)), "warn"),
        (tiered(decision=None, stage=Stage.INVESTIGATED), "judge"),
        (tiered(40_000, tier=None), "pass"),  # it lies in another tier
        (tiered(70_000, tier=None), "judge"),
        (tiered(70_000, tier=None, condition="情节严重"), "not_applicable"),
        (tiered(5_000, tier=None, leniency=(G.REDUCED_HARM,)), "not_applicable"),
        (tiered(40_000, tier=9), "missing"),
        (tiered(power=replace(POWER, tiers=None)), "missing"),
        (tiered(power=None), "missing"),
        (tiered(sanctions=None, proposed=None), "missing"),
        (tiered(sanctions=(Sanction(kind=SanctionKind.FINE, tier=1),)), "missing"),
        (tiered(sanctions=(sanction(SanctionKind.WARNING),)), "not_applicable"),
        (tiered(decision=replace(ALONE, decided_on=D("2022-07-28"))), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_a_departure_from_the_benchmark_is_approved(dossier: Dossier, outcome: str) -> None:
    """国办发〔2022〕27号; its wording was not read in full, so it only warns."""
    assert examine("PN11", dossier).outcome == outcome


def confirmed(name: str) -> ParameterSet:
    rows = [
        replace(row, confirmed=True) if row.name == name else row
        for row in default_parameters().rows
    ]
    return ParameterSet(rows)


def test_who_may_approve_a_departure_is_data() -> None:
    firm = confirmed("discretion.departure_by")
    assert examine("PN11", tiered(), parameters=firm).outcome == "fail"
    together = firm.changed("discretion.departure_by", "collective")
    assert examine("PN11", tiered(departure=HEAD), parameters=firm).outcome == "pass"
    assert examine("PN11", tiered(departure=HEAD), parameters=together).outcome == "fail"


BEFORE = EarlierPenalty(
    ref="CF-2026-1",
    agency="125",
    power=POWER.code,
    act_from=D("2026-01-20"),
    act_to=D("2026-01-25"),
    decided_on=D("2026-03-01"),
    fine_fen=100_000,
    place="汉阳大道1号",
)
OTHER = replace(BEFORE, power="other")


def again(*earlier: EarlierPenalty, **known: Any) -> Dossier:
    act = replace(penalty().act or Act(), place="汉阳大道1号")
    return penalty(**({"earlier": earlier, "act": act} | known))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (again(), "pass"),
        (again(BEFORE), "warn"),
        (again(replace(BEFORE, act_from=D("2025-12-01"), act_to=D("2026-01-04"))), "pass"),
        (again(replace(BEFORE, act_from=D("2025-12-01"), act_to=D("2026-01-05"))), "warn"),
        (again(replace(BEFORE, act_from=D("2026-02-20"), act_to=None)), "warn"),
        (again(replace(BEFORE, act_from=D("2026-02-21"), act_to=None)), "pass"),
        (again(replace(BEFORE, act_from=None, act_to=None)), "pass"),
        (again(replace(BEFORE, fine_fen=0)), "pass"),
        (again(replace(BEFORE, decided_on=D("2026-04-01"))), "warn"),
        (again(replace(BEFORE, decided_on=D("2026-04-02"))), "pass"),  # the later one is unlawful
        (again(OTHER), "judge"),  # another norm and agency, the same time and place
        (again(replace(OTHER, place="龙阳大道2号")), "pass"),
        (again(OTHER, BEFORE), "warn"),
        (again(BEFORE, decision=None, sanctions=None, stage=Stage.NOTIFIED), "warn"),
        (again(BEFORE, act=None), "missing"),
        (again(BEFORE, act=Act()), "missing"),
        (penalty(earlier=None), "missing"),
        (again(BEFORE, sanctions=(sanction(SanctionKind.WARNING),)), "not_applicable"),
        (again(BEFORE, decision=replace(ALONE, decided_on=D("2021-07-14"))), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_no_act_is_fined_twice(dossier: Dossier, outcome: str) -> None:
    """APL Art 29: whether it is one act is for a person to judge; the register lays it out."""
    assert examine("PN12", dossier).outcome == outcome


def test_fines_of_other_agencies_are_named() -> None:
    assert examine("PN12", again(OTHER)).facts["same_place"] == ["CF-2026-1"]


def person(born: str | None, acted: str = "2026-03-01", **known: Any) -> Dossier:
    party = Party(kind=PartyKind.NATURAL_PERSON, birth_date=D(born) if born else None)
    usual: dict[str, Any] = {
        "party": party,
        "act": Act(started_on=D(acted), ended_on=D(acted)),
        "sanctions": (fine(20_000, leniency=()),),
    }
    return summary(**(usual | known))


YOUTH = (fine(50, leniency=(G.AGE_14_TO_17,)),)
SPARED = Decision(outcome=DecisionOutcome.NO_PENALTY, decided_on=D("2026-04-01"))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        # a year of age is full on the day after the birthday
        (person("2008-02-28"), "pass"),
        (person("2008-03-01"), "fail"),
        (person("2008-03-01", sanctions=YOUTH), "pass"),
        (person("2012-02-29"), "fail"),
        (person("2012-02-28", sanctions=YOUTH), "pass"),
        (person("2012-03-01", sanctions=YOUTH), "fail"),
        (person("2012-03-01", decision=SPARED, sanctions=()), "pass"),
        (person("2012-03-01", decision=None, stage=Stage.TOLD), "judge"),
        (person("2009-01-01", decision=None, stage=Stage.TOLD), "judge"),
        (person("2009-01-01", sanctions=None), "missing"),
        (person("2009-01-01", sanctions=(fine(50),)), "missing"),
        (person(None), "missing"),
        (person("2009-01-01", act=None), "missing"),
        (person("2009-01-01", party=None), "missing"),
        (person("2009-01-01", party=Party(kind=PartyKind.LEGAL_PERSON)), "not_applicable"),
        (person("2009-01-01", sector=Sector.PUBLIC_SECURITY), "fail"),
        (person("2004-01-01", "2021-07-01"), "fail"),  # under the text of 2017 as well
        (inspection(), "not_applicable"),
    ],
)
def test_age_at_the_act_decides(dossier: Dossier, outcome: str) -> None:
    assert examine("PN13", dossier).outcome == outcome


def test_each_field_and_time_cites_its_own_article_on_age() -> None:
    police = examine("PN13", person("2009-01-01", sector=Sector.PUBLIC_SECURITY))
    assert police.basis[0].statute.key == "PSAPL"
    old = examine("PN13", person("2004-01-01", "2021-07-01"))
    assert {article.statute.key for article in old.basis} == {"APL2017"}


def test_another_age_changes_the_finding() -> None:
    numbers = default_parameters().changed("age.adult", "16")
    assert examine("PN13", person("2009-01-01"), parameters=numbers).outcome == "pass"


FIRST = Sparing(
    grounds=(G.FIRST_OFFENCE,),
    list_item="市监-12",
    conditions="首次，当场改正",
    history_checked=True,
    educated=True,
)
MINOR = replace(FIRST, grounds=(G.MINOR_CORRECTED,), history_checked=None)


def spared(sparing: Sparing | None = FIRST, **known: Any) -> Dossier:
    return penalty(**({"decision": SPARED, "sanctions": (), "sparing": sparing} | known))


HARMFUL = replace(penalty().act or Act(), harm=True)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "not_applicable"),
        (spared(), "pass"),
        (spared(MINOR), "pass"),
        (spared(None), "missing"),
        (spared(replace(FIRST, grounds=())), "missing"),
        (spared(replace(FIRST, educated=False)), "fail"),
        (spared(replace(FIRST, educated=None)), "missing"),
        (spared(replace(FIRST, history_checked=False)), "fail"),
        (spared(replace(FIRST, history_checked=None)), "missing"),
        (spared(replace(FIRST, conditions=None)), "missing"),
        (spared(replace(FIRST, conditions=None, list_item=None)), "pass"),  # the lists advise
        (spared(MINOR, act=HARMFUL), "fail"),
        (spared(act=HARMFUL), "pass"),  # slight harm does not bar a first offence
        (spared(earlier=None), "missing"),
        (spared(earlier=(BEFORE,)), "pass"),  # decided only after this act
        (spared(earlier=(replace(BEFORE, decided_on=D("2026-02-19")),)), "judge"),
        (spared(earlier=(replace(BEFORE, decided_on=D("2026-02-20")),)), "pass"),
        (spared(MINOR, earlier=(replace(BEFORE, decided_on=D("2020-02-19")),)), "pass"),
        (spared(decision=None, stage=Stage.INVESTIGATED), "not_applicable"),
        (spared(decision=replace(SPARED, outcome=None)), "missing"),
        (spared(decision=replace(SPARED, decided_on=D("2021-07-14"))), "not_applicable"),
        (summary(), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_whoever_is_spared_meets_the_ground_and_is_educated(dossier: Dossier, outcome: str) -> None:
    assert examine("PN15", dossier).outcome == outcome
