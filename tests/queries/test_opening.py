"""The first page that needs no query language is the one that the query language gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from registry.queries import search
from registry.queries.language import parse_query
from registry.queries.opening import opening_page

if TYPE_CHECKING:
    from tests.queries.conftest import Register


@pytest.mark.parametrize("limit", [1, 3, 50, 100_000])
def test_the_opening_page_is_the_first_page_of_the_empty_query(
    register: Register, limit: int
) -> None:
    reader = register.reader
    searched = search.first_page(reader, parse_query("", date(2026, 11, 23)), limit)
    opened = opening_page(reader, limit)
    assert opened.rows == searched.rows
    assert (opened.total, opened.complete) == (searched.total, searched.complete)
    assert searched.exact
