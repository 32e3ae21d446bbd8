"""What of a case is searched, what "found" means, and the form each index wants it in.

A word is found where its folded form is a substring of one folded field; a match never crosses
fields. Both indexes answer exactly that: a phrase of adjacent pairs of characters is a substring,
and single characters are listed by themselves.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from registry.text import SPACE_MARK, bigrams, characters, fold

FIELD_BREAK = "\n"
"""Stands between fields; white space to SQLite's tokenizer, so that no pair spans two fields."""
PARTY_BREAK = "\f"
MOST_POSITIONS = 16_000
MOST_REPEATS = 255
"""Beyond these PostgreSQL forgets positions; such texts are kept whole and scanned."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """The folded fields of a case: those that name the party, and all others."""

    party: tuple[str, ...]
    body: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return all fields."""
        return self.party + self.body

    @property
    def source(self) -> str:
        """Return all fields as one text, from which the index can be made again."""
        return FIELD_BREAK.join(self.party) + PARTY_BREAK + FIELD_BREAK.join(self.body)

    @classmethod
    def from_source(cls, source: str) -> Searchable:
        """Read what `source` wrote."""
        party, _break, body = source.partition(PARTY_BREAK)
        return cls(_split(party), _split(body))


def _split(fields: str) -> tuple[str, ...]:
    return tuple(fields.split(FIELD_BREAK)) if fields else ()


def searchable(
    *,
    party_name: str,
    credit_code: str | None,
    ref: str,
    document_no: str | None,
    document_numbers: Iterable[str],
    cause: str,
    facts: str,
    basis_text: str,
    content: str,
    power_name: str | None,
) -> Searchable:
    """Fold the fields of a case that are searched."""
    numbers = dict.fromkeys(filter(None, (ref, document_no, *document_numbers)))
    return Searchable(
        _folded((party_name, credit_code)),
        _folded((*numbers, cause, facts, basis_text, content, power_name)),
    )


def _folded(fields: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(folded for field in fields if field and (folded := _fold_again(field)))


_fold_again = lru_cache(maxsize=1 << 15)(fold)
"""Entries of the power list, their bases and what is decided recur in thousands of cases."""


def matches(fields: Iterable[str], word: str) -> bool:
    """Tell whether a word is found in folded fields: the definition that the indexes must meet."""
    wanted = fold(word)
    return any(wanted in field for field in fields)


class SqliteEntry(NamedTuple):
    """What SQLite's full-text tables and the table of sources hold of a case."""

    source: bytes
    body: str
    party: str
    chars: str


def sqlite_entry(case: Searchable) -> SqliteEntry:
    """Return the index entry of a case for SQLite."""
    own = characters("".join(case.party))
    listed = own | characters("".join(case.body))
    chars = " ".join((*listed, *(SPACE_MARK + character for character in own)))
    source = zlib.compress(case.source.encode(), 1)
    body, party = (bigrams(FIELD_BREAK.join(fields)) for fields in (case.body, case.party))
    return SqliteEntry(source, body, party, chars)


def unpacked(source: bytes) -> Searchable:
    """Read the fields back from an index entry of SQLite."""
    return Searchable.from_source(zlib.decompress(source).decode())


class PostgresqlEntry(NamedTuple):
    """What PostgreSQL's search table holds of a case: its vector, or its text if very long."""

    grams: str
    long_text: str | None


def postgresql_entry(case: Searchable) -> PostgresqlEntry:
    """Return the index entry of a case for PostgreSQL."""
    places: dict[str, list[str]] = {}
    position = 0
    for fields, weight in ((case.party, "B"), (case.body, "")):
        for field in fields:
            for first, second in pairwise(field):
                position += 1
                places.setdefault(first + second, []).append(f"{position}{weight}")
            position += 1
    if position > MOST_POSITIONS or max(map(len, places.values()), default=0) > MOST_REPEATS:
        return PostgresqlEntry("", case.source)
    own = set("".join(case.party))
    others = set("".join(case.body)) - own  # with a place, or they would count as of any weight
    singles = [f"{lexeme(character)}:1B" for character in own]
    singles += [f"{lexeme(character)}:1" for character in others]
    pairs = (f"{lexeme(pair)}:{','.join(at)}" for pair, at in places.items())
    return PostgresqlEntry(" ".join((*pairs, *singles)), None)


def lexeme(characters: str) -> str:
    """Quote characters as a lexeme of a vector or a text query of PostgreSQL."""
    return "'" + characters.replace("\\", "\\\\").replace("'", "''") + "'"
