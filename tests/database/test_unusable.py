"""A database that cannot be used says so in one sentence and ends with exit code 4."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from registry.database.reader import open_any, open_reader
from registry.database.schema import create, upgrade
from registry.database.url import DatabaseUrl, parse_url
from registry.database.writer import Writers, writer
from registry.errors import DatabaseUnusable, InvalidInput
from tests import factories
from tests.database.unprivileged import as_nobody


def empty_file(path: Path) -> None:
    path.touch()


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4096))


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")


def older_register(path: Path) -> None:
    _register_of("0001", path)


def unknown_register(path: Path) -> None:
    _register_of("0000", path)


def strange_register(path: Path) -> None:
    _register_of("f00d", path)


def newer_register(path: Path) -> None:
    _register_of("9999", path)


def folder(path: Path) -> None:
    path.mkdir()


def nothing(_path: Path) -> None:
    return


def _register_of(revision: str, path: Path) -> None:
    create(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()


@pytest.mark.parametrize(
    ("make", "sentence", "hint"),
    [
        (nothing, "There is no register at", "quanze init"),
        (empty_file, "is not a register", "quanze init"),
        (picture, "is not a register", "--database"),
        (other_database, "is not a register", "--database"),
        (older_register, "has revision 0001", "quanze upgrade"),
        (unknown_register, "has revision 0000, which never existed", "quanze restore"),
        (strange_register, "has revision f00d, which never existed", "quanze restore"),
        (newer_register, "newer than", "version of the program"),
        (folder, "cannot be opened", "Check"),
    ],
)
def test_a_file_that_is_no_register_of_ours_is_named_with_a_way_out(
    tmp_path: Path, make: Callable[[Path], None], sentence: str, hint: str
) -> None:
    path = tmp_path / "register.sqlite3"
    make(path)
    for use in (open_reader, lambda path: writer(path).__enter__()):
        with pytest.raises(DatabaseUnusable) as failure:
            use(path)
        assert sentence in failure.value.detail
        assert str(path) in failure.value.detail
        assert hint in failure.value.hint
        assert failure.value.exit_code == 4


def test_a_register_of_a_later_program_is_not_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"
    newer_register(path)
    with pytest.raises(DatabaseUnusable, match="newer than"):
        upgrade(path)
    assert not list(tmp_path.glob("*backup*"))


def test_looking_for_a_register_leaves_no_file_behind(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable):
        open_reader(tmp_path / "register.sqlite3")
    with pytest.raises(DatabaseUnusable), writer(tmp_path / "register.sqlite3"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_damaged_register_is_called_damaged(sqlite_url: DatabaseUrl) -> None:
    with writer(sqlite_url) as session:
        for _turn in range(50):
            factories.party(session, address="汉阳大道" * 60)
    _overwrite_pages_of("party", sqlite_url.file)
    with open_reader(sqlite_url) as reader, pytest.raises(DatabaseUnusable, match="is damaged"):
        reader.rows("SELECT address FROM party")


def _overwrite_pages_of(table: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        (page,) = root.fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def test_a_register_cut_short_is_called_damaged(sqlite_url: DatabaseUrl) -> None:
    content = sqlite_url.file.read_bytes()
    sqlite_url.file.write_bytes(content[: len(content) // 2])
    with pytest.raises(DatabaseUnusable, match=r"is damaged|is not a register"):
        _read_everything(sqlite_url)


def _read_everything(url: DatabaseUrl) -> None:
    with open_reader(url) as reader:
        for (table,) in reader.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            reader.rows(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables


def test_a_register_that_another_program_holds_is_called_locked(
    database_url: DatabaseUrl, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = "registry.database.connect."
    monkeypatch.setattr(impatient + "_WRITING_SESSION", "SET lock_timeout = '100ms'")
    monkeypatch.setattr(impatient + "_WRITING", ("PRAGMA busy_timeout = 100",))
    with (
        writer(database_url) as session,
        pytest.raises(DatabaseUnusable, match="locked by another program"),
        writer(database_url),
    ):
        factories.party(session)
    with open_reader(database_url) as reader:
        assert reader.value("SELECT count(*) FROM party") == 0


def test_a_register_that_may_only_be_read_is_called_so_when_written(open_folder: Path) -> None:
    path = open_folder / "register.sqlite3"
    create(path)
    path.chmod(0o444)
    open_folder.chmod(0o555)

    def write() -> None:
        with writer(path):
            pass

    assert as_nobody(write).startswith(f"DatabaseUnusable: The register {path} cannot be written")


def test_a_register_that_others_may_not_read_is_said_to_be_closed(open_folder: Path) -> None:
    path = open_folder / "register.sqlite3"
    create(path)
    said = as_nobody(lambda: open_reader(path))
    assert said.startswith(f"DatabaseUnusable: The register {path} cannot be opened")


def test_a_register_cannot_be_made_where_one_may_not_write(open_folder: Path) -> None:
    path = open_folder / "register.sqlite3"
    open_folder.chmod(0o555)
    assert "cannot be opened" in as_nobody(lambda: create(path))
    assert not path.exists()


def test_a_full_database_keeps_what_was_there_and_nothing_of_the_rest(
    sqlite_url: DatabaseUrl,
) -> None:
    with Writers(sqlite_url) as writers:
        with writers.session() as session:
            factories.party(session)
        with pytest.raises(DatabaseUnusable, match="no space left"):
            _fill(writers)
    with open_reader(sqlite_url) as reader:
        assert reader.value("SELECT count(*) FROM party") == 1
        assert reader.rows("PRAGMA integrity_check") == [("ok",)]


def _fill(writers: Writers) -> None:
    with writers.session() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for _turn in range(1000):
            factories.party(session, address="汉阳大道" * 60)


def test_a_disk_that_takes_no_more_is_reported_and_the_register_still_opens(
    open_folder: Path, sqlite_template: Path
) -> None:
    path = open_folder / "register.sqlite3"
    shutil.copy(sqlite_template, path)
    path.chmod(0o666)
    open_folder.chmod(0o777)

    def write_much() -> None:
        limit = path.stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with writer(path) as session:
            for _turn in range(3000):
                factories.party(session, address="汉阳大道" * 60)

    said = as_nobody(write_much)
    assert said.startswith("DatabaseUnusable: ")
    assert "nothing was half-written" in said
    with open_reader(path) as reader:
        assert reader.value("SELECT count(*) FROM party") == 0
        assert reader.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_register_is_not_made_on_a_full_disk(open_folder: Path) -> None:
    path = open_folder / "register.sqlite3"
    open_folder.chmod(0o777)

    def make() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        create(path)

    assert as_nobody(make).startswith("DatabaseUnusable: ")
    assert not list(open_folder.iterdir())


@pytest.mark.parametrize("make", [unknown_register, strange_register])
def test_a_register_of_no_revision_of_ours_is_not_upgraded(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "register.sqlite3"
    make(path)
    with pytest.raises(DatabaseUnusable, match="which never existed"):
        upgrade(path)
    assert not list(tmp_path.glob("*backup*"))


def test_a_register_that_claims_an_older_revision_than_its_tables_have_stays_as_it_was(
    database_url: DatabaseUrl,
) -> None:
    with writer(database_url) as session:
        claim = "UPDATE alembic_version SET version_num = '0001'"
        session.connection().exec_driver_sql(claim)
    with pytest.raises(DatabaseUnusable, match="are not those of its revision 0001"):
        upgrade(database_url)
    with open_any(database_url) as reader:
        assert reader.revision() == "0001"
        assert reader.value("SELECT count(*) FROM cases") == 0


@pytest.mark.postgres
def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    dsn = f"postgresql://clerk:s3cret@/register?host={tmp_path}"
    for use in (open_reader, lambda url: writer(url).__enter__()):
        with pytest.raises(DatabaseUnusable, match="does not answer") as failure:
            use(parse_url(dsn))
        assert "s3cret" not in str(failure.value)


@pytest.mark.postgres
def test_a_database_that_its_server_lacks_is_named_with_how_to_make_it(
    postgresql_url: DatabaseUrl,
) -> None:
    absent = parse_url(postgresql_url.dsn.replace("/test_", "/absent_"))
    for use in (open_reader, create, lambda url: writer(url).__enter__()):
        with pytest.raises(DatabaseUnusable, match="has no database absent_") as failure:
            use(absent)
        assert "createdb" in failure.value.hint
        assert failure.value.exit_code == 4


@pytest.mark.postgres
def test_a_malformed_address_of_a_server_is_bad_input() -> None:
    with pytest.raises(InvalidInput, match="is not understood"):
        open_reader("postgresql://db.example/register?application_name=a=b")


def test_an_empty_database_is_no_register(empty_url: DatabaseUrl) -> None:
    for use in (open_reader, upgrade, lambda url: writer(url).__enter__()):
        with pytest.raises(DatabaseUnusable, match="is not a register"):
            use(empty_url)
