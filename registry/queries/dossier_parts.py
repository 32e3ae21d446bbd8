"""The parts of a dossier, made from the rows of the tables that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from registry import codes as k
from registry.clock import local_date
from registry.law import facts as f
from registry.law.citations import day_or_none


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


def hearing(
    row: dict[str, Any] | None,
    detail: dict[str, Any] | None,
    facts: Mapping[str, Any],
    withdrawn_on: date | None = None,
) -> f.Hearing | None:
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
        withdrawn_on=withdrawn_on,
        noticed_on=row["notice_on"],
        held_on=row["held_on"],
        attended=row["attended"],
        public=row["public"],
        host=str(row["host_id"]) if row["host_id"] else None,
        recusal_asked=facts.get("recusal_asked"),
        recusal_decided_on=day_or_none(facts.get("recusal_decided_on") or ""),
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
