"""The engine: every rule cites, nothing is guessed, and findings speak both languages."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.codes import CaseKind, Outcome, Procedure, ReviewPoint, Sector, Stage
from registry.errors import InvalidInput, NotFound
from registry.i18n import use_language
from registry.law.checks import CHECKS, all_codes, keep, render, run_checks, summary
from registry.law.checks.base import check
from registry.law.checks.findings import Fen, FieldName, Message
from registry.law.citations import law_book
from registry.law.dossier import Dossier
from registry.law.labels import field_label
from registry.law.parameters import default_parameters
from tests.law.factories import D, entry, examine, inspection, penalty, seizure
from tests.law.factories import summary as on_the_spot

FIRST = [
    "PL01",
    "PL02",
    "PL03",
    "PL12",
    "ST02",
    "PN01",
    "PN02",
    "PN06",
    "PN09",
    "PN10",
    "PN16",
    "PN17",
    "PN18",
    "HR01",
    "LR01",
    "LR02",
    "LR03",
    "PB01",
    "PB02",
    "RC01",
    "RC02",
    "CO01",
    "CO04",
    "EX02",
]
LAW = Path(__file__).parents[2] / "registry" / "law"


@pytest.fixture
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("en")


def test_the_first_checks_are_all_there() -> None:
    assert set(FIRST) <= set(all_codes())


@pytest.mark.parametrize("code", all_codes())
def test_every_check_cites_known_articles_and_has_both_titles(code: str) -> None:
    for version in CHECKS[code]:
        assert version.cites
        assert version.title_zh
        assert version.title_en
        assert version.mend
        assert version.run.__doc__


def test_a_check_on_an_article_that_does_not_exist_fails_at_once() -> None:
    with pytest.raises(NotFound, match="APL 999"):
        check("ZZ01", zh="无", en="none", cites=("APL 999",), point=ReviewPoint.LAW)


def test_a_check_without_a_citation_fails_at_once() -> None:
    with pytest.raises(InvalidInput, match="cites no article"):
        check("ZZ02", zh="无", en="none", cites=(), point=ReviewPoint.LAW)


def test_two_versions_of_a_check_may_not_overlap() -> None:
    register = check("PN16", zh="无", en="none", cites=("APL 60",), point=ReviewPoint.LAW)
    with pytest.raises(InvalidInput, match="registered twice"):
        register(CHECKS["PN16"][0].run)


@pytest.mark.parametrize(
    "dossier",
    [penalty(), on_the_spot(), inspection(), seizure(), entry()],
    ids=["penalty", "summary", "inspection", "seizure", "entry"],
)
def test_a_lawful_matter_passes(dossier: Dossier) -> None:
    findings = run_checks(dossier, D("2026-11-23"))
    answered = {finding.outcome for finding in findings}
    assert answered <= {Outcome.PASS, Outcome.NOT_APPLICABLE}, [
        (f.code, f.message) for f in findings if f.outcome not in {"pass", "not_applicable"}
    ]


BARE = st.builds(
    Dossier,
    subject=st.sampled_from(["case", "power"]),
    ref=st.just("X"),
    kind=st.none() | st.sampled_from(CaseKind),
    procedure=st.none() | st.sampled_from(Procedure),
    stage=st.none() | st.sampled_from(Stage),
    sector=st.sampled_from(Sector),
)


@given(BARE, st.dates(D("1990-01-01"), D("2040-01-01")))
@settings(max_examples=300, deadline=None)
def test_an_unknown_is_never_a_pass_nor_a_failure(dossier: Dossier, as_of: date) -> None:
    for finding in run_checks(dossier, as_of):
        assert finding.outcome in {Outcome.MISSING, Outcome.NOT_APPLICABLE}, finding
        assert finding.message


PARTS = [
    field.name
    for field in fields(Dossier)
    if field.name not in {"version", "subject", "ref", "sector", "region"}
]


@given(
    st.sampled_from([penalty(), on_the_spot(), inspection(), seizure(), entry()]),
    st.sets(st.sampled_from(PARTS), max_size=6),
    st.dates(D("2021-01-01"), D("2027-01-01")),
)
@settings(max_examples=300, deadline=None)
def test_taking_facts_away_never_makes_a_lawful_matter_fail(
    dossier: Dossier, unknown: set[str], as_of: date
) -> None:
    gone: dict[str, Any] = dict.fromkeys(unknown)
    poorer = replace(dossier, **gone)
    for finding in run_checks(poorer, max(as_of, D("2026-04-30"))):
        assert finding.outcome is not Outcome.FAIL, (finding.code, finding.message)


def test_every_parameter_rests_on_a_known_article() -> None:
    for row in default_parameters().rows:
        assert row.cites is law_book().cite(f"{row.cites.statute.key} {row.cites.article}")


def test_no_number_of_the_law_stands_in_a_check() -> None:
    """Numbers come from dated parameters; only indexes, zero and one may be written."""
    for path in sorted((LAW / "checks").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and type(node.value) is int:
                allowed = {0, 1, -1, 100} if path.name == "execution.py" else {0, 1, 2, -1}
                assert node.value in allowed, (path.name, node.lineno, node.value)


def test_only_some_checks_can_be_asked_for() -> None:
    findings = run_checks(penalty(), D("2026-11-23"), only=["PN16", "PL01"])
    assert [finding.code for finding in findings] == ["PL01", "PN16"]


def test_an_unknown_code_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidInput, match=r"no check PN99. Nearest: PN"):
        run_checks(penalty(), D("2026-11-23"), only=["PN99"])


def test_a_summary_counts_every_outcome() -> None:
    counts = summary(run_checks(penalty(), D("2026-11-23")))
    assert list(counts) == [outcome.value for outcome in Outcome]
    assert sum(counts.values()) == len(all_codes())


def test_a_finding_is_plain_json_with_its_basis_facts_and_numbers() -> None:
    data = examine("PN16", penalty()).to_data()
    assert json.loads(json.dumps(data)) == data
    assert data["basis"] == [{"statute": "行政处罚法", "article": "60"}]
    assert data["facts"]["due"] == "2026-05-31"
    assert data["parameters"][0]["value"] == "90"


def test_a_sector_is_judged_by_its_own_article() -> None:
    finding = examine("PN16", penalty(sector=Sector.PUBLIC_SECURITY))
    assert finding.to_data()["basis"][0] == {"statute": "治安管理处罚法", "article": "118"}


def test_what_is_missing_is_called_by_its_name() -> None:
    finding = examine("PN16", penalty(filed_on=None))
    assert finding.message == "Not recorded: filed on."
    assert finding.facts["missing"] == ["filed_on"]


@pytest.mark.usefixtures("chinese")
def test_what_is_missing_is_called_by_its_chinese_name() -> None:
    assert "立案日期" in examine("PN16", penalty(filed_on=None)).message


@pytest.mark.parametrize("path", ["filed_on", "documents.service.served_on", "act.ended_on"])
def test_fields_have_names(path: str) -> None:
    assert field_label(path) != path


def test_every_field_that_a_check_may_miss_exists() -> None:
    """Sweep the sources: each path given to `missing` names a field of the dossier."""
    for path in (LAW / "checks").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "missing":
                plain = [arg for arg in node.args if not isinstance(arg, ast.JoinedStr)]
                for text in (n for arg in plain for n in ast.walk(arg)):
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        assert field_label(text.value)


def test_arguments_kept_as_json_are_worded_the_same() -> None:
    template = "{kinds} {day} {fine} {fields} {doubts}"
    arguments = {
        "kinds": (Stage.FILED, Stage.DECIDED),
        "day": D("2026-11-23"),
        "fine": Fen(12_345_678),
        "fields": (FieldName("filed_on"),),
        "doubts": Message("the last day is a day off and may roll over"),
    }
    kept = json.loads(json.dumps(keep(arguments)))
    assert render(template, kept) == render(template, arguments)
    assert "123,456.78" in render(template, kept)


def test_rules_load_neither_database_nor_holidays_until_needed() -> None:
    script = (
        "import sys, registry.law.checks;"
        "print([m for m in ('sqlalchemy', 'sqlmodel', 'holidays', 'textual') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=LAW.parents[1],
    )
    assert done.stdout.strip() == "[]"
