"""Stage, check, apply: row by row, all or nothing per row, and twice is once."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from registry.actions.door import Door
from registry.database.reader import open_reader
from registry.errors import NotPermitted
from registry.exchange.exporters import export_rows
from registry.exchange.importer import import_file
from registry.exchange.report import Report
from registry.queries import search
from registry.queries.language import parse_query
from tests import factories
from tests.exchange.conftest import TODAY, Importing

HEADER = (
    *("行政相对人名称", "统一社会信用代码", "行政处罚决定书文号", "处罚类别", "处罚内容"),
    *("罚款金额（万元）", "处罚决定日期", "处罚机关"),
)
CODE = "91420100MA4KTE5T87"
Sheet = Callable[..., Path]


def row(number: int = 1, **given: str) -> list[str]:
    usual = dict(
        zip(
            HEADER,
            ("某食品有限公司", CODE, f"武市监罚〔2021〕{number}号", "罚款", "罚款", "0.5",
             "2021-07-05", "武汉市市场监督管理局"),
            strict=True,
        )
    )  # fmt: skip
    return list((usual | given).values())


def counts(report: Report) -> tuple[int, int, int, int]:
    found = report.as_dict()
    return found["accepted"], found["updated"], found["unchanged"], found["rejected"]


def everything(importing: Importing) -> list[Any]:
    tables = (
        *("import_run", "import_row", "cases", "party", "sanction", "document", "ledger_entry"),
        *("agency", "adjustment_item", "article", "check_item", "division", "agency_alias"),
    )
    return [importing.rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables]  # noqa: S608


def test_a_penalty_becomes_a_case_recorded_elsewhere(importing: Importing, sheet: Sheet) -> None:
    report = importing(sheet(HEADER, row()), "penalties")
    assert counts(report) == (1, 0, 0, 0)
    case = importing.rows(
        "SELECT ref, kind, origin, stage, party_name, credit_code, document_no, fine_fen,"
        " outcome FROM cases"
    )
    assert case == [
        ("P2021-0000001", "penalty", "imported", "decided", "某食品有限公司", CODE,
         "武市监罚〔2021〕1号", 500_000, "penalty")
    ]  # fmt: skip
    assert importing.rows("SELECT kind, amount_fen FROM sanction") == [("fine", 500_000)]
    assert importing.rows("SELECT number, year, serial FROM document") == [
        ("武市监罚〔2021〕1号", 2021, 1)
    ]
    assert importing.rows("SELECT kind, name FROM party") == [("legal_person", "某食品有限公司")]


def test_a_second_import_changes_nothing(importing: Importing, sheet: Sheet) -> None:
    path = sheet(HEADER, row(1), row(2), row(3, 处罚决定日期="21/7/5"))
    assert counts(importing(path, "penalties")) == (2, 0, 0, 1)
    before = everything(importing)
    assert counts(importing(path, "penalties")) == (0, 0, 2, 1)
    assert everything(importing) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(importing: Importing, sheet: Sheet) -> None:
    path = sheet(HEADER, row(1), row(2, 处罚机关="环保局"), row(2))
    before = everything(importing)
    told = importing.check(path, "penalties").as_dict()
    assert everything(importing) == before
    assert importing(path, "penalties").as_dict() == told


def test_a_changed_row_updates_its_case(importing: Importing, sheet: Sheet) -> None:
    importing(sheet(HEADER, row(1), row(2)), "penalties")
    report = importing(sheet(HEADER, row(1, **{"罚款金额（万元）": "0.8"}), row(2)), "penalties")
    assert counts(report) == (0, 1, 1, 0)
    assert importing.rows("SELECT fine_fen, revision FROM cases ORDER BY id") == [
        (800_000, 2),
        (500_000, 1),
    ]
    assert importing.rows("SELECT amount_fen FROM sanction ORDER BY case_id") == [
        (800_000,),
        (500_000,),
    ]
    assert importing.value("SELECT count(*) FROM document") == 2


def test_a_case_that_was_changed_here_since_is_not_overwritten(
    importing: Importing, sheet: Sheet
) -> None:
    importing(sheet(HEADER, row(1)), "penalties")
    with importing.writers.session() as session:
        session.execute(
            sa.text("UPDATE cases SET updated_at = :at"), {"at": "2026-12-31 00:00:00.000000"}
        )
    report = importing(sheet(HEADER, row(1, **{"罚款金额（万元）": "0.8"})), "penalties")
    assert counts(report) == (0, 0, 0, 1)
    assert importing.value("SELECT fine_fen FROM cases") == 500_000


def test_a_decision_recorded_here_is_not_imported_again(importing: Importing, sheet: Sheet) -> None:
    with importing.writers.session() as session:
        agency = factories.agency(session, name="武汉市市场监督管理局")
        factories.case(session, agency_id=agency.id, document_no="武市监罚〔2021〕1号", ref="P-1")
    report = importing(sheet(HEADER, row(1)), "penalties")
    assert counts(report) == (0, 0, 0, 1)
    assert "P-1" in report.problems[-1].problem


def test_rows_that_repeat_are_one_and_rows_that_contradict_are_refused(
    importing: Importing, sheet: Sheet
) -> None:
    path = sheet(HEADER, row(1), row(1), row(1, 处罚决定日期="2021-07-06"))
    report = importing(path, "penalties")
    assert counts(report) == (1, 0, 1, 1)
    assert "row 2" in report.problems[-1].problem


def test_decisions_on_one_number_against_two_parties_are_two_cases(
    importing: Importing, sheet: Sheet
) -> None:
    other = {"行政相对人名称": "另一有限公司", "统一社会信用代码": "92420106MA4L12346W"}
    report = importing(sheet(HEADER, row(1), row(1, **other)), "penalties")
    assert counts(report) == (2, 0, 0, 0)
    assert importing.rows("SELECT serial FROM document ORDER BY case_id") == [(1,), (None,)]
    assert any("serial" in problem.problem for problem in report.problems)


def test_a_party_is_found_by_its_number_and_its_other_name_is_noted(
    importing: Importing, sheet: Sheet
) -> None:
    report = importing(sheet(HEADER, row(1), row(2)), "penalties")
    assert importing.value("SELECT count(*) FROM party") == 1
    report = importing(sheet(HEADER, row(3, 行政相对人名称="新名有限公司")), "penalties")
    assert importing.value("SELECT count(*) FROM party") == 1
    assert any("某食品有限公司" in problem.problem for problem in report.problems)


def test_persons_of_one_name_are_never_taken_for_one_another(
    importing: Importing, sheet: Sheet
) -> None:
    header = (*HEADER, "行政相对人类别")
    person = {"行政相对人名称": "张伟", "统一社会信用代码": ""}
    rows = [[*row(number, **person), "自然人"] for number in (1, 2)]
    assert counts(importing(sheet(header, *rows), "penalties")) == (2, 0, 0, 0)
    assert importing.value("SELECT count(*) FROM party") == 2


def test_an_agency_is_found_by_alias_and_added_where_nobody_knows_it(
    importing: Importing, sheet: Sheet
) -> None:
    with importing.writers.session() as session:
        known = factories.agency(session, name="武汉市市场监督管理局").id
    importing(
        sheet(("as_reported", "corrected_to"), ("市监局", "武汉市市场监督管理局")), "agency-aliases"
    )
    report = importing(
        sheet(HEADER, row(1, 处罚机关="市监局"), row(2, 处罚机关="北京市某局")), "penalties"
    )
    agencies = importing.rows("SELECT agency_id FROM cases ORDER BY id")
    assert agencies[0] == (known,)
    assert importing.rows("SELECT name, source FROM agency WHERE id = :id", id=agencies[1][0]) == [
        ("北京市某局", "import")
    ]
    assert any("added as reported" in problem.problem for problem in report.problems)


def test_imported_cases_are_found_by_search(importing: Importing, sheet: Sheet) -> None:
    importing(sheet(HEADER, row(1), row(2)), "penalties")
    with open_reader(importing.url) as reader:
        assert search.count(reader, parse_query("食品", TODAY)) == 2
        assert search.count(reader, parse_query("〔2021〕2号", TODAY)) == 1


def test_the_original_row_and_its_digest_are_kept(importing: Importing, sheet: Sheet) -> None:
    importing(sheet(HEADER, row(1), row(2, 处罚决定日期="昨天")), "penalties")
    kept = importing.rows(
        "SELECT row_no, outcome, original, row_sha256, table_name, row_id FROM import_row"
        " ORDER BY row_no"
    )
    assert [(entry[0], entry[1], entry[4]) for entry in kept] == [
        (2, "accepted", "cases"),
        (3, "rejected", ""),
    ]
    original = kept[1][2] if isinstance(kept[1][2], dict) else json.loads(kept[1][2])
    assert original["处罚决定日期"] == "昨天"
    assert all(len(entry[3]) == 64 for entry in kept)


def test_an_import_leaves_one_ledger_entry_with_its_counts(
    importing: Importing, sheet: Sheet
) -> None:
    importing(sheet(HEADER, row(1)), "penalties")
    ((command, body),) = importing.rows("SELECT command, body FROM ledger_entry")
    assert command == "import"
    assert json.loads(body)["change"]["accepted"] == 1


def test_refused_rows_are_written_out_with_their_problems_and_without_formulas(
    importing: Importing, sheet: Sheet, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejects.csv"
    path = sheet(HEADER, row(1), row(2, 处罚决定日期="昨天", 处罚内容="=cmd()"))
    importing(path, "penalties", rejects=rejects)
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        (found,) = csv.DictReader(file)
    assert found["处罚内容"] == "'=cmd()"
    assert found["处罚决定日期"] == "昨天"
    assert "not a date" in found["problems"]
    assert rejects.stat().st_mode & 0o077 == 0
    assert counts(importing.check(rejects, "penalties")) == (0, 0, 0, 1)


def test_nothing_is_written_where_nothing_was_asked_for(importing: Importing, sheet: Sheet) -> None:
    report = importing(sheet(HEADER), "penalties")
    assert report.read == 0
    assert importing.value("SELECT count(*) FROM import_run") == 0


def test_an_export_of_penalties_can_be_imported_elsewhere(
    importing: Importing, sheet: Sheet, tmp_path: Path
) -> None:
    rows = [
        {
            "party": "=甲有限公司",
            "party_kind": "legal_person",
            "credit_code": CODE,
            "agency": "某市某局",
            "document_no": "某罚〔2021〕7号",
            "sanctions": ["fine", "confiscate_gains"],
            "content": "没收违法所得1元，罚款427179.45元",
            "fine": Decimal("427179.45"),
            "confiscated": Decimal(1),
            "decided_on": date(2021, 7, 5),
        }
    ]
    for name, headers in (("a.csv", "keys"), ("b.xlsx", "zh"), ("c.jsonl", "keys")):
        path = tmp_path / name
        export_rows("penalties", path, rows, headers=headers)  # type: ignore[arg-type]
        report = importing(path, "penalties")
        assert report.outcomes.total() == 1, report.problems
    found = "SELECT party_name, document_no, fine_fen, confiscated_fen, decided_on FROM cases"
    ((*values, day),) = importing.rows(found)
    assert values == ["=甲有限公司", "某罚〔2021〕7号", 42_717_945, 100]
    assert str(day) == "2021-07-05"


def test_only_some_may_import(importing: Importing, sheet: Sheet) -> None:
    officer = replace(importing.actor, roles=frozenset({"officer"}))
    with (
        pytest.raises(NotPermitted),
        Door(importing.writers, officer, importing.clock).work() as work,
    ):
        import_file(work, sheet(HEADER, row(1)), "penalties")
