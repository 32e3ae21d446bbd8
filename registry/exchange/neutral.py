"""Cells that a spreadsheet program would run as formulas are made plain text."""

from __future__ import annotations

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutral(text: str) -> str:
    """Return text with an apostrophe before a beginning that would make it a formula.

    Text that already has apostrophes there gets one more, so that reading can take one off.
    """
    return "'" + text if text.lstrip("'").startswith(_DANGEROUS) else text


def csv_text(text: str) -> str:
    """Return text as a CSV cell: no formula, and no lone carriage return, which splits rows."""
    return neutral(text.replace("\r\n", "\n").replace("\r", "\n"))
