"""A case as planned: who, what, when and how it ends, before a word of it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from registry.codes import CaseKind, DocumentKind, Procedure
from registry.law.procedures import PROCEDURES

if TYPE_CHECKING:
    from registry.codes import InspectionKind, InspectionResult, MeasureKind

    from .amounts import Line
    from .catalogue import Entry
    from .parties import Party
    from .people import Desk, Officer
    from .timelines import Days


@dataclass(slots=True)
class Matter:
    """Everything about a case that its rows are written from."""

    id: int
    kind: CaseKind
    procedure: Procedure
    agency: int
    desk: Desk
    entry: Entry
    party: Party
    handler: Officer
    assistant: Officer
    head: Officer
    days: Days
    source: str = "site_check"
    source_case: int | None = None
    act_from: int = 0
    act_to: int = 0
    discovered: int = 0
    lines: tuple[Line, ...] = ()
    outcome: str = ""
    grounds: tuple[str, ...] = ()
    list_tier: str = ""
    weights: frozenset[str] = frozenset()
    """Columns of gravity that are true."""
    hearing_told: bool = False
    triggers: tuple[str, ...] = ()
    rounds: int = 0
    reviewer: Officer | None = None
    paid: str = "in_time"
    result: InspectionResult | None = None
    inspection: InspectionKind | None = None
    correct_by: int = 0
    measure: MeasureKind | None = None
    urgent: bool = False
    ends_on: int = 0
    until: int | None = None
    publish_by: int | None = None
    perform_by: int = 0
    """Last day that the demand leaves the party."""
    enforced_on: int | None = None
    """Service of a decision that is enforced and lies outside the register."""
    acting: int | None = None
    """The entrusted body that acts in the name of the department."""
    corrected: bool = False
    """Correction is ordered in a document of its own."""
    monitor: str = ""
    """The electronic monitor whose record was verified."""
    withdrawn: Officer | None = None
    """Who was asked to withdraw from the case."""
    defect: str = ""
    serials: dict[DocumentKind, int] = field(default_factory=dict)

    def done(self, today: int) -> list[tuple[str, int]]:
        """Return the steps that were taken; of those of today, half are still to be taken."""
        first = next(iter(self.days.values()))
        last = today - 1 if self.id % 2 and first < today else today
        return [(name, day) for name, day in self.days.items() if day <= last]


_ISSUED: dict[tuple[Procedure, str], DocumentKind] = {
    (procedure, action.name): action.document
    for procedure, table in PROCEDURES.items()
    for action in table.actions
    if action.numbered and action.document is not None
}


def numbered_document(matter: Matter, step: str) -> DocumentKind | None:
    """Return the kind of numbered document that a step issues."""
    if step == "lift" and matter.defect == "CO06":
        return None
    if step == "decide" and matter.outcome != "penalty":
        return DocumentKind.NO_PENALTY_DECISION
    return _ISSUED.get((matter.procedure, step))
