"""Records: every enforcement case."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from registry.codes import CaseKind, ReviewStatus, Stage
from registry.i18n import _, msg
from tui.screens.browse import BrowseScreen
from tui.texts import (
    REVIEW_TONES,
    STAGE_TONES,
    iso,
    named,
    toned,
    yuan,
)
from tui.widgets.columns import Column
from tui.widgets.paged_table import PagedTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.views import CaseRow
    from tui.blocks import Block
    from tui.widgets.columns import Cell


def number_cell(row: CaseRow) -> Cell:
    """Return the document number, or muted the reference where there is none yet."""
    return row.document_no or (row.ref, "muted")


def fine_cell(row: CaseRow) -> Cell:
    """Return the fine; nothing where there is none."""
    return yuan(row.fine_fen) if row.fine_fen else ""


CASE_COLUMNS: tuple[Column, ...] = (
    Column("number", msg("number"), number_cell, 30, 30),
    Column("party", msg("party"), lambda r: r.party, 28, 22, flex=3),
    Column("kind", msg("kind"), lambda r: (named(CaseKind, r.kind), "muted"), 12, 10, drop=4),
    Column("agency", msg("agency"), lambda r: (r.agency, "muted"), 20, 12, drop=5),
    Column("decided", msg("decided"), lambda r: iso(r.decided_on), 10, 10, drop=3, sort="decided"),
    Column("fine", msg("fine"), fine_cell, 14, 14, right=True, drop=2, sort="fine"),
    Column("state", msg("state"), lambda r: toned(Stage, STAGE_TONES, r.stage), 20, 13),
    Column(
        "review",
        msg("legal review"),
        lambda r: toned(ReviewStatus, REVIEW_TONES, r.review_status),
        16,
        8,
        drop=6,
    ),
)


class RecordsScreen(BrowseScreen):
    """All cases: query line, counts, list, detail."""

    PLACE = "records"
    KIND = "cases"
    COLUMNS: ClassVar[tuple[Column, ...]] = CASE_COLUMNS
    FACETS: ClassVar[dict[str, str]] = {
        "kind": msg("Kind"),
        "stage": msg("Stage"),
        "agency": msg("Agency"),
    }

    def example(self) -> str:
        """Return what may be typed into the query line."""
        return _("食品  kind:penalty  decided:2026-10..  fine:>10000")

    def nothing_yet(self) -> str:
        """Say how to record the first case."""
        return _("No case is recorded yet. Press F2 to record one.")

    async def glance(self, row_id: int) -> Sequence[Block]:
        """Return the case at a glance."""
        from tui.describe.cases import case_glance  # not before there is something to show

        return case_glance(await self.ask(self.gateway.case, row_id))

    @on(PagedTable.Opened, "#list")
    def _open(self, message: PagedTable.Opened) -> None:
        message.stop()
        self.open_case(message.row_id)

    def action_checks(self) -> None:
        """Show the checks of the case under the cursor."""
        if self.table.row_id is not None:
            self.open_case(self.table.row_id, "checks")

    def action_review(self) -> None:
        """Go to the legal review of the case under the cursor."""
        if self.table.row_id is not None:
            self.open_review(self.table.row_id)
