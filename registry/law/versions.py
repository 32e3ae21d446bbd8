"""Versions of checks: a digest of the code that answers, so that a receipt names its rule."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from registry.resources import seeds_dir

if TYPE_CHECKING:
    from registry.law.checks.base import Check

LENGTH = 12
_PACKAGE = Path(__file__).parent
_NAME = "registry.law"
_IMPORT = re.compile(r"^ *from (registry\.law[\w.]*) import (\([^)]*\)|[^\n]*)", re.MULTILINE)
_DATA = ("parameters.csv", "major_catalogue.csv", "articles.csv", "statutes.csv")


def version_of(check: Check) -> str:
    """Return the version of a check: a digest of its module and of all rules that it imports."""
    return _module_version(check.run.__module__)


@cache
def program_version() -> str:
    """Return the program's version with a digest of all rules and of the data that they read."""
    data = (seeds_dir() / name for name in _DATA)
    digest = _digest([*sorted(_PACKAGE.rglob("*.py")), *data])
    return f"{version('quanze')} {digest}"


@cache
def _module_version(module: str) -> str:
    found: dict[Path, None] = {}
    waiting = [module]
    while waiting:
        path = _path(waiting.pop())
        if path is not None and path not in found:
            found[path] = None
            waiting.extend(_imported(path.read_text("utf-8")))
    return _digest(sorted(found))


def _imported(source: str) -> Iterator[str]:
    for module, names in _IMPORT.findall(source):
        yield module
        yield from (f"{module}.{name}" for name in re.findall(r"\w+", names))


def _path(module: str) -> Path | None:
    """Return the file of a module of the law; a package stands for no rule of its own."""
    inner = module.removeprefix(_NAME).strip(".").split(".")
    path = _PACKAGE.joinpath(*inner).with_suffix(".py")
    return path if path.is_file() else None


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:LENGTH]
