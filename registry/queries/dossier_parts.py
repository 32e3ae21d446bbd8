"""The parts of a dossier, made from the rows of the tables that hold them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from registry import codes as k
from registry.clock import local_date
from registry.law import facts as f

_TEST_SPANS = frozenset({k.PauseKind.TEST, k.PauseKind.APPRAISAL})
_CHANGED = frozenset({"changed", "revoked", "found_illegal"})


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


def sanctions(
    rows: list[dict[str, Any]], phase: str, grounds: tuple[k.LeniencyGround, ...]
) -> tuple[f.Sanction, ...]:
    """Make the sanctions of one phase, proposed or decided."""
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


def service(row: dict[str, Any]) -> f.Service:
    """Make how a document was served."""
    return f.Service(
        method=k.ServiceMethod.of(row["method"]),
        served_on=row["served_on"],
        proof=bool(row["proof"]) or None,
        consent=row["e_consent"],
        on_the_spot=row["on_the_spot"],
    )


def step(row: dict[str, Any], case: dict[str, Any]) -> f.Step:
    """Make a step of the whole-process record."""
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


def evidence(row: dict[str, Any]) -> f.Evidence:
    """Make a piece of evidence."""
    return f.Evidence(
        kind=k.EvidenceKind.of(row["kind"]),
        name=row["title"],
        sha256=row["sha256"],
        collected_on=row["collected_on"],
    )


def registration(row: dict[str, Any]) -> f.Registration:
    """Make an advance registration of evidence."""
    return f.Registration(
        approved_on=row["approved_on"],
        registered_on=row["registered_on"],
        disposed_on=row["disposed_on"],
        disposal=row["disposal"] or None,
    )


def recording(row: dict[str, Any], device: f.Device | None = None) -> f.Recording:
    """Make an audio-video recording, be it by an electronic monitor."""
    return f.Recording(
        purpose=row["purpose"],
        sha256=row["sha256"],
        seconds=row["seconds"],
        started_at=row["started_at"],
        complete=row["complete"],
        device=device,
    )


def hearing(row: dict[str, Any] | None, detail: dict[str, Any] | None) -> f.Hearing | None:
    """Make the hearing; None where nothing is known of the right to one."""
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


def interval(row: dict[str, Any]) -> f.Interval:
    """Make a span that does not count."""
    return f.Interval(
        kind=k.PauseKind.of(row["kind"]),
        started_on=row["from_on"],
        ended_on=row["to_on"],
        reason=row["reason"],
        told_on=row["told_on"],
    )


def extension(row: dict[str, Any]) -> f.Extension:
    """Make a prolongation of the case period."""
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


def inspection(row: dict[str, Any] | None) -> f.Inspection | None:
    """Make what only an inspection has."""
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


def measures(
    rows: dict[str, list[dict[str, Any]]], spans: list[dict[str, Any]]
) -> tuple[f.Measure, ...]:
    """Make the measure of a coercion case, with its items and test spans."""
    row = rows["measures"][0]
    tests = tuple(interval(span) for span in spans if span["kind"] in _TEST_SPANS)
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


def payment(
    case: dict[str, Any],
    detail: dict[str, Any] | None,
    payments: list[dict[str, Any]],
    disputes: tuple[f.Dispute, ...],
) -> f.Payment | None:
    """Make the performance of a decided penalty."""
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
