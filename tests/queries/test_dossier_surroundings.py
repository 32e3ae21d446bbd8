"""What a dossier takes from around its case, and from its steps, on either engine."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import Session, SQLModel

from registry import codes
from registry.database.reader import open_reader
from registry.law.facts import Departure, Device, EarlierPenalty, Entrustment, Recusal
from registry.models.cases import Case, CaseOfficer, PenaltyDetail
from registry.models.evidence import Recording
from registry.models.oversight import MonitoringDevice
from registry.models.people import Entrustment as Letter
from registry.queries.dossiers import load_dossier
from tests import factories

if TYPE_CHECKING:
    from registry.database.url import DatabaseUrl
    from registry.law.dossier import Dossier


def at(day: int) -> datetime:
    """Return nine o'clock in Wuhan on a day of March 2026."""
    return datetime(2026, 3, day, 1, tzinfo=UTC)


@pytest.fixture
def register(session: Session, database_url: DatabaseUrl) -> Register:
    """A register into which a test puts rows and from which it loads dossiers."""
    return Register(session, database_url)


def key(row: Any) -> int:
    """Return the id of a row that was flushed."""
    assert isinstance(row.id, int)
    return row.id


class Register:
    """Rows in, dossiers out."""

    def __init__(self, session: Session, url: DatabaseUrl) -> None:
        """Write through a session."""
        self.session, self.url = session, url

    def add(self, row: SQLModel) -> None:
        """Add a row."""
        self.session.add(row)
        self.session.flush()

    def case(self, detail: dict[str, Any] | None = None, **given: Any) -> Case:
        """Add a penalty with its detail."""
        case = factories.case(self.session, **given)
        self.add(PenaltyDetail(case_id=key(case), **(detail or {})))
        return case

    def load(self, case: Case) -> Dossier:
        """Return the dossier of a case."""
        case_id = key(case)
        self.session.commit()
        with open_reader(self.url) as reader:
            return load_dossier(reader, case_id)


def test_earlier_penalties_of_any_agency_are_loaded_and_no_others(register: Register) -> None:
    party = factories.party(register.session)
    penalised: dict[str, Any] = {
        "party_id": party.id,
        "outcome": codes.DecisionOutcome.PENALTY,
        "stage": codes.Stage.DECIDED,
        "filed_on": date(2026, 1, 5),
    }
    before = register.case(
        **penalised,
        ref="CF-1",
        decided_on=date(2026, 2, 2),
        fine_fen=5_000,
        act_from=date(2026, 1, 1),
        act_to=date(2026, 1, 4),
        act_place="解放大道1号",
    )
    spared: dict[str, Any] = penalised | {"outcome": codes.DecisionOutcome.NO_PENALTY}
    register.case(**spared, ref="CF-2", decided_on=date(2026, 2, 3))
    register.case(party_id=party.id, ref="CF-3")
    dossier = register.load(register.case(party_id=party.id))
    assert dossier.earlier == (
        EarlierPenalty(
            ref="CF-1",
            agency=(register.load(before).agency or Unknown).code,
            act_from=date(2026, 1, 1),
            act_to=date(2026, 1, 4),
            place="解放大道1号",
            decided_on=date(2026, 2, 2),
            fine_fen=5_000,
        ),
    )
    assert register.load(before).earlier == ()


class Unknown:
    """Stands for an agency that is not there."""

    code = ""


def test_an_entrusted_body_brings_its_principal_and_its_letter(register: Register) -> None:
    principal = factories.agency(register.session, code="P1", announced_on=date(2019, 6, 28))
    body = factories.agency(register.session, code="B1", nature=codes.SubjectNature.ENTRUSTED)
    register.add(
        Letter(
            **factories.STAMPS,
            principal_id=key(principal),
            entrusted_id=key(body),
            document_no="委〔2025〕1号",
            items="X-1、X-2\nX-3",
            published_on=date(2025, 1, 10),
            valid_from=date(2025, 1, 1),
        )
    )
    dossier = register.load(register.case(agency_id=body.id))
    assert dossier.entrusted_by is not None
    assert dossier.entrusted_by.code == "P1"
    assert dossier.entrusted_by.announced_on == date(2019, 6, 28)
    assert dossier.entrustments == (
        Entrustment(
            number="委〔2025〕1号",
            principal="P1",
            items=("X-1", "X-2", "X-3"),
            published_on=date(2025, 1, 10),
            valid_from=date(2025, 1, 1),
        ),
    )


def test_an_entrusted_body_without_a_letter_is_known_to_have_none(register: Register) -> None:
    body = factories.agency(register.session, nature=codes.SubjectNature.ENTRUSTED)
    assert register.load(register.case(agency_id=body.id)).entrustments == ()
    assert register.load(register.case()).entrustments is None


def test_monitors_are_told_from_body_cameras(register: Register) -> None:
    case = register.case()
    register.add(
        MonitoringDevice(
            **factories.STAMPS,
            agency_id=case.agency_id,
            number="JK-1",
            place="江汉路",
            legal_reviewed_on=date(2025, 5, 6),
            technically_reviewed_on=date(2025, 5, 7),
            published_on=date(2025, 6, 1),
        )
    )
    for device in ("JK-1", "记录仪0007"):
        register.add(
            Recording(
                **factories.STAMPS,
                case_id=key(case),
                purpose="监控",
                record_stage=codes.RecordStage.EVIDENCE,
                device=device,
            )
        )
    recordings = register.load(case).recordings or ()
    assert {recording.device for recording in recordings} == {
        None,
        Device(
            number="JK-1",
            place="江汉路",
            legally_reviewed_on=date(2025, 5, 6),
            technically_reviewed_on=date(2025, 5, 7),
            published_on=date(2025, 6, 1),
        ),
    }


def test_a_number_borne_twice_is_known_in_both_cases(register: Register) -> None:
    one, other = register.case(), register.case()
    for case, number in (
        (one, "武罚〔2026〕1号"),
        (other, "武罚〔2026〕1号"),
        (one, "武罚〔2026〕2号"),
    ):
        factories.document(register.session, case_id=case.id, number=number)
    assert register.load(one).repeated_numbers == ("武罚〔2026〕1号",)
    assert register.load(other).repeated_numbers == ("武罚〔2026〕1号",)


def test_recusals_are_read_from_the_step_and_from_who_left(register: Register) -> None:
    case = register.case()
    head, gone = factories.officer(register.session), factories.officer(register.session)
    factories.step(
        register.session,
        case_id=case.id,
        action="recuse",
        occurred_at=at(6),
        officer_id=head.id,
        note="系当事人近亲属",
        facts={"officer": 7, "asked_on": "2026-03-05", "granted": True},
    )
    register.add(
        CaseOfficer(
            case_id=key(case),
            officer_id=key(gone),
            task=codes.OfficerTask.ASSISTANT,
            to_on=date(2026, 3, 9),
            recused=True,
        )
    )
    assert register.load(case).recusals == (
        Recusal(
            person="7",
            asked_on=date(2026, 3, 5),
            reason="系当事人近亲属",
            decided_on=date(2026, 3, 6),
            decided_by=str(head.id),
            granted=True,
        ),
        Recusal(person=str(gone.id), decided_on=date(2026, 3, 9), granted=True),
    )


def test_a_defence_and_the_approval_of_a_departure_are_read(register: Register) -> None:
    case = register.case(
        {
            "defence_text": "请求减轻",
            "defence_review": "不予采纳",
            "defence_reviewed_on": date(2026, 3, 11),
            "discretion_reason": "情节特殊",
        }
    )
    factories.step(register.session, case_id=case.id, action="defend", occurred_at=at(10))
    factories.step(
        register.session, case_id=case.id, seq=2, action="approve_departure", occurred_at=at(12)
    )
    dossier = register.load(case)
    assert dossier.defence is not None
    assert (dossier.defence.made, dossier.defence.made_on) == (True, date(2026, 3, 10))
    assert dossier.defence.reviewed_on == date(2026, 3, 11)
    assert dossier.departure == Departure(
        approved=True, reason="情节特殊", approved_on=date(2026, 3, 12), filed=False
    )


@pytest.mark.parametrize(
    ("origin", "made"), [(codes.CaseOrigin.RECORDED, False), (codes.CaseOrigin.IMPORTED, None)]
)
def test_an_imported_case_leaves_open_what_it_does_not_tell(
    register: Register, origin: codes.CaseOrigin, made: bool | None
) -> None:
    dossier = register.load(register.case(origin=origin))
    assert (dossier.defence.made if dossier.defence else None) is made
    assert dossier.recusals == (() if made is False else None)
    assert (dossier.departure is None) is (made is None)


def test_what_goes_with_sparing_a_party_is_read_from_the_decision(register: Register) -> None:
    case = register.case(
        {"leniency_grounds": ["first_offence"]},
        outcome=codes.DecisionOutcome.NO_PENALTY,
        stage=codes.Stage.DECIDED,
        decided_on=date(2026, 11, 20),
    )
    factories.step(
        register.session,
        case_id=case.id,
        action="decide",
        facts={"conditions": "首次，已改正", "history_checked": True, "educated": False},
    )
    sparing = register.load(case).sparing
    assert sparing is not None
    assert sparing.grounds == (codes.LeniencyGround.FIRST_OFFENCE,)
    assert (sparing.history_checked, sparing.educated) == (True, False)
    assert sparing.conditions == "首次，已改正"
