"""Planning of inspections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, InspectionKind, InspectionResult, Procedure
from registry.law.citations import law_book

from .chains import ANYWHERE
from .days import from_date
from .defects import INSPECTION, delay_publication
from .matters import Matter
from .names import Weighted

if TYPE_CHECKING:
    from .catalogue import Entry
    from .planning import Bench

RESULTS = Weighted(list(InspectionResult), [76, 9, 8, 4.5, 0.5, 2])
"""Results in the order of their code list, by share."""
INSPECTIONS = Weighted(list(InspectionKind), [72, 13, 15])
OFF_SITE = 0.06


class InspectionPlanner:
    """Plans one inspection after the other."""

    def __init__(self, bench: Bench) -> None:
        """Share the bench with the other planners."""
        self.bench = bench
        since = law_book().cite("D54 2").since
        self._listed_since = from_date(since) if since else 0

    def plan(self, case_id: int, day: int) -> Matter:
        """Plan an inspection that is approved on a day."""
        bench, rng = self.bench, self.bench.rng
        result = RESULTS.draw(rng)
        verify = rng.random() < OFF_SITE
        days, correct_by = bench.clock.inspection(day, result, verify)
        seen = days["verify" if verify else "inspect"]
        agency, entry = bench.agency_and_entry(CaseKind.INSPECTION, day, seen)
        desk = bench.staff.desks[agency]
        handler, assistant = bench.pair(desk)
        party = bench.pools.draw(rng, entry.theme.trades)
        matter = Matter(
            id=case_id,
            kind=CaseKind.INSPECTION,
            procedure=Procedure.OFF_SITE if verify else Procedure.ON_SITE,
            agency=agency,
            desk=desk,
            entry=entry,
            party=party,
            handler=handler,
            assistant=assistant,
            head=bench.head(desk),
            days=days,
            result=result,
            inspection=INSPECTIONS.draw(rng),
            correct_by=correct_by,
        )
        matter.publish_by = bench.rules.publication_due(CaseKind.INSPECTION, entry.sector, seen)
        self._plant(matter, seen)
        if result is InspectionResult.FILED and not matter.defect:
            bench.chains.offer("filed", ANYWHERE, matter)
        return matter

    def _plant(self, matter: Matter, seen: int) -> None:
        bench = self.bench
        code = bench.quota.due(INSPECTION, matter.id, bench.today - seen)
        if code == "ST02" and matter.desk.expired:
            matter.assistant = matter.desk.expired
        elif code == "PL12" and seen > self._listed_since:
            other = self._of_another(matter, seen)
            if other is None:
                return
            matter.entry = other
        elif code != "PB02" or not delay_publication(bench.clock, matter, bench.today):
            return
        matter.defect = bench.quota.give(code)

    def _of_another(self, matter: Matter, seen: int) -> Entry | None:
        """Find an entry of another department whose sector has the same rules."""
        own = matter.entry
        for (agency, kind), shelf in self.bench.shelves.items():
            if kind is CaseKind.INSPECTION and agency != matter.agency:
                entry = shelf.draw(self.bench.rng, matter.days["approve"], seen)
                if entry and entry.sector == own.sector:
                    return entry
        return None
