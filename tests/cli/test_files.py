from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.cli.files import read_entries, read_text
from registry.errors import InvalidInput
from tests.cli.conftest import Quanze

ENTRIES: list[dict[str, Any]] = [{"command": "step", "ref": "x"}, {"fine": Decimal("0.1")}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"command": "step", "ref": "x"}, {"fine": 0.1}]'),
        ("a.jsonl", '{"command": "step", "ref": "x"}\n\n{"fine": 0.1}\n'),
        ("a.txt", '{"command": "step", "ref": "x"}\n{"fine": 0.1}\n'),
        ("a.yaml", "- {command: step, ref: x}\n- fine: 0.1\n"),
        ("a", "\ufeff- {command: step, ref: x}\n- fine: 0.1\n"),
    ],
)
def test_entries_are_the_same_in_every_form_and_amounts_stay_exact(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert read_entries(str(tmp_path / name)) == ENTRIES


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", b'[\n{"a": }]', "line 2: this is not JSON"),
        ("a.jsonl", b'{"a": 1}\n{"a"', "line 2: this is not JSON"),
        ("a.yaml", b"a: 1\nb: [", "this is not YAML"),
        ("a.yaml", b"a: 2026-99-99", "this is not YAML"),
        ("a.json", b"\xff\xfe", "is not text in UTF-8"),
        ("a.json", b"9" * 5000, "this is not JSON"),
        ("a.json", b"[" * 100_000, "is nested too deeply"),
    ],
)
def test_a_malformed_file_is_refused_with_its_place(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidInput) as problem:
        read_entries(str(tmp_path / name))
    assert told in str(problem.value)
    assert name in str(problem.value)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="No such file"):
        read_text(str(tmp_path / "none.json"))
    with pytest.raises(InvalidInput, match="directory"):
        read_text(str(tmp_path))


@given(st.lists(st.dictionaries(st.text(), st.text() | st.integers(), min_size=1)))
def test_what_is_written_as_json_lines_is_read_back(entries: list[dict[str, Any]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), "utf-8")
        assert read_entries(str(path)) == entries


def test_standard_input_is_read_where_the_name_is_a_dash(quanze: Quanze) -> None:
    answer = quanze("record", "-", given="{")
    assert answer.code in {2, 4}
    assert "Traceback" not in answer.err
