"""Chinese names of people, with their readings, and places in Wuhan."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")
WORDS = Path(__file__).parent / "words"


@cache
def words(name: str) -> dict[str, Any]:
    """Return a file of words, read once."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


class Weighted:
    """Draws from a list by weight."""

    def __init__(self, entries: list[T], weights: list[float]) -> None:
        """Keep the entries with their running totals."""
        self.entries: list[Any] = entries
        self.cumulative = list(accumulate(weights))

    def draw(self, rng: Random) -> Any:
        """Draw one entry."""
        return rng.choices(self.entries, cum_weights=self.cumulative)[0]


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name and how it reads in Latin letters."""

    text: str
    reading: str


def _pairs(key: str) -> list[tuple[str, str]]:
    return [(entry.split()[0], entry.split()[1]) for entry in words("people")[key]]


@cache
def _surnames() -> Weighted:
    rows = [entry.split() for entry in words("people")["surnames"]]
    return Weighted([(text, reading) for text, reading, _ in rows], [float(r[2]) for r in rows])


@cache
def _given() -> tuple[list[tuple[str, str]], ...]:
    return _pairs("single"), _pairs("first"), _pairs("second")


def person_name(rng: Random) -> Name:
    """Draw a natural Chinese name."""
    surname, surname_reading = _surnames().draw(rng)
    single, first, second = _given()
    if rng.random() < 0.3:
        given, reading = rng.choice(single)
        return Name(surname + given, surname_reading + reading)
    (one, one_reading), (two, two_reading) = rng.choice(first), rng.choice(second)
    return Name(surname + one + two, surname_reading + one_reading + two_reading)


@dataclass(frozen=True, slots=True)
class District:
    """A district of the city with its subdistricts and roads."""

    code: str
    name: str
    streets: tuple[str, ...]
    roads: tuple[str, ...]


@cache
def districts() -> Weighted:
    """Return the districts of the city, weighted by how much business they have."""
    rows = words("places")["district"]
    made = [
        District(row["code"], row["name"], tuple(row["streets"]), tuple(row["roads"]))
        for row in rows
    ]
    return Weighted(made, [float(row["weight"]) for row in rows])


@cache
def district_of(code: str) -> District:
    """Return the district with a code."""
    found: District = next(item for item in districts().entries if item.code == code)
    return found


def address(rng: Random, district: District) -> str:
    """Draw an address in a district."""
    street, road = rng.choice(district.streets), rng.choice(district.roads)
    number = 1 + int(rng.random() ** 2 * 890)
    room = rng.random()
    if room < 0.45:
        tail = f"{number}号"
    elif room < 0.8:
        tail = f"{number}号{1 + int(rng.random() * 9)}栋{1 + int(rng.random() * 3)}层"
    else:
        tail = f"特{number}号附{1 + int(rng.random() * 30)}号"
    return f"武汉市{district.name}{street}{road}{tail}"
