"""The JSON Schema of a dossier, made from the records so that it cannot disagree with them."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from registry.law.dossier import Dossier

if TYPE_CHECKING:
    from registry.codes import Code

SCALARS: dict[Any, dict[str, str]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def dossier_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a dossier, described in English and Chinese."""
    definitions: dict[str, Any] = {}
    _describe(Dossier, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Quanze dossier",
        "$ref": "#/$defs/Dossier",
        "$defs": dict(sorted(definitions.items())),
    }


def _describe(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(kind)
    if origin is Annotated:
        inner, english, chinese = get_args(kind)
        return {"title": chinese, "description": english} | _describe(inner, definitions)
    if origin in (typing.Union, types.UnionType):
        inner = next(part for part in get_args(kind) if part is not types.NoneType)
        return {"anyOf": [_describe(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _describe(get_args(kind)[0], definitions)}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if kind in SCALARS:
        return dict(SCALARS[kind])
    return _reference(kind, definitions)


def _reference(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        described = _record(kind, definitions) if is_dataclass(kind) else _codes(kind)
        definitions[kind.__name__] = described
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _record(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    return {
        "description": cls.__doc__,
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields(cls) if _is_needed(field)],
        "properties": {
            field.name: _describe(hints[field.name], definitions) for field in fields(cls)
        },
    }


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING


def _codes(codes: type[Code]) -> dict[str, Any]:
    entries = [{"const": code.value, "title": code.zh, "description": code.en} for code in codes]
    return {"description": codes.__doc__, "oneOf": entries}
