"""A small register in memory: enough of everything for the screens to be seen and tried."""

from __future__ import annotations

from tests.tui.samples.cases import AGENCIES, PARTIES, case_file, case_row
from tests.tui.samples.law import APL_57, TODAY
from tests.tui.samples.people import ACTOR, HOME, PASSWORD, PEOPLE
from tests.tui.samples.powers import power, power_row
from tests.tui.samples.reviews import FINDINGS, REVIEW

__all__ = [
    "ACTOR",
    "AGENCIES",
    "APL_57",
    "FINDINGS",
    "HOME",
    "PARTIES",
    "PASSWORD",
    "PEOPLE",
    "REVIEW",
    "TODAY",
    "case_file",
    "case_row",
    "power",
    "power_row",
]
