"""The command line: every capability without the terminal interface.

This module is what a console script pays for before it has read a flag, so it loads nothing but
the standard library, and Typer only once a command is known to be wanted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from registry.cli.options import Opening, read_opening
from registry.config import Settings, load_settings
from registry.i18n import default_language, use_language


def main(
    arguments: Sequence[str] | None = None,
    open_screen: Callable[[Settings], int] | None = None,
) -> int:
    """Do what the arguments ask and return the exit code.

    Without a command, `open_screen` is called if there is one and a person sits at the terminal;
    else the status is printed.
    """
    from registry.cli.failures import exit_code_of

    given = list(sys.argv[1:] if arguments is None else arguments)
    opening = read_opening(given)
    use_language(opening.flags.get("lang") or default_language())
    if opening.wants_version:
        return print_version()
    return exit_code_of(lambda: _dispatch(given, opening, open_screen))


def _dispatch(
    given: list[str], opening: Opening, open_screen: Callable[[Settings], int] | None
) -> int:
    if not opening.has_command:
        settings = load_settings(opening.flags)
        use_language(settings.lang)
        if open_screen is not None and sys.stdout.isatty():
            return open_screen(settings)
        given = [*given, "status"]
    from registry.cli.app import run

    return run(given)


def print_version() -> int:
    """Print the version and return the exit code."""
    from importlib.metadata import version

    sys.stdout.write(f"quanze {version('quanze')}\n")
    return 0
