"""Random walks through the real door: what is recorded is what the tables allow, and no more."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from registry import Registry, open_registry
from registry.clock import Clock, local_instant
from registry.codes import Procedure, ReviewOpinion, Stage
from registry.commands import DecideReview, OpenCase, SubmitReview, TakeStep
from registry.database.reader import as_date
from registry.database.url import DatabaseUrl
from registry.errors import RegistryError
from registry.law.parameters import default_parameters
from registry.law.procedures import PROCEDURES, Action, Field, FieldKind, ProcedureTable
from registry.law.procedures.gates import PASSING, last_review, required_review
from registry.law.publicity import publication_due
from registry.queries.cases import case_id_of
from registry.queries.dossiers import load_dossier
from tests.actions.stories import NINE, PARTY
from tests.conftest import TODAY

POWERS = {"penalty": "021310001000", "inspection": "061310001000", "coercion": "031310001000"}
ROLES = {
    "officer": "liqiang",
    "approver": "zhouju",
    "publisher": "gongshi",
    "reviewer": "chenjing",
}
WALKS = 16
STEPS = 40
ENOUGH = 50
_STEPS = """
SELECT s.action, s.stage_from, s.stage_to FROM step s JOIN cases c ON c.id = s.case_id
WHERE c.ref = :ref ORDER BY s.seq
"""


class DoorWalker:
    """One case that somebody drives through the door at random."""

    def __init__(self, city: Registry, table: ProcedureTable, seed: int) -> None:
        self.city, self.table, self.chance = city, table, random.Random(seed)
        self.day = date(2026, 8, 3)
        self.refused: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        self.ref = self._open()

    @property
    def stage(self) -> Stage:
        """Where the case stands in the database; its procedure may have changed."""
        sql = "SELECT stage, procedure FROM cases WHERE ref = :ref"
        stage, procedure = self.city.read().row(sql, {"ref": self.ref}) or ("", "")
        self.table = PROCEDURES[Procedure.of(procedure)]
        return Stage.of(stage)

    def _open(self) -> str:
        action = self.chance.choice(self.table.openings())
        done = self.city.act_as("liqiang").perform(
            OpenCase(
                procedure=self.table.procedure.value,
                action=action.name,
                agency="131",
                power=POWERS[self.table.kind],
                party=PARTY,
                officers=("wangmin",),
                at=local_instant(self.day),
                fields=self._answers(action),
            )
        )
        return done.ref

    def try_one(self) -> None:
        """Try a step, a review or an opinion, mostly by those whose duty it is."""
        self.day = min(self.day + timedelta(self.chance.choice((0, 0, 1, 2, 6))), TODAY)
        roll = self.chance.random()
        if roll < 0.1:
            self._perform("submit", "liqiang", SubmitReview(ref=self.ref, note="说明"))
        elif roll < 0.2:
            opinion = self.chance.choice(("agree", *ReviewOpinion))
            command: Any = DecideReview(ref=self.ref, opinion=opinion, text="意见", points=NINE)
            self._perform("opinion", "chenjing", command)
        else:
            action = self._one_action()
            who = ROLES[action.role] if roll < 0.95 else self.chance.choice(tuple(ROLES.values()))
            command = TakeStep(
                ref=self.ref,
                action=action.name,
                at=local_instant(self.day),
                fields=self._answers(action),
            )
            self._perform(action.name, who, command)

    def _one_action(self) -> Action:
        stage = self.stage
        offered = self.table.from_stage(stage)
        onward = [item for item in offered if item.target not in {None, *self.table.final}]
        return self.chance.choice(
            self.chance.choice((onward, onward, offered, self.table.actions)) or self.table.actions
        )

    def _perform(self, name: str, who: str, command: Any) -> None:
        try:
            self.city.act_as(who).perform(command)
        except RegistryError:
            self.refused[name] += 1
        else:
            self.taken[name] += 1

    def _answers(self, action: Action) -> dict[str, Any]:
        return {
            field.name: self._answer(field)
            for field in action.fields
            if field.required or self.chance.random() < 0.3
        }

    def _answer(self, field: Field) -> Any:
        if field.name == "document_no":
            return ""
        if field.name == "measure":
            return self.chance.choice(("seize", "freeze"))
        if field.codes is not None and field.kind is FieldKind.CODE:
            return self.chance.choice(tuple(field.codes)).value
        return self._by_kind(field.kind)

    def _by_kind(self, kind: FieldKind) -> Any:
        if kind in {FieldKind.DATE, FieldKind.INSTANT}:
            return self.day.isoformat()
        if kind is FieldKind.BOOLEAN:
            return self.chance.random() < 0.5
        if kind is FieldKind.OFFICER:
            return self.chance.choice(("gongshi", "zhouju", "liqiang"))
        if kind is FieldKind.SANCTIONS:
            return [{"kind": "fine", "amount": self.chance.choice(("500", "150000"))}]
        if kind is FieldKind.INSTALMENTS:
            return [{"due_on": self.day.isoformat(), "amount": "100"}]
        return _ANSWERS.get(kind)


_ANSWERS: dict[FieldKind, Any] = {
    FieldKind.TEXT: "文字",
    FieldKind.LONG_TEXT: "一段文字。",
    FieldKind.MONEY: "500",
    FieldKind.INTEGER: 10,
    FieldKind.ITEMS: [{"name": "面粉"}],
    FieldKind.EVIDENCE: [{"kind": "physical", "title": "面粉"}],
    FieldKind.RECORDINGS: [{"purpose": "现场", "seconds": 60}],
    FieldKind.VIEWS: [{"name": name, "view": "同意"} for name in ("张伟", "周局")],
}


def assert_as_recorded(walker: DoorWalker) -> None:
    """Ask the database whether what was recorded is lawful."""
    reader = walker.city.read()
    dossier = load_dossier(reader, case_id_of(reader, walker.ref))
    row = reader.row(
        "SELECT decided_on, published_on, withdrawn_on, due_on, due_kind, stage "
        "FROM cases WHERE ref = :ref",
        {"ref": walker.ref},
    )
    assert row is not None
    decided, published, withdrawn, due_on, due_kind, stage = row
    if dossier.kind == "penalty" and decided:
        if required_review(dossier):
            review = last_review(dossier)
            assert review is not None
            assert review.opinion in PASSING
        if published and not withdrawn:
            assert not publication_due(dossier, default_parameters()).exempt
    assert published is None or dossier.kind != "penalty" or decided or withdrawn
    if stage in {"in_force", "extended"} and not dossier.exclusions:
        assert due_on is not None
        assert due_kind == "lift" or as_date(due_on) is not None


@pytest.fixture
def sqlite_city_of_one(sqlite_city: DatabaseUrl, clock: Clock) -> Iterator[Registry]:
    """The city in a file."""
    registry = open_registry(sqlite_city, clock)
    yield registry
    registry.close()


@pytest.mark.parametrize("procedure", list(Procedure), ids=lambda item: item.value)
def test_walks_through_the_door_leave_only_what_the_tables_allow(
    sqlite_city_of_one: Registry, procedure: Procedure
) -> None:
    city, table = sqlite_city_of_one, PROCEDURES[procedure]
    taken: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for seed in range(WALKS):
        walker = DoorWalker(city, table, seed)
        for _step in range(STEPS):
            if walker.stage in walker.table.final:
                break
            walker.try_one()
            assert_as_recorded(walker)
        assert_only_arrows(city, walker.ref)
        taken += walker.taken
        refused += walker.refused
    assert taken.total() >= ENOUGH
    assert refused.total() >= ENOUGH
    entries = city.read().value("SELECT count(*) FROM ledger_entry")
    assert entries == city.read().value("SELECT count(*) FROM step")


def assert_only_arrows(city: Registry, ref: str) -> None:
    """Each step recorded is an arrow of a table, and starts where the one before it ended."""
    arrows = {
        (action.name, source and source.value, (action.target or source or Stage.CLUE).value)
        for table in PROCEDURES.values()
        for action in table.actions
        for source in action.sources
    }
    at = None
    for action, stage_from, stage_to in city.read().rows(_STEPS, {"ref": ref}):
        assert stage_from == at
        review = action in {"submit_review", "decide_review"}
        assert stage_from == stage_to if review else (action, stage_from, stage_to) in arrows
        at = stage_to
