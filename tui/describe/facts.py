"""Facts and numbers that a check looked at, as people read them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from registry import codes
from registry.i18n import _, msg
from tui.texts import local_moment, long_date, named, yuan

if TYPE_CHECKING:
    from collections.abc import Mapping

HIDDEN = frozenset({"missing", "exercised_by", "reviewer"})
"""What the finding's own words say already, and what only numbers a row."""
COUNTED = frozenset({"certified", "uncertified"})
"""Lists of rows of which people want to know how many."""

FACTS: dict[str, str] = {
    "act": msg("Date of the act"),
    "approved_at": msg("Approved"),
    "bases": msg("Bases"),
    "base_value_fen": msg("Base value"),
    "because": msg("Because"),
    "beyond": msg("Beyond the basis"),
    "carried_out_at": msg("Carried out"),
    "certified": msg("Officers with a valid certificate"),
    "choice": msg("Law chosen"),
    "counted_to": msg("Counted to"),
    "day": msg("Day looked at"),
    "days": msg("Days looked at"),
    "days_left": msg("Days left"),
    "decided_on": msg("Decided"),
    "decision": msg("Date of the decision"),
    "discovered_on": msg("Discovered"),
    "doubts": msg("Doubts"),
    "due": msg("Due"),
    "ended_on": msg("Act ended"),
    "expected_fen": msg("Expected"),
    "filed_on": msg("Filed"),
    "fine_fen": msg("Fine"),
    "first_reviewed_on": msg("First review on"),
    "grounds": msg("Grounds"),
    "harm": msg("Harmful consequences"),
    "holds": msg("Holds the qualification"),
    "kind": msg("Kind"),
    "kinds": msg("Kinds"),
    "lacking": msg("Lacking"),
    "last_day": msg("Last day"),
    "last_instant": msg("Latest moment"),
    "latest": msg("Latest day"),
    "least": msg("At least"),
    "least_fen": msg("At least"),
    "levels": msg("Levels"),
    "limit_fen": msg("Limit"),
    "measures": msg("Measures"),
    "method": msg("Way of service"),
    "notice": msg("Prior notice"),
    "number": msg("Number"),
    "opinions": msg("Opinions"),
    "party_kind": msg("Kind of party"),
    "paused": msg("Period paused"),
    "points": msg("Points"),
    "power": msg("Entry"),
    "published_on": msg("Published"),
    "quote_fen": msg("Additional fine"),
    "ranges": msg("Ranges"),
    "reason": msg("Reason"),
    "recorded_fen": msg("Recorded"),
    "recordings": msg("Recordings"),
    "regime": msg("Rule"),
    "result_on": msg("Result on"),
    "reviewed_at": msg("Reviewed"),
    "safety": msg("Life, health or financial safety"),
    "sanctions": msg("Sanctions"),
    "sealed": msg("Seal"),
    "served_on": msg("Served"),
    "started_on": msg("Act began"),
    "status": msg("State"),
    "tier": msg("Tier"),
    "tier_range": msg("Range of the tier"),
    "told_on": msg("Told on"),
    "triggers": msg("Review required because"),
    "uncertified": msg("Officers without one"),
    "urgent": msg("Urgent"),
    "valid_from": msg("In force from"),
    "valid_to": msg("In force to"),
}
NUMBERS: dict[str, str] = {
    "basis.levels": msg("Levels of basis that may create a penalty"),
    "basis.levels.coercion": msg("Levels of basis that may create a coercive measure"),
    "coercion.extension": msg("Extension of a coercive measure"),
    "coercion.makeup": msg("Approval of an urgent measure made up within"),
    "coercion.term": msg("Longest term of a coercive measure"),
    "decision.service": msg("Service of the decision within"),
    "hearing.notice_days": msg("Notice of a hearing beforehand"),
    "hearing.threshold": msg("Amount from which a hearing may be asked for"),
    "limitation.period": msg("Limitation"),
    "officers.minimum": msg("Officers at least"),
    "officers.minimum.coercion": msg("Officers at least, for coercion"),
    "payment.additional_cap": msg("Additional fine at most"),
    "payment.additional_rate": msg("Additional fine"),
    "payment.period": msg("Payment within"),
    "penalty.exclusions": msg("Not counted into the period"),
    "penalty.period": msg("Decision within"),
    "penalty.period_to": msg("The period ends with"),
    "publicity.other": msg("Publication of other results within"),
    "publicity.penalty": msg("Publication of a penalty within"),
    "publicity.penalty.market": msg("Publication of a penalty within"),
    "recording.required": msg("Measures that need audio and video"),
    "review.points": msg("Points a review speaks on, at least"),
    "review.qualification_from": msg("Qualification needed from"),
    "summary.fine_limit": msg("On-the-spot fine at most, organisations"),
    "summary.fine_limit.undisputed": msg("On-the-spot fine at most, individuals"),
    "summary.kinds": msg("On-the-spot penalties"),
}
UNITS: dict[str, str] = {
    "working_days": msg("{value} working days"),
    "wd": msg("{value} working days"),
    "calendar_days": msg("{value} days"),
    "hours": msg("{value} hours"),
    "years": msg("{value} years"),
    "yuan": msg("{value} yuan"),
    "persons": msg("{value} persons"),
    "percent": msg("{value}%"),
    "percent_per_day": msg("{value}% a day"),
}
_CODED: tuple[type[codes.Code], ...] = (
    codes.SanctionKind,
    codes.MeasureKind,
    codes.NormLevel,
    codes.ReviewTrigger,
    codes.ReviewPoint,
    codes.ReviewOpinion,
    codes.PublicityRegime,
    codes.PowerStatus,
    codes.PartyKind,
    codes.ServiceMethod,
)
_TERMS = {entry.value: values for values in reversed(_CODED) for entry in values}


def fact(name: str, value: Any) -> tuple[str, str]:
    """Return a fact's label and its value in words."""
    label = _(FACTS[name]) if name in FACTS else name.replace("_", " ")
    if name in COUNTED and isinstance(value, list | tuple):
        return label, str(len(value))
    return label, words(value, amount=name.endswith("_fen") or name == "tier_range")


def words(value: Any, *, amount: bool = False) -> str:
    """Return a value in words: amounts in yuan, days with their weekday, codes as terms."""
    if value is None:
        return _("not recorded")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return "; ".join(": ".join(fact(name, inner)) for name, inner in value.items())
    if isinstance(value, list | tuple):
        return _(", ").join(words(inner, amount=amount) for inner in value) or _("none")
    if amount and isinstance(value, int):
        return _("{amount} yuan").format(amount=yuan(value))
    return _text(str(value))


def _text(text: str) -> str:
    if text in _TERMS:
        return named(_TERMS[text], text)
    if "-" not in text:
        return text
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return text
    return local_moment(instant) if instant.tzinfo else text


def number(used: Mapping[str, Any]) -> tuple[str, str]:
    """Return a number of the law in words, and since when and where it stands."""
    name, value, unit = str(used.get("name", "")), str(used.get("value", "")), used.get("unit")
    label = _(NUMBERS[name]) if name in NUMBERS else name
    if unit == "codes":
        value = words(value.split())
    elif unit in UNITS:
        value = _(UNITS[unit]).format(value=f"{int(value):,}" if value.isdigit() else value)
    else:
        value = words(value)
    said = f"{label}: {value}"
    source = f"{used.get('statute', '')} {used.get('article', '')}".strip()
    first = used.get("valid_from") or used.get("from")
    since = _("in force {first} → {last}").format(first=first, last=used.get("valid_to") or "")
    return said, " · ".join(part for part in (source, since.strip() if first else "") if part)
