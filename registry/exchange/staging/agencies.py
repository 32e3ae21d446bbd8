"""Agencies and the names under which others report them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.codes import ExerciseLevel
from registry.exchange.staging.base import key_of
from registry.i18n import _

if TYPE_CHECKING:
    from registry.exchange.staging.base import Reading, StageContext


@dataclass(frozen=True, slots=True)
class StagedAgency:
    """An agency to be found or added; `parent` is a name of the register or of the same file."""

    name: str
    short_name: str
    code: str | None
    credit_code: str | None
    division: str
    level: ExerciseLevel
    parent: str | None
    doc_prefix: str


@dataclass(frozen=True, slots=True)
class StagedAlias:
    """A reported name and the official one."""

    alias: str
    official_name: str


_SUCCESSOR = re.compile(r"(?P<old>.+?)[（(](?:更新为|更名为|现为|改为)(?P<new>[^）)]+)[）)]")


class AgencyComposer:
    """Makes agencies; parents are named by the source's own numbers where it has such."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""
        self._words = context.map.words
        self._names: dict[int, str] = {}

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row."""
        return (
            _("Division and level of an agency are told by district names in its own name."),
            _("Every agency is taken for a statutory one."),
        )

    def compose(self, reading: Reading) -> tuple[str, StagedAgency | None]:
        """Make the agency of a row; one marked invalid, or named with its successor, is refused."""
        name: str = reading.get("name", "")
        if source_id := reading.get("source_id"):
            self._names[source_id] = name
        if successor := _SUCCESSOR.fullmatch(name):
            sentence = _("Superseded by {new}; import {old} as an alias of it.")
            reading.error("name", sentence.format(new=successor["new"], old=successor["old"]))
        if reading.get("valid") is False:
            reading.error("valid", _("The source marks this agency as no longer valid."))
        division, level = self._place(name)
        record = StagedAgency(
            name=name,
            short_name=reading.get("short_name", ""),
            code=reading.get("code"),
            credit_code=reading.get("credit_code"),
            division=reading.get("division") or division,
            level=next(iter(reading.get("level", ())), level),
            parent=self._parent(reading),
            doc_prefix=reading.get("doc_prefix", ""),
        )
        return key_of("agency", name), record

    def _parent(self, reading: Reading) -> str | None:
        if name := reading.get("parent_name"):
            return str(name)
        number = reading.get("parent_source_id")
        if not number:
            return None
        if number not in self._names:
            sentence = _("The parent {number} does not stand above this row.")
            reading.note("parent_source_id", sentence.format(number=number))
        return self._names.get(number)

    def _place(self, name: str) -> tuple[str, ExerciseLevel]:
        """Tell division and level by the district names of the map; else the city's own."""
        for word, code in self._words.items():
            if word in name:
                return code, ExerciseLevel.DISTRICT
        return self._words.get("", "420100"), ExerciseLevel.CITY


class AliasComposer:
    """Makes aliases of agencies."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""
        self._context = context

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row."""
        return ()

    def compose(self, reading: Reading) -> tuple[str, StagedAlias]:
        """Make the alias of a row; a name that is its own alias is refused."""
        record = StagedAlias(reading.get("alias", ""), reading.get("official_name", ""))
        if record.alias and record.alias == record.official_name:
            reading.error("alias", _("Both names are the same."))
        return key_of("alias", record.alias), record
