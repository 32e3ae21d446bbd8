"""`quanze check`: the law's questions to a case, or to a dossier from a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from registry.cli.desk import Desk
from registry.cli.output import GAP, print_json, print_lines
from registry.cli.parameters import AsJson, AsOf, Commands
from registry.errors import InvalidInput
from registry.i18n import _, msg, term

if TYPE_CHECKING:
    from registry.database.reader import Reader
    from registry.law.checks import Finding
    from registry.law.dossier import Dossier
    from registry.views import FindingView

ANSWER_IS_NO = 1


@dataclass(frozen=True, slots=True)
class _Report:
    """What the checks say of one subject as of a day."""

    subject: str
    day: date
    findings: Sequence[Finding]


def check(
    ctx: typer.Context,
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REF…|DOSSIER.json",
            help=msg(
                "References, numbers, codes of entries, dossier files, or batch:NUMBER, list:DAY, "
                "draw:PLAN/ORDINAL, agency:CODE/YEAR, notice:NUMBER, policy:ID; "
                "- is standard input."
            ),
        ),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(
            "--query", metavar="QUERY", help=msg("Check all cases that a query line finds.")
        ),
    ] = None,
    as_of: AsOf = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="CODE", help=msg("Only this check; may be repeated.")),
    ] = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(
            "--outcome",
            metavar="OUTCOME",
            help=msg("With --query: list such findings instead of those that fail."),
        ),
    ] = None,
    as_json: AsJson = False,
    as_json_lines: Annotated[
        bool,
        typer.Option("--jsonl", help=msg("With --query: a line of JSON per case, then the sums.")),
    ] = False,
) -> int:
    """Check cases and entries against the law; the exit code is 1 if anything fails."""
    from registry.codes import Outcome

    desk: Desk = ctx.obj
    day = desk.optional_day(as_of, "--as-of")
    codes = [code.upper() for code in only or ()] or None
    if query is not None and not subjects:
        from registry.cli.screening import screen

        form = "jsonl" if as_json_lines else "json" if as_json else "text"
        failed = screen(desk, query, day, only=codes, outcomes=outcome, form=form)
        return ANSWER_IS_NO if failed else 0
    if query is not None or not subjects:
        raise InvalidInput(
            _("It is not said what to check."),
            _("Name references or files, or a query line after --query."),
        )
    reports = [_examine(desk, subject, day, codes) for subject in subjects]
    if as_json:
        documents = [_document(report) for report in reports]
        print_json(documents[0] if len(documents) == 1 else documents)
    else:
        for report in reports:
            print_lines(_lines(report))
    failed = any(item.outcome is Outcome.FAIL for report in reports for item in report.findings)
    return ANSWER_IS_NO if failed else 0


def _examine(desk: Desk, subject: str, as_of: date | None, only: Sequence[str] | None) -> _Report:
    """Check a file by the law as delivered, and what a register holds by the register's law."""
    from registry.law.checks import run_checks

    if subject == "-" or subject.lower().endswith(".json"):
        from registry.cli.files import read_text
        from registry.law.codec import from_json
        from registry.law.soundness import sound

        day = as_of or desk.today()
        dossier = sound(from_json(read_text(subject)), max(day, desk.today()))
        return _Report(subject, day, run_checks(dossier, day, only=only))
    from registry.queries.rulesets import ruleset

    with desk.reader() as reader:
        day = as_of or desk.today(reader)
        dossier, rules = dossier_of(reader, subject, day), ruleset(reader)
        found = run_checks(dossier, day, rules.parameters, only, rules.catalogue)
        return _Report(subject, day, found)


def dossier_of(reader: Reader, subject: str, day: date) -> Dossier:
    """Load a case, the entry whose code is all digits, or what a prefix names."""
    from registry.queries.cases import case_id_of
    from registry.queries.dossier_subjects import load_subject
    from registry.queries.dossiers import load_dossier, load_power_dossier

    other = load_subject(reader, subject, day)
    if other is not None:
        return other
    if subject.strip().isdigit():
        return load_power_dossier(reader, subject, day)
    return load_dossier(reader, case_id_of(reader, subject))


def _document(report: _Report) -> dict[str, Any]:
    from registry.law.checks import summary

    return {
        "subject": report.subject,
        "as_of": report.day.isoformat(),
        "findings": [finding.to_data() for finding in report.findings],
        "summary": summary(report.findings),
    }


def _lines(report: _Report) -> Iterable[str]:
    from registry.codes import Outcome
    from registry.law.checks import summary
    from registry.queries.next_steps import finding_view

    subject = report.subject
    name = Path(subject).name if subject.lower().endswith(".json") else subject
    yield _("{subject} as of {day}").format(subject=name, day=report.day.isoformat())
    yield from finding_lines(map(finding_view, report.findings))
    counts = summary(report.findings)
    yield GAP + ", ".join(
        f"{term(Outcome.of(outcome))} {count}" for outcome, count in counts.items() if count
    )


def finding_lines(findings: Iterable[FindingView]) -> Iterable[str]:
    """Yield findings as lines: what applies, with its articles and how to mend what is wrong."""
    from registry.codes import Outcome
    from registry.law.citations import cited

    for finding in findings:
        outcome = Outcome.of(finding.outcome)
        if outcome is Outcome.NOT_APPLICABLE:
            continue
        yield f"  {finding.code}{GAP}{term(outcome)}{GAP}{finding.message}"
        for article in finding.basis:
            yield f"        {cited(article.statute, article.article)}"
        if finding.judged:
            judged = _("judged: {outcome}, {words}")
            shown = term(Outcome.of(finding.judged))
            yield f"        {judged.format(outcome=shown, words=finding.judgement)}"
        if finding.mend and outcome in {Outcome.FAIL, Outcome.WARN}:
            yield f"        → {finding.mend}"


COMMANDS: Commands = {
    "check": (
        check,
        msg("Check cases and entries against the law; the exit code is 1 if anything fails."),
    ),
}
