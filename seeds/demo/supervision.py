"""Supervision documents on some cases, and reviews of some files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .days import date_of, day_of
from .defects import NOTES

if TYPE_CHECKING:
    from .oversight import Surroundings

_CASES = """
SELECT c.id, c.agency_id, c.ref FROM cases c
WHERE c.stage = 'archived' AND c.decided_on >= '2025-09-01' AND c.decided_on <= :last
AND c.id NOT IN (SELECT case_id FROM planted_defect) ORDER BY c.id"""
_BUREAU = """
SELECT a.id, min(o.id) FROM agency a JOIN officer o ON o.agency_id = a.id
WHERE a.code = '108' GROUP BY a.id"""
ONE_IN = 60
AT_LEAST = 10
SETTLED = 150
FIRST = day_of(2026, 2, 2)
STORIES = (
    ("urging", "未在规定期限内反馈线索处理情况", ""),
    ("opinion", "裁量理由记载不充分", ""),
    ("opinion", "执法文书送达回证不规范", "SV01"),
    ("decision", "同类案件处理明显失衡", ""),
    ("talk", "案件办理质量不高", ""),
)
"""Kind of document, problem and defect, in turn."""
VETOES = ("主体", "程序")
GRADES = ((90, "优秀"), (80, "良好"), (0, "合格"))


def supervision(around: Surroundings) -> None:
    """Write documents on one case in so many, and a review of the file of as many others."""
    bureau = around.read(_BUREAU)
    if not bureau:
        return
    agency, officer = bureau[0]
    disputed = {row["case_id"] for row in around.rows["dispute"]}
    rows = around.read(_CASES, last=date_of(around.today - SETTLED))
    free = [row for row in rows if row.id not in disputed]
    step = max(2, len(free) // max(AT_LEAST, len(free) // ONE_IN))
    for number, row in enumerate(free[::step]):
        _document(around, number, row, agency)
    for number, row in enumerate(free[1::step]):
        _review(around, number, row, officer)


def _document(around: Surroundings, number: int, row: Any, bureau: int) -> None:
    kind, problem, code = STORIES[number % len(STORIES)]
    last = around.today - SETTLED // 2
    issued = around.calendar.on_or_after(FIRST + int(around.rng.random() * (last - FIRST)))
    due = around.calendar.on_or_after(issued + 30)
    reported = around.calendar.plus(due, 6) if code else around.calendar.on_or_before(due - 5)
    around.add(
        "supervision_notice",
        kind=kind,
        number=f"武司监〔2026〕{number + 1}号",
        issuer_id=bureau,
        agency_id=row.agency_id,
        case_id=row.id,
        problem=problem,
        demand="限期整改并书面报告。",
        state="closed",
        issued_on=date_of(issued),
        due_on=date_of(due),
        received_on=date_of(issued),
        reported_on=date_of(reported),
        report="已完成整改。",
        closed_on=date_of(reported),
        objection="",
    )
    if code:
        around.plant(row.id, code, NOTES[code])


def _review(around: Surroundings, number: int, row: Any, officer: int) -> None:
    veto = number % 10 == 7
    score = 0 if veto else 72 + int(around.rng.random() * 27)
    grade = "不合格" if veto else next(name for least, name in GRADES if score >= least)
    reviewed = around.calendar.on_or_after(FIRST + 30 + int(around.rng.random() * 200))
    around.add(
        "file_review",
        case_id=row.id,
        officer_id=officer,
        reviewed_on=date_of(min(reviewed, around.today)),
        vetoes=[VETOES[number % len(VETOES)]] if veto else [],
        score=score,
        grade=grade,
        deductions=[],
    )
