"""Trying as somebody without rights, because permissions do not hold the superuser."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable

NOBODY = 65534


def as_nobody(action: Callable[[], object]) -> str:
    """Return what the action returns, or the error it raises, in a process without rights."""
    source, sink = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking beside threads: none is used
        child = os.fork()
    if child == 0:
        _answer(action, sink)
    os.close(sink)
    with os.fdopen(source) as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return text


def _answer(action: Callable[[], object], sink: int) -> None:
    try:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        text = str(action())
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
    os.write(sink, text.encode())
    os._exit(0)
