from __future__ import annotations

import io
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from registry.cli import main


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Quanze:
    """Runs the command line in this process, with nothing of the tester's own settings."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str, given: str | None = None) -> Answer:
        if given is not None:
            self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        self._capsys.readouterr()
        code = main(words)
        out, err = self._capsys.readouterr()
        return Answer(code, out, err)


@pytest.fixture
def quanze(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Quanze:
    for name in [name for name in os.environ if name.startswith("QUANZE_")]:
        monkeypatch.delenv(name)
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("QUANZE_LANG", "en")
    monkeypatch.setenv("QUANZE_DATABASE", str(tmp_path / "register.sqlite3"))
    return Quanze(capsys, monkeypatch)


@pytest.fixture
def empty(sqlite_template: Path, tmp_path: Path, quanze: Quanze) -> Path:
    """An empty register at the place that the settings name."""
    return Path(shutil.copy(sqlite_template, tmp_path / "register.sqlite3"))


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration register, made once and copied for each test."""
    from registry.actions.setup import init_database

    path = tmp_path_factory.mktemp("demo") / "register.sqlite3"
    init_database(path, demo=True, records=300)
    return path


@pytest.fixture
def demo(demo_template: Path, tmp_path: Path, quanze: Quanze) -> Path:
    """A demonstration register at the place that the settings name."""
    return Path(shutil.copy(demo_template, tmp_path / "register.sqlite3"))
