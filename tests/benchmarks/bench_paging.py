"""How long a page takes at any depth, as a multiple of page one in the same run.

Pages come by cursor, as on the command line, and by the ids of a spine, as in the terminal; ties
and rows without the sort key are among them. OFFSET stands beside them for comparison.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from registry.database.reader import Reader
from registry.queries import search, strategy
from registry.queries.language import parse_query
from registry.queries.ordering import Key
from registry.queries.plan import make_plan
from tests.benchmarks.common import Table, Times, measured, run

PAGE = 50
REPEATS = 15
DEPTHS = (0.1, 0.5, 0.9, 0.999)
LINES = ("", "sort:fine", "sort:-due", "sort:-number", "kind:penalty", "kind:penalty sort:filed")
MOST = 2.0
_OFFSET = f"SELECT id FROM cases ORDER BY decided_on DESC, id DESC LIMIT {PAGE} OFFSET :offset"  # noqa: S608


def measure(reader: Reader) -> list[str]:
    """Measure pages of several lists at several depths."""
    table = Table(f"Paging: {PAGE} rows at a depth, as a multiple of page one")
    for line in LINES:
        _by_cursor(reader, table, line)
    _by_spine(reader, table)
    total = reader.value("SELECT count(*) FROM cases")
    one, deep = _in_turn(
        partial(reader.rows, _OFFSET, {"offset": 0}),
        partial(reader.rows, _OFFSET, {"offset": int(total * 0.9)}),
    )
    table.line("for comparison: OFFSET at 90 %", deep / one, "×")
    return table.missed


def _by_cursor(reader: Reader, table: Table, line: str) -> None:
    query = parse_query(line, date(2026, 11, 23))
    plan = make_plan(reader, query)
    ids = search.spine(reader, query).ids

    def page(after: Key | None) -> object:
        return search.rows(reader, strategy.first_ids(reader, plan, PAGE, after).ids[:PAGE])

    for depth in DEPTHS:
        last = ids[int(len(ids) * depth)]
        sql = f"SELECT {plan.order.column} FROM cases WHERE id = :id"  # noqa: S608 - own column
        key = reader.value(sql, {"id": last})
        one, deep = _in_turn(partial(page, None), partial(page, (key, last)))
        table.line(f"“{line}” at {depth:.1%} ({one:.2f} ms on page one)", deep / one, "×", MOST)


def _by_spine(reader: Reader, table: Table) -> None:
    ids = search.spine(reader, parse_query("", date(2026, 11, 23))).ids
    for depth in DEPTHS:
        start = int((len(ids) - PAGE) * depth)
        one, deep = _in_turn(
            partial(search.rows, reader, ids[:PAGE]),
            partial(search.rows, reader, ids[start : start + PAGE]),
        )
        table.line(f"rows of a spine at {depth:.1%}", deep / one, "×", MOST)


def _in_turn(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the medians of two calls made in turn, so that a busy machine slows both alike."""
    times = measured([one, other] * REPEATS, warm_up=True).values
    return Times(times[::2]).p50, Times(times[1::2]).p50


if __name__ == "__main__":
    run(measure, __doc__)
