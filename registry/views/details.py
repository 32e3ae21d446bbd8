"""What pages show: one thing with all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from registry.views.lists import CaseRow, PowerRow


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as shown: statute, article, our summary and, where imported, its text."""

    statute: str
    article: str
    summary: str = ""
    summary_en: str = ""
    text: str | None = None
    level: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None


@dataclass(frozen=True, slots=True)
class SanctionRange:
    """A sanction that a power allows."""

    kind: str
    min_fen: int | None
    max_fen: int | None
    multiple_min: str | None
    multiple_max: str | None
    base: str | None
    condition: str


@dataclass(frozen=True, slots=True)
class TierView:
    """A discretion tier of a power."""

    id: int
    tier: int
    name: str
    condition: str
    min_fen: int | None
    max_fen: int | None
    multiple_min: str | None
    multiple_max: str | None


@dataclass(frozen=True, slots=True)
class PowerDetail:
    """All that one version of an entry says, with its linked lists and cases."""

    row: PowerRow
    name_en: str
    agency_code: str
    level: str
    nature: str
    source: str
    duties: tuple[str, ...]
    accountability: tuple[str, ...]
    remedies: str
    statutory_days: int | None
    promised_days: int | None
    day_kind: str
    charges: bool
    fee_basis: str
    supervision_phone: str
    flags: tuple[str, ...]
    bases: tuple[Citation, ...]
    sanctions: tuple[SanctionRange, ...]
    measures: tuple[str, ...]
    tiers: tuple[TierView, ...]
    list_items: tuple[tuple[str, str, str], ...]
    """(tier, act, conditions) of the penalty-list items."""
    versions: tuple[PowerRow, ...]
    recent_cases: tuple[CaseRow, ...]
    case_count: int


@dataclass(frozen=True, slots=True)
class OfficerView:
    """A person with a task in a case."""

    id: int
    name: str
    task: str
    certificate_no: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the whole-process record."""

    seq: int
    action: str
    stage_to: str
    record_stage: str | None
    occurred_at: datetime
    officers: tuple[str, ...]
    place: str
    note: str
    facts: dict[str, Any]
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SanctionView:
    """A sanction imposed."""

    kind: str
    amount_fen: int | None
    content: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document of a case with its service."""

    id: int
    kind: str
    number: str | None
    title: str
    issued_on: date | None
    sealed: bool | None
    method: str | None
    served_on: date | None
    recipient: str
    content: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence or a recording."""

    id: int
    kind: str
    title: str
    sha256: str | None
    size: int | None
    media_type: str
    collected_on: date | None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """An open deadline of a case."""

    kind: str
    due_on: date
    statute: str
    article: str
    days_left: int
    day_kind: str
    provisional: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as shown: words in the reader's language, the article and the facts looked at."""

    code: str
    title: str
    outcome: str
    severity: str
    point: str
    message: str
    mend: str
    basis: tuple[Citation, ...]
    facts: dict[str, Any]
    parameters: tuple[dict[str, Any], ...] = ()
    judged: str | None = None
    judgement: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One round of legal review."""

    id: int
    round: int
    triggers: tuple[str, ...]
    submitted_at: datetime
    submitted_by: str
    dossier_digest: str
    reviewer: str
    opinion: str | None
    opinion_text: str
    decided_at: datetime | None
    points: tuple[tuple[str, str, str], ...]
    """(point, opinion, note)."""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class ActionView:
    """A step of the procedure that may or may not be taken now."""

    name: str
    title: str
    open: bool
    why_not: str
    citation: Citation | None
    target: str
    sets_deadline: str = ""


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """All that is recorded of one case."""

    row: CaseRow
    revision: int
    origin: str
    source: str
    sector: str
    agency_id: int
    party_id: int
    party_kind: str
    power_code: str | None
    power_version: int | None
    cause: str
    facts: str
    basis_text: str
    content: str
    act_from: date | None
    act_to: date | None
    act_place: str
    discovered_on: date | None
    outcome: str | None
    served_on: date | None
    closed_on: date | None
    confiscated_fen: int
    three_systems: dict[str, Any]
    """The audit fields of publicity, recording and legal review by column name."""
    detail: dict[str, Any]
    """The kind-specific fields by column name."""
    officers: tuple[OfficerView, ...] = ()
    sanctions: tuple[SanctionView, ...] = ()
    steps: tuple[StepView, ...] = ()
    documents: tuple[DocumentView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    recordings: tuple[EvidenceView, ...] = ()
    reviews: tuple[ReviewView, ...] = ()
    items: tuple[dict[str, Any], ...] = ()
    payments: tuple[dict[str, Any], ...] = ()
    linked: tuple[CaseRow, ...] = ()
    ledger_entries: int = 0


@dataclass(frozen=True, slots=True)
class DueItem:
    """A line of Home: something that is due."""

    case: CaseRow
    kind: str
    due_on: date
    days_left: int
    statute: str
    article: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What needs an actor today."""

    due_today: int
    due_this_week: int
    overdue: int
    waiting_reviews: int
    items: tuple[DueItem, ...]
    reviews: tuple[CaseRow, ...]
    drafts: tuple[tuple[int, str, str, datetime], ...]
    """(id, form, subject, saved at)."""
    week: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Counts per day of the last seven days under filed, decided, published."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did."""

    command: str
    ref: str
    revision: int
    stage: str = ""
    message: str = ""
    ledger_seq: int | None = None
    document_no: str | None = None
