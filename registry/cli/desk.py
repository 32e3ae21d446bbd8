"""What a command works with: settings, clock, the register, and who is acting."""

from __future__ import annotations

from dataclasses import dataclass

from registry.clock import Clock
from registry.config import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk at which one command is carried out."""

    settings: Settings

    @property
    def clock(self) -> Clock:
        """Return the clock, standing at `--today` where that was given."""
        return Clock.at_date(self.settings.today) if self.settings.today else Clock()
