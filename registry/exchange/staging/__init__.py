"""Files become staged records of one kind, row by row, without a database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from registry.exchange.columns import ColumnMap, known_headers, match_map
from registry.exchange.problems import Problem, Weight
from registry.exchange.readers import Table, read_tables
from registry.exchange.staging.agencies import AgencyComposer, AliasComposer
from registry.exchange.staging.base import Composer, RowReader, StageContext, Staged
from registry.exchange.staging.lists import DivisionComposer, ItemComposer
from registry.exchange.staging.measures import MeasureComposer
from registry.exchange.staging.party import OrganisationComposer
from registry.exchange.staging.penalties import PenaltyComposer
from registry.exchange.staging.powers import PowerComposer
from registry.exchange.staging.statutes import StatuteComposer
from registry.i18n import _

__all__ = ["Stage", "Staged", "stage"]

COMPOSERS: Mapping[str, type[Composer]] = {
    "penalties": PenaltyComposer,
    "organisations": OrganisationComposer,
    "agencies": AgencyComposer,
    "agency-aliases": AliasComposer,
    "powers": PowerComposer,
    "statutes": StatuteComposer,
    "random-items": ItemComposer,
    "divisions": DivisionComposer,
    "inspection-measures": MeasureComposer,
}


class Stage:
    """The staging of one file: its rows, and what is to be said of the file as a whole."""

    def __init__(self, path: Path, kind: str, today: date, chosen: ColumnMap | None = None) -> None:
        """Prepare; nothing is read before the rows are asked for."""
        self.path, self.kind, self._today, self._chosen = path, kind, today, chosen
        self.map_name = ""
        self.problems: list[Problem] = []

    def rows(self) -> Iterator[Staged]:
        """Yield every row of every table, staged."""
        known = known_headers()
        if self._chosen:
            known = known.union(*(field.headers for field in self._chosen.fields))
        for table in read_tables(self.path, known):
            yield from self._table(table)

    def _table(self, table: Table) -> Iterator[Staged]:
        match = match_map(table.columns, self.kind, self._chosen)
        self.map_name = match.map.name
        for remark in table.remarks:
            self._say(table, "", remark)
        for label in match.unknown:
            self._say(table, label, _("This column was not understood; it is kept as it came."))
        reader = RowReader(table, match)
        composer = COMPOSERS[self.kind](StageContext(self._today, match.map))
        for remark in composer.remarks():
            self._say(table, "", remark)
        for row in table.rows:
            reading = reader.read(row)
            staged = reading.staged
            staged.key, staged.record = composer.compose(reading)
            yield staged

    def _say(self, table: Table, column: str, sentence: str) -> None:
        self.problems.append(Problem(0, column, "", sentence, Weight.NOTE, table.sheet))


def stage(path: Path, kind: str, today: date, chosen: ColumnMap | None = None) -> Iterator[Staged]:
    """Yield the rows of a file as staged records of a kind."""
    return Stage(path, kind, today, chosen).rows()
