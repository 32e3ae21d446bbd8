"""Findings: what a check answered, on which facts, by which article and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from registry import codes
from registry.codes import Code, Outcome, ReviewPoint, Severity
from registry.i18n import _, msg, term
from registry.law.citations import Article
from registry.law.labels import field_label
from registry.law.parameters import Parameter

Facts = dict[str, Any]
"""Named facts that a check looked at."""

NOT_CONFIRMED = msg("The local value is not confirmed.")
PROVISIONAL = msg("Provisional: the holiday notice of that year is not known.")


class FieldName(str):
    """A dotted path of the dossier, shown by what the field is called."""

    __slots__ = ()


class Fen(int):
    """An amount in fen, shown in yuan."""


class Message(str):
    """A message inside another, translated when shown."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of one check about one matter."""

    code: str
    outcome: Outcome
    severity: Severity
    point: ReviewPoint
    template: str
    """Message in English, translated when shown."""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    basis: tuple[Article, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the check looked at."""
    parameters: tuple[Parameter, ...] = ()
    mend: str = ""
    """How to put it right (a message to translate)."""
    unconfirmed: bool = False
    """Rests on a number that is not confirmed locally; such a finding never fails."""
    provisional: bool = False
    """Rests on a year without a holiday notice; such a finding never fails."""

    @property
    def message(self) -> str:
        """Word the finding in the language in use."""
        notes = [_(NOT_CONFIRMED)] * self.unconfirmed + [_(PROVISIONAL)] * self.provisional
        return " ".join([render(self.template, self.arguments), *notes])

    @property
    def hint(self) -> str:
        """Word how to mend it in the language in use."""
        return _(self.mend) if self.mend else ""

    def to_data(self) -> dict[str, Any]:
        """Return the published form of the finding."""
        data = {
            "code": self.code,
            "outcome": self.outcome.value,
            "severity": self.severity.value,
            "point": self.point.value,
            "message": self.message,
            "basis": [article.to_data() for article in self.basis],
            "facts": {name: plain(value) for name, value in self.facts.items()},
            "parameters": [parameter.to_data() for parameter in self.parameters],
            "unconfirmed": self.unconfirmed,
            "provisional": self.provisional,
        }
        return data | ({"mend": self.hint} if self.mend else {})


def render(template: str, arguments: Mapping[str, Any]) -> str:
    """Translate a message and fill in its arguments, live or as kept by `keep`."""
    return _(template).format(**{name: shown(value) for name, value in arguments.items()})


def keep(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Turn arguments into JSON values that `render` can still word in either language."""
    return {name: _kept(value) for name, value in arguments.items()}


def summary(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by outcome; every outcome is named."""
    counts = Counter(finding.outcome for finding in findings)
    return {outcome.value: counts[outcome] for outcome in Outcome}


def shown(value: Any) -> str:
    """Word one argument in the language in use."""
    if isinstance(value, Mapping):
        return shown(_restored(value))
    if isinstance(value, (tuple, list)):
        return _(", ").join(shown(item) for item in value)
    if isinstance(value, FieldName):
        return field_label(value)
    if isinstance(value, Message):
        return _(value)
    if isinstance(value, Fen):
        return f"{Decimal(value).scaleb(-2):,.2f}"
    if isinstance(value, Code):
        return term(value)
    return plain(value) if isinstance(value, date) else str(value)


def plain(value: Any) -> Any:
    """Turn a fact into a JSON value."""
    if isinstance(value, (tuple, list, frozenset, set)):
        return [plain(item) for item in value]
    if isinstance(value, Code):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _kept(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_kept(item) for item in value]
    if isinstance(value, Code):
        return {"list": type(value).__name__, "code": value.value}
    for kind in (FieldName, Message, Fen):
        if isinstance(value, kind):
            return {"kind": kind.__name__, "value": int(value) if kind is Fen else str(value)}
    return plain(value)


def _restored(value: Mapping[str, Any]) -> Any:
    if "list" in value:
        return getattr(codes, value["list"]).of(value["code"])
    kinds: dict[str, Any] = {kind.__name__: kind for kind in (FieldName, Message, Fen)}
    return kinds[value["kind"]](value["value"])
