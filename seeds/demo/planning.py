"""Planning of all cases: kinds, departments, parties and days by the distributions of a city."""

from __future__ import annotations

from itertools import accumulate, cycle, product, repeat
from typing import TYPE_CHECKING, Protocol

from registry.codes import CaseKind

from .chains import Chains, Pools
from .coercion_plans import CoercionPlanner
from .days import Calendar, date_of, day_of
from .defects import Quota
from .inspection_plans import InspectionPlanner
from .penalty_plans import PenaltyPlanner
from .people import offices, successors
from .rules import Rules
from .timelines import OrdinaryClockwork

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from .bodies import Bodies
    from .catalogue import Catalogue, Entry, Shelf
    from .matters import Matter
    from .parties import Party
    from .people import Desk, Officer, Staff

FIRST_DAY = day_of(2021, 7, 15)
KINDS = ((CaseKind.INSPECTION, 0.62), (CaseKind.PENALTY, 0.32), (CaseKind.COERCION, 0.06))
MONTHS = (0.9, 0.7, 1.1, 1.15, 1.15, 1.1, 1.0, 0.95, 1.1, 1.05, 1.15, 0.95)
YEARS = {2021: 0.9, 2022: 0.85, 2023: 1.0, 2024: 1.05, 2025: 1.05, 2026: 1.0}
WAITING = 4_000
"""Of so many cases, all that are fit for it would wait for legal review now."""
THIS_WEEK = range(5)
CURRENT, CURRENT_SHARE = 10, 0.14
"""Matters that each department has under way now, as far as they are so many of all cases."""
BEGUN: dict[CaseKind, tuple[range, ...]] = {
    CaseKind.INSPECTION: (range(24, 34), range(1, 12), range(34, 55)),
    CaseKind.PENALTY: (range(25, 45), range(45, 62), range(8, 25)),
    CaseKind.COERCION: (range(12, 31),),
}
"""Days ago on which a matter began that is under way now: to publish, to go on with, to lift."""
TURNS = 30
"""Entries that are drawn from a department's own list before another is asked."""
WEEKEND = 0.04
"""Work on a Saturday or Sunday, as against a working day; none on a public holiday."""


class Planner(Protocol):
    """Whoever plans cases of one kind."""

    def plan(self, case_id: int, day: int) -> Matter:
        """Plan a case that begins on a day."""


class Bench:
    """What every planner draws from."""

    def __init__(
        self,
        rng: Random,
        catalogue: Catalogue,
        staff: Staff,
        parties: Iterable[Party],
        today: int,
        number: int,
        youths: Iterable[Party] = (),
    ) -> None:
        """Lay out the entries, the people and the parties."""
        self.rng, self.staff, self.today = rng, staff, today
        self.calendar, self.rules = Calendar(), Rules()
        self.clock = OrdinaryClockwork(rng, self.calendar)
        self.pools, self.chains = Pools(parties, youths), Chains()
        self.quota = Quota(number)
        self.waiting = min(0.5, WAITING / number)
        """Share of late cases that are made major, so that some wait for review."""
        self.shelves = catalogue.shelves(rng)
        self.offences: set[int] = set()
        """Ids of parties that were penalised before."""
        self.dissolved = frozenset(
            staff.agencies[code] for code in successors() if code in staff.agencies
        )
        self.bodies: Bodies
        self._agencies = self._weighted(staff)
        self._own: Iterator[int] = iter(())

    def turn_to(self, agency: int | None) -> None:
        """Let the next case be one of a department, as far as its list allows."""
        self._own = iter(()) if agency is None else repeat(agency, TURNS)

    def lasting(self, kind: CaseKind) -> list[int]:
        """Return the departments that have such cases and still exist."""
        return [agency for agency in self._agencies[kind][0] if agency not in self.dissolved]

    def agency_and_entry(self, kind: CaseKind, first: int, last: int) -> tuple[int, Entry]:
        """Draw a department and an entry of its list that was in force in a period."""
        for agency in self._own:
            shelf = self.shelf(agency, kind)
            entry = shelf.draw(self.rng, first, last) if shelf else None
            if entry is not None:
                return agency, entry
        agencies, weights = self._agencies[kind]
        while True:
            agency = self.rng.choices(agencies, cum_weights=weights)[0]
            entry = self.shelves[agency, kind].draw(self.rng, first, last)
            if entry is not None:
                return agency, entry

    def shelf(self, agency: int, kind: CaseKind) -> Shelf | None:
        """Return the entries of a department for a kind of case."""
        return self.shelves.get((agency, kind))

    def pair(self, desk: Desk) -> tuple[Officer, Officer]:
        """Draw two handlers of a department."""
        number, random = len(desk.handlers), self.rng.random
        first = int(random() ** 1.3 * number)
        second = (first + 1 + int(random() * min(number - 1, 4))) % number
        return desk.handlers[first], desk.handlers[second]

    def head(self, desk: Desk) -> Officer:
        """Draw a head of a department; the deputy decides most of the time."""
        return desk.heads[-1 if self.rng.random() < 0.7 else 0]

    def _weighted(self, staff: Staff) -> dict[CaseKind, tuple[list[int], list[float]]]:
        shares = {staff.agencies[code]: office for code, office in offices().items()}
        weighted = {}
        for kind, _share in KINDS:
            known = [
                (agency, weight)
                for agency, office in shares.items()
                if (weight := getattr(office, kind.value)) > 0 and (agency, kind) in self.shelves
            ]
            weighted[kind] = ([a for a, _ in known], list(accumulate(w for _, w in known)))
        return weighted


def first_days(bench: Bench, number: int) -> list[int]:
    """Draw the first days of all cases, by season and never on a holiday."""
    calendar = bench.calendar
    days, weights = [], []
    for day in range(FIRST_DAY, bench.today + 1):
        if day in calendar.holidays:
            continue
        when = date_of(day)
        usual = 1.0 if day in calendar.is_working else WEEKEND
        days.append(day)
        weights.append(usual * MONTHS[when.month - 1] * YEARS.get(when.year, 1.0))
    return sorted(bench.rng.choices(days, cum_weights=list(accumulate(weights)), k=number))


def kinds(bench: Bench, number: int) -> list[CaseKind]:
    """Return the kinds of all cases in their exact shares, shuffled."""
    drawn: list[CaseKind] = []
    for kind, share in KINDS[1:]:
        drawn += [kind] * round(number * share)
    drawn += [KINDS[0][0]] * (number - len(drawn))
    bench.rng.shuffle(drawn)
    return drawn


def plan(bench: Bench, number: int) -> Iterator[Matter]:
    """Plan cases in the order of their first days, with ids from 1."""
    planners: dict[CaseKind, Planner] = {
        CaseKind.INSPECTION: InspectionPlanner(bench),
        CaseKind.PENALTY: PenaltyPlanner(bench),
        CaseKind.COERCION: CoercionPlanner(bench),
    }
    for case_id, (day, kind, agency) in enumerate(beginnings(bench, number), 1):
        bench.turn_to(agency)
        matter = planners[kind].plan(case_id, day)
        _leave_open(bench, matter, agency is not None)
        yield matter


def beginnings(bench: Bench, number: int) -> list[tuple[int, CaseKind, int | None]]:
    """Return day and kind of all cases by day, and the department of what is under way now."""
    drawn = kinds(bench, number)
    lasting = {kind: bench.lasting(kind) for kind, _share in KINDS}
    departments = {agency for agencies in lasting.values() for agency in agencies}
    now = min(CURRENT * len(departments), round(CURRENT_SHARE * number))
    usual = zip(first_days(bench, number - now), drawn[now:], strict=True)
    begun: list[tuple[int, CaseKind, int | None]] = [(day, kind, None) for day, kind in usual]
    turns = {kind: cycle(product(BEGUN[kind], agencies)) for kind, agencies in lasting.items()}
    for kind in drawn[:now]:
        ago, agency = next(turns[kind])
        day = bench.today - ago[int(bench.rng.random() * len(ago))]
        begun.append((bench.calendar.on_or_before(day), kind, agency))
    return sorted(begun, key=lambda beginning: beginning[0])


def _leave_open(bench: Bench, matter: Matter, current: bool) -> None:
    """Leave some results that are to be published today, or these days, for somebody to publish."""
    due = matter.publish_by
    if due is None or matter.defect or due - bench.today not in THIS_WEEK:
        return
    share = bench.waiting if due == bench.today else bench.waiting / 2
    if current or bench.rng.random() < share:
        for name in ("publish", "close", "archive"):
            matter.days.pop(name, None)
