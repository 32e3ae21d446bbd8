"""What was done after inspections: orders to correct are inspections, fines are penalties."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from registry.codes import InspectionResult
from registry.exchange.money import amounts_in
from registry.exchange.staging.base import key_of
from registry.exchange.staging.party import StagedParty, compose_party
from registry.exchange.staging.penalties import PenaltyComposer, StagedPenalty, agency_name
from registry.exchange.staging.sanctions import kinds_named
from registry.i18n import _

if TYPE_CHECKING:
    from registry.exchange.staging.base import Reading, StageContext


class StagedInspection(NamedTuple):
    """An inspection recorded elsewhere, with what came of it."""

    party: StagedParty
    agency: str
    result: InspectionResult
    inspected_on: date | None
    content: str


_ORDER = re.compile(r"责令[^，。；]{0,12}?(?:改正|整改|停止)")
_BY_AGENCY = re.compile(r"由(?P<agency>[^，。；由]{2,30}?(?:局|委员会|大队|支队|总队|政府))责令")
_NOTHING = re.compile(r"未发现(?:问题|违法)|(?:检查)?合格$|符合要求")


class MeasureComposer:
    """Makes inspections or penalties, as the words of each row say."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""
        self._penalties = PenaltyComposer(context)

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row."""
        return ()

    def compose(self, reading: Reading) -> tuple[str, StagedInspection | StagedPenalty | None]:
        """Tell orders from penalties; other words are no act that could be recorded."""
        text = reading.get("content", "")
        self._find_agency(reading, text)
        if amounts_in(text) or kinds_named(text):
            return self._penalties.compose(reading)
        if _ORDER.search(text):
            return self._inspection(reading, InspectionResult.ORDERED)
        if _NOTHING.search(text):
            return self._inspection(reading, InspectionResult.NO_PROBLEM)
        reading.error("content", _("It is neither a penalty nor an order to correct."))
        return "", None

    def _find_agency(self, reading: Reading, text: str) -> None:
        named = _BY_AGENCY.search(text)
        if named and not reading.get("agency"):
            reading.values["agency"] = named["agency"]
            sentence = _("The agency {agency} was read from the text.")
            reading.note("content", sentence.format(agency=named["agency"]))
        if not reading.get("agency"):
            reading.error("agency", _("No agency is named, so nobody can be recorded as acting."))

    def _inspection(
        self, reading: Reading, result: InspectionResult
    ) -> tuple[str, StagedInspection]:
        inspected_on = reading.get("decided_on")
        if inspected_on is None and not reading.refused:
            reading.note("decided_on", _("The date of the inspection is missing."))
        record = StagedInspection(
            party=compose_party(reading, reading.get("party_name", "")),
            agency=agency_name(reading),
            result=result,
            inspected_on=inspected_on,
            content=reading.get("content", ""),
        )
        parts = (record.agency, record.inspected_on, record.party.key, record.content)
        return key_of("inspection", *parts), record
