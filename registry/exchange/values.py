"""Cells become typed values: one parser per name, as column maps name them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from registry.codes import (
    CertificateKind,
    Code,
    ExerciseLevel,
    NormLevel,
    PartyKind,
    PowerKind,
    SanctionKind,
)
from registry.exchange.cells import (
    BadCell,
    Cell,
    FormulaCell,
    as_text,
    clean,
    is_placeholder,
)
from registry.exchange.dates import parse_date
from registry.exchange.money import parse_amount
from registry.exchange.numerals import NUMERAL, numeral
from registry.exchange.problems import Doubt, Parsed, error, note, refused
from registry.exchange.words import SEPARATORS, entry, words
from registry.i18n import _
from registry.identifiers import (
    IdentifierKind,
    check,
    identify,
    mask_id_card,
    normalise,
    parse_document_number,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a parser must know beside the cell: serial system, unit of the column, longest text."""

    epoch: int = 1900
    scale: Decimal = Decimal(1)
    longest: int = 4000


Parser: TypeAlias = Callable[[Cell, Context], Parsed[Any]]


def parse(name: str, cell: Cell, context: Context) -> Parsed[Any]:
    """Clean a cell and read it with the named parser; a placeholder yields None."""
    doubts: tuple[Doubt, ...] = ()
    if isinstance(cell, BadCell):
        return refused(_("The cell holds the error {value}.").format(value=cell.shown))
    if isinstance(cell, FormulaCell):
        if cell.value is None:
            return refused(_("The cell holds a formula without a stored result."))
        doubts = (note(_("The cell holds a formula; its stored result was read.")),)
        cell = cell.value
    if isinstance(cell, str):
        cell, found = clean(cell)
        doubts += found
        if is_placeholder(cell):
            return Parsed(None, doubts)
        if len(cell) > context.longest:
            return refused(_too_long(cell, context))
    if cell is None or cell == ():
        return Parsed(None, doubts)
    parsed = PARSERS[name](cell, context)
    return Parsed(parsed.value, doubts + parsed.doubts) if doubts else parsed


def _text(cell: Cell, context: Context) -> Parsed[str]:
    text = as_text(cell)
    return refused(_too_long(text, context)) if len(text) > context.longest else Parsed(text)


def _too_long(text: str, context: Context) -> str:
    sentence = _("The text has {count} characters; at most {longest} are allowed.")
    return sentence.format(count=len(text), longest=context.longest)


def _line(cell: Cell, context: Context) -> Parsed[str]:
    return _text(" ".join(as_text(cell).split()), context)


def _truth(cell: Cell, _context: Context) -> Parsed[bool]:
    if isinstance(cell, bool):
        return Parsed(cell)
    value = words()["truth"].get(as_text(cell).casefold())
    sentence = _("“{text}” is neither yes nor no.").format(text=as_text(cell)[:40])
    return refused(sentence) if value is None else Parsed(value)


def _integer(cell: Cell, _context: Context) -> Parsed[int]:
    text = as_text(cell).strip()
    if re.fullmatch(r"-?[0-9]{1,15}", text):
        return Parsed(int(text))
    return refused(_("“{text}” is not a whole number.").format(text=text[:40]))


def _credit_code(cell: Cell, _context: Context) -> Parsed[str]:
    found = check(as_text(cell), IdentifierKind.USCC)
    if not found.valid:
        return Parsed(found.value, tuple(map(error, found.reasons)))
    return Parsed(found.value, tuple(map(note, found.notes)))


def _registration_no(cell: Cell, context: Context) -> Parsed[str]:
    """Accept what old registers issued; only a wrong check digit is noted."""
    found = identify(as_text(cell))
    if found.kind in {IdentifierKind.REGISTRATION, IdentifierKind.OLD_REGISTRATION}:
        return Parsed(found.value, tuple(map(note, found.reasons)))
    number = _line(normalise(as_text(cell)), context)
    sentence = _("{number} has not the 13, 14 or 15 digits of a registration number.")
    doubt = note(sentence.format(number=number.value))
    return Parsed(number.value, (*number.doubts, doubt))


def _party_number(cell: Cell, _context: Context) -> Parsed[tuple[str, str]]:
    """Read a column that mixes credit codes and registration numbers; the value names its kind."""
    found = identify(as_text(cell))
    if found.kind is IdentifierKind.USCC:
        doubts = (*map(error, found.reasons), *map(note, found.notes))
    elif found.kind in {IdentifierKind.REGISTRATION, IdentifierKind.OLD_REGISTRATION}:
        doubts = tuple(map(note, found.reasons))
    else:
        sentence = _("{number} is neither a credit code nor a registration number.")
        return refused(sentence.format(number=found.value[:40]))
    return Parsed((found.kind.value, found.value), doubts)


def _organisation_code(cell: Cell, _context: Context) -> Parsed[str]:
    found = check(as_text(cell), IdentifierKind.ORGANISATION)
    return Parsed(found.value[:10], tuple(map(note, found.reasons)))


def _id_card(cell: Cell, _context: Context) -> Parsed[str]:
    found = check(as_text(cell), IdentifierKind.ID_CARD)
    hidden = mask_id_card(found.value)
    doubts = tuple(
        note(f"{hidden}: {_('not a valid identity number.')}") for _x in found.faults[:1]
    )
    return Parsed(found.value[:64], doubts)


def _document_no(cell: Cell, context: Context) -> Parsed[str]:
    """Keep a number in canonical form; what is not one is kept as text, and both are noted."""
    text = as_text(cell)
    number = parse_document_number(text)
    if number:
        return Parsed(number.canonical, tuple(map(note, number.warnings)))
    line = _line(text, context)
    if line.value is None:
        return line
    sentence = _("“{text}” is not a document number of the usual form.").format(text=text[:60])
    return Parsed(line.value, (note(sentence),))


def _division(cell: Cell, _context: Context) -> Parsed[str]:
    code = normalise(as_text(cell))
    if re.fullmatch(r"[0-9]{2}|[0-9]{4}|[0-9]{6}", code):
        return Parsed(code)
    return refused(_("“{code}” is not a division code of 2, 4 or 6 digits.").format(code=code[:20]))


def _party_kind(cell: Cell, _context: Context) -> Parsed[PartyKind]:
    text = as_text(cell).strip()
    if text in words()["organisations"]["words"]:
        return Parsed(None)
    return _coded(PartyKind, "party_kind", text)


def _coded(codes: type[Code], list_name: str, text: str) -> Parsed[Any]:
    if found := entry(codes, text, list_name):
        return Parsed(found)
    if text.isdigit() and (found := codes.parse(text.zfill(2))):
        sentence = _("{text} was read as the code {code}.").format(text=text, code=found.code)
        return Parsed(found, (note(sentence),))
    return refused(_("“{text}” is not in the code list.").format(text=text[:40]))


def _power_kind(cell: Cell, _context: Context) -> Parsed[PowerKind]:
    text = as_text(cell).strip()
    if text == "99":
        sentence = _("The code 99 is not in the national list; taken for other powers.")
        return Parsed(PowerKind.OTHER, (note(sentence),))
    return _coded(PowerKind, "power_kind", text)


def _norm_level(cell: Cell, _context: Context) -> Parsed[NormLevel]:
    return _coded(NormLevel, "norm_level", as_text(cell).strip())


def _levels(cell: Cell, _context: Context) -> Parsed[tuple[ExerciseLevel, ...]]:
    found: list[ExerciseLevel] = []
    for word in filter(None, map(str.strip, SEPARATORS.split(as_text(cell)))):
        level = entry(ExerciseLevel, word, "exercise_level")
        if level is None:
            return refused(_("“{text}” is not a level of government.").format(text=word[:40]))
        found.append(level)
    return Parsed(tuple(found))


_FULL_TERM = SanctionKind.OTHER.zh


def _sanction_kinds(cell: Cell, _context: Context) -> Parsed[tuple[SanctionKind, ...]]:
    """Read a list of penalty kinds; what is no penalty is noted, what is unknown refused."""
    kinds: dict[SanctionKind, None] = {}
    doubts: list[Doubt] = []
    text = as_text(cell).replace(_FULL_TERM, "其他")
    for word in filter(None, map(str.strip, SEPARATORS.split(text))):
        kind = entry(SanctionKind, word.partition("（")[0].partition("(")[0], "sanction_kind")
        if kind:
            kinds[kind] = None
        else:
            doubts.append(_no_sanction(word))
    return Parsed(tuple(kinds), tuple(doubts))


def _no_sanction(word: str) -> Doubt:
    if word in words()["not_a_sanction"]["words"]:
        return note(_("{word} is an order to correct, no penalty (APL Art 28).").format(word=word))
    if word in words()["sanction_kind_of_two"]:
        return note(_("{word} stands for two kinds.").format(word=word))
    return error(_("“{word}” is not a kind of penalty.").format(word=word[:40]))


def _certificate_kind(cell: Cell, _context: Context) -> Parsed[CertificateKind]:
    return _coded(CertificateKind, "certificate_kind", as_text(cell).strip())


_DAYS = re.compile(r"([0-9]{1,4})(?:个)?(工作日|日|天)?")


def _days(cell: Cell, _context: Context) -> Parsed[tuple[int, str]]:
    """Read a time limit as days and whether they are working days."""
    text = as_text(cell).strip()
    if text in {"即办", "当场办结", "即时办结"}:
        return Parsed((0, "working"))
    match = _DAYS.fullmatch(text)
    if not match:
        return refused(_("“{text}” is not a number of days.").format(text=text[:40]))
    return Parsed((int(match[1]), "calendar" if match[2] in {"日", "天"} else "working"))


_ARTICLE_NO = re.compile(rf"(?:第|条目)?([{NUMERAL}]+)条?(?:之([{NUMERAL}]+))?")


def _article_no(cell: Cell, _context: Context) -> Parsed[str]:
    """Read 第一百二十条之二 or 120 as 120 or 120-2."""
    text = as_text(cell).strip()
    match = _ARTICLE_NO.fullmatch(text)
    numbers = [numeral(part) for part in match.groups() if part] if match else [None]
    if any(number is None or number != int(number) for number in numbers):
        return refused(_("“{text}” is not the number of an article.").format(text=text[:40]))
    return Parsed("-".join(str(int(number)) for number in numbers if number is not None))


PARSERS: dict[str, Parser] = {
    "text": _text,
    "line": _line,
    "amount": lambda cell, context: parse_amount(cell, context.scale),
    "date": lambda cell, context: parse_date(cell, context.epoch),
    "truth": _truth,
    "integer": _integer,
    "credit_code": _credit_code,
    "registration_no": _registration_no,
    "party_number": _party_number,
    "organisation_code": _organisation_code,
    "id_card": _id_card,
    "document_no": _document_no,
    "division": _division,
    "party_kind": _party_kind,
    "certificate_kind": _certificate_kind,
    "days": _days,
    "article_no": _article_no,
    "power_kind": _power_kind,
    "norm_level": _norm_level,
    "levels": _levels,
    "sanction_kinds": _sanction_kinds,
}
"""The parsers that a column map may name."""
PERSONAL = frozenset({"id_card"})
"""Parsers of columns whose values a report never shows whole."""
