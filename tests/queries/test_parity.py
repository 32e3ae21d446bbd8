"""Search finds exactly what a LIKE scan of the folded texts finds, on both engines."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from registry.database.reader import Reader
from registry.queries import search
from registry.queries.grams import matches
from registry.queries.plan import make_plan
from registry.queries.strategy import matching_ids
from registry.queries.terms import Mention, Query, Sort
from registry.text import fold
from tests.queries.builder import TODAY
from tests.queries.conftest import Register

QUERIES = 500
RECENT_FIRST = Sort("decided", descending=True)
BRACKET_STYLES = (("〔", "〕"), ("【", "】"), ("（", "）"), ("(", ")"), ("[", "]"), ("［", "］"))
PARTY_FIELDS = ("party_name", "credit_code")
BODY_FIELDS = ("ref", "document_no", "cause", "facts", "basis_text", "content")


@dataclass(frozen=True)
class Scan:
    """The folded fields of all cases, to be scanned with LIKE."""

    table: sqlite3.Connection
    fields: list[tuple[int, bool, str]]
    raw: list[str]

    def ids(self, word: str, party: bool = False) -> set[int]:
        """Return the cases with a field like the word."""
        pattern = fold(word)
        for character in "!%_":
            pattern = pattern.replace(character, "!" + character)
        rows = self.table.execute(
            "SELECT case_id FROM field WHERE text LIKE ? ESCAPE '!' AND party >= ?",
            (f"%{pattern}%", party),
        )
        return {row[0] for row in rows}

    @property
    def cases(self) -> set[int]:
        """Return all cases."""
        return {case_id for case_id, _party, _text in self.fields}


def scan_of(reader: Reader) -> Scan:
    raw: list[tuple[int, bool, str | None]] = []
    columns = (*PARTY_FIELDS, *BODY_FIELDS)
    for case_id, *values in reader.rows(f"SELECT id, {', '.join(columns)} FROM cases"):  # noqa: S608
        raw += [(case_id, i < len(PARTY_FIELDS), text) for i, text in enumerate(values)]
    documents = reader.rows("SELECT case_id, number FROM document")
    powers = reader.rows(
        "SELECT c.id, v.name FROM cases c JOIN power_version v ON v.id = c.power_version_id"
    )
    raw += [(case_id, False, text) for case_id, text in (*documents, *powers)]
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE field (case_id, party, text)")
    fields = [(case_id, party, fold(text)) for case_id, party, text in raw if text]
    table.executemany("INSERT INTO field VALUES (?, ?, ?)", fields)
    return Scan(table, fields, sorted({text for _id, _party, text in raw if text}))


@pytest.fixture(scope="module")
def scan(register: Register) -> Scan:
    return scan_of(register.reader)


def found(register: Register, query: Query) -> set[int]:
    ids = matching_ids(register.reader, make_plan(register.reader, query))
    assert len(ids) == len(set(ids))
    return set(ids)


def words(rng: random.Random, scan: Scan) -> Iterator[str]:
    """Yield words of every class, most of them taken from the texts as they are."""
    numbers = [text for text in scan.raw if text.startswith("武") and text.endswith("号")]
    codes = [text for text in scan.raw if text.startswith("91") and text.isascii()]
    while True:
        yield fragment(rng, rng.choice(scan.raw), rng.choice((1, 1, 2, 2, 2, 3, 4, 5, 6, 11)))
        yield with_other_brackets(rng, fragment(rng, rng.choice(numbers), rng.randint(2, 18)))
        yield fragment(rng, rng.choice(codes), rng.randint(1, 9))
        yield rng.choice("%_\\'\"|&!:*()<>-.,，。；“”、 　aｂ１的号罚")
        yield rng.choice(("%", "_", "100%", "50%_", "\\7", "it's", "' OR 1=1", '"quoted"', "AND"))
        yield fragment(rng, rng.choice(scan.raw), rng.randint(2, 6)).swapcase()
        yield "".join(rng.choices("罚款食品安全2021AB号", k=rng.randint(1, 4)))


def fragment(rng: random.Random, text: str, length: int) -> str:
    start = rng.randrange(max(len(text) - length, 0) + 1)
    return text[start : start + length]


def with_other_brackets(rng: random.Random, text: str) -> str:
    opening, closing = rng.choice(BRACKET_STYLES)
    for style in BRACKET_STYLES:
        text = text.replace(style[0], opening).replace(style[1], closing)
    return text


def test_five_hundred_words_are_found_exactly_as_by_like(register: Register, scan: Scan) -> None:
    rng = random.Random(20261123)
    asked = 0
    for word in words(rng, scan):
        if not fold(word):
            continue
        query = Query(TODAY, RECENT_FIRST, (word,))
        assert found(register, query) == scan.ids(word), f"{word!r}"
        asked += 1
        if asked == QUERIES:
            break


def test_like_and_the_definition_of_a_match_agree(register: Register, scan: Scan) -> None:
    rng = random.Random(5)
    for word, _number in zip(words(rng, scan), range(40), strict=False):
        if fold(word):
            by_definition = {i for i, _party, text in scan.fields if matches([text], word)}
            assert by_definition == scan.ids(word), f"{word!r}"


def test_several_words_exclusions_and_parties_combine_as_sets(
    register: Register, scan: Scan
) -> None:
    rng = random.Random(11)
    source = filter(fold, words(rng, scan))
    for _number in range(60):
        wanted = [next(source) for _ in range(rng.randint(0, 2))]
        without = [next(source) for _ in range(rng.randint(0, 2))]
        party = [next(source) for _ in range(rng.randint(0, 2))]
        filters = (Mention("party", tuple(party)),) if party else ()
        expected = scan.cases
        for word in wanted:
            expected = expected & scan.ids(word)
        for word in without:
            expected = expected - scan.ids(word)
        if party:
            expected = expected & set().union(*(scan.ids(word, party=True) for word in party))
        query = Query(TODAY, RECENT_FIRST, tuple(wanted), tuple(without), filters)
        assert found(register, query) == expected, f"{wanted} {without} {party}"
        assert search.count(register.reader, query) == len(expected)
        assert set(search.spine(register.reader, query).ids) == expected


@pytest.mark.parametrize("style", BRACKET_STYLES, ids="".join)
def test_a_document_number_is_found_in_any_bracket_style(
    register: Register, style: tuple[str, str]
) -> None:
    number = f"武市监罚{style[0]}2021{style[1]}97号"
    query = Query(TODAY, RECENT_FIRST, (number,))
    assert 9 in found(register, query)


def test_a_word_never_matches_across_two_fields(register: Register, scan: Scan) -> None:
    by_case: dict[int, list[str]] = {}
    for case_id, _party, text in scan.fields[:4000]:
        by_case.setdefault(case_id, []).append(text)
    rng = random.Random(3)
    for case_id in rng.sample(sorted(by_case), 40):
        first, second = rng.sample(by_case[case_id], 2)
        word = first[-2:] + second[:2]
        query = Query(TODAY, RECENT_FIRST, (word,))
        assert found(register, query) == scan.ids(word), f"{word!r}"


def test_texts_too_long_for_a_vector_are_found_to_their_last_character(register: Register) -> None:
    for word, case_id in (("最后的字", 12), ("啊尾", 11), ("啊" * 300, 11)):
        query = Query(TODAY, RECENT_FIRST, (word,))
        assert found(register, query) == {case_id}
