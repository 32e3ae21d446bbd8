"""What screens hold besides the register's own read records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.codes import Code
    from registry.views import (
        ActionView,
        CaseDetail,
        CaseRow,
        Citation,
        DeadlineView,
        FindingView,
        ReviewView,
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may act, as offered in a demonstration."""

    id: int
    username: str
    name: str
    roles: tuple[str, ...]
    agency: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with its periods, the steps that may follow and the usual way."""

    detail: CaseDetail
    deadlines: tuple[DeadlineView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    path: tuple[str, ...] = ()
    """Stages of the usual way."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Messages that name the procedure's actions."""
    articles: Mapping[str, Citation] = field(default_factory=dict)
    """The first article each action rests on."""


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """What a reviewer sees: the case, the open or last round and the findings."""

    case: CaseFile
    review: ReviewView | None
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class PartyPast:
    """A party's earlier cases, and how often it was penalised."""

    earlier: tuple[CaseRow, ...]
    penalties: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from a list."""

    value: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a form."""

    name: str
    kind: str
    """A field kind of the procedures, or `power`, `party`, `procedure`."""
    label: str
    """Message, translated when drawn."""
    required: bool = False
    codes: type[Code] | None = None
    help: str = ""
    default: str = ""
    when: str = ""
    """Condition under which it is asked; empty for always."""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form: what it asks, on which articles, and what sending it does."""

    name: str
    """Name under which drafts are kept."""
    title: str
    questions: tuple[Question, ...]
    cites: tuple[Citation, ...] = ()
    outcome: str = ""
    """Sentence that says what sending does."""
    subject: str = ""
    """Reference of the case a step is taken in."""
    revision: int | None = None
    """Revision of that case as it was read."""
    case_id: int | None = None
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    """What may be chosen where that depends on the case, by question."""
    defaults: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opening:
    """One act that opens a case."""

    id: int
    procedure: str
    action: str
    title: str
    kind: str
    cites: tuple[Citation, ...]
