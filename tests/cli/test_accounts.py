from __future__ import annotations

from pathlib import Path

import pytest

from registry.database.writer import writer
from tests.cli.conftest import Quanze

SECRET = "correct horse battery"  # noqa: S105 - of a register that lives for one test
ANOTHER = "wrong donkey accumulator"


@pytest.fixture
def register(empty: Path, quanze: Quanze, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with one agency and a first administrator whose password is known."""
    with writer(empty) as session:
        session.connection().exec_driver_sql(
            "INSERT INTO agency (code, name, name_en, short_name, level, nature, sector, division,"
            " doc_prefix, source, revision, created_at, updated_at) VALUES ('131',"
            " '武汉市市场监督管理局', '', '市场监管局', 'city', 'statutory', 'market', '420100',"
            " '武市监', 'seed', 1, '2026-01-01', '2026-01-01')"
        )
        session.commit()
    assert quanze("account", "first", "root", given=f"{SECRET}\n").code == 0
    monkeypatch.setenv("QUANZE_PASSWORD", SECRET)
    return empty


def created(quanze: Quanze) -> None:
    words = ["--name", "李强", "--agency", "131", "--role", "officer"]
    answer = quanze("--as", "root", "account", "create", "liqiang", *words)
    assert (answer.code, answer.err) == (0, "")


def test_an_account_is_created_given_a_password_and_a_role(
    quanze: Quanze, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    created(quanze)
    set_one = quanze("--as", "root", "account", "password", "liqiang", given=f"{ANOTHER}\n")
    assert (set_one.code, set_one.err) == (0, "")
    assert quanze("--as", "root", "account", "grant", "liqiang", "auditor").code == 0
    listed = {row["username"]: row for row in quanze("account", "list", "--json").json}
    assert listed["liqiang"] == {
        "username": "liqiang",
        "name": "李强",
        "agency": "武汉市市场监督管理局",
        "roles": [
            {"role": "auditor", "agency": None},
            {"role": "officer", "agency": "市场监管局"},
        ],
        "disabled": False,
        "has_password": True,
    }
    assert "李强" in quanze("account", "list").out


def test_who_is_no_administrator_is_refused_with_exit_code_3(
    quanze: Quanze, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    created(quanze)
    quanze("--as", "root", "account", "password", "liqiang", given=f"{ANOTHER}\n")
    monkeypatch.setenv("QUANZE_PASSWORD", ANOTHER)
    answer = quanze("--as", "liqiang", "account", "disable", "root")
    assert (answer.code, answer.out) == (3, "")
    assert "administrator" in answer.err


def test_a_wrong_password_is_refused_with_exit_code_3(
    quanze: Quanze, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUANZE_PASSWORD", ANOTHER)
    answer = quanze("--as", "root", "account", "disable", "root")
    assert (answer.code, answer.out) == (3, "")
    assert "Name or password is wrong." in answer.err


def test_without_a_person_at_the_terminal_the_password_must_be_given(
    quanze: Quanze, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUANZE_PASSWORD")
    answer = quanze("--as", "root", "account", "disable", "root", given="")
    assert answer.code == 2
    assert "QUANZE_PASSWORD" in answer.err


def test_outside_a_demonstration_nobody_acts_without_a_name(quanze: Quanze, register: Path) -> None:
    answer = quanze("account", "disable", "root")
    assert answer.code == 2
    assert "quanze --as USER" in answer.err


def test_the_first_administrator_is_made_only_once(quanze: Quanze, register: Path) -> None:
    answer = quanze("account", "first", "second", given=f"{ANOTHER}\n")
    assert (answer.code, answer.out) == (3, "")


def test_no_password_is_ever_printed_or_kept_readable(quanze: Quanze, register: Path) -> None:
    created(quanze)
    answer = quanze("--as", "root", "account", "password", "liqiang", given=f"{ANOTHER}\n")
    assert ANOTHER not in answer.out + answer.err
    for file in register.parent.glob("register.sqlite3*"):
        assert ANOTHER.encode() not in file.read_bytes()
