"""Planting the defects of penalties: what is changed in a case so that one check finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import Sector

from .collecting import collected_on_spot
from .days import day_of
from .defects import HEARD_CODES, delay_publication

if TYPE_CHECKING:
    from collections.abc import Callable

    from .matters import Matter
    from .planning import Bench

LONG_AGO = 2 * 365 + 40
"""Days since an act that is no longer punished."""
TO_REQUEST = 5
"""Working days in which a hearing may be requested."""
RECONSIDERATION_FIRST = day_of(2024, 1, 1)
YEARS_SHOWN = 3 * 366 + 5
"""Days after which no market penalty may be shown any more."""


def plant(bench: Bench, matter: Matter, code: str) -> None:
    """Change a case as a code asks and note it; most are changed only when they are written."""
    if not code:
        return
    change = CHANGES.get(code)
    if change is None or change(bench, matter):
        matter.defect = bench.quota.give(code)


def _lapsed(_bench: Bench, matter: Matter) -> bool:
    if matter.desk.expired:
        matter.assistant = matter.desk.expired
    return matter.desk.expired is not None


def _unqualified(_bench: Bench, matter: Matter) -> bool:
    if matter.desk.unqualified:
        matter.reviewer = matter.desk.unqualified
    return matter.desk.unqualified is not None


def _long_ago(_bench: Bench, matter: Matter) -> bool:
    span = matter.act_to - matter.act_from
    matter.act_to -= LONG_AGO - 5
    matter.act_from = matter.act_to - min(span, 60)
    return True


def _untold(_bench: Bench, matter: Matter) -> bool:
    matter.hearing_told = False
    return True


def _late(bench: Bench, matter: Matter) -> bool:
    return delay_publication(bench.clock, matter, bench.today)


def _before_the_law(_bench: Bench, matter: Matter) -> bool:
    return matter.discovered >= RECONSIDERATION_FIRST


def _body(which: str) -> Callable[[Bench, Matter], bool]:
    def change(bench: Bench, matter: Matter) -> bool:
        matter.acting = bench.bodies.faulty(which, matter)
        return matter.acting is not None

    return change


def _heard(_bench: Bench, matter: Matter) -> bool:
    return "hear" in matter.days


def _hasty(bench: Bench, matter: Matter) -> bool:
    told, decided = matter.days.get("notify"), matter.days.get("decide")
    if told is None or decided is None or not matter.hearing_told:
        return False
    return bench.calendar.between(told, decided) <= TO_REQUEST


def _named(_bench: Bench, matter: Matter) -> bool:
    return matter.party.certificate_no is not None and "publish" in matter.days


def _shown_for_years(bench: Bench, matter: Matter) -> bool:
    shown = matter.days.get("publish")
    market = matter.entry.sector == Sector.MARKET.value
    if not market or shown is None or bench.today - shown <= YEARS_SHOWN:
        return False
    kinds = frozenset(line.kind for line in matter.lines)
    return bench.rules.shown_until(shown, kinds) is not None


def _paid(_bench: Bench, matter: Matter) -> bool:
    return "pay" in matter.days


def _on_spot(_bench: Bench, matter: Matter) -> bool:
    return collected_on_spot(matter)


CHANGES: dict[str, Callable[[Bench, Matter], bool]] = {
    "ST01": _body("unannounced"),
    "ST02": _lapsed,
    "ST03": _body("lapsed"),
    "LR02": _unqualified,
    "PN01": _long_ago,
    "PN04": _before_the_law,
    "HR01": _untold,
    "PB01": _late,
    "HR02": _hasty,
    **dict.fromkeys(HEARD_CODES, _heard),
    "PB04": _named,
    "PB05": _shown_for_years,
    "EX01": _paid,
    "EX03": _on_spot,
    "EX04": _paid,
}
"""What is changed in the plan; it says whether the case can carry the defect."""
