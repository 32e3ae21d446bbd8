"""What lists show: rows, the spine of their ids, counts, and who is looking."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is acting: the account, the person behind it and what that person may do."""

    account_id: int
    username: str
    name: str
    officer_id: int | None
    agency_id: int | None
    agency_name: str
    roles: frozenset[str]
    agency_scope: frozenset[int] | None
    """Agencies the roles reach; None means the whole city."""


@dataclass(frozen=True, slots=True)
class Spine:
    """The ids of a result in display order; `complete` is False while more are on their way."""

    ids: array[int]
    total: int
    complete: bool = True
    exact: bool = True
    """False where `total` is only a lower bound."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list of cases."""

    id: int
    ref: str
    kind: str
    procedure: str
    stage: str
    party: str
    credit_code: str | None
    agency: str
    power: str
    document_no: str | None
    filed_on: date | None
    decided_on: date | None
    fine_fen: int
    review_status: str
    publicity_status: str
    due_on: date | None
    due_kind: str | None


@dataclass(frozen=True, slots=True)
class PowerRow:
    """One line of the power list: a version of an entry."""

    id: int
    code: str
    name: str
    kind: str
    agency: str
    domain: str
    version: int
    status: str
    valid_from: date
    valid_to: date | None
    synthetic: bool


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One line of a list of parties."""

    id: int
    name: str
    kind: str
    credit_code: str | None
    division: str
    cases: int


@dataclass(frozen=True, slots=True)
class Facet:
    """How many rows of a result carry a value of a field."""

    field: str
    value: str
    label: str
    count: int
