"""`quanze check --query`: a selection is screened, by however many processes."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.codes import Outcome
from registry.database.reader import open_reader
from registry.errors import RegistryError
from registry.law.checks import all_codes
from registry.queries import screening
from registry.queries.screening import Tally, Task, screen
from tests.cli.conftest import Quanze

DAY = date(2026, 11, 23)


def test_every_case_that_the_query_finds_is_checked(quanze: Quanze, demo: Path) -> None:
    found = quanze("check", "--query", "kind:penalty", "--json").json
    with sqlite3.connect(demo) as connection:
        (cases,) = connection.execute("SELECT count(*) FROM cases WHERE kind = 'penalty'")
    assert found["cases"] == cases[0]
    assert {entry["code"] for entry in found["checks"]} == set(all_codes())
    for entry in found["checks"]:
        assert sum(entry[outcome.value] for outcome in Outcome) == found["cases"]
    assert sum(entry["cases"] for entry in found["agencies"]) == found["cases"]
    assert sum(found["summary"].values()) == found["cases"] * len(all_codes())


def test_a_case_in_a_selection_is_judged_as_by_itself(quanze: Quanze, demo: Path) -> None:
    answer = quanze("check", "--query", "", "--json")
    assert answer.code == 1
    for item in answer.json["items"][:5]:
        alone = quanze("check", item["ref"], "--json").json["findings"]
        failed = [finding for finding in alone if finding["outcome"] == "fail"]
        assert item["findings"] == [
            {name: finding[name] for name in item["findings"][0]} for finding in failed
        ]


def test_what_is_listed_can_be_chosen(quanze: Quanze, demo: Path) -> None:
    words = ("check", "--query", "", "--outcome", "judge", "--outcome", "missing", "--json")
    answer = quanze(*words).json
    listed = [finding["outcome"] for item in answer["items"] for finding in item["findings"]]
    assert {"judge", "missing"} == set(listed)
    assert listed.count("judge") == answer["summary"]["judge"]


def test_only_some_checks_and_a_clean_selection_end_with_zero(quanze: Quanze, demo: Path) -> None:
    answer = quanze("check", "--query", "kind:inspection", "--only", "pn16", "--json")
    assert answer.code == 0
    assert [entry["code"] for entry in answer.json["checks"]] == ["PN16"]
    nothing = quanze("check", "--query", "没有这样的案件", "--json")
    assert (nothing.code, nothing.json["cases"], nothing.json["items"]) == (0, 0, [])


def test_lines_of_json_end_with_the_sums(quanze: Quanze, demo: Path) -> None:
    whole = quanze("check", "--query", "", "--json").json
    *items, sums = map(json.loads, quanze("check", "--query", "", "--jsonl").out.splitlines())
    assert items == whole["items"]
    assert sums["summary"] == whole["summary"]


@pytest.mark.parametrize(("lang", "fail"), [("en", "fail"), ("zh", "不通过")])
def test_a_reader_sees_each_failure_and_two_tables(
    quanze: Quanze, demo: Path, lang: str, fail: str
) -> None:
    answer = quanze("--lang", lang, "check", "--query", "")
    whole = quanze("check", "--query", "", "--json").json
    lines = answer.out.splitlines()
    for item in whole["items"]:
        for finding in item["findings"]:
            assert any(
                line.startswith(f"{item['ref']}  {finding['code']}  {fail}  ") for line in lines
            )
    assert {code for code in all_codes() if re.search(f"^{code} ", answer.out, re.M)} == {
        *all_codes()
    }


@pytest.mark.slow
def test_two_processes_find_what_one_finds(demo: Path) -> None:
    def found(processes: int) -> tuple[Tally, list[Any]]:
        items: list[Any] = []
        tally = Tally()
        with open_reader(demo) as reader:
            ids = reader.ids("SELECT id FROM cases ORDER BY id DESC")
            task = Task(reader.url, DAY, wanted=frozenset(Outcome))
            for part in screen(task, ids, reader, processes):
                tally.add(part.tally)
                items.extend(part.found)
        return tally, items

    assert found(2) == found(1)


@pytest.mark.slow
def test_the_death_of_a_process_is_said_and_not_waited_for(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screening, "_by_this_process", die)
    with open_reader(demo) as reader:
        ids = reader.ids("SELECT id FROM cases")
        with pytest.raises(RegistryError, match="incomplete"):
            list(screen(Task(reader.url, DAY), ids, reader, 2))


def die(_batch: object) -> None:
    import os

    os._exit(9)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("check",), "It is not said what to check."),
        (("check", "P2026-0000001", "--query", ""), "It is not said what to check."),
        (("check", "--query", "", "--outcome", "fial"), "There is no outcome 'fial'."),
        (("check", "--query", "", "--only", "PN99"), "There is no check PN99."),
        (("check", "--query", "fine:much"), "fine"),
    ],
)
def test_a_mistake_gets_a_sentence(
    quanze: Quanze, demo: Path, words: tuple[str, ...], sentence: str
) -> None:
    answer = quanze(*words)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
