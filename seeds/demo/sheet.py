"""Rows of a stretch of cases, table by table, in the form in which both engines store them."""

from __future__ import annotations

from typing import Any

Row = tuple[Any, ...]

STAMPS = ("revision", "created_at", "created_by", "updated_at", "updated_by")

CASE: dict[str, Any] = {
    "id": None,
    "ref": None,
    "kind": None,
    "procedure": None,
    "stage": None,
    "origin": "generated",
    "source": "site_check",
    "source_case_id": None,
    "sector": "general",
    "region": "420100",
    "agency_id": None,
    "power_id": None,
    "power_version_id": None,
    "party_id": None,
    "party_name": None,
    "party_kind": None,
    "credit_code": None,
    "cause": "",
    "facts": "",
    "basis_text": "",
    "content": "",
    "document_no": None,
    "act_from": None,
    "act_to": None,
    "act_place": "",
    "discovered_on": None,
    "continuing": False,
    "harm": False,
    "safety": False,
    "public_interest": False,
    "major_rights": False,
    "complex_case": False,
    "review_by_law": False,
    "serious": False,
    "filed_on": None,
    "investigated_on": None,
    "notified_on": None,
    "decided_on": None,
    "served_on": None,
    "closed_on": None,
    "outcome": None,
    "approver_id": None,
    "collective_on": None,
    "collective_minutes": "",
    "fine_fen": 0,
    "confiscated_fen": 0,
    "payment_due_on": None,
    "deferred_to": None,
    "due_on": None,
    "due_kind": None,
    "publicity_basis_disclosed": True,
    "publicity_identity_disclosed": True,
    "publicity_certificates_shown": None,
    "publicity_rights_told": None,
    "publicity_regime": "general",
    "publicity_status": "not_due",
    "publicity_due_on": None,
    "published_on": None,
    "published_where": "",
    "publicity_exempt_reason": "",
    "withdrawn_on": None,
    "withdrawn_reason": "",
    "text_record_start": None,
    "text_record_evidence": None,
    "text_record_review": None,
    "text_record_decision": None,
    "text_record_service": None,
    "text_record_execution": None,
    "record_complete": False,
    "av_required": False,
    "av_present": False,
    "av_digest": None,
    "av_seconds": None,
    "archive_no": None,
    "archived_on": None,
    "retention_years": None,
    "review_status": "not_required",
    "review_triggers": "[]",
    "review_submitted_at": None,
    "reviewer_id": None,
    "reviewer_qualification": None,
    "review_opinion": None,
    "reviewed_on": None,
    "reviewed_digest": None,
    "revision": 1,
    "created_at": None,
    "created_by": None,
    "updated_at": None,
    "updated_by": None,
}
"""The columns of a case with what they hold before anything happened."""

PENALTY: dict[str, Any] = {
    "case_id": None,
    "tier_id": None,
    "list_item_id": None,
    "leniency_grounds": "[]",
    "discretion_reason": "",
    "law_choice": None,
    "law_reason": "",
    "correction_due_on": None,
    "rights_told_on": None,
    "proposed_content": "",
    "proposed_fine_fen": None,
    "defence_text": "",
    "defence_reviewed_on": None,
    "defence_review": "",
    "hearing_right_told": None,
    "collected_on_spot": False,
    "additional_fine_fen": None,
    "additional_fine_to": None,
}
INSPECTION: dict[str, Any] = {
    "case_id": None,
    "kind": None,
    "result": None,
    "plan_no": "",
    "approved_at": None,
    "urgent": False,
    "notified_on": None,
    "unannounced": False,
    "code_scanned": None,
    "frequency_told": None,
    "inspected_at": None,
    "items": "",
    "result_told_on": None,
    "correction_due_on": None,
    "rechecked_on": None,
    "signed": None,
    "draw_id": None,
}
COERCION: dict[str, Any] = {
    "case_id": None,
    "measure": None,
    "urgent": False,
    "approved_at": None,
    "carried_out_at": None,
    "approval_made_up_at": None,
    "starts_on": None,
    "ends_on": None,
    "extended_to": None,
    "extension_approved_on": None,
    "extension_told_on": None,
    "extension_reason": "",
    "party_present": None,
    "witness": "",
    "storage_place": "",
    "lifted_on": None,
    "disposal": None,
    "demand_served_on": None,
    "court_applied_on": None,
    "court_ruled_on": None,
}

COLUMNS: dict[str, tuple[str, ...]] = {
    "cases": tuple(CASE),
    "penalty_detail": tuple(PENALTY),
    "inspection_detail": tuple(INSPECTION),
    "coercion_detail": tuple(COERCION),
    "coercion_item": (
        *("id", "case_id", "ordinal", "name", "specification", "quantity", "unit", "value_fen"),
        *("disposal", "disposed_on"),
    ),
    "sanction": (
        *("id", "case_id", "phase", "ordinal", "kind", "amount_fen", "base_fen", "base"),
        *("condition", "tier", "power_sanction_id", "content", "licence", *STAMPS),
    ),
    "case_officer": (
        *("id", "case_id", "officer_id", "task", "certificate_id", "from_on", "to_on", "recused"),
    ),
    "step": (
        *("id", "case_id", "seq", "action", "stage_from", "stage_to", "record_stage"),
        *("occurred_at", "officer_id", "second_officer_id", "place", "note", "facts"),
        *("recorded_at", "recorded_by"),
    ),
    "exclusion": (
        *("id", "case_id", "kind", "extension", "from_on", "to_on", "days", "reason", "told_on"),
        *("approver_id", "collective", "superior", *STAMPS),
    ),
    "payment": (
        *("id", "case_id", "due_on", "paid_on", "amount_fen", "kind", "channel", "receipt_no"),
        *STAMPS,
    ),
    "document": (
        *("id", "case_id", "agency_id", "kind", "number", "year", "serial", "title", "issued_on"),
        *("issued_at", "elements", "content", "sealed", "signed", "refusal_noted"),
        *("reconsideration_first", "sha256", *STAMPS),
    ),
    "service": (
        *("id", "document_id", "method", "served_on", "recipient", "proof", "refused"),
        *("on_the_spot", "e_consent", *STAMPS),
    ),
    "evidence": (
        *("id", "case_id", "kind", "title", "file_name", "sha256", "size", "media_type"),
        *("collected_on", "collected_by", "place", "note", *STAMPS),
    ),
    "recording": (
        *("id", "case_id", "purpose", "record_stage", "started_at", "seconds", "sha256", "size"),
        *("device", "complete", *STAMPS),
    ),
    "evidence_registration": (
        *("id", "case_id", "items", "approved_on", "approver_id", "registered_on"),
        *("disposed_on", "disposal", *STAMPS),
    ),
    "hearing": (
        *("id", "case_id", "right_told_on", "requested_on", "waived_on", "accepted_on"),
        *("notice_on", "held_on", "place", "host_id", "clerk_id", "public", "attended"),
        *("record_signed", "reported_on", "report", *STAMPS),
    ),
    "review": (
        *("id", "case_id", "round", "triggers", "submitted_at", "submitted_by", "dossier_digest"),
        *("reviewer_id", "reviewer_certificate_id", "legal_qualification_no", "opinion"),
        *("opinion_text", "decided_at", "answered_on", "answer", *STAMPS),
    ),
    "review_point_opinion": ("review_id", "point", "opinion", "note"),
    "publication": (
        *("id", "case_id", "regime", "place", "published_on", "published_by", "content"),
        *("content_sha256", "shown_until", "withdrawn_on", "withdrawn_reason", *STAMPS),
    ),
    "planted_defect": ("id", "case_id", "check_code", "note"),
}
"""The tables of a case in an order in which references hold, and their columns."""


class Sheet:
    """Rows by table, with the ids given out."""

    def __init__(self) -> None:
        """Begin with no rows and ids from 1."""
        self.rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self._ids = dict.fromkeys(COLUMNS, 0)

    def add(self, table: str, *cells: Any) -> int:
        """Add a row under the next id of its table and return the id."""
        self._ids[table] = row_id = self._ids[table] + 1
        self.rows[table].append((row_id, *cells))
        return row_id

    def add_plain(self, table: str, *cells: Any) -> None:
        """Add a row of a table whose key is not a number of its own."""
        self.rows[table].append(cells)

    def take(self) -> dict[str, list[Row]]:
        """Hand the rows over and begin anew."""
        taken, self.rows = self.rows, {table: [] for table in COLUMNS}
        return taken
