"""PN02, PN09, PN10: limits of the summary procedure and ranges of fines."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from registry.codes import (
    DecisionOutcome,
    FineBase,
    LeniencyGround,
    PartyKind,
    SanctionKind,
    Sector,
)
from registry.law.dossier import Dossier
from registry.law.facts import Decision, Party, Sanction, SanctionRange, Tier
from registry.law.parameters import default_parameters
from tests.law.factories import POWER, D, entry, examine, fine, penalty, sanction, summary

P = PartyKind
S = SanctionKind
POLICE = Sector.PUBLIC_SECURITY


def spot(
    kind: PartyKind | None,
    *sanctions: Sanction,
    sector: Sector = Sector.GENERAL,
    on: str = "2026-04-01",
) -> Dossier:
    return summary(
        party=Party(kind=kind),
        sanctions=sanctions,
        sector=sector,
        decision=Decision(outcome=DecisionOutcome.PENALTY, decided_on=D(on)),
    )


OLD: dict[str, Any] = {"on": "2021-07-14"}


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (spot(P.NATURAL_PERSON, fine(200)), "pass"),
        (spot(P.NATURAL_PERSON, Sanction(kind=S.FINE, amount_fen=20_001)), "fail"),
        (spot(P.LEGAL_PERSON, fine(3_000)), "pass"),
        (spot(P.LEGAL_PERSON, Sanction(kind=S.FINE, amount_fen=300_001)), "fail"),
        (spot(P.UNINCORPORATED, fine(3_000)), "pass"),
        (spot(P.SOLE_TRADER, fine(200)), "pass"),
        (spot(P.SOLE_TRADER, fine(201)), "judge"),
        (spot(P.SOLE_TRADER, fine(3_001)), "fail"),
        (spot(P.NATURAL_PERSON, sanction(S.WARNING)), "pass"),
        (spot(P.NATURAL_PERSON, sanction(S.WARNING), fine(200)), "pass"),
        (spot(P.LEGAL_PERSON, fine(2_000), fine(1_001)), "fail"),
        (spot(P.LEGAL_PERSON, sanction(S.CRITICISM)), "fail"),
        (spot(P.LEGAL_PERSON, fine(100), sanction(S.CONFISCATE_GAINS, 10)), "fail"),
        (spot(P.NATURAL_PERSON, fine(50), **OLD), "pass"),
        (spot(P.NATURAL_PERSON, fine(51), **OLD), "fail"),
        (spot(P.NATURAL_PERSON, fine(500), sector=POLICE), "pass"),
        (spot(P.NATURAL_PERSON, fine(501), sector=POLICE), "fail"),
        (spot(P.SOLE_TRADER, fine(500), sector=POLICE), "pass"),
        (spot(P.NATURAL_PERSON, fine(201), sector=POLICE, on="2025-12-31"), "fail"),
        (spot(None, fine(100)), "missing"),
        (summary(sanctions=None), "missing"),
        (spot(P.LEGAL_PERSON, Sanction(kind=S.FINE)), "missing"),
        (penalty(), "not_applicable"),
    ],
)
def test_the_summary_procedure_serves_small_fines_and_warnings(
    dossier: Dossier, outcome: str
) -> None:
    """APL Art 51; 治安管理处罚法 Art 119."""
    assert examine("PN02", dossier).outcome == outcome


def test_the_summary_limit_is_data() -> None:
    wider = default_parameters().changed(
        "summary.fine_limit", "500", sector=Sector.GENERAL, party_kind=P.NATURAL_PERSON
    )
    dossier = spot(P.NATURAL_PERSON, fine(300))
    assert examine("PN02", dossier).outcome == "fail"
    assert examine("PN02", dossier, parameters=wider).outcome == "pass"


def ranged(
    *ranges: SanctionRange, amount: int, tiers: tuple[Tier, ...] = (), **known: Any
) -> Dossier:
    return penalty(
        power=replace(POWER, sanctions=ranges, tiers=tiers), sanctions=(fine(amount, **known),)
    )


def between(least: int, greatest: int, **known: Any) -> SanctionRange:
    return SanctionRange(kind=S.FINE, min_fen=least * 100, max_fen=greatest * 100, **known)


TENFOLD = SanctionRange(
    kind=S.FINE,
    multiple_min=Decimal(10),
    multiple_max=Decimal(20),
    base=FineBase.GOODS_VALUE,
    base_from_fen=1_000_000,
)
SMALL_GOODS = between(50_000, 100_000, base=FineBase.GOODS_VALUE, base_below_fen=1_000_000)
USUAL = between(10_000, 100_000)
SERIOUS = between(100_001, 500_000, condition="情节严重")
OLD_TIER = Tier(tier=1, max_fen=1_000_000, valid_to=D("2025-12-31"))
LIGHT_TIER = Tier(tier=1, name="较轻", min_fen=1_000_000, max_fen=3_000_000)
GOODS: dict[str, Any] = {"base": FineBase.GOODS_VALUE}


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (ranged(USUAL, amount=10_000), "pass"),
        (ranged(USUAL, amount=100_000), "pass"),
        (ranged(USUAL, amount=100_001), "fail"),
        (ranged(USUAL, amount=9_999), "warn"),
        (ranged(USUAL, SERIOUS, amount=200_000), "judge"),
        (ranged(USUAL, SERIOUS, amount=200_000, condition="情节严重"), "pass"),
        (ranged(USUAL, SERIOUS, amount=500_001), "fail"),
        (ranged(SMALL_GOODS, TENFOLD, amount=100_000, base_value_fen=999_999, **GOODS), "pass"),
        (ranged(SMALL_GOODS, TENFOLD, amount=100_000, base_value_fen=1_000_000, **GOODS), "pass"),
        (ranged(SMALL_GOODS, TENFOLD, amount=200_000, base_value_fen=1_000_000, **GOODS), "pass"),
        (ranged(SMALL_GOODS, TENFOLD, amount=200_001, base_value_fen=1_000_000, **GOODS), "fail"),
        (ranged(SMALL_GOODS, TENFOLD, amount=100_001, base_value_fen=999_999, **GOODS), "fail"),
        (ranged(SMALL_GOODS, TENFOLD, amount=100_000), "missing"),
        (ranged(between(0, 5_000, party_kind=P.NATURAL_PERSON), USUAL, amount=5_000), "warn"),
        (ranged(between(0, 5_000, party_kind=P.NATURAL_PERSON), amount=5_000), "judge"),
        (ranged(USUAL, amount=30_000, tiers=(LIGHT_TIER,), tier=1), "pass"),
        (ranged(USUAL, amount=30_000, tiers=(OLD_TIER, LIGHT_TIER), tier=1), "pass"),
        (ranged(USUAL, amount=30_001, tiers=(LIGHT_TIER,), tier=1), "warn"),
        (ranged(USUAL, amount=30_000, tiers=(LIGHT_TIER,), tier=2), "missing"),
        (penalty(power=replace(POWER, sanctions=None)), "missing"),
        (penalty(power=None), "missing"),
        (penalty(sanctions=None, proposed=None), "missing"),
        (penalty(sanctions=(Sanction(kind=S.FINE),)), "missing"),
        (penalty(sanctions=(sanction(S.WARNING),)), "not_applicable"),
        (penalty(decision=Decision(outcome=DecisionOutcome.NO_PENALTY)), "not_applicable"),
        (entry(), "not_applicable"),
    ],
)
def test_a_fine_keeps_to_the_range_and_its_tier(dossier: Dossier, outcome: str) -> None:
    assert examine("PN09", dossier).outcome == outcome


CONFESSED = (LeniencyGround.CONFESSED,)
FIRST = (LeniencyGround.FIRST_OFFENCE,)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (ranged(USUAL, amount=10_000), "pass"),
        (ranged(USUAL, amount=9_999, leniency=()), "fail"),
        (ranged(USUAL, amount=9_999, leniency=FIRST), "fail"),
        (ranged(USUAL, amount=9_999, leniency=CONFESSED), "pass"),
        (ranged(USUAL, amount=9_999), "missing"),
        (ranged(SMALL_GOODS, TENFOLD, amount=49_999, leniency=()), "missing"),
        (
            ranged(
                SMALL_GOODS, TENFOLD, amount=99_999, base_value_fen=1_000_000, leniency=(), **GOODS
            ),
            "fail",
        ),
        (ranged(between(0, 1_000), amount=0), "pass"),
        (penalty(power=None), "missing"),
        (penalty(sanctions=(sanction(S.WARNING),)), "not_applicable"),
    ],
)
def test_less_than_the_least_amount_needs_a_ground(dossier: Dossier, outcome: str) -> None:
    """APL Art 30-32 allow mitigation; Art 33 allows no penalty, not a smaller fine."""
    assert examine("PN10", dossier).outcome == outcome


def test_the_most_pressing_of_several_fines_is_told() -> None:
    dossier = penalty(sanctions=(fine(20_000), fine(100_001)))
    assert examine("PN09", dossier).outcome == "fail"
