"""Production of all rows: parties and people, the plan of all cases, then their files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from registry.codes import DocumentKind, Procedure, Sector
from registry.queries.index import entry_for

from .bodies import COLUMNS as BODY_COLUMNS
from .bodies import Bodies
from .catalogue import Catalogue
from .days import YEAR, from_date, instant
from .filing import MORNING, Office
from .matters import numbered_document
from .parties import COLUMNS as PARTY_COLUMNS
from .parties import parties, youths
from .people import COLUMNS as STAFF_COLUMNS
from .people import Body, Staff
from .planning import FIRST_DAY, Bench, plan
from .sheet import COLUMNS, Sheet
from .telling import Teller
from .writing_coercions import CoercionFile
from .writing_inspections import InspectionFile
from .writing_ordinary import OrdinaryFile
from .writing_penalties import SummaryFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import sqlalchemy as sa

    from registry.database.url import Dialect
    from registry.queries.index import Entry

    from .matters import Matter
    from .sheet import Row

CASES_IN_A_BATCH = 400
CASES_PER_PARTY = 3
COLUMNS_OF: dict[str, tuple[str, ...]] = {
    "party": PARTY_COLUMNS,
    **BODY_COLUMNS,
    **STAFF_COLUMNS,
    **COLUMNS,
    "document_counter": ("agency_id", "kind", "year", "last_serial"),
}
"""Columns of every table that is filled, in an order in which references hold."""
FILES: dict[Procedure, type[Any]] = {
    Procedure.ON_SITE: InspectionFile,
    Procedure.OFF_SITE: InspectionFile,
    Procedure.SUMMARY: SummaryFile,
    Procedure.ORDINARY: OrdinaryFile,
    Procedure.MEASURE: CoercionFile,
    Procedure.EXECUTION: CoercionFile,
}


@dataclass(slots=True)
class Batch:
    """Rows to insert and search entries to add; `done` cases are finished with it."""

    rows: dict[str, list[Row]]
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    done: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be generated."""

    records: int
    seed: int
    today: date
    dialect: Dialect


@dataclass(frozen=True, slots=True)
class Ground:
    """The reference data that cases rest on, read once from the database."""

    bodies: dict[str, Body]
    names: dict[int, str]
    prefixes: dict[int, str]
    catalogue: Catalogue


_BODIES = "SELECT id, code, sector, name, doc_prefix FROM agency ORDER BY code"


def read_ground(connection: sa.Connection) -> Ground:
    """Read agencies and the power list."""
    rows = list(connection.exec_driver_sql(_BODIES))
    return Ground(
        {row.code: Body(row.id, row.code, Sector.of(row.sector)) for row in rows},
        {row.id: row.name for row in rows},
        {row.id: row.doc_prefix for row in rows},
        Catalogue(connection),
    )


def produce(order: Order, ground: Ground) -> Iterator[Batch]:
    """Yield everything to insert, batch by batch, the same for the same order."""
    stamp = instant(FIRST_DAY, MORNING)
    staff = Staff(_chance(order, "people"), ground.bodies, stamp)
    yield Batch(staff.rows)
    known = list(parties(_chance(order, "parties"), order.records // CASES_PER_PARTY + 10))
    young = list(youths(_chance(order, "youths"), len(known) + 1, 20 + len(known) // 200))
    yield from _in_batches("party", [party.row(stamp) for party in (*known, *young)])
    today = from_date(order.today)
    bench = Bench(
        *(_chance(order, "plan"), ground.catalogue, staff, known, today, order.records, young)
    )
    bench.bodies = Bodies(ground.bodies, bench.shelves, today, stamp)
    yield Batch(bench.bodies.rows)
    matters = list(plan(bench, order.records))
    counters = number(matters, today)
    yield Batch({"document_counter": counters})
    yield from _write(order, ground, bench, matters)


def _chance(order: Order, purpose: str) -> Random:
    """Return a source of chance of its own for each purpose, always the same for a seed."""
    return Random(f"{order.seed} {purpose}")  # noqa: S311 - to be repeated, not to be secret


def _in_batches(table: str, rows: Sequence[Row]) -> Iterator[Batch]:
    for start in range(0, len(rows), 5_000):
        yield Batch({table: list(rows[start : start + 5_000])})


def number(matters: list[Matter], today: int) -> list[Row]:
    """Give each numbered document the next serial of its department, kind and year, by date."""
    issued: dict[tuple[int, DocumentKind, int], list[tuple[int, int]]] = defaultdict(list)
    for matter in matters:
        for step, day in matter.done(today):
            kind = numbered_document(matter, step)
            if kind is not None:
                issued[matter.agency, kind, YEAR[day]].append((day, matter.id))
    counters: list[Row] = []
    for (agency, kind, year), documents in sorted(issued.items()):
        documents.sort()
        for serial, (_day, case_id) in enumerate(documents, 1):
            matters[case_id - 1].serials[kind] = serial
        counters.append((agency, kind.value, year, len(documents)))
    return counters


def _write(order: Order, ground: Ground, bench: Bench, matters: list[Matter]) -> Iterator[Batch]:
    rng, sheet = _chance(order, "files"), Sheet()
    office = Office(
        rng=rng,
        sheet=sheet,
        teller=Teller(rng),
        rules=bench.rules,
        calendar=bench.calendar,
        today=bench.today,
        prefixes=ground.prefixes,
        names=ground.names,
    )
    for start in range(0, len(matters), CASES_IN_A_BATCH):
        entries = []
        stretch = matters[start : start + CASES_IN_A_BATCH]
        for matter in stretch:
            found = FILES[matter.procedure](office, matter).write()
            entries.append((matter.id, entry_for(order.dialect, found)))
        yield Batch(sheet.take(), entries, len(stretch))
