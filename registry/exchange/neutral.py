"""Cells that a spreadsheet program would run as formulas are made plain text."""

from __future__ import annotations

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """Return text with an apostrophe before a beginning that would make it a formula."""
    return "'" + text if text.startswith(_DANGEROUS) else text
