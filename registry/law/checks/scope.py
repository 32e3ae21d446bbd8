"""To which matters a check applies, and on which day it judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, DecisionOutcome
from registry.i18n import msg
from registry.law.checks.base import Applies
from registry.law.reading import SIDE_EXITS, day_of, decided_on, is_summary, outcome_of

if TYPE_CHECKING:
    from datetime import date

    from registry.law.dossier import Dossier

NOT_A_CASE = msg("This concerns cases only.")
NOT_A_PENALTY = msg("This concerns penalty cases only.")
NOT_SUMMARY = msg("This concerns the summary procedure only.")
NOT_ORDINARY = msg("This concerns the ordinary procedure only.")
NOT_COERCION = msg("No coercive measure is recorded.")
NO_PENALTY = msg("No penalty was decided.")
NOT_DECIDED = msg("No decision has been made yet.")
NOT_AN_ENTRY = msg("This concerns entries of the power list only.")
NOT_A_LIST = msg("This concerns the whole list only.")
NOT_A_BATCH = msg("This concerns batches of changes to the list only.")
NO_ENTRY = msg("The matter rests on no entry of the power list.")
SIDE_EXIT = msg("The matter ended without a decision.")


def any_case(dossier: Dossier) -> str:
    """Apply to cases of every kind."""
    return "" if dossier.subject == "case" else NOT_A_CASE


def penalty_case(dossier: Dossier) -> str:
    """Apply to penalty cases that did not end without a decision."""
    if dossier.subject != "case" or dossier.kind is not CaseKind.PENALTY:
        return NOT_A_PENALTY
    return SIDE_EXIT if dossier.stage in SIDE_EXITS and not decided_on(dossier) else ""


def ordinary_case(dossier: Dossier) -> str:
    """Apply to penalty cases of the ordinary procedure."""
    return penalty_case(dossier) or (NOT_ORDINARY if is_summary(dossier) else "")


def summary_case(dossier: Dossier) -> str:
    """Apply to penalty cases of the summary procedure."""
    return penalty_case(dossier) or ("" if is_summary(dossier) else NOT_SUMMARY)


def penalised(scope: Applies) -> Applies:
    """Narrow a scope to matters in which a penalty was, or may yet be, decided."""

    def applies(dossier: Dossier) -> str:
        no_penalty = outcome_of(dossier) not in (None, DecisionOutcome.PENALTY)
        return scope(dossier) or (NO_PENALTY if no_penalty else "")

    return applies


def with_measures(dossier: Dossier) -> str:
    """Apply to matters with coercive measures, and to coercion cases."""
    is_coercion = dossier.subject == "case" and dossier.kind is CaseKind.COERCION
    return "" if is_coercion or dossier.measures else NOT_COERCION


def action_day(dossier: Dossier) -> date | None:
    """Return the day on which the agency acted: inspected, carried out, filed or decided."""
    if dossier.kind is CaseKind.INSPECTION:
        return day_of(dossier.inspection.inspected_at) if dossier.inspection else None
    if dossier.kind is CaseKind.COERCION:
        return measure_day(dossier)
    if is_summary(dossier):
        return decided_on(dossier)
    return dossier.filed_on or decided_on(dossier)


def measure_day(dossier: Dossier) -> date | None:
    """Return the day on which the first measure was carried out."""
    return day_of(dossier.measures[0].carried_out_at) if dossier.measures else None


def listed_power(dossier: Dossier) -> str:
    """Apply to entries of the list, and to cases unless they rest on none."""
    if dossier.subject not in ("case", "power"):
        return NOT_AN_ENTRY
    unlisted = dossier.subject == "case" and dossier.listed is False
    return NO_ENTRY if dossier.power is None and unlisted else ""


def about_entry(dossier: Dossier) -> str:
    """Apply to single entries of the list."""
    return "" if dossier.subject == "power" else NOT_AN_ENTRY


def about_list(dossier: Dossier) -> str:
    """Apply to the whole list."""
    return "" if dossier.subject == "list" else NOT_A_LIST


def about_entry_or_list(dossier: Dossier) -> str:
    """Apply to single entries and to the whole list."""
    return "" if dossier.subject in ("power", "list") else NOT_AN_ENTRY


def about_batch(dossier: Dossier) -> str:
    """Apply to batches of changes to the list that were proposed."""
    return "" if dossier.subject == "batch" else NOT_A_BATCH


def about_balance(dossier: Dossier) -> str:
    """Apply to batches and to the whole list where an earlier day is given."""
    listed = dossier.power_list
    if dossier.subject == "list" and listed is not None and listed.since is None:
        return msg("No earlier day is given from which to count.")
    return "" if dossier.subject in ("batch", "list") else NOT_A_BATCH
