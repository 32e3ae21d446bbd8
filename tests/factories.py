"""Small builders of rows: each takes a session and what matters to the test, and flushes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from registry import codes
from registry.models.cases import Case, Step
from registry.models.evidence import Document
from registry.models.law import Article, Statute
from registry.models.parties import Party
from registry.models.people import Account, Agency, Certificate, Officer
from registry.models.powers import Power, PowerVersion

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
STAMPS: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}

Row = TypeVar("Row", bound=SQLModel)

_serials = count(1)


def _build(session: Session, model: type[Row], given: dict[str, Any], **usual: Any) -> Row:
    """Add a row of what the test gives over what is usual; callables make what was not given."""
    values = {
        name: value() if callable(value) and name not in given else value
        for name, value in (usual | given).items()
    }
    row = model(**values)
    session.add(row)
    session.flush()
    return row


def _id_of(builder: Callable[[Session], Any], session: Session) -> Callable[[], int]:
    return lambda: builder(session).id


def agency(session: Session, **given: Any) -> Agency:
    """Build a department of the city."""
    serial = next(_serials)
    return _build(
        session,
        Agency,
        given,
        **STAMPS,
        code=f"A{serial:04}",
        name=f"市第{serial}局",
        level=codes.ExerciseLevel.CITY,
        nature=codes.SubjectNature.STATUTORY,
        division="420100",
    )


def officer(session: Session, **given: Any) -> Officer:
    """Build somebody who works for an agency."""
    return _build(session, Officer, given, **STAMPS, agency_id=_id_of(agency, session), name="张伟")


def certificate(session: Session, **given: Any) -> Certificate:
    """Build an enforcement certificate valid in the tests' year."""
    return _build(
        session,
        Certificate,
        given,
        **STAMPS,
        officer_id=_id_of(officer, session),
        number=f"鄂A{next(_serials):06}",
        field="市场监管",
        valid_from=date(2024, 1, 1),
        valid_to=date(2028, 12, 31),
    )


def account(session: Session, **given: Any) -> Account:
    """Build somebody who can act."""
    return _build(
        session,
        Account,
        given,
        **STAMPS,
        officer_id=_id_of(officer, session),
        username=f"user{next(_serials)}",
    )


def statute(session: Session, **given: Any) -> Statute:
    """Build a law in force."""
    return _build(
        session,
        Statute,
        given,
        **STAMPS,
        key=f"law-{next(_serials)}",
        name="中华人民共和国行政处罚法",
        short="行政处罚法",
        level=codes.NormLevel.LAW,
        in_force_from=date(2021, 7, 15),
    )


def article(session: Session, **given: Any) -> Article:
    """Build an article of a law."""
    return _build(
        session, Article, given, **STAMPS, statute_id=_id_of(statute, session), article="58"
    )


def power(session: Session, **given: Any) -> Power:
    """Build the identity of an entry, without a version."""
    return _build(session, Power, given, **STAMPS, code=f"4201-02-{next(_serials):05}")


def power_version(session: Session, **given: Any) -> PowerVersion:
    """Build the first version of an entry, in force since 2021 without an end."""
    return _build(
        session,
        PowerVersion,
        given,
        **STAMPS,
        power_id=_id_of(power, session),
        version=1,
        name="对未取得食品经营许可从事食品经营活动的处罚",
        kind=codes.PowerKind.PENALTY,
        agency_id=_id_of(agency, session),
        level=codes.ExerciseLevel.CITY,
        nature=codes.SubjectNature.STATUTORY,
        source=codes.PowerSource.STATUTORY,
        valid_from=date(2021, 1, 1),
        recorded_at=NOW,
    )


def party(session: Session, **given: Any) -> Party:
    """Build a company."""
    return _build(
        session,
        Party,
        given,
        **STAMPS,
        kind=codes.PartyKind.LEGAL_PERSON,
        name="武汉市江岸区某某餐饮有限公司",
    )


def case(session: Session, **given: Any) -> Case:
    """Build a penalty case that was filed."""
    serial = next(_serials)
    return _build(
        session,
        Case,
        given,
        **STAMPS,
        ref=f"P-2026-{serial:06}",
        kind=codes.CaseKind.PENALTY,
        procedure=codes.Procedure.ORDINARY,
        stage=codes.Stage.FILED,
        agency_id=_id_of(agency, session),
        party_id=_id_of(party, session),
        party_name="武汉市江岸区某某餐饮有限公司",
        party_kind=codes.PartyKind.LEGAL_PERSON,
        filed_on=date(2026, 11, 2),
    )


def step(session: Session, **given: Any) -> Step:
    """Build the first step of a case."""
    return _build(
        session,
        Step,
        given,
        case_id=_id_of(case, session),
        seq=1,
        action="file",
        stage_to=codes.Stage.FILED,
        occurred_at=NOW,
        recorded_at=NOW,
    )


def document(session: Session, **given: Any) -> Document:
    """Build a numbered decision."""
    return _build(
        session,
        Document,
        given,
        **STAMPS,
        case_id=_id_of(case, session),
        agency_id=_id_of(agency, session),
        kind=codes.DocumentKind.DECISION,
        year=2026,
        serial=next(_serials),
    )
