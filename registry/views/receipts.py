"""What is said of kept runs of checks when they are derived again; standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason why a kept finding is another now: what changed, from what to what."""

    kind: str
    """`dossier`, `parameter`, `check`, `calendar` or `program`."""
    what: str = ""
    then: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding that is not derived again as it was kept."""

    code: str
    then: str | None
    """The outcome kept, or none where the check did not exist."""
    now: str | None
    message_then: str
    message_now: str
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """One kept run of checks, derived again."""

    run: int
    round: int | None
    as_of: date
    run_at: datetime
    findings: int
    """How many were kept."""
    digest_then: str
    digest_now: str
    changed_fields: tuple[str, ...] | None
    """Parts of the dossier that changed since; none can be named of a run kept without it."""
    program_then: str | None
    program_now: str
    horizon_then: int | None
    horizon_now: int
    differences: tuple[Difference, ...]

    @property
    def dossier_changed(self) -> bool:
        """Say whether the dossier is another than when the checks ran."""
        return self.digest_then != self.digest_now
