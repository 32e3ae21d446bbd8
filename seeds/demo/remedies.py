"""Reconsideration and litigation against some of the penalties."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from registry.codes import DisputeKind, DisputeOutcome, PublicityStatus
from registry.models import metadata

from .days import date_of, from_date
from .defects import NOTES

if TYPE_CHECKING:
    from .oversight import Surroundings

_CASES = """
SELECT c.id, c.agency_id, c.served_on, c.ref, c.published_on FROM cases c
JOIN penalty_detail d ON d.case_id = c.id
WHERE c.procedure = 'ordinary' AND c.stage = 'archived' AND c.served_on IS NOT NULL
AND c.outcome = 'penalty' AND c.served_on <= :last AND d.additional_fine_fen IS NULL
AND c.id NOT IN (SELECT case_id FROM planted_defect)
AND NOT EXISTS (SELECT 1 FROM cases e WHERE e.source_case_id = c.id AND e.procedure = 'execution')
ORDER BY c.id"""
"""Settled penalties; what is executed by force was not contested."""
_HEADS = "SELECT agency_id, min(id) FROM officer WHERE is_head = :head GROUP BY agency_id"
ONE_IN = 40
AT_LEAST = 14
SETTLED = 240
"""Days after service by when a remedy has run its course."""
USUAL_REPLY, LATE_REPLY = 4, 16
"""Working days after the copy in which the agency usually replies, and in which it is late."""
RECONSIDERATION = DisputeKind.RECONSIDERATION
COURT = DisputeKind.LITIGATION_FIRST
STORIES = (
    ("", RECONSIDERATION, "upheld"),
    ("", COURT, "head"),
    ("CT01", RECONSIDERATION, "upheld"),
    ("", RECONSIDERATION, "settled"),
    ("CT02", COURT, "lawyer"),
    ("", COURT, "excused"),
    ("CT03", RECONSIDERATION, "settled"),
    ("", RECONSIDERATION, "opinion"),
    ("", COURT, "head"),
    ("", RECONSIDERATION, "upheld"),
    ("", RECONSIDERATION, "illegal"),
    ("PB03", RECONSIDERATION, "illegal"),
)
"""Defect, kind and course of the remedies, in turn."""
OUTCOMES = {"settled": DisputeOutcome.SETTLED, "illegal": DisputeOutcome.FOUND_ILLEGAL}


def remedies(around: Surroundings) -> None:
    """Write a remedy against one penalty in so many."""
    rows = around.read(_CASES, last=date_of(around.today - SETTLED))
    heads = dict(around.read(_HEADS, head=True))
    step = max(1, len(rows) // max(AT_LEAST, len(rows) // ONE_IN))
    for number, row in enumerate(rows[::step]):
        code, kind, course = STORIES[number % len(STORIES)]
        if course == "illegal" and row.published_on is None:
            code, course = "", "upheld"
        remedy = _remedy(around, number, row, kind, course, code, heads)
        around.add("dispute", **remedy)
        if course == "illegal":
            _withdraw(around, row.id, remedy["served_on"], late=code == "PB03")
        if code:
            around.plant(row.id, code, NOTES[code])


def _remedy(
    around: Surroundings,
    number: int,
    row: Any,
    kind: DisputeKind,
    course: str,
    code: str,
    heads: dict[int, int],
) -> dict[str, Any]:
    served = row.served_on
    served = date.fromisoformat(served) if isinstance(served, str) else served
    filed = around.working(from_date(served) + 20 + int(around.rng.random() * 15))
    copy = around.working(from_date(filed) + 6)
    reply = _replied(around, kind, from_date(copy), late=code == "CT01")
    court = kind is COURT
    ended = around.working(from_date(copy) + (75 if court else 45))
    told = around.working(from_date(ended) + 3)
    return {
        "case_id": row.id,
        "kind": kind,
        "body": "武汉铁路运输法院" if court else "武汉市人民政府",
        "number": f"（{filed.year}）{'鄂7101行初' if court else '武政复'}{number + 1}号",
        "filed_on": filed,
        "copy_received_on": copy,
        "simplified": False,
        "replied_on": date_of(reply),
        "outcome": OUTCOMES.get(course, DisputeOutcome.UPHELD),
        "decided_on": ended,
        "served_on": told,
        **_appearance(course, around.working(from_date(copy) + 40), heads.get(row.agency_id)),
        **_performance(course, told, late=code == "CT03"),
    }


def _replied(around: Surroundings, kind: DisputeKind, copy: int, *, late: bool) -> int:
    """Return the day of the reply by the period that bound on the day of the copy."""
    calendar, due = around.calendar, around.rules.reply_due(kind, copy)
    usual = calendar.plus(copy, LATE_REPLY if late else USUAL_REPLY)
    return max(usual, calendar.plus(due, 1)) if late else min(usual, calendar.on_or_before(due))


def _appearance(course: str, heard: date, head: int | None) -> dict[str, Any]:
    """Tell who appeared in court."""
    usual = {"head_rank": "", "excuse": ""}
    if course == "head":
        there = {"head_officer_id": head, "head_rank": "副职", "staff_attended": True}
    elif course == "excused":
        there = {"staff_attended": True, "excuse": "不可推卸的公务，附盖章说明"}
    elif course == "lawyer":
        there = {"staff_attended": False, "lawyer_only": True}
    else:
        return usual
    return usual | {"heard_on": heard, "head_required": True} | there


def _performance(course: str, told: date, *, late: bool) -> dict[str, Any]:
    """Tell what was performed, or how an opinion was answered."""
    if course == "settled":
        due = told + timedelta(days=30)
        return {
            "performance_due_on": due,
            "performed_on": due + timedelta(days=6) if late else due - timedelta(days=8),
        }
    if course == "opinion":
        return {
            "opinion_received_on": told,
            "opinion_answered_on": told + timedelta(days=45),
        }
    return {}


def _withdraw(around: Surroundings, case_id: int, told: date, *, late: bool) -> None:
    """Withdraw what was published of a decision that was found illegal."""
    day = date_of(around.calendar.plus(from_date(told), 9 if late else 2))
    columns = {"withdrawn_on": day, "withdrawn_reason": "复议决定确认该处罚决定违法，予以撤回。"}
    cases, shown = metadata.tables["cases"], metadata.tables["publication"]
    status = {"publicity_status": PublicityStatus.WITHDRAWN}
    for table, key, more in ((cases, cases.c.id, status), (shown, shown.c.case_id, {})):
        around.connection.execute(sa.update(table).where(key == case_id).values(columns | more))
