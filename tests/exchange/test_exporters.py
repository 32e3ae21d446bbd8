"""Exports are complete or absent, harmless to open, and discreet about persons."""

from __future__ import annotations

import csv
import gc
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from registry import identifiers
from registry.errors import InvalidInput
from registry.exchange.exporters import export_columns, export_kinds, export_rows, writers

ROW = {
    "ref": "P2021-0000001",
    "kind": "penalty",
    "party": "=某公司",
    "credit_code": "91420100MA4KTE5T87",
    "decided_on": date(2021, 7, 5),
    "fine": Decimal("427179.45"),
    "facts": "第一行\n第二行, “引号”",
}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_workbook_that_finds_no_room_fails_once_and_is_closed() -> None:
    with pytest.raises(OSError, match="No space left"):
        writers.write_xlsx(Path("/dev/full"), "cases", ["ref"], [["P2021-0000001"]] * 5000, False)
    gc.collect()


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_xlsx(path: Path) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path)
    return [row for sheet in book for row in sheet.iter_rows(values_only=True)]


def test_csv_has_stable_keys_exact_amounts_and_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    assert export_rows("cases", path, [ROW, ROW]) == 2
    found = read_csv(path)
    assert list(found[0]) == list(export_columns("cases"))
    assert found[0]["party"] == "'=某公司"
    assert (found[0]["fine"], found[0]["decided_on"]) == ("427179.45", "2021-07-05")
    assert found[0]["facts"] == ROW["facts"]
    assert found[0]["served_on"] == ""


def test_chinese_headers_are_given_where_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    export_rows("cases", path, [ROW], headers="zh", bom=True)
    assert read_csv(path)[0]["行政相对人名称"] == "'=某公司"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_json_lines_keep_types_and_text(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    export_rows("cases", path, [ROW], headers="zh")
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["party"] == "=某公司"
    assert found["fine"] == 427179.45
    assert found["decided_on"] == "2021-07-05"
    assert found["served_on"] is None


def test_workbooks_hold_dates_and_numbers_and_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "cases.XLSX"
    export_rows("cases", path, [ROW | {"facts": "a\x07b" + "长" * 40_000}])
    header, row = read_xlsx(path)
    found = dict(zip(header, row, strict=True))
    assert found["party"] == "'=某公司"
    assert found["decided_on"] == datetime(2021, 7, 5)  # noqa: DTZ001 - as spreadsheets give it
    assert found["fine"] == pytest.approx(427179.45)
    assert len(found["facts"]) == 32_767
    assert "cut" in found["facts"]


def test_a_new_sheet_begins_where_one_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "ROWS_PER_SHEET", 2)
    path = tmp_path / "cases.xlsx"
    assert export_rows("cases", path, [ROW | {"ref": str(n)} for n in range(5)]) == 5
    sheets = [
        [row[0] for row in sheet.iter_rows(values_only=True)]
        for sheet in openpyxl.load_workbook(path)
    ]
    assert sheets == [["ref", "0", "1"], ["ref", "2", "3"], ["ref", "4"]]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.jsonl"])
def test_an_export_without_rows_still_names_its_columns(tmp_path: Path, name: str) -> None:
    assert export_rows("parties", tmp_path / name, []) == 0
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.jsonl"])
def test_every_row_of_a_demonstration_says_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    export_rows("cases", path, [ROW], demo=True)
    match path.suffix:
        case ".csv":
            assert read_csv(path)[0]["demo"] == "true"
        case ".jsonl":
            assert json.loads(path.read_text("utf-8"))["demo"] is True
        case _:
            header, row = read_xlsx(path)
            assert (header[-1], row[-1]) == ("demo", True)


@example(date(2000, 7, 19), 23)  # a well-formed credit code as well
@given(st.dates(date(1940, 1, 1), date(2020, 1, 1)), st.integers(0, 999))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_no_export_holds_an_identity_number(tmp_path: Path, born: date, serial: int) -> None:
    number = identifiers.make_id_card("420106", born, f"{serial:03}")
    path = tmp_path / "cases.csv"
    export_rows("cases", path, [ROW | {"facts": f"张三（身份证{number}）", "content": number}])
    text = path.read_text(encoding="utf-8")
    assert number not in text
    assert "91420100MA4KTE5T87" in text
    assert "certificate_no" not in export_columns("parties")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.jsonl"])
def test_an_export_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, name: str
) -> None:
    def failing() -> Iterator[dict[str, Any]]:
        yield ROW
        raise RuntimeError

    path = tmp_path / name
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError):
        export_rows("cases", path, failing())
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        export_rows("cases", tmp_path / "missing" / "a.csv", [ROW])
    assert "cannot be written" in caught.value.detail
    with pytest.raises(InvalidInput):
        export_rows("cases", tmp_path / "a.pdf", [ROW])
    with pytest.raises(InvalidInput) as caught:
        export_rows("wishes", tmp_path / "a.csv", [ROW])
    assert "cases" in caught.value.hint


def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export_rows("cases", path, [ROW])
    assert path.stat().st_mode & 0o077 == 0


def test_an_unknown_column_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        export_rows("cases", tmp_path / "a.csv", [{"colour": "red"}])


def test_instants_are_given_in_local_time_and_lists_joined(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    at = datetime(2021, 7, 5, 16, 30, tzinfo=UTC)
    export_rows("penalties", path, [{"sanctions": ["罚款", "警告"], "decided_on": at}])
    (found,) = read_csv(path)
    assert found["sanctions"] == "罚款；警告"
    assert found["decided_on"] == "2021-07-06T00:30:00+08:00"


def test_every_kind_has_columns_in_both_languages() -> None:
    assert set(export_kinds()) >= {
        *("cases", "penalties", "inspections", "coercions"),
        *("powers", "parties", "statutes", "agencies"),
    }
    for kind in export_kinds():
        columns = export_columns(kind)
        assert len(set(columns.values())) == len(columns)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_no_cell_of_a_csv_begins_like_a_formula(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "a.csv"
    export_rows("cases", path, [{"party": text, "cause": text} for text in texts])
    for row in read_csv(path):
        assert not row["party"].startswith(("=", "+", "-", "@"))
