"""The schema of a register: made, brought up to date, taken back. Alembic is loaded only here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from registry.database.backup import back_up, put_back
from registry.database.failures import in_sentences, not_a_register
from registry.database.reader import Reader, check_revision, open_any
from registry.database.revision import head, known
from registry.database.url import DatabaseUrl, parse_url
from registry.errors import DatabaseUnusable, InvalidInput
from registry.i18n import _
from registry.resources import migrations_dir

__all__ = ["Upgrade", "create", "current", "downgrade", "head", "upgrade"]


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did: the revisions before and after, and where the backup lies."""

    before: str
    after: str
    backup: Path | None = None


def current(reader: Reader) -> str | None:
    """Return the revision of a database, or None where it holds no register."""
    return reader.revision()


def create(url: str | Path | DatabaseUrl) -> None:
    """Make an empty register of the newest revision; what fails leaves no file behind."""
    address = parse_url(url)
    if address.dialect == "postgresql":
        _refuse_server(address)
        _migrate(address, "upgrade", "head")
        return
    with in_sentences(address, files=True):
        _make_private_file(address)
    try:
        _migrate(address, "upgrade", "head")
    except BaseException:
        for suffix in ("", "-wal", "-shm", "-journal"):
            address.beside(suffix).file.unlink(missing_ok=True)
        raise


def upgrade(url: str | Path | DatabaseUrl, revision: str = "head") -> Upgrade:
    """Bring a register up to date; a file is backed up first and put back if that fails."""
    address = parse_url(url)
    before, after = _revision(address), head() if revision == "head" else revision
    if before is None:
        raise not_a_register(address)
    if before == after:
        return Upgrade(before, before)
    if address.dialect == "postgresql":
        with _as_said(address, before, after):
            _migrate(address, "upgrade", revision)
        return Upgrade(before, after)
    copy = address.beside(f".{before}.backup").file
    copy.unlink(missing_ok=True)
    back_up(address, copy)
    try:
        with _as_said(address, before, after):
            _migrate(address, "upgrade", revision)
    except BaseException:
        if _shape(address) != _shape(parse_url(copy)):
            put_back(copy, address)
        copy.unlink(missing_ok=True)
        raise
    return Upgrade(before, after, copy)


def downgrade(url: str | Path | DatabaseUrl, revision: str) -> None:
    """Take a register back to an older revision; what the newer one added is lost."""
    _migrate(parse_url(url), "downgrade", revision)


def _revision(address: DatabaseUrl) -> str | None:
    with open_any(address) as reader:
        found = reader.revision()
        if found is not None and found not in known():
            check_revision(reader)
        return found


@contextmanager
def _as_said(address: DatabaseUrl, before: str, after: str) -> Iterator[None]:
    """Say so where the tables are not those of the revision that the register claims to have."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        raise DatabaseUnusable(
            _("The tables of {database} are not those of its revision {before}.").format(
                database=address, before=before
            ),
            _("It stays as it was, not upgraded to {after}; restore it from a backup.").format(
                after=after
            ),
        ) from error


def _shape(address: DatabaseUrl) -> tuple[object, ...]:
    """Return what tells a half-done upgrade of a file from one that was rolled back."""
    with open_any(address) as reader:
        tables = reader.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
        return reader.revision(), tables


def _migrate(address: DatabaseUrl, verb: str, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_dir()).replace("%", "%%"))
    config.attributes["url"] = address
    with in_sentences(address):
        getattr(command, verb)(config, revision)


def _make_private_file(address: DatabaseUrl) -> None:
    address.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(address.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return
    raise _already_there(address)


def _refuse_server(address: DatabaseUrl) -> None:
    with open_any(address) as reader:
        if reader.revision() is not None:
            raise _already_there(address)
        if (encoding := reader.value("SHOW server_encoding")) != "UTF8":
            raise InvalidInput(
                _("The database {database} keeps text as {encoding}, not as UTF-8.").format(
                    database=address, encoding=encoding
                ),
                _("Make it with: createdb --encoding UTF8 --locale C --template template0."),
            )


def _already_there(address: DatabaseUrl) -> InvalidInput:
    return InvalidInput(
        _("There is something at {database} already.").format(database=address),
        _("Name another place with --database; nothing was overwritten."),
    )
