"""Checks: pure functions from a dossier to a finding, each with its articles and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from registry.codes import Outcome, PartyKind, ReviewPoint, Severity
from registry.errors import InvalidInput
from registry.i18n import _, msg, pick
from registry.law.calendar import Due
from registry.law.checks.findings import FieldName, Finding
from registry.law.citations import Article, law_book
from registry.law.major import MajorRule, Reason, default_catalogue
from registry.law.parameters import ParameterSet, default_parameters
from registry.law.reading import decided_on

if TYPE_CHECKING:
    from registry.law.deadlines import Deadline
    from registry.law.dossier import Dossier
    from registry.law.parameters import Parameter

NOT_RECORDED = msg("Not recorded: {fields}.")
NOT_YET_LAW = msg("The rule was not in force on {day}.")
NO_LONGER_LAW = msg("The rule was no longer in force on {day}.")
NO_RULE = msg("No rule for this matter is known for {day}.")

Applies = Callable[["Dossier"], str]
"""Returns why a check does not apply (a message to translate), or nothing."""
DayOf = Callable[["Dossier"], "date | None"]
Run = Callable[["Context"], Finding]


class NoRule(Exception):
    """No parameter covers the matter on the day of the step."""


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: what it asks, by which articles, since when, and how grave a breach is."""

    code: str
    title_zh: str
    title_en: str
    cites: tuple[Article, ...]
    severity: Severity
    point: ReviewPoint
    run: Run
    applies: Applies
    day_of: DayOf
    since: date | None
    until: date | None
    mend: str
    _current: dict[date, tuple[Article, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _idle: dict[tuple[str, tuple[Article, ...]], Finding] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def cites_on(self, day: date) -> tuple[Article, ...]:
        """Return the articles in force on a day, or all where none is."""
        if day not in self._current:
            current = [article for article in self.cites if article.in_force_on(day)]
            self._current[day] = tuple(dict.fromkeys(current or self.cites))
        return self._current[day]

    @property
    def title(self) -> str:
        """What the check asks, in the language in use."""
        return pick(self.title_zh, self.title_en)

    def idle(self, reason: str, day: date) -> Finding:
        """Answer that the check does not concern a matter; kept, since most concern few."""
        key = reason, self.cites_on(day)
        if key not in self._idle:
            self._idle[key] = Finding(
                code=self.code,
                outcome=Outcome.NOT_APPLICABLE,
                severity=self.severity,
                point=self.point,
                template=reason,
                basis=key[1],
            )
        return self._idle[key]

    def examine(self, context: Context) -> Finding:
        """Answer for a matter that the check concerns, honestly where facts are missing."""
        if self.since and context.day < self.since:
            return context.not_applicable(NOT_YET_LAW, day=context.day)
        if self.until and context.day > self.until:
            return context.not_applicable(NO_LONGER_LAW, day=context.day)
        try:
            return self.run(context)
        except NoRule:
            return context.not_applicable(NO_RULE, day=context.day)


class Context:
    """What a check works with: the dossier, the day, the numbers; and how it answers."""

    __slots__ = (
        "_articles",
        "_provisional",
        "_unconfirmed",
        "_used",
        "as_of",
        "catalogue",
        "check",
        "day",
        "dossier",
        "parameters",
    )

    def __init__(
        self,
        check: Check,
        dossier: Dossier,
        day: date,
        as_of: date,
        parameters: ParameterSet,
        catalogue: Iterable[MajorRule],
    ) -> None:
        """Set the scene for one check on one dossier; `day` is the day of the step judged."""
        self.check, self.dossier, self.day, self.as_of = check, dossier, day, as_of
        self.parameters, self.catalogue = parameters, catalogue
        self._used: list[Parameter] = []
        self._articles: list[Article] = []
        self._provisional = False
        self._unconfirmed = False

    def find(
        self, name: str, on: date | None = None, party_kind: PartyKind | None = None
    ) -> Parameter | None:
        """Look up a number of the law and note that it was used."""
        found = self.parameters.lookup(
            name,
            on=on or self.day,
            sector=self.dossier.sector,
            region=self.dossier.region,
            party_kind=party_kind,
        )
        if found:
            self.use(found)
        return found

    def need(
        self, name: str, on: date | None = None, party_kind: PartyKind | None = None
    ) -> Parameter:
        """Look up a number without which the check does not apply."""
        found = self.find(name, on, party_kind)
        if found is None:
            raise NoRule
        return found

    def use(self, *parameters: Parameter) -> None:
        """Note numbers that the answer rests on."""
        self._used.extend(row for row in parameters if row not in self._used)

    def cite_also(self, citation: str) -> None:
        """Note a further article that the answer rests on."""
        self._articles.append(law_book().cite(citation))

    def rest_on_reasons(self, reasons: Iterable[Reason]) -> None:
        """Note reasons for review; if all are unconfirmed, so is the answer."""
        self._unconfirmed = not any(reason.confirmed for reason in reasons)

    def rests_on(self, *days: Due) -> None:
        """Note computed days that the answer rests on."""
        self._provisional = self._provisional or any(day.provisional for day in days)

    def bound_by(self, deadline: Deadline) -> None:
        """Note a period that the answer rests on."""
        self.use(*deadline.parameters)
        self.rests_on(deadline.due)

    def passed(self, template: str, facts: Mapping[str, Any], **arguments: Any) -> Finding:
        """Answer that the rule is kept."""
        return self._finding(Outcome.PASS, template, facts, arguments)

    def failed(self, template: str, facts: Mapping[str, Any], **arguments: Any) -> Finding:
        """Answer that the rule is broken; only a warning where the rule itself is not firm."""
        outcome = Outcome.WARN if self._provisional or self._is_unconfirmed() else Outcome.FAIL
        return self._finding(outcome, template, facts, arguments)

    def warned(self, template: str, facts: Mapping[str, Any], **arguments: Any) -> Finding:
        """Answer with a warning."""
        return self._finding(Outcome.WARN, template, facts, arguments)

    def to_judge(self, template: str, facts: Mapping[str, Any], **arguments: Any) -> Finding:
        """Answer that a person must decide, and what to look at."""
        return self._finding(Outcome.JUDGE, template, facts, arguments)

    def missing(self, *paths: str, facts: Mapping[str, Any] | None = None) -> Finding:
        """Answer that facts are not recorded, and which."""
        names = tuple(FieldName(path) for path in dict.fromkeys(paths))
        known = dict(facts or {}) | {"missing": list(paths)}
        return self._finding(Outcome.MISSING, NOT_RECORDED, known, {"fields": names})

    def not_applicable(
        self, template: str, facts: Mapping[str, Any] | None = None, **arguments: Any
    ) -> Finding:
        """Answer that the rule does not apply (yet), and why."""
        return self._finding(Outcome.NOT_APPLICABLE, template, facts or {}, arguments)

    def _finding(
        self, outcome: Outcome, template: str, facts: Mapping[str, Any], arguments: dict[str, Any]
    ) -> Finding:
        broken = outcome not in (Outcome.PASS, Outcome.NOT_APPLICABLE)
        return Finding(
            code=self.check.code,
            outcome=outcome,
            severity=self.check.severity,
            point=self.check.point,
            template=template,
            arguments=arguments,
            basis=self._basis(),
            facts=facts,
            parameters=tuple(self._used),
            mend=self.check.mend if broken else "",
            unconfirmed=self._is_unconfirmed(),
            provisional=self._provisional,
        )

    def _is_unconfirmed(self) -> bool:
        return self._unconfirmed or any(not row.confirmed for row in self._used)

    def _basis(self) -> tuple[Article, ...]:
        """Cite what the answer rests on first, then the check's articles in force on the day."""
        current = self.check.cites_on(self.day)
        own = [*self._articles, *(row.cites for row in self._used)]
        return tuple(dict.fromkeys([*own, *current])) if own else current


GRAVITY = (
    Outcome.NOT_APPLICABLE,
    Outcome.PASS,
    Outcome.WARN,
    Outcome.JUDGE,
    Outcome.MISSING,
    Outcome.FAIL,
)
"""Outcomes from the least to the most pressing."""


def gravest(findings: Iterable[Finding]) -> Finding:
    """Choose the most pressing of several answers to one question."""
    return max(findings, key=lambda finding: GRAVITY.index(finding.outcome))


CHECKS: dict[str, list[Check]] = {}
"""Checks by code; an amendment of the law adds a version with its own dates."""


def always(_dossier: Dossier) -> str:
    """Apply to every matter."""
    return ""


def check(
    code: str,
    *,
    zh: str,
    en: str,
    cites: tuple[str, ...],
    point: ReviewPoint,
    severity: Severity = Severity.MAJOR,
    applies: Applies = always,
    day_of: DayOf = decided_on,
    since: str = "",
    until: str = "",
    mend: str = "",
) -> Callable[[Run], Run]:
    """Register a function as a check; every citation must resolve, or the import fails.

    `since` and `until` cite the articles with whose force the check begins and ends.
    """
    if not cites:
        raise InvalidInput(_("The check {code} cites no article.").format(code=code))
    articles = tuple(law_book().cite(citation) for citation in cites)
    first = law_book().cite(since).since if since else None
    last = law_book().cite(until).until if until else None

    def register(run: Run) -> Run:
        made = Check(
            code, zh, en, articles, severity, point, run, applies, day_of, first, last, mend
        )
        versions = CHECKS.setdefault(code, [])
        if any(_overlap(made, other) for other in versions):
            raise InvalidInput(_("The check {code} is registered twice.").format(code=code))
        versions.append(made)
        return run

    return register


def run_checks(
    dossier: Dossier,
    as_of: date,
    parameters: ParameterSet | None = None,
    only: Iterable[str] | None = None,
    catalogue: Iterable[MajorRule] | None = None,
) -> list[Finding]:
    """Examine a matter as of a day with all checks, or only some, in the order of their codes."""
    numbers = default_parameters() if parameters is None else parameters
    rules = default_catalogue() if catalogue is None else catalogue
    findings = []
    for code in all_codes() if only is None else checked_codes(only):
        version, day = _version(code, dossier, as_of)
        reason = version.applies(dossier)
        if reason:
            findings.append(version.idle(reason, day))
        else:
            context = Context(version, dossier, day, as_of, numbers, rules)
            findings.append(version.examine(context))
    return findings


def checked_codes(only: Iterable[str]) -> list[str]:
    """Return the codes asked for, refusing unknown ones."""
    wanted = [only] if isinstance(only, str) else list(only)
    for code in wanted:
        if code not in CHECKS:
            near = get_close_matches(code.upper(), CHECKS, 1, 0)[0]
            raise InvalidInput(
                _("There is no check {code}.").format(code=code),
                _("Nearest: {near}.").format(near=near),
            )
    return [code for code in all_codes() if code in wanted]


CHAPTERS = (
    "PL",
    "ST",
    "PN",
    "HR",
    "LR",
    "PB",
    "RC",
    "CO",
    "EX",
    "TR",
    "IN",
    "DR",
    "SV",
    "CT",
    "DC",
)
"""Chapters in the order in which findings are shown."""


@cache
def all_codes() -> tuple[str, ...]:
    """Return the codes of all checks in the order in which findings are shown."""
    return tuple(sorted(CHECKS, key=lambda code: (CHAPTERS.index(code[:2]), code)))


def _version(code: str, dossier: Dossier, as_of: date) -> tuple[Check, date]:
    """Choose the version of a check in force on the day of its step, and return that day."""
    versions = CHECKS[code]
    for version in versions:
        day = version.day_of(dossier) or as_of
        started = version.since is None or version.since <= day
        if started and (version.until is None or day <= version.until):
            return version, day
    return versions[0], versions[0].day_of(dossier) or as_of


def _overlap(one: Check, other: Check) -> bool:
    first, second = sorted((one, other), key=lambda item: item.since or date.min)
    return first.until is None or second.since is None or second.since <= first.until
