"""A malformed or hostile file gets one clear sentence, and nothing happens."""

from __future__ import annotations

import io
import json
import os
import random
import sqlite3
import zipfile
from collections import deque
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from registry.errors import InvalidInput
from registry.exchange.columns import known_headers
from registry.exchange.readers import read_tables

SHEET = "xl/worksheets/sheet1.xml"


def refusal(path: Path) -> str:
    """Read the file to its end and return the sentence by which it is refused."""
    with pytest.raises(InvalidInput) as caught:
        deque(row for table in read_tables(path, known_headers()) for row in table.rows)
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
    return str(caught.value)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    found = book.active
    assert found is not None
    found.append(["企业名称", "地址"])
    found.append(["甲", "乙"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def tampered(path: Path, member: str, content: bytes) -> Path:
    """Write a workbook with one member replaced."""
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            if info.filename != member:
                target.writestr(info.filename, source.read(info))
        target.writestr(member, content)
    return path


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b'<?xml version="1.0"?><Workbook/>', "web page"),
        (b"", "empty"),
        (b"PK\x03\x04 and nothing else", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "not a workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"SQLite format 3\x00" + bytes(4000), "SQLite"),
        (b"name,\xe9\xe8\xff\xff\xfe caf\xe9\n", "neither in UTF-8"),
        (b"name\x00\x01,b\n\x05\x06binary\n", "not a text"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'{"a": [1, 2', "not valid JSON"),
        (b'[{"a": 1}, 5]', "no list"),
        (b'{"a": [{"x": 1}], "b": [{"x": 2}]}', "several lists"),
        (b"[" * 100_000, "nested"),
        (b'{"a": ' * 100_000, "nested"),
        (b'{"name": 1}\n{"name": 2}\n{"name":\n', "not valid JSON"),
        ("# 标题\n\n没有条文。\n".encode(), "no article"),
    ],
)
def test_what_is_no_table_is_refused_whatever_its_name(
    tmp_path: Path, content: bytes, word: str
) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(content)
    assert word in refusal(path)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "half.xlsx"
    path.write_bytes(workbook()[:-400])
    assert "damaged" in refusal(path)


def test_a_workbook_with_damaged_bytes_inside_is_refused(tmp_path: Path) -> None:
    content = bytearray(workbook())
    at = content.find(b"xl/worksheets/sheet1.xml") + 60
    content[at : at + 20] = os.urandom(20)
    path = tmp_path / "bad.xlsx"
    path.write_bytes(content)
    assert refusal(path)


def test_an_archive_without_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "archive.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert "without a workbook" in refusal(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tampered(tmp_path / "bomb.xlsx", "xl/media/big.bin", bytes(60 << 20))
    assert path.stat().st_size < 1 << 20
    assert "unpack" in refusal(path)


def test_a_cell_longer_than_any_program_writes_is_refused(tmp_path: Path) -> None:
    text = os.urandom(40_000).hex()
    content = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    found = refusal(tampered(tmp_path / "long.xlsx", SHEET, content.encode()))
    assert "A1" in found
    assert "32767" in found


def test_a_shared_text_longer_than_any_program_writes_is_refused(tmp_path: Path) -> None:
    text = "</t></r><r><t>".join(os.urandom(10_000).hex() for _part in range(3))
    content = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><r><t>{text}</t></r></si></sst>"
    )
    path = tampered(tmp_path / "shared.xlsx", "xl/sharedStrings.xml", content.encode())
    assert "32767" in refusal(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    content = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        b"<worksheet><sheetData/></worksheet>"
    )
    assert "entities" in refusal(tampered(tmp_path / "entity.xlsx", SHEET, content))


def test_broken_xml_is_refused(tmp_path: Path) -> None:
    assert "XML" in refusal(tampered(tmp_path / "broken.xlsx", SHEET, b"<worksheet><sheetData>"))


def test_a_row_far_down_does_not_make_a_sheet_large(tmp_path: Path) -> None:
    content = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>企业名称</t></is></c></row>'
        '<row r="90000"><c r="A90000" t="inlineStr"><is><t>甲</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    path = tampered(tmp_path / "far.xlsx", SHEET, content.encode())
    rows = [(r.number, r.cells) for t in read_tables(path, known_headers()) for r in t.rows]
    assert rows == [(90_000, ("甲",))]


def test_an_unclosed_quotation_mark_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "quote.csv"
    path.write_text('企业名称,地址\n"甲,乙\n' + "丙,丁\n" * 60_000, encoding="utf-8")
    assert "quotation mark" in refusal(path)


def test_a_line_without_end_is_refused_before_it_is_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    path.write_bytes("企业名称\n".encode() + b"a" * (3 << 20))
    assert "longer than" in refusal(path)


def test_views_of_a_foreign_database_are_not_run(tmp_path: Path) -> None:
    path = tmp_path / "views.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE VIEW articles AS SELECT 1 AS law_name, 2 AS article_text")
    database.close()
    assert "no table" in refusal(path)


@pytest.mark.parametrize("seed", range(6))
def test_no_damage_whatever_ends_otherwise_than_in_rows_or_one_sentence(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    sources = [
        workbook(),
        '企业名称,地址\n甲,"乙\n丙"\n'.encode("utf-8-sig"),
        "企业名称\t地址\n甲\t乙\n".encode("utf-16"),
        '{"values": [{"name": "甲", "more": {"a": 1}}]}'.encode(),
        "# 某法\n\n第一条 内容。\n".encode(),
    ]
    path = tmp_path / "damaged"
    for _turn in range(60):
        content = bytearray(chance.choice(sources))
        for _wound in range(chance.choice([1, 1, 3, 20])):
            at = chance.randrange(len(content))
            content[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
            content = content or bytearray(b"x")
        path.write_bytes(content)
        with suppress(InvalidInput):
            deque(row for table in read_tables(path, known_headers()) for row in table.rows)


def test_missing_files_and_folders_are_said(tmp_path: Path) -> None:
    assert "no file" in refusal(tmp_path / "missing.csv")
    assert "not a file" in refusal(tmp_path)


def test_a_json_file_with_one_object_is_one_record(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"name": "甲"}), encoding="utf-8")
    rows = [row.cells for table in read_tables(path, known_headers()) for row in table.rows]
    assert rows == [("甲",)]
