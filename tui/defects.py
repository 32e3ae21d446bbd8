"""Defects of the program: kept in a file for its makers, one sentence for the person."""

from __future__ import annotations

import hashlib
import traceback
from typing import TYPE_CHECKING

from registry.errors import RegistryError
from registry.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


def keep(defect: BaseException) -> RegistryError:
    """Write a defect to the log folder and return what to say about it."""
    text = "".join(traceback.format_exception(defect))
    reference = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    log = _write(text, reference)
    return RegistryError(
        _("This is a defect of the program, number {reference}; nothing was changed.").format(
            reference=reference
        ),
        _("Please report it with the file {log}.").format(log=log) if log else "",
    )


def _write(text: str, reference: str) -> Path | None:
    from registry.config import state_dir

    log = state_dir() / f"defect-{reference}.txt"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, "utf-8", "replace")
        log.chmod(0o600)
    except OSError:
        return None
    return log
