"""Explanations name every number that a check looks up, whatever the case."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from registry.database.reader import Reader
from registry.law.checks import CHECKS, run_checks
from registry.law.checks.reads import parameter_names
from registry.queries.dossiers import DossierLoader


def test_no_finding_rests_on_a_number_that_the_explanation_leaves_out(demo: Reader) -> None:
    used: dict[str, set[str]] = defaultdict(set)
    for _id, dossier in DossierLoader(demo).load_many(demo.ids("SELECT id FROM cases")):
        for finding in run_checks(dossier, date(2026, 11, 23)):
            used[finding.code].update(row.name for row in finding.parameters)
    assert sum(map(len, used.values())) > 40
    for code, names in used.items():
        named = {name for check in CHECKS[code] for name in parameter_names(check)}
        assert names <= named, code
