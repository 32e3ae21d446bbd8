"""Powers: the power list in force, and its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from registry.codes import PowerKind, PowerStatus
from registry.i18n import _, msg
from tui.screens.browse import BrowseScreen
from tui.texts import iso, named
from tui.widgets.columns import Column
from tui.widgets.paged_table import PagedTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.views import PowerRow
    from tui.blocks import Block
    from tui.widgets.columns import Cell


def name_cell(row: PowerRow) -> Cell:
    """Return the name, and the state where an entry is not simply in force."""
    text, tone = state_cell(row)
    return row.name if row.status == PowerStatus.ACTIVE else (f"{row.name} · {text}", tone)


def state_cell(row: PowerRow) -> tuple[str, str]:
    """Return the state of an entry; what is in force needs no colour."""
    tone = {"suspended": "warn", "cancelled": "bad"}.get(row.status, "muted")
    return named(PowerStatus, row.status), tone


POWER_COLUMNS = (
    Column("code", msg("code"), lambda r: (r.code, "muted"), 16, 12, drop=3),
    Column("name", msg("name"), name_cell, 40, 40, flex=4, most=72),
    Column("kind", msg("kind"), lambda r: named(PowerKind, r.kind), 14, 8, drop=1),
    Column("agency", msg("agency"), lambda r: r.agency, 20, 12, drop=2),
    Column("since", msg("since"), lambda r: (iso(r.valid_from), "muted"), 10, 10, drop=5),
    Column("state", msg("state"), state_cell, 10, 6, drop=4),
)


class PowersScreen(BrowseScreen):
    """The power list: query line, counts, list, detail."""

    PLACE = "powers"
    KIND = "powers"
    COLUMNS = POWER_COLUMNS
    FACETS: ClassVar[dict[str, str]] = {"kind": msg("Kind"), "agency": msg("Agency")}

    def example(self) -> str:
        """Return what may be typed into the query line."""
        return _("食品  kind:penalty  agency:市场监管")

    def nothing_yet(self) -> str:
        """Say how to fill the list."""
        return _("The power list is empty. Import one with quanze import.")

    async def glance(self, row_id: int) -> Sequence[Block]:
        """Return the entry at a glance."""
        from tui.describe.powers import power_glance  # not before there is something to show

        return power_glance(await self.ask(self.gateway.power, row_id))

    @on(PagedTable.Opened, "#list")
    def _open(self, message: PagedTable.Opened) -> None:
        message.stop()
        self.open_power(message.row_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that needs a case."""
        return action not in {"checks", "review"} and super().check_action(action, parameters)

    def action_record(self) -> None:
        """Record a case on the entry under the cursor."""
        if self.table.current is not None:
            self.open_recording(power=self.table.current.code)
