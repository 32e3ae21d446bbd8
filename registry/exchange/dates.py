"""Dates in cells: ISO and Chinese forms, compact digits, spreadsheet serials, instants."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING

from registry.clock import local_date
from registry.exchange.cells import as_text
from registry.exchange.numerals import DIGITS, WIDE_DIGITS, numeral
from registry.exchange.problems import Doubt, Parsed, note, refused
from registry.i18n import _

if TYPE_CHECKING:
    from registry.exchange.cells import Cell

EARLIEST, LATEST = date(1949, 10, 1), date(2199, 12, 31)
"""Dates outside are taken for mistakes of typing."""
EPOCHS = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
"""Day zero of the two serial systems; 1900 counts a 29 February that never was."""
_LEAP_BUG = 60
_SERIALS = (15_000, 110_000)

_HAN = "".join(DIGITS) + "十廿卅"
_CLOCK = (
    r"(?:[T\s]\s*(?P<hour>\d{1,2})[:：时](?P<minute>\d{1,2})(?:[:：分](?P<second>\d{1,2}))?(?:\.\d+)?秒?分?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_NUMERIC = re.compile(
    rf"(?P<year>\d{{4}})\s*(?P<sep>[-/.年－])\s*(?P<month>\d{{1,2}})\s*(?:(?P=sep)|月)\s*"
    rf"(?P<day>\d{{1,2}})\s*[日号]?\s*{_CLOCK}",
    re.ASCII,
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:\d{6})?", re.ASCII)
_CHINESE = re.compile(
    rf"(?P<year>[{_HAN}]{{4}})年(?P<month>[{_HAN}]{{1,3}})月(?P<day>[{_HAN}]{{1,3}})日?"
)
_SERIAL = re.compile(r"\d{5,6}(?:\.\d+)?", re.ASCII)
_SHORT_YEAR = re.compile(r"'?\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{6}", re.ASCII)
_YEAR_LAST = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", re.ASCII)
_NO_DAY = re.compile(
    rf"(?:\d{{4}}|[{_HAN}]{{4}})\s*[-/.年]\s*(?:(?:\d{{1,2}}|[{_HAN}]{{1,3}})\s*月?)?"
)


def parse_date(cell: Cell, epoch: int = 1900) -> Parsed[date]:
    """Read a cell as a local date; `epoch` is the serial system of its workbook."""
    if isinstance(cell, datetime):
        return _instant(cell)
    if isinstance(cell, date):
        return _probable(cell)
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _from_number(as_text(cell), epoch)
    return _from_text(as_text(cell).translate(WIDE_DIGITS).strip(), epoch)


def _from_number(text: str, epoch: int) -> Parsed[date]:
    compact = _COMPACT.fullmatch(text)
    return _parts(compact, text) if compact else _from_serial(text, epoch)


def _from_serial(text: str, epoch: int) -> Parsed[date]:
    days = int(Decimal(text)) if _SERIAL.fullmatch(text) else 0
    if not _SERIALS[0] <= days <= _SERIALS[1]:
        return refused(_("{text} is not a date.").format(text=text))
    day = serial_date(days, epoch)
    sentence = _("The number {text} was read as the spreadsheet date {day}.")
    return _probable(day, note(sentence.format(text=text, day=day)))


def serial_date(days: int, epoch: int) -> date:
    """Return the date of a serial number of the 1900 or the 1904 system."""
    early = epoch == 1900 and days < _LEAP_BUG
    return EPOCHS[epoch] + timedelta(days=days + early)


def _from_text(text: str, epoch: int) -> Parsed[date]:
    if match := _NUMERIC.fullmatch(text):
        return _with_clock(match, text)
    if match := _COMPACT.fullmatch(text):
        return _parts(match, text)
    if match := _CHINESE.fullmatch(text.replace(" ", "")):
        return _chinese(match, text)
    if _SERIAL.fullmatch(text) and len(text.split(".")[0]) == 5:
        return _from_serial(text, epoch)
    return refused(_why_not(text))


def _why_not(text: str) -> str:
    if _SHORT_YEAR.fullmatch(text):
        sentence = _("The year in “{text}” has two digits; write four.")
    elif _YEAR_LAST.fullmatch(text):
        sentence = _("“{text}” does not tell day from month; write year-month-day.")
    elif _NO_DAY.fullmatch(text):
        sentence = _("The day is missing in “{text}”.")
    else:
        sentence = _("“{text}” is not a date.")
    return sentence.format(text=text[:40])


def _parts(match: re.Match[str], text: str) -> Parsed[date]:
    try:
        return _probable(date(int(match["year"]), int(match["month"]), int(match["day"])))
    except ValueError:
        return refused(_("There is no such day as “{text}”.").format(text=text[:40]))


def _with_clock(match: re.Match[str], text: str) -> Parsed[date]:
    found = _parts(match, text)
    if found.value is None or match["hour"] is None:
        return found
    try:
        instant = datetime(
            *found.value.timetuple()[:3],
            int(match["hour"]),
            int(match["minute"]),
            int(match["second"] or 0),
            tzinfo=_zone(match["zone"]),
        )
    except ValueError:
        return refused(_("There is no such time as “{text}”.").format(text=text[:40]))
    return _instant(instant)


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text == "Z":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _instant(instant: datetime) -> Parsed[date]:
    if instant.tzinfo is None:
        return _probable(instant.date())
    day = local_date(instant)
    if day == instant.date():
        return _probable(day)
    sentence = _("{instant} is {day} in local time.").format(instant=instant.isoformat(), day=day)
    return _probable(day, note(sentence))


def _chinese(match: re.Match[str], text: str) -> Parsed[date]:
    year = "".join(str(DIGITS.get(c, "x")) for c in match["year"])
    month, day = _small(match["month"]), _small(match["day"])
    if not year.isdigit() or month is None or day is None:
        return refused(_("“{text}” is not a date.").format(text=text[:40]))
    try:
        return _probable(date(int(year), month, day))
    except ValueError:
        return refused(_("There is no such day as “{text}”.").format(text=text[:40]))


def _small(text: str) -> int | None:
    """Read a month or day in Chinese, among them 廿五, 三十 and 二一 written digit by digit."""
    expanded = text.replace("廿", "二十").replace("卅", "三十")
    if len(expanded) == 2 and all(c in DIGITS for c in expanded):
        return DIGITS[expanded[0]] * 10 + DIGITS[expanded[1]]
    value = numeral(expanded.removeprefix("零").removeprefix("〇"))
    return None if value is None else int(value)


def _probable(day: date, *doubts: Doubt) -> Parsed[date]:
    if not EARLIEST <= day <= LATEST:
        return refused(_("{day} is no probable date.").format(day=day))
    return Parsed(day, doubts)
