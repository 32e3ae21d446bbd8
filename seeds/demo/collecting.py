"""Fines that officers collect on the spot: which, and when the money is handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import Procedure, SanctionKind, Sector

from .amounts import CONFISCATIONS

if TYPE_CHECKING:
    from .days import Calendar
    from .matters import Matter

ON_SPOT_LIMIT = 10_000
"""Fine in fen up to which the officers may collect it themselves (APL Art 68)."""
LATE = 4
"""Working days after which a planted defect has the money handed in."""
LAST = ("close", "archive")


def collected_on_spot(matter: Matter) -> bool:
    """Say whether the officers collect the fine themselves."""
    fine = sum(line.amount or 0 for line in matter.lines if line.kind is SanctionKind.FINE)
    other = any(line.kind in CONFISCATIONS for line in matter.lines)
    small = matter.procedure is Procedure.SUMMARY and 0 < fine <= ON_SPOT_LIMIT and not other
    return small and matter.days.get("pay") == matter.days["decide_on_spot"]


def turned_in(calendar: Calendar, matter: Matter) -> int:
    """Return when the officers hand the money in: the police at once, others the next day."""
    paid = matter.days["pay"]
    if matter.entry.sector == Sector.PUBLIC_SECURITY.value:
        return paid
    return calendar.plus(paid, LATE if matter.defect == "EX03" else 1)


def hand_on(calendar: Calendar, matter: Matter) -> None:
    """Plan when the agency pays the money into the bank, before the case is closed if it is."""
    days = matter.days
    banked = days["turn_in"] = turned_in(calendar, matter)
    if "close" in days and days["close"] < banked:
        days["close"] = banked
        days["archive"] = max(days["archive"], calendar.plus(banked, 2))
    matter.days = dict(sorted(days.items(), key=lambda item: (item[1], item[0] in LAST)))
