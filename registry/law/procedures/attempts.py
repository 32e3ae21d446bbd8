"""What is being tried, as far as a gate must know it, and what a gate is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from registry.codes import DecisionOutcome
from registry.law.dossier import Dossier
from registry.law.facts import Sanction
from registry.law.ruleset import Ruleset, default_ruleset


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is being tried, as far as a gate must know it."""

    outcome: DecisionOutcome | None = None
    sanctions: tuple[Sanction, ...] | None = None
    host: str | None = None
    views: int | None = None
    """How many heads spoke in a discussion."""
    rules: Ruleset = field(default_factory=default_ruleset)
    """The numbers and the catalogue of major decisions to go by."""


Gate = Callable[[Dossier, Attempt], str | None]
"""A pure function that says why a step is closed, or None."""


def last_step(dossier: Dossier, *actions: str) -> str | None:
    """Return which of some steps was taken last."""
    taken = [step.action for step in dossier.steps or () if step.action in actions]
    return taken[-1] if taken else None
