"""Measures, executions and inspections go all their ways through the door (ACL; 54)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry import Registry
from registry.errors import ClosedGate
from registry.law.dossier import Dossier
from registry.queries.cases import case_id_of
from registry.queries.dossiers import load_dossier
from tests.actions.stories import ACT, Story

D = date.fromisoformat
FACTS: dict[str, Any] = {"cause": ACT["cause"], "facts": ACT["facts"]}
ON_SITE: dict[str, Any] = {"certificates_shown": True, "rights_told": True}


def _dossier(city: Registry, story: Story) -> Dossier:
    reader = city.read()
    return load_dossier(reader, case_id_of(reader, story.ref))


def _frozen(city: Registry, measure: str = "freeze") -> Story:
    story = Story(city)
    story.open(
        "liqiang",
        "measure",
        "approve_measure",
        "031310001000",
        at="2026-11-16",
        measure=measure,
        approver="zhouju",
        **FACTS,
    )
    return story


def test_deposits_are_frozen_through_the_bank_and_the_party_is_told(city: Registry) -> None:
    """ACL Art 30-31."""
    story = _frozen(city)
    with pytest.raises(ClosedGate, match="through the bank"):
        story.step("liqiang", "carry_out", ends_on="2026-12-15", party_present=True, **ON_SITE)
    story.step(
        "liqiang",
        "freeze",
        at="2026-11-16",
        certificates_shown=True,
        bank="汉口银行",
        ends_on="2026-12-15",
        items=[{"name": "存款", "quantity": "1", "unit": "笔", "value": "50000"}],
    )
    story.step("liqiang", "hand_over_freeze", at="2026-11-18", method="direct")
    dossier = _dossier(city, story)
    (decision,) = [item for item in dossier.documents or () if item.kind == "measure_decision"]
    assert decision.service is not None
    assert decision.service.served_on == D("2026-11-18")


def test_what_is_seized_is_not_frozen(city: Registry) -> None:
    with pytest.raises(ClosedGate, match="not a freezing"):
        _frozen(city, "seize").step(
            "liqiang", "freeze", certificates_shown=True, bank="汉口银行", ends_on="2026-12-15"
        )


def test_an_urgent_measure_the_head_disagrees_with_is_lifted(city: Registry) -> None:
    """ACL Art 19."""
    story = Story(city)
    story.open(
        "liqiang",
        "measure",
        "carry_out_urgently",
        "031310001000",
        at="2026-11-16 22:00",
        measure="seize",
        ends_on="2026-12-15",
        party_present=True,
        **FACTS,
        **ON_SITE,
    )
    story.step("zhouju", "disapprove", at="2026-11-17 09:00", reason="没有必要")
    story.step("liqiang", "lift", at="2026-11-17 10:00", disposal="returned", method="direct")
    story.step("liqiang", "return_items", at="2026-11-18", returned_on="2026-11-18")
    (measure,) = _dossier(city, story).measures or ()
    assert measure.urgent
    assert measure.disapproved_at is not None
    assert (measure.lifted_on, measure.returned_on) == (D("2026-11-17"), D("2026-11-18"))


def test_an_approval_is_made_up_once(city: Registry) -> None:
    story = Story(city)
    story.open(
        "liqiang",
        "on_site",
        "inspect_urgently",
        "061310001000",
        at="2026-11-20",
        kind="daily",
        items="食品经营",
        result="no_problem",
        facts="未发现问题",
        signed=True,
        **ON_SITE,
    )
    story.step("liqiang", "make_up_approval", at="2026-11-20", approver="zhouju")
    with pytest.raises(ClosedGate, match="approved it already"):
        story.step("liqiang", "make_up_approval", at="2026-11-20", approver="zhouju")
    inspection = _dossier(city, story).inspection
    assert inspection is not None
    assert inspection.emergency
    assert inspection.approved_at is not None


def test_an_off_site_inspection_screens_data_before_people_verify(city: Registry) -> None:
    story = Story(city)
    story.open(
        "liqiang",
        "off_site",
        "approve",
        "061310001000",
        at="2026-11-18",
        kind="special",
        items="食品经营",
        approver="zhouju",
    )
    story.step("liqiang", "assign", at="2026-11-18", drawn=True, draw_no="2026-7")
    story.step("liqiang", "screen", at="2026-11-18", data="进货台账与许可信息比对，一处不符。")
    done = story.step(
        "liqiang", "verify", at="2026-11-19", result="filed", facts="经人工核实属实。", signed=True
    )
    assert done.stage == "inspected"
    handed = story.step("zhouju", "transfer", at="2026-11-20", to="公安机关", reason="涉嫌犯罪")
    assert handed.stage == "transferred"
    assert _dossier(city, story).transfer is not None


def _demanded(city: Registry) -> Story:
    story = Story(city)
    story.open(
        "liqiang",
        "execution",
        "demand",
        "031310001000",
        at="2026-10-12",
        measure="other_execution",
        decision_served_on="2026-03-02",
        method="direct",
        **FACTS,
    )
    return story


def test_an_agreement_on_execution_stays_the_hand_until_it_is_broken(city: Registry) -> None:
    """ACL Art 36, 42."""
    story = _demanded(city)
    story.step("liqiang", "hear_debtor", at="2026-10-14", defence="暂无力缴纳", review="属实")
    story.step("zhouju", "decide_execution", at="2026-10-28", sealed=True)
    story.step("zhouju", "agree", at="2026-10-29", agreed_to="分两期履行", perform_by="2026-11-13")
    with pytest.raises(ClosedGate, match="agreement on execution is to be kept"):
        story.step("liqiang", "execute", at="2026-11-16", method="direct")
    story.step("liqiang", "break_agreement", at="2026-11-16")
    (measure,) = _dossier(city, story).measures or ()
    assert (measure.agreed_on, measure.agreement_due_on, measure.agreement_broken_on) == (
        D("2026-10-29"),
        D("2026-11-13"),
        D("2026-11-16"),
    )
    assert story.step("liqiang", "execute", at="2026-11-17", method="direct").stage == "executed"


def test_a_suspended_execution_waits(city: Registry) -> None:
    """ACL Art 39."""
    story = _demanded(city)
    story.step("zhouju", "suspend", at="2026-10-20", reason="暂无履行能力")
    with pytest.raises(ClosedGate, match="suspended"):
        story.step("liqiang", "apply_to_court", at="2026-10-28")
    story.step("zhouju", "resume", at="2026-11-02")
    assert story.step("liqiang", "apply_to_court", at="2026-11-03").stage == "court_applied"


def test_a_court_executes_only_what_it_ruled_on(city: Registry) -> None:
    """ACL Art 56-58."""
    story = _demanded(city)
    story.step("liqiang", "apply_to_court", at="2026-10-28", court="江汉区人民法院")
    story.step("liqiang", "court_accepts", at="2026-10-30", accepted_on="2026-10-30")
    story.step(
        "liqiang", "court_refuses", at="2026-11-05", refused_on="2026-11-05", reason="缺乏依据"
    )
    with pytest.raises(ClosedGate, match="ruled already"):
        story.step("liqiang", "court_rules", at="2026-11-06")
    with pytest.raises(ClosedGate, match="has not ruled"):
        story.step("liqiang", "court_executed", at="2026-11-06")
    story.step("liqiang", "ask_higher_court", at="2026-11-09", asked_on="2026-11-09")
    story.step("liqiang", "court_rules", at="2026-11-18")
    done = story.step("liqiang", "court_executed", at="2026-11-20")
    assert done.stage == "executed"
    (measure,) = _dossier(city, story).measures or ()
    assert (measure.court_accepted_on, measure.court_refused_on, measure.court_ruled_on) == (
        D("2026-10-30"),
        D("2026-11-05"),
        D("2026-11-18"),
    )
