"""A demonstration of 1,500 cases, made once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from registry.database.reader import Reader

CASES = 1_500


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration in a file of SQLite."""
    from registry.actions.setup import init_database

    path = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    init_database(path, demo=True, records=CASES, seed=7)
    return path


@pytest.fixture(scope="session")
def demo(demo_file: Path) -> Iterator[Reader]:
    """A reader of the demonstration."""
    from registry.database.reader import open_reader

    with open_reader(demo_file) as reader:
        yield reader
