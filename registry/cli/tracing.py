"""`quanze explain` and `quanze replay`: why a check answers so, and whether it still does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from registry.cli.checking import ANSWER_IS_NO, finding_lines
from registry.cli.desk import Desk
from registry.cli.output import GAP, print_json, print_lines
from registry.cli.parameters import AsJson, AsOf, Commands
from registry.errors import DatabaseUnusable
from registry.i18n import _, msg, pick, term

if TYPE_CHECKING:
    from datetime import date

    from registry.views import Citation
    from registry.views.explain import Explanation, ParameterView
    from registry.views.receipts import Cause, Difference, Replay

CAUSES = {
    "dossier": msg("the dossier changed"),
    "parameter": msg("the number {what}: {then} → {now}"),
    "check": msg("the check {what}, version {then} → {now}"),
    "calendar": msg("the calendar is known to {then} → {now}"),
    "program": msg("the rules as a whole, version {then} → {now}"),
}
NATION = "000000"
UNITS = {
    "calendar_days": msg("days"),
    "working_days": msg("working days"),
    "months": msg("months"),
    "years": msg("years"),
    "hours": msg("hours"),
    "yuan": msg("yuan"),
    "percent": "%",
    "times": msg("times"),
    "persons": msg("persons"),
    "points": "%",
    "percent_per_day": msg("% a day"),
    "digits": msg("digits"),
    "codes": "",
    "date": "",
    "month_day": "",
}


def explain(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help=msg("A check, such as PN16."))],
    case: Annotated[
        str | None,
        typer.Option("--case", metavar="REF", help=msg("Show how it answers this matter.")),
    ] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Explain a check: what it asks, by which articles, on which numbers, and how to mend."""
    from registry.cli.documents import plain

    desk: Desk = ctx.obj
    found = _explained(desk, code, case, desk.optional_day(as_of, "--as-of"))
    if as_json:
        print_json(plain(found))
    else:
        print_lines(_explanation(found))


def _explained(desk: Desk, code: str, case: str | None, as_of: date | None) -> Explanation:
    """Explain with the texts of the register; without a register, and a case, without them."""
    from registry.cli.checking import dossier_of
    from registry.queries.explain import explain as explained

    try:
        with desk.reader() as reader:
            day = as_of or desk.today(reader)
            dossier = dossier_of(reader, case, day) if case else None
            return explained(code, day, reader=reader, dossier=dossier)
    except DatabaseUnusable:
        if case:
            raise
        return explained(code, as_of or desk.today())


def _explanation(found: Explanation) -> Iterator[str]:
    from registry.codes import ReviewPoint, Severity

    yield f"{found.code}{GAP}{found.title}"
    yield _("severity {severity}; point of review: {point}").format(
        severity=term(Severity.of(found.severity)), point=term(ReviewPoint.of(found.point))
    )
    for version in found.versions:
        if version.since or version.until:
            yield _("asked from {since} to {until}").format(
                since=version.since or "–", until=version.until or "–"
            )
    yield from ["", _("Articles")]
    for cited in found.articles:
        yield from _article(cited)
    if found.parameters:
        yield from ["", _("Numbers")]
        yield from map(_number, found.parameters)
    if found.mend:
        yield from ["", _("To mend"), f"  {found.mend}"]
    yield from _answer(found)


def _article(cited: Citation) -> Iterator[str]:
    name = _("{statute} Art {article}").format(statute=cited.statute, article=cited.article)
    yield f"  {name}{GAP}{_span(cited.in_force_from, cited.in_force_to)}".rstrip()
    if summary := pick(cited.summary, cited.summary_en):
        yield f"    {summary}"
    if cited.text:
        yield from (f"    │ {line}" for line in cited.text.splitlines())


def _number(row: ParameterView) -> str:
    from registry.codes import PartyKind, Sector

    where = [term(Sector.of(row.sector))]
    where += [row.region] if row.region != NATION else []
    where += [term(PartyKind.of(row.party_kind))] if row.party_kind else []
    law = _("{statute} Art {article}").format(statute=row.statute, article=row.article)
    notes = [] if row.confirmed else [_("local value not confirmed")]
    value = f"{row.name} = {row.value} {_(UNITS[row.unit])}".rstrip()
    span = _span(row.valid_from, row.valid_to)
    return f"  {GAP.join([value, span, _(', ').join(where), law, *notes])}"


def _span(first: date | None, last: date | None) -> str:
    return f"[{first or ''} – {last or ''}]" if first or last else ""


def _answer(found: Explanation) -> Iterator[str]:
    if found.finding is None:
        return
    yield ""
    yield _("{ref}, judged by the law of {day}").format(ref=found.ref, day=found.judged_on)
    shown = [*finding_lines([found.finding])]
    yield from shown or [f"  {found.finding.code}{GAP}{found.finding.message}"]
    if found.finding.facts:
        yield _("Facts looked at")
        yield from (f"  {name}: {value}" for name, value in found.finding.facts.items())
    if found.finding.parameters:
        yield _("Numbers used")
    for row in found.finding.parameters:
        law = _("{statute} Art {article}").format_map(row)
        yield f"  {row['name']} = {row['value']} {_(UNITS[row['unit']])}{GAP}{law}"


def replay(
    ctx: typer.Context,
    ref: Annotated[
        str, typer.Argument(metavar="REF", help=msg("The case's reference or document number."))
    ],
    as_kept: Annotated[
        bool, typer.Option("--as-kept", help=msg("From the dossier as it was kept, not as it is."))
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Derive kept findings again; the exit code is 1 if anything differs."""
    from registry.queries.cases import case_id_of
    from registry.queries.replay import replay as replayed

    desk: Desk = ctx.obj
    with desk.reader() as reader:
        found = replayed(reader, case_id_of(reader, ref), as_kept=as_kept)
    if as_json:
        print_json(_document(ref, found))
    else:
        for run in found:
            print_lines(_run(run))
    return ANSWER_IS_NO if any(run.differences for run in found) else 0


def _document(ref: str, found: Iterable[Replay]) -> dict[str, Any]:
    from registry.cli.documents import plain

    runs = [plain(run) | {"dossier_changed": run.dossier_changed} for run in found]
    same = not any(run["differences"] for run in runs)
    return {"ref": ref, "same": same, "runs": runs}


def _run(run: Replay) -> Iterator[str]:
    told = _("Run {run} of {day}, program {program}, calendar known to {horizon}")
    yield told.format(
        run=run.run, day=run.as_of, program=run.program_then or "–", horizon=run.horizon_then
    )
    if run.dossier_changed:
        yield GAP + _("The dossier changed since: {fields}.").format(
            fields=", ".join(run.changed_fields or ()) or _("it was not kept with the run")
        )
    if not run.differences:
        yield GAP + _("All {count} findings are derived again as they were kept.").format(
            count=run.findings
        )
    for difference in run.differences:
        yield from _difference(difference)


def _difference(difference: Difference) -> Iterator[str]:
    from registry.codes import Outcome

    then, now = (
        term(Outcome.of(outcome)) if outcome else "–"
        for outcome in (difference.then, difference.now)
    )
    yield f"{GAP}{difference.code}{GAP}{then} → {now}"
    yield f"        {difference.message_then}"
    if difference.message_now != difference.message_then:
        yield f"      → {difference.message_now}"
    yield "        " + _("because: {causes}").format(
        causes="; ".join(map(_cause, difference.causes))
    )


def _cause(cause: Cause) -> str:
    then, now = cause.then or "–", cause.now or "–"
    return _(CAUSES[cause.kind]).format(what=cause.what, then=then, now=now)


COMMANDS: Commands = {
    "explain": (
        explain,
        msg("Explain a check: what it asks, by which articles and numbers, and how to mend."),
    ),
    "replay": (replay, msg("Derive kept findings again; the exit code is 1 if anything differs.")),
}
