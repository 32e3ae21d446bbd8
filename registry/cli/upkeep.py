"""Commands that create, move, describe and repair a register."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.desk import Desk
from registry.cli.failures import complain
from registry.cli.output import (
    Column,
    print_facts,
    print_json,
    print_lines,
    print_table,
    progress_bar,
)
from registry.cli.parameters import AsJson, Commands
from registry.config import described
from registry.i18n import _, msg


def init(
    ctx: typer.Context,
    demo: Annotated[
        bool, typer.Option("--demo", help=msg("Add demonstration people, parties and cases."))
    ] = False,
    records: Annotated[
        int | None,
        typer.Option("--records", metavar="N", help=msg("So many cases (5,000 if not given).")),
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help=msg("Another number, another city."))
    ] = 1,
) -> None:
    """Create a register with its reference data."""
    from registry.actions.setup import init_database

    desk: Desk = ctx.obj
    with progress_bar() as progress:
        init_database(
            desk.settings.database, demo, records, seed, progress, today=desk.settings.today
        )
    print_lines([_("The register {path} is ready.").format(path=desk.settings.database)])
    if not demo:
        complain(
            _("Nobody can sign in yet."),
            _("Create the first administrator: quanze account first NAME"),
        )


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


def upgrade(ctx: typer.Context) -> None:
    """Bring the register to this program's revision, after a backup."""
    from registry.database.schema import upgrade as bring_up

    done = bring_up(ctx.obj.settings.database)
    if done.before == done.after:
        print_lines([_("The register is up to date ({revision}).").format(revision=done.after)])
        return
    text = _("The register went from revision {before} to {after}.")
    print_lines([text.format(before=done.before, after=done.after)])
    if done.backup:
        print_lines([_("It was backed up to {path} first.").format(path=done.backup)])


def backup(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=msg("A file that does not exist."))],
) -> None:
    """Copy the register to a file while others work."""
    from registry.database.backup import back_up

    path = back_up(ctx.obj.settings.database, Path(file))
    print_lines([_("The register was copied to {path}.").format(path=path)])


def restore(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=msg("A backup."))],
) -> None:
    """Put a backup in the register's place, after proving that it is whole."""
    from registry.database.backup import restore as put_back

    replaced = put_back(Path(file), ctx.obj.settings.database)
    print_lines([_("The register was restored from {path}.").format(path=file)])
    if replaced:
        print_lines([_("What was there before is kept in {path}.").format(path=replaced)])


COMMANDS: Commands = {
    "init": (init, msg("Create a register with its reference data.")),
    "upgrade": (upgrade, msg("Bring the register to this program's revision, after a backup.")),
    "backup": (backup, msg("Copy the register to a file while others work.")),
    "restore": (restore, msg("Put a backup in the register's place.")),
    "config": (config, msg("Print every setting and where it came from.")),
    "doctor": (doctor, msg("Describe program, terminal and database, and what is wrong.")),
}
