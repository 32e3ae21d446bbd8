"""Kept runs of checks derived again: whether anything differs, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.database.reader import as_date, as_instant, as_json
from registry.errors import NotFound
from registry.i18n import _
from registry.law import calendar
from registry.law.checks import CHECKS, Finding, keep, render, run_checks
from registry.law.codec import digest, from_data, to_data
from registry.law.versions import program_version, version_of
from registry.queries.dossiers import load_dossier
from registry.queries.rulesets import ruleset
from registry.views.receipts import Cause, Difference, Replay

if TYPE_CHECKING:
    from datetime import date

    from registry.database.reader import Reader
    from registry.law.dossier import Dossier
    from registry.law.ruleset import Ruleset

_RUNS = """
SELECT r.id, v.round, r.as_of, r.run_at, r.dossier_digest, r.dossier, r.program,
       r.calendar_horizon
FROM check_run r LEFT JOIN review v ON v.id = r.review_id
WHERE r.case_id = :id ORDER BY r.run_at, r.id
"""
_FINDINGS = """
SELECT code, outcome, message, arguments, facts, parameters, check_version
FROM finding WHERE run_id = :id ORDER BY ordinal
"""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a check answered, in the form that is kept."""

    outcome: str
    message: str
    arguments: Mapping[str, Any]
    facts: Mapping[str, Any]
    parameters: tuple[dict[str, Any], ...]

    @property
    def words(self) -> str:
        return render(self.message, self.arguments)


@dataclass(frozen=True, slots=True)
class _Run:
    """A kept run as its row tells it."""

    id: int
    round: int | None
    as_of: date
    run_at: Any
    digest: str
    dossier: dict[str, Any] | None
    program: str | None
    horizon: int | None


def replay(
    reader: Reader,
    case_id: int,
    rules: Ruleset | None = None,
    *,
    as_kept: bool = False,
) -> tuple[Replay, ...]:
    """Derive the kept runs of a case again, from its dossier as it is now or as it was kept.

    Raises:
        NotFound: if no run of the case is kept.
    """
    runs = [_run(row) for row in reader.rows(_RUNS, {"id": case_id})]
    if not runs:
        raise NotFound(
            _("No run of checks is kept for this case."),
            _("A run is kept when a case is submitted to legal review."),
        )
    current = rules or ruleset(reader)
    dossier = load_dossier(reader, case_id)
    return tuple(_replayed(reader, run, dossier, current, as_kept=as_kept) for run in runs)


def _replayed(
    reader: Reader, run: _Run, today: Dossier, rules: Ruleset, *, as_kept: bool
) -> Replay:
    kept = dict(_kept(row) for row in reader.rows(_FINDINGS, {"id": run.id}))
    before = from_data(run.dossier) if run.dossier else None
    subject = before if as_kept and before else today
    again = _answers(subject, run, rules)
    same_facts = again if before is subject else _again(before, run, rules)
    changes = _Changes(run, digest(subject), same_facts)
    return Replay(
        run=run.id,
        round=run.round,
        as_of=run.as_of,
        run_at=run.run_at,
        findings=len(kept),
        digest_then=run.digest,
        digest_now=changes.digest,
        changed_fields=_changed_fields(run.dossier, to_data(subject)),
        program_then=run.program,
        program_now=program_version(),
        horizon_then=run.horizon,
        horizon_now=calendar.horizon(),
        differences=tuple(_differences(kept, again, changes)),
    )


def _again(before: Dossier | None, run: _Run, rules: Ruleset) -> dict[str, _Answer] | None:
    return None if before is None else _answers(before, run, rules)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What to blame for a difference: the run, and what the kept dossier gives today."""

    run: _Run
    digest: str
    same_facts: Mapping[str, _Answer] | None

    def causes(
        self, code: str, then: _Answer | None, version: str | None, now: _Answer | None
    ) -> Iterator[Cause]:
        """Yield why an answer is another: first what lies in the rules, then the dossier."""
        if self.same_facts is None and self.run.digest != self.digest:
            yield Cause("dossier")
            return
        on_same_facts = now if self.same_facts is None else self.same_facts.get(code)
        if on_same_facts != now:
            yield Cause("dossier")
        if on_same_facts != then:
            yield from self._rules(code, then, version, on_same_facts)

    def _rules(
        self, code: str, then: _Answer | None, version: str | None, now: _Answer | None
    ) -> Iterator[Cause]:
        numbers = list(_numbers(then.parameters if then else (), now.parameters if now else ()))
        found = [
            *(cause for cause in numbers if cause.then and cause.now),
            *self._check(code, version),
            *_changed("calendar", str(self.run.horizon), str(calendar.horizon())),
        ]
        program = Cause("program", "", self.run.program or "", program_version())
        yield from found or numbers or [program]

    def _check(self, code: str, version: str | None) -> Iterator[Cause]:
        current = version_of(CHECKS[code][0]) if code in CHECKS else ""
        if version is not None or not current:
            yield from _changed("check", version or "", current, code)


def _differences(
    kept: Mapping[str, tuple[_Answer, str | None]],
    again: Mapping[str, _Answer],
    changes: _Changes,
) -> Iterator[Difference]:
    for code in [*kept, *(code for code in again if code not in kept)]:
        then, version = kept.get(code, (None, ""))
        now = again.get(code)
        if then != now:
            yield Difference(
                code=code,
                then=then.outcome if then else None,
                now=now.outcome if now else None,
                message_then=then.words if then else "",
                message_now=now.words if now else "",
                causes=tuple(changes.causes(code, then, version, now)),
            )


def _numbers(then: tuple[dict[str, Any], ...], now: tuple[dict[str, Any], ...]) -> Iterator[Cause]:
    """Yield the numbers that are others, or that only one of two answers rests on."""
    before = {row["name"]: row for row in then}
    after = {row["name"]: row for row in now}
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old != new:
            yield Cause("parameter", key, _worded(old), _worded(new))


def _worded(row: Mapping[str, Any] | None) -> str:
    return "{value} {unit} ({valid_from})".format_map(row) if row else ""


def _changed(kind: str, then: str, now: str, what: str = "") -> Iterator[Cause]:
    if then != now:
        yield Cause(kind, what, then, now)


def _changed_fields(
    then: Mapping[str, Any] | None, now: Mapping[str, Any]
) -> tuple[str, ...] | None:
    if then is None:
        return None
    return tuple(name for name in sorted({*then, *now}) if then.get(name) != now.get(name))


def _answers(dossier: Dossier, run: _Run, rules: Ruleset) -> dict[str, _Answer]:
    found = run_checks(dossier, run.as_of, rules.parameters, catalogue=rules.catalogue)
    return {finding.code: _answer(finding) for finding in found}


def _answer(finding: Finding) -> _Answer:
    data = finding.to_data()
    return _Answer(
        finding.outcome.value,
        finding.template,
        _as_kept(keep(finding.arguments)),
        _as_kept(data["facts"]),
        tuple(_as_kept(data["parameters"])),
    )


def _kept(row: tuple[Any, ...]) -> tuple[str, tuple[_Answer, str | None]]:
    code, outcome, message, arguments, facts, parameters, version = row
    numbers = tuple(as_json(parameters) or ())
    answer = _Answer(outcome, message, as_json(arguments) or {}, as_json(facts) or {}, numbers)
    return code, (answer, version)


def _as_kept(value: Any) -> Any:
    """Return a value as it comes back from the JSON of the database."""
    return json.loads(json.dumps(value))


def _run(row: tuple[Any, ...]) -> _Run:
    run, number, as_of, run_at, dossier_digest, dossier, program, horizon = row
    day, instant = as_date(as_of), as_instant(run_at)
    if day is None or instant is None:
        raise NotFound(_("A kept run of checks has no date."))
    return _Run(run, number, day, instant, dossier_digest, as_json(dossier), program, horizon)
