"""Reviews: the queue of legal reviews, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from registry.codes import CaseKind, ReviewStatus, Stage
from registry.i18n import _, msg
from tui.screens.browse import BrowseScreen
from tui.screens.records import number_cell
from tui.texts import REVIEW_TONES, STAGE_TONES, named, toned
from tui.widgets.columns import Column
from tui.widgets.paged_table import PagedTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.blocks import Block

QUEUE = (
    Column("number", msg("number"), number_cell, 30, 30),
    Column("party", msg("party"), lambda r: r.party, 28, 22, flex=3),
    Column("kind", msg("kind"), lambda r: (named(CaseKind, r.kind), "muted"), 12, 10, drop=3),
    Column("agency", msg("agency"), lambda r: (r.agency, "muted"), 20, 12, drop=4),
    Column("stage", msg("stage"), lambda r: toned(Stage, STAGE_TONES, r.stage), 20, 10, drop=1),
    Column(
        "review",
        msg("legal review"),
        lambda r: toned(ReviewStatus, REVIEW_TONES, r.review_status),
        16,
        10,
    ),
)


class ReviewsScreen(BrowseScreen):
    """Cases that wait for legal review; other states through the query line."""

    PLACE = "reviews"
    KIND = "cases"
    PRESET = "review:pending"
    COLUMNS = QUEUE
    FACETS: ClassVar[dict[str, str]] = {"agency": msg("Agency"), "kind": msg("Kind")}

    def example(self) -> str:
        """Return what may be typed into the query line."""
        return _("review:pending  review:required  review:returned  review:stale")

    async def glance(self, row_id: int) -> Sequence[Block]:
        """Return the case at a glance."""
        from tui.describe.cases import case_glance  # not before there is something to show

        return case_glance(await self.ask(self.gateway.case, row_id))

    @on(PagedTable.Opened, "#list")
    def _open(self, message: PagedTable.Opened) -> None:
        message.stop()
        self.open_review(message.row_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter opens the review; nothing is recorded here."""
        return action not in {"record", "checks", "review"} and super().check_action(
            action, parameters
        )
