"""What a command costs from its start to its end, beside bare Python and visidata's `--version`.

Processor time of the whole process, user and system, median of rounds in which all commands take
turns. Compiled files are kept in a folder of this run, so that every program finds its own.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from registry.database.reader import open_reader
from tests.benchmarks.common import Table, options
from tests.benchmarks.material import demonstration

ROUNDS = 11
CASES = 2_000
HEAVY = ("typer", "pydantic", "sqlalchemy", "sqlmodel", "alembic", "psycopg", "textual", "holidays")
_IMPORTED = re.compile(r"^import time:[^|]*\|[^|]*\| *(\S+)$", re.MULTILINE)
Command = Sequence[str]


def commands(path: Path) -> dict[str, Command]:
    """Return the commands of ours that are measured, by the name to show."""
    with open_reader(path) as reader:
        ref = reader.value("SELECT ref FROM cases WHERE stage = 'closed' ORDER BY id LIMIT 1")
    database = ("--database", str(path))
    return {
        "quanze --version": ("--version",),
        "quanze --help": ("--help",),
        "quanze search --help": ("search", "--help"),
        "quanze status --json": (*database, "status", "--json"),
        "quanze search 食品 --json": (*database, "search", "食品", "--json"),
        "quanze powers 食品 --json": (*database, "powers", "食品", "--json"),
        "quanze show REF --json": (*database, "show", ref, "--json"),
        "quanze check REF --json": (*database, "check", ref, "--json"),
    }


def taken(command: Command, environment: Mapping[str, str]) -> float:
    """Return the milliseconds of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return 1000 * spent


def imported(words: Command, environment: Mapping[str, str]) -> list[str]:
    """Return the modules that a command of ours loads."""
    command = [sys.executable, "-X", "importtime", "-m", "registry", *words]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return _IMPORTED.findall(ran.stderr)


def measure(path: Path, folder: str) -> list[str]:
    """Measure all commands in turns."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "QUANZE_LANG": "en"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    ours = commands(path)
    all_of_them: dict[str, Command] = {"python -c pass": (sys.executable, "-c", "pass")}
    if peer := shutil.which("vd"):
        all_of_them["vd --version"] = (peer, "--version")
    program = str(Path(sys.executable).with_name("quanze"))
    all_of_them |= {name: (program, *words) for name, words in ours.items()}
    for command in all_of_them.values():
        taken(command, environment)
    times: dict[str, list[float]] = {name: [] for name in all_of_them}
    for _round in range(ROUNDS):
        for name, command in all_of_them.items():
            times[name].append(taken(command, environment))
    table = Table("The command line: processor time of a whole process")
    show(table, {name: median(values) for name, values in times.items()})
    for name, words in ours.items():
        modules = imported(words, environment)
        table.line(f"{name}, modules loaded", len(modules), "")
        found = {module.partition(".")[0] for module in modules}
        print(f"    of them {', '.join(p for p in HEAVY if p in found) or 'nothing heavy'}")
    return table.missed


def show(table: Table, times: Mapping[str, float]) -> None:
    """Print the times, and the ratios that have a goal."""
    for name, value in times.items():
        table.line(name, value, "ms")
    peer = times.get("vd --version")
    if peer is None:
        print("  visidata is not on the PATH: nothing to compare --version and --help with")
    for name in ("quanze --version", "quanze --help"):
        table.line(f"{name} ÷ python -c pass", times[name] / times["python -c pass"], "×")
        if peer:
            table.line(f"{name} ÷ vd --version", times[name] / peer, "×", 1.0)


def main() -> int:
    """Measure on the chosen register."""
    with demonstration(options(__doc__), CASES) as path, tempfile.TemporaryDirectory() as folder:
        return 1 if measure(path, folder) else 0


if __name__ == "__main__":
    sys.exit(main())
