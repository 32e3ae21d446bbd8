"""Procedures as transition tables: what may follow what, by whom, on which article."""

from __future__ import annotations

from registry.codes import CaseKind, Procedure
from registry.law.procedures.base import Action, Cite, Field, FieldKind, ProcedureTable
from registry.law.procedures.execution import EXECUTION
from registry.law.procedures.inspection import OFF_SITE, ON_SITE
from registry.law.procedures.measures import MEASURES
from registry.law.procedures.ordinary import ORDINARY
from registry.law.procedures.summary import SUMMARY

PROCEDURES: dict[Procedure, ProcedureTable] = {
    table.procedure: table for table in (SUMMARY, ORDINARY, ON_SITE, OFF_SITE, MEASURES, EXECUTION)
}


def procedure_table(procedure: str) -> ProcedureTable:
    """Return the transition table of a procedure."""
    return PROCEDURES[Procedure.of(procedure)]


def procedures_of(kind: CaseKind) -> tuple[ProcedureTable, ...]:
    """Return the procedures that a kind of case may follow."""
    return tuple(table for table in PROCEDURES.values() if table.kind is kind)


__all__ = [
    "PROCEDURES",
    "Action",
    "Cite",
    "Field",
    "FieldKind",
    "ProcedureTable",
    "procedure_table",
    "procedures_of",
]
