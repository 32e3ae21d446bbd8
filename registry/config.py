"""Settings: a flag wins over the environment, that over the file, that over the default.

Every value knows where it came from, and a key that means nothing is an error that names the
nearest one that does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from registry.database.url import DatabaseUrl, default_path, parse_url
from registry.errors import InvalidInput
from registry.i18n import LANGUAGES, _, default_language

PREFIX = "QUANZE_"
CONFIG_VARIABLE = "QUANZE_CONFIG"
PASSWORD_VARIABLE = "QUANZE_PASSWORD"  # noqa: S105 - the name of a variable, not a secret


@dataclass(frozen=True, slots=True)
class Settings:
    """How this run of the program is to behave."""

    database: DatabaseUrl
    """Where the register is: the path of an SQLite file, or the URL of a PostgreSQL database."""

    user: str | None
    """The account that acts, by its user name."""

    lang: str
    """The language of messages and names: en or zh."""

    today: date | None
    """The date to work at instead of the clock's, for exercises and for looking back."""

    origins: Mapping[str, str]
    """Where each setting above came from, by its name."""


def state_dir() -> Path:
    """Return the folder for logs, which may be lost without harm."""
    return _user_path("user_state_path")


def config_file(environment: Mapping[str, str] | None = None) -> Path:
    """Return the settings file: `QUANZE_CONFIG`, else config.toml in the user's folder."""
    values = os.environ if environment is None else environment
    if named := values.get(CONFIG_VARIABLE):
        return Path(named).expanduser()
    return _user_path("user_config_path") / "config.toml"


def _user_path(kind: str) -> Path:
    import platformdirs  # not needed where every path is given

    path: Path = getattr(platformdirs, kind)("quanze", appauthor=False)
    return path


def _language(text: str) -> str:
    language = text.strip().lower().replace("_", "-").split("-")[0]
    if language not in LANGUAGES:
        raise ValueError(_("it must be en or zh"))
    return language


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("it must be a date that exists, like 2026-11-23")) from None


def _default_database(_environment: Mapping[str, str]) -> DatabaseUrl:
    return DatabaseUrl("sqlite", default_path())


def _default_language(environment: Mapping[str, str]) -> str:
    return default_language(dict(environment))


@dataclass(frozen=True, slots=True)
class _Setting:
    parse: Callable[[str], Any]
    default: Callable[[Mapping[str, str]], Any]


def _nothing(_environment: Mapping[str, str]) -> None:
    return None


_SETTINGS: dict[str, _Setting] = {
    "database": _Setting(parse_url, _default_database),
    "user": _Setting(str, _nothing),
    "lang": _Setting(_language, _default_language),
    "today": _Setting(_day, _nothing),
}

SETTING_NAMES = tuple(_SETTINGS)
FLAGS = {"database": "--database", "user": "--as", "lang": "--lang", "today": "--today"}


def load_settings(
    flags: Mapping[str, str | None] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Resolve every setting, each with its origin."""
    values = os.environ if environment is None else environment
    path = config_file(values)
    sources = [
        {name: (text, FLAGS[name]) for name, text in (flags or {}).items() if text is not None},
        {
            name: (values[PREFIX + name.upper()], PREFIX + name.upper())
            for name in SETTING_NAMES
            if values.get(PREFIX + name.upper())
        },
        {name: (text, str(path)) for name, text in _read_file(path, values).items()},
    ]
    resolved, origins = {}, {}
    for name, setting in _SETTINGS.items():
        given = next((source[name] for source in sources if name in source), None)
        resolved[name] = _parse(name, *given) if given else setting.default(values)
        origins[name] = given[1] if given else "default"
    return Settings(**resolved, origins=origins)


def _parse(name: str, text: str, origin: str) -> Any:
    try:
        return _SETTINGS[name].parse(text)
    except ValueError as problem:
        raise InvalidInput(
            _("{origin}: {value} is not a value for {name}: {problem}.").format(
                origin=origin, value=repr(text), name=name, problem=problem
            )
        ) from None


def _read_file(path: Path, environment: Mapping[str, str]) -> dict[str, str]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        if environment.get(CONFIG_VARIABLE):
            raise InvalidInput(
                _("{variable} names {path}, which does not exist.").format(
                    variable=CONFIG_VARIABLE, path=path
                )
            ) from None
        return {}
    except OSError as problem:
        raise InvalidInput(
            _("{path} cannot be read: {problem}.").format(path=path, problem=problem.strerror)
        ) from None
    table = _parse_toml(path, content)
    for key in table:
        if key not in _SETTINGS:
            raise InvalidInput(
                _("{path}: there is no setting {key}.").format(path=path, key=repr(key)),
                nearest_hint(key, SETTING_NAMES),
            )
    return {key: str(value) for key, value in table.items()}


def _parse_toml(path: Path, content: bytes) -> dict[str, Any]:
    import tomllib  # most runs have no settings file

    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise InvalidInput(
            _("{path} is not TOML: {problem}.").format(path=path, problem=problem)
        ) from None


def nearest_hint(given: str, known: tuple[str, ...]) -> str:
    """Offer the known word nearest to a mistaken one, or list them all."""
    if near := get_close_matches(given.lower(), known, n=1):
        return _("Did you mean {name}?").format(name=near[0])
    return _("Known are: {names}.").format(names=", ".join(known))


def unused_variables(environment: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """List environment variables that look like settings but are none, each with a hint."""
    values = os.environ if environment is None else environment
    known = {PREFIX + name.upper() for name in SETTING_NAMES} | {CONFIG_VARIABLE, PASSWORD_VARIABLE}
    return [
        (name, nearest_hint(name.removeprefix(PREFIX), SETTING_NAMES))
        for name in sorted(values)
        if name.startswith(PREFIX) and name not in known
    ]


def described(settings: Settings) -> list[tuple[str, str, str]]:
    """List every setting as (name, value to show, origin)."""
    rows = []
    for entry in fields(settings):
        if entry.name in _SETTINGS:
            value = getattr(settings, entry.name)
            shown = "" if value is None else str(value)
            rows.append((entry.name, shown, settings.origins[entry.name]))
    return rows
