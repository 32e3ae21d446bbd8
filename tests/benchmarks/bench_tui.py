"""First paint, key to paint and memory of the terminal, against yardsticks of the same run.

    python tests/benchmarks/bench_tui.py --database register.sqlite3 [--user NAME] [--rounds 7]

Everything is measured from outside, through a real pseudo-terminal of 120 by 40 cells: from the
start of the process to the moment the expected text is written, and from a key to the last byte of
what it changes on screen. A bare Textual application is the yardstick; visidata, where it is
installed, shows the same rows from a CSV file.
"""

from __future__ import annotations

import argparse
import csv
import os
import pty
import re
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from dataclasses import dataclass, field
from fcntl import ioctl
from pathlib import Path

SIZE = (40, 120)
QUIET = 0.04
"""Silence after which a redraw counts as finished; the pane beside the list follows later."""
PAUSE = 0.3
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[()][A-Z0-9]|[=>])")
DOWN, PAGE_DOWN, END = "\x1b[B", "\x1b[6~", "\x1b[F"
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("BARE-APPLICATION")
Bare().run()
"""
OURS = """
import sys
from registry.config import load_settings
from tui.main import open_screen
open_screen(load_settings({{"database": {database!r}, "user": {user!r}}}, {{}}), {place!r})
"""


@dataclass
class Program:
    """A program in a pseudo-terminal."""

    command: list[str]
    process: subprocess.Popen[bytes] = field(init=False)
    main: int = field(init=False)
    started: float = field(init=False)

    def __enter__(self) -> Program:
        """Start it."""
        self.main, side = pty.openpty()
        ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        values = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
        }
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            self.command, stdin=side, stdout=side, stderr=side, env=values, start_new_session=True
        )
        os.close(side)
        return self

    def __exit__(self, *_error: object) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()
        os.close(self.main)

    def read(self, seconds: float) -> str:
        """Read what was written within some time."""
        ready, _write, _error = select.select([self.main], [], [], seconds)
        return os.read(self.main, 1 << 16).decode("utf-8", "replace") if ready else ""

    def until(self, words: str, limit: float = 120.0) -> float:
        """Return the seconds since the start until words are written."""
        text = ""
        while words not in ESCAPES.sub("", text):
            if time.perf_counter() - self.started > limit:
                raise SystemExit(f"{words!r} was not written: {ESCAPES.sub('', text)[-400:]!r}")
            text += self.read(0.5)
        return time.perf_counter() - self.started

    def rest(self, quiet: float = 0.5) -> None:
        """Read until nothing more is written."""
        while self.read(quiet):
            pass

    def press(self, key: str) -> tuple[float, int]:
        """Press a key; return the seconds until the last byte of the redraw, and the bytes."""
        start = last = time.perf_counter()
        os.write(self.main, key.encode())
        count = 0
        while text := self.read(QUIET if count else 1.0):
            last = time.perf_counter()
            count += len(text)
        return last - start, count

    def memory(self) -> float:
        """Return the resident memory in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def p95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(values)[max(round(len(values) * 0.95) - 1, 0)]


def first_paints(commands: dict[str, tuple[list[str], str]], rounds: int) -> dict[str, float]:
    """Return the median first paint of each program, rounds taken in turn."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _round in range(rounds):
        for name, (command, words) in commands.items():
            with Program(command) as program:
                taken[name].append(program.until(words))
    return {name: statistics.median(values) for name, values in taken.items()}


def keys(program: Program, key: str, times: int) -> tuple[float, float, float]:
    """Return median and 95th percentile in ms, and mean bytes, of pressing a key."""
    measured = []
    for _press in range(times):
        measured.append(program.press(key))
        program.rest(PAUSE)
    seconds = [taken for taken, _bytes in measured]
    size = statistics.mean(count for _taken, count in measured)
    return statistics.median(seconds) * 1000, p95(seconds) * 1000, size


def first_row(database: str, user: str) -> str:
    """Return the number that the first row of the records shows."""
    from registry.config import load_settings
    from tui.gateway import Gateway

    gateway = Gateway(load_settings({"database": database, "user": user}, {}))
    row = gateway.first_page("cases", "")[1][0]
    gateway.close()
    return str(row.document_no or row.ref)


def as_csv(database: str, user: str, folder: Path) -> tuple[Path, str]:
    """Write the rows that the list shows into a CSV file; return it and its first number."""
    from registry.config import load_settings
    from tui.gateway import Gateway

    gateway = Gateway(load_settings({"database": database, "user": user}, {}))
    ids = gateway.spine("cases", "").ids
    path = folder / "cases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["number", "party", "agency", "decided", "fine", "stage"])
        for start in range(0, len(ids), 2000):
            for r in gateway.rows("cases", ids[start : start + 2000]):
                number = r.document_no or r.ref
                writer.writerow([number, r.party, r.agency, r.decided_on, r.fine_fen, r.stage])
    gateway.close()
    return path, first_row(database, user)


def report(name: str, value: str, ratio: float | None = None, goal: float | None = None) -> None:
    """Print one line of the report."""
    shown = "" if ratio is None else f"  ×{ratio:.2f}"
    aim = "" if goal is None else f"  (goal ≤ {goal:g})"
    print(f"{name:<46}{value:>14}{shown}{aim}")


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--user", default="zhangwei")
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    number = first_row(given.database, given.user)
    ours = [sys.executable, "-c", OURS.format(**vars(given), place="records")]
    bare = [sys.executable, "-c", BARE]
    commands = {"bare": (bare, "BARE-APPLICATION"), "records": (ours, number)}
    with tempfile.TemporaryDirectory() as folder:
        if vd := shutil.which("vd"):
            path, words = as_csv(given.database, given.user, Path(folder))
            commands["visidata"] = ([vd, str(path)], words.partition("〕")[0])  # it clips
        paints = first_paints(commands, given.rounds)
    for name, seconds in paints.items():
        goal = {"records": 1.3}.get(name)
        report(f"first paint, {name}", f"{seconds * 1000:.0f} ms", seconds / paints["bare"], goal)
    if "visidata" in paints:
        against = paints["records"] / paints["visidata"]
        report("first paint, records to visidata", "", against, 1.0)
    measure_keys(ours, bare, number)


def measure_keys(ours: list[str], bare: list[str], number: str) -> None:
    """Measure keys at both ends of the list, and memory after it."""
    with Program(bare) as program:
        program.until("BARE-APPLICATION")
        program.rest()
        least = program.memory()
    with Program(ours) as program:
        program.until(number)
        program.rest(1.5)
        for depth in ("first rows", "last rows"):
            if depth == "last rows":
                report("End", f"{program.press(END)[0] * 1000:.1f} ms")
                program.rest(1.0)
                for _page in range(45):
                    program.press("\x1b[5~")
            for name, key, times, goal in (("↓", DOWN, 100, 20), ("PgDn", PAGE_DOWN, 40, 60)):
                median, high, size = keys(program, key, times)
                shown = f"{median:.1f} / {high:.1f} ms"
                report(f"{name}, {depth}: p50 / p95 ({size:.0f} bytes)", shown, None, goal)
        report("memory while browsing", f"{program.memory():.0f} MiB", program.memory() / least, 3)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
