"""Reading without SQLAlchemy: the same answers from both engines."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from threading import Barrier

import alembic.config
import alembic.script
import pytest

from registry import codes
from registry.database.reader import (
    PostgresqlReader,
    Reader,
    Readers,
    SqliteReader,
    as_bool,
    as_date,
    as_decimal,
    as_instant,
    as_json,
    open_reader,
)
from registry.database.revision import head
from registry.database.schema import create
from registry.database.url import DatabaseUrl
from registry.database.writer import writer
from registry.errors import InvalidInput, RegistryError
from registry.resources import migrations_dir
from tests import factories
from tests.database.unprivileged import as_nobody


@pytest.fixture
def reader(database_url: DatabaseUrl) -> Iterator[Reader]:
    with open_reader(database_url) as opened:
        yield opened


@pytest.fixture
def ten_cases(database_url: DatabaseUrl) -> list[int]:
    """Ten cases, the later id decided earlier."""
    with writer(database_url) as session:
        agency, party = factories.agency(session), factories.party(session)
        ids = [
            factories.case(
                session,
                agency_id=agency.id,
                party_id=party.id,
                decided_on=date(2026, 11, 20 - place),
                served_on=None,
                filed_on=None,
            ).id
            for place in range(10)
        ]
    return [case_id for case_id in ids if case_id is not None]


def test_importing_the_reader_loads_no_sqlalchemy() -> None:
    program = "import sys, registry.database.reader; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"sqlalchemy", "sqlmodel", "alembic", "psycopg", "pydantic"} & set(loaded)


def test_the_newest_revision_is_the_head_alembic_knows() -> None:
    config = alembic.config.Config()
    config.set_main_option("script_location", str(migrations_dir()))
    assert alembic.script.ScriptDirectory.from_config(config).get_current_head() == head()


def test_every_kind_of_value_reads_alike(database_url: DatabaseUrl) -> None:
    with writer(database_url) as session:
        step = factories.step(session, facts={"金额": ["伍拾肆万元整", 1.5, None, True]})
        entry = factories.power_version(session, charges=True, valid_to=date(2030, 12, 31))
        case_id, step_id, entry_id = step.case_id, step.id, entry.id
    with open_reader(database_url) as reader:
        facts, at = reader.rows(
            "SELECT facts, occurred_at FROM step WHERE id = :id", {"id": step_id}
        )[0]
        charges, synthetic, last = reader.rows(
            "SELECT charges, synthetic, valid_to FROM power_version WHERE id = :id",
            {"id": entry_id},
        )[0]
        assert as_json(facts) == {"金额": ["伍拾肆万元整", 1.5, None, True]}
        assert as_instant(at) == factories.NOW
        assert (as_bool(charges), as_bool(synthetic), as_bool(None)) == (True, False, None)
        assert as_date(last) == date(2030, 12, 31)
        assert as_decimal(reader.value("SELECT CAST(0.25 AS NUMERIC)")) == Decimal("0.25")
        assert reader.value("SELECT fine_fen FROM cases WHERE id = :id", {"id": case_id}) == 0
        assert reader.value("SELECT decided_on FROM cases WHERE id = :id", {"id": case_id}) is None


@pytest.mark.parametrize(
    ("condition", "value"),
    [
        ("kind = :value", codes.CaseKind.PENALTY),
        ("filed_on = :value", date(2026, 11, 2)),
        ("filed_on >= :value", date(2026, 11, 2)),
        ("created_at = :value", factories.NOW),
        ("created_at < :value", datetime(2027, 1, 1, tzinfo=UTC)),
        ("complex_case = :value", False),
        ("kind IN :value", [codes.CaseKind.COERCION, codes.CaseKind.PENALTY]),
        ("(:value IS NULL OR kind = 'coercion')", None),
        ("fine_fen = :value", 0),
    ],
)
def test_parameters_of_every_kind_find_their_row(
    database_url: DatabaseUrl, condition: str, value: object
) -> None:
    with writer(database_url) as session:
        factories.case(session, complex_case=False)
    with open_reader(database_url) as reader:
        sql = f"SELECT count(*) FROM cases WHERE {condition}"  # noqa: S608 - our own words
        assert reader.value(sql, {"value": value}) == 1


def test_like_tells_capitals_from_small_letters(reader: Reader) -> None:
    assert not reader.value("SELECT 'MA4K' LIKE :pattern", {"pattern": "ma%"})


def test_a_text_that_is_no_unicode_is_bad_input(reader: Reader) -> None:
    with pytest.raises(InvalidInput, match="not Unicode"):
        reader.value("SELECT count(*) FROM party WHERE name = :name", {"name": "\udcff"})


def test_ids_come_in_the_order_asked_for(ten_cases: list[int], reader: Reader) -> None:
    sql = "SELECT id FROM cases WHERE id > :least ORDER BY decided_on"
    assert list(reader.ids(sql, {"least": 0})) == ten_cases[::-1]
    pieces = list(reader.id_chunks(sql, {"least": 0}, size=4))
    assert [len(piece) for piece in pieces] == [4, 4, 2]
    assert [case_id for piece in pieces for case_id in piece] == ten_cases[::-1]


def test_a_stream_lets_other_reads_come_between(ten_cases: list[int], reader: Reader) -> None:
    sql = "SELECT id FROM cases ORDER BY id"
    seen = []
    for (case_id,) in reader.iterate(sql, size=3):
        assert reader.value("SELECT count(*) FROM cases") == 10
        seen.append(case_id)
    assert seen == sorted(ten_cases)


def test_a_stream_may_be_left_early(ten_cases: list[int], reader: Reader) -> None:
    stream = reader.iterate("SELECT id FROM cases", size=1)
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert reader.value("SELECT count(*) FROM cases") == 10


def test_a_snapshot_does_not_see_what_is_written_meanwhile(
    database_url: DatabaseUrl, reader: Reader
) -> None:
    count = "SELECT count(*) FROM party"
    with reader.snapshot():
        assert reader.value(count) == 0
        with writer(database_url) as session:
            factories.party(session)
        assert reader.value(count) == 0
    assert reader.value(count) == 1


def test_a_reader_within_a_transaction_sees_what_it_wrote(database_url: DatabaseUrl) -> None:
    with writer(database_url) as session:
        factories.step(session, facts={"食品": [1]})
        driver = session.connection().connection.driver_connection
        kind = SqliteReader if database_url.dialect == "sqlite" else PostgresqlReader
        within = kind.over(driver, database_url)
        condition = "(:kind IS NULL OR kind = :kind) AND ref LIKE '%'"
        sql = f"SELECT count(*) FROM cases WHERE {condition}"  # noqa: S608 - our own words
        assert within.value(sql, {"kind": None}) == 1
        assert as_json(within.value("SELECT facts FROM step")) == {"食品": [1]}
        streams = [within.iterate("SELECT seq FROM step", size=1) for _time in range(2)]
        assert [next(stream) for stream in streams] == [(1,), (1,)]
    with open_reader(database_url) as reader:
        assert reader.value("SELECT count(*) FROM cases") == 1


def test_a_reader_reads_while_somebody_writes(database_url: DatabaseUrl, reader: Reader) -> None:
    with writer(database_url) as session:
        factories.party(session)
        assert reader.value("SELECT count(*) FROM party") == 0


@pytest.mark.parametrize(
    "sql", ["DELETE FROM party", "CREATE TABLE x (y integer)", "UPDATE party SET name = 'x'"]
)
def test_a_reader_cannot_write(reader: Reader, sql: str) -> None:
    with pytest.raises(RegistryError, match="cannot be written"):
        reader.rows(sql)


def test_each_thread_has_a_reader_of_its_own(database_url: DatabaseUrl) -> None:
    barrier = Barrier(3)

    def mine(_turn: int) -> int:
        barrier.wait()
        reader = readers.get()
        assert reader is readers.get()
        assert reader.value("SELECT 1") == 1
        return id(reader)

    with Readers(database_url) as readers, ThreadPoolExecutor(3) as threads:
        assert len(set(threads.map(mine, range(3)))) == 3


def test_closed_readers_open_anew(database_url: DatabaseUrl) -> None:
    with Readers(database_url) as readers:
        first = readers.get()
        readers.close()
        assert readers.get() is not first
        assert readers.get().value("SELECT 1") == 1


@pytest.mark.postgres
def test_a_connection_the_server_ended_is_opened_anew(postgresql_url: DatabaseUrl) -> None:
    with Readers(postgresql_url) as readers:
        process = readers.get().value("SELECT pg_backend_pid()")
        with Readers(postgresql_url) as others:
            others.get().value("SELECT pg_terminate_backend(:process)", {"process": process})
        with pytest.raises(RegistryError, match="does not answer"):
            readers.get().value("SELECT 1")
        assert readers.get().value("SELECT 1") == 1


def test_a_register_on_a_read_only_place_can_be_read(open_folder: Path) -> None:
    database = open_folder / "register.sqlite3"
    create(database)
    open_folder.chmod(0o555)
    database.chmod(0o444)

    def count_cases() -> int:
        with open_reader(database) as reader:
            return int(reader.value("SELECT count(*) FROM cases"))

    assert as_nobody(count_cases) == "0"
