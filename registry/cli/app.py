"""All commands under their names, and the options that stand before them."""

from __future__ import annotations

from collections.abc import Container
from typing import Annotated, Any

import typer

from registry.cli import (
    accounts,
    checking,
    exchanging,
    print_version,
    reading,
    recording,
    reviewing,
    showing,
    tracing,
    upkeep,
)
from registry.cli.desk import Desk
from registry.cli.help import HouseCommand, HouseGroup, usage_problem
from registry.cli.spare import unless_named
from registry.config import load_settings
from registry.i18n import msg, use_language

_DESKS = (
    *(upkeep, reading, showing, recording, checking, tracing, reviewing, exchanging, accounts),
)

ORDER = (
    *(
        "init",
        "status",
        "powers",
        "search",
        "show",
        "record",
        "check",
        "explain",
        "replay",
        "review",
        "import",
        "export",
    ),
    *("account", "config", "doctor", "backup", "restore", "upgrade"),
)
"""The commands as help lists them."""
HELP = msg("The administrative power list and law-enforcement register of a city.")


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name and return its exit code."""
    try:
        outcome = command(arguments)(args=arguments, prog_name="quanze", standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as problem:
        raise usage_problem(problem) from None
    return int(outcome or 0)


def command(words: Container[str] | None = None) -> Any:
    """Build the command `quanze` with everything under it, or what some words may name of it."""
    app = _group(HELP)
    app.callback()(_opening)
    for desk in _DESKS:
        for name, (function, help_text) in desk.COMMANDS.items():
            wanted = unless_named(name, function, words)
            app.command(name, cls=HouseCommand, help=help_text)(wanted)
        for name, (help_text, commands) in getattr(desk, "GROUPS", {}).items():
            group = _group(help_text)
            for word, (function, sentence) in commands.items():
                wanted = unless_named(name, function, words)
                group.command(word, cls=HouseCommand, help=sentence)(wanted)
            app.add_typer(group, name=name, cls=HouseGroup, help=help_text)
    found: Any = typer.main.get_command(app)
    found.commands = {name: found.commands[name] for name in ORDER}
    return found


def _group(help_text: str) -> typer.Typer:
    return typer.Typer(
        cls=HouseGroup,
        help=help_text,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )


def _opening(
    ctx: typer.Context,
    database: Annotated[
        str | None,
        typer.Option("--database", metavar="URL", help=msg("The register: a file or a URL.")),
    ] = None,
    user: Annotated[
        str | None,
        typer.Option("--as", metavar="USER", help=msg("The account that acts.")),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="en|zh", help=msg("The language of messages.")),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DATE", help=msg("Work as if it were this day.")),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help=msg("Print the version."))] = False,
) -> None:
    if version:
        raise typer.Exit(print_version())
    settings = load_settings({"database": database, "user": user, "lang": lang, "today": today})
    use_language(settings.lang)
    ctx.obj = Desk(settings)
