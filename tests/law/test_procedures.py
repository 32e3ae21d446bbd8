"""The transition tables: no dead ends, no unreachable states, every step on a known article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from registry.codes import Procedure, Role, Stage
from registry.law.citations import law_book
from registry.law.parameters import Parameter, default_parameters
from registry.law.procedures import PROCEDURES, Action, ProcedureTable
from registry.law.procedures.gates import GATES
from tests.law.procedures_reference import diagram, reference

DOCUMENT = Path(__file__).parents[2] / "docs" / "procedures.md"
TABLES = list(PROCEDURES.values())
ACTIONS = [(table, action) for table in TABLES for action in table.actions]
BY_NAME: dict[str, Any] = {
    "ids": lambda value: getattr(value, "procedure", getattr(value, "name", ""))
}


def _ahead(table: ProcedureTable, stage: Stage) -> set[Stage]:
    """Return the stages that steps from a stage can lead to, itself included."""
    reached, todo = {stage}, [stage]
    while todo:
        for action in table.from_stage(todo.pop()):
            if action.target is not None and action.target not in reached:
                reached.add(action.target)
                todo.append(action.target)
    return reached


def parameters_named(name: str) -> list[Parameter]:
    return [row for row in default_parameters().rows if row.name == name]


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
def test_an_end_can_be_reached_from_every_stage(table: ProcedureTable) -> None:
    """From every stage some steps lead to an end, at times by way of another procedure."""
    for stage in _reachable(table):
        ahead = _ahead(table, stage)
        other_way = table.procedure is Procedure.SUMMARY and Stage.FILED in ahead
        assert ahead & table.final or other_way, stage


@pytest.mark.parametrize("table", TABLES, **BY_NAME)
def test_the_usual_way_is_a_way(table: ProcedureTable) -> None:
    """Each stage of the timeline's path can follow one named before it."""
    for place, stage in enumerate(table.path[1:], 1):
        before = set(table.path[:place])
        assert any(action.target is stage and action.sources & before for action in table.actions)


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
    assert all(parameters_named(name) for name in action.starts)


@pytest.mark.parametrize("table", TABLES, **BY_NAME)
def test_whoever_decides_did_not_handle(table: ProcedureTable) -> None:
    """APL Art 57-58: heads decide ordinary penalties and executions."""
    deciding = [action for action in table.actions if action.name.startswith("decide")]
    for action in deciding:
        on_the_spot = action.name == "decide_on_spot"
        assert action.role is (Role.OFFICER if on_the_spot else Role.APPROVER)
        assert "review_passed" in action.gates


def test_the_diagrams_are_drawn_from_the_tables() -> None:
    assert reference() == DOCUMENT.read_text("utf-8"), "run: make reference"


@pytest.mark.parametrize("table", TABLES, **BY_NAME)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_diagram_shows_every_change_of_stage(table: ProcedureTable, language: str) -> None:
    drawn = diagram(table, language)
    for action in table.actions:
        for source in action.sources if action.target else ():
            start = source.value if source else "[*]"
            assert f"    {start} --> {action.target} : " in drawn
    for stage in _reachable(table):
        assert f'"{stage.zh if language == "zh" else stage.en}" as {stage}' in drawn
