"""The list of checks in the documentation says what the code says."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.law.checks import CHECKS
from tests.law.counting import rows
from tests.law.reference import reference

DOCUMENT = Path(__file__).parents[2] / "docs" / "checks.md"


@pytest.mark.slow
def test_the_list_of_checks_is_what_the_code_says() -> None:
    counted = rows()
    assert {code for code in CHECKS if not counted.get(code)} == set()
    assert reference(counted) == DOCUMENT.read_text("utf-8"), "run: make reference"
