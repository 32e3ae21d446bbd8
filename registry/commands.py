"""The commands: everything that may be asked of the one door for writes.

Standard library only. A command is what the terminal, the command line, the importer and `quanze
record` all send. Dates are local, instants aware, amounts Decimal yuan (they become fen inside).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyData:
    """A party as typed: found by credit code or identity document, else added."""

    name: str
    kind: str
    credit_code: str | None = None
    registration_no: str | None = None
    certificate_kind: str | None = None
    certificate_no: str | None = None
    birth_date: str | None = None
    representative: str = ""
    address: str = ""
    phone: str = ""
    division: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """Open a case by the first step of a procedure."""

    command: ClassVar[str] = "open"

    procedure: str
    """`summary`, `ordinary`, `on_site`, `off_site`, `measure` or `execution`."""
    action: str
    """An opening action of the procedure, such as `file` or `approve`."""
    agency: str
    """Code, name or short name of the acting agency."""
    power: str
    """Code of the power-list entry; the version in force on the date of the act is pinned."""
    party: PartyData | int
    """A new or known party's data, or the id of a known one."""
    officers: tuple[str, ...] = ()
    """Handlers by account, certificate number or person id; the actor's person is added."""
    at: datetime | None = None
    """When it happened; the present if not given."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    source_case: str | None = None
    """Reference of the case this one came from."""
    sector: str | None = None
    client_token: str | None = None
    """Sent twice with the same token, the command is done once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStep:
    """Take a step of the procedure in a case."""

    command: ClassVar[str] = "step"

    ref: str
    action: str
    at: datetime | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    officers: tuple[str, ...] = ()
    revision: int | None = None
    """The revision the actor saw; another one means somebody else changed the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitReview:
    """Submit a case to legal review; the dossier's digest is frozen."""

    command: ClassVar[str] = "submit_review"

    ref: str
    note: str = ""
    revision: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideReview:
    """Give the opinion on the open round of legal review."""

    command: ClassVar[str] = "decide_review"

    ref: str
    opinion: str
    text: str = ""
    points: Mapping[str, Any] = field(default_factory=dict)
    """Point to opinion, or to {"opinion": …, "note": …}."""
    judgements: Mapping[str, Any] = field(default_factory=dict)
    """Check code to {"outcome": …, "words": …} for findings that a human must judge."""
    revision: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDraft:
    """Keep what was typed into a form."""

    command: ClassVar[str] = "save_draft"

    form: str
    subject: str = ""
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDraft:
    """Throw a draft away."""

    command: ClassVar[str] = "drop_draft"

    form: str
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateAccount:
    """Create an account for a person of an agency."""

    command: ClassVar[str] = "create_account"

    username: str
    name: str
    agency: str
    roles: tuple[str, ...] = ()
    password: str | None = None
    certificate_no: str | None = None
    """Links the account to the officer who holds this certificate; else an officer is added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPassword:
    """Set the password of an account."""

    command: ClassVar[str] = "set_password"

    username: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRole:
    """Give a role to, or take it from, an account within an agency (or the city)."""

    command: ClassVar[str] = "grant_role"

    username: str
    role: str
    agency: str | None = None
    revoke: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DisableAccount:
    """Disable an account, or enable it again."""

    command: ClassVar[str] = "disable_account"

    username: str
    enable: bool = False


Command = (
    OpenCase
    | TakeStep
    | SubmitReview
    | DecideReview
    | SaveDraft
    | DropDraft
    | CreateAccount
    | SetPassword
    | GrantRole
    | DisableAccount
)
COMMANDS: dict[str, type[Any]] = {
    command.command: command
    for command in (
        OpenCase,
        TakeStep,
        SubmitReview,
        DecideReview,
        SaveDraft,
        DropDraft,
        CreateAccount,
        SetPassword,
        GrantRole,
        DisableAccount,
    )
}
