"""What the records of a dossier share: the decorator and intervals of days."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen record with keyword fields and slots."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@record
class Interval:
    """A span of days, both ends included; open while `ended_on` is unknown."""

    kind: Annotated[str, "what kind of span this is", "期间种类"] = ""
    started_on: Annotated[date, "first day", "起始日"]
    ended_on: Annotated[date | None, "last day", "终止日"] = None
    reason: Annotated[str, "why", "事由"] = ""
    told_on: Annotated[date | None, "party told in writing on", "书面告知日"] = None
