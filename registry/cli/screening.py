"""`quanze check --query`: all checks over a selection, told while they run."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from registry.cli.output import (
    GAP,
    Column,
    print_lines,
    print_table,
    progress_bar,
)
from registry.config import nearest_hint
from registry.errors import InvalidInput
from registry.i18n import _, term

if TYPE_CHECKING:
    from datetime import date

    from registry.cli.desk import Desk
    from registry.codes import Outcome
    from registry.queries.screening import Found, Part, Tally, Task

Way = Callable[[str, "Task", "Tally", Iterator["Found"]], None]
MOST_AGENCIES = 15


def screen(
    desk: Desk,
    query: str,
    as_of: date | None,
    *,
    only: Sequence[str] | None = None,
    outcomes: Sequence[str] | None = None,
    form: str = "text",
) -> bool:
    """Check what a query line finds and print it in a form; say whether anything failed."""
    from registry.law.checks.base import checked_codes
    from registry.queries.language import parse_query
    from registry.queries.screening import Tally, Task
    from registry.queries.screening import screen as screened
    from registry.queries.search import spine

    codes = tuple(checked_codes(only)) if only else None
    with desk.reader() as reader:
        today = desk.today(reader)
        ids = spine(reader, parse_query(query, today)).ids
        task = Task(reader.url, as_of or today, codes, _wanted(outcomes))
        tally = Tally()
        parts = _told(screened(task, ids, reader), tally, len(ids))
        _WAYS[form](query, task, tally, parts)
    return tally.outcomes["fail"] > 0


def _wanted(names: Sequence[str] | None) -> frozenset[Outcome]:
    from registry.codes import Outcome

    known = {name: Outcome.parse(name) for name in names or ("fail",)}
    for name, outcome in known.items():
        if outcome is None:
            raise InvalidInput(
                _("There is no outcome {name}.").format(name=repr(name)),
                nearest_hint(name, tuple(outcome.value for outcome in Outcome)),
            )
    return frozenset(filter(None, known.values()))


def _told(parts: Iterator[Part], tally: Tally, total: int) -> Iterator[Found]:
    """Pass on what is found, counting and drawing progress on standard error."""
    with progress_bar() as tell:
        if tell:
            tell(0, total)
        for part in parts:
            tally.add(part.tally)
            if part.found and tell and sys.stdout.isatty():
                sys.stderr.write("\r\x1b[K")
            yield from part.found
            if tell:
                tell(tally.cases, total)


def _as_text(_query: str, task: Task, tally: Tally, found: Iterator[Found]) -> None:
    from registry.codes import Outcome

    for case in found:
        print_lines(
            f"{case.ref}{GAP}{item['code']}{GAP}{term(Outcome.of(item['outcome']))}{GAP}"
            f"{item['message']}"
            for item in case.findings
        )
    print_lines(["", _("{count} cases as of {day}").format(count=f"{tally.cases:,}", day=task.day)])
    if tally.cases:
        _print_checks(tally)
        _print_agencies(tally)


def _as_json_lines(_query: str, task: Task, tally: Tally, found: Iterator[Found]) -> None:
    for case in found:
        print_lines([json.dumps(_item(case), ensure_ascii=False)])
    print_lines([json.dumps({"as_of": task.day.isoformat()} | _summary(tally), ensure_ascii=False)])


def _as_json(query: str, task: Task, tally: Tally, found: Iterator[Found]) -> None:
    """Print one document piece by piece, so that no number of findings fills the memory."""
    head = {"query": query, "as_of": task.day.isoformat()}
    print_lines([json.dumps(head, ensure_ascii=False)[:-1] + ', "items": ['])
    comma = ""
    for case in found:
        print_lines([comma + json.dumps(_item(case), ensure_ascii=False)])
        comma = ","
    print_lines(["], " + json.dumps(_summary(tally), ensure_ascii=False)[1:]])


_WAYS: dict[str, Way] = {
    "text": _as_text,
    "json": _as_json,
    "jsonl": _as_json_lines,
}


def _item(case: Found) -> dict[str, Any]:
    return {"ref": case.ref, "agency": case.agency, "findings": list(case.findings)}


def _summary(tally: Tally) -> dict[str, Any]:
    return {
        "cases": tally.cases,
        "summary": tally.outcomes,
        "checks": [{"code": code} | counts for code, counts in _by(tally.checks)],
        "agencies": [
            {"agency": agency, "cases": tally.agency_cases[agency]} | counts
            for agency, counts in _by(tally.agencies)
        ],
    }


def _by(counts: Counter[tuple[str, str]]) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield the counts of each name by outcome, every outcome named."""
    from registry.codes import Outcome

    for name in dict.fromkeys(name for name, _outcome in counts):
        yield name, {outcome.value: counts[name, outcome.value] for outcome in Outcome}


def _outcome_columns() -> list[Column]:
    from registry.codes import Outcome

    return [Column(term(outcome), outcome.value, right=True) for outcome in Outcome]


def _print_checks(tally: Tally) -> None:
    from registry.queries.next_steps import title_of

    rows = [{"code": code, "title": title_of(code)} | counts for code, counts in _by(tally.checks)]
    columns = [Column(_("code"), "code"), Column(_("check"), "title", most=44)]
    print_lines([""])
    print_table([*columns, *_outcome_columns()], rows)


def _print_agencies(tally: Tally) -> None:
    worst = sorted(_by(tally.agencies), key=lambda entry: entry[1]["fail"], reverse=True)
    rows = [{"agency": name, "cases": tally.agency_cases[name]} | counts for name, counts in worst]
    columns = [
        Column(_("agency"), "agency", most=30),
        Column(_("cases"), "cases", right=True),
    ]
    print_lines([""])
    print_table([*columns, *_outcome_columns()], rows[:MOST_AGENCIES])
    if (more := len(rows) - MOST_AGENCIES) > 0:
        print_lines([_("… and {count} more; --json lists all.").format(count=more)])
