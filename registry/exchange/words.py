"""The words of published files for entries of our code lists, kept as data."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from registry.codes import Code

MAPS = Path(__file__).parent / "maps"
SEPARATORS = re.compile(r"[；;、,，|\n]+")
CodeT = TypeVar("CodeT", bound=Code)


@cache
def words() -> dict[str, dict[str, Any]]:
    """Return the word lists, by list and word."""
    return tomllib.loads((MAPS / "words.toml").read_text(encoding="utf-8"))


def entry(codes: type[CodeT], text: str, list_name: str) -> CodeT | None:
    """Find the entry of a code list that a text names: by value, code, term or known word."""
    if found := codes.parse(text):
        return found
    value = words()[list_name].get(text) or words()[list_name].get(text.upper())
    return codes.parse(value) if value else None
