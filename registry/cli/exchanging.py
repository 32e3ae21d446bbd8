"""Commands that take files in and give files out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from registry.cli.desk import Desk
from registry.cli.output import Column, print_json, print_lines, print_table
from registry.cli.parameters import AsJson, Commands
from registry.config import nearest_hint
from registry.errors import InvalidInput
from registry.i18n import _, msg

if TYPE_CHECKING:
    from registry.exchange.report import Report

MOST_PROBLEMS = 50
HEADERS = ("keys", "zh")


def import_(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help=msg("XLSX, XLS, CSV, JSON, SQLite or Markdown.")),
    ],
    kind: Annotated[
        str,
        typer.Option(
            "--as", metavar="KIND", help=msg("What the rows are (required): penalties, …")
        ),
    ],
    map_: Annotated[
        str | None,
        typer.Option(
            "--map", metavar="MAP", help=msg("A column map by name, or of your own in TOML.")
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=msg("Say what would happen; write nothing."))
    ] = False,
    rejects: Annotated[
        str | None,
        typer.Option("--rejects", metavar="FILE", help=msg("Write refused rows to this CSV.")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Import a file row by row; rows that cannot be taken are refused with their reasons."""
    from registry.codes import Role
    from registry.exchange.columns import find_map
    from registry.exchange.importer import check_file, import_file

    desk: Desk = ctx.obj
    path, chosen = Path(file), find_map(map_) if map_ else None
    refused = Path(rejects) if rejects else None
    if dry_run:
        with desk.reader() as reader:
            report = check_file(reader, path, kind, desk.today(reader), chosen, refused)
    else:
        with desk.door(Role.ADMINISTRATOR) as door, door.work() as work:
            report = import_file(work, path, kind, chosen, refused)
    if as_json:
        print_json(report.as_dict())
        return
    _print_report(report, dry_run=dry_run)


def _print_report(report: Report, *, dry_run: bool) -> None:
    counted = report.as_dict()
    problems = counted["problems"]
    columns = [
        Column(_("row"), "row", right=True),
        Column(_("column"), "column", most=20),
        Column(_("value"), "value", most=24),
        Column(_("problem"), "problem", most=90),
    ]
    if problems:
        print_table(columns, problems[:MOST_PROBLEMS])
        if (more := len(problems) - MOST_PROBLEMS) > 0:
            print_lines([_("… and {count} more; --json lists all.").format(count=more)])
        print_lines([""])
    text = _(
        "{read} read: {accepted} accepted, {updated} updated, {unchanged} unchanged,"
        " {rejected} refused."
    )
    print_lines([text.format(**counted)])
    if dry_run:
        print_lines([_("This was a trial; nothing was written.")])


def export(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help=msg("cases, penalties, powers, parties, …"))
    ],
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=msg("Ends in .csv, .xlsx or .jsonl."))
    ],
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help=msg("A query line, for cases and powers."))
    ] = "",
    headers: Annotated[
        str, typer.Option("--headers", metavar="keys|zh", help=msg("Stable keys, or Chinese."))
    ] = "keys",
    bom: Annotated[
        bool, typer.Option("--bom", help=msg("Begin a CSV with a byte-order mark."))
    ] = False,
) -> None:
    """Export all rows of a kind, or those a query finds, in a stable order."""
    from registry.actions.actors import is_demo
    from registry.exchange.exporters import export_columns, export_rows
    from registry.queries.exports import rows_of

    if headers not in HEADERS:
        raise InvalidInput(
            _("There are no headers {name}.").format(name=repr(headers)),
            nearest_hint(headers, HEADERS),
        )
    desk: Desk = ctx.obj
    export_columns(kind)
    with desk.reader() as reader:
        rows = rows_of(reader, kind, query, desk.today(reader), chinese=headers == "zh")
        count = export_rows(
            kind,
            Path(file),
            rows,
            headers="zh" if headers == "zh" else "keys",
            demo=is_demo(reader),
            bom=bom,
        )
    print_lines([_("{count} rows were written to {path}.").format(count=count, path=file)])


COMMANDS: Commands = {
    "import": (
        import_,
        msg("Import a file row by row; rows that cannot be taken are refused with their reasons."),
    ),
    "export": (export, msg("Export rows to CSV, XLSX or JSON Lines.")),
}
