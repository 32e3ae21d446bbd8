"""Writing sessions: one at a time, all or nothing, refusals in words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlmodel import Session, select

from registry.database.reader import open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import Writers, writer
from registry.errors import DuplicateNumber
from registry.models.parties import Party
from registry.models.working import Setting
from tests import factories


class Interruption(Exception):
    """Anything that goes wrong in the middle."""


def test_what_a_session_wrote_is_kept(database_url: DatabaseUrl) -> None:
    with writer(database_url) as session:
        factories.party(session, name="武汉某某有限公司")
    with open_reader(database_url) as reader:
        assert reader.value("SELECT name FROM party") == "武汉某某有限公司"


def test_a_session_that_fails_keeps_nothing(database_url: DatabaseUrl) -> None:
    def interrupted() -> None:
        with writer(database_url) as session:
            factories.party(session)
            raise Interruption

    with pytest.raises(Interruption):
        interrupted()
    with open_reader(database_url) as reader:
        assert reader.value("SELECT count(*) FROM party") == 0


def test_rows_can_be_read_after_their_session_ended(database_url: DatabaseUrl) -> None:
    with writer(database_url) as session:
        party = factories.party(session, name="某某")
    assert party.name == "某某"


def test_an_instant_comes_back_in_utc(session: Session) -> None:
    local = datetime(2026, 11, 23, 12, 0, 0, 7, tzinfo=timezone(timedelta(hours=8)))
    party = factories.party(session, created_at=local)
    session.expire_all()
    assert session.get_one(Party, party.id).created_at == datetime(
        2026, 11, 23, 4, 0, 0, 7, tzinfo=UTC
    )


def test_writers_take_turns_and_none_reads_what_another_is_changing(
    database_url: DatabaseUrl,
) -> None:
    with Writers(database_url) as writers:
        with writers.session() as session:
            session.add(Setting(key="counter", value="0"))

        def count_up(_turn: int) -> None:
            for _time in range(10):
                with writers.session() as session:
                    counter = session.exec(select(Setting).where(Setting.key == "counter")).one()
                    counter.value = str(int(counter.value) + 1)

        with ThreadPoolExecutor(4) as threads:
            list(threads.map(count_up, range(4)))
    with open_reader(database_url) as reader:
        assert reader.value("SELECT value FROM setting WHERE key = 'counter'") == "40"


def test_the_writer_goes_on_after_a_refusal(database_url: DatabaseUrl) -> None:
    with Writers(database_url) as writers:
        with writers.session() as session:
            factories.party(session, credit_code="91420100MA4K00001X")
        with pytest.raises(DuplicateNumber), writers.session() as session:
            factories.party(session, credit_code="91420100MA4K00001X")
        with writers.session() as session:
            factories.party(session, credit_code="91420100MA4K00002X")


def test_text_json_and_dates_are_stored_as_they_were_meant(database_url: DatabaseUrl) -> None:
    with writer(database_url) as session:
        factories.step(session, note="〔2021〕5号 <b>[/]", facts={"食": ["品"]})
    with open_reader(database_url) as reader:
        assert reader.row("SELECT note, CAST(facts AS TEXT) FROM step") == (
            "〔2021〕5号 <b>[/]",
            '{"食":["品"]}',
        )
