"""How much the register holds and what waits: the numbers of `quanze status`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from registry.clock import Clock
from registry.codes import CaseKind, PublicityStatus, ReviewStatus

if TYPE_CHECKING:
    from registry.database.reader import Reader

_ENTRIES = """
SELECT count(*) FROM power_version
WHERE superseded_at IS NULL AND status = 'active' AND valid_from <= :today
  AND (valid_to IS NULL OR valid_to >= :today)
"""
_KINDS = "SELECT kind, count(*) FROM cases GROUP BY kind"
_PENDING = "SELECT count(*) FROM cases WHERE review_status = :status"
_OVERDUE = """
SELECT count(*) FROM cases WHERE publicity_status = :status AND publicity_due_on < :today
"""


def own_clock(reader: Reader) -> Clock:
    """Return the clock of a register: that of a demonstration stays on the day it was made for."""
    day = reader.value("SELECT value FROM setting WHERE key = 'demo_today'")
    return Clock(day=date.fromisoformat(day)) if day else Clock()


def status(reader: Reader, today: date) -> dict[str, Any]:
    """Return counts of entries in force, cases by kind, and what is pending or overdue."""
    kinds: dict[str, int] = dict(reader.rows(_KINDS))
    return {
        "entries": reader.value(_ENTRIES, {"today": today}),
        "cases": sum(kinds.values()),
        "penalties": kinds.get(CaseKind.PENALTY.value, 0),
        "inspections": kinds.get(CaseKind.INSPECTION.value, 0),
        "coercions": kinds.get(CaseKind.COERCION.value, 0),
        "reviews_pending": reader.value(_PENDING, {"status": ReviewStatus.PENDING.value}),
        "publicity_overdue": reader.value(
            _OVERDUE, {"status": PublicityStatus.DUE.value, "today": today}
        ),
        "ledger": reader.value("SELECT coalesce(max(seq), 0) FROM ledger_entry"),
        "revision": reader.revision(),
        "demo": reader.value("SELECT value FROM setting WHERE key = 'demo'") == "true",
    }
