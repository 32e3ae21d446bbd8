"""What pages are made of: headings, labelled values, paragraphs, marked lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.texts import plain, plain_lines
from tui.wrapping import clip, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

APART = " " * 5
MOST_LABEL = 18

Run = tuple[str, str]
"""Text and its tone."""
Line = list[Run]


class Block:
    """A part of a page."""

    __slots__ = ()

    def lines(self, width: int, label: int) -> list[Line]:
        """Return it in lines of `width` cells, labels in `label` cells."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Title(Block):
    """What the page is about."""

    text: str

    def lines(self, width: int, label: int) -> list[Line]:  # noqa: ARG002
        """Return the title, wrapped."""
        return [[(text, "title")] for text in wrap(plain(self.text), width)]


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """The heading of a section, with a count or remark."""

    text: str
    note: str = ""

    def lines(self, width: int, label: int) -> list[Line]:  # noqa: ARG002
        """Return the heading on one line."""
        head = clip(self.text, min(cell_len(self.text), width))
        room = width - cell_len(head) - 2
        note = plain(self.note) if cell_len(plain(self.note)) <= room else ""
        return [[(head, "heading"), *([("  " + note, "muted")] if note else [])]]


@dataclass(frozen=True, slots=True)
class Entry(Block):
    """A labelled value."""

    label: str
    value: str
    tone: str = ""

    def lines(self, width: int, label: int) -> list[Line]:
        """Return label and value side by side, both wrapped."""
        pairs = zip_longest(
            wrap(self.label, label), wrap(plain_lines(self.value), width - label - 2), fillvalue=""
        )
        return [[(clip(head, label) + "  ", "muted"), (text, self.tone)] for head, text in pairs]


@dataclass(frozen=True, slots=True)
class Para(Block):
    """A paragraph."""

    text: str
    tone: str = ""
    indent: int = 0

    def lines(self, width: int, label: int) -> list[Line]:  # noqa: ARG002
        """Return the paragraph, wrapped and indented."""
        space = " " * self.indent
        wrapped = wrap(plain_lines(self.text), width - self.indent)
        return [[(space + text, self.tone)] for text in wrapped]


@dataclass(frozen=True, slots=True)
class Item(Block):
    """A line with a mark before it, and a muted note after it."""

    mark: str
    text: str
    tone: str = ""
    mark_tone: str = ""
    note: str = ""

    def lines(self, width: int, label: int) -> list[Line]:  # noqa: ARG002
        """Return the item with hanging indent."""
        indent = cell_len(self.mark) + 1
        space = " " * indent
        text, *more = wrap(plain_lines(self.text), width - indent)
        lines: list[Line] = [[(self.mark + " ", self.mark_tone or self.tone), (text, self.tone)]]
        lines.extend([(space + text, self.tone)] for text in more)
        if self.note:
            wrapped = wrap(plain_lines(self.note), width - indent)
            lines.extend([(space + text, "muted")] for text in wrapped)
        return lines


@dataclass(frozen=True, slots=True)
class Runs(Block):
    """Pieces of text with tones of their own, as many to a line as fit."""

    runs: tuple[tuple[str, str, str], ...]
    """(label, value, tone of the value)."""

    def lines(self, width: int, label: int) -> list[Line]:  # noqa: ARG002
        """Return the pieces in lines."""
        lines: list[Line] = [[]]
        used = 0
        for name, value, tone in self.runs:
            length = cell_len(f"{name} {value}") + len(APART)
            if used and used + length - len(APART) > width:
                lines.append([])
                used = 0
            lines[-1] += [(name + " ", "muted"), (value + APART, tone)]
            used += length
        return lines


@dataclass(frozen=True, slots=True)
class Gap(Block):
    """An empty line."""

    def lines(self, width: int, label: int) -> list[Line]:  # noqa: ARG002
        """Return an empty line."""
        return [[]]


def lay(blocks: Sequence[Block], width: int) -> list[Line]:
    """Break blocks into lines of at most `width` cells; runs of gaps become one."""
    label = _label_width(blocks, width)
    lines: list[Line] = []
    for block in blocks:
        if not isinstance(block, Gap) or (lines and lines[-1]):
            lines.extend(block.lines(width, label))
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _label_width(blocks: Iterable[Block], width: int) -> int:
    longest = max((cell_len(b.label) for b in blocks if isinstance(b, Entry)), default=0)
    return min(longest, MOST_LABEL, max(width // 3, 6))
