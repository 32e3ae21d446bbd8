"""Statutes by article: the edition, and the text of each article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry.codes import NormLevel
from registry.exchange.staging.base import key_of
from registry.i18n import _

if TYPE_CHECKING:
    from registry.exchange.staging.base import Reading, StageContext


@dataclass(frozen=True, slots=True)
class StagedStatute:
    """One edition of a norm."""

    name: str
    level: NormLevel
    issuer: str
    promulgated_on: date | None
    in_force_from: date | None
    ended: str = ""
    """What the source calls an edition that is no longer in force."""


@dataclass(frozen=True, slots=True)
class StagedArticle:
    """An article of an edition with its full text."""

    statute: StagedStatute
    article: str
    text: str
    heading: str


_IN_FORCE = frozenset(("", "现行有效", "有效", "尚未生效"))
_LEVEL_BY_ENDING = (("条例", NormLevel.ADMIN_REGULATION), ("法", NormLevel.LAW))


class StatuteComposer:
    """Makes articles; what concerns a whole edition is noted once, at its first row."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""
        self._editions: dict[tuple[str, date | None], StagedStatute] = {}
        self._context = context

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row."""
        return ()

    def compose(self, reading: Reading) -> tuple[str, StagedArticle]:
        """Make the article of a row."""
        statute = self._edition(reading)
        article = reading.get("article", "")
        if not article:
            reading.error("article", _("The row has no article number."))
        heading = " ".join(filter(None, (reading.get("chapter"), reading.get("section"))))
        record = StagedArticle(statute, article, reading.get("text", ""), heading)
        return key_of("article", statute.name, statute.promulgated_on, article), record

    def _edition(self, reading: Reading) -> StagedStatute:
        name = reading.get("name", "")
        version_on = reading.get("version_on") or reading.get("promulgated_on")
        known = self._editions.get((name, version_on))
        if known is None:
            known = self._new_edition(reading, name, version_on)
            self._editions[name, version_on] = known
        return known

    def _new_edition(self, reading: Reading, name: str, version_on: date | None) -> StagedStatute:
        in_force_from = reading.get("in_force_from")
        if in_force_from and version_on and in_force_from < version_on:
            sentence = _("In force from {day}, before this edition of {version}; left open.")
            reading.note("in_force_from", sentence.format(day=in_force_from, version=version_on))
            in_force_from = None
        elif in_force_from is None:
            reading.note("in_force_from", _("The day it comes into force is not given."))
        status = reading.get("status", "")
        return StagedStatute(
            name=name,
            level=reading.get("level") or self._level(reading, name),
            issuer=reading.get("issuer", ""),
            promulgated_on=version_on,
            in_force_from=in_force_from,
            ended="" if status in _IN_FORCE else status,
        )

    def _level(self, reading: Reading, name: str) -> NormLevel:
        """Tell the level by the name where the file does not; noted, for 条例 may be local."""
        found = next(
            (level for ending, level in _LEVEL_BY_ENDING if name.endswith(ending)),
            NormLevel.NORMATIVE_DOCUMENT,
        )
        sentence = _("The level of the norm is not given; its name suggests {level}.")
        reading.note("level", sentence.format(level=found.zh), name)
        return found
