"""How values of the register are written on screen: dates, amounts, terms and their tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry import codes
from registry.clock import local_date
from registry.i18n import _, language, term

if TYPE_CHECKING:
    from datetime import date, datetime

    from registry.codes import Code

WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}
_HIDDEN = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " "),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), "\ufffd"),
}
_HIDDEN_BUT_LINES = {code: to for code, to in _HIDDEN.items() if code != 0x0A}

STAGE_TONES: dict[str, str] = {
    codes.Stage.NOT_FILED: "muted",
    codes.Stage.HEARING: "warn",
    codes.Stage.DECIDED: "accent",
    codes.Stage.SERVED: "accent",
    codes.Stage.PERFORMED: "good",
    codes.Stage.CLOSED: "muted",
    codes.Stage.ARCHIVED: "muted",
    codes.Stage.TERMINATED: "muted",
    codes.Stage.FILING_WITHDRAWN: "muted",
    codes.Stage.LIFTED: "muted",
    codes.Stage.CORRECTING: "warn",
    codes.Stage.IN_FORCE: "accent",
    codes.Stage.EXTENDED: "warn",
}
REVIEW_TONES: dict[str, str] = {
    codes.ReviewStatus.REQUIRED: "warn",
    codes.ReviewStatus.PENDING: "accent",
    codes.ReviewStatus.PASSED: "good",
    codes.ReviewStatus.RETURNED: "bad",
    codes.ReviewStatus.STALE: "bad",
}
PUBLICITY_TONES: dict[str, str] = {
    codes.PublicityStatus.DUE: "warn",
    codes.PublicityStatus.PUBLISHED: "good",
    codes.PublicityStatus.WITHDRAWN: "bad",
}
OUTCOME_TONES: dict[str, str] = {
    codes.Outcome.PASS: "good",
    codes.Outcome.FAIL: "bad",
    codes.Outcome.WARN: "warn",
    codes.Outcome.JUDGE: "accent",
    codes.Outcome.MISSING: "warn",
    codes.Outcome.NOT_APPLICABLE: "muted",
}
OUTCOME_MARKS: dict[str, str] = {
    codes.Outcome.PASS: "✓",
    codes.Outcome.FAIL: "✗",
    codes.Outcome.WARN: "!",
    codes.Outcome.JUDGE: "?",
    codes.Outcome.MISSING: "–",
    codes.Outcome.NOT_APPLICABLE: "·",
}


def plain(text: str) -> str:
    """Return text on one line without anything that a terminal would obey."""
    return text.translate(_HIDDEN)


def plain_lines(text: str) -> str:
    """Return text without anything that a terminal would obey, its line breaks kept."""
    return text.replace("\r\n", "\n").translate(_HIDDEN_BUT_LINES)


def weekday(day: date) -> str:
    """Return the short name of a date's weekday."""
    return WEEKDAYS[language()][day.weekday()]


def iso(day: date | None) -> str:
    """Return a date as written in lists; empty where there is none."""
    return day.isoformat() if day else ""


def long_date(day: date | None) -> str:
    """Return a date with its weekday."""
    return f"{day.isoformat()} {weekday(day)}" if day else ""


def local_moment(instant: datetime | None) -> str:
    """Return the local date with weekday of an instant."""
    return long_date(local_date(instant)) if instant else ""


def yuan(fen: int | None) -> str:
    """Return an amount in yuan with thousands marks, cents only where there are any."""
    if fen is None:
        return ""
    whole, cents = divmod(abs(fen), 100)
    sign = "-" if fen < 0 else ""
    return f"{sign}{whole:,}.{cents:02d}" if cents else f"{sign}{whole:,}"


def yuan_range(low: int | None, high: int | None) -> str:
    """Return the range of a fine in words."""
    if low is None and high is None:
        return ""
    if high is None:
        return _("{low} yuan or more").format(low=yuan(low))
    if not low:
        return _("up to {high} yuan").format(high=yuan(high))
    return _("{low} to {high} yuan").format(low=yuan(low), high=yuan(high))


def named(values: type[Code], value: str | None) -> str:
    """Return the term of a stored code value; a value that no list knows is shown as it is."""
    if not value:
        return ""
    entry = values.parse(value)
    return term(entry) if entry else plain(value)


def toned(values: type[Code], tones: dict[str, str], value: str | None) -> tuple[str, str]:
    """Return the term of a stored code value and its tone."""
    return named(values, value), tones.get(value or "", "")


def days_left(days: int) -> tuple[str, str]:
    """Return how far away a due date is, and its tone."""
    if days < 0:
        return _("{days} d late").format(days=-days), "bad"
    if days == 0:
        return _("today"), "warn"
    return _("in {days} d").format(days=days), "warn" if days <= 3 else ""
