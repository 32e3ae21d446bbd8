"""Files that others published import, or are refused row by row with reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.errors import InvalidInput
from tests.exchange.conftest import PUBLISHED_FILES, REAL, STATUTES, Importing
from tests.exchange.test_importer import counts, everything

pytestmark = [PUBLISHED_FILES, pytest.mark.real_files]

FILES = {
    "agencies/wuhan-organs.csv": ("agencies", (78, 0, 0, 198)),
    "agencies/organ-aliases.csv": ("agency-aliases", (100, 0, 8, 0)),
    "divisions/provinces.csv": ("divisions", (31, 0, 0, 0)),
    "divisions/cities.csv": ("divisions", (342, 0, 0, 0)),
    "divisions/areas.csv": ("divisions", (2978, 0, 0, 0)),
    "inspections/random-check-items.csv": ("random-items", (75, 0, 0, 0)),
    "organisations/double-random-objects.xlsx": ("organisations", (2883, 0, 0, 0)),
    "penalties/credit-china-2018.json": ("penalties", (8, 0, 0, 1)),
    "penalties/environment-2020.json": ("penalties", (7, 0, 0, 3)),
    "penalties/inspection-measures.csv": ("inspection-measures", (5, 0, 0, 54)),
    "powers/liaoning-powers.json": ("powers", (9, 0, 0, 0)),
    "templates/CF_Template.xls": ("penalties", (0, 0, 0, 0)),
    "templates/penalty-upload-sample.xls": ("penalties", (0, 0, 0, 1)),
}
FINES = {
    "credit-china-2018.json": [
        ("京工商海处字〔2018〕1583号", 42_717_945, 14_239_315),
        ("(京)文执罚〔2018〕40213号", 3_000_000, 0),
        ("(京)文执罚〔2018〕40219号", 3_000_000, 0),
        ("(京海)食药监食罚〔2018〕270256号", 0, 0),
        ("京工商海处字〔2018〕302号", 1_653_900, 0),
        ("京工商海处字〔2018〕303号", 321_818, 321_818),
        ("京工商海青龙当处字〔2018〕1号", 0, 0),
        ("(京)文执罚〔2018〕40002号", 2_800_000, 0),
    ],
    "environment-2020.json": [
        ("济环罚字〔2020〕TQ第Q-4008号", 2_000_000, 0),
        ("德环罚字〔2019〕13号", 54_000_000, 0),
        ("穗番环罚〔2019〕156号", 8_000_000, 0),
        ("惠环罚决字〔2019〕45号", 3_000_000, 0),
        ("穗番环罚〔2019〕67号", 8_000_000, 0),
        ("三环罚〔2017〕131号", 2_000_000, 0),
        ("三环罚〔2017〕140号", 5_000_000, 0),
    ],
}
EDITIONS = sorted(path.name for path in STATUTES.glob("*.md")) if STATUTES.is_dir() else []


@pytest.mark.parametrize("name", FILES)
def test_a_published_file_imports_and_the_second_time_changes_nothing(
    importing: Importing, name: str
) -> None:
    kind, expected = FILES[name]
    path = REAL / name
    told = importing.check(path, kind).as_dict()
    report = importing(path, kind)
    assert counts(report) == expected
    assert report.as_dict() == told
    refused = {problem.row for problem in report.problems if problem.weight == "error"}
    assert len(refused) == expected[3]
    before = everything(importing)
    again = counts(importing(path, kind))
    assert again == (0, 0, expected[0] + expected[2], expected[3])
    assert everything(importing) == before


@pytest.mark.parametrize("name", FINES)
def test_amounts_and_numbers_are_those_of_the_published_decisions(
    importing: Importing, name: str
) -> None:
    importing(REAL / "penalties" / name, "penalties")
    sql = "SELECT document_no, fine_fen, confiscated_fen FROM cases ORDER BY id"
    assert importing.rows(sql) == FINES[name]


def test_what_a_row_is_refused_for_is_said(importing: Importing) -> None:
    problems = importing(REAL / "penalties/inspection-measures.csv", "inspection-measures").problems
    of_row = {row: " ".join(p.problem for p in problems if p.row == row) for row in (3, 12, 20, 28)}
    assert "No agency" in of_row[3]
    assert "neither a penalty nor an order" in of_row[12]
    assert "壹万壹仟元" in of_row[20]
    assert "number or a date" in of_row[28]


def test_a_sample_row_with_swapped_columns_says_so(importing: Importing) -> None:
    problems = importing(REAL / "templates/penalty-upload-sample.xls", "penalties").problems
    told = " ".join(problem.problem for problem in problems)
    for word in ("swapped", "must be a digit", "leading zeros", "not a kind of penalty"):
        assert word in told


@pytest.mark.parametrize(
    "name", ["XK_Template.xlsx", "fields_penalty_v1_2016.csv", "fields_penalty_v2.csv"]
)
def test_a_file_that_holds_no_penalties_is_refused_whole(importing: Importing, name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        importing(REAL / "templates" / name, "penalties")
    assert "columns are" in caught.value.detail


@pytest.mark.parametrize("name", EDITIONS)
def test_statutes_in_markdown_import_or_say_that_they_hold_no_article(
    importing: Importing, name: str
) -> None:
    path = STATUTES / name
    if "摘录" in name:
        with pytest.raises(InvalidInput, match="no article"):
            importing(path, "statutes")
        return
    report = importing(path, "statutes")
    assert counts(report) == (report.read, 0, 0, 0)
    assert report.read >= 19
    assert counts(importing(path, "statutes"))[:2] == (0, 0)


@pytest.mark.slow
def test_a_collection_of_statutes_imports_and_knows_what_is_no_longer_in_force(
    importing: Importing,
) -> None:
    path: Path = STATUTES / "articles.db"
    assert counts(importing(path, "statutes")) == (23_465, 0, 0, 2_731)
    assert counts(importing(path, "statutes")) == (0, 0, 23_465, 2_731)
    sql = (
        "SELECT text FROM article a JOIN statute s ON s.id = a.statute_id"
        " WHERE s.short = '行政处罚法' AND a.article = '58'"
    )
    assert "法制审核" in importing.value(sql)
