"""`quanze review`: the queue of legal reviews, submitting to it and deciding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from registry.cli.checking import finding_lines
from registry.cli.desk import Desk
from registry.cli.output import print_done, print_json, print_lines
from registry.cli.parameters import AsJson, Commands
from registry.cli.reading import case_item, print_cases
from registry.errors import InvalidInput
from registry.i18n import _, msg

Ref = Annotated[
    str, typer.Argument(metavar="REF", help=msg("The case's reference or document number."))
]


def list_queue(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the cases that wait for legal review, the longest waiting first."""
    from registry.queries.reviews import queue, waiting

    desk: Desk = ctx.obj
    with desk.reader() as reader:
        rows, total = queue(reader), waiting(reader)
    if as_json:
        print_json({"total": total, "items": [case_item(row) for row in rows]})
    elif rows:
        print_cases(rows, total)
    else:
        print_lines([_("No case waits for legal review.")])


def show(ctx: typer.Context, ref: Ref, as_json: AsJson = False) -> None:
    """Show the findings of the round that waits for an opinion."""
    from registry.cli.documents import finding_item
    from registry.queries.cases import case_id_of
    from registry.queries.reviews import kept_findings, open_round

    desk: Desk = ctx.obj
    with desk.reader() as reader:
        findings = kept_findings(reader, open_round(reader, case_id_of(reader, ref)))
    if as_json:
        print_json({"ref": ref, "findings": [finding_item(finding) for finding in findings]})
        return
    print_lines(finding_lines(findings))


def submit(
    ctx: typer.Context,
    ref: Ref,
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help=msg("To the reviewer; answers a return."))
    ] = "",
) -> None:
    """Submit a case to legal review; its dossier is frozen."""
    from registry.codes import Role
    from registry.commands import SubmitReview

    with ctx.obj.door(Role.OFFICER) as door:
        print_done(door.perform(SubmitReview(ref=ref, note=note)))


def decide(
    ctx: typer.Context,
    ref: Ref,
    opinion: Annotated[
        str,
        typer.Argument(
            metavar="OPINION", help=msg("agree, agree_with_changes, return or disagree.")
        ),
    ],
    text: Annotated[
        str, typer.Option("--text", metavar="TEXT", help=msg("The reasons, or what to change."))
    ] = "",
    every_point: Annotated[
        str | None,
        typer.Option("--every-point", metavar="OPINION", help=msg("The opinion on all points.")),
    ] = None,
    point: Annotated[
        list[str] | None,
        typer.Option(
            "--point", metavar="POINT=OPINION[:NOTE]", help=msg("On one point; may be repeated.")
        ),
    ] = None,
    judge: Annotated[
        list[str] | None,
        typer.Option(
            "--judge", metavar="CODE=pass|fail:WORDS", help=msg("On a finding left to judge.")
        ),
    ] = None,
) -> None:
    """Give the opinion of legal review, point by point and on the case."""
    from registry.codes import ReviewPoint, Role
    from registry.commands import DecideReview

    points: dict[str, Any] = {}
    if every_point:
        points = {entry.value: every_point for entry in ReviewPoint}
    command = DecideReview(
        ref=ref,
        opinion=opinion,
        text=text,
        points=points | _parted("--point", point or (), ("opinion", "note")),
        judgements=_parted("--judge", judge or (), ("outcome", "words")),
    )
    with ctx.obj.door(Role.REVIEWER) as door:
        print_done(door.perform(command))


def _parted(option: str, words: Iterable[str], names: tuple[str, str]) -> dict[str, Any]:
    """Read `NAME=VALUE:WORDS` into a mapping of a mapping."""
    parted = {}
    for word in words:
        name, equals, rest = word.partition("=")
        if not equals:
            raise InvalidInput(
                _("{option}: {word} has no “=”.").format(option=option, word=repr(word)),
                _("Write it as NAME=VALUE or NAME=VALUE:WORDS."),
            )
        value, _colon, said = rest.partition(":")
        parted[name.strip()] = dict(zip(names, (value.strip(), said.strip()), strict=True))
    return parted


COMMANDS: Commands = {}
GROUPS: dict[str, tuple[str, Commands]] = {
    "review": (
        msg("Legal review: the queue, submitting and deciding."),
        {
            "list": (list_queue, msg("List the cases that wait, the longest waiting first.")),
            "show": (show, msg("Show the findings of the round that waits for an opinion.")),
            "submit": (submit, msg("Submit a case to legal review; its dossier is frozen.")),
            "decide": (decide, msg("Give the opinion, point by point and on the case.")),
        },
    )
}
