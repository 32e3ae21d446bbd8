"""A register with a few thousand cases on either engine, built once and only read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from registry.database.bulk import settle
from registry.database.reader import Reader, open_reader
from registry.database.url import DatabaseUrl, parse_url
from registry.database.writer import make_engine
from registry.queries.index import rebuild_index
from tests.queries.builder import City, build

CASES = 2400


@dataclass(frozen=True)
class Register:
    """A built register and a reader on it."""

    url: DatabaseUrl
    city: City
    reader: Reader


def built(url: DatabaseUrl, cases: int = CASES) -> City:
    """Build a city in an empty register and index it."""
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            city = build(connection, cases)
            rebuild_index(connection)
    finally:
        engine.dispose()
    settle(url)
    return city


@pytest.fixture(scope="session")
def sqlite_city(
    sqlite_template: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Register]:
    """The built register in a file."""
    path = tmp_path_factory.mktemp("city") / "register.sqlite3"
    url = parse_url(shutil.copy(str(sqlite_template), path))
    city = built(url)
    with open_reader(url) as reader:
        yield Register(url, city, reader)


@pytest.fixture(scope="session")
def postgresql_city(request: pytest.FixtureRequest) -> Iterator[Register]:
    """The built register on a server."""
    from urllib.parse import urlsplit, urlunsplit

    server = request.getfixturevalue("postgresql_server")
    template = request.getfixturevalue("postgresql_template")
    connection = request.getfixturevalue("postgresql")
    connection.execute(f"CREATE DATABASE city_of_{template} TEMPLATE {template}".encode())
    parts = urlsplit(server)
    url = parse_url(urlunsplit(parts._replace(path=f"/city_of_{template}")))
    city = built(url)
    with open_reader(url) as reader:
        yield Register(url, city, reader)
    connection.execute(f"DROP DATABASE city_of_{template} WITH (FORCE)".encode())


@pytest.fixture(
    scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def register(request: pytest.FixtureRequest) -> Register:
    """The built register, once on each engine."""
    found: Register = request.getfixturevalue(f"{request.param}_city")
    return found
