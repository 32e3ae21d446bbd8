"""Planning of coercive measures and of coercive execution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, MeasureKind, Procedure

from .defects import EXECUTION, MEASURE, SETTLED, delay_publication
from .matters import Matter
from .rules import MEASURES

if TYPE_CHECKING:
    from .planning import Bench

FILMED = frozenset({MeasureKind.SEAL, MeasureKind.SEIZE, MeasureKind.REMOVE})
TERMED = frozenset({MeasureKind.SEAL, MeasureKind.SEIZE})
LEFT_OUT = frozenset({MeasureKind.LIBERTY, MeasureKind.FREEZE})
"""Measures that only other bodies take, or banks carry out."""
COURT = frozenset({MeasureKind.ADDITIONAL_FINE, MeasureKind.TRANSFER_DEPOSIT, MeasureKind.AUCTION})
URGENT, EXTENDED, CHAINED = 0.12, 0.1, 0.55
TRIES = 40


class CoercionPlanner:
    """Plans one coercive case after the other."""

    def __init__(self, bench: Bench) -> None:
        """Share the bench with the other planners."""
        self.bench = bench

    def plan(self, case_id: int, day: int) -> Matter:
        """Plan a coercive case that begins on a day."""
        bench, rng = self.bench, self.bench.rng
        day = bench.calendar.on_or_before(day)
        while True:
            agency, entry = bench.agency_and_entry(CaseKind.COERCION, day, day + 25)
            kinds = [kind for kind in entry.measures if kind not in LEFT_OUT]
            if kinds:
                break
        kind = kinds[int(rng.random() * len(kinds))]
        procedure = Procedure.MEASURE if kind in MEASURES else Procedure.EXECUTION
        source = self._source(agency, day, procedure)
        desk = bench.staff.desks[agency]
        handler, assistant = (source.handler, source.assistant) if source else bench.pair(desk)
        party = source.party if source else bench.pools.draw(rng, entry.theme.trades)
        matter = Matter(
            id=case_id,
            kind=CaseKind.COERCION,
            procedure=procedure,
            agency=agency,
            desk=desk,
            entry=entry,
            party=party,
            handler=handler,
            assistant=assistant,
            head=bench.head(desk),
            days={},
            source_case=source.id if source else None,
            act_from=day,
            act_to=day,
            discovered=day,
            measure=kind,
        )
        if procedure is Procedure.MEASURE:
            self._measure(matter, day)
        else:
            self._execution(matter, day)
        return matter

    def _source(self, agency: int, day: int, procedure: Procedure) -> Matter | None:
        """Find the penalty that the coercion belongs to."""
        bench = self.bench
        if procedure is Procedure.EXECUTION:
            return bench.chains.take("unpaid", agency, day, "serve", range(40, 120))
        if bench.rng.random() < CHAINED:
            return bench.chains.take("open", agency, day, "file", range(30))
        return None

    def _measure(self, matter: Matter, day: int) -> None:
        bench, rng = self.bench, self.bench.rng
        code = bench.quota.due(MEASURE, matter.id, bench.today - day)
        urgent = code == "CO01" or rng.random() < URGENT
        extended = matter.measure in TERMED and code != "CO04" and rng.random() < EXTENDED
        matter.urgent = urgent
        matter.days, matter.ends_on, matter.until = bench.clock.measure(day, urgent, extended)
        matter.publish_by = bench.rules.publication_due(CaseKind.COERCION, matter.entry.sector, day)
        if self._plant(matter, code, day):
            matter.defect = bench.quota.give(code)

    def _plant(self, matter: Matter, code: str, day: int) -> bool:
        bench = self.bench
        if code == "CO01":
            matter.days["make_up_approval"] = bench.clock.after(day, 2, 4)
            matter.days = dict(sorted(matter.days.items(), key=lambda item: item[1]))
            return True
        if code == "CO04" and matter.measure in TERMED:
            return self._outlast(matter, day)
        if code == "PB02":
            return delay_publication(bench.clock, matter, bench.today)
        if code == "ST02" and matter.desk.expired:
            matter.assistant = matter.desk.expired
            return True
        return code == "RC02" and matter.measure in FILMED

    def _outlast(self, matter: Matter, day: int) -> bool:
        """Lift the measure after its term, or in a recent case not yet."""
        clock, today = self.bench.clock, self.bench.today
        if today <= day + 30 or 60 < today - day < SETTLED:
            return False
        for name in ("lift", "close", "archive"):
            del matter.days[name]
        if today - day > 60:
            matter.days["lift"] = clock.after(day + 30, 2, 10)
            clock.closing(matter.days, *matter.days.values())
        matter.days = dict(sorted(matter.days.items(), key=lambda item: item[1]))
        return True

    def _execution(self, matter: Matter, day: int) -> None:
        bench, rng = self.bench, self.bench.rng
        code = bench.quota.due(EXECUTION, matter.id, bench.today - day)
        court = matter.measure in COURT and rng.random() < 0.7
        matter.days = bench.clock.execution(day, court)
        if court:
            return
        matter.publish_by = bench.rules.publication_due(
            CaseKind.COERCION, matter.entry.sector, matter.days["execute"]
        )
        late = code == "PB02" and delay_publication(bench.clock, matter, bench.today)
        if late or (code == "RC02" and matter.measure in FILMED):
            matter.defect = bench.quota.give(code)
