"""The demonstration on its day: in nearly every department something is under way and due."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from registry.database.reader import Reader

THIS_WEEK = "BETWEEN '2026-11-23' AND '2026-11-29'"


@pytest.fixture(scope="module")
def under_way(demo: Reader) -> dict[int, list[str]]:
    """Stages of the open cases of each department that has cases."""
    stages: dict[int, list[str]] = defaultdict(list)
    for agency, stage in demo.rows("SELECT agency_id, stage FROM cases"):
        stages[agency] += [stage] * (stage not in {"closed", "archived"})
    return stages


def test_nearly_every_department_has_several_cases_under_way(
    under_way: dict[int, list[str]],
) -> None:
    several = [agency for agency, stages in under_way.items() if len(stages) > 1]
    assert len(several) >= 0.75 * len(under_way)


def test_cases_under_way_stand_at_different_stages(under_way: dict[int, list[str]]) -> None:
    different = [agency for agency, stages in under_way.items() if len(set(stages)) > 1]
    assert len(different) >= len(under_way) / 2


@pytest.mark.parametrize(
    ("condition", "least"),
    [
        ("due_on < '2026-11-23'", 6),
        ("due_on = '2026-11-23'", 6),
        (f"due_on {THIS_WEEK}", 30),
        ("review_status = 'pending'", 5),
        ("publicity_status = 'due' AND publicity_due_on < '2026-11-23'", 4),
        (f"publicity_status = 'due' AND publicity_due_on {THIS_WEEK}", 30),
    ],
)
def test_there_is_something_of_every_kind_to_do(demo: Reader, condition: str, least: int) -> None:
    assert demo.value(f"SELECT count(*) FROM cases WHERE {condition}") >= least  # noqa: S608 - our own
