"""`quanze explain` and `quanze replay` on the command line, in both languages."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import pytest

from registry.cli.tracing import CAUSES, UNITS
from registry.law.checks import all_codes
from registry.queries import explain as explaining
from registry.resources import seeds_dir
from tests.cli.conftest import Answer, Quanze


def test_explain_needs_no_register(quanze: Quanze) -> None:
    answer = quanze("explain", "pn16", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["code"] == "PN16"
    assert ("行政处罚法", "60") in cited(quanze("--lang", "zh", "explain", "PN16", "--json"))
    periods = [row for row in answer.json["parameters"] if row["name"] == "penalty.period"]
    general = [row["value"] for row in periods if row["sector"] == "general"]
    police = [row["valid_to"] for row in periods if row["sector"] == "public_security"]
    assert general == ["90"]
    assert police == ["2025-12-31", None]


def cited(answer: Answer) -> set[tuple[str, str]]:
    return {(article["statute"], article["article"]) for article in answer.json["articles"]}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_check_can_be_explained(quanze: Quanze, lang: str) -> None:
    for code in all_codes():
        answer = quanze("--lang", lang, "explain", code)
        assert answer.code == 0, answer.err
        assert answer.out.startswith(f"{code}  ")


def test_every_unit_has_a_word() -> None:
    with (seeds_dir() / "parameters.csv").open(encoding="utf-8", newline="") as file:
        assert {row["unit"] for row in csv.DictReader(file)} <= set(UNITS)


def test_explain_shows_the_text_once_it_is_imported(quanze: Quanze, demo: Path) -> None:
    text = "行政机关应当自行政处罚案件立案之日起九十日内作出行政处罚决定。"
    with sqlite3.connect(demo) as connection:
        connection.execute(
            "UPDATE article SET text = ? WHERE article = '60' AND statute_id ="
            " (SELECT id FROM statute WHERE key = 'APL')",
            (text,),
        )
    assert f"│ {text}" in quanze("explain", "PN16").out


def test_explain_tells_how_a_case_was_judged(quanze: Quanze, demo: Path) -> None:
    ref = decided_case(demo)
    answer = quanze("explain", "PN16", "--case", ref, "--json").json
    assert answer["ref"] == ref
    assert answer["finding"]["facts"]["filed_on"]
    assert "penalty.period" in {row["name"] for row in answer["finding"]["parameters"]}
    with sqlite3.connect(demo) as connection:
        (filed,) = connection.execute("SELECT filed_on FROM cases WHERE ref = ?", (ref,))
    assert answer["judged_on"] == filed[0]


def decided_case(demo: Path) -> str:
    with sqlite3.connect(demo) as connection:
        sql = "SELECT ref FROM cases WHERE procedure = 'ordinary' AND decided_on IS NOT NULL"
        return str(connection.execute(sql).fetchone()[0])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("explain", "PN99"), "There is no check PN99."),
        (("explain", "PN16", "--case", "P0"), "P0"),
        (("replay", "P0"), "P0"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    quanze: Quanze, demo: Path, words: tuple[str, ...], sentence: str
) -> None:
    answer = quanze(*words)
    assert answer.code == 2
    assert sentence in answer.err
    assert answer.out == ""


def submitted(quanze: Quanze, demo: Path) -> str:
    """Submit a case of the demonstration that may be submitted."""
    with sqlite3.connect(demo) as connection:
        sql = """SELECT c.ref, a.username FROM cases c
            JOIN case_officer o ON o.case_id = c.id AND o.task = 'handler'
            JOIN account a ON a.officer_id = o.officer_id
            WHERE c.stage IN ('investigated', 'notified') AND c.kind = 'penalty'"""
        rows = connection.execute(sql).fetchall()
    for ref, user in rows:
        if quanze("--as", user, "review", "submit", ref).code == 0:
            return str(ref)
    raise AssertionError("the demonstration has no case to submit")


def test_a_kept_run_is_replayed_and_a_changed_number_is_named(quanze: Quanze, demo: Path) -> None:
    ref = submitted(quanze, demo)
    same = quanze("replay", ref, "--json")
    assert (same.code, same.json["same"]) == (0, True), same.out
    assert "as they were kept" in quanze("replay", ref).out

    with sqlite3.connect(demo) as connection:
        connection.execute("UPDATE parameter SET value = '1' WHERE name = 'penalty.period'")
    answer = quanze("replay", ref, "--json")
    assert (answer.code, answer.json["same"]) == (1, False)
    causes = [
        cause
        for run in answer.json["runs"]
        for difference in run["differences"]
        for cause in difference["causes"]
    ]
    assert {cause["kind"] for cause in causes} == {"parameter"}
    assert {cause["what"] for cause in causes} == {"penalty.period"}
    assert "penalty.period" in quanze("--lang", "zh", "replay", ref).out


def test_every_kind_of_cause_is_worded() -> None:
    for words in CAUSES.values():
        assert words.format(what="x", then="1", now="2")


def test_the_explanation_is_a_plain_record_for_any_front_end() -> None:
    from datetime import date

    found = explaining.explain("CO09", date(2026, 11, 23))
    assert {row.name for row in found.parameters} == {"coercion.night_from", "coercion.night_to"}
    assert found.finding is None
