"""What stands, what fell and what is open in a matter: its decision, remedies and pauses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from registry.codes import DisputeKind, DisputeOutcome
from registry.law.reading import decided_on

if TYPE_CHECKING:
    from registry.law.dossier import Dossier
    from registry.law.facts import Dispute, Interval

CHANGED = frozenset({DisputeOutcome.CHANGED, DisputeOutcome.REVOKED, DisputeOutcome.FOUND_ILLEGAL})
"""Outcomes after which a decision no longer stands as it was made (APL Art 48)."""


def open_pauses(dossier: Dossier) -> list[Interval]:
    """Return the spans that do not count and have not ended, those of tests included."""
    tests = (test for measure in dossier.measures or () for test in measure.tests or ())
    spans = dict.fromkeys((*(dossier.exclusions or ()), *tests))
    return [span for span in spans if span.ended_on is None]


def open_disputes(dossier: Dossier) -> list[Dispute]:
    """Return the remedies that are pending."""
    return [item for item in dossier.disputes or () if _pending(item)]


def _pending(item: Dispute) -> bool:
    return item.outcome in {None, DisputeOutcome.PENDING}


def fell_on(dossier: Dossier) -> date | None:
    """Return when the decision as it now is was changed, revoked or found illegal.

    What befell an earlier decision of a reopened case does not touch the one made anew.
    """
    made = decided_on(dossier)
    own = dossier.decision.changed_on if dossier.decision else None
    days = (own, changed_on(dossier.disputes or ()))
    return min((day for day in days if day and (made is None or day >= made)), default=None)


def changed_on(disputes: Iterable[Dispute], since: date | None = None) -> date | None:
    """Return when a decision was first changed for good; an appeal keeps a judgment open."""
    disputes = tuple(disputes)
    appeals = [item for item in disputes if item.kind is DisputeKind.LITIGATION_APPEAL]
    days = [_final(item, appeals) for item in disputes if item.outcome in CHANGED]
    return min((day for day in days if day and (since is None or day >= since)), default=None)


def _final(item: Dispute, appeals: list[Dispute]) -> date | None:
    if item.kind is not DisputeKind.LITIGATION_FIRST or not appeals:
        return item.served_on or item.ended_on
    upheld = [appeal for appeal in appeals if appeal.outcome is DisputeOutcome.UPHELD]
    return (upheld[-1].served_on or upheld[-1].ended_on) if upheld else None
