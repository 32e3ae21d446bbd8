"""What the records of a dossier share: the decorator and intervals of days."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar, dataclass_transform

from registry.codes import PauseKind

T = TypeVar("T")


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__slots__)


def _same(self: Any, other: object) -> bool:
    return type(self) is type(other) and _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash(_values(self))


def _known(self: Any) -> str:
    """Show only what is known: most fields of most matters are not."""
    known = ((name, getattr(self, name)) for name in self.__slots__)
    parts = (f"{name}={value!r}" for name, value in known if value is not None)
    return f"{type(self).__name__}({', '.join(parts)})"


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with keyword fields and slots.

    The shared comparison spares the time that generating it for each of many classes takes at
    start-up.
    """
    made = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(cls)
    for name, method in (("__eq__", _same), ("__hash__", _hash), ("__repr__", _known)):
        setattr(made, name, method)
    return made


@record
class Interval:
    """A span of days, both ends included; open while `ended_on` is unknown."""

    kind: Annotated[PauseKind | None, "what kind of span this is", "期间种类"] = None
    started_on: Annotated[date, "first day", "起始日"]
    ended_on: Annotated[date | None, "last day", "终止日"] = None
    reason: Annotated[str, "why", "事由"] = ""
    told_on: Annotated[date | None, "party told in writing on", "书面告知日"] = None
