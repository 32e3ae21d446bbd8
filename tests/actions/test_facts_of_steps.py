"""What a step asks beyond the columns stays with the step, and comes back in the dossier."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry import Registry
from registry.codes import MeasureKind, SpotGround
from registry.law.dossier import Dossier
from registry.queries.cases import case_id_of
from registry.queries.dossiers import load_dossier
from tests.actions.stories import ACT, Story
from tests.actions.test_other_kinds import CARRIED_OUT

D = date.fromisoformat
FACTS: dict[str, Any] = {"cause": ACT["cause"], "facts": ACT["facts"]}


def dossier_of(city: Registry, story: Story) -> Dossier:
    reader = city.read()
    return load_dossier(reader, case_id_of(reader, story.ref))


def seized(city: Registry, **more: Any) -> Story:
    story = Story(city)
    story.open(
        "liqiang",
        "measure",
        "approve_measure",
        "031310001000",
        at="2026-11-17",
        measure="seize",
        approver="zhouju",
        **FACTS,
    )
    story.step("liqiang", "carry_out", at="2026-11-17", **(CARRIED_OUT | more))
    return story


def test_the_ten_steps_of_a_measure_come_back(city: Registry) -> None:
    story = seized(
        city,
        party_present=False,
        party_called=True,
        witness="王社区",
        statement_heard=False,
        site_record=True,
        record_signed=True,
        list_given=True,
    )
    dossier = dossier_of(city, story)
    (measure,) = dossier.measures or ()
    assert (measure.party_present, measure.party_called, measure.witness) == (False, True, "王社区")
    assert (measure.statement_heard, measure.site_record) == (False, True)
    assert (measure.record_signed, measure.list_given) == (True, True)
    assert dossier.openness is not None
    assert dossier.openness.rights_told


def test_what_was_not_answered_stays_unknown(city: Registry) -> None:
    (measure,) = dossier_of(city, seized(city)).measures or ()
    assert measure.statement_heard is None
    assert measure.list_given is None
    assert measure.returned_on is None


def test_a_demand_tells_what_is_enforced_and_by_when(city: Registry) -> None:
    story = Story(city)
    story.open(
        "liqiang",
        "execution",
        "demand",
        "031310001000",
        at="2026-11-17",
        measure="additional_fine",
        method="direct",
        perform_by="2026-11-30",
        decision_served_on="2026-04-01",
        decided_on_the_spot=False,
        elements=["performance", "right_to_state", "amount"],
        **FACTS,
    )
    dossier = dossier_of(city, story)
    (measure,) = dossier.measures or ()
    assert measure.kind is MeasureKind.ADDITIONAL_FINE
    assert measure.demanded_on == D("2026-11-17")
    assert measure.perform_by == D("2026-11-30")
    assert measure.enforces is not None
    assert measure.enforces.served_on == D("2026-04-01")


def test_a_fine_collected_on_the_spot_comes_back_with_the_days_it_was_handed_on(
    city: Registry,
) -> None:
    story = Story(city)
    story.open(
        "liqiang",
        "summary",
        "find",
        "021310001000",
        at="2026-11-17",
        certificates_shown=True,
        **ACT,
    )
    story.step("liqiang", "tell", at="2026-11-17", rights_told=True)
    story.step(
        "liqiang",
        "decide_on_spot",
        at="2026-11-17",
        sanctions=[{"kind": "fine", "amount": "50"}],
        elements=["party", "facts", "sanction_basis", "performance", "remedies", "agency_date"],
    )
    story.step("liqiang", "hand_over", at="2026-11-17", method="direct", signed=True)
    story.step(
        "liqiang",
        "pay",
        at="2026-11-17",
        amount="50",
        channel="on_spot",
        collected_on_spot=True,
        spot_ground="small",
        official=True,
    )
    story.step(
        "liqiang", "turn_in", at="2026-11-19", turned_in_on="2026-11-18", banked_on="2026-11-19"
    )
    payment = dossier_of(city, story).payment
    assert payment is not None
    (receipt,) = payment.receipts or ()
    assert (payment.collected_on_spot, payment.spot_ground) == (True, SpotGround.SMALL)
    assert (receipt.official, receipt.mode) == (True, "on_spot")
    assert (receipt.turned_in_on, receipt.banked_on) == (D("2026-11-18"), D("2026-11-19"))


def test_a_transfer_to_the_police_comes_back_with_its_hours(city: Registry) -> None:
    story = Story(city).filed()
    story.step(
        "zhouju",
        "transfer",
        at="2026-09-08",
        to="武汉市公安局",
        crime=True,
        team=2,
        reported_on="2026-09-07",
        transfer_decided_at="2026-09-08 10:00",
        sent_at="2026-09-08 15:30",
        reason="涉嫌生产、销售不符合安全标准的食品罪。",
    )
    transfer = dossier_of(city, story).transfer
    assert transfer is not None
    assert (transfer.crime, transfer.team, transfer.approved) == (True, 2, True)
    assert transfer.decided_at is not None
    assert transfer.sent_at is not None
    assert transfer.sent_at.hour - transfer.decided_at.hour == 5
    assert transfer.reported_on == D("2026-09-07")


def test_what_is_shown_to_the_public_comes_back(city: Registry) -> None:
    story = seized(city)
    story.step(
        "gongshi",
        "publish",
        at="2026-11-18",
        where="信用武汉",
        content="扣押面粉三袋。",
        shown_until="2029-11-18",
    )
    (shown,) = dossier_of(city, story).publicity or ()
    assert (shown.content, shown.shown_until) == ("扣押面粉三袋。", D("2029-11-18"))
