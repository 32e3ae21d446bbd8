"""What planners draw from again and again: pools of parties, and cases that lead to others."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from .days import from_date
from .parties import PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from .catalogue import Entry
    from .matters import Matter
    from .parties import Party

RECENT = 60
"""Earlier cases from which a chain may go on."""
UNDER_AGE = range(14 * 366 + 10, 18 * 365 - 10)
"""Days of age of which everybody is over fourteen and under eighteen."""
ANYWHERE = 0
"""Stands for all departments where a case may lead to another of any of them."""


class Pools:
    """The parties by trade, some of whom are seen again and again."""

    def __init__(self, parties: Iterable[Party], youths: Iterable[Party] = ()) -> None:
        """Sort the parties into pools; those under age stand apart."""
        self.youths = [(party, from_date(party.born)) for party in youths if party.born]
        self.by_trade: dict[str, list[Party]] = defaultdict(list)
        for party in parties:
            self.by_trade[party.trade].append(party)
        self.everybody = [party for pool in self.by_trade.values() for party in pool]

    def draw(self, rng: Random, trades: tuple[str, ...]) -> Party:
        """Draw a party of one of some trades."""
        pool = self.by_trade[trades[int(rng.random() * len(trades))]] or self.everybody
        return pool[int(rng.random() ** 1.5 * len(pool))]

    def party_to(self, rng: Random, entry: Entry, persons: float) -> Party:
        """Draw a party to an act; where persons commit it, one with that probability."""
        if entry.persons and rng.random() < persons:
            return self.draw(rng, (PERSON,))
        return self.draw(rng, entry.theme.trades)

    def minor_to(self, rng: Random, entry: Entry, day: int) -> Party | None:
        """Draw a person of fourteen to seventeen on a day to an act that persons commit."""
        fitting = [party for party, born in self.youths if day - born in UNDER_AGE]
        if not entry.persons or not fitting:
            return None
        return fitting[int(rng.random() * len(fitting))]


class Chains:
    """Cases that may lead to another: inspections to penalties, penalties to coercion."""

    def __init__(self) -> None:
        """Begin with none."""
        self._waiting: dict[tuple[str, int], deque[Matter]] = defaultdict(
            lambda: deque(maxlen=RECENT)
        )

    def offer(self, what: str, where: int, matter: Matter) -> None:
        """Keep a case from which another may follow in a department, or anywhere."""
        self._waiting[what, where].append(matter)

    def take(self, what: str, where: int, day: int, since: str, span: range) -> Matter | None:
        """Take the oldest case whose step lies within a span of days before `day`."""
        waiting = self._waiting[what, where]
        while waiting and day - waiting[0].days[since] >= span.stop:
            waiting.popleft()
        if waiting and day - waiting[0].days[since] in span:
            return waiting.popleft()
        return None
