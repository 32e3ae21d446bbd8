"""Lists of cases: filters, orders, first pages, spines, cursors; the same on both engines."""

from __future__ import annotations

import random
from base64 import urlsafe_b64encode
from datetime import date, timedelta
from typing import Any

import pytest

from registry.errors import InvalidInput
from registry.queries import search, strategy
from registry.queries.fields import CASE_SORTS
from registry.queries.language import parse_query
from registry.queries.ordering import segments
from registry.queries.plan import ORDERS, make_plan
from registry.queries.terms import Query
from tests.queries.builder import TODAY
from tests.queries.conftest import Register

Row = dict[str, Any]
COLUMNS = (
    *("id", "ref", "kind", "stage", "agency_id", "power_id", "party_name", "document_no"),
    *("filed_on", "decided_on", "fine_fen", "due_on", "review_status", "publicity_status"),
    *("publicity_due_on", "record_complete"),
)


def day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def cases(register: Register) -> list[Row]:
    found = register.reader.rows(f"SELECT {', '.join(COLUMNS)} FROM cases")  # noqa: S608
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in found]
    for row in rows:
        row |= {name: day(row[name]) for name in COLUMNS if name.endswith("_on")}
    return rows


def asked(line: str) -> Query:
    return parse_query(line, TODAY)


def ids_of(register: Register, line: str) -> list[int]:
    return list(search.spine(register.reader, asked(line)).ids)


def between(value: date | None, first: date, last: date) -> bool:
    return value is not None and first <= value <= last


UNREVIEWED = {"required", "pending", "returned", "stale"}
WEEK = TODAY + timedelta(6)
FILTERS: dict[str, Any] = {
    "kind:inspection": lambda c: c["kind"] == "inspection",
    "kind:penalty|coercion": lambda c: c["kind"] != "inspection",
    "stage:closed kind:penalty": lambda c: (c["stage"], c["kind"]) == ("closed", "penalty"),
    "fine:>=10000": lambda c: c["fine_fen"] >= 1_000_000,
    "fine:1000..5000 kind:penalty": lambda c: 100_000 <= c["fine_fen"] <= 500_000,
    "fine:<=1万": lambda c: 0 < c["fine_fen"] <= 1_000_000,
    "fine:<1万 kind:penalty": lambda c: c["kind"] == "penalty" and 0 < c["fine_fen"] < 1_000_000,
    "fine:0..5000": lambda c: 0 < c["fine_fen"] <= 500_000,
    "fine:>=0": lambda c: c["fine_fen"] > 0,
    "fine:0 kind:penalty": lambda c: c["kind"] == "penalty" and not c["fine_fen"],
    "decided:<2024-06": lambda c: (
        c["decided_on"] is not None and c["decided_on"] < date(2024, 6, 1)
    ),
    "deadline:<=2026-12-31": lambda c: (
        c["due_on"] is not None and c["due_on"] <= date(2026, 12, 31)
    ),
    "decided:2024": lambda c: between(c["decided_on"], date(2024, 1, 1), date(2024, 12, 31)),
    "filed:2023-05..": lambda c: c["filed_on"] >= date(2023, 5, 1),
    "date:2024-06": lambda c: between(
        c["decided_on"] or c["filed_on"], date(2024, 6, 1), date(2024, 6, 30)
    ),
    "deadline:<7d": lambda c: between(c["due_on"], TODAY, WEEK),
    "deadline:overdue": lambda c: c["due_on"] is not None and c["due_on"] < TODAY,
    "review:pending|stale": lambda c: c["review_status"] in {"pending", "stale"},
    "review:missing": lambda c: c["review_status"] in UNREVIEWED and c["decided_on"],
    "review:missing|passed": lambda c: (
        (c["review_status"] in UNREVIEWED and c["decided_on"]) or c["review_status"] == "passed"
    ),
    "major:yes": lambda c: c["review_status"] != "not_required",
    "major:no kind:coercion": lambda c: (
        c["review_status"] == "not_required" and c["kind"] == "coercion"
    ),
    "publicity:published": lambda c: c["publicity_status"] == "published",
    "publicity:overdue": lambda c: c["publicity_status"] == "due" and c["publicity_due_on"] < TODAY,
    "record:incomplete": lambda c: not c["record_complete"],
    "record:incomplete|complete": lambda _c: True,
    "agency:江岸区市场监督管理局": lambda c: c["agency_id"] == 2,
    "agency:101": lambda c: c["agency_id"] == 1,
    "power:4201000007": lambda c: c["power_id"] == 7,
    "list:lighter": lambda c: c["kind"] == "penalty" and c["id"] % 20 == 0 and c["id"] % 9 % 3 == 0,
}


@pytest.mark.parametrize("line", FILTERS)
def test_a_filter_finds_the_cases_it_describes(
    register: Register, cases: list[Row], line: str
) -> None:
    expected = {row["id"] for row in cases if FILTERS[line](row)}
    assert expected
    found = ids_of(register, line)
    assert set(found) == expected
    assert len(found) == len(expected) == search.count(register.reader, asked(line))


def in_order(cases: list[Row], key: str, descending: bool) -> list[int]:
    """Sort as a list does: by code point, NULL last, ties by id in the same direction."""
    column = ORDERS[key].column
    known = [row for row in cases if row[column] is not None]
    known.sort(key=lambda row: (row[column], row["id"]), reverse=descending)
    unknown = [row for row in cases if row[column] is None]
    unknown.sort(key=lambda row: row["id"], reverse=descending)
    return [row["id"] for row in known + unknown]


@pytest.mark.parametrize("way", ["", "-"])
@pytest.mark.parametrize("key", CASE_SORTS)
def test_every_order_is_the_same_on_both_engines(
    register: Register, cases: list[Row], key: str, way: str
) -> None:
    order = in_order(cases, key, way == "-")
    assert ids_of(register, f"sort:{way}{key}") == order
    for line in (f"食品 sort:{way}{key}", f"kind:penalty fine:>500 sort:{way}{key}"):
        members = set(ids_of(register, line))
        assert ids_of(register, line) == [case_id for case_id in order if case_id in members]


LINES = (
    *("", "食品", "的", "有限公司 kind:penalty", "-食品", "kind:penalty", "kind:coercion 武汉"),
    *("stage:closed", "decided:2024", "date:2024", "agency:市场监督", "党", "fine:>0 张"),
    *("party:王|武汉江岸", "record:incomplete 执法人员", "review:missing", "没有这样的词"),
)


@pytest.mark.parametrize("key", ["-decided", "fine", "due", "-number"])
@pytest.mark.parametrize("line", LINES)
def test_the_first_page_is_the_beginning_of_the_spine(
    register: Register, line: str, key: str
) -> None:
    query = asked(f"{line} sort:{key}")
    page = search.first_page(register.reader, query, 20)
    spine = search.spine(register.reader, query)
    assert list(page.ids[:20]) == list(spine.ids[:20])
    assert [row.id for row in page.rows] == list(spine.ids[:20])
    assert page.total <= spine.total == search.count(register.reader, query)
    assert not page.exact or page.total == spine.total
    assert not page.complete or page.ids == spine.ids


@pytest.mark.parametrize("size", [1, 7, 50])
@pytest.mark.parametrize("key", CASE_SORTS)
def test_pages_by_cursor_put_together_are_the_whole_result_in_order(
    register: Register, key: str, size: int
) -> None:
    rng = random.Random(f"{key}{size}")
    line = rng.choice(("", "食品", "kind:inspection", "酱牛肉 kind:penalty", "fine:0"))
    query = asked(f"{line} sort:{rng.choice(('', '-'))}{key}")
    expected = list(search.spine(register.reader, query).ids)[: 40 * size]
    found: list[int] = []
    cursor = None
    while len(found) < len(expected):
        page = search.search(register.reader, query, size, cursor)
        found += [row.id for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert found[: len(expected)] == expected
    assert page.total == search.count(register.reader, query)


def test_the_last_page_has_no_cursor(register: Register) -> None:
    query = asked("list:lighter")
    total = search.count(register.reader, query)
    assert search.search(register.reader, query, total).next is None
    assert search.search(register.reader, query, total - 1).next is not None


@pytest.mark.parametrize(
    "cursor",
    [
        *("", "x", "!!!", "e30", "\u4e2d", "bnVsbA", "WzFd"),
        urlsafe_b64encode(b'["sort:fine", {"a": 1}, 1]').decode(),
        urlsafe_b64encode(b'["sort:fine", "x", 1]').decode(),
        urlsafe_b64encode(b'["sort:fine", 1, 1e400]').decode(),
        urlsafe_b64encode(b'["sort:fine", 99999999999999999999, 1]').decode(),
        urlsafe_b64encode(b"[" * 5000).decode(),
    ],
)
def test_a_damaged_cursor_is_refused_in_a_sentence(register: Register, cursor: str) -> None:
    with pytest.raises(InvalidInput, match="cursor"):
        search.search(register.reader, asked("sort:fine"), 5, cursor or "=")


def test_a_query_with_half_a_character_still_has_cursors(register: Register) -> None:
    query = Query(TODAY, asked("").sort, ("食\udc80品",))
    page = search.search(register.reader, query, 5)
    assert search.search(register.reader, query, 5, page.next).rows


def test_a_cursor_of_another_query_is_refused(register: Register) -> None:
    page = search.search(register.reader, asked("食品"), 5)
    with pytest.raises(InvalidInput, match="another query"):
        search.search(register.reader, asked("食品 kind:penalty"), 5, page.next)


def test_every_way_of_finding_gives_the_same_ids(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (
        *("食品", "有限公司 kind:penalty", "kind:penalty stage:closed -酱牛肉", "的 fine:>500"),
        *("date:2023", "kind:penalty date:2022 食品", "stage:filed 武汉", "sort:due 店"),
    )
    expected = {line: ids_of(register, line) for line in lines}
    for cost in ("_LOOK_UP", "_PROBE", "_LIST", "_WALK"):
        for value in (1e-6, 1e6):
            with monkeypatch.context() as patch:
                patch.setattr(strategy, cost, value)
                for line in lines:
                    page = search.first_page(register.reader, asked(line), 30)
                    assert list(page.ids[:30]) == expected[line][:30], (cost, value, line)
                    assert ids_of(register, line) == expected[line], (cost, value, line)


def test_a_first_page_walks_an_index_and_sorts_nothing(sqlite_city: Register) -> None:
    plan = make_plan(sqlite_city.reader, asked(""))
    for segment in segments(plan.order, "sqlite"):
        steps = sqlite_city.reader.rows(
            "EXPLAIN QUERY PLAN SELECT c.id FROM cases c"  # noqa: S608
            f" WHERE {segment.where} ORDER BY {segment.order_by}"
        )
        assert "ix_cases_decided_on" in steps[0][3]
        assert not any("TEMP B-TREE" in step[3] for step in steps)


def test_progress_is_told_while_a_spine_is_read(register: Register) -> None:
    heard: list[int] = []
    spine = search.spine(register.reader, asked(""), heard.append)
    assert heard[-1] == spine.total
    assert heard == sorted(heard)


def test_rows_come_in_the_order_asked_for_without_those_that_are_not_there(
    register: Register,
) -> None:
    rows = search.rows(register.reader, [5, 3, 999_999, 4])
    assert [row.id for row in rows] == [5, 3, 4]
    assert rows[0].agency.startswith("武汉市")
    assert isinstance(rows[0].filed_on, date)


@pytest.mark.parametrize(
    ("line", "offered"),
    [("agency:市场监督管里局", "市场监督管理局"), ("power:4201000O07", "42010000")],
)
def test_an_unknown_agency_or_power_is_named_with_the_nearest(
    register: Register, line: str, offered: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        search.first_page(register.reader, asked(line))
    assert offered in str(caught.value)
