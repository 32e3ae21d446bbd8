"""Entries of the power list: what they may create, whether they are complete and well coded."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from registry.codes import MeasureKind, NormLevel, PowerKind, ReviewPoint, Severity
from registry.i18n import msg
from registry.identifiers import PROVINCES, IdentifierKind
from registry.identifiers import check as check_identifier
from registry.law.checks.base import Context, check
from registry.law.checks.findings import FieldName, Message
from registry.law.checks.scope import about_entry, about_entry_or_list, listed_power
from registry.law.parameters import NATION
from registry.law.reading import few

if TYPE_CHECKING:
    from collections.abc import Iterator

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Power
    from registry.law.parameters import Parameter

MEASURES = frozenset(
    {
        MeasureKind.LIBERTY,
        MeasureKind.SEAL,
        MeasureKind.SEIZE,
        MeasureKind.FREEZE,
        MeasureKind.OTHER_MEASURE,
    }
)
"""Measures of ACL Art 9, as distinct from the ways of execution of Art 12."""
RULES = {
    NormLevel.LAW: ("measure.kinds.law", "execution.kinds.law"),
    NormLevel.ADMIN_REGULATION: ("measure.kinds.admin_regulation",),
    NormLevel.LOCAL_REGULATION: ("measure.kinds.local_regulation",),
}
"""Which numbers of the law say what a norm of a level may create."""


@check(
    "PL04",
    zh="强制种类未超出依据的设定权限",
    en="The kinds of coercion may be created by a norm of that level",
    cites=("ACL 10", "ACL 11", "ACL 12", "ACL 13"),
    point=ReviewPoint.AUTHORITY,
    severity=Severity.VOID,
    applies=listed_power,
    since="ACL 10",
    mend=msg("Name the law that creates this kind of coercion, or strike it out."),
)
def coercion_within_power_to_create(context: Context) -> Finding:
    """Measures are created as ACL Art 10 allows; ways of execution by a law alone."""
    power = context.dossier.power
    if power is None:
        return context.missing("power")
    if power.kind is not PowerKind.COERCION:
        return context.not_applicable(msg("This concerns powers of coercion only."))
    if not power.measures or power.bases is None:
        return context.missing("power.bases" if power.measures else "power.measures")
    levels = {basis.level for basis in power.bases}
    allowed = {kind for rule in _rules(context, levels) for kind in rule.words}
    beyond = tuple(kind for kind in power.measures if kind not in allowed)
    facts: Facts = {
        "levels": sorted(filter(None, levels)),
        "kinds": list(power.measures),
        "beyond": beyond,
    }
    if not beyond:
        return context.passed(msg("Each kind of coercion may be created by a basis."), facts)
    if None in levels:
        return context.missing("power.bases.level", facts=facts)
    return context.failed(_beyond(beyond), facts, kinds=beyond)


def _beyond(kinds: tuple[MeasureKind, ...]) -> str:
    if any(kind in MEASURES for kind in kinds):
        return msg("No basis may create these measures: {kinds}.")
    return msg("Only a law may create these ways of execution: {kinds}.")


def _rules(context: Context, levels: set[NormLevel | None]) -> Iterator[Parameter]:
    for level in sorted(filter(None, levels)):
        for name in RULES.get(level, ()):
            yield context.need(name)


@check(
    "PL05",
    zh="权力事项要素齐全",
    en="The entry shows everything it must",
    cites=("HB382 3", "ZBF21 1"),
    point=ReviewPoint.DOCUMENTS,
    severity=Severity.MINOR,
    applies=about_entry,
    mend=msg("Complete the entry in the next batch of changes."),
)
def entry_is_complete(context: Context) -> Finding:
    """An entry shows the power, its basis, subject, process, duties, remedies and supervision."""
    dossier = context.dossier
    if dossier.power is None:
        return context.missing("power")
    if dossier.entry is None:
        return context.missing("entry")
    asked = context.need("list.fields").words
    empty = [path for name, path in FIELDS.items() if name in asked and not _shown(dossier, path)]
    facts: Facts = {"asked": sorted(asked), "empty": empty}
    if not empty:
        return context.passed(msg("The entry shows everything it must."), facts)
    names = tuple(FieldName(path) for path in empty)
    return context.failed(msg("The entry does not show: {fields}."), facts, fields=names)


FIELDS = {
    "name": "power.name",
    "kind": "power.kind",
    "basis": "power.bases",
    "subject": "power.agency",
    "duties": "entry.duties",
    "remedies": "entry.remedies",
    "accountability": "entry.accountability",
    "supervision": "entry.supervision",
}
"""Where the dossier holds what an entry must show."""


def _shown(dossier: Dossier, path: str) -> bool:
    section, _dot, name = path.partition(".")
    return bool(getattr(getattr(dossier, section), name))


@check(
    "PL06",
    zh="编码唯一、类型代码与主体代码有效",
    en="Codes are unique and valid: entry, kind, division and subject",
    cites=("HB382 6", "GB32100 4", "GB2260 1", "ZBF21 1"),
    point=ReviewPoint.SUBJECT,
    severity=Severity.MINOR,
    applies=about_entry_or_list,
    mend=msg("Give the entry a code of its own, and correct the code of the subject."),
)
def codes_are_valid(context: Context) -> Finding:
    """No code stands twice; it begins with its kind; the subject's own numbers are valid."""
    dossier = context.dossier
    if dossier.power_list is not None:
        return _unique(context)
    power, agency = dossier.power, dossier.agency
    if power is None or power.kind is None:
        return context.missing("power.kind" if power else "power")
    if agency is None or agency.credit_code is None or agency.region is None:
        return context.missing("agency.credit_code", "agency.region")
    wrong = [
        (FieldName(path), reason)
        for path, reason in (
            ("power.code", _kind_fault(power)),
            ("agency.credit_code", _credit_code_fault(agency.credit_code)),
            ("agency.region", _region_fault(agency.region)),
        )
        if reason
    ]
    facts: Facts = {"code": power.code, "subject": agency.credit_code, "region": agency.region}
    if wrong:
        field, reason = wrong[0]
        template = msg("{field}: {reason}")
        return context.failed(template, facts, field=field, reason=Message(reason))
    return _length(context, power, facts)


def _length(context: Context, power: Power, facts: Facts) -> Finding:
    """Hold the code against the length of the provincial standard, where one is known."""
    rule = context.find("list.code_length")
    if rule is None or len(power.code) == rule.number:
        return context.passed(msg("The codes are valid."), facts)
    return context.failed(
        msg("The code has {length} characters; the standard has {usual}."),
        facts | {"length": len(power.code)},
        length=len(power.code),
        usual=rule.number,
    )


def _kind_fault(power: Power) -> str:
    known = power.kind is not None and power.code.startswith(power.kind.code)
    return "" if known else msg("The code does not begin with the code of the kind of power.")


def _credit_code_fault(code: str) -> str:
    valid = check_identifier(code, IdentifierKind.USCC).valid
    return "" if valid else msg("The unified social credit code is not valid.")


def _region_fault(region: str) -> str:
    known = len(region) == len(NATION) and region.isdigit() and region[:2] in PROVINCES
    return "" if known else msg("There is no such division.")


def _unique(context: Context) -> Finding:
    listed = context.dossier.power_list
    if listed is None or listed.entries is None:
        return context.missing("power_list.entries")
    counts = Counter(power.code for power in listed.entries)
    twice = tuple(sorted(code for code, number in counts.items() if number > 1))
    odd = tuple(power.code for power in listed.entries if _kind_fault(power))
    facts: Facts = {"entries": len(listed.entries), "twice": list(twice), "odd": list(odd)}
    if twice:
        return context.failed(msg("These codes stand twice: {codes}."), facts, codes=few(twice))
    if odd:
        template = msg("These codes do not begin with the code of their kind: {codes}.")
        return context.failed(template, facts, codes=few(odd))
    number = len(listed.entries)
    return context.passed(msg("All {number} codes are unique."), facts, number=number)
