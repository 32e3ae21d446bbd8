"""Random-inspection items and administrative divisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.exchange.staging.base import key_of
from registry.i18n import _

if TYPE_CHECKING:
    from registry.exchange.staging.base import Reading, StageContext


@dataclass(frozen=True, slots=True)
class StagedItem:
    """An item of the random-inspection list."""

    code: str
    name: str
    content: str
    basis: str
    subject: str
    objects: str
    ratio: str
    frequency: str
    method: str
    key_item: bool


@dataclass(frozen=True, slots=True)
class StagedDivision:
    """An administrative division."""

    code: str
    name: str
    parent_code: str


class ItemComposer:
    """Makes items of the random-inspection list; ratios and frequencies stay in their words."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""
        self._context = context

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row."""
        return (_("Ratios and frequencies stay in the words of the source."),)

    def compose(self, reading: Reading) -> tuple[str, StagedItem]:
        """Make the item of a row."""
        if not reading.get("basis"):
            reading.note("basis", _("The item has no legal basis."))
        record = StagedItem(
            code=reading.get("code", ""),
            name=reading.get("name", ""),
            content=reading.get("content", ""),
            basis=reading.get("basis", ""),
            subject=reading.get("subject", ""),
            objects=reading.get("objects", ""),
            ratio=reading.get("ratio", ""),
            frequency=reading.get("frequency", ""),
            method=reading.get("method", ""),
            key_item="重点" in reading.get("category", ""),
        )
        return key_of("item", record.subject, record.code, record.name, record.content), record


class DivisionComposer:
    """Makes divisions; the codes of the levels above must agree with the code itself."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""
        self._context = context

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row."""
        return ()

    def compose(self, reading: Reading) -> tuple[str, StagedDivision]:
        """Make the division of a row."""
        code: str = reading.get("code", "")
        for target in ("city_code", "province_code"):
            above = reading.get(target)
            if above and not code.startswith(above):
                sentence = _("The code {code} does not lie within {above}.")
                reading.error(target, sentence.format(code=code, above=above))
        return key_of("division", code), StagedDivision(code, reading.get("name", ""), code[:-2])
