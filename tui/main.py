"""The console script `quanze`: a command goes to the command line, none opens the screen."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from registry.config import Settings


def main() -> None:
    """Run `quanze` and leave with its exit code."""
    from registry.cli import main as run

    sys.exit(run(open_screen=open_screen))


def open_screen(settings: Settings, place: str = "home") -> int:
    """Open the terminal interface and return its exit code.

    Nothing that is imported is ever thrown away, so looking for garbage waits until the first
    screen stands, and then passes over all of it.
    """
    gc.disable()
    from tui.app import QuanzeApp
    from tui.gateway import Gateway

    app = QuanzeApp(Gateway(settings), place)
    app.run()
    if app.problem is not None:
        raise app.problem
    return app.return_code or 0


if __name__ == "__main__":
    main()
