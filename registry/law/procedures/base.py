"""What a procedure is made of: fields asked for, and actions that lead from stage to stage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from registry.codes import CaseKind, Code, DocumentKind, Procedure, RecordStage, Role, Stage


class FieldKind(StrEnum):
    """How a field is typed in and stored."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    INSTANT = "instant"
    MONEY = "money"
    """Decimal yuan at the edge, integer fen in storage."""
    INTEGER = "integer"
    BOOLEAN = "boolean"
    CODE = "code"
    CODES = "codes"
    OFFICER = "officer"
    SANCTIONS = "sanctions"
    ITEMS = "items"
    EVIDENCE = "evidence"
    RECORDINGS = "recordings"
    ELEMENTS = "elements"
    VIEWS = "views"
    """What each head said in a discussion, in the order of speaking."""
    INSTALMENTS = "instalments"
    TIER = "tier"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a step; `into` names table and column, or the step's own facts."""

    name: str
    kind: FieldKind
    label: str
    into: str = ""
    required: bool = False
    codes: type[Code] | None = None
    help: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """A statute key of the seeds and an article of it."""

    statute: str
    article: str


@dataclass(frozen=True, slots=True)
class Action:
    """One lawful step: from which stages, to which, by whom, on which article, asking what."""

    name: str
    title: str
    sources: frozenset[Stage | None]
    """Stages it starts from; None opens a case."""
    target: Stage | None
    """Stage it leads to; None stays where it is."""
    role: Role
    cites: tuple[Cite, ...]
    fields: tuple[Field, ...] = ()
    record_stage: RecordStage | None = None
    document: DocumentKind | None = None
    """Document the step issues, numbered by the agency where it bears a number."""
    numbered: bool = False
    served: bool = False
    """The document is served in the same step."""
    sets: tuple[str, ...] = ()
    """Date columns that take the day of the step."""
    fixed: tuple[tuple[str, Any], ...] = ()
    """Columns and the value that the step itself gives them."""
    signs: tuple[str, ...] = ()
    """Columns that name the person who takes the step."""
    serves: DocumentKind | None = None
    """Kind of an earlier document of the case that the step serves."""
    starts: tuple[str, ...] = ()
    """Parameters of the periods that start with the step."""
    gates: tuple[str, ...] = ()
    """Gates that must be open (`registry.law.procedures.gates`)."""


@dataclass(frozen=True, slots=True)
class ProcedureTable:
    """A procedure: its actions in the order in which they are offered, and its end states."""

    kind: CaseKind
    procedure: Procedure
    actions: tuple[Action, ...]
    path: tuple[Stage, ...]
    """The usual way, for the timeline."""
    final: frozenset[Stage]

    def action(self, name: str) -> Action | None:
        """Return the action of that name, if the procedure has it."""
        return next((action for action in self.actions if action.name == name), None)

    def openings(self) -> tuple[Action, ...]:
        """Return the actions that open a case."""
        return tuple(action for action in self.actions if None in action.sources)

    def from_stage(self, stage: Stage) -> tuple[Action, ...]:
        """Return the actions that start from `stage`, in the order offered."""
        return tuple(action for action in self.actions if stage in action.sources)
