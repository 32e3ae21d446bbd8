"""Column maps: data that say which header is which field, how it is read and whether it must be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from registry.errors import InvalidInput
from registry.exchange.money import unit_scale
from registry.exchange.readers.table import Column, header_key
from registry.exchange.values import PARSERS
from registry.exchange.words import MAPS
from registry.i18n import _, msg

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = {
    "penalties": msg("penalty decisions"),
    "organisations": msg("organisations"),
    "agencies": msg("agencies"),
    "agency-aliases": msg("names under which agencies are reported"),
    "powers": msg("power-list entries"),
    "statutes": msg("statutes by article"),
    "random-items": msg("random-inspection items"),
    "divisions": msg("administrative divisions"),
    "inspection-measures": msg("measures taken after inspections"),
}
"""What can be imported."""
_UNIT_IN_HEADER = re.compile(r"(.+)\((元|万元|亿元|yuan|单位:元|单位:万元)\)")
_DUPLICATE = re.compile(r"#\d+$")


@dataclass(frozen=True, slots=True)
class Field:
    """One target field of a map."""

    target: str
    title: str
    """The first two headers as they are written, to be shown."""
    headers: frozenset[str]
    parser: str
    required: bool = False
    longest: int = 4000
    scale: Decimal = Decimal(1)
    scale_from: str | None = None
    """Folded header of the column that names the unit of this one."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A named map for one kind of record."""

    name: str
    kind: str
    title: str
    fields: tuple[Field, ...]
    ignored: frozenset[str]
    constants: Mapping[str, str]
    """Values that every row has and no column gives."""
    words: Mapping[str, str]
    """Words of this source for values, such as district names for codes."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A field, the column it is read from, and the unit that the header states."""

    field: Field
    index: int
    label: str
    scale: Decimal
    scale_index: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A map laid over the columns of a table, and the columns nobody understood."""

    map: ColumnMap
    assignments: tuple[Assignment, ...]
    unknown: tuple[str, ...]


def load_map(text: str, origin: str) -> ColumnMap:
    """Read a map from TOML; a mistake in it gets one sentence."""
    try:
        content = tomllib.loads(text)
        fields = tuple(_field(target, entry) for target, entry in content["fields"].items())
        kind = content["kind"]
    except tomllib.TOMLDecodeError as problem:
        raise InvalidInput(f"{origin}: {problem}") from problem
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        sentence = _("The column map {origin} is incomplete or wrong at {place}.")
        raise InvalidInput(sentence.format(origin=origin, place=problem)) from problem
    if kind not in KINDS:
        raise InvalidInput(_("The column map {origin} has no known kind.").format(origin=origin))
    constants = {key: str(value) for key, value in content.get("constants", {}).items()}
    if strange := constants.keys() - {field.target for field in fields}:
        sentence = _("The column map {origin} gives a constant for {names}, which is no field.")
        raise InvalidInput(sentence.format(origin=origin, names=", ".join(sorted(strange))))
    return ColumnMap(
        name=content.get("name", origin),
        kind=kind,
        title=content.get("title", ""),
        fields=fields,
        ignored=frozenset(map(header_key, content.get("ignored", ()))),
        constants=constants,
        words=content.get("words", {}),
    )


def _field(target: str, entry: Mapping[str, Any]) -> Field:
    if entry["parser"] not in PARSERS:
        raise KeyError(f"{target}.parser")
    scale = unit_scale(entry.get("scale", "元"))
    if scale is None:
        raise KeyError(f"{target}.scale")
    source = entry.get("scale_from")
    headers = entry.get("headers", ())
    return Field(
        target=target,
        title="/".join(headers[:2]) or target,
        headers=frozenset(map(header_key, headers)),
        parser=entry["parser"],
        required=bool(entry.get("required", False)),
        longest=int(entry.get("longest", 4000)),
        scale=scale,
        scale_from=header_key(source) if source else None,
    )


@cache
def builtin_maps() -> tuple[ColumnMap, ...]:
    """Return the maps that come with the program, by name."""
    files = sorted(path for path in MAPS.glob("*.toml") if path.stem != "words")
    return tuple(load_map(path.read_text(encoding="utf-8"), path.stem) for path in files)


@cache
def known_headers() -> frozenset[str]:
    """Return every folded header of every built-in map, by which header rows are recognised."""
    return frozenset().union(
        *(field.headers for one in builtin_maps() for field in one.fields),
        *(one.ignored for one in builtin_maps()),
    )


def find_map(name: str) -> ColumnMap:
    """Return a built-in map by name, or one from a TOML file."""
    for one in builtin_maps():
        if one.name == name:
            return one
    path = Path(name)
    if path.is_file():
        return load_map(path.read_text(encoding="utf-8"), path.name)
    names = ", ".join(one.name for one in builtin_maps())
    raise InvalidInput(
        _("There is no column map “{name}”.").format(name=name),
        _("Known are {names}; or give a TOML file.").format(names=names),
    )


def match_map(columns: Iterable[Column], kind: str, chosen: ColumnMap | None = None) -> Match:
    """Pick the map of a kind that understands most columns and finds all it requires."""
    columns = tuple(columns)
    if kind not in KINDS:
        raise InvalidInput(
            _("Nothing can be imported as “{kind}”.").format(kind=kind),
            _("Choose one of {kinds}.").format(kinds=", ".join(KINDS)),
        )
    if chosen and chosen.kind != kind:
        sentence = _("The column map {name} is for {found}, not for {kind}.")
        raise InvalidInput(sentence.format(name=chosen.name, found=chosen.kind, kind=kind))
    candidates = [chosen] if chosen else [one for one in builtin_maps() if one.kind == kind]
    matches = [lay(one, columns) for one in candidates]
    fitting = [match for match in matches if not missing(match)]
    if not fitting:
        raise _no_fit(kind, columns, max(matches, key=_quality))
    return max(fitting, key=_quality)


def _quality(match: Match) -> tuple[int, int]:
    return len(match.assignments), -len(match.unknown)


def missing(match: Match) -> tuple[Field, ...]:
    """Return the required fields that no column gives."""
    found = {assignment.field.target for assignment in match.assignments} | {*match.map.constants}
    return tuple(f for f in match.map.fields if f.required and f.target not in found)


def lay(one: ColumnMap, columns: tuple[Column, ...]) -> Match:
    """Lay a map over columns; the first column that names a field gives it."""
    assignments: dict[str, Assignment] = {}
    unknown: list[str] = []
    by_key = {key: column.index for column in columns for key in _keys(column)}
    for column in columns:
        found = _assign(one, column, by_key)
        if found and found.field.target not in assignments:
            assignments[found.field.target] = found
        elif found or not _is_ignored(one, column):
            unknown.append(column.label)
    return Match(one, tuple(assignments.values()), tuple(unknown))


def _keys(column: Column) -> list[str]:
    return [header_key(_DUPLICATE.sub("", name)) for name in column.names]


def _is_ignored(one: ColumnMap, column: Column) -> bool:
    return not column.names or any(key in one.ignored for key in _keys(column))


def _assign(one: ColumnMap, column: Column, by_key: Mapping[str, int]) -> Assignment | None:
    for key in _keys(column):
        base, scale = _unit_of_header(key)
        for field in one.fields:
            if key in field.headers or (scale and base in field.headers):
                unit_index = by_key.get(field.scale_from) if field.scale_from else None
                return Assignment(
                    field, column.index, column.label, scale or field.scale, unit_index
                )
    return None


def _unit_of_header(key: str) -> tuple[str, Decimal | None]:
    match = _UNIT_IN_HEADER.fullmatch(key)
    if not match:
        return key, None
    return match[1], unit_scale(match[2].removeprefix("单位:"))


def _no_fit(kind: str, columns: tuple[Column, ...], closest: Match) -> InvalidInput:
    names = _(", ").join(column.label for column in columns if column.names) or "-"
    lacking = _(", ").join(field.title for field in missing(closest))
    detail = _("No column map for {kind} fits. The columns are: {names}. Missing: {lacking}.")
    others = sorted(
        {
            match.map.kind
            for match in (lay(one, columns) for one in builtin_maps() if one.kind != kind)
            if not missing(match)
        }
    )
    hint = _("Give a map of your own with --map.")
    if others:
        hint = _("The columns fit --as {others}.").format(others=_(" or --as ").join(others))
    return InvalidInput(
        detail.format(kind=_(KINDS[kind]), names=names[:600], lacking=lacking), hint
    )
