"""How fast the first page of a search is, beside a LIKE scan of the same words in the same run.

A search here is what the terminal does when somebody types: count up to a cap, find the first
fifty cases by day of decision, read their rows.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from registry.database.reader import Reader
from registry.queries import search
from registry.queries.plan import make_plan
from registry.queries.strategy import matching_ids
from registry.queries.terms import Query, Sort
from tests.benchmarks.common import Table, Times, measured, run

PAGE = 50
LARGE = 1_000_000
LIKE_SAMPLE = 24
CAP = 10_001
DOMAIN_WORDS = (
    *("罚款", "处罚", "食品", "安全", "检查", "证据", "笔录", "市场", "违法", "许可"),
    *("餐饮", "环境", "污染", "施工", "占道", "广告", "消防", "危险", "特种设备", "保质期"),
)
COLUMNS = ("party_name", "credit_code", "document_no", "facts", "basis_text", "content")
_LIKE = " OR ".join(f"{column} LIKE :word ESCAPE '!'" for column in COLUMNS)
LIKE_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM cases WHERE {_LIKE} LIMIT {CAP}) n"  # noqa: S608
LIKE_PAGE = f"SELECT * FROM cases WHERE {_LIKE} ORDER BY decided_on DESC, id DESC LIMIT {PAGE}"  # noqa: S608
LIKE_IDS = f"SELECT id FROM cases WHERE {_LIKE}"  # noqa: S608


def corpus(reader: Reader, seed: int = 200) -> dict[str, list[str]]:
    """Return words of every class, most of them cut from the cases of this database."""
    rng = random.Random(seed)
    last = reader.value("SELECT max(id) FROM cases")
    ids = [rng.randint(1, last) for _ in range(400)]
    rows = reader.rows(
        "SELECT facts, document_no, credit_code FROM cases WHERE id IN :ids", {"ids": ids}
    )
    facts = [row[0] for row in rows if len(row[0]) > 40]
    numbers = [row[1] for row in rows if row[1]]
    codes = [row[2] for row in rows if row[2]]

    def cut(texts: list[str], *lengths: int) -> Iterator[str]:
        while True:
            text, length = rng.choice(texts), rng.choice(lengths)
            start = rng.randrange(max(len(text) - length, 0) + 1)
            if word := text[start : start + length].strip():
                yield word

    classes = {
        "one character": (15, cut(facts, 1)),
        "two characters": (35, cut(facts, 2)),
        "terms of the domain": (20, iter(DOMAIN_WORDS)),
        "three characters": (20, cut(facts, 3)),
        "four characters": (25, cut(facts, 4)),
        "five to ten characters": (20, cut(facts, *range(5, 11))),
        "document number": (15, cut(numbers, 40)),
        "part of a document number": (10, cut(numbers, 4, 6, 8)),
        "credit code": (13, cut(codes, 18)),
        "middle of a credit code": (12, cut([code[3:15] for code in codes], 3, 5, 7, 9)),
        "Latin and digits": (10, iter(("GB", "2760", "abc", "Foods", "3.1", "100%", "_", "a") * 2)),
        "nothing to find": (5, iter(("甪直", "xyzzy", "鼋鼍鼋", "不存在的事实", "91ZZ"))),
    }
    return {
        name: [word for word, _n in zip(words, range(size), strict=False)]
        for name, (size, words) in classes.items()
    }


def asked(word: str) -> Query:
    """Return the query for a word, the latest decisions first."""
    return Query(date(2026, 11, 23), Sort("decided", descending=True), (word,))


def like(reader: Reader, word: str) -> None:
    """Do the same with LIKE."""
    pattern = {"word": _pattern(word)}
    reader.value(LIKE_COUNT, pattern)
    reader.rows(LIKE_PAGE, pattern)


def _pattern(word: str) -> str:
    for character in "!%_":
        word = word.replace(character, "!" + character)
    return f"%{word}%"


def missing(reader: Reader, word: str) -> int:
    """Count what a scan of six columns as they are finds and the search does not."""
    scanned = set(reader.ids(LIKE_IDS, {"word": _pattern(word)}))
    return len(scanned - set(matching_ids(reader, make_plan(reader, asked(word)))))


def calls(reader: Reader, words: list[str]) -> Iterator[Callable[[], object]]:
    """Yield one search per word."""
    return (partial(search.first_page, reader, asked(word), PAGE) for word in words)


def measure(reader: Reader) -> list[str]:
    """Measure all classes, then all words together beside LIKE."""
    classes = corpus(reader)
    words = [word for some in classes.values() for word in some]
    large = reader.value("SELECT count(*) FROM cases") >= LARGE
    first = measured(calls(reader, words))
    table = Table(f"Search: capped count and first {PAGE} by day, {len(words)} words")
    for name, some in classes.items():
        times = measured(calls(reader, some), warm_up=True)
        table.line(f"{name}, p50", times.p50, "ms")
        table.line(f"{name}, p95", times.p95, "ms")
    again = measured(calls(reader, words), warm_up=True)
    sample = random.Random(1).sample(words, LIKE_SAMPLE // (4 if large else 1))
    scans = measured(partial(like, reader, word) for word in sample)
    _summary(table, first, again, scans, 200 if large else 50)
    missed = sum(missing(reader, word) for word in sample[:12])
    table.line("cases that LIKE finds and the search does not", missed, "", 0)
    return table.missed


def _summary(table: Table, first: Times, again: Times, scans: Times, most: float) -> None:
    table.line("asked for the first time, p50", first.p50, "ms")
    table.line("asked for the first time, p95", first.p95, "ms", most)
    table.line("asked again, p50", again.p50, "ms")
    table.line("asked again, p95", again.p95, "ms", most)
    table.line("LIKE scan, p50", scans.p50, "ms")
    table.line("p50 as part of LIKE", first.p50 / scans.p50, "", 1 / 20)


if __name__ == "__main__":
    run(measure, __doc__)
