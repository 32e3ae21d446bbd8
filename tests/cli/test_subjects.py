"""Checking what is neither case nor entry: batches, the list, draws, agencies' years and more."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Quanze

pytestmark = pytest.mark.usefixtures("demo")


def first(demo: Path, sql: str) -> str:
    """Return the first value of a query on the demonstration."""
    with closing(sqlite3.connect(demo)) as connection:
        return str(connection.execute(sql).fetchone()[0])


@pytest.mark.parametrize(
    ("prefix", "sql", "code"),
    [
        ("batch:", "SELECT number FROM adjustment_batch ORDER BY id DESC", "PL07"),
        ("notice:", "SELECT number FROM supervision_notice ORDER BY id", "SV01"),
        ("policy:", "SELECT id FROM policy_decision ORDER BY id", "DC01"),
        (
            "draw:",
            "SELECT p.number || '/' || d.ordinal FROM draw d JOIN check_plan p ON p.id = d.plan_id",
            "DR01",
        ),
        (
            "agency:",
            "SELECT a.code || '/2025' FROM annual_report r JOIN agency a ON a.id = r.agency_id",
            "PB06",
        ),
    ],
)
def test_it_is_checked_by_its_name_and_shown_as_a_dossier(
    quanze: Quanze, demo: Path, tmp_path: Path, prefix: str, sql: str, code: str
) -> None:
    reference = prefix + first(demo, sql)
    answer = quanze("check", reference, "--only", code, "--json")
    (finding,) = answer.json["findings"]
    assert finding["outcome"] in ("pass", "fail")
    file = tmp_path / "dossier.json"
    file.write_text(quanze("show", reference, "--dossier").out, "utf-8")
    again = quanze("check", str(file), "--only", code, "--json").json
    assert again["findings"] == answer.json["findings"]


def test_the_whole_list_is_checked_by_its_day(quanze: Quanze) -> None:
    answer = quanze("check", "list:2026-06-30", "--json")
    outcomes = {item["code"]: item["outcome"] for item in answer.json["findings"]}
    assert (outcomes["PL06"], outcomes["PL10"]) == ("pass", "pass")
    assert answer.code == 0


@pytest.mark.parametrize("reference", ["batch:none", "draw:none/1", "notice:none", "policy:0"])
def test_a_name_that_nothing_has_is_one_clear_sentence(quanze: Quanze, reference: str) -> None:
    answer = quanze("check", reference)
    assert answer.code > 1
    assert "There is no" in answer.err
    assert "Traceback" not in answer.err


def test_a_reference_with_a_slash_is_shown_whole(quanze: Quanze) -> None:
    assert quanze("check", "agency:125/2025").out.startswith("agency:125/2025 as of ")
