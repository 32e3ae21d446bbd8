"""Frozen records that cross the line between the registry and its front ends.

Standard library only. A record's module is loaded when the record is first asked for, so that a
terminal paints its first list without having built the classes of every page. Amounts are integer
fen, dates are local dates, instants are aware.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from registry.views.details import (
        ActionView,
        CaseDetail,
        Citation,
        DeadlineView,
        DocumentView,
        Done,
        DueItem,
        EvidenceView,
        FindingView,
        HomeView,
        OfficerView,
        PowerDetail,
        ReviewView,
        SanctionRange,
        SanctionView,
        StepView,
        TierView,
    )
    from registry.views.lists import (
        Actor,
        CaseRow,
        Facet,
        PartyRow,
        PowerRow,
        Spine,
    )

__all__ = [
    "ActionView",
    "Actor",
    "CaseDetail",
    "CaseRow",
    "Citation",
    "DeadlineView",
    "DocumentView",
    "Done",
    "DueItem",
    "EvidenceView",
    "Facet",
    "FindingView",
    "HomeView",
    "OfficerView",
    "PartyRow",
    "PowerDetail",
    "PowerRow",
    "ReviewView",
    "SanctionRange",
    "SanctionView",
    "Spine",
    "StepView",
    "TierView",
]

_LISTS = {"Actor", "CaseRow", "Facet", "PartyRow", "PowerRow", "Spine"}


def __getattr__(name: str) -> Any:
    """Load the module of a record when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "lists" if name in _LISTS else "details"
    return getattr(import_module(f"registry.views.{module}"), name)
