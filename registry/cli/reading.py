"""Commands that look things up; nothing is written and nobody needs to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from registry.cli.desk import Desk
from registry.cli.output import Column, print_facts, print_json, print_lines, print_table, yuan
from registry.cli.parameters import AsJson, Commands
from registry.i18n import _, msg, term

if TYPE_CHECKING:
    from registry.views import CaseRow

STATUS = {
    "entries": msg("power-list entries"),
    "cases": msg("cases"),
    "penalties": msg("penalties"),
    "inspections": msg("inspections"),
    "coercions": msg("coercive measures"),
    "reviews_pending": msg("reviews pending"),
    "publicity_overdue": msg("publicity overdue"),
    "ledger": msg("ledger entries"),
    "revision": msg("revision"),
}


def status(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Say how much the register holds and what waits."""
    from registry.queries.status import status as count

    desk: Desk = ctx.obj
    with desk.reader() as reader:
        day = desk.today(reader)
        counts = count(reader, day)
    if as_json:
        print_json(counts)
        return
    if counts["demo"]:
        print_lines([_("Demonstration data, not a real record."), ""])
    facts = [(_(title), counts[key]) for key, title in STATUS.items()]
    print_facts([*facts, (_("as of"), day)])


def search(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help=msg("A query line, in quotes."))],
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=10_000, help=msg("At most so many."))
    ] = 50,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="CURSOR", help=msg("Go on after an earlier page.")),
    ] = None,
    count: Annotated[bool, typer.Option("--count", help=msg("Only count."))] = False,
    as_json: AsJson = False,
) -> None:
    """Find cases by a query line."""
    from registry.queries import search as searching
    from registry.queries.language import parse_query

    desk: Desk = ctx.obj
    with desk.reader() as reader:
        wanted = parse_query(query, desk.today(reader))
        if count:
            total = searching.count(reader, wanted)
        else:
            results = searching.search(reader, wanted, limit, after)
    if count:
        print_json({"total": total}) if as_json else print_lines([str(total)])
    elif as_json:
        items = [case_item(row) for row in results.rows]
        print_json({"total": results.total, "items": items, "next": results.next})
    else:
        print_cases(results.rows, results.total)
        if results.next:
            print_lines([_("More: --after {cursor}").format(cursor=results.next)])


def case_item(row: CaseRow) -> dict[str, Any]:
    """Return a line of a list of cases as other programs get it."""
    return {
        "ref": row.ref,
        "kind": row.kind,
        "party": row.party,
        "credit_code": row.credit_code,
        "agency": row.agency,
        "power": row.power,
        "stage": row.stage,
        "decided_on": row.decided_on,
        "fine": yuan(row.fine_fen),
        "document_no": row.document_no,
    }


def print_cases(rows: Sequence[CaseRow], total: int) -> None:
    """Print lines of a list of cases, and how many there are in all."""
    from registry.codes import CaseKind, Stage

    columns = [
        Column(_("reference"), "ref"),
        Column(_("kind"), "kind"),
        Column(_("party"), "party", most=30),
        Column(_("agency"), "agency", most=24),
        Column(_("decided"), "decided_on"),
        Column(_("fine"), "fine", right=True),
        Column(_("stage"), "stage"),
        Column(_("document no."), "document_no"),
    ]
    items = [
        case_item(row)
        | {
            "kind": term(CaseKind.of(row.kind)),
            "stage": term(Stage.of(row.stage)),
            "fine": f"{row.fine_fen / 100:,.2f}" if row.fine_fen else "",
        }
        for row in rows
    ]
    print_table(columns, items)
    print_lines(["", _("{shown} of {total}").format(shown=len(rows), total=f"{total:,}")])


COMMANDS: Commands = {
    "status": (status, msg("Say how much the register holds and what waits.")),
    "search": (search, msg("Find cases by a query line.")),
}
