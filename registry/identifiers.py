"""Numbers that identify bodies, people and documents: read, checked, explained and made.

After GB 32100 (credit code), GB 11714 (organisation code), GB 11643 (identity number), GS 15.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul
from typing import TYPE_CHECKING

from registry.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
ID_CARD_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CARD_CHECKS = "10X98765432"
REGISTERING_DEPARTMENTS = "123456789ANY"
"""First characters that GB 32100 and its amendments assign to registering departments."""
_PROVINCE_RANGES = ((10, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 66))
PROVINCES = frozenset(
    {str(n) for first, last in _PROVINCE_RANGES for n in range(first, last + 1)}
    | {"71", "81", "82", "91"}
)
"""First two digits of GB/T 2260 codes; 10 is used by national registering departments."""
DIGITS = frozenset("0123456789")
_USCC = re.compile(f"[{USCC_ALPHABET}]{{2}}[0-9]{{6}}[{USCC_ALPHABET}]{{10}}")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys((*range(0x2000, 0x2010), 0x20, 0x3000, 0xA0, 0xFEFF, 0x2060, 9, 10, 13))
_DASHES = dict.fromkeys((0x2D, *range(0x2010, 0x2015), 0x2212, 0xFF0D))
_TIDY = {**_FULL_WIDTH, **_SPACES, **_DASHES}
_TIDY_NUMBER = {**_FULL_WIDTH, **_SPACES, 0xFF08: "（", 0xFF09: "）", 0xFE5D: "〔", 0xFE5E: "〕"}


class IdentifierKind(StrEnum):
    """Kinds of number that identify a party."""

    USCC = "uscc"
    REGISTRATION = "registration"
    OLD_REGISTRATION = "old_registration"
    ORGANISATION = "organisation"
    ID_CARD = "id_card"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong with a number, at which character (counted from 1)."""

    position: int
    reason: str


@dataclass(frozen=True, slots=True)
class Identified:
    """A number as normalised, what kind it is, why it is not valid and what is doubtful."""

    kind: IdentifierKind | None
    value: str
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong with the number."""
        return self.kind is not None and not self.faults

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the number is not valid, one sentence each."""
        return tuple(fault.reason for fault in self.faults)


class TypingState(StrEnum):
    """Where somebody typing a number stands."""

    EMPTY = "empty"
    PARTIAL = "partial"
    COMPLETE = "complete"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Typing:
    """Feedback on a number while it is typed; `position` is the first bad character, from 1."""

    state: TypingState
    value: str
    position: int | None = None
    message: str = ""


def normalise(text: str) -> str:
    """Return an identifier in half-width capitals, without spaces and dashes."""
    return text.translate(_TIDY).upper()


def uscc_check_character(first17: str) -> str:
    """Return the check character of a unified social credit code (GB 32100, modulus 31)."""
    values = map(USCC_ALPHABET.index, first17)
    return USCC_ALPHABET[-sum(map(mul, values, USCC_WEIGHTS)) % 31]


def organisation_check_character(first8: str) -> str:
    """Return the check character of an organisation code (GB 11714, modulus 11)."""
    values = map(ORGANISATION_ALPHABET.index, first8)
    return "0123456789X"[-sum(map(mul, values, ORGANISATION_WEIGHTS)) % 11]


def registration_check_digit(first14: str) -> str:
    """Return the check digit of a 15-digit registration number (modulus 11, 10)."""
    product = 10
    for digit in first14:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def id_card_check_character(first17: str) -> str:
    """Return the check character of a resident identity number (GB 11643)."""
    return ID_CARD_CHECKS[sum(map(mul, map(int, first17), ID_CARD_WEIGHTS)) % 11]


def make_uscc(department: str, body_class: str, region: str, body: str) -> str:
    """Make a valid code from department, class, region and the first 8 characters of the body."""
    first17 = f"{department}{body_class}{region}{body}{organisation_check_character(body)}"
    return first17 + uscc_check_character(first17)


def make_registration_number(region: str, serial: str) -> str:
    """Make a valid 15-digit registration number from a region and an 8-digit serial."""
    return region + serial + registration_check_digit(region + serial)


def make_id_card(region: str, born: date, serial: str) -> str:
    """Make a valid identity number from a region, a birth date and a 3-digit serial."""
    first17 = f"{region}{born:%Y%m%d}{serial}"
    return first17 + id_card_check_character(first17)


def birth_date_of(id_card: str) -> date | None:
    """Return the birth date inside an identity number, or None where there is none."""
    try:
        return date(int(id_card[6:10]), int(id_card[10:12]), int(id_card[12:14]))
    except ValueError:
        return None


def mask_id_card(number: str) -> str:
    """Hide the middle of an identity number, so that neither birth date nor serial is shown."""
    return number[:4] + "*" * max(len(number) - 5, 0) + number[-1:] if len(number) > 5 else "****"


def region_of(number: str) -> str | None:
    """Return the 6-digit division inside a credit, registration or identity number."""
    identified = identify(number)
    if identified.kind in {None, IdentifierKind.ORGANISATION}:
        return None
    start = 2 if identified.kind is IdentifierKind.USCC else 0
    region = identified.value[start : start + 6]
    return region if DIGITS.issuperset(region) else None


def _alphabet_faults(text: str, allowed: Callable[[int], str | frozenset[str]]) -> Iterator[Fault]:
    for position, character in enumerate(text, 1):
        if character not in allowed(position):
            yield Fault(position, _foreign_character(position, character, allowed(position)))


def _foreign_character(position: int, character: str, allowed: str | frozenset[str]) -> str:
    if allowed == DIGITS:
        text = _("Character {position}, “{character}”, must be a digit.")
    elif character in "IOSVZ":
        text = _("Character {position}, “{character}”: the letters I, O, S, V and Z are not used.")
    else:
        text = _("Character {position}, “{character}”, is not allowed here.")
    return text.format(position=position, character=character)


def _check_fault(position: int, found: str, expected: str) -> Fault:
    text = _("Character {position} is the check character and should be {expected}, not {found}.")
    return Fault(position, text.format(position=position, expected=expected, found=found))


def _uscc_faults(code: str) -> Iterator[Fault]:
    if not _USCC.fullmatch(code):
        faults = _alphabet_faults(code, lambda p: DIGITS if 3 <= p <= 8 else USCC_ALPHABET)
        yield from (wrong := list(faults))
        if wrong:
            return
    if len(code) >= 17 and code[16] != (expected := organisation_check_character(code[8:16])):
        yield _check_fault(17, code[16], expected)
    if len(code) >= 18 and code[17] != (expected := uscc_check_character(code[:17])):
        yield _check_fault(18, code[17], expected)


def _registration_faults(number: str) -> Iterator[Fault]:
    wrong = list(_alphabet_faults(number, lambda _position: DIGITS))
    yield from wrong
    if not wrong and len(number) == 15:
        expected = registration_check_digit(number[:14])
        if number[14] != expected:
            yield _check_fault(15, number[14], expected)


def _organisation_faults(code: str) -> Iterator[Fault]:
    wrong = list(_alphabet_faults(code, lambda _position: ORGANISATION_ALPHABET))
    yield from wrong
    if not wrong and len(code) >= 9:
        expected = organisation_check_character(code[:8])
        if code[8] != expected:
            yield _check_fault(9, code[8], expected)


def _id_card_characters(position: int) -> str | frozenset[str]:
    return DIGITS if position < 18 else "0123456789X"


def _id_card_faults(number: str) -> Iterator[Fault]:
    wrong = list(_alphabet_faults(number, _id_card_characters))
    yield from wrong
    if wrong:
        return
    if len(number) >= 2 and number[:2] not in PROVINCES:
        yield Fault(2, _("No province has the code {code}.").format(code=number[:2]))
    yield from _birth_faults(number)
    if len(number) >= 18 and number[17] != (expected := id_card_check_character(number[:17])):
        yield _check_fault(18, number[17], expected)


def _birth_faults(number: str) -> Iterator[Fault]:
    """Find the first character after which no birth date is possible."""
    if len(number) >= 8 and number[6:8] not in {"18", "19", "20"}:
        yield Fault(8, _("A birth year begins with 18, 19 or 20."))
    elif len(number) >= 12 and not 1 <= int(number[10:12]) <= 12:
        yield Fault(12, _("There is no month {month}.").format(month=number[10:12]))
    elif len(number) >= 14 and birth_date_of(number) is None:
        yield Fault(14, _("{day} is not a date.").format(day=number[6:14]))


@dataclass(frozen=True, slots=True)
class _Shape:
    length: tuple[int, ...]
    faults: Callable[[str], Iterator[Fault]]


SHAPES: dict[IdentifierKind, _Shape] = {
    IdentifierKind.USCC: _Shape((18,), _uscc_faults),
    IdentifierKind.REGISTRATION: _Shape((15,), _registration_faults),
    IdentifierKind.OLD_REGISTRATION: _Shape((13, 14), _registration_faults),
    IdentifierKind.ORGANISATION: _Shape((9,), _organisation_faults),
    IdentifierKind.ID_CARD: _Shape((18,), _id_card_faults),
}


def check(text: str, kind: IdentifierKind) -> Identified:
    """Check a number as one of a kind: every fault with its position, and what is doubtful."""
    number, shape = normalise(text), SHAPES[kind]
    faults = sorted(shape.faults(number[: shape.length[-1]]))
    if len(number) not in shape.length:
        faults.append(_length_fault(number, shape.length))
    return Identified(kind, number, tuple(faults), tuple(_notes(number, kind)))


def _length_fault(number: str, lengths: tuple[int, ...]) -> Fault:
    text = _("It has {found} characters instead of {expected}.")
    reason = text.format(found=len(number), expected="/".join(map(str, lengths)))
    return Fault(min(len(number), lengths[-1]) + 1, reason)


def _notes(number: str, kind: IdentifierKind) -> Iterator[str]:
    if kind is IdentifierKind.USCC and len(number) == 18:
        if number[0] not in REGISTERING_DEPARTMENTS:
            yield _("No registering department has the code {code}.").format(code=number[:1])
        if number[2:4] not in PROVINCES:
            yield _("No province has the code {code}.").format(code=number[2:4])


def identify(text: str) -> Identified:
    """Recognise which kind of number a text is by its shape, and check it.

    Eighteen characters are an identity number if they are valid as one and not, or only
    doubtfully, as a credit code.
    """
    number = normalise(text)
    for kind, shape in SHAPES.items():
        if len(number) in shape.length:
            identified = check(number, kind)
            if kind is IdentifierKind.USCC and (identified.faults or identified.notes):
                as_person = check(number, IdentifierKind.ID_CARD)
                return as_person if as_person.valid else identified
            return identified
    text = _("{count} characters fit no kind of number.").format(count=len(number))
    return Identified(None, number, (Fault(len(number) + 1, text),))


def check_as_typed(text: str, kind: IdentifierKind = IdentifierKind.USCC) -> Typing:
    """Judge a number while it is typed: so far so good, the first bad character, or complete."""
    number, shape = normalise(text), SHAPES[kind]
    if not number:
        return Typing(TypingState.EMPTY, number)
    faults = sorted(shape.faults(number[: shape.length[-1]]))
    if not faults and len(number) > shape.length[-1]:
        faults = [_length_fault(number, shape.length)]
    if faults:
        return Typing(TypingState.WRONG, number, faults[0].position, faults[0].reason)
    if len(number) in shape.length:
        return Typing(TypingState.COMPLETE, number)
    return Typing(TypingState.PARTIAL, number)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number in its parts, its canonical form, and how it strays from GB/T 9704."""

    text: str
    prefix: str
    kind: str
    year: int
    serial: int | None
    serial_text: str
    warnings: tuple[str, ...] = ()

    @property
    def canonical(self) -> str:
        """The number with hexagonal brackets, without 第 and without leading zeros."""
        return f"{self.prefix}{self.kind}〔{self.year}〕{self.serial_text}号"


_DECISION_STEMS = ("处罚", "罚", "处", "当处", "当罚", "不罚", "不予罚", "强", "执", "解", "立")
_STEM_ENDINGS = ("", "字", "决", "决字", "告", "告字")
_OTHER_KIND_WORDS = (
    *("听告", "听通", "听证通", "责改", "责令改正", "查扣", "扣", "封", "查封", "催", "催告"),
    *("送达", "延", "结", "法审", "检通", "检批"),
)
DOCUMENT_KIND_WORDS = frozenset(
    {stem + end for stem in _DECISION_STEMS for end in _STEM_ENDINGS} | {*_OTHER_KIND_WORDS}
)
"""Words (文种) that end the part of a document number before the year."""
_KIND_LENGTHS = sorted(set(map(len, DOCUMENT_KIND_WORDS)), reverse=True)

_DOCUMENT_NUMBER = re.compile(
    r"^(?P<prefix>\S{1,40}?)"
    r"(?P<open>[〔【\[(（〈])(?P<year>(?:19|20)\d{2})(?P<close>[〕】\])）〉])"
    r"(?P<infix>[A-Z]{0,4})(?P<ordinal>第?)(?P<serial>[A-Z]{0,3}-?\d{1,12}(?:-\d{1,6})?)号?$",
    re.ASCII,
)
_HAS_HAN = re.compile(r"[\u4e00-\u9fff]")
_PAIRS = {"〔": "〕", "【": "】", "[": "]", "(": ")", "（": "）", "〈": "〉"}


def parse_document_number(text: str) -> DocumentNumber | None:
    """Read a document number in any of the bracket styles seen; None if it is no such number."""
    tidy = text.translate(_TIDY_NUMBER).upper()
    match = _DOCUMENT_NUMBER.match(tidy)
    if not match or not _HAS_HAN.search(match["prefix"]):
        return None
    plain = match["infix"] == "" and match["serial"].isdigit()
    serial = int(match["serial"]) if plain else None
    ends = (match["prefix"][-length:] for length in _KIND_LENGTHS)
    kind = next((end for end in ends if end in DOCUMENT_KIND_WORDS), "")
    return DocumentNumber(
        text=text,
        prefix=match["prefix"].removesuffix(kind),
        kind=kind,
        year=int(match["year"]),
        serial=serial,
        serial_text=_serial_as_written(match) if serial is None else str(serial),
        warnings=tuple(_style_warnings(match, tidy, serial)),
    )


def _serial_as_written(match: re.Match[str]) -> str:
    return match["infix"] + match["ordinal"] + match["serial"]


def _style_warnings(match: re.Match[str], tidy: str, serial: int | None) -> Iterator[str]:
    if match["open"] != "〔" or match["close"] != "〕":
        yield _("The year stands in {brackets}; the standard is 〔{year}〕.").format(
            brackets=match["open"] + match["year"] + match["close"], year=match["year"]
        )
    if _PAIRS[match["open"]] != match["close"]:
        yield _("The brackets around the year do not match.")
    if match["ordinal"]:
        yield _("第 does not belong before the serial.")
    if serial is None:
        written = _serial_as_written(match)
        yield _("The serial {serial} is not a plain number.").format(serial=written)
    elif match["serial"].startswith("0"):
        yield _("The serial {serial} has leading zeros.").format(serial=match["serial"])
    if not tidy.endswith("号"):
        yield _("号 is missing at the end.")
