"""Taking a step: its document, its service, the columns it sets, and its line in the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from registry.actions import documents
from registry.actions.lookups import find_officer, find_tier, last_step
from registry.actions.work import Work
from registry.clock import local_date
from registry.codes import CaseKind, DisputeOutcome, DocumentKind, RecordStage, SanctionKind
from registry.evidence_store import store
from registry.law.procedures import Action, FieldKind
from registry.models.base import Recorded
from registry.models.cases import (
    Case,
    CoercionDetail,
    CoercionItem,
    Exclusion,
    InspectionDetail,
    Payment,
    PenaltyDetail,
    Sanction,
    Step,
)
from registry.models.evidence import (
    Document,
    Evidence,
    EvidenceRegistration,
    Hearing,
    Recording,
)
from registry.models.publicity import Dispute

Row = TypeVar("Row", bound=Recorded)

DETAILS: Mapping[CaseKind, type[SQLModel]] = {
    CaseKind.PENALTY: PenaltyDetail,
    CaseKind.INSPECTION: InspectionDetail,
    CaseKind.COERCION: CoercionDetail,
}
NEW_ROWS: Mapping[str, Any] = {
    "exclusion": Exclusion,
    "payment": Payment,
    "registration": EvidenceRegistration,
    "dispute": Dispute,
}
"""Rows that a step adds; with `last_` before the name it completes the latest open one."""
_OPEN: Mapping[str, tuple[Any, ...]] = {
    "exclusion": (col(Exclusion.to_on).is_(None), col(Exclusion.extension).is_(False)),
    "payment": (col(Payment.paid_on).is_(None),),
    "registration": (col(EvidenceRegistration.disposed_on).is_(None),),
    "dispute": (col(Dispute.outcome) == DisputeOutcome.PENDING,),
}


def apply_step(
    work: Work, case: Case, action: Action, at: datetime, values: dict[str, Any], persons: list[int]
) -> Document | None:
    """Write all that a step records, and return the document it issued.

    `values` are typed (`registry.actions.values`); `persons` are those who acted.
    """
    day = local_date(at)
    placed = _placed(work, case, action, day, values)
    document = None
    if action.document is not None:
        document = documents.issue(work, case, action, day, placed)
        if action.served:
            service = documents.serve(work, document, day, placed)
            placed.setdefault("served_on", service.served_on)
    if action.serves is not None:
        _serve_earlier(work, case, action.serves, day, placed)
    _set_dates(action, at, placed)
    _set_fixed(work, action, placed)
    _write_columns(work, case, placed)
    _write_lines(work, case, day, placed)
    _add_step(work, case, action, at, placed, persons)
    _mark_record(case, action, document, bool(placed.get("step.note")))
    if document is not None and document.number and action.numbered:
        case.document_no = _main_number(case, action, document.number)
    if action.target is not None:
        case.stage = action.target
    return document


def _placed(
    work: Work, case: Case, action: Action, day: date, values: Mapping[str, Any]
) -> dict[str, Any]:
    """Key the values by where they go; what goes nowhere else stays in the step's own facts."""
    placed: dict[str, Any] = {}
    for field in action.fields:
        if field.name not in values:
            continue
        value = values[field.name]
        if field.kind is FieldKind.OFFICER:
            value = find_officer(work.session, value, case.agency_id).id
        elif field.kind is FieldKind.TIER and case.power_id is not None:
            value = find_tier(work.session, case.power_id, value, case.act_from or day).id
        placed[field.into or field.name] = value
    return placed


def _set_dates(action: Action, at: datetime, placed: dict[str, Any]) -> None:
    for target in action.sets:
        instant = target.endswith("_at")
        day = placed.get("served_on") if target.endswith("served_on") else None
        placed.setdefault(target, at if instant else day or local_date(at))


def _set_fixed(work: Work, action: Action, placed: dict[str, Any]) -> None:
    placed.update(action.fixed)
    placed.update(dict.fromkeys(action.signs, work.actor.officer_id))


def _serve_earlier(
    work: Work, case: Case, kind: DocumentKind, day: date, placed: dict[str, Any]
) -> None:
    document = _latest(work, case, Document, col(Document.kind) == kind)
    if document is not None:
        placed.setdefault("served_on", documents.serve(work, document, day, placed).served_on)


def _write_columns(work: Work, case: Case, placed: dict[str, Any]) -> None:
    _set(case, placed, "case")
    detail_name = case.kind.value
    if any(key.startswith(f"{detail_name}.") for key in placed):
        detail = detail_of(work, case, placed)
        _set(detail, placed, detail_name)
        work.session.add(detail)
    if any(key.startswith("hearing.") for key in placed):
        hearing = _hearing(work, case)
        _set(hearing, placed, "hearing")
        work.touch(hearing)
    for name, model in NEW_ROWS.items():
        columns = _of(placed, name)
        if columns:
            work.add(model(case_id=work.id_of(case), **columns))
        ended = _of(placed, f"last_{name}")
        row = _latest(work, case, model, *_OPEN[name]) if ended else None
        if row is not None:
            _set(row, placed, f"last_{name}")
            work.touch(row)


def _latest(work: Work, case: Case, model: type[Row], *conditions: Any) -> Row | None:
    """Return the latest row of a case that meets some conditions."""
    table: Any = model
    query = select(model).where(table.case_id == case.id, *conditions).order_by(table.id.desc())
    return work.session.exec(query).first()


def detail_of(work: Work, case: Case, placed: Mapping[str, Any] | None = None) -> SQLModel:
    """Return the kind-specific row of a case, made on first need."""
    model = DETAILS[case.kind]
    found = work.session.get(model, work.id_of(case))
    return found or model(case_id=work.id_of(case), **_of(placed or {}, case.kind.value))


def _hearing(work: Work, case: Case) -> Hearing:
    query = select(Hearing).where(col(Hearing.case_id) == case.id)
    found = work.session.exec(query).first()
    if found is not None:
        return found
    told = detail_of(work, case)
    told_on = getattr(told, "rights_told_on", None)
    return work.add(Hearing(case_id=work.id_of(case), right_told_on=told_on))


def _write_lines(work: Work, case: Case, day: date, placed: dict[str, Any]) -> None:
    for phase in ("proposed", "decided"):
        lines = placed.get(f"sanctions.{phase}")
        if lines is not None:
            _replace_sanctions(work, case, phase, lines)
    for key, write in _LINES.items():
        for line in placed.get(key) or ():
            write(work, case, day, dict(line))


def _replace_sanctions(work: Work, case: Case, phase: str, lines: list[dict[str, Any]]) -> None:
    work.session.execute(
        sa.delete(Sanction).where(col(Sanction.case_id) == case.id, col(Sanction.phase) == phase)
    )
    for ordinal, line in enumerate(lines, 1):
        work.add(
            Sanction(
                case_id=work.id_of(case),
                phase=phase,
                ordinal=ordinal,
                kind=line["kind"],
                amount_fen=line.get("amount", 0 if line["kind"] == SanctionKind.FINE else None),
                base_fen=line.get("base_value"),
                **{
                    name: line[name]
                    for name in ("base", "condition", "tier", "content", "licence")
                    if name in line
                },
            )
        )


def copy_proposed_sanctions(work: Work, case: Case) -> list[dict[str, Any]]:
    """Return the proposed sanctions as lines of a decision that leaves them unchanged."""
    query = (
        select(Sanction)
        .where(col(Sanction.case_id) == case.id, col(Sanction.phase) == "proposed")
        .order_by(col(Sanction.ordinal))
    )
    lines = []
    for line in work.session.exec(query).all():
        values = {
            "kind": line.kind,
            "amount": line.amount_fen,
            "base_value": line.base_fen,
            "base": line.base,
            "condition": line.condition,
            "tier": line.tier,
            "content": line.content,
            "licence": line.licence,
        }
        lines.append({name: value for name, value in values.items() if value is not None})
    return lines


def _add_evidence(work: Work, case: Case, day: date, line: dict[str, Any]) -> None:
    line = _with_file(work, line, {"size", "media_type", "file_name"})
    line.setdefault("title", line["kind"].zh)
    line.setdefault("collected_on", day)
    work.add(Evidence(case_id=work.id_of(case), collected_by=work.actor.officer_id, **line))


def _add_recording(work: Work, case: Case, _day: date, line: dict[str, Any]) -> None:
    line = _with_file(work, line, {"size"})
    line.setdefault("record_stage", RecordStage.EVIDENCE)
    recording = work.add(Recording(case_id=work.id_of(case), **line))
    case.av_present = True
    case.av_digest = recording.sha256
    case.av_seconds = (case.av_seconds or 0) + (recording.seconds or 0)


def _add_item(work: Work, case: Case, _day: date, line: dict[str, Any]) -> None:
    count = select(sa.func.count()).select_from(CoercionItem)
    known = work.session.exec(count.where(col(CoercionItem.case_id) == case.id)).one()
    value = line.pop("value", None)
    line.setdefault("quantity", 1)
    work.add(CoercionItem(case_id=work.id_of(case), ordinal=known + 1, value_fen=value, **line))


def _add_instalment(work: Work, case: Case, _day: date, line: dict[str, Any]) -> None:
    work.add(Payment(case_id=work.id_of(case), due_on=line["due_on"], amount_fen=line["amount"]))


_LINES: Mapping[str, Callable[[Work, Case, date, dict[str, Any]], None]] = {
    "evidence": _add_evidence,
    "recordings": _add_recording,
    "items": _add_item,
    "instalments": _add_instalment,
}


def _with_file(work: Work, line: dict[str, Any], wanted: set[str]) -> dict[str, Any]:
    path = line.pop("file", None)
    if path is None:
        return line
    stored = store(work.evidence_root, Path(path).expanduser())
    found = {
        "size": stored.size,
        "media_type": stored.media_type,
        "file_name": stored.file_name,
    }
    return {
        **line,
        "sha256": stored.sha256,
        **{name: value for name, value in found.items() if name in wanted},
    }


def _add_step(
    work: Work,
    case: Case,
    action: Action,
    at: datetime,
    placed: Mapping[str, Any],
    persons: list[int],
) -> None:
    last = last_step(work.reader(), work.id_of(case))
    first, second, *_others = [*persons, None, None]
    work.session.add(
        Step(
            case_id=work.id_of(case),
            seq=last + 1,
            action=action.name,
            stage_from=case.stage if last else None,
            stage_to=action.target or case.stage,
            record_stage=action.record_stage,
            occurred_at=at,
            officer_id=first,
            second_officer_id=second,
            place=placed.get("step.place", ""),
            note=placed.get("step.note", ""),
            facts=_own_facts(placed, persons),
            recorded_at=work.now,
            recorded_by=work.actor.account_id,
        )
    )


def _own_facts(placed: Mapping[str, Any], persons: list[int]) -> dict[str, Any]:
    kept = {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in placed.items()
        if "." not in key and key not in {*_LINES, "served_on"}
    }
    return {**kept, "persons": persons} if len(persons) > 2 else kept


def _mark_record(case: Case, action: Action, document: Document | None, noted: bool) -> None:
    if action.record_stage is not None and (document is not None or noted):
        setattr(case, f"text_record_{action.record_stage.value}", True)


def _main_number(case: Case, action: Action, number: str) -> str:
    """Name the case by its decision once there is one, before that by its first number."""
    decides = "case.decided_on" in action.sets
    return number if decides or not case.document_no else case.document_no


def _of(placed: Mapping[str, Any], table: str) -> dict[str, Any]:
    prefix = f"{table}."
    return {
        key.removeprefix(prefix): value for key, value in placed.items() if key.startswith(prefix)
    }


def _set(row: SQLModel, placed: Mapping[str, Any], table: str) -> None:
    for name, value in _of(placed, table).items():
        setattr(row, name, value)
