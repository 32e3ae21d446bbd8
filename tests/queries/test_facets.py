"""Counts by field agree with counting the result by hand, for any query."""

from __future__ import annotations

from collections import Counter

import pytest

from registry.codes import DocumentKind
from registry.database.reader import open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import Writers, make_engine
from registry.models.cases import Case
from registry.queries import search
from registry.queries.facets import CASE_FACETS, facets
from registry.queries.index import rebuild_index
from registry.queries.language import parse_query
from tests.queries.builder import TODAY, build
from tests.queries.conftest import Register

LINES = ("", "食品", "的", "kind:penalty", "-食品 kind:inspection", "decided:2024", "不会有的词")


def counted(register: Register, line: str, fields: tuple[str, ...] = CASE_FACETS) -> dict[str, int]:
    found = facets(register.reader, parse_query(line, TODAY), fields)
    return {f"{facet.field}:{facet.value}": facet.count for facet in found}


@pytest.mark.parametrize("line", LINES)
def test_counts_agree_with_the_rows_of_the_result(register: Register, line: str) -> None:
    query = parse_query(line, TODAY)
    rows = search.rows(register.reader, search.spine(register.reader, query).ids)
    expected = Counter(f"kind:{row.kind}" for row in rows)
    expected += Counter(f"stage:{row.stage}" for row in rows)
    expected += Counter(f"decided:{row.decided_on.year}" for row in rows if row.decided_on)
    by_field = counted(register, line)
    agencies = {key: n for key, n in by_field.items() if key.startswith("agency:")}
    assert {key: n for key, n in by_field.items() if key not in agencies} == expected
    assert sum(agencies.values()) == len(rows)


@pytest.mark.parametrize("line", LINES[:4])
def test_a_count_is_what_its_value_would_find(register: Register, line: str) -> None:
    for term, count in counted(register, line).items():
        narrowed = parse_query(f"{line} {term}", TODAY)
        assert search.count(register.reader, narrowed) == count, term


def test_fields_are_counted_as_asked_the_most_frequent_first(register: Register) -> None:
    found = facets(register.reader, parse_query("", TODAY), ("publicity", "review"))
    assert {facet.field for facet in found} == {"publicity", "review"}
    counts = [facet.count for facet in found if facet.field == "review"]
    assert counts == sorted(counts, reverse=True)
    assert DocumentKind.DECISION not in {facet.value for facet in found}


def test_counts_follow_what_was_recorded_since(database_url: DatabaseUrl) -> None:
    engine = make_engine(database_url)
    with engine.begin() as connection:
        build(connection, 30)
        rebuild_index(connection)
    query = parse_query("", TODAY)
    with open_reader(database_url) as reader:
        before = sum(facet.count for facet in facets(reader, query, ("kind",)))
        with Writers(database_url) as writers, writers.session() as session:
            first = session.get_one(Case, 1)
            values = first.model_dump(exclude={"id", "ref"})
            session.add(Case(**values, ref="QZ-NEW"))
        after = sum(facet.count for facet in facets(reader, query, ("kind",)))
    engine.dispose()
    assert (before, after) == (30, 31)
