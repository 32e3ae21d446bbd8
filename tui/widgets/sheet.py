"""A page of text about one thing: headings, labelled values, paragraphs, marked lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from tui.texts import plain, plain_lines
from tui.wrapping import clip, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.geometry import Size

Run = tuple[str, str]
"""Text and its tone."""
Line = list[Run]

STYLES = {
    "": "",
    "muted": "$muted",
    "good": "$text-success",
    "warn": "$text-warning",
    "bad": "$text-error",
    "accent": "$text-accent",
    "primary": "$text-primary",
    "strong": "bold",
    "alarm": "bold $text-error",
    "title": "bold",
    "heading": "bold $text-primary",
    "line": "$line",
}
MOST_LABEL = 18
APART = " " * 5


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


def to_content(lines: Sequence[Line]) -> Content:
    """Return lines as Textual content; nothing in them is markup."""
    parts: list[Content | str | tuple[str, str]] = []
    for number, line in enumerate(lines):
        if number:
            parts.append("\n")
        parts.extend((text, STYLES[tone]) if STYLES[tone] else text for text, tone in line)
    return Content.assemble(*parts)


class Sheet(Widget):
    """Shows blocks, laid out anew for every width."""

    DEFAULT_CSS = """
    Sheet { width: 1fr; height: auto; }
    """

    def __init__(
        self,
        blocks: Sequence[Block] = (),
        *,
        id: str | None = None,  # noqa: A002  # Textual's own name
        classes: str | None = None,
    ) -> None:
        """Start with some blocks."""
        super().__init__(id=id, classes=classes)
        self._blocks = tuple(blocks)
        self._laid: tuple[int, Content] | None = None

    def show(self, blocks: Sequence[Block]) -> None:
        """Show other blocks."""
        self._blocks = tuple(blocks)
        self._laid = None
        self.refresh(layout=True)

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return self._content(self.size.width or 80).plain

    def _content(self, width: int) -> Content:
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, to_content(lay(self._blocks, width)))
        return self._laid[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of lines at a width."""
        return self._content(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Return the lines."""
        return self._content(self.size.width)
