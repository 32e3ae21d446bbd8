"""ST01, ST03, ST04: announced bodies, entrusted acts, and officers who must withdraw."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import OfficerTask, Sector, Stage, SubjectNature
from registry.law.dossier import Dossier
from registry.law.facts import Decision, Entrustment, Recusal, Step
from tests.law.factories import (
    AGENCY,
    POWER,
    D,
    at,
    entry,
    examine,
    inspection,
    officer,
    penalty,
    seizure,
    summary,
)


def announced(day: str | None) -> Dossier:
    return penalty(agency=replace(AGENCY, announced_on=D(day) if day else None))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (announced("2026-03-01"), "pass"),
        (announced("2026-03-02"), "pass"),  # the day of filing itself
        (announced("2026-03-03"), "fail"),
        (announced(None), "missing"),
        (penalty(agency=None), "missing"),
        (penalty(filed_on=None, decision=None), "not_applicable"),
        (inspection(agency=replace(AGENCY, announced_on=D("2026-03-09"))), "pass"),
        (inspection(agency=replace(AGENCY, announced_on=D("2026-03-10"))), "fail"),
        (seizure(agency=replace(AGENCY, announced_on=D("2026-03-10"))), "fail"),
        # both the entrusted body and its principal are announced
        (penalty(entrusted_by=replace(AGENCY, code="9", announced_on=D("2026-03-03"))), "fail"),
        (penalty(entrusted_by=replace(AGENCY, code="9", announced_on=None)), "missing"),
        # before the opinions on the three systems nobody had to be announced
        (replace(announced("2026-03-03"), filed_on=D("2019-01-02")), "not_applicable"),
        (replace(announced("2026-03-03"), filed_on=D("2019-01-03")), "fail"),
        (entry(), "not_applicable"),
    ],
)
def test_a_subject_is_announced_before_it_acts(dossier: Dossier, outcome: str) -> None:
    assert examine("ST01", dossier).outcome == outcome


def test_later_rules_on_subjects_are_cited_once_in_force() -> None:
    finding = examine("ST01", announced("2026-03-01"))
    assert {str(article.statute.key) for article in finding.basis} == {"D118", "D54", "ESREGS"}
    earlier = replace(announced("2024-01-01"), filed_on=D("2024-06-03"))
    assert [a.statute.key for a in examine("ST01", earlier).basis] == ["D118"]


TEAM = replace(AGENCY, code="140-1", nature=SubjectNature.ENTRUSTED)
LETTER = Entrustment(
    number="委〔2025〕1号",
    principal="140",
    items=(POWER.code, "P-2"),
    published_on=D("2025-01-10"),
    valid_from=D("2025-01-01"),
    valid_to=D("2026-12-31"),
)


def entrusted(*letters: Entrustment, **known: Any) -> Dossier:
    return penalty(
        **({"agency": TEAM, "entrusted_by": AGENCY, "entrustments": letters or (LETTER,)} | known)
    )


def lettered(**known: Any) -> Dossier:
    return entrusted(replace(LETTER, **known))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "not_applicable"),
        (entrusted(), "pass"),
        (penalty(agency=TEAM, entrusted_by=AGENCY, entrustments=()), "fail"),
        (penalty(agency=TEAM, entrusted_by=AGENCY, entrustments=None), "missing"),
        (penalty(agency=replace(TEAM, nature=None), entrusted_by=AGENCY), "missing"),
        (lettered(valid_from=D("2026-03-02")), "pass"),
        (lettered(valid_from=D("2026-03-03")), "fail"),
        (lettered(valid_to=D("2026-03-02")), "pass"),
        (lettered(valid_to=D("2026-03-01")), "fail"),
        (lettered(valid_to=None), "pass"),
        (lettered(valid_from=None), "missing"),
        (lettered(published_on=D("2026-03-02")), "pass"),
        (lettered(published_on=D("2026-03-03")), "fail"),
        (lettered(published_on=None), "missing"),
        (lettered(items=("P-2",)), "fail"),
        (lettered(items=None), "missing"),
        (entrusted(power=None), "missing"),
        (entrusted(replace(LETTER, items=("P-2",)), LETTER), "pass"),
        (entrusted(replace(LETTER, valid_to=D("2025-12-31")), LETTER), "pass"),
        # whoever is entrusted may not entrust in turn
        (entrusted(entrusted_by=TEAM), "fail"),
        # coercion is never entrusted (ACL Art 17)
        (seizure(agency=TEAM, entrusted_by=AGENCY, entrustments=(LETTER,)), "fail"),
        (inspection(agency=TEAM, entrusted_by=AGENCY, entrustments=(LETTER,)), "pass"),
        (entrusted(filed_on=D("2021-07-14")), "not_applicable"),
        (entry(), "not_applicable"),
    ],
)
def test_entrusted_acts_rest_on_a_published_letter(dossier: Dossier, outcome: str) -> None:
    assert examine("ST03", dossier).outcome == outcome


def recusal(**known: Any) -> Recusal:
    usual: dict[str, Any] = {
        "person": "3",
        "asked_on": D("2026-03-05"),
        "decided_on": D("2026-03-06"),
        "decided_by": "9",
        "granted": True,
        "reason": "与当事人系近亲属",
    }
    return Recusal(**(usual | known))


def asked(*recusals: Recusal, **known: Any) -> Dossier:
    return penalty(**({"recusals": recusals or (recusal(),)} | known))


def acting(person: str, day: str) -> tuple[Step, ...]:
    return (Step(action="gather", at=at(day), officers=(person, "1")),)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "not_applicable"),
        (penalty(recusals=None), "missing"),
        (asked(), "pass"),
        (asked(recusal(granted=False)), "judge"),
        (asked(recusal(granted=None)), "missing"),
        (asked(recusal(decided_by=None)), "missing"),
        (asked(recusal(decided_by="3")), "fail"),  # whoever is concerned
        (asked(recusal(decided_by="1")), "fail"),  # the handler, not the head
        (asked(recusal(decided_on=None)), "fail"),  # decided over an open application
        (asked(recusal(decided_on=None), decision=None, stage=Stage.INVESTIGATED), "judge"),
        (asked(recusal(decided_on=D("2026-04-01"))), "pass"),
        (asked(recusal(decided_on=D("2026-04-02"))), "fail"),
        (asked(steps=acting("3", "2026-03-06")), "pass"),
        (asked(steps=acting("3", "2026-03-07")), "fail"),
        (asked(steps=acting("4", "2026-03-07")), "pass"),
        (asked(steps=None), "missing"),
        (asked(recusal(), recusal(person="4", granted=False)), "judge"),
        (asked(decision=Decision(decided_on=D("2021-07-14"))), "not_applicable"),
        (inspection(recusals=(recusal(),)), "not_applicable"),
    ],
)
def test_the_head_decides_on_recusal_and_it_is_kept(dossier: Dossier, outcome: str) -> None:
    assert examine("ST04", dossier).outcome == outcome


def test_police_officers_withdraw_under_their_own_law() -> None:
    finding = examine("ST04", asked(sector=Sector.PUBLIC_SECURITY))
    assert [str(article.statute.key) for article in finding.basis] == ["PSAPL", "APL"]
    before = asked(
        sector=Sector.PUBLIC_SECURITY,
        decision=Decision(decided_on=D("2025-12-31")),
        recusals=(recusal(decided_on=D("2025-12-30")),),
    )
    assert [article.statute.key for article in examine("ST04", before).basis] == ["APL"]


def test_an_assistant_may_not_decide_on_recusal_either() -> None:
    team = (officer("1"), officer("2", OfficerTask.ASSISTANT))
    assert examine("ST04", asked(recusal(decided_by="2"), officers=team)).outcome == "fail"


def test_on_the_spot_decisions_know_recusal_too() -> None:
    assert examine("ST04", summary(recusals=())).outcome == "not_applicable"
