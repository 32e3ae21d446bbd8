"""What is due next in an unfinished case, asked of the same rules that the register asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from registry.clock import local_instant
from registry.codes import (
    CaseKind,
    DecisionOutcome,
    MeasureKind,
    Procedure,
    PublicityRegime,
    Sector,
    Stage,
)
from registry.law import agenda, facts
from registry.law.dossier import Dossier

from .days import date_of
from .rules import sanction_facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .matters import Matter
    from .rules import Rules

Columns = dict[str, Any]


def next_deadline(
    rules: Rules,
    today: int,
    matter: Matter,
    case: Mapping[str, Any],
    detail: Mapping[str, Any],
    pauses: tuple[facts.Interval, ...],
    registrations: tuple[facts.Registration, ...],
) -> tuple[str | None, str | None]:
    """Return day and kind of the nearest open deadline of a case, if it has one."""
    dossier = replace(_dossier(matter, case, detail, pauses), registrations=registrations)
    found = agenda.next_deadline(dossier, rules.parameters, date_of(today))
    return (found.due_on.isoformat(), found.kind.value) if found else (None, None)


def _dossier(
    matter: Matter,
    case: Mapping[str, Any],
    detail: Mapping[str, Any],
    pauses: tuple[facts.Interval, ...],
) -> Dossier:
    decided, served = _day(case["decided_on"]), _day(case["served_on"])
    outcome = DecisionOutcome.of(case["outcome"]) if case["outcome"] else None
    return Dossier(
        subject="case",
        ref=case["ref"],
        kind=matter.kind,
        procedure=Procedure.of(case["procedure"]),
        stage=Stage.of(case["stage"]),
        sector=Sector.of(case["sector"]),
        region=case["region"],
        filed_on=_day(case["filed_on"]),
        exclusions=pauses,
        decision=facts.Decision(decided_on=decided, outcome=outcome) if decided else None,
        sanctions=sanction_facts(matter.lines) if decided else None,
        inspection=_inspection(detail) if matter.kind is CaseKind.INSPECTION else None,
        measures=_measures(detail) if matter.kind is CaseKind.COERCION else None,
        payment=facts.Payment(received_on=served) if served else None,
        publicity=(
            facts.Publication(
                regime=PublicityRegime.of(case["publicity_regime"]),
                published_on=_day(case["published_on"]),
                exempt_reason=case["publicity_exempt_reason"] or None,
            ),
        ),
    )


def _inspection(detail: Mapping[str, Any]) -> facts.Inspection:
    inspected = detail["inspected_at"]
    return facts.Inspection(
        result_on=_day(inspected[:10]) if inspected else None,
        correct_by=_day(detail["correction_due_on"]),
    )


def _measures(detail: Mapping[str, Any]) -> tuple[facts.Measure, ...]:
    carried_out = detail["carried_out_at"]
    starts, ends = _day(detail["starts_on"]), _day(detail["ends_on"])
    extension = facts.Extension(
        until=_day(detail["extended_to"]), approved_on=_day(detail["extension_approved_on"])
    )
    return (
        facts.Measure(
            kind=MeasureKind.of(detail["measure"]),
            carried_out_at=local_instant(date.fromisoformat(carried_out[:10]))
            if carried_out
            else None,
            term_days=(ends - starts).days if starts and ends else None,
            until=ends,
            extensions=(extension,) if extension.until else (),
            lifted_on=_day(detail["lifted_on"]),
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
