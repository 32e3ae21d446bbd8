"""Prints how long cold starts take and what they load; for information, nothing is asserted."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time

TIMES = 5
STARTS = {
    "python": "pass",
    "import registry": "import registry",
    "quanze --version": "from registry.cli import main; main(['--version'])",
    "quanze --help": "from registry.cli import main; main(['--help'])",
    "import tui.app": "import tui.app",
    "import sqlmodel": "import sqlmodel",
}


def main() -> None:
    """Print one line per start: the best time of several, and the number of modules."""
    print(f"{'cold start':<20}{'ms':>8}{'modules':>10}")
    for name, code in STARTS.items():
        count = f"{code}\nimport sys; sys.stderr.write(str(len(sys.modules)))"
        best, modules = _measured([sys.executable, "-c", count])
        print(f"{name:<20}{best:>8.0f}{modules:>10}")
    if peer := shutil.which("vd"):
        print(f"{'vd --version':<20}{_measured([peer, '--version'])[0]:>8.0f}")


def _measured(command: list[str]) -> tuple[float, str]:
    best, told = float("inf"), ""
    for _turn in range(TIMES):
        started = time.perf_counter()
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        best = min(best, (time.perf_counter() - started) * 1000)
        told = ran.stderr.strip()
    return best, told


if __name__ == "__main__":
    main()
