"""Addresses of databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.database.url import FILE_NAME, default_url, parse_url
from registry.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("sqlite:////srv/register.db", "/srv/register.db"),
        ("sqlite:///register.db", "{cwd}/register.db"),
        ("register.db", "{cwd}/register.db"),
        ("./a/../register.db", "{cwd}/register.db"),
        ("~/register.db", "{home}/register.db"),
        ("  /srv/武汉 权力清单.db ", "/srv/武汉 权力清单.db"),
        ("/srv/what?.db#1", "/srv/what?.db#1"),
    ],
)
def test_a_url_and_a_bare_path_name_the_same_file(text: str, path: str) -> None:
    expected = path.format(cwd=Path.cwd(), home=Path.home())
    assert parse_url(text).file == Path(expected)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg", "PostgreSQL"])
def test_a_server_is_named_by_any_of_its_schemes(scheme: str) -> None:
    url = parse_url(f"{scheme}://clerk@db.example/register?sslmode=require")
    assert url.dialect == "postgresql"
    assert url.dsn == "postgresql://clerk@db.example/register?sslmode=require"


def test_a_password_is_never_shown() -> None:
    url = parse_url("postgresql://clerk:s3cret@db.example:5433/register?password=s3cret")
    assert str(url) == "postgresql://clerk@db.example:5433/register"


@pytest.mark.parametrize(
    "text", ["", ":memory:", "sqlite://", "mysql://root@db/register", "postgresql://db"]
)
def test_what_cannot_hold_a_register_is_refused_with_a_way_out(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_url(text)
    assert refusal.value.hint


def test_the_environment_names_the_default_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUANZE_DATABASE", "/srv/register.db")
    assert default_url().file == Path("/srv/register.db")


def test_without_a_name_the_database_is_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("QUANZE_DATABASE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_url().file.name == FILE_NAME
