"""A case as a file: what is exported reads back the same and is judged the same."""

from __future__ import annotations

from datetime import date

from registry.database.reader import Reader
from registry.law.checks import run_checks
from registry.law.codec import from_json, to_json
from registry.law.soundness import sound
from registry.queries.dossiers import DossierLoader
from registry.queries.rulesets import ruleset

TODAY = date(2026, 11, 23)


def test_every_case_reads_back_from_its_file_and_is_judged_the_same(demo: Reader) -> None:
    rules = ruleset(demo)
    cases = 0
    for _id, dossier in DossierLoader(demo).load_many(demo.ids("SELECT id FROM cases")):
        again = sound(from_json(to_json(dossier)), TODAY)
        assert again == dossier
        of_register = run_checks(dossier, TODAY, rules.parameters, catalogue=rules.catalogue)
        assert [f.to_data() for f in run_checks(again, TODAY)] == [f.to_data() for f in of_register]
        cases += 1
    assert cases == demo.value("SELECT count(*) FROM cases") > 1_000
