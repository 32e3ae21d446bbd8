"""The documents say what the program does."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from registry.exchange.columns import KINDS
from registry.exchange.exporters import export_kinds
from registry.queries.exports import SOURCES
from tests.cli.conftest import Quanze
from tests.cli.reference import reference

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")


def test_the_reference_is_what_the_commands_say_of_themselves() -> None:
    assert reference() == CLI, "run: make reference"


def test_every_kind_of_import_and_export_is_documented() -> None:
    prose = CLI.partition("## Imports and exports")[2].partition("## `quanze`")[0]
    assert set(re.findall(r"`([a-z-]+)`", prose)) >= {*KINDS, *export_kinds()}
    assert set(SOURCES) == set(export_kinds())


def transcript() -> list[tuple[str, str]]:
    """Return each command of the README with what it prints."""
    text = README.read_text("utf-8").partition("```console\n")[2].partition("```")[0]
    assert text.count("\n") <= 10
    pieces = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return [(piece.partition("\n")[0], piece.partition("\n")[2]) for piece in pieces]


@pytest.mark.slow
def test_the_readme_shows_what_really_happens(
    quanze: Quanze, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUANZE_TODAY", "2026-11-23")
    monkeypatch.setenv("QUANZE_USER", "liqiang")
    for command, expected in transcript():
        run = command.replace("quanze", f"{shlex.quote(sys.executable)} -m registry", 1)
        ran = subprocess.run(
            ["bash", "-c", run], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert ran.stdout.replace(f"{tmp_path}/", "") == expected, ran.stderr


def test_the_readme_names_keys_that_are_true() -> None:
    from tui.keys import TABLE

    table = README.read_text("utf-8").partition("<!-- from tui/keys.py -->")[2]
    rows = re.findall(r"^\| (?!key)([^|]+) \| ([^|]+) \|$", table, flags=re.MULTILINE)
    assert len(rows) >= 8
    known = (ROOT / "docs" / "keys.md").read_text("utf-8")
    sentences = {key.sentence for key in TABLE}
    for keys, sentence in rows:
        assert sentence in sentences
        assert f"| {keys} | {sentence} |" in known


def test_every_picture_of_a_screen_is_shown_and_every_one_shown_is_there() -> None:
    text = (ROOT / "docs" / "screens.md").read_text("utf-8")
    shown = re.findall(r"\(screens/([a-z-]+)\.svg\)", text)
    assert set(shown) == {path.stem for path in (ROOT / "docs" / "screens").glob("*.svg")}
