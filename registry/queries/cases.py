"""One case with all that is recorded of it, found by reference, document number or id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from registry.database.reader import as_instant, as_json
from registry.errors import InvalidInput, NotFound
from registry.i18n import _
from registry.identifiers import parse_document_number
from registry.queries.lookups import near
from registry.queries.rows import Rows
from registry.queries.search import rows as case_rows
from registry.views import (
    CaseDetail,
    DocumentView,
    EvidenceView,
    OfficerView,
    ReviewView,
    SanctionView,
    StepView,
)

if TYPE_CHECKING:
    from registry.database.reader import Reader

_PUBLICITY = (
    "publicity_basis_disclosed:bool publicity_identity_disclosed:bool "
    "publicity_certificates_shown:bool publicity_rights_told:bool publicity_regime "
    "publicity_status publicity_due_on:date published_on:date published_where "
    "publicity_exempt_reason withdrawn_on:date withdrawn_reason"
)
_RECORDING = (
    "text_record_start:bool text_record_evidence:bool text_record_review:bool "
    "text_record_decision:bool text_record_service:bool text_record_execution:bool "
    "record_complete:bool av_required:bool av_present:bool av_digest av_seconds archive_no "
    "archived_on:date retention_years"
)
_REVIEW = (
    "review_status review_triggers:json review_submitted_at:instant reviewer_qualification "
    "review_opinion reviewed_on:date reviewed_digest"
)
THREE_SYSTEMS = tuple(
    column.partition(":")[0] for column in f"{_PUBLICITY} {_RECORDING} {_REVIEW}".split()
)
"""The audit fields of publicity, recording and legal review, in the order shown."""

_CASE = Rows(
    "cases",
    "id",
    "id revision origin source sector agency_id party_id party_kind power_version_id "
    "source_case_id cause facts basis_text content act_from:date act_to:date act_place "
    "discovered_on:date outcome served_on:date closed_on:date confiscated_fen reviewer_id "
    f"{_PUBLICITY} {_RECORDING} {_REVIEW}",
)
_DETAILS = {
    "penalty": Rows(
        "penalty_detail",
        "case_id",
        "case_id leniency_grounds:json discretion_reason law_choice law_reason "
        "correction_due_on:date rights_told_on:date proposed_content defence_text "
        "defence_reviewed_on:date defence_review hearing_right_told:bool collected_on_spot:bool "
        "additional_fine_fen additional_fine_to:date",
        order="case_id",
    ),
    "inspection": Rows(
        "inspection_detail",
        "case_id",
        "case_id kind result plan_no approved_at:instant urgent:bool notified_on:date "
        "unannounced:bool code_scanned:bool frequency_told:bool inspected_at:instant items "
        "result_told_on:date correction_due_on:date rechecked_on:date signed:bool",
        order="case_id",
    ),
    "coercion": Rows(
        "coercion_detail",
        "case_id",
        "case_id measure urgent:bool approved_at:instant carried_out_at:instant "
        "approval_made_up_at:instant starts_on:date ends_on:date extended_to:date "
        "extension_reason party_present:bool witness storage_place lifted_on:date disposal "
        "demand_served_on:date court_applied_on:date court_ruled_on:date",
        order="case_id",
    ),
}
_POWER = """
SELECT p.code, v.version FROM power_version v JOIN power p ON p.id = v.power_id WHERE v.id = :id
"""
_OFFICERS = """
SELECT o.id, o.name, c.task, t.number, t.valid_from, t.valid_to
FROM case_officer c JOIN officer o ON o.id = c.officer_id
LEFT JOIN certificate t ON t.id = c.certificate_id
WHERE c.case_id = :id ORDER BY c.id
"""
_SANCTIONS = """
SELECT phase, kind, amount_fen, content FROM sanction WHERE case_id = :id ORDER BY phase, ordinal
"""
_STEPS = Rows(
    "step",
    "case_id",
    "case_id seq action stage_to record_stage occurred_at:instant officer_id second_officer_id "
    "place note facts:json",
    order="seq",
)
_DOCUMENTS = Rows(
    "document d LEFT JOIN service s ON s.document_id = d.id",
    "d.case_id",
    "d.case_id d.id d.kind d.number d.title d.issued_on:date d.sealed:bool s.method "
    "s.served_on:date s.recipient d.content",
    order="d.id, s.id",
)
_EVIDENCE = Rows(
    "evidence", "case_id", "case_id id kind title sha256 size media_type collected_on:date"
)
_RECORDINGS = Rows(
    "recording", "case_id", "case_id id purpose record_stage seconds sha256 size started_at:instant"
)
_REVIEWS = """
SELECT r.id, r.round, r.triggers, r.submitted_at, s.name, r.dossier_digest, v.name, r.opinion,
       r.opinion_text, r.decided_at
FROM review r LEFT JOIN officer s ON s.id = r.submitted_by
LEFT JOIN officer v ON v.id = r.reviewer_id
WHERE r.case_id = :id ORDER BY r.round
"""
_POINTS = Rows("review_point_opinion", "review_id", "review_id point opinion note", "review_id")
_ITEMS = Rows(
    "coercion_item",
    "case_id",
    "case_id name specification quantity:decimal unit value_fen disposal disposed_on:date",
    order="ordinal",
)
_PAYMENTS = Rows(
    "payment", "case_id", "case_id paid_on:date due_on:date amount_fen kind channel receipt_no"
)
_LINKED = """
SELECT id FROM cases WHERE source_case_id = :id OR id = :source ORDER BY id LIMIT 20
"""
_LEDGER = """
SELECT count(*) FROM ledger_entry WHERE subject_type = 'cases' AND subject_id = :id
"""


_NUMBERED = """
SELECT id, ref FROM cases WHERE document_no = :name UNION
SELECT c.id, c.ref FROM document d JOIN cases c ON c.id = d.case_id
WHERE d.number = :name ORDER BY 1 LIMIT 6
"""


def case_id_of(reader: Reader, text: str) -> int:
    """Find a case by reference, or by document number in any style of brackets.

    Raises:
        NotFound: with the nearest references.
        InvalidInput: where a document number names several cases.
    """
    name = text.strip()
    found = reader.rows("SELECT id FROM cases WHERE ref = :name", {"name": name})
    number = parse_document_number(name)
    for form in (name, number.canonical) if number else (name,):
        found = found or reader.rows(_NUMBERED, {"name": form})
    if len(found) > 1:
        raise InvalidInput(
            _("{number} names several cases.").format(number=name),
            _("Use the reference: {refs}.").format(refs=", ".join(row[1] for row in found)),
        )
    if not found:
        alike = reader.rows(
            "SELECT ref FROM cases WHERE ref LIKE :start ORDER BY ref LIMIT 300",
            {"start": f"{name[:9]}%"},
        )
        raise NotFound(
            _("There is no case {ref}.").format(ref=name), near(name, (row[0] for row in alike))
        )
    return int(found[0][0])


def case_detail(reader: Reader, case_id: int) -> CaseDetail:
    """Return all that is recorded of a case.

    Raises:
        NotFound: if no case has that id.
    """
    case = _CASE.one(reader, [case_id]).get(case_id)
    if case is None:
        raise NotFound(_("There is no case with the id {id}.").format(id=case_id), _("Search."))
    row = case_rows(reader, [case_id])[0]
    power = reader.row(_POWER, {"id": case["power_version_id"]}) or (None, None)
    sanctions = reader.rows(_SANCTIONS, {"id": case_id})
    phase = "decided" if any(line[0] == "decided" for line in sanctions) else "proposed"
    linked = reader.ids(_LINKED, {"id": case_id, "source": case["source_case_id"] or 0})
    detail = _DETAILS[row.kind].one(reader, [case_id]).get(case_id, {})
    return CaseDetail(
        row=row,
        **{name: case[name] for name in _PLAIN},
        power_code=power[0],
        power_version=power[1],
        three_systems={name: case[name] for name in THREE_SYSTEMS},
        detail={name: value for name, value in detail.items() if name != "case_id"},
        officers=tuple(OfficerView(*line) for line in _dated(reader, case_id)),
        sanctions=tuple(SanctionView(*line[1:]) for line in sanctions if line[0] == phase),
        steps=_steps(reader, case_id),
        documents=_documents(reader, case_id),
        evidence=_evidence(reader, case_id),
        recordings=_recordings(reader, case_id),
        reviews=reviews_of(reader, case_id, row.review_status),
        items=_plain_rows(_ITEMS, reader, case_id),
        payments=_plain_rows(_PAYMENTS, reader, case_id),
        linked=tuple(case_rows(reader, linked)),
        ledger_entries=reader.value(_LEDGER, {"id": case_id}),
    )


_PLAIN = (
    *("revision", "origin", "source", "sector", "agency_id", "party_id", "party_kind", "cause"),
    *("facts", "basis_text", "content", "act_from", "act_to", "act_place", "discovered_on"),
    *("outcome", "served_on", "closed_on", "confiscated_fen"),
)


def reviews_of(reader: Reader, case_id: int, status: str) -> tuple[ReviewView, ...]:
    """Return the rounds of legal review of a case, the earlier ones first."""
    rounds = reader.rows(_REVIEWS, {"id": case_id})
    points = _POINTS.by_owner(reader, [row[0] for row in rounds])
    last = rounds[-1][1] if rounds else 0
    return tuple(
        ReviewView(
            id=row[0],
            round=row[1],
            triggers=tuple(as_json(row[2]) or ()),
            submitted_at=as_instant(row[3]),  # type: ignore[arg-type]  # the column is NOT NULL
            submitted_by=row[4] or "",
            dossier_digest=row[5],
            reviewer=row[6] or "",
            opinion=row[7],
            opinion_text=row[8],
            decided_at=as_instant(row[9]),
            points=tuple((p["point"], p["opinion"], p["note"]) for p in points[row[0]]),
            stale=status == "stale" and row[1] == last,
        )
        for row in rounds
    )


def _dated(reader: Reader, case_id: int) -> Iterable[tuple[Any, ...]]:
    from registry.database.reader import as_date

    for *plain, valid_from, valid_to in reader.rows(_OFFICERS, {"id": case_id}):
        yield (*plain, as_date(valid_from), as_date(valid_to))


def _steps(reader: Reader, case_id: int) -> tuple[StepView, ...]:
    rows = _STEPS.by_owner(reader, [case_id])[case_id]
    persons = {row[key] for row in rows for key in ("officer_id", "second_officer_id")} - {None}
    sql = "SELECT id, name FROM officer WHERE id IN :ids"
    names: dict[int, str] = dict(reader.rows(sql, {"ids": sorted(persons)})) if persons else {}
    return tuple(
        StepView(
            seq=row["seq"],
            action=row["action"],
            stage_to=row["stage_to"],
            record_stage=row["record_stage"],
            occurred_at=row["occurred_at"],
            officers=tuple(
                names[row[key]] for key in ("officer_id", "second_officer_id") if row[key]
            ),
            place=row["place"],
            note=row["note"],
            facts=row["facts"] or {},
        )
        for row in rows
    )


def _documents(reader: Reader, case_id: int) -> tuple[DocumentView, ...]:
    found: dict[int, DocumentView] = {}
    for row in _DOCUMENTS.by_owner(reader, [case_id])[case_id]:
        found[row["d.id"]] = DocumentView(
            id=row["d.id"],
            kind=row["d.kind"],
            number=row["d.number"],
            title=row["d.title"],
            issued_on=row["d.issued_on"],
            sealed=row["d.sealed"],
            method=row["s.method"],
            served_on=row["s.served_on"],
            recipient=row["s.recipient"] or "",
            content=row["d.content"],
        )
    return tuple(found.values())


def _evidence(reader: Reader, case_id: int) -> tuple[EvidenceView, ...]:
    rows = _EVIDENCE.by_owner(reader, [case_id])[case_id]
    return tuple(
        EvidenceView(**{key: value for key, value in row.items() if key != "case_id"})
        for row in rows
    )


def _recordings(reader: Reader, case_id: int) -> tuple[EvidenceView, ...]:
    return tuple(
        EvidenceView(
            id=row["id"],
            kind=row["record_stage"],
            title=row["purpose"],
            sha256=row["sha256"],
            size=row["size"],
            media_type="",
            collected_on=row["started_at"].date() if row["started_at"] else None,
            seconds=row["seconds"],
        )
        for row in _RECORDINGS.by_owner(reader, [case_id])[case_id]
    )


def _plain_rows(table: Rows, reader: Reader, case_id: int) -> tuple[dict[str, Any], ...]:
    rows = table.by_owner(reader, [case_id])[case_id]
    return tuple({key: row[key] for key in row if key != "case_id"} for row in rows)
