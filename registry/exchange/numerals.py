"""Chinese numerals: capitals, everyday and mixed with Arabic digits; read strictly, never guessed.

A numeral that people read in two ways (一百五, 1万5) is not read at all.
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {c: n for n, cs in enumerate(("零〇○", "一壹弌", "二贰弍貳两兩", "三叁弎參叄", "四肆",
          "五伍", "六陆陸", "七柒", "八捌", "九玖")) for c in cs}  # fmt: skip
SMALL_UNITS = {c: n for cs, n in (("十拾", 10), ("百佰", 100), ("千仟", 1000)) for c in cs}
_BIG_UNITS = {"萬": "万", "億": "亿"}
ZERO = "零〇○"
WIDE_DIGITS = {0xFF10 + n: str(n) for n in range(10)} | {0xFF0E: "."}
"""Full-width digits and point, for `str.translate`."""
LONGEST = 40
"""More characters than any amount or article number needs."""
SIGNS = "0-9" + "".join([*DIGITS, *SMALL_UNITS])
"""Characters with which a numeral begins, for use inside a character class."""
NUMERAL = SIGNS + ".,，万萬亿億"
"""Characters of a numeral, for use inside a character class."""

_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_HAN_DIGIT = "[" + "".join(DIGITS) + "]"
_TERM = re.compile(
    rf"(?P<zero>[{ZERO}])?(?:(?P<arabic>{_ARABIC.pattern})|(?P<han>{_HAN_DIGIT}))?"
    rf"(?P<unit>[{''.join(SMALL_UNITS)}])?"
)


def arabic(text: str) -> Decimal | None:
    """Read Arabic digits with well-placed thousand separators, else None."""
    tidy = text.replace("，", ",")
    return Decimal(tidy.replace(",", "")) if _ARABIC.fullmatch(tidy) else None


def han_digits(text: str) -> str | None:
    """Read digits written one by one (二〇二一) as Arabic digits, else None."""
    if not text or any(c not in DIGITS for c in text):
        return None
    return "".join(str(DIGITS[c]) for c in text)


def numeral(text: str) -> Decimal | None:
    """Read a numeral of Chinese or Arabic digits with 十百千万亿, else None."""
    if len(text) > LONGEST:
        return None
    for variant, plain in _BIG_UNITS.items():
        text = text.replace(variant, plain)
    plain_value = arabic(text)
    return plain_value if plain_value is not None else _with_big_unit(text, "亿万")


def _with_big_unit(text: str, units: str) -> Decimal | None:
    if not units:
        return _section(text)
    head, unit, tail = text.rpartition(units[0])
    if not unit:
        return _with_big_unit(text, units[1:])
    scale = 10**8 if unit == "亿" else 10**4
    above = _with_big_unit(head, units if unit == "亿" else "")
    below = _remainder(tail, units[1:], scale)
    if above is None or below is None or above == 0:
        return None
    return above * scale + below


def _remainder(text: str, units: str, scale: int) -> Decimal | None:
    """Read what follows a big unit; a lone digit would be ambiguous without a zero before it."""
    if not text:
        return Decimal(0)
    if len(text) == 1:
        return None
    value = _with_big_unit(text, units)
    return value if value is not None and value < scale and value == int(value) else None


def _section(text: str) -> Decimal | None:
    """Read terms of digit and unit in falling order of unit."""
    total, last_unit, position = Decimal(0), 10**4, 0
    while position < len(text):
        match = _TERM.match(text, position)
        if match is None or not match.group():
            return None
        term = _term(match, first=position == 0, last_unit=last_unit)
        if term is None:
            return None
        value, last_unit = term
        total, position = total + value, match.end()
    return total if position else None


def _term(match: re.Match[str], *, first: bool, last_unit: int) -> tuple[Decimal, int] | None:
    unit = SMALL_UNITS.get(match["unit"] or "", 1)
    digit = arabic(match["arabic"]) if match["arabic"] else None
    if match["han"]:
        digit = Decimal(DIGITS[match["han"]])
    if digit is None:
        if unit == 10 and first:
            digit = Decimal(1)
        elif match["zero"] and unit == 1 and first and match.end() == len(match.string):
            return Decimal(0), 1
        else:
            return None
    alone_after_big_unit = unit == 1 and last_unit > 10 and not first and not match["zero"]
    if unit >= last_unit or alone_after_big_unit or digit * unit >= last_unit:
        return None
    return digit * unit, unit


_CAPITALS = "零壹贰叁肆伍陆柒捌玖"


def capitals(number: int) -> str:
    """Write a number in Chinese capitals, as amounts are written on documents."""
    if number == 0:
        return _CAPITALS[0]
    parts: list[str] = []
    rest, gap = number, False
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, rest = divmod(rest, scale)
        if section:
            inner = capitals(section) if section >= 10**4 else _capital_section(section)
            parts.append(("零" if parts and (gap or section < 1000) else "") + inner + name)
        gap = not section
    return "".join(parts)


def _capital_section(number: int) -> str:
    text, zero = "", False
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if zero and text else "") + _CAPITALS[digit] + name
        zero = not digit if text else False
    return text
