"""The options before the command, read without Typer: enough to choose a language or a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registry.config import FLAGS

_NAMES = {flag: name for name, flag in FLAGS.items()}


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the command."""

    flags: dict[str, str]
    """Settings given as options, by their names."""
    has_command: bool
    """Whether anything but well-formed global options is there."""
    wants_version: bool


def read_opening(arguments: Sequence[str]) -> Opening:
    """Read the global options up to the first word that is none."""
    flags: dict[str, str] = {}
    words = list(arguments)
    while words:
        flag, separator, value = words[0].partition("=")
        if flag not in _NAMES or not (separator or len(words) > 1):
            break
        flags[_NAMES[flag]] = value if separator else words[1]
        del words[: 1 if separator else 2]
    return Opening(flags, has_command=bool(words), wants_version=words[:1] == ["--version"])
