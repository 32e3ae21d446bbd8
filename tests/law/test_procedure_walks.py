"""Thousands of random walks through the procedures: no gate can be got around, none stays shut."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from registry.codes import MeasureKind, Procedure, ReviewOpinion, Stage
from registry.law.agenda import DueKind, open_deadlines
from registry.law.checks import run_checks
from registry.law.parameters import default_parameters
from registry.law.procedures import PROCEDURES, ProcedureTable
from registry.law.procedures.attempts import Attempt
from tests.law.walking import Walker

TABLES = list(PROCEDURES.values())
EVERY_ACTION = tuple({action.name: action for t in TABLES for action in t.actions}.values())
WALKS = 400
STEPS = 120


def assert_lawful(walker: Walker) -> None:
    """No decision without its review, no publication that must not be, no silent term."""
    for major, carried in walker.decided:
        assert carried or not major, "decided without the review that APL Art 58 asks for"
    for fell, forbidden in walker.published:
        assert not fell, "a decision that fell was published"
        assert not forbidden, forbidden
    ends = walker.ends_on()
    if ends is not None:
        due = open_deadlines(walker.dossier, default_parameters(), walker.today)
        assert [item.due_on for item in due if item.kind is DueKind.LIFT] == [ends]
        if walker.today > ends:
            found = run_checks(walker.dossier, walker.today, only=["CO04"])
            assert [finding.outcome for finding in found] == ["fail"]


class Procedures(RuleBasedStateMachine):
    """Walks that Hypothesis chooses, and shortens if one goes wrong."""

    walker: Walker

    @initialize(data=st.data(), procedure=st.sampled_from([table.procedure for table in TABLES]))
    def start(self, data: st.DataObject, procedure: str) -> None:
        """Open a matter."""
        self.walker = Walker.starting(procedure, _picker(data))

    @rule(data=st.data())
    def permitted(self, data: st.DataObject) -> None:
        """Take a step that the stage offers, if its gates are open."""
        offered = self.walker.table.from_stage(self.walker.stage)
        if offered:
            self.walker.attempt(data.draw(st.sampled_from(offered)), _picker(data))

    @rule(data=st.data(), action=st.sampled_from(EVERY_ACTION))
    def any_step(self, data: st.DataObject, action: Any) -> None:
        """Try any step of any procedure; where it does not belong, nothing happens."""
        before = self.walker.dossier
        own = action in self.walker.table.from_stage(self.walker.stage)
        taken = self.walker.attempt(action, _picker(data))
        assert own or not taken
        assert taken or self.walker.dossier is before

    @rule()
    def submit(self) -> None:
        """Submit to legal review."""
        self.walker.submit()

    @rule(opinion=st.sampled_from(ReviewOpinion))
    def review(self, opinion: ReviewOpinion) -> None:
        """Give an opinion."""
        self.walker.review(opinion)

    @rule(days=st.sampled_from([1, 3, 15, 40]))
    def wait(self, days: int) -> None:
        """Let days pass."""
        self.walker.wait(days)

    @invariant()
    def lawful(self) -> None:
        """Whatever was tried, what must not be has not come to be."""
        if hasattr(self, "walker"):
            assert_lawful(self.walker)


def _picker(data: st.DataObject) -> Any:
    return lambda choices: data.draw(st.sampled_from(choices))


TestProcedures = Procedures.TestCase
TestProcedures.settings = settings(max_examples=300, stateful_step_count=40, deadline=None)


def _walk(table: ProcedureTable, seed: int) -> Walker:
    chance = random.Random(seed)
    walker = Walker.starting(table.procedure, chance.choice)
    for _step in range(STEPS):
        roll = chance.random()
        if roll < 0.15:
            walker.submit()
            walker.review(chance.choice(tuple(ReviewOpinion)))
        elif roll < 0.3:
            walker.wait(chance.choice((1, 2, 20)))
        else:
            walker.attempt(chance.choice(_worth_trying(walker, chance)), chance.choice)
        assert_lawful(walker)
    return walker


def _walks(table: ProcedureTable) -> list[Walker]:
    return [_walk(table, seed) for seed in range(WALKS)]


def _worth_trying(walker: Walker, chance: random.Random) -> list[Any]:
    """Return what to choose from: often a step that leads on, seldom one that ends the walk."""
    offered = walker.table.from_stage(walker.stage) or walker.table.actions
    onward = [action for action in offered if action.target not in walker.table.final]
    leading = [action for action in onward if action.target is not None]
    return chance.choice((*(leading, onward, onward) * 6, list(offered))) or list(offered)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.procedure.value)
def test_walks_take_every_step_and_reach_every_stage_through_open_gates(
    table: ProcedureTable,
) -> None:
    """A table could be connected and yet have a gate that nothing opens; walks find that out."""
    taken: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    stages: set[Stage] = set()
    for walker in _walks(table):
        taken += walker.taken
        refused += walker.refused
        stages |= walker.stages
    assert {action.name for action in table.actions} == set(taken)
    assert {action.target for action in table.actions if action.target} == stages
    gated = {action.name for action in table.actions if action.gates}
    assert gated <= set(refused), gated - set(refused)


def test_a_walk_tells_when_a_gate_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The witness is not asleep: with one gate taken out, walks end in an unlawful decision."""
    from registry.law.procedures import gates

    def open_gate(_dossier: Any, _attempt: Attempt) -> None:
        return None

    monkeypatch.setattr(
        gates, "GATES", {**gates.GATES, "review_passed": open_gate, "simple_enough": open_gate}
    )
    with pytest.raises(AssertionError, match="without the review"):
        _walks(PROCEDURES[Procedure.ORDINARY])


def test_a_walk_tells_when_a_measure_outlives_its_term_in_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from registry.law import agenda

    monkeypatch.setattr(agenda, "TERMED", frozenset({MeasureKind.SEAL}))
    with pytest.raises(AssertionError):
        _walks(PROCEDURES[Procedure.MEASURE])
