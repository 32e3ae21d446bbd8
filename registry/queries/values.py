"""The dates, amounts and periods of a query line: read and written."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from decimal import Decimal
from unicodedata import normalize

Span = tuple[date, date]

_RANGE = re.compile(r"\s*(?:\.{2,3}|~|至|到)\s*")
_COMPARED = re.compile(r"(<=|>=|<|>|=|≤|≥)?\s*(.+)", re.DOTALL)
_DAY = re.compile(
    r"(?P<y>\d{4})(?:[-/.年](?P<m>\d{1,2})(?:[-/.月](?P<d>\d{1,2})日?|月)?|年)?|"
    r"(?P<cy>\d{4})(?P<cm>\d{2})(?P<cd>\d{2})",
    re.ASCII,
)
_AMOUNT = re.compile(r"(\d{1,15}(?:,\d{3})*(?:\.\d{1,2})?)\s*(万|亿)?元?", re.ASCII)
_PERIOD = re.compile(r"(<=|<|≤)?\s*(\d{1,4})\s*(?:d|days?|天|日|w|weeks?|周)?", re.ASCII)
_TODAY = {"today", "今天", "今日"}
_UNITS = {None: 1, "万": 10_000, "亿": 100_000_000}
_OPERATORS = {"≤": "<=", "≥": ">="}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon", "一"),
            ("tuesday", "tue", "二"),
            ("wednesday", "wed", "三"),
            ("thursday", "thu", "四"),
            ("friday", "fri", "五"),
            ("saturday", "sat", "六"),
            ("sunday", "sun", "日", "天"),
        )
    )
    for name in names
}
_WEEKDAY = re.compile(r"(?<![a-z])([a-z]{3,9})(?![a-z])|(?:周|星期|礼拜)([一二三四五六日天])")
MOST_FEN = 10**17


def plain(text: str) -> str:
    """Return a value in half-width lower case."""
    return normalize("NFKC", text).casefold().strip()


def with_weekdays(text: str, today: date) -> str:
    """Write the coming day of that name, today included, for each name of a weekday."""

    def day(match: re.Match[str]) -> str:
        number = _WEEKDAYS.get(match[1] or match[2])
        if number is None:
            return match[0]
        return (today + timedelta((number - today.weekday()) % 7)).isoformat()

    return _WEEKDAY.sub(day, plain(text))


def read_days(text: str, today: date) -> tuple[date | None, date | None] | None:
    """Read a day, month, year, comparison or range; None if it is none of these."""
    ends = _RANGE.split(plain(text))
    if len(ends) == 1:
        return _compared_days(ends[0], today)
    if len(ends) > 2 or not any(ends):
        return None
    first, last = (_span(end, today) if end else None for end in ends)
    if (ends[0] and first is None) or (ends[1] and last is None):
        return None
    return (first[0] if first else None, last[1] if last else None)


def _compared_days(text: str, today: date) -> tuple[date | None, date | None] | None:
    match = _COMPARED.fullmatch(text)
    span = _span(match[2], today) if match else None
    if match is None or span is None:
        return None
    first, last = span
    try:
        match _OPERATORS.get(match[1], match[1]):
            case "<":
                return None, first - timedelta(1)
            case "<=":
                return None, last
            case ">":
                return last + timedelta(1), None
            case ">=":
                return first, None
    except OverflowError:
        return None
    return span


def _span(text: str, today: date) -> Span | None:
    """Return the first and last day of a day, month or year."""
    if text in _TODAY:
        return today, today
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (match[name] or match[f"c{name}"] for name in "ymd")
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return first, first
    last_month = int(month or 12)
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def write_days(first: date | None, last: date | None) -> str:
    """Write what `read_days` reads."""
    if first == last and first is not None:
        return first.isoformat()
    return f"{first or ''}..{last or ''}"


def read_amount(text: str) -> tuple[int | None, int | None] | None:
    """Read yuan, a comparison or a range as fen from and to; None if it is none of these."""
    ends = _RANGE.split(plain(text))
    if len(ends) == 1:
        return _compared_amount(ends[0])
    if len(ends) > 2 or not any(ends):
        return None
    least, most = (_fen(end) if end else None for end in ends)
    if (ends[0] and least is None) or (ends[1] and most is None):
        return None
    return least, most


def _compared_amount(text: str) -> tuple[int | None, int | None] | None:
    match = _COMPARED.fullmatch(text)
    fen = _fen(match[2]) if match else None
    if match is None or fen is None:
        return None
    match _OPERATORS.get(match[1], match[1]):
        case "<":
            return None, fen - 1
        case "<=":
            return None, fen
        case ">":
            return fen + 1, None
        case ">=":
            return fen, None
    return fen, fen


def _fen(text: str) -> int | None:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    fen = int(Decimal(match[1].replace(",", "")) * 100 * _UNITS[match[2]])
    return fen if fen <= MOST_FEN else None


def write_amount(least: int | None, most: int | None) -> str:
    """Write what `read_amount` reads."""
    if least == most and least is not None:
        return _yuan(least)
    if most is None and least is not None:
        return f">={_yuan(least)}"
    if least is None and most is not None:
        return f"<={_yuan(most)}" if most >= 0 else "<0"
    return f"{_yuan(least or 0)}..{_yuan(most or 0)}"


def _yuan(fen: int) -> str:
    return f"{Decimal(fen) / 100:f}"


def read_period(text: str) -> int | None:
    """Read `<7d`, `<=7d`, `7d`, `<2w` as fewer than so many days; None if it is no period."""
    value = plain(text)
    if value in _TODAY:
        return 1
    match = _PERIOD.fullmatch(value)
    if match is None:
        return None
    weeks = value.endswith(("w", "week", "weeks", "周"))
    days = int(match[2]) * (7 if weeks else 1)
    return days if match[1] == "<" else days + 1
