"""Amounts of money in cells and in prose, as integer fen; ambiguity is a problem, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING

from registry.exchange.cells import as_text
from registry.exchange.numerals import DIGITS, LONGEST, NUMERAL, SIGNS, WIDE_DIGITS, numeral
from registry.exchange.problems import Doubt, Parsed, error, note, refused
from registry.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.exchange.cells import Cell

UNITS = {"元": 1, "圆": 1, "圓": 1, "千元": 1000, "万元": 10_000, "萬元": 10_000}
UNITS |= {"万": 10_000, "萬": 10_000, "百万元": 10**6, "亿元": 10**8, "億元": 10**8, "亿": 10**8}
UNITS |= {"yuan": 1, "cny": 1, "rmb": 1, "人民币": 1, "人民币元": 1, "wan": 10_000, "fen": 0}
_EXACTLY = Context(prec=60, traps=[Inexact, InvalidOperation])
IMPROBABLE_FEN = 10**14
"""Amounts from here on are taken for a mistake of unit (one trillion yuan)."""


class AmountOf(StrEnum):
    """What an amount in prose is an amount of."""

    FINE = "fine"
    GAINS = "gains"
    PROPERTY = "property"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount found in prose: fen, the words it stood in, and what it is an amount of."""

    fen: int
    words: str
    of: AmountOf | None


_DIGIT = f"[{''.join(DIGITS)}0-9]"
_WORTH = (
    rf"(?P<number>(?<![{SIGNS}])[{SIGNS}][{NUMERAL}]{{0,{LONGEST}}})\s?"
    r"(?:[（(]\s?)?(?P<unit>元|圆|圓|万元|萬元|亿元)(?:\s?[）)])?"
    rf"(?:(?P<jiao>{_DIGIT})角)?(?:零?(?P<fen>{_DIGIT})分)?"
)
_SMALL = rf"(?P<jiao2>{_DIGIT})角(?:(?P<fen2>{_DIGIT})分)?|(?P<fen3>{_DIGIT})分(?=整|正|$)"
_SIGN = rf"[￥¥]\s?(?P<signed>[0-9][0-9,，.]{{0,{LONGEST}}})\s?(?P<signed_unit>万元|元|万)?"
_AMOUNT = re.compile(rf"(?:人民币\s?|RMB\s?|CNY\s?)?(?:{_SIGN}|[￥¥]?{_WORTH}|{_SMALL})\s?[整正]?")
_WHOLE = re.compile(rf"{_AMOUNT.pattern}[。；;，,]?", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:人民币)?\s?(?P<number>-?[{SIGNS}][{NUMERAL}]*)\s?(?P<unit>万|萬|亿)?\s?[整正]?"
)
_LIMIT_FOLLOWS = re.compile(rf"\s*(?:以上|以下|以内|(?:至|到|[-~—～])\s*{_DIGIT})")
_FINE_FOLLOWS = re.compile(r"\s*[）)]?\s*的?\s*(?:行政)?罚款")
_KIND_WORDS: tuple[tuple[AmountOf, str], ...] = (
    (AmountOf.OTHER, "加处罚款|滞纳金|退赔|退还|返还|补缴|赔偿|货值|价值|每[^，。；;]{0,8}罚款"),
    (AmountOf.PROPERTY, "没收[^，。；;]{0,12}(?:财物|物品|产品|工具|货物)"),
    (AmountOf.GAINS, "没收"),
    (AmountOf.FINE, "罚款|处以|并处|罚金|罚没"),
)
_ANY_KIND = re.compile("|".join(f"(?P<{kind.value}>{words})" for kind, words in _KIND_WORDS))
_NEAR = 12
_REPEATS = re.compile(r"[\s（(，,:：]*(?:大写|小写|即|人民币|金额)?[\s：:）)]*[（(]?\s*")


def to_fen(value: Decimal, scale: Decimal | int = 1) -> int | None:
    """Return a number of units of `scale` yuan as whole fen, or None where it is not exact."""
    try:
        fen = _EXACTLY.multiply(value, Decimal(scale) * 100)
        return int(fen) if fen == fen.to_integral_value() else None
    except (ArithmeticError, ValueError):
        return None


def amounts_in(text: str) -> list[Amount]:
    """Find every amount with its unit in prose; the same sum in words and figures counts once."""
    found: list[Amount] = []
    text = text.translate(WIDE_DIGITS)
    last_end = 0
    for match in _AMOUNT.finditer(text):
        fen = _fen_of(match)
        if fen is None or _LIMIT_FOLLOWS.match(text, match.end()):
            continue
        between = text[last_end : match.start()]
        near = len(between) <= _NEAR
        if found and found[-1].fen == fen and near and _REPEATS.fullmatch(between):
            continue
        kind = AmountOf.FINE if _FINE_FOLLOWS.match(text, match.end()) else _kind_before(between)
        found.append(Amount(fen, match.group().strip(), kind))
        last_end = match.end()
    return found


def _kind_before(text: str) -> AmountOf | None:
    words = list(_ANY_KIND.finditer(text))
    return AmountOf(words[-1].lastgroup) if words and words[-1].lastgroup else None


def _fen_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups["signed"]:
        value = numeral(groups["signed"])
        return _scaled(value, groups["signed_unit"] or "元")
    if groups["number"]:
        whole = _scaled(numeral(groups["number"]), groups["unit"])
        return None if whole is None else whole + _small_change(groups["jiao"], groups["fen"])
    return _small_change(groups["jiao2"], groups["fen2"] or groups["fen3"])


def _small_change(jiao: str | None, fen: str | None) -> int:
    return 10 * _digit(jiao) + _digit(fen)


def _digit(text: str | None) -> int:
    return 0 if text is None else DIGITS[text] if text in DIGITS else int(text)


def _scaled(value: Decimal | None, unit: str) -> int | None:
    """Return fen; three decimals of a yuan are rather a number in a list run into an amount."""
    if value is None or (UNITS[unit] == 1 and -int(value.as_tuple().exponent) > 2):
        return None
    return to_fen(value, UNITS[unit])


def unit_scale(text: str) -> Decimal | None:
    """Return how many yuan a unit is worth, read from a heading or a cell (万元 (CNY))."""
    name = re.sub(r"[\s（(].*$", "", text.strip()).casefold()
    if name not in UNITS:
        return None
    return Decimal(UNITS[name]) if UNITS[name] else Decimal("0.01")


def parse_amount(cell: Cell, scale: Decimal) -> Parsed[int]:
    """Read a cell as one amount in fen; `scale` is the yuan one unit of the column is worth."""
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _number(Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell), scale)
    text = as_text(cell).translate(WIDE_DIGITS).strip()
    if whole := _WHOLE.fullmatch(text):
        fen = _fen_of(whole)
        return _probable(fen, text) if fen is not None else refused(_not_an_amount(text))
    if bare := _BARE.fullmatch(text):
        sign = -1 if bare["number"].startswith("-") else 1
        value = numeral(bare["number"].lstrip("-"))
        if value is not None:
            own = UNITS.get(bare["unit"] or "")
            return _number(sign * value, Decimal(own) if own else scale)
    return _from_prose(text)


def _number(value: Decimal, scale: Decimal) -> Parsed[int]:
    fen = to_fen(value, scale)
    if fen is None:
        return refused(_("{value} is not a whole number of fen.").format(value=value))
    return _probable(fen, str(value))


def _probable(fen: int, text: str) -> Parsed[int]:
    if fen < 0:
        return refused(_("An amount cannot be negative: {text}.").format(text=text))
    if fen >= IMPROBABLE_FEN:
        return refused(_("{text} is improbably much; check the unit.").format(text=text))
    return Parsed(fen)


def _from_prose(text: str) -> Parsed[int]:
    found = amounts_in(text)
    if len(found) == 1:
        sentence = _("Read as {amount} from a sentence.").format(amount=found[0].words)
        return Parsed(found[0].fen, (note(sentence),))
    return Parsed(None, (several(found),)) if found else refused(_not_an_amount(text))


def several(amounts: Iterable[Amount]) -> Doubt:
    """Say which amounts compete for one place."""
    words = _(", ").join(amount.words for amount in amounts)
    return error(_("Several amounts in one cell, not added up: {amounts}.").format(amounts=words))


def _not_an_amount(text: str) -> str:
    return _("“{text}” is not an amount of money.").format(text=text[:60])
