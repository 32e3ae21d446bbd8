"""Where a database is: URLs and paths, and the default place."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from registry.errors import InvalidInput
from registry.i18n import _

Dialect = Literal["sqlite", "postgresql"]

FILE_NAME = "register.sqlite3"
_SCHEMES: dict[str, Dialect] = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql",
    "postgresql": "postgresql",
    "postgresql+psycopg": "postgresql",
}
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]+)://")


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """The address of a database: a file of SQLite, or a PostgreSQL server's database."""

    dialect: Dialect
    path: Path | None = None
    """The absolute path of the file; None on PostgreSQL."""
    dsn: str = ""
    """What libpq connects to (with the password, if any); empty on SQLite."""

    @property
    def file(self) -> Path:
        """Return the path of the SQLite file."""
        if self.path is None:
            raise InvalidInput(_("{database} is not a file.").format(database=self))
        return self.path

    def beside(self, suffix: str) -> DatabaseUrl:
        """Return the address of a file next to this one whose name ends in `suffix`."""
        return replace(self, path=self.file.with_name(self.file.name + suffix))

    def __str__(self) -> str:
        """Show the address without its password."""
        if self.path is not None:
            return str(self.path)
        parts = urlsplit(self.dsn)
        user, at, host = parts.netloc.rpartition("@")
        return urlunsplit(parts._replace(netloc=user.partition(":")[0] + at + host, query=""))


def default_url() -> DatabaseUrl:
    """Return the database that `QUANZE_DATABASE` names, else the file in the user's data folder."""
    named = os.environ.get("QUANZE_DATABASE")
    return parse_url(named) if named else DatabaseUrl("sqlite", default_path())


def default_path() -> Path:
    """Return the path of the file that is used where no database is named."""
    from platformdirs import user_data_path  # loaded only where no database is named

    return user_data_path("quanze", appauthor=False) / FILE_NAME


def parse_url(text: str | Path | DatabaseUrl) -> DatabaseUrl:
    """Read a URL (`sqlite:///path`, `postgresql://…`) or a bare path."""
    if isinstance(text, DatabaseUrl):
        return text
    if isinstance(text, Path):
        return DatabaseUrl("sqlite", _absolute(text))
    scheme = _SCHEME.match(text.strip())
    if scheme is None:
        return _file(text.strip())
    rest = text.strip()[scheme.end() :]
    dialect = _SCHEMES.get(scheme[1].lower())
    if dialect is None:
        raise InvalidInput(
            _("A database of the kind “{scheme}” cannot be used.").format(scheme=scheme[1]),
            _("Give sqlite:///path, the path of a file, or postgresql://user@host/name."),
        )
    return _file(rest.removeprefix("/")) if dialect == "sqlite" else _server(rest)


def _file(path: str) -> DatabaseUrl:
    if path in {"", ":memory:"}:
        raise InvalidInput(
            _("The register cannot live in memory only."), _("Give the path of a file.")
        )
    return DatabaseUrl("sqlite", _absolute(Path(path)))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path.expanduser()))  # noqa: PTH100 - resolve() would follow links


def _server(rest: str) -> DatabaseUrl:
    dsn = f"postgresql://{rest}"
    if not urlsplit(dsn).path.strip("/"):
        raise InvalidInput(
            _("The address {address} names no database.").format(
                address=DatabaseUrl("postgresql", dsn=dsn)
            ),
            _("Write it as postgresql://user@host/name."),
        )
    return DatabaseUrl("postgresql", dsn=dsn)
