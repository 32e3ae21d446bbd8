"""Commands that create, move, describe and repair a register."""

from __future__ import annotations

import sys

import typer

from registry.cli.output import Column, print_facts, print_json, print_lines, print_table
from registry.cli.parameters import AsJson, Commands
from registry.config import described
from registry.i18n import _, msg


def config(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Print every setting and where it came from."""
    rows = [
        {"name": name, "value": value, "origin": origin}
        for name, value, origin in described(ctx.obj.settings)
    ]
    if as_json:
        print_json(rows)
        return
    columns = [
        Column(_("setting"), "name"),
        Column(_("value"), "value", most=200),
        Column(_("from"), "origin", most=200),
    ]
    print_table(columns, rows)


def doctor(ctx: typer.Context, as_json: AsJson = False) -> int:
    """Describe the program, the terminal and the database; say what is wrong with them."""
    from registry.cli.doctor import diagnose, ruler

    diagnosis = diagnose(ctx.obj.settings)
    if as_json:
        print_json({**diagnosis.facts, "problems": diagnosis.problems})
        return diagnosis.exit_code
    print_facts(diagnosis.facts.items())
    if sys.stdout.isatty():
        print_lines(["", _("These lines end at one bar where the terminal's widths are right:")])
        print_lines(ruler())
    found = diagnosis.problems or [_("No problem was found.")]
    print_lines(["", *found])
    return diagnosis.exit_code


COMMANDS: Commands = {
    "config": (config, msg("Print every setting and where it came from.")),
    "doctor": (doctor, msg("Describe program, terminal and database, and what is wrong.")),
}
