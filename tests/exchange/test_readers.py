"""Tables are read whatever the format, encoding and place of the header."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.exchange.cells import BadCell, FormulaCell, clean
from registry.exchange.columns import known_headers
from registry.exchange.exporters.writers import write_csv
from registry.exchange.readers import Table, read_tables
from registry.exchange.readers.table import header_key, letter

HEADER = ["企业名称", "统一社会信用代码", "登记机关"]
ROWS = [["甲有限公司", "91420100MA4KTE5T87", "武汉市市场监督管理局"], ["乙公司", "—", "某局"]]


def only_table(path: Path) -> tuple[Table, list[tuple[Any, ...]]]:
    tables = read_tables(path, known_headers())
    table = next(tables)
    rows = [row.cells for row in table.rows]
    assert next(tables, None) is None
    return table, rows


def labels(table: Table) -> list[str]:
    return [column.label for column in table.columns]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_text_tables_are_read_in_every_encoding_and_with_every_delimiter(
    sheet: Callable[..., Path], encoding: str, delimiter: str
) -> None:
    path = sheet(HEADER, *ROWS, encoding=encoding, delimiter=delimiter, name="data.txt")
    table, rows = only_table(path)
    assert labels(table) == HEADER
    assert rows == [tuple(row) for row in ROWS]


def test_newlines_within_quotes_stay_and_rows_are_numbered_as_a_spreadsheet_shows_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_text('sep=;\n企业名称;地址\n"甲\n乙";"一, 二"\n丙;\n', encoding="utf-8")
    tables = read_tables(path, known_headers())
    rows = list(next(tables).rows)
    assert [(row.number, row.cells) for row in rows] == [(3, ("甲\n乙", "一, 二")), (4, ("丙", ""))]


def test_a_header_is_found_below_titles_and_beside_empty_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    found = book.active
    assert found is not None
    found["B1"] = "行政处罚信息统计表"
    found.append([None, "CF_XDR_MC", "CF_WSH", None, "CF_JDRQ"])
    found.append([None, "行政相对人名称", "行政处罚决定书文号", None, "处罚决定日期"])
    found.append([None, "甲公司", "武市监罚〔2021〕1号", "x", date(2021, 7, 5)])
    found.append([None, None, None, None, " "])
    found.append([None, "乙公司", "武市监罚〔2021〕2号", None, "2021.7.6"])
    path = tmp_path / "misnamed.dat"
    book.save(path)
    table, rows = only_table(path)
    assert labels(table) == ["A", "CF_XDR_MC", "CF_WSH", "D", "CF_JDRQ"]
    assert table.columns[1].names == ("CF_XDR_MC", "行政相对人名称")
    assert [row[1] for row in rows] == ["甲公司", "乙公司"]
    assert rows[0][4] == datetime(2021, 7, 5)  # noqa: DTZ001 - as spreadsheets give it


def test_cells_merged_downwards_are_filled_and_it_is_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    found = book.active
    assert found is not None
    for row in (
        ["抽查事项", "抽查依据", "抽查对象"],
        ["甲", "法", "企业"],
        [None, "规", "商户"],
        ["乙", "章", "x"],
    ):
        found.append(row)
    found.merge_cells("A2:A3")
    path = tmp_path / "merged.xlsx"
    book.save(path)
    table, rows = only_table(path)
    assert [row[0] for row in rows] == ["甲", "甲", "乙"]
    assert table.remarks


def test_formulas_and_error_values_are_told_from_plain_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    found = book.active
    assert found is not None
    found.append(["企业名称", "地址"])
    found.append(["=1+1", "#N/A"])
    path = tmp_path / "formulas.xlsx"
    book.save(path)
    _table, rows = only_table(path)
    assert rows == [(FormulaCell(None), BadCell("#N/A"))]


def test_serials_of_the_1904_system_are_known(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - the library's own value
    found = book.active
    assert found is not None
    found.append(["企业名称", "成立日期"])
    found.append(["甲", 41011])
    path = tmp_path / "mac.xlsx"
    book.save(path)
    table, _rows = only_table(path)
    assert table.epoch == 1904


def test_every_sheet_with_rows_is_a_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("一", "二", "空"):
        made = book.create_sheet(name)
        if name != "空":
            made.append(["企业名称"])
            made.append([name])
    path = tmp_path / "sheets.xlsx"
    book.save(path)
    tables = read_tables(path, known_headers())
    assert [(table.sheet, [row.cells for row in table.rows]) for table in tables] == [
        ("一", [("一",)]),
        ("二", [("二",)]),
    ]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: rows,
        lambda rows: {"values": rows},
        lambda rows: {"total": 2, "items": rows},
        lambda rows: {"code": 0, "data": {"page": 1, "list": rows}},
    ],
)
def test_the_list_of_records_is_found_wherever_json_holds_it(
    tmp_path: Path, wrap: Callable[[Any], Any]
) -> None:
    path = tmp_path / "a.json"
    records = [{"name": "甲", "kinds": ["罚款", "警告"]}, {"name": "乙", "more": {"x": 1.10}}]
    path.write_text(json.dumps(wrap(records)), encoding="utf-8")
    table, rows = only_table(path)
    assert labels(table) == ["name", "kinds", "more.x"]
    assert rows[0] == ("甲", ("罚款", "警告"), None)
    assert str(rows[1][2]) == "1.1"


def test_json_lines_are_numbered_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"name": "甲"}\n\n{"name": "乙", "b": 1}\n', encoding="utf-8")
    tables = read_tables(path, known_headers())
    table = next(tables)
    assert table.format == "jsonl"
    assert [(row.number, row.cells) for row in table.rows] == [(1, ("甲", None)), (3, ("乙", 1))]


def test_a_statute_in_markdown_is_read_by_article(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# 某法\n\n2020年1月2日 通过\n\n2021年1月22日 修订\n\n<!-- INFO END -->\n\n"
        "## 第一章 总则\n\n"
        "第一条 为了规范。\n\n第二款的内容。\n\n### 第一节 细则\n\n第一条之一　补充。\n\n"
        "第二条 本法自2021年7月15日起施行。\n",
        encoding="utf-8",
    )
    table, rows = only_table(path)
    named = [dict(zip(labels(table), row, strict=True)) for row in rows]
    assert [row["article_no"] for row in named] == ["第一条", "第一条之一", "第二条"]
    assert named[0]["article_text"] == "为了规范。\n第二款的内容。"
    assert named[1]["chapter"], named[1]["section"] == ("第一章 总则", "第一节 细则")
    assert {row["effective_date"] for row in named} == {"2021年7月15日"}
    assert {row["publish_date"] for row in named} == {"2021年1月22日"}


def test_statutes_in_a_database_are_read_without_changing_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE laws (law_id, law_name, effective_date)")
        database.execute("CREATE TABLE articles (law_id, law_name, article_no, article_text)")
        database.execute("INSERT INTO laws VALUES ('a', '某法', '2020-01-01')")
        database.execute("INSERT INTO articles VALUES ('a', '某法', '第一条', '内容')")
    database.close()
    before = path.read_bytes()
    table, rows = only_table(path)
    named = dict(zip(labels(table), rows[0], strict=True))
    assert (named["law_name"], named["effective_date"]) == ("某法", "2020-01-01")
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.db"]


@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=9
            ),
            min_size=2,
            max_size=2,
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_written_as_csv_is_read_back(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "any.csv"
    write_csv(path, HEADER[:2], [["x", "y"], *rows], bom=False)
    _table, found = only_table(path)
    cleaned = [[clean(cell)[0] for cell in row] for row in rows]
    read = [[clean(cell)[0] for cell in row] for row in found[1:]]
    assert [row for row in read if any(row)] == [row for row in cleaned if any(row)]


def test_headers_are_compared_without_width_case_stars_and_blanks() -> None:
    assert header_key(" *行政相对人\u3000名称： ") == header_key("行政相对人名称（必填）")
    assert header_key("ＣＦ_ＷＳＨ") == "cf_wsh"
    assert [letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
