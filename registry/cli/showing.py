"""`quanze powers` and `quanze show`: the power list, and all that is recorded of one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from registry.cli.desk import Desk
from registry.cli.output import Column, print_facts, print_json, print_lines, print_table
from registry.cli.parameters import AsJson, AsOf, Commands
from registry.clock import local_instant
from registry.errors import InvalidInput, NotFound
from registry.i18n import _, msg, term

if TYPE_CHECKING:
    from registry.database.reader import Reader
    from registry.views import PowerRow

Shown = Callable[["Reader", str, date, bool], None]


def powers(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help=msg("A query line."))] = "",
    as_of: AsOf = None,
    as_known: Annotated[
        str | None,
        typer.Option("--as-known", metavar="DATE", help=msg("As the list was recorded that day.")),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help=msg("penalty, inspection, licence, …")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the power list as it was in force on a day."""
    from registry.queries.language import parse_power_query
    from registry.queries.powers import list_powers

    desk: Desk = ctx.obj
    asked = desk.optional_day(as_of, "--as-of")
    known = desk.optional_day(as_known, "--as-known")
    line = f"{query} kind:{kind}" if kind else query
    with desk.reader() as reader:
        today = desk.today(reader)
        day = asked or today
        wanted = parse_power_query(line, today)
        rows = list_powers(reader, wanted, day, _end_of(known) if known else None)
    if as_json:
        print_json({"total": len(rows), "items": [power_item(row) for row in rows]})
    else:
        _print_powers(rows, day)


def _end_of(day: date) -> datetime:
    """Return the last instant of a day, so that what was recorded on it is known."""
    return local_instant(day, datetime.max.time())


def power_item(row: PowerRow) -> dict[str, Any]:
    """Return a line of the power list as other programs get it."""
    return {
        "code": row.code,
        "name": row.name,
        "kind": row.kind,
        "agency": row.agency,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "version": row.version,
    }


def _print_powers(rows: list[PowerRow], day: date) -> None:
    from registry.codes import PowerKind

    columns = [
        Column(_("code"), "code"),
        Column(_("name"), "name", most=60),
        Column(_("kind"), "kind"),
        Column(_("agency"), "agency", most=30),
        Column(_("since"), "valid_from"),
    ]
    print_table(columns, [power_item(r) | {"kind": term(PowerKind.of(r.kind))} for r in rows])
    print_lines(["", _("{count} entries in force on {day}").format(count=len(rows), day=day)])


def show(
    ctx: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=msg("A case's reference or document number, an entry's code, a party."),
        ),
    ],
    dossier: Annotated[
        bool, typer.Option("--dossier", help=msg("Print the dossier, as the checks read it."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show all that is recorded of a case, an entry of the power list or a party."""
    desk: Desk = ctx.obj
    ways: tuple[Shown, ...] = (
        (_other_dossier, _dossier, _entry_dossier) if dossier else (_case, _power, _party)
    )
    with desk.reader() as reader:
        hints, today = [], desk.today(reader)
        for way in ways:
            try:
                way(reader, ref, today, as_json)
            except NotFound as problem:
                hints.append(problem.hint)
            else:
                return
    raise InvalidInput(
        _("Nothing in the register is called {ref}.").format(ref=repr(ref)),
        next(filter(None, hints), _("Search for it.")),
    )


def _other_dossier(reader: Reader, ref: str, day: date, _as_json: bool) -> None:
    from registry.law.codec import to_data
    from registry.queries.dossier_subjects import load_subject

    found = load_subject(reader, ref, day)
    if found is None:
        raise NotFound(_("Nothing in the register is called {ref}.").format(ref=repr(ref)))
    print_json(to_data(found))


def _dossier(reader: Reader, ref: str, _day: date, _as_json: bool) -> None:
    from registry.law.codec import to_data
    from registry.queries.cases import case_id_of
    from registry.queries.dossiers import load_dossier

    print_json(to_data(load_dossier(reader, case_id_of(reader, ref))))


def _entry_dossier(reader: Reader, ref: str, day: date, _as_json: bool) -> None:
    from registry.law.codec import to_data
    from registry.queries.dossiers import load_power_dossier

    print_json(to_data(load_power_dossier(reader, ref, day)))


def _case(reader: Reader, ref: str, _day: date, as_json: bool) -> None:
    from registry.cli import sheets
    from registry.cli.documents import case_document
    from registry.queries.cases import case_detail, case_id_of

    case = case_detail(reader, case_id_of(reader, ref))
    if as_json:
        print_json(case_document(case))
        return
    print_facts(sheets.case_facts(case))
    _print_sections(sheets.case_sections(case))


def _power(reader: Reader, ref: str, day: date, as_json: bool) -> None:
    from registry.cli import sheets
    from registry.cli.documents import power_document
    from registry.queries.power_details import history, power_detail, power_id_of
    from registry.queries.powers import version_on

    entry = power_id_of(reader, ref)
    version = version_on(reader, ref, day) or history(reader, entry)[0].id
    power = power_detail(reader, version, day)
    if as_json:
        print_json(power_document(power))
        return
    print_facts(sheets.power_facts(power))
    _print_sections(sheets.power_sections(power))


def _party(reader: Reader, ref: str, day: date, as_json: bool) -> None:
    from registry.cli import sheets
    from registry.cli.documents import party_document
    from registry.queries.parties import party_named, record_of

    record = record_of(reader, party_named(reader, ref).id, day)
    if as_json:
        print_json(party_document(record))
        return
    print_facts(sheets.party_facts(record))
    _print_sections([(_("Cases"), sheets.case_lines(record.earlier[: sheets.MOST_CASES]))])


def _print_sections(sections: Iterable[tuple[str, Iterable[str]]]) -> None:
    for title, lines in sections:
        shown = [f"  {line}" for line in lines]
        if shown:
            print_lines(["", title, *shown])


COMMANDS: Commands = {
    "powers": (powers, msg("List the power list as it was in force on a day.")),
    "show": (show, msg("Show all that is recorded of a case, an entry or a party.")),
}
