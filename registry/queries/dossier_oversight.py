"""What others note on a batch of cases: neighbouring inspections, supervision, file reviews."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from registry.clock import local_date
from registry.codes import CaseKind, DisputeKind, DisputeOutcome, InspectionKind, SupervisionKind
from registry.database.reader import as_date
from registry.law import facts as f
from registry.queries.rows import Rows
from registry.queries.rulesets import ruleset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.database.reader import Reader
    from registry.law.ruleset import Ruleset

COUNTED = frozenset({InspectionKind.DAILY, InspectionKind.CASE})
"""Kinds of inspection that count towards the yearly cap (国办发〔2024〕54号)."""
NOTICE_COLUMNS = (
    "n.id n.case_id n.kind n.number n.issued_on:date n.due_on:date n.received_on:date "
    "n.reported_on:date n.objection"
)
DISPUTES = Rows(
    "dispute",
    "case_id",
    "case_id kind number filed_on:date copy_received_on:date simplified:bool replied_on:date "
    "heard_on:date head_required:bool head_officer_id head_rank staff_attended:bool "
    "lawyer_only:bool excuse outcome decided_on:date served_on:date performance_due_on:date "
    "performed_on:date opinion_received_on:date opinion_answered_on:date",
)
_NOTICES = Rows("supervision_notice n", "n.case_id", NOTICE_COLUMNS, order="n.issued_on, n.id")
_FILE_REVIEWS = Rows(
    "file_review",
    "case_id",
    "case_id reviewed_on:date vetoes:json score grade",
    order="reviewed_on, id",
)
_INSPECTIONS = Rows(
    "cases c JOIN inspection_detail d ON d.case_id = c.id JOIN agency a ON a.id = c.agency_id",
    "c.party_id",
    "c.party_id c.agency_id c.id c.ref a.code d.kind d.inspected_at:instant",
    order="d.inspected_at, c.id",
)
_DRAWS = Rows(
    "inspection_detail d JOIN draw w ON w.id = d.draw_id JOIN check_plan p ON p.id = w.plan_id",
    "d.case_id",
    "d.case_id p.number w.ordinal",
    order="d.case_id",
)
_CAPS = "SELECT agency_id, year, cap, published_on FROM frequency_cap WHERE risk_class = ''"


@dataclass(frozen=True, slots=True)
class _Visit:
    """An inspection carried out, as its neighbours see it."""

    case_id: int
    agency_id: int
    counted: bool
    at: datetime
    on: date
    shown: f.Nearby


class InspectionBounds:
    """What the law and the agencies set for inspections, read when first asked for."""

    def __init__(self, reader: Reader) -> None:
        """Read from one reader."""
        self._reader = reader
        self._caps: dict[tuple[int, int], tuple[int, date | None]] | None = None
        self._rules: Ruleset | None = None

    def of(self, agency_id: int, year: int) -> tuple[int | None, date | None]:
        """Return the cap of an agency for a year and when it was published."""
        if self._caps is None:
            rows = self._reader.rows(_CAPS)
            self._caps = {
                (agency, of_year): (cap, on and as_date(on)) for agency, of_year, cap, on in rows
            }
        return self._caps.get((agency_id, year), (None, None))

    def merge_reach(self, on: date) -> int:
        """Return within how many days inspections of one object should have been merged."""
        self._rules = self._rules or ruleset(self._reader)
        rule = self._rules.parameters.lookup("inspection.merge_within", on=on)
        return rule.number if rule else 0


class Oversight:
    """What others note on the cases of one batch."""

    def __init__(
        self, reader: Reader, cases: Iterable[dict[str, Any]], caps: InspectionBounds
    ) -> None:
        """Read every table once for the whole batch."""
        rows = list(cases)
        ids = [row["id"] for row in rows]
        inspected = [row for row in rows if row["kind"] == CaseKind.INSPECTION]
        found = _INSPECTIONS.by_owner(reader, {row["party_id"] for row in inspected})
        self._caps = caps
        self._notices = _NOTICES.by_owner(reader, ids)
        self._file_reviews = _FILE_REVIEWS.by_owner(reader, ids)
        self._draws = _DRAWS.one(reader, [row["id"] for row in inspected])
        self._visits = {
            party: [_visit(row) for row in lines if row["d.inspected_at"]]
            for party, lines in found.items()
        }

    def supervision(self, case: dict[str, Any]) -> tuple[f.Supervision, ...]:
        """Return the supervision documents on a case."""
        return tuple(supervision(row, case["ref"]) for row in self._notices.get(case["id"], ()))

    def file_reviews(self, case: dict[str, Any]) -> tuple[f.FileReview, ...]:
        """Return the reviews of the file of a case."""
        return tuple(_file_review(row) for row in self._file_reviews.get(case["id"], ()))

    def completed(
        self, case: dict[str, Any], inspection: f.Inspection | None
    ) -> f.Inspection | None:
        """Return an inspection with its draw, cap, count and neighbours."""
        if inspection is None:
            return None
        drawn = self._draws.get(case["id"])
        known = f"{drawn['p.number']}/{drawn['w.ordinal']}" if drawn else None
        visits = self._visits.get(case["party_id"], [])
        own = next((visit for visit in visits if visit.case_id == case["id"]), None)
        if own is None:
            return replace(inspection, draw=known)
        cap, shown = self._caps.of(own.agency_id, own.on.year)
        return replace(
            inspection,
            draw=known,
            cap=cap,
            cap_published_on=shown,
            count=_count(visits, own),
            nearby=_nearby(visits, own, self._caps.merge_reach(own.on)),
        )


def dispute(row: dict[str, Any]) -> f.Dispute:
    """Make a remedy sought from its row."""
    return f.Dispute(
        kind=DisputeKind.of(row["kind"]),
        number=row["number"] or None,
        filed_on=row["filed_on"],
        ended_on=row["decided_on"],
        outcome=DisputeOutcome.of(row["outcome"]),
        simplified=row["simplified"],
        copy_received_on=row["copy_received_on"],
        replied_on=row["replied_on"],
        heard_on=row["heard_on"],
        head_required=row["head_required"],
        head_attended=_head_attended(row),
        head_rank=row["head_rank"] or None,
        excuse=row["excuse"] or None,
        staff_attended=row["staff_attended"],
        lawyer_only=row["lawyer_only"],
        served_on=row["served_on"],
        performance_due_on=row["performance_due_on"],
        performed_on=row["performed_on"],
        opinion_received_on=row["opinion_received_on"],
        opinion_answered_on=row["opinion_answered_on"],
    )


def _head_attended(row: dict[str, Any]) -> bool | None:
    """Say whether a head appeared; that others did, or why nobody, tells that none did."""
    if row["head_officer_id"] is not None:
        return True
    told = row["staff_attended"] is not None or row["lawyer_only"] is not None or row["excuse"]
    return False if told else None


def supervision(row: dict[str, Any], ref: str | None) -> f.Supervision:
    """Make a supervision document from its row."""
    return f.Supervision(
        kind=SupervisionKind.of(row["n.kind"]),
        number=row["n.number"],
        case=ref,
        issued_on=row["n.issued_on"],
        due_on=row["n.due_on"],
        received_on=row["n.received_on"],
        reported_on=row["n.reported_on"],
        objection=row["n.objection"] or None,
    )


def _file_review(row: dict[str, Any]) -> f.FileReview:
    return f.FileReview(
        reviewed_on=row["reviewed_on"],
        vetoes=tuple(row["vetoes"] or ()),
        score=row["score"],
        grade=row["grade"] or None,
    )


def _visit(row: dict[str, Any]) -> _Visit:
    at = row["d.inspected_at"]
    day = local_date(at)
    return _Visit(
        case_id=row["c.id"],
        agency_id=row["c.agency_id"],
        counted=InspectionKind.of(row["d.kind"]) in COUNTED,
        at=at,
        on=day,
        shown=f.Nearby(ref=row["c.ref"], agency=row["a.code"], inspected_on=day),
    )


def _count(visits: list[_Visit], own: _Visit) -> int:
    """Count the inspections of the agency in the year up to this one."""
    return sum(
        visit.counted
        and visit.agency_id == own.agency_id
        and visit.on.year == own.on.year
        and (visit.at, visit.case_id) <= (own.at, own.case_id)
        for visit in visits
    )


def _nearby(visits: list[_Visit], own: _Visit, reach: int) -> tuple[f.Nearby, ...]:
    """Return the other inspections within so many days."""
    return tuple(
        visit.shown
        for visit in visits
        if visit is not own and abs((visit.on - own.on).days) <= reach
    )
