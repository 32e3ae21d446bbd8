"""The transition tables: no dead ends, no unreachable states, every step on a known article."""

from __future__ import annotations

from typing import Any

import pytest

from registry.codes import Role, Stage
from registry.law.citations import law_book
from registry.law.procedures import PROCEDURES, Action, ProcedureTable
from registry.law.procedures.gates import GATES

TABLES = list(PROCEDURES.values())
ACTIONS = [(table, action) for table in TABLES for action in table.actions]
BY_NAME: dict[str, Any] = {
    "ids": lambda value: getattr(value, "procedure", getattr(value, "name", ""))
}
COLUMNS = {
    "case",
    "penalty",
    "inspection",
    "coercion",
    "hearing",
    "document",
    "service",
    "exclusion",
    "payment",
    "registration",
    "step",
    "sanctions",
}


def _reachable(table: ProcedureTable) -> set[Stage]:
    reached = {action.target for action in table.openings() if action.target}
    while True:
        more = {
            action.target
            for action in table.actions
            if action.target and action.sources & reached and action.target not in reached
        }
        if not more:
            return reached
        reached |= more


@pytest.mark.parametrize("table", TABLES, **BY_NAME)
def test_every_stage_of_a_procedure_is_reachable(table: ProcedureTable) -> None:
    used = {stage for action in table.actions for stage in action.sources if stage}
    targets = {action.target for action in table.actions if action.target}
    foreign = {Stage.FILED} if table.procedure.value == "summary" else set()
    assert used | targets | set(table.path) == _reachable(table) | foreign


@pytest.mark.parametrize("table", TABLES, **BY_NAME)
def test_every_stage_that_is_not_final_has_a_way_out(table: ProcedureTable) -> None:
    for stage in _reachable(table) - table.final - {Stage.FILED}:
        leaving = [
            action.name for action in table.from_stage(stage) if action.target not in {None, stage}
        ]
        assert leaving, stage


@pytest.mark.parametrize("table", TABLES, **BY_NAME)
def test_nothing_leaves_a_final_stage(table: ProcedureTable) -> None:
    for stage in table.final:
        assert all(action.target is None for action in table.from_stage(stage)), stage


@pytest.mark.parametrize(("table", "action"), ACTIONS, **BY_NAME)
def test_every_step_rests_on_a_known_article(table: ProcedureTable, action: Action) -> None:
    for cite in action.cites:
        known = law_book().statutes
        assert cite.statute in known, cite
        if cite.article:
            law_book().cite(f"{cite.statute} {cite.article}")


@pytest.mark.parametrize(("table", "action"), ACTIONS, **BY_NAME)
def test_fields_and_gates_of_a_step_are_known(table: ProcedureTable, action: Action) -> None:
    assert set(action.gates) <= GATES.keys()
    names = [field.name for field in action.fields]
    assert len(names) == len(set(names))
    for place in [field.into for field in action.fields if field.into] + list(action.sets):
        assert place.partition(".")[0] in COLUMNS, place


@pytest.mark.parametrize("table", TABLES, **BY_NAME)
def test_whoever_decides_did_not_handle(table: ProcedureTable) -> None:
    """APL Art 57-58: heads decide ordinary penalties and executions."""
    deciding = [action for action in table.actions if action.name.startswith("decide")]
    for action in deciding:
        on_the_spot = action.name == "decide_on_spot"
        assert action.role is (Role.OFFICER if on_the_spot else Role.APPROVER)
        assert "review_passed" in action.gates
