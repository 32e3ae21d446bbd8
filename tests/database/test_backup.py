"""Copies of a register in use, and their way back."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from registry.database import schema
from registry.database.backup import back_up, restore
from registry.database.reader import Readers, open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import writer
from registry.errors import DatabaseUnusable, InvalidInput
from tests import factories


def parties(database: DatabaseUrl | Path) -> list[str]:
    with open_reader(database) as reader:
        return [name for (name,) in reader.rows("SELECT name FROM party ORDER BY id")]


def add_party(url: DatabaseUrl, name: str) -> None:
    with writer(url) as session:
        factories.party(session, name=name)


@pytest.fixture
def backup(sqlite_url: DatabaseUrl, tmp_path: Path) -> Path:
    """A backup that knows party 甲 of a register that knows 甲 and 乙."""
    add_party(sqlite_url, "甲")
    backup = back_up(sqlite_url, tmp_path / "backups" / "monday.sqlite3")
    add_party(sqlite_url, "乙")
    return backup


def test_a_backup_holds_what_was_committed_while_somebody_writes(
    sqlite_url: DatabaseUrl, tmp_path: Path
) -> None:
    add_party(sqlite_url, "甲")
    with writer(sqlite_url) as session:
        factories.party(session, name="乙")
        session.flush()
        copy = back_up(sqlite_url, tmp_path / "copy.sqlite3")
    assert parties(copy) == ["甲"]


def test_a_restored_register_is_as_it_was_and_the_replaced_one_is_kept(
    sqlite_url: DatabaseUrl, backup: Path
) -> None:
    kept = restore(backup, sqlite_url)
    assert parties(sqlite_url) == ["甲"]
    assert kept is not None
    assert parties(kept) == ["甲", "乙"]
    add_party(sqlite_url, "丙")
    assert parties(sqlite_url) == ["甲", "丙"]
    assert parties(backup) == ["甲"]


def test_a_backup_can_become_a_register_where_there_is_none(backup: Path, tmp_path: Path) -> None:
    assert restore(backup, tmp_path / "new" / "register.sqlite3") is None
    assert parties(tmp_path / "new" / "register.sqlite3") == ["甲"]


def test_a_damaged_register_can_be_replaced(sqlite_url: DatabaseUrl, backup: Path) -> None:
    sqlite_url.file.write_bytes(b"not a database any more" * 500)
    sqlite_url.beside("-wal").file.write_bytes(b"stale" * 1000)
    restore(backup, sqlite_url)
    assert parties(sqlite_url) == ["甲"]


@pytest.mark.parametrize("made", ["backup", "restored", "created"])
def test_only_the_owner_can_read_what_is_made(
    sqlite_url: DatabaseUrl, backup: Path, tmp_path: Path, made: str
) -> None:
    restore(backup, sqlite_url)
    schema.create(tmp_path / "created.sqlite3")
    path = {
        "backup": backup,
        "restored": sqlite_url.file,
        "created": tmp_path / "created.sqlite3",
    }[made]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_backup_never_overwrites(sqlite_url: DatabaseUrl, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(InvalidInput, match="already"):
        back_up(sqlite_url, backup)
    assert backup.read_bytes() == before


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribbled(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 20_000] = b"\xff" * 20_000
    path.write_bytes(content)


def foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 an archive")


def dangling(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE party SET created_by = 77")
        connection.commit()


def older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
        connection.commit()


@pytest.mark.parametrize("harm", [truncated, scribbled, foreign, dangling, older])
def test_a_backup_that_is_not_whole_changes_nothing(
    sqlite_url: DatabaseUrl, backup: Path, harm: object
) -> None:
    assert callable(harm)
    harm(backup)
    with pytest.raises(DatabaseUnusable) as failure:
        restore(backup, sqlite_url)
    assert backup.name in failure.value.detail
    assert parties(sqlite_url) == ["甲", "乙"]
    assert not [path for path in sqlite_url.file.parent.iterdir() if path.suffix == ".part"]


def test_a_register_in_use_is_not_replaced(
    sqlite_url: DatabaseUrl, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.database.backup.PATIENCE", 0.1)
    with Readers(sqlite_url) as readers:
        assert readers.get().value("SELECT count(*) FROM party") == 2
        with pytest.raises(DatabaseUnusable, match="locked"):
            restore(backup, sqlite_url)
    assert parties(sqlite_url) == ["甲", "乙"]


def test_a_backup_that_is_not_there_is_bad_input(sqlite_url: DatabaseUrl, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no backup"):
        restore(tmp_path / "absent.sqlite3", sqlite_url)


def test_a_register_that_is_not_there_cannot_be_backed_up(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="no register"):
        back_up(tmp_path / "absent.sqlite3", tmp_path / "copy.sqlite3")
    assert not list(tmp_path.iterdir())


def test_a_server_is_backed_up_with_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refusal:
        back_up("postgresql://clerk@db.example/register", tmp_path / "copy")
    assert "pg_dump" in refusal.value.hint
