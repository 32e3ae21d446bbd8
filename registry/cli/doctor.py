"""`quanze doctor`: what this program, this terminal and this database are, and what is wrong."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.config import Settings, unused_variables
from registry.database.url import DatabaseUrl
from registry.errors import DatabaseUnusable, RegistryError
from registry.i18n import _, language
from registry.text import pad

PACKAGES = ("quanze", "sqlmodel", "sqlalchemy", "alembic", "textual", "typer", "psycopg")
NETWORK_FILESYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs"})
LEAST_FREE = 200 * 1024 * 1024
RULER = (
    "0123456789012345678901234567890",
    "权力清单行政执法登记簿《〔（，",
    "“”‘’…—·①√■│─┌┐└┘℃±×÷§αβ",
)


@dataclass(slots=True)
class Diagnosis:
    """What was found: facts in order, and problems in sentences."""

    facts: dict[str, Any]
    problems: list[str]
    exit_code: int = 0


def diagnose(settings: Settings) -> Diagnosis:
    """Look at the program, the settings and the database; nothing is written."""
    diagnosis = Diagnosis(dict(_program()), [])
    diagnosis.problems += [
        _("The variable {name} is not used. {hint}").format(name=name, hint=hint)
        for name, hint in unused_variables()
    ]
    if "ENABLE_FTS5" not in _compile_options():
        diagnosis.problems.append(_("This Python's SQLite has no full-text index (FTS5)."))
    try:
        diagnosis.facts |= _database(settings.database)
    except RegistryError as problem:
        diagnosis.problems.append(str(problem))
        diagnosis.exit_code = DatabaseUnusable.exit_code
    if settings.database.path is not None:
        diagnosis.problems += _warn_of_place(settings.database.path)
    return diagnosis


def _program() -> Iterator[tuple[str, Any]]:
    from importlib.metadata import PackageNotFoundError, version

    for package in PACKAGES:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, None
    yield "python", platform.python_version()
    yield "platform", platform.platform(terse=True)
    yield "sqlite", sqlite3.sqlite_version
    yield "language", language()
    yield "encoding", sys.stdout.encoding
    yield "terminal", f"{os.environ.get('TERM', '')} {'×'.join(map(str, _size()))}".strip()


def _size() -> os.terminal_size:
    return shutil.get_terminal_size()


def _compile_options() -> set[str]:
    connection = sqlite3.connect(":memory:")
    try:
        return {option for (option,) in connection.execute("PRAGMA compile_options")}
    finally:
        connection.close()


def _database(url: DatabaseUrl) -> dict[str, Any]:
    from registry.database.reader import check_revision, open_any

    facts: dict[str, Any] = {"database": str(url), "dialect": url.dialect}
    with open_any(url) as reader:
        facts["revision"] = reader.revision()
        if url.path is not None:
            facts["journal"] = reader.value("PRAGMA journal_mode")
            facts["bytes"] = url.path.stat().st_size
            facts["filesystem"] = filesystem_of(url.path)
            facts["mode"] = oct(url.path.stat().st_mode & 0o777)[2:]
        else:
            facts["server"] = reader.value("SHOW server_version")
            facts["bytes"] = reader.value("SELECT pg_database_size(current_database())")
        check_revision(reader)
    return facts


def _warn_of_place(path: Path) -> Iterator[str]:
    kind = filesystem_of(path)
    if kind in NETWORK_FILESYSTEMS:
        yield _("{path} is on a network file system ({kind}); SQLite can lose data there.").format(
            path=path, kind=kind
        )
    if path.exists() and path.stat().st_mode & 0o077:
        yield _("{path} can be read by others; make it private with chmod 600.").format(path=path)
    folder = next((place for place in path.parents if place.is_dir()), None)
    if folder and shutil.disk_usage(folder).free < LEAST_FREE:
        yield _("The disk of {path} has less than 200 MB left.").format(path=path)


def filesystem_of(path: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """Return the type of the file system that holds a path, or nothing where it is not told."""
    if not mounts.exists():
        return ""
    lines = (line.split(" ") for line in mounts.read_text("utf-8", "replace").splitlines())
    points = [(words[1].replace("\\040", " "), words[2]) for words in lines if len(words) > 2]
    holding = [(len(point), kind) for point, kind in points if path.is_relative_to(point)]
    return max(holding, default=(0, ""), key=lambda pair: pair[0])[1]


def ruler() -> Iterator[str]:
    """Yield lines that end at the same bar where the terminal counts widths as we do."""
    for characters in RULER:
        yield pad(characters, 34) + "|"
