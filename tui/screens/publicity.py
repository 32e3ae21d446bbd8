"""Publicity: what is to be published, was published or was withdrawn."""

from __future__ import annotations

from typing import ClassVar

from registry.codes import PublicityStatus
from registry.i18n import _, msg
from tui.screens.records import CASE_COLUMNS, RecordsScreen
from tui.texts import PUBLICITY_TONES, toned
from tui.widgets.columns import Column

STATE = Column(
    "publicity",
    msg("publicity"),
    lambda r: toned(PublicityStatus, PUBLICITY_TONES, r.publicity_status),
    16,
    8,
)


class PublicityScreen(RecordsScreen):
    """The cases whose result is due for publication; other states through the query line."""

    PLACE = "publicity"
    PRESET = "publicity:due"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        *(c for c in CASE_COLUMNS if c.key not in {"review", "state"}),
        STATE,
    )
    FACETS: ClassVar[dict[str, str]] = {"publicity": msg("Publicity"), "agency": msg("Agency")}

    def example(self) -> str:
        """Return what may be typed into the query line."""
        return _("publicity:due  publicity:overdue  publicity:withdrawn")
