"""Tones: what a piece of text means, and the theme's colour in which it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color

if TYPE_CHECKING:
    from textual.app import App

TONES: dict[str, tuple[str, bool]] = {
    "": ("", False),
    "muted": ("muted", False),
    "good": ("text-success", False),
    "warn": ("text-warning", False),
    "bad": ("text-error", False),
    "accent": ("text-accent", False),
    "primary": ("text-primary", False),
    "strong": ("", True),
    "title": ("", True),
    "heading": ("text-primary", True),
    "alarm": ("text-error", True),
}
"""The colour variable of each tone, and whether it is bold."""


def tone_style(app: App[object], tone: str) -> Style:
    """Return a tone in the colours of the theme in use, to be laid over a background."""
    variable, bold = TONES[tone]
    color = app.theme_variables.get(variable) if variable else None
    return Style(color=Color.parse(color).rich_color if color else None, bold=bold or None)


def tone_name(tone: str) -> str:
    """Return a tone as Textual's content names styles."""
    variable, bold = TONES[tone]
    parts = ["bold"] if bold else []
    return " ".join([*parts, f"${variable}"] if variable else parts)
