"""From what went wrong to one sentence on standard error and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from registry.errors import RegistryError
from registry.i18n import _

INTERRUPTED = 130
USAGE = 2


def exit_code_of(work: Callable[[], int]) -> int:
    """Run `work`; say failures in a sentence and return the code they mean."""
    try:
        code = work()
        sys.stdout.flush()
    except RegistryError as problem:
        return _refuse(problem)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence_output()
        return 0
    except Exception as defect:
        return _explain(defect)
    return code


def complain(detail: str, hint: str = "") -> None:
    """Write a sentence to standard error, and its hint on a line of its own."""
    lines = [f"quanze: {detail}", *([f"  {hint}"] if hint else [])]
    print(*lines, sep="\n", file=sys.stderr)  # noqa: T201 - this is the command line's voice


def silence_output() -> None:
    """Stop writing to a reader that has gone away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(problem: RegistryError) -> int:
    complain(problem.detail, problem.hint)
    return problem.exit_code


def _explain(defect: Exception) -> int:
    from registry.config import load_settings
    from registry.database.failures import explain

    if explained := explain(defect, load_settings().database):
        return _refuse(explained)
    reference, log = _keep(defect)
    complain(
        _("This is a defect of the program, number {reference}; nothing was changed.").format(
            reference=reference
        ),
        _("Please report it with the file {log}.").format(log=log) if log else "",
    )
    return USAGE


def _keep(defect: Exception) -> tuple[str, Path | None]:
    import hashlib
    import traceback

    from registry.config import state_dir

    text = "".join(traceback.format_exception(defect))
    reference = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    log = state_dir() / f"defect-{reference}.txt"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, "utf-8", "replace")
        log.chmod(0o600)
    except OSError:
        return reference, None
    return reference, log
