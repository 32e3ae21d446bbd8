"""The words of a query as conditions on the search index of either engine.

A `Match` says the same thing in three ways, because each is fast where the others are slow: the
list of hits, a condition that looks each case up in that list, and a condition that probes the
index for one case.
"""

# ruff: noqa: S608 - statements are put together from our own names; values are bound

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from registry.database.url import Dialect
from registry.queries.grams import PARTY_BREAK, lexeme
from registry.queries.terms import Query
from registry.text import SPACE_MARK, bigrams, fold


@dataclass(frozen=True, slots=True)
class Match:
    """Conditions on `c.id` that say which cases hold the words of a query."""

    hits: str | None
    """SELECT of the hits as `id`; None where words are only excluded."""
    listed: str
    probed: str
    params: Mapping[str, str]
    pairs: int = 0
    """How many pairs of characters the index must bring together for a hit."""


@dataclass(frozen=True, slots=True)
class _Test:
    """Folded words of which one must, or none may, be found, anywhere or in the party."""

    words: tuple[str, ...]
    party: bool = False
    wanted: bool = True


def match_words(query: Query, dialect: Dialect) -> Match | None:
    """Compile the words and the party of a query; None where it has neither."""
    tests = [_Test((fold(word),)) for word in query.words]
    tests += [
        _Test(tuple(filter(None, map(fold, mention.texts))), party=True)
        for mention in query.mentions("party")
    ]
    tests += [_Test((fold(word),), wanted=False) for word in query.without]
    if not tests:
        return None
    match = _match_sqlite(tests) if dialect == "sqlite" else _match_postgresql(tests)
    return replace(match, pairs=sum(len(word) - 1 for test in tests for word in test.words))


def match_ids(ids: str | None, dialect: Dialect) -> Match:
    """Return the match that has these hits, written as the engine writes a list."""
    if dialect == "sqlite":
        select = "SELECT value AS id FROM json_each(:hits)"
        condition = f"+c.id IN ({select})"
        return Match(select, condition, condition, {"hits": ids or "[]"})
    select = "SELECT unnest(CAST(:hits AS integer[])) AS id"
    condition = f"c.id IN ({select})"
    return Match(select, condition, condition, {"hits": ids or "{}"})


# SQLite: phrases of pairs in search_grams, single characters in search_chars.


def _match_sqlite(tests: list[_Test]) -> Match:
    params: dict[str, str] = {}
    wanted = [_selects(select, params) for select in _sqlite_selects(tests)]
    unwanted = [
        _selects([(_table(word), _token(test, word))], params)
        for test in tests
        if not test.wanted
        for word in test.words
    ]
    lists = [f"+c.id IN ({' UNION '.join(selects)})" for selects in wanted]
    lists += [f"+c.id NOT IN ({' UNION '.join(selects)})" for selects in unwanted]
    probes = [f"({' OR '.join(map(_probe, selects))})" for selects in wanted]
    probes += [f"NOT {_probe(select)}" for selects in unwanted for select in selects]
    return Match(
        _hits_sqlite(wanted, unwanted) if wanted else None,
        " AND ".join(lists),
        " AND ".join(probes),
        params,
    )


def _sqlite_selects(tests: Iterable[_Test]) -> list[list[tuple[str, str]]]:
    """Return groups of alternatives, each a table and an expression; pairs come first."""
    together: dict[str, list[str]] = {"search_grams": [], "search_chars": []}
    mixed = []
    for test in tests:
        if not test.wanted:
            continue
        alternatives: dict[str, list[str]] = {}
        for word in test.words:
            alternatives.setdefault(_table(word), []).append(_token(test, word))
        joined = {table: f"({' OR '.join(tokens)})" for table, tokens in alternatives.items()}
        if len(joined) > 1:
            mixed.append(list(joined.items()))
        else:
            for table, expression in joined.items():
                together[table].append(expression)
    single = [[(table, " AND ".join(found))] for table, found in together.items() if found]
    return single + mixed


def _table(word: str) -> str:
    return "search_grams" if len(word) > 1 else "search_chars"


def _token(test: _Test, word: str) -> str:
    """Write a word as an expression of FTS5."""
    if len(word) > 1:
        return ("party : " if test.party else "") + _in_quotes(bigrams(word))
    character = word.replace(" ", SPACE_MARK)
    return _in_quotes(SPACE_MARK + character if test.party else character)


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _selects(alternatives: Iterable[tuple[str, str]], params: dict[str, str]) -> list[str]:
    selects = []
    for table, expression in alternatives:
        name = f"match{len(params)}"
        params[name] = expression
        selects.append(f"SELECT rowid AS id FROM {table} WHERE {table} MATCH :{name}")
    return selects


def _probe(select: str) -> str:
    return f"EXISTS ({select} AND rowid = c.id)"


def _hits_sqlite(wanted: list[list[str]], unwanted: list[list[str]]) -> str:
    first, *others = wanted
    conditions = [f"IN ({' UNION '.join(selects)})" for selects in others]
    conditions += [f"NOT IN ({' UNION '.join(selects)})" for selects in unwanted]
    if len(first) == 1:
        return "".join((first[0], *(f" AND rowid {condition}" for condition in conditions)))
    where = " AND ".join(f"id {condition}" for condition in conditions)
    union = " UNION ".join(first)
    return f"SELECT id FROM ({union}) u" + (f" WHERE {where}" if where else "")


# PostgreSQL: one text query on the vectors, and the few long texts by themselves.


def _match_postgresql(tests: list[_Test]) -> Match:
    params: dict[str, str] = {}
    wanted = [test for test in tests if test.wanted]
    if not wanted:
        banned = [_Test(test.words) for test in tests]
        found = _select_postgresql([_Test(tuple(w for t in banned for w in t.words))], params)
        return Match(None, f"c.id NOT IN ({found})", f"NOT {_probe_postgresql(found)}", params)
    select = _select_postgresql(tests, params)
    return Match(select, f"c.id IN ({select})", _probe_postgresql(select), params)


def _select_postgresql(tests: list[_Test], params: dict[str, str]) -> str:
    params["vector"] = " & ".join(map(_text_query, tests))
    scans = []
    for test in tests:
        text = f"split_part(long_text, chr({ord(PARTY_BREAK)}), 1)" if test.party else "long_text"
        found = []
        for word in test.words:
            name = f"word{len(params)}"
            params[name] = word
            found.append(f"strpos({text}, :{name}) > 0")
        scans.append(("" if test.wanted else "NOT ") + f"({' OR '.join(found)})")
    return (
        "SELECT case_id AS id FROM search_grams WHERE grams @@ CAST(:vector AS tsquery)"
        " UNION ALL SELECT case_id FROM search_grams"
        f" WHERE long_text IS NOT NULL AND {' AND '.join(scans)}"
    )


def _probe_postgresql(select: str) -> str:
    return f"EXISTS (SELECT 1 FROM ({select}) h WHERE h.id = c.id)"


def _text_query(test: _Test) -> str:
    found = " | ".join(_phrase(word, ":B" if test.party else "") for word in test.words)
    return f"({found})" if test.wanted else f"!({found})"


def _phrase(word: str, weight: str) -> str:
    pairs = [first + second for first, second in pairwise(word)] or [word]
    return "(" + " <-> ".join(lexeme(pair) + weight for pair in pairs) + ")"
