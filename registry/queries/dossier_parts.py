"""The parts of a dossier, made from the rows of the tables that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, cast

from registry import codes as k
from registry.clock import local_date
from registry.law import facts as f
from registry.queries.rows import Rows

if TYPE_CHECKING:
    from registry.database.reader import Reader

_TABLES = {
    "officers": Rows(
        "case_officer c JOIN officer o ON o.id = c.officer_id",
        "c.case_id",
        "c.case_id c.officer_id c.task c.recused:bool c.from_on:date o.name "
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
        "case_id action record_stage occurred_at:instant officer_id second_officer_id note",
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
        "recording", "case_id", "case_id purpose sha256 seconds started_at:instant complete:bool"
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
        "legal_qualification_no opinion decided_at:instant answered_on:date",
        order="round",
    ),
    "exclusions": Rows(
        "exclusion",
        "case_id",
        "case_id kind extension:bool from_on:date to_on:date days reason told_on:date "
        "approver_id collective:bool superior:bool",
    ),
    "payments": Rows("payment", "case_id", "case_id paid_on:date amount_fen kind channel"),
    "disputes": Rows("dispute", "case_id", "case_id kind filed_on:date decided_on:date outcome"),
    "penalties": Rows(
        "penalty_detail",
        "case_id",
        "case_id leniency_grounds:json law_choice law_reason rights_told_on:date "
        "hearing_right_told:bool collected_on_spot:bool additional_fine_fen "
        "additional_fine_to:date",
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
        "disposal",
        order="case_id",
    ),
    "items": Rows("coercion_item", "case_id", "case_id name quantity:decimal unit value_fen"),
}
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
_TEST_SPANS = frozenset({k.PauseKind.TEST, k.PauseKind.APPRAISAL})
_CHANGED = frozenset({"changed", "revoked", "found_illegal"})


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
    disputes: tuple[f.Dispute, ...]
    documents: tuple[f.Document, ...]
    steps: tuple[f.Step, ...]
    evidence: tuple[f.Evidence, ...]
    registrations: tuple[f.Registration, ...]
    recordings: tuple[f.Recording, ...]
    law_choice: Literal["old", "new"] | None
    law_reason: str | None


class Lines:
    """The rows that hang on a batch of cases."""

    def __init__(self, reader: Reader, case_ids: list[int]) -> None:
        """Read every table once for the whole batch."""
        self._rows = {name: table.by_owner(reader, case_ids) for name, table in _TABLES.items()}
        officers = self._ids("officers", "c.officer_id")
        self._certificates = _CERTIFICATES.by_owner(reader, officers)
        self._services = _SERVICES.one(reader, self._ids("documents", "id"))
        self._points = _POINTS.by_owner(reader, self._ids("reviews", "id"))
        self._reviewers = _REVIEWERS.one(reader, self._ids("reviews", "reviewer_id"))

    def of(self, case: dict[str, Any]) -> Own:
        """Return the parts of one case of the batch."""
        rows = {name: table[case["id"]] for name, table in self._rows.items()}
        detail = next(iter(rows["penalties"]), None)
        grounds = tuple(
            k.LeniencyGround.of(g) for g in (detail or {}).get("leniency_grounds") or ()
        )
        decided = case["decided_on"] is not None
        disputes = tuple(_dispute(row) for row in rows["disputes"])
        spans = [row for row in rows["exclusions"] if not row["extension"]]
        return Own(
            officers=tuple(self._officer(row) for row in rows["officers"] if not row["c.recused"]),
            exclusions=tuple(_interval(row) for row in spans),
            extensions=tuple(_extension(row) for row in rows["exclusions"] if row["extension"]),
            proposed=_sanctions(rows["sanctions"], "proposed", grounds) or None,
            sanctions=_sanctions(rows["sanctions"], "decided", grounds) if decided else None,
            hearing=_hearing(next(iter(rows["hearings"]), None), detail),
            reviews=tuple(self._review(row) for row in rows["reviews"]),
            inspection=_inspection(next(iter(rows["inspections"]), None)),
            measures=_measures(rows, spans) if rows["measures"] else None,
            payment=_payment(case, detail, rows["payments"], disputes),
            disputes=disputes,
            documents=tuple(self._document(row) for row in rows["documents"]),
            steps=tuple(_step(row, case) for row in rows["steps"]),
            evidence=tuple(_evidence(row) for row in rows["evidence"]),
            registrations=tuple(_registration(row) for row in rows["registrations"]),
            recordings=tuple(_recording(row) for row in rows["recordings"]),
            law_choice=cast("Any", detail and detail["law_choice"]),
            law_reason=(detail and detail["law_reason"]) or None,
        )

    def _ids(self, table: str, column: str) -> set[int]:
        found = {row[column] for rows in self._rows[table].values() for row in rows}
        return found - {None}

    def _officer(self, row: dict[str, Any]) -> f.Officer:
        return f.Officer(
            person=str(row["c.officer_id"]),
            task=k.OfficerTask.of(row["c.task"]),
            name=row["o.name"],
            certificates=tuple(
                f.Certificate(
                    number=item["number"],
                    field=item["field"],
                    valid_from=item["valid_from"],
                    valid_to=item["valid_to"],
                )
                for item in self._certificates[row["c.officer_id"]]
            ),
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
            service=_service(served) if served else None,
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
            answered_on=row["answered_on"],
        )


def agency(row: dict[str, Any]) -> f.Agency:
    """Make the acting agency."""
    return f.Agency(
        code=row["code"],
        name=row["name"],
        credit_code=row["credit_code"],
        region=row["division"],
        level=k.ExerciseLevel.of(row["level"]),
        nature=k.SubjectNature.of(row["nature"]),
        sector=k.Sector.of(row["sector"]),
        announced_on=row["announced_on"],
    )


def act(case: dict[str, Any]) -> f.Act:
    """Make the act dealt with."""
    return f.Act(
        started_on=case["act_from"],
        ended_on=case["act_to"],
        continuing=case["continuing"],
        discovered_on=case["discovered_on"],
        harm=case["harm"],
        safety=case["safety"],
        place=case["act_place"] or None,
        facts=case["facts"] or None,
    )


def gravity(case: dict[str, Any]) -> f.Gravity:
    """Make what the handlers found on the weight of the decision."""
    return f.Gravity(
        public_interest=case["public_interest"],
        major_rights=case["major_rights"],
        complex=case["complex_case"],
        by_law=case["review_by_law"],
        serious=case["serious"],
    )


def openness(case: dict[str, Any]) -> f.Openness:
    """Make the disclosure before and during the act."""
    return f.Openness(
        basis_disclosed=case["publicity_basis_disclosed"],
        identity_disclosed=case["publicity_identity_disclosed"],
        certificates_shown=case["publicity_certificates_shown"],
        rights_told=case["publicity_rights_told"],
    )


def publicity(
    case: dict[str, Any], disputes: tuple[f.Dispute, ...]
) -> tuple[f.Publication, ...] | None:
    """Make the disclosure after the act; None where an imported case does not tell."""
    known = case["published_on"] or case["publicity_exempt_reason"]
    if not known and case["origin"] == k.CaseOrigin.IMPORTED:
        return None
    changes = [item.ended_on for item in disputes if item.outcome in _CHANGED and item.ended_on]
    return (
        f.Publication(
            regime=k.PublicityRegime.of(case["publicity_regime"]),
            due_on=case["publicity_due_on"],
            published_on=case["published_on"],
            where=case["published_where"] or None,
            exempt_reason=case["publicity_exempt_reason"] or None,
            changed_on=max(changes, default=None),
            withdrawn_on=case["withdrawn_on"],
            withdrawal_reason=case["withdrawn_reason"] or None,
        ),
    )


def archive(case: dict[str, Any]) -> f.Archive | None:
    """Make where the file is kept."""
    if case["archive_no"] is None:
        return None
    years = case["retention_years"]
    return f.Archive(
        number=case["archive_no"],
        archived_on=case["archived_on"],
        retention=str(years) if years is not None else None,
    )


def _sanctions(
    rows: list[dict[str, Any]], phase: str, grounds: tuple[k.LeniencyGround, ...]
) -> tuple[f.Sanction, ...]:
    return tuple(
        f.Sanction(
            kind=k.SanctionKind.of(row["kind"]),
            amount_fen=row["amount_fen"],
            quantity=row["content"] or None,
            base=k.FineBase.of(row["base"]) if row["base"] else None,
            base_value_fen=row["base_fen"],
            condition=row["condition"] or None,
            tier=row["tier"],
            leniency=grounds,
        )
        for row in rows
        if row["phase"] == phase
    )


def _service(row: dict[str, Any]) -> f.Service:
    return f.Service(
        method=k.ServiceMethod.of(row["method"]),
        served_on=row["served_on"],
        proof=bool(row["proof"]) or None,
        consent=row["e_consent"],
        on_the_spot=row["on_the_spot"],
    )


def _step(row: dict[str, Any], case: dict[str, Any]) -> f.Step:
    persons = (row["officer_id"], row["second_officer_id"])
    stage = row["record_stage"]
    return f.Step(
        action=row["action"],
        at=row["occurred_at"],
        record_stage=k.RecordStage.of(stage) if stage else None,
        officers=tuple(str(person) for person in persons if person is not None),
        text_record=case[f"text_record_{stage}"] if stage else None,
        note=row["note"],
    )


def _evidence(row: dict[str, Any]) -> f.Evidence:
    return f.Evidence(
        kind=k.EvidenceKind.of(row["kind"]),
        name=row["title"],
        sha256=row["sha256"],
        collected_on=row["collected_on"],
    )


def _registration(row: dict[str, Any]) -> f.Registration:
    return f.Registration(
        approved_on=row["approved_on"],
        registered_on=row["registered_on"],
        disposed_on=row["disposed_on"],
        disposal=row["disposal"] or None,
    )


def _recording(row: dict[str, Any]) -> f.Recording:
    return f.Recording(
        purpose=row["purpose"],
        sha256=row["sha256"],
        seconds=row["seconds"],
        started_at=row["started_at"],
        complete=row["complete"],
    )


def _hearing(row: dict[str, Any] | None, detail: dict[str, Any] | None) -> f.Hearing | None:
    told = detail["hearing_right_told"] if detail else None
    told_on = detail["rights_told_on"] if detail and told else None
    if row is None:
        return None if told is None else f.Hearing(told=told, told_on=told_on)
    return f.Hearing(
        told=told,
        told_on=row["right_told_on"] or told_on,
        requested_on=row["requested_on"],
        waived=row["waived_on"] is not None,
        noticed_on=row["notice_on"],
        held_on=row["held_on"],
        attended=row["attended"],
        public=row["public"],
        host=str(row["host_id"]) if row["host_id"] else None,
        record_signed=row["record_signed"],
        closed_on=row["reported_on"],
    )


def _interval(row: dict[str, Any]) -> f.Interval:
    return f.Interval(
        kind=k.PauseKind.of(row["kind"]),
        started_on=row["from_on"],
        ended_on=row["to_on"],
        reason=row["reason"],
        told_on=row["told_on"],
    )


def _extension(row: dict[str, Any]) -> f.Extension:
    return f.Extension(
        days=row["days"],
        until=row["to_on"],
        approved_on=row["from_on"],
        approver=str(row["approver_id"]) if row["approver_id"] else None,
        collective=row["collective"],
        superior=row["superior"],
        told_on=row["told_on"],
        reason=row["reason"] or None,
    )


def _dispute(row: dict[str, Any]) -> f.Dispute:
    return f.Dispute(
        kind=k.DisputeKind.of(row["kind"]),
        filed_on=row["filed_on"],
        ended_on=row["decided_on"],
        outcome=k.DisputeOutcome.of(row["outcome"]),
    )


def _inspection(row: dict[str, Any] | None) -> f.Inspection | None:
    if row is None:
        return None
    inspected = row["inspected_at"]
    return f.Inspection(
        kind=k.InspectionKind.of(row["kind"]),
        plan_no=row["plan_no"] or None,
        approved_at=row["approved_at"],
        emergency=row["urgent"],
        noticed_on=row["notified_on"],
        unannounced=row["unannounced"],
        inspected_at=inspected,
        result=k.InspectionResult.of(row["result"]) if row["result"] else None,
        result_on=local_date(inspected) if inspected else None,
        told_on=row["result_told_on"],
        signed=row["signed"],
        correct_by=row["correction_due_on"],
        rechecked_on=row["rechecked_on"],
    )


def _measures(
    rows: dict[str, list[dict[str, Any]]], spans: list[dict[str, Any]]
) -> tuple[f.Measure, ...]:
    row = rows["measures"][0]
    tests = tuple(_interval(span) for span in spans if span["kind"] in _TEST_SPANS)
    extension = f.Extension(
        until=row["extended_to"],
        approved_on=row["extension_approved_on"],
        told_on=row["extension_told_on"],
        reason=row["extension_reason"] or None,
    )
    measure = f.Measure(
        kind=k.MeasureKind.of(row["measure"]),
        approved_at=row["approved_at"],
        carried_out_at=row["carried_out_at"],
        urgent=row["urgent"] or row["approval_made_up_at"] is not None,
        reported_at=row["approval_made_up_at"],
        term_days=_days(row["starts_on"], row["ends_on"]),
        until=row["ends_on"],
        extensions=(extension,) if row["extended_to"] else (),
        tests=tests,
        lifted_on=row["lifted_on"],
        disposal=k.DisposalKind.of(row["disposal"]) if row["disposal"] else None,
        items=tuple(
            f.MeasureItem(
                name=item["name"],
                quantity=f"{item['quantity'].normalize():f}{item['unit']}",
                value_fen=item["value_fen"],
            )
            for item in rows["items"]
        ),
    )
    return (measure,)


def _days(start: date | None, end: date | None) -> int | None:
    return (end - start) // timedelta(days=1) if start and end else None


def _payment(
    case: dict[str, Any],
    detail: dict[str, Any] | None,
    payments: list[dict[str, Any]],
    disputes: tuple[f.Dispute, ...],
) -> f.Payment | None:
    if detail is None or case["decided_on"] is None:
        return None
    paid = [row for row in payments if row["paid_on"] is not None and row["kind"] == "fine"]
    return f.Payment(
        received_on=case["served_on"],
        due_on=case["payment_due_on"],
        deferred_to=case["deferred_to"],
        receipts=tuple(
            f.Receipt(paid_on=row["paid_on"], amount_fen=row["amount_fen"], mode=row["channel"])
            for row in paid
        ),
        pauses=tuple(
            f.Interval(kind=k.PauseKind.DISPUTE, started_on=item.filed_on, ended_on=item.ended_on)
            for item in disputes
            if item.filed_on is not None
        ),
        additional_fine_fen=detail["additional_fine_fen"],
        additional_fine_on=detail["additional_fine_to"],
        collected_on_spot=detail["collected_on_spot"],
    )
