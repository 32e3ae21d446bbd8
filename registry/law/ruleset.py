"""What rules take from a register: the numbers of the law and the catalogue of major decisions."""

from __future__ import annotations

from dataclasses import dataclass

from registry.law.major import MajorRule
from registry.law.parameters import ParameterSet


@dataclass(frozen=True, slots=True, eq=False)
class Ruleset:
    """The parameters and the catalogue that checks, deadlines and gates go by."""

    parameters: ParameterSet
    catalogue: tuple[MajorRule, ...]
