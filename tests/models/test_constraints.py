"""What the database itself refuses, with the same words on both engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from registry import codes
from registry.database.reader import open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import Writers, writer
from registry.errors import ClosedGate, DuplicateNumber, InvalidInput, RegistryError
from registry.models.cases import CoercionDetail, Payment, Sanction
from registry.models.evidence import Evidence
from registry.models.ledger import LedgerEntry
from registry.models.people import AccountRole
from registry.models.publicity import Publication
from registry.models.reviews import Review
from tests import factories
from tests.factories import NOW, STAMPS

Act = Callable[[Session], object]

DIGEST = "0" * 64


def add(model: type[Any], **values: Any) -> Act:
    """Return the act of adding a row that belongs to a new case."""

    def act(session: Session) -> None:
        stamps = STAMPS if "created_at" in model.model_fields else {}
        session.add(model(**stamps, case_id=factories.case(session).id, **values))
        session.flush()

    return act


def run(sql: str) -> Act:
    """Return the act of running SQL beneath the models, with one case and its step in place."""

    def act(session: Session) -> None:
        factories.step(session)
        session.connection().exec_driver_sql(sql)

    return act


def twice(build: Callable[..., object], **values: Any) -> Act:
    """Return the act of building the same thing two times."""

    def act(session: Session) -> None:
        for _time in range(2):
            build(session, **values)

    return act


def document_twice(session: Session) -> None:
    agency = factories.agency(session).id
    for _time in range(2):
        factories.document(
            session, agency_id=agency, kind=codes.DocumentKind.DECISION, year=2026, serial=7
        )


def step_twice(session: Session) -> None:
    case = factories.case(session).id
    for _time in range(2):
        factories.step(session, case_id=case, seq=1)


def city_wide_role_twice(session: Session) -> None:
    account = factories.account(session).id
    assert account
    for _time in range(2):
        session.add(AccountRole(**STAMPS, account_id=account, role=codes.Role.AUDITOR))
        session.flush()


def ledger_entry(session: Session, *, leaf_hash: str = DIGEST) -> None:
    entry = LedgerEntry(
        seq=1, recorded_at=NOW, command="x", subject_type="case", body="{}", leaf_hash=leaf_hash
    )
    session.add(entry)
    session.flush()


def after_an_entry(sql: str) -> Act:
    """Return the act of running SQL with one entry in the ledger."""

    def act(session: Session) -> None:
        ledger_entry(session)
        session.connection().exec_driver_sql(sql)

    return act


REFUSALS: dict[str, tuple[Act, type[RegistryError], str]] = {
    "two documents with one number": (
        document_twice,
        DuplicateNumber,
        "A document of this kind with this number in this year exists at the agency",
    ),
    "two cases with one reference": (
        twice(factories.case, ref="P-1"),
        DuplicateNumber,
        "A case with this reference exists",
    ),
    "two parties with one credit code": (
        twice(factories.party, credit_code="91420100MA4K00001X"),
        DuplicateNumber,
        "A party with this credit code exists",
    ),
    "two steps with one number": (step_twice, DuplicateNumber, "recorded by somebody else"),
    "a role for the whole city twice": (
        city_wide_role_twice,
        DuplicateNumber,
        "Account role with the same account, role",
    ),
    "a kind that is no kind": (
        run("UPDATE cases SET kind = 'banquet'"),
        InvalidInput,
        "rule “cases kind”",
    ),
    "a stage that is no stage": (
        run("UPDATE cases SET stage = ''"),
        InvalidInput,
        "rule “cases stage”",
    ),
    "a negative fine": (
        lambda session: factories.case(session, fine_fen=-1),
        InvalidInput,
        "rule “cases fine”",
    ),
    "a sanction of less than nothing": (
        add(Sanction, ordinal=1, kind=codes.SanctionKind.FINE, amount_fen=-5),
        InvalidInput,
        "rule “sanction amount”",
    ),
    "a fine without an amount": (
        add(Sanction, ordinal=1, kind=codes.SanctionKind.FINE),
        InvalidInput,
        "rule “sanction fine has amount”",
    ),
    "a payment of nothing": (
        add(Payment, amount_fen=0),
        InvalidInput,
        "rule “payment amount”",
    ),
    "a decision before the filing": (
        lambda session: factories.case(
            session, filed_on=date(2026, 5, 2), decided_on=date(2026, 5, 1)
        ),
        InvalidInput,
        "cannot be decided before it was filed",
    ),
    "an act that ends before it begins": (
        lambda session: factories.case(session, act_from=date(2026, 5, 2), act_to=date(2026, 5, 1)),
        InvalidInput,
        "cannot end before it began",
    ),
    "a certificate that ends before it begins": (
        lambda session: factories.certificate(
            session, valid_from=date(2026, 5, 2), valid_to=date(2026, 5, 1)
        ),
        InvalidInput,
        "rule “certificate validity”",
    ),
    "a measure that ends before it starts": (
        add(
            CoercionDetail,
            measure=codes.MeasureKind.SEAL,
            starts_on=date(2026, 5, 2),
            ends_on=date(2026, 5, 1),
        ),
        InvalidInput,
        "rule “coercion detail term”",
    ),
    "a withdrawal without a reason": (
        add(
            Publication,
            regime=codes.PublicityRegime.GENERAL,
            place="官网",
            published_on=date(2026, 5, 1),
            withdrawn_on=date(2026, 5, 2),
        ),
        InvalidInput,
        "rule “publication withdrawn reason”",
    ),
    "an opinion without a day": (
        add(
            Review,
            round=1,
            submitted_at=NOW,
            dossier_digest=DIGEST,
            opinion=codes.ReviewOpinion.AGREE,
        ),
        InvalidInput,
        "rule “review decided”",
    ),
    "a digest of the wrong length": (
        add(Evidence, kind=codes.EvidenceKind.DOCUMENTARY, title="票据", sha256="abc"),
        InvalidInput,
        "rule “evidence sha256”",
    ),
    "a person with a company's code": (
        lambda session: factories.party(
            session, kind=codes.PartyKind.NATURAL_PERSON, credit_code="91420100MA4K00001X"
        ),
        InvalidInput,
        "rule “party person without credit code”",
    ),
    "a case of a party that is not there": (
        lambda session: factories.case(session, party_id=4711),
        InvalidInput,
        "does not exist",
    ),
    "the removal of an agency that has cases": (
        run("DELETE FROM agency"),
        InvalidInput,
        "still referred to",
    ),
    "a case without a kind": (
        run("UPDATE cases SET kind = NULL"),
        InvalidInput,
        "The field kind of cases must be given",
    ),
    "a step changed": (
        run("UPDATE step SET note = 'never happened'"),
        ClosedGate,
        "“step” only grows",
    ),
    "a step removed": (run("DELETE FROM step"), ClosedGate, "“step” only grows"),
    "a ledger entry changed": (
        after_an_entry("UPDATE ledger_entry SET body = '{\"x\":1}'"),
        ClosedGate,
        "“ledger entry” only grows",
    ),
    "a ledger entry removed": (
        after_an_entry("DELETE FROM ledger_entry"),
        ClosedGate,
        "“ledger entry” only grows",
    ),
    "a ledger entry with a hash that is none": (
        lambda session: ledger_entry(session, leaf_hash="abc"),
        InvalidInput,
        "rule “ledger entry leaf hash”",
    ),
}


@pytest.mark.parametrize("wrong", REFUSALS)
def test_the_database_refuses(database_url: DatabaseUrl, wrong: str) -> None:
    act, error, words = REFUSALS[wrong]

    def commit() -> None:
        with writer(database_url) as session:
            act(session)

    with pytest.raises(error, match=words):
        commit()
    with open_reader(database_url) as reader:
        assert reader.value("SELECT count(*) FROM agency") == 0


def test_a_replacing_insert_cannot_pass_the_ledgers_guard(sqlite_url: DatabaseUrl) -> None:
    """SQLite's REPLACE deletes without a delete trigger unless triggers recurse."""
    act = after_an_entry(
        "INSERT OR REPLACE INTO ledger_entry"
        " SELECT seq, recorded_at, actor_id, 'forged', subject_type, subject_id,"
        " before_sha256, after_sha256, leaf_hash, body FROM ledger_entry"
    )
    with pytest.raises(ClosedGate, match="only grows"), writer(sqlite_url) as session:
        act(session)


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["step", "ledger_entry"])
def test_a_table_that_only_grows_cannot_be_emptied(postgresql_url: DatabaseUrl, table: str) -> None:
    with pytest.raises(ClosedGate, match="only grows"), writer(postgresql_url) as session:
        session.connection().exec_driver_sql(f"TRUNCATE {table}")


def test_a_text_too_long_for_its_field_is_refused_by_name(database_url: DatabaseUrl) -> None:
    with (
        pytest.raises(InvalidInput, match=r"party\.name has 201 characters; 200 fit"),
        writer(database_url) as session,
    ):
        factories.party(session, name="某" * 201)


def test_a_nul_character_is_refused_by_name(database_url: DatabaseUrl) -> None:
    with (
        pytest.raises(InvalidInput, match=r"party\.name holds .*U\+0000"),
        writer(database_url) as session,
    ):
        factories.party(session, name="某\0某")


@pytest.mark.parametrize("wrong", [{"name": "\ud800"}, {"id": 2**63}])
def test_what_no_database_can_hold_is_bad_input(
    database_url: DatabaseUrl, wrong: dict[str, Any]
) -> None:
    with pytest.raises(InvalidInput), writer(database_url) as session:
        factories.party(session, **wrong)


def test_amendments_and_corrections_do_not_overlap(session: Session) -> None:
    """An amendment closes valid time; a correction closes record time (both then add)."""
    first = factories.power_version(session, valid_from=date(2021, 1, 1))
    first.valid_to = date(2025, 12, 31)
    session.flush()
    second = factories.power_version(
        session, power_id=first.power_id, version=2, valid_from=date(2026, 1, 1)
    )
    second.superseded_at = NOW + timedelta(hours=1)
    session.flush()
    factories.power_version(
        session,
        power_id=first.power_id,
        version=3,
        valid_from=date(2026, 1, 1),
        recorded_at=NOW + timedelta(hours=1),
    )
    factories.power_version(session, valid_from=date(2021, 1, 1))


Period = tuple[int, int | None, int, int | None]

periods = st.tuples(
    st.integers(0, 6),
    st.none() | st.integers(0, 4),
    st.integers(0, 6),
    st.none() | st.integers(1, 4),
)


def _values(period: Period) -> dict[str, Any]:
    """Spell out a period: first day, days more (None: open), hour recorded, hours until."""
    first, days, recorded, hours = period
    valid_from = date(2026, 1, 1) + timedelta(days=first)
    recorded_at = NOW + timedelta(hours=recorded)
    return {
        "valid_from": valid_from,
        "valid_to": None if days is None else valid_from + timedelta(days=days),
        "recorded_at": recorded_at,
        "superseded_at": None if hours is None else recorded_at + timedelta(hours=hours),
    }


def _overlap(one: Period, other: Period) -> bool:
    return bool(_days(one) & _days(other)) and bool(_hours(one) & _hours(other))


def _days(period: Period) -> set[int]:
    first, more, *_ = period
    return set(range(first, 99 if more is None else first + more + 1))


def _hours(period: Period) -> set[int]:
    *_, recorded, until = period
    return set(range(recorded, 99 if until is None else recorded + until))


@pytest.mark.slow
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(one=periods, other=periods, by_update=st.booleans())
def test_two_versions_never_overlap_in_both_times(
    database_url: DatabaseUrl, one: Period, other: Period, by_update: bool
) -> None:
    def record(session: Session) -> None:
        first = factories.power_version(session, **_values(one))
        if not by_update:
            factories.power_version(session, power_id=first.power_id, version=2, **_values(other))
            return
        second = factories.power_version(session, **_values(other))
        second.power_id, second.version = first.power_id, 2
        session.flush()

    with Writers(database_url) as writers:
        if not _overlap(one, other):
            with writers.session() as session:
                record(session)
            return
        with pytest.raises(ClosedGate, match="same day"), writers.session() as session:
            record(session)
