"""What a field of a dossier is called, for sentences that name what is not recorded."""

from __future__ import annotations

import types
import typing
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from registry.i18n import language
from registry.law.dossier import Dossier


def field_label(path: str) -> str:
    """Return what the field at a dotted path is called, in the language in use."""
    english, chinese = _labels(path)
    return chinese if language() == "zh" else english


@cache
def _labels(path: str) -> tuple[str, str]:
    kind: Any = Dossier
    names = (path, path)
    for name in path.split("."):
        hint = get_type_hints(kind, include_extras=True)[name]
        inner, *described = get_args(hint)
        names = (described[0], described[1])
        kind = _record_in(inner)
    return names


def _record_in(hint: Any) -> Any:
    """Strip lists, alternatives and descriptions off a type."""
    origin = get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _record_in(next(part for part in get_args(hint) if part is not types.NoneType))
    if origin in (tuple, Annotated):
        return _record_in(get_args(hint)[0])
    return hint
