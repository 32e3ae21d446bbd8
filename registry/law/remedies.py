"""Until when a decision can still be contested, and when a court may be asked to enforce it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry.codes import DisputeKind
from registry.law.calendar import Due

if TYPE_CHECKING:
    from registry.law.dossier import Dossier
    from registry.law.facts import Dispute, EnforcedDecision
    from registry.law.parameters import Parameter, ParameterSet


@dataclass(frozen=True, slots=True)
class RemedyEnd:
    """The last day on which the party can contest the decision, and what that rests on."""

    due: Due | None = None
    parameters: tuple[Parameter, ...] = ()
    pending: bool = False
    """A remedy was sought and is not concluded."""
    in_court: bool = False
    """A court has judged, so that its judgment is what is enforced."""
    missing: str = ""
    """Fact that is needed and not recorded."""


def remedy_end(
    decision: EnforcedDecision, dossier: Dossier, parameters: ParameterSet, on: date
) -> RemedyEnd:
    """Return when, as things stood on a day, the remedies end (ARL 20, AdmLit 45-46).

    With deferral or instalments it is the end of these (APL Art 72).
    """
    if decision.disputes is None:
        return RemedyEnd(missing="measures.enforces.disputes")
    sought = [item for item in decision.disputes if item.filed_on is None or item.filed_on <= on]
    if any(item.ended_on is None or item.ended_on > on for item in sought):
        return RemedyEnd(pending=True)
    if any(item.kind is not DisputeKind.RECONSIDERATION for item in sought):
        return RemedyEnd(in_court=True)
    found = _Look(dossier, parameters)
    end = found.after(sought[-1]) if sought else found.untouched(decision)
    if end.due and decision.deferred_to:
        return RemedyEnd(end.due.later_than(Due(decision.deferred_to)), end.parameters)
    return end


class _Look:
    """Finds the periods that one decision is subject to."""

    def __init__(self, dossier: Dossier, parameters: ParameterSet) -> None:
        self._dossier, self._parameters = dossier, parameters

    def find(self, name: str, on: date) -> Parameter | None:
        return self._parameters.lookup(
            name, on=on, sector=self._dossier.sector, region=self._dossier.region
        )

    def after(self, dispute: Dispute) -> RemedyEnd:
        """Count from the service of the reconsideration decision."""
        if dispute.served_on is None:
            return RemedyEnd(missing="measures.enforces.disputes.served_on")
        return self._end(dispute.served_on, "remedy.after_reconsideration")

    def untouched(self, decision: EnforcedDecision) -> RemedyEnd:
        """Count from the service of the decision; one made on the spot goes to court only later."""
        if decision.served_on is None:
            return RemedyEnd(missing="measures.enforces.served_on")
        first = self.find("remedy.reconsideration_first", decision.served_on)
        if first and decision.on_the_spot is None:
            return RemedyEnd(missing="measures.enforces.on_the_spot")
        if first and decision.on_the_spot:
            return self._end(decision.served_on, "remedy.reconsideration")
        return self._end(decision.served_on, "remedy.litigation")

    def _end(self, start: date, name: str) -> RemedyEnd:
        rule, joined = self.find(name, start), self.find("remedy.combination", start)
        if rule is None or joined is None:
            return RemedyEnd()
        return RemedyEnd(rule.end(start, roll=True), (rule, joined))
