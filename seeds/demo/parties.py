"""Synthetic parties: firms, sole traders and natural persons, none of whom exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any

from registry.codes import CertificateKind, PartyKind
from registry.identifiers import USCC_ALPHABET, make_id_card, make_uscc

from .names import Weighted, address, districts, person_name, words

if TYPE_CHECKING:
    from collections.abc import Iterator

PERSON = "person"
PERSON_SHARE = 0.17
ADULTS_FROM, ADULTS_FOR = date(1956, 1, 1), 8600
"""Births of those of age throughout: twice so many days at most after the first."""
UNISSUED_DIVISION = "420100"
"""Identity numbers are issued with the code of a county or district: this one belongs to nobody."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party as cases need it."""

    id: int
    kind: PartyKind
    trade: str
    name: str
    credit_code: str | None
    certificate_no: str | None
    born: date | None
    representative: str
    address: str
    division: str
    registry_office: str

    def row(self, stamp: str) -> tuple[Any, ...]:
        """Return the row of the party table, in the order of `COLUMNS`."""
        certificate = CertificateKind.ID_CARD.value if self.certificate_no else None
        return (
            *(self.id, self.kind.value, self.name, self.credit_code, certificate),
            *(self.certificate_no, self.born and self.born.isoformat(), self.representative),
            *(self.address, self.division, self.registry_office, "demo"),
            *("", 1, stamp, stamp),
        )


COLUMNS = (
    *("id", "kind", "name", "credit_code", "certificate_kind", "certificate_no", "birth_date"),
    *("representative", "address", "division", "registry_office", "source", "phone"),
    *("revision", "created_at", "updated_at"),
)


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade with how its firms and shops are called and what they deal in."""

    key: str
    firms: tuple[str, ...]
    shops: tuple[str, ...]
    sole: float
    place: str


@cache
def trades() -> Weighted:
    """Return the trades, weighted by their share of all organisations."""
    rows = words("firms")["trade"]
    made = [
        Trade(
            row["key"],
            tuple(row["firms"]),
            tuple(row["shops"]),
            row["sole"],
            row["place"],
        )
        for row in rows
    ]
    return Weighted(made, [float(row["share"]) for row in rows])


@cache
def trade_of(key: str) -> Trade:
    """Return the trade with a key."""
    found: Trade = next(trade for trade in trades().entries if trade.key == key)
    return found


def parties(rng: Random, number: int) -> Iterator[Party]:
    """Make parties with ids from 1, unique names and unique valid codes."""
    names: set[str] = set()
    for party_id in range(1, number + 1):
        if rng.random() < PERSON_SHARE:
            yield _person(rng, party_id)
        else:
            yield _organisation(rng, party_id, names)


def youths(rng: Random, first_id: int, number: int) -> Iterator[Party]:
    """Make natural persons who were under age for some of the years covered."""
    for party_id in range(first_id, first_id + number):
        yield _person(rng, party_id, date(2005, 6, 1) + timedelta(days=int(rng.random() * 2500)))


def _person(rng: Random, party_id: int, born: date | None = None) -> Party:
    born = born or ADULTS_FROM + timedelta(days=int((rng.random() + rng.random()) * ADULTS_FOR))
    district = districts().draw(rng)
    number = make_id_card(UNISSUED_DIVISION, born, f"{int(rng.random() * 1000):03d}")
    return Party(
        *(party_id, PartyKind.NATURAL_PERSON, PERSON, person_name(rng).text, None, number, born),
        *("", address(rng, district), district.code, ""),
    )


def _organisation(rng: Random, party_id: int, names: set[str]) -> Party:
    trade: Trade = trades().draw(rng)
    district = districts().draw(rng)
    sole = rng.random() < trade.sole
    owner = person_name(rng).text
    name = _unused(rng, names, trade, district.name, sole, owner)
    if sole:
        kind, department, body_class = PartyKind.SOLE_TRADER, "9", "2"
    elif rng.random() < 0.06:
        kind, department, body_class = PartyKind.UNINCORPORATED, "9", "1"
        name = name.replace("有限公司", "中心（有限合伙）")
    else:
        kind, department, body_class = PartyKind.LEGAL_PERSON, "9", "1"
    code = make_uscc(department, body_class, district.code, _body(party_id))
    office = f"武汉市{district.name}市场监督管理局"
    return Party(
        *(party_id, kind, trade.key, name, code, None, None, owner),
        *(address(rng, district), district.code, office),
    )


def _body(party_id: int) -> str:
    """Spread ids over the last five characters of an organisation code."""
    scattered, tail = party_id * 7_368_787 % 31**5, ""
    for _ in range(5):
        scattered, digit = divmod(scattered, 31)
        tail += USCC_ALPHABET[digit]
    return "MA4"[: 8 - len(tail)] + tail


def _unused(
    rng: Random, names: set[str], trade: Trade, district: str, sole: bool, owner: str
) -> str:
    for attempt in count():
        name = _shop(rng, trade, district, owner) if sole else _firm(rng, trade, attempt)
        if name not in names:
            names.add(name)
            return name
    raise AssertionError


def _firm(rng: Random, trade: Trade, attempt: int) -> str:
    source = words("firms")
    brand: str = rng.choice(source["first"]) + rng.choice(source["second"])
    if attempt or rng.random() < 0.2:
        brand += rng.choice(source["second"])
    prefix = "湖北" if rng.random() < 0.15 else "武汉"
    return f"{prefix}{brand}{rng.choice(trade.firms)}"


def _shop(rng: Random, trade: Trade, district: str, owner: str) -> str:
    source = words("firms")
    chance = rng.random()
    if chance < 0.35:
        brand = rng.choice(source["nick"]) + rng.choice(source["second"])
    elif chance < 0.6:
        brand = f"{owner[0]}记{rng.choice(source['second'])}{rng.choice(source['second'])}"
    else:
        brand = rng.choice(source["first"]) + rng.choice(source["second"])
    return f"武汉市{district}{brand}{rng.choice(trade.shops)}"
