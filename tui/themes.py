"""The two themes of the desk: ink on paper, and paper on ink; colours are named here only."""

from __future__ import annotations

from textual.theme import Theme

DARK, LIGHT = "quanze-dark", "quanze-light"

THEMES = (
    Theme(
        name=DARK,
        primary="#8fb3d9",
        secondary="#7d93ab",
        accent="#e0956a",
        warning="#dfb35f",
        error="#ea7d75",
        success="#8cc29a",
        foreground="#d5dae0",
        background="#14181d",
        surface="#1a1f26",
        panel="#222932",
        dark=True,
        variables={
            "line": "#303945",
            "muted": "#8a96a3",
            "block-cursor-background": "#2b3a4d",
            "block-cursor-foreground": "#eef2f6",
            "block-cursor-blurred-background": "#20272f",
            "block-cursor-text-style": "none",
            "input-cursor-background": "#e0956a",
            "input-selection-background": "#35506d",
            "scrollbar": "#39434f",
            "scrollbar-hover": "#4a5664",
            "scrollbar-active": "#8fb3d9",
            "scrollbar-background": "#14181d",
            "scrollbar-background-hover": "#14181d",
            "scrollbar-background-active": "#14181d",
            "scrollbar-corner-color": "#14181d",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#2d5b8a",
        secondary="#5c6f83",
        accent="#a8442a",
        warning="#8a5d00",
        error="#b02a24",
        success="#2c7040",
        foreground="#23292f",
        background="#f8f6f1",
        surface="#f1eee6",
        panel="#e8e4d9",
        dark=False,
        variables={
            "line": "#d3cdbf",
            "muted": "#6f706c",
            "block-cursor-background": "#d8e2ec",
            "block-cursor-foreground": "#14181d",
            "block-cursor-blurred-background": "#ece8de",
            "block-cursor-text-style": "none",
            "input-cursor-background": "#a8442a",
            "input-selection-background": "#c3d5e8",
            "scrollbar": "#cfc9bb",
            "scrollbar-hover": "#b9b2a2",
            "scrollbar-active": "#2d5b8a",
            "scrollbar-background": "#f8f6f1",
            "scrollbar-background-hover": "#f8f6f1",
            "scrollbar-background-active": "#f8f6f1",
            "scrollbar-corner-color": "#f8f6f1",
        },
    ),
)

FALLBACKS = {"line": "gray", "muted": "gray"}
"""Variables of ours that themes of others do not set."""
