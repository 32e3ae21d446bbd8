"""Counts of a result by field and value, from which the query line is switched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from registry.i18n import _
from tui import query_words
from tui.widgets.columns import Column
from tui.widgets.paged_table import PagedTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.views import Facet


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A heading or a value in the list of counts."""

    id: int
    field: str
    value: str
    text: str
    count: int | None
    chosen: bool = False


def facet_lines(facets: Sequence[Facet], line: str, titles: dict[str, str]) -> list[FacetLine]:
    """Return counts as lines under one heading per field."""
    lines: list[FacetLine] = []
    field = ""
    for facet in facets:
        if facet.field != field:
            field = facet.field
            if lines:
                lines.append(FacetLine(_id(field, "gap"), field, "", "", None))
            lines.append(FacetLine(_id(field), field, "", _(titles.get(field, field)), None))
        chosen = query_words.has(line, field, facet.value)
        number = _id(field, "value", facet.value)
        lines.append(FacetLine(number, field, facet.value, facet.label, facet.count, chosen))
    return lines


def _id(*parts: str) -> int:
    """Return an id by which the cursor finds a line again when counts have changed."""
    return crc32(":".join(parts).encode())


FACET_COLUMNS = (
    Column(
        "label",
        "",
        lambda line: (
            f"{'●' if line.chosen else ' '} {line.text}" if line.count is not None else line.text
        ),
        16,
        8,
        flex=1,
    ),
    Column(
        "count", "", lambda line: "" if line.count is None else f"{line.count:,}", 7, 5, right=True
    ),
)


def is_facet_title(line: FacetLine) -> bool:
    """Whether a line only names a field."""
    return line.count is None


def facet_tone(line: FacetLine) -> str:
    """Return the tone of a line of counts."""
    return "muted" if line.count is None else "accent" if line.chosen else ""


class FacetList(PagedTable):
    """A list of counts."""

    def __init__(self) -> None:
        """Make the list with its two columns."""
        super().__init__(
            FACET_COLUMNS, header=False, tone=facet_tone, skip=is_facet_title, id="facets"
        )
