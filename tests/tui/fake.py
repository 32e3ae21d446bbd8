"""A gateway over a register in memory; it counts what it is asked."""

# ruff: noqa: ARG002 - the samples answer alike whatever is asked

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, Any

from registry.config import load_settings
from registry.errors import InvalidInput, NotPermitted, RegistryError
from registry.views import Done, Facet, Spine
from tests.tui import samples
from tui.gateway import Gateway
from tui.records import (
    CaseFile,
    Choice,
    PartyPast,
    Person,
    ReviewFile,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from registry.codes import CaseKind
    from registry.commands import Command
    from registry.views import Actor, FindingView, HomeView, PowerDetail

MAKERS: dict[str, Any] = {"cases": samples.case_row, "powers": samples.power_row}
FIRST = 100


class FakeGateway(Gateway):
    """Answers from `samples`; `size` rows in each list."""

    def __init__(self, size: int = 1284, user: str | None = "zhangwei") -> None:
        """Fill the lists."""
        flags = {"today": samples.TODAY.isoformat(), "database": "none.db", "user": user}
        super().__init__(load_settings(flags, {}))
        self.size = size
        self.calls: Counter[str] = Counter()
        self.register_name = "Quanze · 武汉 · DEMO"
        self.known_actor = samples.ACTOR if user else None
        self.demo = True
        self.drafts: dict[tuple[str, str], dict[str, Any]] = {}
        self.days: list[date] = []
        self.commands: list[Command] = []
        self.refusal: RegistryError | None = None

    def today(self) -> date:
        """Return a day that never changes."""
        return samples.TODAY

    def _ids(self, line: str) -> array[int]:
        if "nonsense:" in line:
            raise InvalidInput("There is no field nonsense.", "Did you mean agency?")
        if "nothing" in line:
            return array("q")
        return array("q", range(1, (self.size if not line else self.size // 3) + 1))

    def first_page(self, kind: str, query: str) -> tuple[Spine, tuple[Any, ...]]:
        """Return the first hundred rows."""
        self.calls["first_page"] += 1
        ids = self._ids(query)
        first = ids[:FIRST]
        rows = tuple(MAKERS[kind](number) for number in first)
        return Spine(first, len(ids), complete=len(first) == len(ids)), rows

    def spine(self, kind: str, query: str) -> Spine:
        """Return all ids."""
        self.calls["spine"] += 1
        ids = self._ids(query)
        return Spine(ids, len(ids))

    def rows(self, kind: str, ids: array[int]) -> Sequence[Any]:
        """Return rows."""
        self.calls["rows"] += 1
        return [MAKERS[kind](number) for number in ids]

    def facets(self, kind: str, query: str, fields: Sequence[str]) -> tuple[Facet, ...]:
        """Return some counts."""
        return (
            Facet("kind", "penalty", "行政处罚", 642),
            Facet("kind", "inspection", "行政检查", 321),
            Facet("stage", "filed", "已立案", 184),
        )

    def power(self, version_id: int) -> PowerDetail:
        """Return an entry."""
        return samples.power(version_id)

    def case(self, case_id: int) -> CaseFile:
        """Return a case."""
        self.calls["case"] += 1
        return samples.case_file(case_id)

    def findings(self, case_id: int) -> tuple[FindingView, ...]:
        """Return some findings."""
        return samples.FINDINGS

    def pinned_power(self, case_id: int) -> int | None:
        """Return an entry."""
        return 97

    def home(self) -> HomeView:
        """Return what is due."""
        return samples.HOME

    def review(self, case_id: int) -> ReviewFile:
        """Return an open round."""
        return ReviewFile(samples.case_file(case_id), samples.REVIEW, samples.FINDINGS)

    def is_demo(self) -> bool:
        """Be a demonstration unless told otherwise."""
        return self.demo

    def people(self) -> tuple[Person, ...]:
        """Return three persons."""
        return samples.PEOPLE

    def act_as(self, username: str) -> Actor:
        """Let the sample person act."""
        self.calls[f"act_as {username}"] += 1
        return samples.ACTOR

    def sign_in(self, username: str, password: str) -> Actor:
        """Let in who knows the word."""
        if password != samples.PASSWORD:
            raise NotPermitted("Name or password is wrong.")
        return samples.ACTOR

    def actor(self) -> Actor:
        """Return the sample person."""
        return samples.ACTOR

    def draft(self, form: str, subject: str) -> dict[str, Any] | None:
        """Return what was kept."""
        return self.drafts.get((form, subject))

    def save_draft(self, form: str, subject: str, answers: dict[str, Any]) -> None:
        """Keep."""
        self.drafts[form, subject] = dict(answers)

    def drop_draft(self, form: str, subject: str) -> None:
        """Forget."""
        self.drafts.pop((form, subject), None)

    def power_on(self, code: str, day: date) -> PowerDetail | None:
        """Return the entry."""
        self.days.append(day)
        return samples.power(97)

    def past_of_party(self, party_id: int, day: date) -> PartyPast:
        """Return one earlier case."""
        return PartyPast((samples.case_row(3),), 1)

    def powers_like(self, text: str, kind: CaseKind, day: date) -> tuple[Choice, ...]:
        """Return two entries."""
        self.days.append(day)
        return tuple(
            Choice(row.code, row.name, row.agency) for row in map(samples.power_row, (97, 98))
        )

    def parties_like(self, text: str) -> tuple[Choice, ...]:
        """Return parties whose name holds the text."""
        return tuple(
            Choice(str(number), name, "91420103MA4KXAMP1X")
            for number, name in enumerate(samples.PARTIES, 1)
            if text in name
        )

    def agencies_like(self, text: str) -> tuple[Choice, ...]:
        """Return agencies whose name holds the text."""
        return tuple(Choice(name, name) for name in samples.AGENCIES if text in name)

    def officers_like(self, text: str, agency: str) -> tuple[Choice, ...]:
        """Return two officers."""
        return (Choice("42010012345", "李强", agency), Choice("42010012346", "王敏", agency))

    def prepare_to_write(self) -> None:
        """Be ready always."""

    def perform(self, command: Command) -> Done:
        """Note the command."""
        if self.refusal:
            raise self.refusal
        self.commands.append(command)
        return Done(command.command, "P-2026-00001", 8, "filed", "Filed P-2026-00001.")

    def case_id(self, ref: str) -> int:
        """Return the case of a reference."""
        return int(ref.rpartition("-")[2])
