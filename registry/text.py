"""Text as people search for it and as a terminal shows it: folding, grams, cell width, clipping."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from functools import lru_cache

ELLIPSIS = "…"
SPACE_MARK = "\u00a0"
"""Stands for a space inside a gram; folding leaves no such character in any text."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Controls, joiners, direction marks, variation selectors and lone surrogates."""
_BRACKETS = (("〔", "("), ("〕", ")"), ("【", "("), ("】", ")"), ("[", "("), ("]", ")"))
_ANGLES = (("〈", "("), ("〉", ")"))

_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ud800-\udfff]"
)
"""What moves the cursor, rings, colours or turns the direction of writing."""
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UTF32 = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"


def fold(text: str) -> str:
    """Return the form in which texts are compared when searched.

    Compatibility forms and case are folded, brackets have one style, white space is one space, and
    what cannot be seen is dropped.
    """
    if text.isascii():
        folded = _INVISIBLE.sub("", text).lower()
    else:
        folded = _normalised(_normalised(_INVISIBLE.sub("", text)).casefold())
        for bracket, plain in _ANGLES:
            folded = folded.replace(bracket, plain)
    for bracket, plain in _BRACKETS:
        folded = folded.replace(bracket, plain)
    return " ".join(folded.split())


def _normalised(text: str) -> str:
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)


def bigrams(folded: str) -> str:
    """Return the overlapping pairs of characters of a folded text, separated by spaces.

    A phrase of adjacent pairs occurs in this list exactly where the text holds the substring.
    """
    points = array("I", folded.replace(" ", SPACE_MARK).encode(_UTF32))
    pairs = len(points) - 1
    if pairs < 1:
        return ""
    cells = array("I", [32]) * (3 * pairs)
    cells[0::3] = points[:-1]
    cells[1::3] = points[1:]
    return cells.tobytes().decode(_UTF32)[:-1]


def characters(folded: str) -> set[str]:
    """Return the distinct characters of a folded text, as they are indexed."""
    return set(folded.replace(" ", SPACE_MARK))


@lru_cache(maxsize=16384)
def _cells(character: str) -> int:
    category = unicodedata.category(character)
    if character == "\u00ad":
        return 1
    if category in {"Mn", "Me", "Mc", "Cf", "Cc", "Zl", "Zp"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes; ambiguous characters count as narrow."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_cells, text))


def clip(text: str, cells: int, ellipsis: str = ELLIPSIS) -> str:
    """Cut a text to at most `cells` cells, with an ellipsis, never inside a wide character."""
    if width(text) <= cells:
        return text
    room = cells - width(ellipsis)
    if room < 0:
        return ""
    used = 0
    for place, character in enumerate(text):
        used += _cells(character)
        if used > room:
            return text[:place] + ellipsis
    return text


def pad(text: str, cells: int, ellipsis: str = ELLIPSIS) -> str:
    """Clip a text to `cells` cells and fill it with spaces to exactly that width."""
    clipped = clip(text, cells, ellipsis)
    return clipped + " " * (cells - width(clipped))


def clean(text: str, lines: bool = False) -> str:
    """Make a text harmless to a terminal: controls and direction marks become visible signs.

    Line breaks and tabs become spaces, unless `lines` keeps the breaks.
    """
    if lines:
        return "\n".join(clean(line) for line in text.splitlines())
    return _HARMFUL.sub(_visible, text)


def excerpt(text: str, cells: int = 40) -> str:
    """Return the beginning of a text that somebody gave, fit to be named in a sentence."""
    return clip(clean(text.strip()), cells)


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\n\v\f\r\x85\u2028\u2029":
        return " "
    return chr(0x2400 + ord(character)) if character < " " else _REPLACEMENT
