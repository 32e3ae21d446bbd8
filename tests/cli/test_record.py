"""The whole story through `quanze record`: inspection, penalty, hearing, review, decision."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.cli.files import read_entries
from registry.clock import local_date
from registry.database.reader import as_instant
from tests.cli.conftest import Quanze

pytestmark = pytest.mark.usefixtures("demo")

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "inspection-to-decision.yaml"
DAY = ("--today", "2026-11-23", "--as", "liqiang")


def without(command: str) -> str:
    """Return the example's entries but those of one command, as JSON Lines."""
    entries = [entry for entry in read_entries(str(EXAMPLE)) if entry["command"] != command]
    return "\n".join(json.dumps(entry, default=str) for entry in entries)


def test_an_inspection_leads_to_a_reviewed_decision(quanze: Quanze) -> None:
    answer = quanze(*DAY, "record", str(EXAMPLE), "--json")
    assert (answer.code, answer.err) == (0, "")
    done: list[dict[str, Any]] = answer.json
    assert [item["command"] for item in done[-3:]] == ["submit_review", "decide_review", "step"]
    case = quanze("show", done[-1]["ref"], "--json").json
    assert case["stage"] == "decided"
    assert case["review_status"] == "passed"
    assert case["fine"] == 60000
    assert [review["opinion"] for review in case["reviews"]] == ["agree"]
    assert case["linked"] == [done[0]["ref"]]


def test_the_decision_is_refused_without_the_review_and_nothing_is_written(
    quanze: Quanze, tmp_path: Path
) -> None:
    before = quanze("status", "--json").json
    file = tmp_path / "commands.jsonl"
    file.write_text(without("decide_review"), "utf-8")
    answer = quanze(*DAY, "record", str(file))
    assert (answer.code, answer.out) == (2, "")
    assert "Legal review is required" in answer.err
    assert "Entry 10" in answer.err
    assert "(Penalty Law Art 57" in answer.err
    chinese = quanze("--lang", "zh", *DAY, "record", str(file))
    assert "行政处罚法第57条" in chinese.err
    assert quanze("status", "--json").json == before


def test_a_review_is_submitted_judged_and_decided_by_another_person(
    quanze: Quanze, tmp_path: Path
) -> None:
    entries = read_entries(str(EXAMPLE))[:-3]
    file = tmp_path / "commands.json"
    file.write_text(json.dumps(entries, default=str), "utf-8")
    ref = quanze(*DAY, "record", str(file), "--json").json[-1]["ref"]
    assert quanze(*DAY, "review", "submit", ref).code == 0
    waiting = quanze("review", "list", "--json").json
    assert ref in [item["ref"] for item in waiting["items"]]
    assert ref in quanze("review", "list").out
    findings = quanze("review", "show", ref, "--json").json["findings"]
    assert {"statute": "行政处罚法", "article": "16"} in findings[0]["basis"]
    assert "Penalty Law Art 16" in quanze("review", "show", ref).out
    assert "行政处罚法第16条" in quanze("--lang", "zh", "review", "show", ref).out
    (to_judge,) = [item["code"] for item in findings if item["outcome"] == "judge"]
    own = quanze(*DAY, "review", "decide", ref, "agree", "--every-point", "agree")
    assert own.code == 3
    words = ("agree", "--every-point", "agree", "--judge", f"{to_judge}=pass:货值已核实")
    other = quanze("--today", "2026-11-23", "--as", "chenjing2", "review", "decide", ref, *words)
    assert (other.code, other.err) == (0, "")
    assert quanze("show", ref, "--json").json["review_status"] == "passed"


def test_what_is_recorded_in_a_demonstration_carries_its_day(quanze: Quanze, demo: Path) -> None:
    with closing(sqlite3.connect(demo)) as connection:
        connection.execute("UPDATE setting SET value = '2026-12-07' WHERE key = 'demo_today'")
        connection.commit()
    answer = quanze("--as", "liqiang", "record", str(EXAMPLE), "--json")
    assert (answer.code, answer.err) == (0, "")
    with closing(sqlite3.connect(demo)) as connection:
        entries = "SELECT recorded_at FROM ledger_entry ORDER BY seq DESC LIMIT ?"
        entered = connection.execute(entries, (len(answer.json),)).fetchall()
    days = {local_date(at) for (text,) in entered if (at := as_instant(text))}
    assert days == {date(2026, 12, 7)}


def test_amounts_of_yaml_stay_exact(quanze: Quanze, tmp_path: Path) -> None:
    file = tmp_path / "commands.yaml"
    text = EXAMPLE.read_text("utf-8").replace("amount: 60000,", "amount: 60000.10,")
    file.write_text(text, "utf-8")
    ref = quanze(*DAY, "record", str(file), "--json").json[-1]["ref"]
    assert quanze("show", ref, "--json").json["fine"] == 60000.1


def changed(number: int, **fields: Any) -> list[dict[str, Any]]:
    """Return the example's entries up to one, with that one's fields changed."""
    entries = read_entries(str(EXAMPLE))[:number]
    entries[-1]["fields"] = entries[-1]["fields"] | fields
    return entries


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([], "holds no command."),
        ([{"ref": "P2026-0000001"}], "Entry 1: The field command is missing."),
        (changed(1) * 2, "Entry 2: The label inspection was given to an earlier entry."),
        (changed(1, items={"a": 1}), "{'a': 1} is not text."),
        (changed(3, act_from="2026-09-05"), "Entry 3: An act cannot end before it began."),
        ([changed(1)[0] | {"party": "无名"}], "It takes: an object, a whole number."),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_entry_and_nothing_is_written(
    quanze: Quanze, tmp_path: Path, entries: list[dict[str, Any]], told: str
) -> None:
    before = quanze("status", "--json").json
    file = tmp_path / "commands.json"
    file.write_text(json.dumps(entries, default=str), "utf-8")
    answer = quanze(*DAY, "record", str(file))
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert quanze("status", "--json").json == before
