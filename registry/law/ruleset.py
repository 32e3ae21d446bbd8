"""What rules take from a register: the numbers of the law and the catalogue of major decisions."""

from __future__ import annotations

from dataclasses import dataclass

from registry.law.major import MajorRule, default_catalogue
from registry.law.parameters import ParameterSet, default_parameters


@dataclass(frozen=True, slots=True, eq=False)
class Ruleset:
    """The parameters and the catalogue that checks, deadlines and gates go by."""

    parameters: ParameterSet
    catalogue: tuple[MajorRule, ...]


def default_ruleset() -> Ruleset:
    """Return the rules of the reference data, for what belongs to no register."""
    return Ruleset(default_parameters(), default_catalogue())
