"""Copies of a register while it is in use, and their way back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from registry.database.connect import sqlite_reading
from registry.database.failures import explain, in_sentences, missing
from registry.database.reader import check_revision, open_any
from registry.database.url import DatabaseUrl, parse_url
from registry.errors import DatabaseUnusable, InvalidInput
from registry.i18n import _

PATIENCE = 5.0
"""Seconds to wait for others to close a register that is to be replaced."""

_PAGES_AT_A_TIME = 2048
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN}


def back_up(url: str | Path | DatabaseUrl, target: Path) -> Path:
    """Copy a register, as it is at one moment, to a new file that only its owner can read."""
    address = _file_only(url)
    copy = parse_url(target)
    if copy.file.exists():
        raise InvalidInput(
            _("There is a file at {path} already.").format(path=copy),
            _("Choose another name; backups are never overwritten."),
        )
    with in_sentences(copy, files=True), _growing(copy) as growing:
        _copy(address, growing)
        growing.file.replace(copy.file)
        _settle(copy.file.parent)
    return copy.file


def restore(source: Path, url: str | Path | DatabaseUrl) -> Path | None:
    """Put a backup in the place of a register, after proving that it is whole.

    The register that was there is kept beside it; its path is returned.
    """
    backup, address = parse_url(source), _file_only(url)
    if not backup.file.exists():
        raise InvalidInput(_("There is no backup at {path}.").format(path=backup))
    return put_back(backup.file, address, verified=True)


def put_back(source: Path, address: DatabaseUrl, *, verified: bool = False) -> Path | None:
    """Replace a register by a copy of `source` in one step; nobody may have it open."""
    with in_sentences(address, files=True), _growing(address) as growing:
        _copy(parse_url(source), growing)
        if verified:
            verify_file(growing, source)
        with _held(address):
            kept = _keep(address)
            growing.file.replace(address.file)
            _settle(address.file.parent)
    return kept


def verify_file(copy: DatabaseUrl, source: Path) -> None:
    """Refuse a copy that is damaged, dangling, foreign or of another revision."""
    with open_any(copy) as reader:
        reader.url = parse_url(source)
        check_revision(reader)
        for pragma, expected in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
            if reader.rows(f"PRAGMA {pragma}") != expected:
                raise DatabaseUnusable(
                    _("The backup {path} is damaged.").format(path=source),
                    _("Use another backup; nothing was changed."),
                )


def _file_only(url: str | Path | DatabaseUrl) -> DatabaseUrl:
    address = parse_url(url)
    if address.dialect != "sqlite":
        raise InvalidInput(
            _("{database} is on a PostgreSQL server.").format(database=address),
            _("Back it up with pg_dump --format=custom and restore it with pg_restore."),
        )
    return address


@contextmanager
def _growing(target: DatabaseUrl) -> Iterator[DatabaseUrl]:
    """Make a private file beside the target that vanishes unless it is moved there."""
    growing = target.beside(f".{os.getpid()}.part")
    growing.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(growing.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield growing
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            growing.beside(suffix).file.unlink(missing_ok=True)


def _copy(source: DatabaseUrl, target: DatabaseUrl) -> None:
    if not source.file.exists():
        raise missing(source)
    with (
        in_sentences(source),
        closing(sqlite_reading(source)) as reading,
        closing(sqlite3.connect(target.file, isolation_level=None)) as writing,
    ):
        try:
            reading.backup(writing, pages=_PAGES_AT_A_TIME)
            writing.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            raise explain(error, _at_fault(error, source, target)) or error from error
    _settle(target.file)


def _at_fault(error: sqlite3.Error, source: DatabaseUrl, target: DatabaseUrl) -> DatabaseUrl:
    return source if error.sqlite_errorcode & 0xFF in _DAMAGE else target


@contextmanager
def _held(address: DatabaseUrl) -> Iterator[None]:
    """Hold a register alone, its log written back, while its file is replaced."""
    if not address.file.exists():
        yield
        return
    with closing(sqlite3.connect(address.file, isolation_level=None, timeout=PATIENCE)) as alone:
        try:
            alone.execute("PRAGMA journal_mode = DELETE")
            alone.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _DAMAGE:
                raise
            for suffix in ("-wal", "-shm", "-journal"):
                address.beside(suffix).file.unlink(missing_ok=True)
        yield


def _keep(address: DatabaseUrl) -> Path | None:
    if not address.file.exists():
        return None
    kept = address.beside(".replaced").file
    kept.unlink(missing_ok=True)
    with suppress(OSError):
        os.link(address.file, kept)
        return kept
    return None


def _settle(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
