"""Planning of inspections."""

from __future__ import annotations

from collections import Counter, defaultdict
from random import Random
from typing import TYPE_CHECKING

from registry.codes import CaseKind, InspectionKind, InspectionResult, Procedure
from registry.law.citations import law_book

from .chains import ANYWHERE
from .days import YEAR, day_of, from_date
from .defects import INSPECTION, delay_publication
from .matters import Matter
from .names import Weighted
from .parties import PERSON

if TYPE_CHECKING:
    from .catalogue import Entry
    from .parties import Party
    from .planning import Bench

RESULTS = Weighted(list(InspectionResult), [76, 9, 8, 4.5, 0.5, 2])
"""Results in the order of their code list, by share."""
INSPECTIONS = Weighted(list(InspectionKind), [72, 13, 15])
OFF_SITE = 0.06
CAP = 2
"""Inspections of one party by one department in a year that its published cap allows."""
CAPPED_FROM = day_of(2025, 7, 1)
APART = 31
"""Days within which a party that was inspected is left alone, if another can be found."""
TRIES = 40


class Visits:
    """Who was inspected when, so that caps are kept and visits are not needlessly close."""

    def __init__(self) -> None:
        """Begin with none."""
        self._counts: Counter[tuple[int, int, int]] = Counter()
        self._days: dict[int, list[int]] = defaultdict(list)
        self._full: dict[tuple[int, int], list[Party]] = defaultdict(list)

    def is_free(self, agency: int, party: Party, seen: int) -> bool:
        """Say whether a department may inspect a party on a day, others being long enough ago."""
        if self._counts[agency, party.id, YEAR[seen]] >= CAP:
            return False
        return all(abs(seen - day) >= APART for day in self._days[party.id])

    def note(self, agency: int, party: Party, seen: int, counted: bool) -> None:
        """Note an inspection, one that counts towards the cap or not."""
        self._days[party.id].append(seen)
        if counted:
            key = agency, party.id, YEAR[seen]
            self._counts[key] += 1
            if self._counts[key] == CAP:
                self._full[agency, YEAR[seen]].append(party)

    def one_too_many(self, agency: int, trades: tuple[str, ...], seen: int) -> Party | None:
        """Find a party of a trade that was inspected as often as allowed, all before a day."""
        for party in self._full[agency, YEAR[seen]]:
            usual = party.trade in trades and party.trade != PERSON
            if usual and max(self._days[party.id]) < seen:
                self._full[agency, YEAR[seen]].remove(party)
                return party
        return None


class InspectionPlanner:
    """Plans one inspection after the other."""

    def __init__(self, bench: Bench) -> None:
        """Share the bench with the other planners."""
        self.bench, self.visits = bench, Visits()
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
        party = self._party(case_id, agency, entry, seen)
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
        if verify:
            matter.monitor = bench.bodies.monitor(agency, case_id, matter.defect == "PN21")
        counted = matter.inspection is not InspectionKind.SPECIAL
        self.visits.note(agency, matter.party, seen, counted)
        if result is InspectionResult.FILED and not matter.defect:
            bench.chains.offer("filed", ANYWHERE, matter)
        return matter

    def _party(self, case_id: int, agency: int, entry: Entry, seen: int) -> Party:
        """Draw a party, and another where that one was inspected often or just now."""
        pools, trades = self.bench.pools, entry.theme.trades
        party = pools.draw(self.bench.rng, trades)
        again = Random(case_id)  # noqa: S311 - to be repeated, not to be secret
        for _try in range(TRIES):
            if self.visits.is_free(agency, party, seen):
                break
            party = pools.draw(again, trades)
        return party

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
        elif code == "PN21":
            if matter.procedure is not Procedure.OFF_SITE:
                return
        elif code in ("IN01", "IN04") and seen >= self._listed_since:
            if matter.party.trade == PERSON or matter.result is InspectionResult.NOT_FOUND:
                return
        elif code == "IN02" and seen >= CAPPED_FROM:
            often = self.visits.one_too_many(matter.agency, matter.entry.theme.trades, seen)
            if often is None:
                return
            matter.party, matter.inspection = often, InspectionKind.DAILY
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
