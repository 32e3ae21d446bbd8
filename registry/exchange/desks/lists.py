"""Random-inspection items and administrative divisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from registry.exchange.desks.base import Desk, Loader, Outcome, Verdict
from registry.models.divisions import Division
from registry.models.oversight import CheckItem

if TYPE_CHECKING:
    from registry.actions.work import Work
    from registry.database.reader import Reader
    from registry.exchange.staging.lists import StagedItem


class ItemDesk(Desk):
    """Adds items of the random-inspection list; one imported before is updated."""

    table = "check_item"

    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Compare nothing: an item has no key but its own words."""

    def write(self, work: Work, verdicts: Sequence[Verdict]) -> None:
        """Write the items."""
        loader = Loader(work, CheckItem)
        for verdict in verdicts:
            values = _item_values(verdict.record)
            if verdict.outcome is Outcome.UPDATED and verdict.row_id:
                item = work.session.get_one(CheckItem, verdict.row_id)
                for name, value in values.items():
                    setattr(item, name, value)
                work.touch(item)
            else:
                verdict.row_id = loader.add(**values)
        loader.flush()


def _item_values(record: StagedItem) -> dict[str, Any]:
    return {
        "code": record.code,
        "name": record.name,
        "content": record.content,
        "basis": record.basis,
        "objects": record.objects,
        "ratio": record.ratio,
        "frequency": record.frequency,
        "method": record.method,
        "key_item": record.key_item,
    }


class DivisionDesk(Desk):
    """Adds divisions by code."""

    table = "division"

    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Compare names by code."""
        codes = sorted({verdict.record.code for verdict in verdicts})
        rows = reader.rows("SELECT code, name FROM division WHERE code IN :codes", {"codes": codes})
        known = {code: name for code, name in rows}  # noqa: C416 - rows are untyped
        for verdict in verdicts:
            record = verdict.record
            if record.code in known:
                same = known[record.code] == record.name
                verdict.outcome = Outcome.UNCHANGED if same else Outcome.UPDATED

    def write(self, work: Work, verdicts: Sequence[Verdict]) -> None:
        """Write the divisions; the row id is the code."""
        loader = Loader(work, Division)
        for verdict in verdicts:
            record = verdict.record
            verdict.row_id = int(record.code)
            if verdict.outcome is Outcome.UPDATED:
                division = work.session.get_one(Division, record.code)
                division.name = record.name
                work.touch(division)
            else:
                loader.add(code=record.code, name=record.name, parent_code=record.parent_code)
        loader.flush()
