"""`quanze record`: commands from a file, through the same door as the terminal's."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from registry.cli.output import print_done, print_json
from registry.cli.parameters import AsJson, Commands
from registry.errors import InvalidInput
from registry.i18n import _, msg


def record(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help=msg("JSON, JSON Lines or YAML; - reads standard input.")
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Carry out the commands in a file: all of them, or none."""
    from registry.actions.batch import perform_entries
    from registry.cli.files import read_entries
    from registry.codes import Role

    entries = read_entries(file)
    if entries in ([], [None]):
        raise InvalidInput(_("{name} holds no command.").format(name=file))
    with ctx.obj.door(Role.OFFICER) as door:
        done = list(perform_entries(door, entries))
    if as_json:
        print_json([asdict(item) for item in done])
        return
    for item in done:
        print_done(item)


COMMANDS: Commands = {
    "record": (record, msg("Carry out the commands in a file: all of them, or none.")),
}
