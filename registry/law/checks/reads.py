"""Which numbers of the law a check may read, found in its code: nobody keeps a list by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from registry.law.parameters import default_parameters

if TYPE_CHECKING:
    from registry.law.checks.base import Check

_HOME = "registry.law"


@cache
def parameter_names(check: Check) -> tuple[str, ...]:
    """Return the names of the parameters that a check, or a rule it calls, may look up."""
    texts = frozenset(_Walk().strings([check.run, check.applies, check.day_of]))
    known = dict.fromkeys(row.name for row in default_parameters().rows)
    return tuple(name for name in sorted(known) if _is_named(name, texts))


def _is_named(name: str, texts: frozenset[str]) -> bool:
    """Say whether a name is one of the texts, or put together of some of them."""
    if name in texts:
        return True
    begun = (name[:length] for length in range(2, len(name)) if name[:length] in texts)
    return any(
        head[-1] in "._" or _is_rest(name[len(head) :], texts)
        for head in begun
        if "." in head or name[len(head)] == "."
    )


def _is_rest(rest: str, texts: frozenset[str]) -> bool:
    """Say whether the rest of a name is put together of texts that begin with a full stop."""
    return not rest or any(
        _is_rest(rest[length:], texts)
        for length in range(2, len(rest) + 1)
        if rest[0] == "." and rest[:length] in texts
    )


class _Walk:
    """A way through functions of the law and the tables they use; none is visited twice."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def strings(self, values: Iterable[Any]) -> Iterator[str]:
        """Yield the texts that values hold or, being functions, mention."""
        for value in values:
            if isinstance(value, str):
                yield value
            elif id(value) not in self._seen:
                self._seen.add(id(value))
                yield from self.strings(self._inside(value))

    def _inside(self, value: Any) -> Iterator[Any]:
        value = getattr(value, "__wrapped__", value)
        if isinstance(value, FunctionType) and value.__module__.startswith(_HOME):
            cells = value.__closure__ or ()
            yield from (cell.cell_contents for cell in cells)
            yield from _mentioned(value.__code__, value.__globals__)
        elif isinstance(value, Mapping):
            yield from (*value.keys(), *value.values())
        elif isinstance(value, tuple | list | set | frozenset):
            yield from value


def _mentioned(code: CodeType, names: Mapping[str, Any]) -> Iterator[Any]:
    holders = [vars(value) for value in map(names.get, code.co_names) if _holds(value)]
    own = [vars(value) for value in names.values() if isinstance(value, type) and _holds(value)]
    for name in code.co_names:
        if name in names:
            yield names[name]
        for holder in (*holders, *own):
            item = holder.get(name)
            yield getattr(item, "fget", item)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _mentioned(constant, names)
        else:
            yield constant


def _holds(value: Any) -> bool:
    """Say whether a value is a module, or a class of the law, whose functions may be called."""
    if isinstance(value, type):
        return value.__module__.startswith(_HOME)
    return isinstance(value, ModuleType)
