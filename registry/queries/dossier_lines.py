"""The rows that hang on a batch of cases, read table by table, and the facts made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from registry import codes as k
from registry.clock import local_date
from registry.law import facts as f
from registry.queries import dossier_parts as parts
from registry.queries.dossier_measures import Sources, day_taken, measures, told, transfer
from registry.queries.dossier_outcomes import payment, publicity
from registry.queries.dossier_oversight import DISPUTES, dispute
from registry.queries.dossier_penalties import PenaltyParts, penalty_parts
from registry.queries.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.database.reader import Reader
    from registry.queries.dossier_surroundings import Standing

_TABLES = {
    "officers": Rows(
        "case_officer c JOIN officer o ON o.id = c.officer_id",
        "c.case_id",
        "c.case_id c.officer_id c.task c.recused:bool c.from_on:date c.to_on:date o.name "
        "o.legal_qualification_no o.first_reviewed_on:date",
        order="c.id",
    ),
    "sanctions": Rows(
        "sanction",
        "case_id",
        "case_id phase kind amount_fen base_fen base condition tier content",
        order="phase, ordinal",
    ),
    "steps": Rows(
        "step",
        "case_id",
        "case_id action record_stage occurred_at:instant officer_id second_officer_id note facts",
        order="seq",
    ),
    "documents": Rows(
        "document",
        "case_id",
        "id case_id kind number issued_on:date issued_at:instant elements:json sealed:bool "
        "signed:bool reconsideration_first:bool",
    ),
    "evidence": Rows("evidence", "case_id", "case_id kind title sha256 collected_on:date"),
    "recordings": Rows(
        "recording",
        "case_id",
        "case_id purpose sha256 seconds started_at:instant complete:bool device",
    ),
    "registrations": Rows(
        "evidence_registration",
        "case_id",
        "case_id approved_on:date registered_on:date disposed_on:date disposal",
    ),
    "hearings": Rows(
        "hearing",
        "case_id",
        "case_id right_told_on:date requested_on:date waived_on:date notice_on:date held_on:date "
        "host_id public:bool attended:bool record_signed:bool reported_on:date",
    ),
    "reviews": Rows(
        "review",
        "case_id",
        "id case_id round triggers:json submitted_at:instant dossier_digest reviewer_id "
        "legal_qualification_no opinion decided_at:instant answered_on:date answer",
        order="round",
    ),
    "exclusions": Rows(
        "exclusion",
        "case_id",
        "case_id kind extension:bool from_on:date to_on:date days reason told_on:date "
        "approver_id collective:bool superior:bool",
    ),
    "payments": Rows(
        "payment", "case_id", "case_id due_on:date paid_on:date amount_fen kind channel"
    ),
    "publications": Rows(
        "publication", "case_id", "case_id content shown_until:date", order="published_on, id"
    ),
    "disputes": DISPUTES,
    "penalties": Rows(
        "penalty_detail",
        "case_id",
        "case_id leniency_grounds:json law_choice law_reason rights_told_on:date "
        "hearing_right_told:bool collected_on_spot:bool additional_fine_fen "
        "additional_fine_to:date list_item_id discretion_reason defence_text "
        "defence_reviewed_on:date defence_review",
        order="case_id",
    ),
    "inspections": Rows(
        "inspection_detail",
        "case_id",
        "case_id kind result plan_no approved_at:instant urgent:bool notified_on:date "
        "unannounced:bool inspected_at:instant result_told_on:date correction_due_on:date "
        "rechecked_on:date signed:bool",
        order="case_id",
    ),
    "measures": Rows(
        "coercion_detail",
        "case_id",
        "case_id measure urgent:bool approved_at:instant carried_out_at:instant "
        "approval_made_up_at:instant starts_on:date ends_on:date extended_to:date "
        "extension_approved_on:date extension_told_on:date extension_reason lifted_on:date "
        "disposal party_present:bool witness demand_served_on:date court_applied_on:date "
        "court_ruled_on:date",
        order="case_id",
    ),
    "items": Rows("coercion_item", "case_id", "case_id name quantity:decimal unit value_fen"),
}
_OF_ONE_KIND = {
    "penalties": k.CaseKind.PENALTY,
    "inspections": k.CaseKind.INSPECTION,
    "measures": k.CaseKind.COERCION,
    "items": k.CaseKind.COERCION,
}
"""Tables that hold rows of cases of one kind alone."""
_CERTIFICATES = Rows(
    "certificate", "officer_id", "officer_id number field valid_from:date valid_to:date"
)
_SERVICES = Rows(
    "service",
    "document_id",
    "document_id method served_on:date proof on_the_spot:bool e_consent:bool",
)
_POINTS = Rows("review_point_opinion", "review_id", "review_id point", order="review_id")
_REVIEWERS = Rows("officer", "id", "id first_reviewed_on:date")


@dataclass(frozen=True, slots=True)
class Own:
    """The parts that belong to one case alone."""

    officers: tuple[f.Officer, ...]
    exclusions: tuple[f.Interval, ...]
    extensions: tuple[f.Extension, ...]
    proposed: tuple[f.Sanction, ...] | None
    sanctions: tuple[f.Sanction, ...] | None
    hearing: f.Hearing | None
    reviews: tuple[f.Review, ...]
    inspection: f.Inspection | None
    measures: tuple[f.Measure, ...] | None
    payment: f.Payment | None
    publicity: tuple[f.Publication, ...] | None
    transfer: f.Transfer | None
    disputes: tuple[f.Dispute, ...]
    documents: tuple[f.Document, ...]
    steps: tuple[f.Step, ...]
    evidence: tuple[f.Evidence, ...]
    registrations: tuple[f.Registration, ...]
    recordings: tuple[f.Recording, ...]
    law_choice: Literal["old", "new"] | None
    law_reason: str | None
    penalty: PenaltyParts


def _concerned(table: str, kinds: Mapping[int, str]) -> list[int]:
    """Return the cases that may have rows in a table."""
    only = _OF_ONE_KIND.get(table)
    return [case_id for case_id, kind in kinds.items() if only is None or kind == only]


def _certificate(row: dict[str, Any]) -> f.Certificate:
    return f.Certificate(
        number=row["number"],
        field=row["field"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
    )


class Lines:
    """The rows that hang on a batch of cases."""

    def __init__(
        self, reader: Reader, kinds: Mapping[int, str], standing: Standing, sources: Sources
    ) -> None:
        """Read every table once for the whole batch of cases, given by id and kind."""
        self._standing, self._sources = standing, sources
        self._rows = {
            name: table.by_owner(reader, _concerned(name, kinds)) for name, table in _TABLES.items()
        }
        officers = self._ids("officers", "c.officer_id")
        certificates = _CERTIFICATES.by_owner(reader, officers)
        self._certificates = {
            officer: tuple(map(_certificate, rows)) for officer, rows in certificates.items()
        }
        self._services = _SERVICES.one(reader, self._ids("documents", "id"))
        self._points = _POINTS.by_owner(reader, self._ids("reviews", "id"))
        self._reviewers = _REVIEWERS.one(reader, self._ids("reviews", "reviewer_id"))

    def numbers(self) -> list[str]:
        """Return the numbers of all documents of the batch."""
        documents = self._rows["documents"].values()
        return [row["number"] for rows in documents for row in rows if row["number"]]

    def of(self, case: dict[str, Any]) -> Own:
        """Return the parts of one case of the batch."""
        rows = {name: table[case["id"]] for name, table in self._rows.items()}
        detail = next(iter(rows["penalties"]), None)
        grounds = tuple(
            k.LeniencyGround.of(g) for g in (detail or {}).get("leniency_grounds") or ()
        )
        decided = case["decided_on"] is not None
        disputes = tuple(dispute(row) for row in rows["disputes"])
        spans = [row for row in rows["exclusions"] if not row["extension"]]
        longer = [row for row in rows["exclusions"] if row["extension"]]
        return Own(
            officers=tuple(self._officer(row) for row in rows["officers"] if not row["c.recused"]),
            exclusions=tuple(parts.interval(row) for row in spans),
            extensions=tuple(parts.extension(row) for row in longer),
            proposed=parts.sanctions(rows["sanctions"], "proposed", grounds) or None,
            sanctions=parts.sanctions(rows["sanctions"], "decided", grounds) if decided else None,
            hearing=parts.hearing(
                next(iter(rows["hearings"]), None),
                detail,
                told(rows["steps"], "hear"),
                day_taken(rows["steps"], "withdraw_hearing"),
            ),
            reviews=tuple(self._review(row) for row in rows["reviews"]),
            inspection=parts.inspection(next(iter(rows["inspections"]), None)),
            measures=measures(case, rows, spans, self._sources) if rows["measures"] else None,
            payment=payment(case, detail, rows, disputes),
            publicity=publicity(case, rows["publications"], rows["steps"], disputes),
            transfer=transfer(case, rows["steps"]),
            disputes=disputes,
            documents=tuple(self._document(row) for row in rows["documents"]),
            steps=tuple(parts.step(row, case) for row in rows["steps"]),
            evidence=tuple(parts.evidence(row) for row in rows["evidence"]),
            registrations=tuple(parts.registration(row) for row in rows["registrations"]),
            recordings=tuple(
                parts.recording(row, self._standing.device(row["device"]))
                for row in rows["recordings"]
            ),
            law_choice=cast("Any", detail and detail["law_choice"]),
            law_reason=(detail and detail["law_reason"]) or None,
            penalty=penalty_parts(case, detail, rows["steps"], rows["officers"]),
        )

    def _ids(self, table: str, column: str) -> set[int]:
        found = {row[column] for rows in self._rows[table].values() for row in rows}
        return found - {None}

    def _officer(self, row: dict[str, Any]) -> f.Officer:
        return f.Officer(
            person=str(row["c.officer_id"]),
            task=k.OfficerTask.of(row["c.task"]),
            name=row["o.name"],
            certificates=self._certificates.get(row["c.officer_id"], ()),
            legal_qualification=row["o.legal_qualification_no"] is not None,
            first_reviewed_on=row["o.first_reviewed_on"],
            assigned_on=row["c.from_on"],
        )

    def _document(self, row: dict[str, Any]) -> f.Document:
        served = self._services.get(row["id"])
        return f.Document(
            kind=k.DocumentKind.of(row["kind"]),
            number=row["number"],
            issued_on=row["issued_on"],
            issued_at=row["issued_at"],
            elements=tuple(k.DocumentElement.of(item) for item in row["elements"] or ()),
            sealed=row["sealed"],
            signed=row["signed"],
            reconsideration_first=row["reconsideration_first"],
            service=parts.service(served) if served else None,
        )

    def _review(self, row: dict[str, Any]) -> f.Review:
        decided = row["decided_at"] is not None
        reviewer = self._reviewers.get(row["reviewer_id"])
        return f.Review(
            round=row["round"],
            submitted_on=local_date(row["submitted_at"]),
            triggers=tuple(k.ReviewTrigger.of(item) for item in row["triggers"] or ()),
            reviewer=str(row["reviewer_id"]) if row["reviewer_id"] else None,
            legal_qualification=row["legal_qualification_no"] is not None if decided else None,
            first_reviewed_on=reviewer["first_reviewed_on"] if reviewer else None,
            opinion=k.ReviewOpinion.of(row["opinion"]) if row["opinion"] else None,
            decided_at=row["decided_at"],
            points=tuple(k.ReviewPoint.of(item["point"]) for item in self._points[row["id"]]),
            digest=row["dossier_digest"],
            answered=row["answered_on"] is not None or bool(row["answer"]) if decided else None,
            answered_on=row["answered_on"],
        )
