"""Bulk loads store what the models would store, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from registry.database.bulk import bulk_insert, reset_sequences, settle, without_indexes
from registry.database.reader import open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import Writers, make_engine, writer
from registry.errors import DuplicateNumber, InvalidInput
from registry.models import metadata
from registry.models.parties import Party
from tests import factories

MODELS = sorted(
    (mapper.class_ for mapper in SQLModel._sa_registry.mappers), key=lambda model: model.__name__
)
LOCAL = timezone(timedelta(hours=8))
SAMPLES: tuple[tuple[type[Any], Any], ...] = (
    (sa.JSON, {"食品": ["安全", 1.5, None, True, 'a"b\\c']}),
    (sa.DateTime, datetime(2026, 11, 23, 12, 30, 0, 120, tzinfo=LOCAL)),
    (sa.Date, date(987, 6, 5)),
    (sa.Numeric, Decimal("1.5")),
    (sa.Boolean, True),
    (sa.Integer, 7),
    (sa.String, "’单引号'\t\\N\\ 100% \n末"),
)
PARTY_COLUMNS = ("id", "kind", "name", "source")
PARTY_CONSTANTS: dict[str, Any] = {
    **dict.fromkeys(("representative", "address", "phone", "division", "registry_office"), ""),
    "revision": 1,
    "created_at": factories.NOW,
    "updated_at": factories.NOW,
}


@pytest.fixture
def bare(empty_url: DatabaseUrl) -> Iterator[sa.Connection]:
    """A connection to the columns of all tables without their constraints."""
    engine = make_engine(empty_url)
    with engine.connect() as connection:
        bare = sa.MetaData()
        for table in metadata.tables.values():
            sa.Table(table.name, bare, *(_bare(column) for column in table.columns))
        bare.create_all(connection)
        yield connection
    engine.dispose()


def _bare(column: sa.Column[Any]) -> sa.Column[Any]:
    text = sa.String() if isinstance(column.type, sa.Enum) else column.type
    return sa.Column(column.name, text)


def _sample(column: sa.Column[Any]) -> Any:
    kind = column.type
    if isinstance(kind, sa.Enum):
        assert kind.enum_class
        return list(kind.enum_class)[-1]
    stored = kind.impl_instance if isinstance(kind, sa.types.TypeDecorator) else kind
    value = next(value for base, value in SAMPLES if isinstance(stored, base))
    length = getattr(kind, "length", None)
    return value[:length] if length else value


def _stored(connection: sa.Connection, table: sa.Table) -> list[Any]:
    columns = ", ".join(
        f'quote("{name}")' if connection.dialect.name == "sqlite" else f'"{name}"::text'
        for name in table.c.keys()  # noqa: SIM118 - a column collection iterates over columns
    )
    found = connection.exec_driver_sql(f'SELECT {columns} FROM "{table.name}"').all()  # noqa: S608
    connection.exec_driver_sql(f'DELETE FROM "{table.name}"')  # noqa: S608 - names of our tables
    return list(found)


@pytest.mark.parametrize("optional", [True, False], ids=["full", "sparse"])
def test_a_bulk_row_equals_what_the_model_writes(bare: sa.Connection, optional: bool) -> None:
    for model in MODELS:
        table: sa.Table = model.__table__
        values = {
            column.name: _sample(column) if optional or not column.nullable else None
            for column in table.columns
        }
        with Session(bare, join_transaction_mode="create_savepoint") as session:
            session.add(model(**values))
            session.commit()
        by_model = _stored(bare, table)
        assert bulk_insert(bare, table, list(values), [tuple(values.values())]) == 1
        assert _stored(bare, table) == by_model, table.name


def test_constants_fill_every_row(database_url: DatabaseUrl) -> None:
    rows = ((number, "legal_person", f"公司{number}", "bulk") for number in range(1, 1001))
    with Writers(database_url) as writers, writers.session() as session:
        table = metadata.tables["party"]
        loaded = bulk_insert(session.connection(), table, PARTY_COLUMNS, rows, PARTY_CONSTANTS)
        assert loaded == 1000
        party = session.get_one(Party, 1000)
        assert (party.name, party.created_at) == ("公司1000", factories.NOW)


def test_ids_go_on_after_a_load(database_url: DatabaseUrl) -> None:
    with writer(database_url) as session:
        rows = [(500, "legal_person", "某某", "bulk")]
        connection = session.connection()
        bulk_insert(connection, metadata.tables["party"], PARTY_COLUMNS, rows, PARTY_CONSTANTS)
        reset_sequences(connection, ["party", "cases"])
        assert factories.party(session).id == 501
        assert factories.case(session).id == 1


def test_a_wrong_row_in_a_load_keeps_nothing_of_it(database_url: DatabaseUrl) -> None:
    rows = [(1, "legal_person", "甲", "bulk"), (1, "legal_person", "乙", "bulk")]
    with pytest.raises(DuplicateNumber), writer(database_url) as session:
        bulk_insert(
            session.connection(), metadata.tables["party"], PARTY_COLUMNS, rows, PARTY_CONSTANTS
        )
    with open_reader(database_url) as reader:
        assert reader.value("SELECT count(*) FROM party") == 0


def test_an_instant_without_a_zone_is_refused_on_both_engines(database_url: DatabaseUrl) -> None:
    naive = PARTY_CONSTANTS | {
        "created_at": datetime(2026, 11, 23, tzinfo=UTC).replace(tzinfo=None)
    }
    rows = [(1, "legal_person", "甲", "bulk")]
    with pytest.raises(ValueError, match="no time zone"), writer(database_url) as session:
        bulk_insert(session.connection(), metadata.tables["party"], PARTY_COLUMNS, rows, naive)


@pytest.mark.parametrize("name", ["某" * 201, "某\0某"])
def test_a_text_that_does_not_fit_is_refused_on_both_engines(
    database_url: DatabaseUrl, name: str
) -> None:
    rows = [(1, "legal_person", name, "bulk")]
    with pytest.raises(InvalidInput, match=r"party\.name"), writer(database_url) as session:
        bulk_insert(
            session.connection(), metadata.tables["party"], PARTY_COLUMNS, rows, PARTY_CONSTANTS
        )


def test_indexes_come_back_as_they_were(database_url: DatabaseUrl) -> None:
    def indexes(connection: sa.Connection) -> set[str]:
        return {str(found) for found in sa.inspect(connection).get_indexes("cases")}

    with writer(database_url) as session:
        connection = session.connection()
        before = indexes(connection)
        with without_indexes(connection, ["cases", "step"]):
            assert len(indexes(connection)) < len(before)
        assert indexes(connection) == before


def test_a_loaded_register_settles(database_url: DatabaseUrl) -> None:
    with writer(database_url) as session:
        factories.case(session)
    settle(database_url)
    with open_reader(database_url) as reader:
        assert reader.value("SELECT count(*) FROM cases") == 1
