"""One entry of the power list, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.containers import VerticalScroll

from registry.i18n import pick
from tui import keys
from tui.describe.powers import power_page
from tui.screens.base import DeskScreen
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from registry.views import PowerDetail


class PowerScreen(DeskScreen):
    """All that one version of an entry says."""

    BINDINGS = keys.bindings("power")
    DEFAULT_CSS = """
    PowerScreen #scroll { padding: 1 2; }
    PowerScreen #page { max-width: 110; }
    """

    def __init__(self, version_id: int) -> None:
        """Take the version to be shown."""
        super().__init__()
        self._version_id = version_id
        self._power: PowerDetail | None = None

    def compose_work(self) -> ComposeResult:
        """Lay out one page."""
        with VerticalScroll(id="scroll"):
            yield Sheet(id="page")

    def on_mount(self) -> None:
        """Read the entry."""
        super().on_mount()
        self.read()

    @work(exclusive=True, group="read", exit_on_error=False)
    async def read(self) -> None:
        """Read the entry and show it."""
        self._power = await self.ask(self.gateway.power, self._version_id)
        self._show()

    def _show(self) -> None:
        if self._power:
            row = self._power.row
            self.title_line(pick(row.name, self._power.name_en), row.code)
            self.query_one("#page", Sheet).show(power_page(self._power))

    def retranslate(self) -> None:
        """Show the entry in the language in use."""
        super().retranslate()
        self._show()

    def action_reload(self) -> None:
        """Read the entry anew."""
        self.read()

    def action_cases(self) -> None:
        """List the cases on this entry."""
        if self._power:
            self.open_records(f"power:{self._power.row.code}")

    def action_record(self) -> None:
        """Record a case on this entry."""
        if self._power:
            self.open_recording(power=self._power.row.code)
