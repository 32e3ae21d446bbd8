"""Counts the rows of test tables per check by letting pytest collect them, and prints JSON."""

from __future__ import annotations

import contextlib
import inspect
import io
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CODE = re.compile(r"\b[A-Z]{2}\d\d\b")
FOLDER = Path(__file__).parent


class Collector:
    """Notes of every test of a table which checks it asks."""

    def __init__(self) -> None:
        self.rows: Counter[str] = Counter()

    def pytest_collection_finish(self, session: Any) -> None:
        for item in session.items:
            given = getattr(item, "callspec", None)
            self.rows.update(set(_codes(item.function, given.params if given else {})))


def _codes(function: Any, given: dict[str, Any]) -> Iterator[str]:
    """Yield the checks that a test names in its row, else those that it names in its words."""
    named = [
        code
        for value in given.values()
        if isinstance(value, str) and (code := CODE.fullmatch(value))
    ]
    if named:
        yield from (code[0] for code in named)
        return
    yield from CODE.findall(inspect.getsource(function).partition("def ")[2])
    for name in function.__code__.co_names:
        helper = function.__globals__.get(name)
        if inspect.isfunction(helper) and helper.__module__ == function.__module__:
            yield from CODE.findall(inspect.getsource(helper))


def rows() -> dict[str, int]:
    """Return how many rows ask each check."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.law.counting"],
        cwd=FOLDER.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    counted: dict[str, int] = json.loads(ran.stdout)
    return counted


def main() -> None:
    """Collect and print."""
    collector = Collector()
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", str(FOLDER)], [collector])
    sys.stdout.write(json.dumps(collector.rows))


if __name__ == "__main__":
    main()
