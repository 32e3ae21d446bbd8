"""What is to be recorded: the acts that open a case, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from registry.codes import CaseKind, Procedure
from registry.i18n import _, msg
from tui.blocks import Block, Gap, Heading, Para, Title
from tui.describe.law import cites
from tui.forms.making import openings
from tui.screens.base import DeskScreen
from tui.texts import named
from tui.widgets.columns import Column
from tui.widgets.list_and_page import ListAndPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.records import Opening

EXPLAINED = {
    "ordinary:file": msg("A case is filed when the filing standard is met; the 90 days begin."),
    "ordinary:report_clue": msg("A clue is registered first; whether to file is decided later."),
    "summary:find": msg("A minor act found on the spot: a warning or a small fine at once."),
    "on_site:approve": msg("An inspection on site needs the head's approval beforehand."),
    "on_site:plan": msg("An inspection of the yearly plan or of a random draw."),
    "off_site:approve": msg("Data are looked at from afar; people verify what they show."),
    "off_site:plan": msg("A planned inspection that looks at data from afar."),
    "measure:approve_measure": msg("Sealing, seizing or freezing, approved by the head first."),
    "measure:carry_out_urgently": msg("Urgent on the spot; approval is made up within 24 hours."),
    "execution:demand": msg("A decision was not performed: the party is asked once more."),
}


def _nothing_fits() -> str:
    return _("Penalties, inspections and coercive measures are recorded; this entry is none.")


class RecordingScreen(DeskScreen):
    """The list of acts that open a case."""

    def __init__(self, power: str = "") -> None:
        """Take the entry the case will rest on, where it is known already."""
        super().__init__()
        self._power = power

    def compose_work(self) -> ComposeResult:
        """Lay out list and explanation."""
        columns = (
            Column("kind", msg("kind"), lambda o: (named(CaseKind, o.kind), "muted"), 14, 10),
            Column("title", msg("what is recorded"), lambda o: _(o.title), 36, 20, flex=1),
            Column(
                "procedure",
                msg("procedure"),
                lambda o: (named(Procedure, o.procedure), "muted"),
                22,
                12,
                drop=1,
            ),
        )
        yield ListAndPage(columns, self._page, _nothing_fits, id="openings")

    def on_mount(self) -> None:
        """Read what can be recorded."""
        super().on_mount()
        self.title_line(_("What is to be recorded?"))
        self.read()

    @work(exclusive=True, group="read", exit_on_error=False)
    async def read(self) -> None:
        """Show the openings that fit the entry."""
        found: Sequence[Opening] = await self.ask(openings, self.gateway, self._power)
        self.query_one(ListAndPage).show(found)
        self.query_one(ListAndPage).table.focus()

    @staticmethod
    def _page(opening: Opening) -> list[Block]:
        said = EXPLAINED.get(f"{opening.procedure}:{opening.action}", "")
        return [
            Title(_(opening.title)),
            Para(named(Procedure, opening.procedure), "muted"),
            Gap(),
            Para(_(said) if said else ""),
            Gap(),
            Heading(_("On which article")),
            *cites(opening.cites),
        ]

    @on(ListAndPage.Chosen)
    def _open(self, message: ListAndPage.Chosen) -> None:
        message.stop()
        opening: Opening = message.row
        self.open_opening(opening.procedure, opening.action, self._power)
