"""How fast a result is counted by kind, agency, stage and year, beside plain SQL of the run."""

from __future__ import annotations

from datetime import date
from functools import partial

from registry.database.reader import Reader
from registry.queries.facets import facets
from registry.queries.language import parse_query
from registry.queries.plan import make_plan
from registry.queries.strategy import matching_ids
from tests.benchmarks.common import Table, measured, run

REPEATS = 7
MOST = 50.0
LARGE = 1_000_000
LINES = (
    *("", "食品", "酱牛肉", "张", "有限公司", "91420104", "kind:penalty", "stage:closed"),
    *("agency:江岸", "decided:2024", "fine:>10000", "kind:coercion 食品", "decided:2024 有限公司"),
)
GROUPS = ("kind", "agency_id", "stage", "substr(decided_on, 1, 4)")


def plain(reader: Reader, line: str) -> None:
    """Count with one GROUP BY per field, over the ids of the result where there is a query."""
    where, params = "", {}
    if line:
        plan = make_plan(reader, parse_query(line, date(2026, 11, 23)))
        ids = ",".join(map(str, matching_ids(reader, plan)))
        where, params = " WHERE id IN (SELECT value FROM json_each(:ids))", {"ids": f"[{ids}]"}
    for group in GROUPS:
        reader.rows(f"SELECT {group}, count(*) FROM cases{where} GROUP BY 1", params)  # noqa: S608


def measure(reader: Reader) -> list[str]:
    """Measure queries from none to broad."""
    table = Table("Facets: a result counted by kind, agency, stage and year")
    everything = parse_query("", date(2026, 11, 23))
    table.line("values read into memory", measured([partial(facets, reader, everything)]).p50, "ms")
    large = reader.value("SELECT count(*) FROM cases") >= LARGE
    for line in LINES:
        query = parse_query(line, date(2026, 11, 23))
        times = measured([partial(facets, reader, query)] * REPEATS, warm_up=True)
        grouped = measured([partial(plain, reader, line)] * 2)
        table.line(f"“{line}”", times.p50, "ms", None if large else MOST)
        table.line(f"“{line}” as part of plain SQL", times.p50 / grouped.p50, "×")
    return table.missed


if __name__ == "__main__":
    run(measure, __doc__)
