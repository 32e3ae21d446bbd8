"""Planning of penalties on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, DecisionOutcome, PartyKind, Procedure, SanctionKind

from .amounts import Line, draw_fine, has, smallest_fine
from .bodies import SHARE as BODY_SHARE
from .collecting import collected_on_spot, hand_on
from .faults import plant
from .matters import Matter

if TYPE_CHECKING:
    from .catalogue import Entry
    from .parties import Party
    from .planning import Bench

SMALL = 20_000
"""Fine in fen that nobody doubts may be imposed on a sole trader on the spot."""
TRIES = 60


class SummaryPlanner:
    """Plans one penalty on the spot after the other."""

    def __init__(self, bench: Bench) -> None:
        """Share the bench with the other planners."""
        self.bench = bench

    def plan(self, case_id: int, day: int, code: str) -> Matter | None:
        """Plan a penalty on the spot, unless nothing fit for that can be found."""
        bench, rng = self.bench, self.bench.rng
        for _ in range(TRIES):
            agency, entry = bench.agency_and_entry(CaseKind.PENALTY, day, day)
            party = bench.pools.party_to(rng, entry, 0.7)
            lines = self._lines(entry, party, day, code)
            if lines:
                break
        else:
            return None
        desk = bench.staff.desks[agency]
        handler, assistant = bench.pair(desk)
        fined = any(line.amount for line in lines)
        warned = not fined
        due = bench.rules.publication_due(
            CaseKind.PENALTY, entry.sector, day, summary=True, warning_only=warned
        )
        days = bench.clock.summary(day, fined, due is None)
        matter = Matter(
            id=case_id,
            kind=CaseKind.PENALTY,
            procedure=Procedure.SUMMARY,
            agency=agency,
            desk=desk,
            entry=entry,
            party=party,
            handler=handler,
            assistant=assistant,
            head=bench.head(desk),
            days=days,
            act_from=day,
            act_to=day,
            discovered=day,
            lines=lines,
            outcome=DecisionOutcome.PENALTY.value,
            publish_by=due,
        )
        plant(bench, matter, code)
        if collected_on_spot(matter):
            hand_on(bench.calendar, matter)
        if not matter.defect and bench.rng.random() < BODY_SHARE:
            matter.acting = bench.bodies.entrusted(matter)
        bench.offences.add(party.id)
        return matter

    def _lines(self, entry: Entry, party: Party, day: int, code: str) -> tuple[Line, ...]:
        rng = self.bench.rng
        limit = self.bench.rules.summary_limit(party.kind, day)
        usual = limit
        if party.kind is PartyKind.SOLE_TRADER and rng.random() < 0.8:
            usual = SMALL
        if entry.review_required:
            return ()
        if code == "PN02":
            return self._beyond(entry, party, limit, day)
        least = smallest_fine(entry, party.kind)
        warning = (Line(SanctionKind.WARNING),) if has(entry, SanctionKind.WARNING) else ()
        if warning and (least is None or least > usual or rng.random() < 0.22):
            return warning
        if least is None or least > usual:
            return ()
        fine = draw_fine(rng, entry, party.kind, range(day, day), usual)
        if fine is None or not fine.amount or fine.amount > usual:
            return warning
        return (*warning, fine) if rng.random() < 0.15 else (fine,)

    def _beyond(self, entry: Entry, party: Party, limit: int, day: int) -> tuple[Line, ...]:
        """Draw a fine that the entry allows but the summary procedure does not."""
        fine = draw_fine(self.bench.rng, entry, party.kind, range(day, day))
        if fine is None or fine.base_value or fine.condition or not fine.amount:
            return ()
        return (fine,) if limit < fine.amount <= limit * 3 else ()
