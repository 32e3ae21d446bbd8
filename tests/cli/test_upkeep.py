from __future__ import annotations

import re
from pathlib import Path

import pytest

from registry.cli import doctor
from registry.text import width
from tests.cli.conftest import Quanze


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("account", "list"),
        ("backup", "copy.sqlite3"),
        ("upgrade",),
        ("search", "食品"),
        ("powers",),
        ("show", "x"),
        ("check", "x"),
        ("review", "list"),
        ("doctor",),
    ],
)
def test_a_register_that_is_not_there_is_told_with_exit_code_4(
    quanze: Quanze, tmp_path: Path, words: tuple[str, ...]
) -> None:
    answer = quanze(*words)
    assert answer.code == 4
    assert str(tmp_path / "register.sqlite3") in answer.err + answer.out
    assert "quanze init" in answer.err + answer.out


def test_a_file_that_is_no_register_is_told_with_exit_code_4(
    quanze: Quanze, tmp_path: Path
) -> None:
    (tmp_path / "register.sqlite3").write_text("not a database " * 100)
    answer = quanze("status", "--json")
    assert (answer.code, answer.out) == (4, "")
    assert "is not a register" in answer.err


def test_every_setting_is_printed_with_its_origin(quanze: Quanze, tmp_path: Path) -> None:
    answer = quanze("--today", "2026-11-23", "config", "--json")
    assert answer.code == 0
    assert {row["name"]: row["origin"] for row in answer.json} == {
        "database": "QUANZE_DATABASE",
        "user": "default",
        "lang": "QUANZE_LANG",
        "today": "--today",
    }
    assert re.search(r"today +2026-11-23 +--today\n", quanze("--today", "2026-11-23", "config").out)


def test_the_doctor_describes_a_sound_register(quanze: Quanze, empty: Path) -> None:
    answer = quanze("doctor", "--json")
    assert answer.code == 0
    assert answer.json["dialect"] == "sqlite"
    assert answer.json["revision"]
    assert answer.json["database"] == str(empty)


def test_the_doctor_warns_of_what_is_wrong(
    quanze: Quanze, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.chmod(0o644)
    monkeypatch.setenv("QUANZE_DATABSE", "x")
    monkeypatch.setattr(doctor, "filesystem_of", lambda _path: "nfs4")
    problems = " ".join(quanze("doctor", "--json").json["problems"])
    assert "chmod 600" in problems
    assert "QUANZE_DATABSE is not used. Did you mean database?" in problems
    assert "network file system (nfs4)" in problems


def test_the_file_system_is_that_of_the_nearest_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/a / ext4 rw 0 0\nserver:/x /srv/my\\040office nfs4 rw 0 0\n", "utf-8")
    assert doctor.filesystem_of(Path("/srv/my office/r.sqlite3"), mounts) == "nfs4"
    assert doctor.filesystem_of(Path("/srv/r.sqlite3"), mounts) == "ext4"
    assert doctor.filesystem_of(Path("/srv/r.sqlite3"), tmp_path / "none") == ""


def test_the_ruler_ends_at_one_bar() -> None:
    assert len({width(line) for line in doctor.ruler()}) == 1


def test_a_backup_is_made_proved_and_put_back(quanze: Quanze, empty: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert quanze("backup", str(copy)).code == 0
    assert copy.stat().st_mode & 0o077 == 0
    again = quanze("backup", str(copy))
    assert (again.code, again.out) == (2, "")
    assert "never overwritten" in again.err
    restored = quanze("restore", str(copy))
    assert restored.code == 0
    assert ".replaced" in restored.out
    assert quanze("status", "--json").code == 0


def test_a_damaged_backup_replaces_nothing(quanze: Quanze, empty: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(empty.read_bytes()[:5000])
    before = empty.read_bytes()
    answer = quanze("restore", str(copy))
    assert (answer.code, answer.out) == (4, "")
    assert empty.read_bytes() == before


def test_an_upgrade_of_the_newest_changes_nothing(quanze: Quanze, empty: Path) -> None:
    answer = quanze("upgrade")
    assert answer.code == 0
    assert "up to date" in answer.out
