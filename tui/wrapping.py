"""Fitting text into cells: clipping with an ellipsis and wrapping that respects Chinese."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "…"
_NOT_FIRST = "，。；：、！？）》」』】〕〉”’％%,.;:!?)]}…"
_NOT_LAST = "（《「『【〔〈“‘([{"
_WORD = re.compile(r"[!-~]+ *| +|.", re.DOTALL)


@lru_cache(maxsize=8192)
def clip(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + ELLIPSIS, width)


@lru_cache(maxsize=2048)
def clip_left(text: str, width: int) -> str:
    """Return `text` right-aligned in exactly `width` cells, cut with an ellipsis."""
    length = cell_len(text)
    return " " * (width - length) + text if length <= width else clip(text, width)


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells; at least one line comes back."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, max(width, 2)))
    return lines


def _wrap_paragraph(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for piece in _pieces(text, width):
        length = cell_len(piece.rstrip(" "))
        if used + length > width and line:
            lines.append(line.rstrip(" "))
            line, used = "", 0
        line += piece
        used += cell_len(piece)
    return [*lines, line.rstrip(" ")]


def _pieces(text: str, width: int) -> list[str]:
    pieces: list[str] = []
    for piece in _WORD.findall(text):
        glued = pieces and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST)
        if glued and cell_len(pieces[-1] + piece) <= width:
            pieces[-1] += piece
        elif cell_len(piece) > width:
            pieces.extend(_broken(piece, width))
        else:
            pieces.append(piece)
    return pieces


def _broken(word: str, width: int) -> list[str]:
    return [word[start : start + width] for start in range(0, len(word), width)]
