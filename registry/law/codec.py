"""Dossiers as JSON: strict reading, compact writing and the canonical digest.

Fields that are unknown are left out; a field or value that is not understood is an error that
names its JSON path, because no finding may rest on data that was guessed.
"""

from __future__ import annotations

import hashlib
import json
import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from registry.codes import Code, DocumentKind, OfficerTask, RecordStage
from registry.errors import InvalidInput
from registry.i18n import _
from registry.law.dossier import Dossier

T = TypeVar("T")
LONG = 60
"""Characters of a value that a sentence quotes."""
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which no file can hold."""
Reader = Callable[[Any, str], Any]

NOT_REVIEWED = frozenset(
    {
        DocumentKind.PRIOR_NOTICE,
        DocumentKind.HEARING_NOTICE,
        DocumentKind.REVIEW_OPINION,
        DocumentKind.DISCUSSION_MINUTES,
        DocumentKind.DECISION,
        DocumentKind.NO_PENALTY_DECISION,
        DocumentKind.PROOF_OF_SERVICE,
        DocumentKind.PAYMENT_RECEIPT,
        DocumentKind.CLOSING_REPORT,
    }
)
"""Notices that only pass on what was reviewed, and documents made with or after the decision."""

REVIEWED_STAGES = frozenset({RecordStage.START, RecordStage.EVIDENCE})
REVIEWED_TASKS = frozenset({OfficerTask.HANDLER, OfficerTask.ASSISTANT})


def from_json(text: str | bytes) -> Dossier:
    """Read a dossier from JSON text."""
    try:
        data = json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(
            _("This is not JSON: {reason}.").format(reason=error),
            _("A dossier file holds one JSON object."),
        ) from None
    return from_data(data)


@dataclass(frozen=True, slots=True)
class _Twice:
    """Stands for an object that names a field twice, until its path is known."""

    name: str


def _object(pairs: list[tuple[str, Any]]) -> Any:
    """Make an object of its fields; one that is there twice would hide what it says first."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    ((twice, _times),) = Counter(name for name, _value in pairs).most_common(1)
    return _Twice(twice)


def from_data(data: Any) -> Dossier:
    """Read a dossier from decoded JSON."""
    return typing.cast("Dossier", _reader(Dossier)(data, "$"))


def to_data(item: Any) -> dict[str, Any]:
    """Turn a record into plain JSON values, leaving out what is unknown."""
    values = ((name, getattr(item, name)) for name in item.__slots__)
    return {name: _plain(value) for name, value in values if value is not None}


def to_json(dossier: Dossier, indent: int | None = None) -> str:
    """Write a dossier as JSON text."""
    return json.dumps(to_data(dossier), ensure_ascii=False, indent=indent)


def digest(dossier: Dossier) -> str:
    """Return the SHA-256 of the canonical JSON (sorted keys, compact) of a dossier."""
    text = json.dumps(to_data(dossier), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def review_digest(dossier: Dossier) -> str:
    """Return the digest of what a legal review is bound to: all that precedes the decision."""
    return digest(reviewed_part(dossier))


def reviewed_part(dossier: Dossier) -> Dossier:
    """Keep of a dossier what lies before the reviewer; later steps must not make it stale."""
    hearing = dossier.hearing
    return replace(
        dossier,
        stage=None,
        sanctions=dossier.sanctions or dossier.proposed,
        proposed=None,
        officers=_only(dossier.officers, lambda officer: officer.task in REVIEWED_TASKS),
        documents=_only(dossier.documents, lambda document: document.kind not in NOT_REVIEWED),
        steps=_only(dossier.steps, lambda step: step.record_stage in REVIEWED_STAGES),
        hearing=hearing if hearing and hearing.held_on else None,
        reviews=None,
        decision=None,
        power_on_decision=None,
        openness=None,
        publicity=None,
        payment=None,
        disputes=None,
        transfer=None,
        archive=None,
        closed_on=None,
        links=None,
        supervision=None,
        file_reviews=None,
        entrustments=None,
        recusals=None,
        earlier=None,
        defence=None,
        sparing=None,
        departure=None,
        repeated_numbers=None,
    )


def _only(items: tuple[T, ...] | None, wanted: Callable[[T], bool]) -> tuple[T, ...] | None:
    return tuple(item for item in items or () if wanted(item)) or None


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return to_data(value)
    if isinstance(value, Code):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@cache
def _reader(kind: Any) -> Reader:
    """Build the function that reads values of a type; built once per type."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _reader(get_args(kind)[0])
    if origin in (typing.Union, types.UnionType):
        return _reader(next(part for part in get_args(kind) if part is not types.NoneType))
    if origin is tuple:
        return _list_reader(_reader(get_args(kind)[0]))
    if origin is Literal:
        return _choice_reader({value: value for value in get_args(kind)})
    if is_dataclass(kind):
        return _record_reader(typing.cast("type[Any]", kind))
    if isinstance(kind, type) and issubclass(kind, Code):
        return _choice_reader({entry.value: entry for entry in kind})
    return _SCALARS[kind]


def _record_reader(cls: type[Any]) -> Reader:
    hints = get_type_hints(cls)
    readers = {field.name: _reader(hints[field.name]) for field in fields(cls)}
    needed = [f.name for f in fields(cls) if f.default is MISSING]

    def read(value: Any, path: str) -> Any:
        if isinstance(value, _Twice):
            raise InvalidInput(
                _("{path}: the field {name} is there twice.").format(
                    path=path, name=_shown(value.name)
                ),
                _("Keep the one that is true."),
            )
        if not isinstance(value, Mapping):
            raise _wrong(path, value, _("an object"))
        for name in value:
            if name not in readers:
                raise _unknown_field(path, str(name), readers)
        for name in needed:
            if value.get(name) is None:
                raise InvalidInput(
                    _("{path}: the field {name} is missing.").format(path=path, name=name),
                    _("Add it; this record means nothing without it."),
                )
        return cls(
            **{
                name: readers[name](item, f"{path}.{name}")
                for name, item in value.items()
                if item is not None
            }
        )

    return read


def _list_reader(read_item: Reader) -> Reader:
    def read(value: Any, path: str) -> Any:
        if not isinstance(value, list):
            raise _wrong(path, value, _("a list"))
        return tuple(read_item(item, f"{path}[{i}]") for i, item in enumerate(value))

    return read


def _choice_reader(choices: Mapping[str, Any]) -> Reader:
    def read(value: Any, path: str) -> Any:
        if isinstance(value, str) and value in choices:
            return choices[value]
        near = get_close_matches(str(value)[:LONG], choices, 1, 0)
        raise InvalidInput(
            _("{path}: {value} is not a known code.").format(path=path, value=_shown(value)),
            _("Nearest: {near}.").format(near=near[0]),
        )

    return read


def _read_text(value: Any, path: str) -> str:
    if not isinstance(value, str) or _HALF.search(value):
        raise _wrong(path, value, _("text"))
    return value


def _read_flag(value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(path, value, _("true or false"))
    return value


def _read_number(value: Any, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(path, value, _("a whole number"))
    return value


def _read_decimal(value: Any, path: str) -> Decimal:
    try:
        number = Decimal(_read_text(value, path))
    except InvalidOperation:
        raise _wrong(path, value, _('a decimal number as text, such as "0.5"')) from None
    if not number.is_finite():
        raise _wrong(path, value, _('a decimal number as text, such as "0.5"'))
    return number


def _read_date(value: Any, path: str) -> date:
    try:
        day = date.fromisoformat(_read_text(value, path))
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise _wrong(path, value, _("a date such as 2026-11-23"))
    return day


def _read_instant(value: Any, path: str) -> datetime:
    wanted = _("an instant with its offset, such as 2026-11-23T09:30:00+08:00")
    try:
        instant = datetime.fromisoformat(_read_text(value, path))
    except ValueError:
        raise _wrong(path, value, wanted) from None
    if instant.tzinfo is None:
        raise _wrong(path, value, wanted)
    return instant


_SCALARS: Mapping[Any, Reader] = {
    str: _read_text,
    bool: _read_flag,
    int: _read_number,
    Decimal: _read_decimal,
    date: _read_date,
    datetime: _read_instant,
}


def _wrong(path: str, value: Any, wanted: str) -> InvalidInput:
    return InvalidInput(
        _("{path}: {value} is not {wanted}.").format(path=path, value=_shown(value), wanted=wanted)
    )


def _unknown_field(path: str, name: str, known: Mapping[str, Reader]) -> InvalidInput:
    near = get_close_matches(name[:LONG], known, 1, 0)
    return InvalidInput(
        _("{path}: there is no field {name} here.").format(path=path, name=_shown(name)),
        _("Nearest: {near}.").format(near=near[0]),
    )


def _shown(value: Any) -> str:
    """Show the beginning of a value, whatever is in it."""
    if isinstance(value, str):
        value = value[: LONG + 1]
    text = json.dumps(value, ensure_ascii=False, default=lambda _twice: {})
    text = _HALF.sub("�", text)
    return text if len(text) <= LONG else f"{text[: LONG - 1]}…"
