"""The one boundary where driver errors become sentences that a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from registry.database.url import DatabaseUrl
from registry.database.violations import refused_by_postgresql, refused_by_sqlite
from registry.errors import DatabaseUnusable, InvalidInput, RegistryError
from registry.i18n import _


@contextmanager
def in_sentences(url: DatabaseUrl, *, files: bool = False) -> Iterator[None]:
    """Turn errors of the drivers into `RegistryError`s; let every other error pass.

    With `files`, errors of the file system are taken to be those of the database's own files.
    """
    try:
        yield
    except Exception as error:
        explained = explain(error, url)
        if explained is None and files and isinstance(error, OSError):
            explained = _explain_system(error, url)
        if explained is None:
            raise
        raise explained from error


def explain(error: BaseException, url: DatabaseUrl) -> RegistryError | None:
    """Return what an error of a driver, bare or wrapped by SQLAlchemy, means to a person."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.Error):
        return _explain_sqlite(cause, url)
    if type(cause).__module__.partition(".")[0] == "psycopg":
        return _explain_postgresql(cause, url)
    if isinstance(cause, OverflowError):
        return _too_large()
    if isinstance(cause, UnicodeEncodeError):
        return InvalidInput(_("A text holds characters that are not Unicode text."))
    return None


def missing(url: DatabaseUrl) -> DatabaseUnusable:
    """Return the failure of opening a database that is not there."""
    return DatabaseUnusable(
        _("There is no register at {database}.").format(database=url),
        _("Create it with “quanze init”, or name another with --database."),
    )


def not_there(url: DatabaseUrl, name: str) -> DatabaseUnusable:
    """Return the failure of connecting to a server that does not have the database."""
    return DatabaseUnusable(
        _("The server of {database} has no database {name}.").format(database=url, name=name),
        _(
            "Make it with: createdb --encoding UTF8 --locale C --template template0 {name};"
            " then run “quanze init”."
        ).format(name=name),
    )


def not_a_register(url: DatabaseUrl) -> DatabaseUnusable:
    """Return the failure of opening something that holds no register."""
    return _unusable("foreign", url)


def read_only(url: DatabaseUrl) -> DatabaseUnusable:
    """Return the failure of writing where nothing may be written."""
    return _unusable("read-only", url)


def unreadable(url: DatabaseUrl) -> DatabaseUnusable:
    """Return the failure of opening something that is not a file."""
    return _unusable("unreadable", url)


def not_understood(url: DatabaseUrl) -> InvalidInput:
    """Return the failure of an address of a server that libpq cannot read."""
    return InvalidInput(
        _("The address {database} is not understood.").format(database=url),
        _("Write it as postgresql://user@host:port/name?option=value."),
    )


def _reasons(url: DatabaseUrl) -> Mapping[str, tuple[str, str]]:
    """Return what is wrong with a database and how to mend it, by reason."""
    where = str(url)
    return {
        "locked": (
            _("The register {database} is locked by another program.").format(database=where),
            _("Wait until the other program has finished, then try again."),
        ),
        "read-only": (
            _("The register {database} cannot be written to.").format(database=where),
            _("Check the permissions of the file, its folder and the account."),
        ),
        "unreadable": (
            _("The register {database} cannot be opened.").format(database=where),
            _("Check that the place exists and that you may read it."),
        ),
        "input-output": (
            _("Reading or writing {database} failed in the middle.").format(database=where),
            _("Check the disk for free space and faults; nothing was half-written."),
        ),
        "damaged": (
            _("The register {database} is damaged.").format(database=where),
            _("Restore it from a backup with “quanze restore”."),
        ),
        "full": (
            _("There is no space left for {database}.").format(database=where),
            _("Free some space on the disk, then try again; nothing was half-written."),
        ),
        "foreign": (
            _("{database} is not a register.").format(database=where),
            _("Name a register with --database, or create one with “quanze init”."),
        ),
        "unreachable": (
            _("The database server of {database} does not answer.").format(database=where),
            _("Check that the server runs and that its address, name and password are right."),
        ),
    }


_SQLITE_REASONS = {
    sqlite3.SQLITE_PERM: "unreadable",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_IOERR: "input-output",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CANTOPEN: "unreadable",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_AUTH: "unreadable",
    sqlite3.SQLITE_NOTADB: "foreign",
}

_POSTGRESQL_REASONS = {
    "08": "unreachable",
    "25006": "read-only",
    "28": "unreachable",
    "40": "locked",
    "42501": "read-only",
    "53100": "full",
    "53": "unreachable",
    "55P03": "locked",
    "57P": "unreachable",
    "58": "input-output",
    "XX": "damaged",
}


def _unusable(reason: str, url: DatabaseUrl) -> DatabaseUnusable:
    return DatabaseUnusable(*_reasons(url)[reason])


def _explain_sqlite(error: sqlite3.Error, url: DatabaseUrl) -> RegistryError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if reason := _SQLITE_REASONS.get(code):
        return _unusable(reason, url)
    if code == sqlite3.SQLITE_CONSTRAINT:
        return refused_by_sqlite(str(error))
    if code == sqlite3.SQLITE_TOOBIG:
        return _too_large()
    return None


def _explain_postgresql(error: Any, url: DatabaseUrl) -> RegistryError | None:
    state = error.sqlstate or ""
    for length in (5, 3, 2):
        if reason := _POSTGRESQL_REASONS.get(state[:length]):
            return _unusable(reason, url)
    if state.startswith("23"):
        return refused_by_postgresql(state, error.diag)
    if state in {"22001", "22003", "22008", "54000"}:
        return _too_large()
    if state == "22021" or (not state and "NUL" in str(error)):
        return InvalidInput(_("A text holds a character that no database can keep (U+0000)."))
    lost = not state and type(error).__name__ in {"OperationalError", "ConnectionTimeout"}
    return _unusable("unreachable", url) if lost else None


def _explain_system(error: OSError, url: DatabaseUrl) -> RegistryError | None:
    import errno  # only an error needs it

    reasons = {
        errno.EACCES: "unreadable",
        errno.EPERM: "unreadable",
        errno.EROFS: "read-only",
        errno.ENOSPC: "full",
        errno.EDQUOT: "full",
        errno.EIO: "input-output",
        errno.ENOTDIR: "unreadable",
    }
    reason = reasons.get(error.errno or 0)
    return _unusable(reason, url) if reason else None


def _too_large() -> InvalidInput:
    return InvalidInput(
        _("A text or number is larger than its field can hold."),
        _("Shorten it and try again."),
    )
