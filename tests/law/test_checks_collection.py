"""EX01, EX03, EX04: the days to pay, on-spot collection, and who collects."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from registry.codes import Procedure, SanctionKind, Sector, SpotGround
from registry.law.dossier import Dossier
from registry.law.facts import Decision, Payment, Receipt
from registry.law.parameters import default_parameters
from tests.law.factories import (
    D,
    entry,
    examine,
    fine,
    inspection,
    penalty,
    sanction,
    summary,
)

PAID = Receipt(paid_on=D("2026-04-20"), amount_fen=2_000_000, mode="bank")
OFTEN = tuple(
    Receipt(paid_on=D(day), amount_fen=1_000_000, mode="bank")
    for day in ("2026-04-10", "2026-04-21")
)


def paying(*receipts: Receipt, **known: Any) -> Dossier:
    """Return a fine of 20,000 yuan whose fifteen days end on Saturday 18, so Monday 20 April."""
    usual: dict[str, Any] = {"received_on": D("2026-04-03"), "receipts": receipts or (PAID,)}
    return penalty(payment=Payment(**(usual | known)), sanctions=(fine(20_000),))


DEFERRED: dict[str, Any] = {
    "deferred_to": D("2026-07-31"),
    "deferral_applied_on": D("2026-04-10"),
    "deferral_approved_on": D("2026-04-13"),
    "receipts": (replace(PAID, paid_on=D("2026-07-31")),),
}


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (paying(), "2026-11-23", "pass"),
        (paying(due_on=D("2026-04-18")), "2026-11-23", "pass"),
        (paying(due_on=D("2026-04-20")), "2026-11-23", "pass"),
        (paying(due_on=D("2026-04-17")), "2026-11-23", "fail"),  # fourteen days
        (paying(due_on=D("2026-04-21")), "2026-11-23", "fail"),
        (paying(replace(PAID, paid_on=D("2026-04-21"))), "2026-11-23", "warn"),
        (paying(*OFTEN), "2026-11-23", "warn"),
        (paying(receipts=()), "2026-04-20", "not_applicable"),
        (paying(receipts=()), "2026-04-21", "warn"),
        (paying(receipts=None), "2026-11-23", "missing"),
        (paying(**DEFERRED), "2026-11-23", "pass"),
        (paying(**(DEFERRED | {"deferral_approved_on": None})), "2026-11-23", "missing"),
        (paying(**(DEFERRED | {"deferral_approved_on": D("2026-04-09")})), "2026-11-23", "fail"),
        (paying(**(DEFERRED | {"deferral_approved_on": D("2026-08-01")})), "2026-11-23", "fail"),
        (paying(**(DEFERRED | {"deferral_applied_on": None})), "2026-11-23", "pass"),
        (replace(paying(), payment=None), "2026-11-23", "missing"),
        (replace(paying(), payment=Payment(), documents=()), "2026-11-23", "missing"),
        (replace(paying(), sanctions=None), "2026-11-23", "missing"),
        (paying(received_on=D("2020-06-01"), due_on=D("2020-06-16")), "2026-11-23", "warn"),
        (penalty(sanctions=(sanction(SanctionKind.WARNING),)), "2026-11-23", "not_applicable"),
        (inspection(), "2026-11-23", "not_applicable"),
        (entry(), "2026-11-23", "not_applicable"),
    ],
)
def test_fifteen_days_to_pay_and_more_only_by_an_approved_deferral(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """APL Art 66-67."""
    assert examine("EX01", dossier, as_of).outcome == outcome


def test_other_days_to_pay_change_the_finding() -> None:
    longer = default_parameters().changed("payment.period", "16")
    assert examine("EX01", paying(due_on=D("2026-04-18"))).outcome == "pass"
    changed = examine("EX01", paying(due_on=D("2026-04-18")), parameters=longer)
    assert changed.outcome == "fail"


TAKEN = Receipt(
    paid_on=D("2026-04-01"),
    amount_fen=10_000,
    mode="on_spot",
    official=True,
    turned_in_on=D("2026-04-03"),
    banked_on=D("2026-04-08"),
)
"""Collected on Wednesday 1 April 2026; the 6th is a holiday."""
G = SpotGround


PAYMENT = frozenset(field.name for field in fields(Payment))


def spot(yuan: int = 100, receipt: Receipt = TAKEN, **known: Any) -> Dossier:
    """Return an on-the-spot fine collected on the spot."""
    dossier = summary(sanctions=(fine(yuan),))
    payment: dict[str, Any] = {
        "received_on": D("2026-04-01"),
        "collected_on_spot": True,
        "receipts": (receipt,),
    }
    own = {name: known.pop(name) for name in tuple(known) if name in PAYMENT}
    return replace(dossier, payment=Payment(**(payment | own)), **known)


def police(day: str, yuan: int, **known: Any) -> Dossier:
    return spot(yuan, sector=Sector.PUBLIC_SECURITY, decision=Decision(decided_on=D(day)), **known)


def handed(**known: Any) -> Dossier:
    return spot(receipt=replace(TAKEN, **known))


ORDINARY: dict[str, Any] = {"procedure": Procedure.ORDINARY}
REMOTE: dict[str, Any] = {"spot_ground": G.REMOTE, "asked_by_party": True}


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (spot(), "2026-11-23", "pass"),
        (spot(101), "2026-11-23", "missing"),
        (spot(101, spot_ground=G.SMALL), "2026-11-23", "fail"),
        (spot(101, spot_ground=G.HARD), "2026-11-23", "pass"),
        (spot(101, **REMOTE), "2026-11-23", "pass"),
        (spot(101, spot_ground=G.REMOTE, asked_by_party=False), "2026-11-23", "fail"),
        (spot(101, spot_ground=G.REMOTE), "2026-11-23", "missing"),
        (spot(50, **ORDINARY), "2026-11-23", "missing"),
        (spot(50, **ORDINARY, spot_ground=G.HARD), "2026-11-23", "fail"),
        (spot(5_000, **ORDINARY, **REMOTE), "2026-11-23", "pass"),
        (handed(official=False), "2026-11-23", "fail"),
        (handed(official=None), "2026-11-23", "missing"),
        (handed(turned_in_on=D("2026-04-07")), "2026-11-23", "fail"),
        (handed(turned_in_on=D("2026-04-07"), landed_on=D("2026-04-03")), "2026-11-23", "pass"),
        (handed(turned_in_on=None), "2026-04-03", "not_applicable"),
        (handed(turned_in_on=None), "2026-11-23", "missing"),
        (handed(banked_on=D("2026-04-09")), "2026-11-23", "fail"),
        (handed(banked_on=None), "2026-04-08", "not_applicable"),
        (handed(banked_on=None), "2026-11-23", "missing"),
        (spot(receipts=()), "2026-11-23", "missing"),
        (spot(receipts=None), "2026-11-23", "missing"),
        (spot(collected_on_spot=None), "2026-11-23", "missing"),
        (spot(collected_on_spot=False), "2026-11-23", "not_applicable"),
        # the police have limits and days of their own since 2026
        (police("2026-01-01", 200), "2026-11-23", "fail"),
        (
            police("2026-01-01", 200, receipts=(replace(TAKEN, banked_on=D("2026-04-05")),)),
            "2026-11-23",
            "pass",
        ),
        (police("2026-01-01", 201, spot_ground=G.SMALL), "2026-11-23", "fail"),
        (police("2025-12-31", 200, spot_ground=G.SMALL), "2026-11-23", "fail"),
        (police("2025-12-31", 100), "2026-11-23", "pass"),
        # the limit of twenty yuan before 2021 was not read in full, so it only warns
        (
            spot(21, decision=Decision(decided_on=D("2021-07-14")), spot_ground=G.SMALL),
            "2026-11-23",
            "warn",
        ),
        (replace(spot(), sanctions=None), "2026-11-23", "missing"),
        (replace(spot(), payment=None), "2026-11-23", "missing"),
        (penalty(), "2026-11-23", "not_applicable"),
        (inspection(), "2026-11-23", "not_applicable"),
    ],
)
def test_fines_are_collected_on_the_spot_only_where_allowed_and_handed_on_in_time(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """APL Art 68-71; Public Security Punishments Law Art 123-124."""
    assert examine("EX03", dossier, as_of).outcome == outcome


def test_another_limit_for_on_spot_collection_changes_the_finding() -> None:
    higher = default_parameters().changed("payment.spot_limit", "101")
    small = spot(101, spot_ground=G.SMALL)
    assert examine("EX03", small).outcome == "fail"
    assert examine("EX03", small, parameters=higher).outcome == "pass"


def through(mode: str | None, **known: Any) -> Dossier:
    return paying(replace(PAID, mode=mode), **known)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (through("bank"), "pass"),
        (through("electronic"), "pass"),
        (through("agency"), "fail"),
        (through("on_spot", collected_on_spot=True), "pass"),
        (through("on_spot", collected_on_spot=False), "judge"),
        (through("现金"), "judge"),
        (through(None), "missing"),
        (paying(PAID, replace(PAID, mode="agency")), "fail"),
        (paying(receipts=()), "not_applicable"),
        (paying(receipts=None), "missing"),
        (replace(paying(), payment=None), "missing"),
        (penalty(sanctions=(sanction(SanctionKind.WARNING),)), "not_applicable"),
        (inspection(), "not_applicable"),
    ],
)
def test_who_decides_on_a_fine_does_not_collect_it(dossier: Dossier, outcome: str) -> None:
    """APL Art 67 (1)-(2)."""
    assert examine("EX04", dossier).outcome == outcome
