"""The worked dossiers in the documentation get the findings that they are there to show."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from registry.codes import Outcome
from registry.law.checks import run_checks
from registry.law.codec import from_json
from registry.law.schema import dossier_schema
from registry.law.soundness import sound

FOLDER = Path(__file__).parents[2] / "docs" / "examples" / "dossiers"
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
AS_OF = date.fromisoformat(EXPECTED["as_of"])
QUIET = frozenset({Outcome.PASS, Outcome.NOT_APPLICABLE})
NAMES = sorted(EXPECTED["dossiers"])


def test_there_are_ten_and_every_one_is_expected() -> None:
    files = {path.stem for path in FOLDER.glob("*.json")} - {"expected"}
    assert files == set(NAMES)
    assert len(files) == 10


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_dossier_is_judged_as_the_statutes_say(name: str) -> None:
    text = (FOLDER / f"{name}.json").read_text("utf-8")
    findings = run_checks(sound(from_json(text), AS_OF), AS_OF)
    loud = {f.code: f.outcome.value for f in findings if f.outcome not in QUIET}
    assert loud == EXPECTED["dossiers"][name]["findings"]
    assert sum(finding.outcome is Outcome.PASS for finding in findings) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_dossier_fits_the_published_schema(name: str) -> None:
    data = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(dossier_schema()).validate(data)


def test_each_failure_cites_the_article_that_the_table_names() -> None:
    for name in NAMES:
        told = EXPECTED["dossiers"][name]
        text = (FOLDER / f"{name}.json").read_text("utf-8")
        failed = [f for f in run_checks(from_json(text), AS_OF) if f.outcome is Outcome.FAIL]
        for finding in failed:
            basis = {f"{a.statute.short} {a.article}" for a in finding.basis}
            assert basis & set(told["articles"]), (name, basis)


def test_the_page_tells_of_every_dossier_in_both_languages() -> None:
    page = (FOLDER / "README.md").read_text("utf-8")
    for name, told in EXPECTED["dossiers"].items():
        assert f"]({name}.json)" in page
        assert told["en"] in page
        assert told["zh"] in page
