"""The desk over a real demonstration register, and a terminal to run the program in."""

from __future__ import annotations

import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[()][A-Z0-9]|[=>])")
KEYS = {"enter": "\r", "escape": "\x1b", "f3": "\x1bOR", "f10": "\x1b[21~", "down": "\x1b[B"}


class Terminal:
    """A pseudo-terminal in which the program runs; it remembers all that was written."""

    def __init__(
        self, *arguments: str, size: tuple[int, int] = (80, 24), **environment: str
    ) -> None:
        """Start the program."""
        self.main, side = pty.openpty()
        ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.before = termios.tcgetattr(side)
        self.side = side
        values = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        self.process = subprocess.Popen(  # our own program
            [sys.executable, "-m", "tui.main", *arguments],
            stdin=side,
            stdout=side,
            stderr=side,
            env=values,
            start_new_session=True,
        )
        self.written = ""

    def read(self, seconds: float = 0.1) -> bool:
        """Read what was written meanwhile; tell whether there was anything."""
        ready, _write, _error = select.select([self.main], [], [], seconds)
        if not ready:
            return False
        try:
            self.written += os.read(self.main, 65536).decode("utf-8", "replace")
        except OSError:
            return False
        return True

    @property
    def text(self) -> str:
        """All text written so far, without the escapes."""
        return ESCAPES.sub("", self.written)

    def until(self, words: str, seconds: float = 30) -> None:
        """Wait until words have been written since the last forgetting."""
        end = time.monotonic() + seconds
        while words not in self.text:
            if time.monotonic() > end:
                raise AssertionError(f"{words!r} was not written; the end was {self.text[-600:]!r}")
            self.read()

    def press(self, *keys: str) -> None:
        """Forget what was written and press keys; text is typed as it is."""
        self.written = ""
        for key in keys:
            os.write(self.main, KEYS.get(key, key).encode())
            time.sleep(0.05)

    def leave(self, seconds: float = 20) -> int:
        """Wait for the end and return the exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.wait(1)

    def close(self) -> None:
        """End the program, if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.main)
        os.close(self.side)


def make_demo(folder: Path, records: int = 300) -> Path:
    """Make a demonstration register."""
    from datetime import date

    from registry.actions.setup import init_database

    path = folder / "register.sqlite3"
    init_database(path, demo=True, records=records, today=date(2026, 11, 23))
    return path
