"""The rows of a spine that are in memory, by page, and which pages have been asked for."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from registry.views import Spine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PAGE = 100
"""Rows fetched at once."""
KEPT = 40
"""Pages kept in memory."""


class Pages:
    """A cache of pages over a spine; it never fetches, it says what is missing."""

    def __init__(self) -> None:
        """Start with no rows."""
        self.generation = 0
        self.spine = Spine(array("q"), 0)
        self._pages: OrderedDict[int, dict[int, Any]] = OrderedDict()
        self._asked: set[int] = set()

    def __len__(self) -> int:
        """Return how many rows can be shown now."""
        return len(self.spine.ids)

    def start(self, spine: Spine, rows: Sequence[Any] = ()) -> None:
        """Forget everything and show another spine, whose first rows may be at hand."""
        self.generation += 1
        self.spine = spine
        self._pages.clear()
        self._asked.clear()
        self._fill(rows)

    def grow(self, spine: Spine) -> None:
        """Take the complete spine of the same result; rows at hand stay where ids agree."""
        known = [row for page in self._pages.values() for row in page.values()]
        asked = self._asked
        before = self.spine.ids
        self.spine = spine
        if spine.ids[: len(before)] != before:
            self._pages.clear()
            asked.clear()
            self._fill(known)
        elif len(before) % PAGE:
            self._asked.discard(len(before) // PAGE)

    def row(self, index: int) -> Any | None:
        """Return the row at an index, or None where it is not in memory."""
        page = self._pages.get(index // PAGE)
        if page is None:
            return None
        if index % PAGE == 0:
            self._pages.move_to_end(index // PAGE)
        return page.get(self.spine.ids[index])

    def is_gone(self, index: int) -> bool:
        """Whether the row's page was delivered without the row: it was deleted meanwhile."""
        page = index // PAGE
        return page in self._pages and page not in self._asked and self._complete(page)

    def missing(self, indices: Iterable[int]) -> list[int]:
        """Return the pages of these rows that are not here, and note that they are asked for."""
        pages = {i // PAGE for i in indices if 0 <= i < len(self)}
        wanted = sorted(p for p in pages if p not in self._asked and not self._complete(p))
        self._asked.update(wanted)
        return wanted

    def ids_of(self, page: int) -> array[int]:
        """Return the ids on a page."""
        return self.spine.ids[page * PAGE : (page + 1) * PAGE]

    def provide(self, generation: int, page: int, rows: Iterable[Any]) -> bool:
        """Keep the rows of a page; answers to an earlier spine are refused."""
        if generation != self.generation:
            return False
        self._asked.discard(page)
        delivered = dict.fromkeys(self.ids_of(page))
        delivered.update((row.id, row) for row in rows)
        self._keep(page, delivered)
        return True

    def refuse(self, generation: int, page: int) -> None:
        """Note that a page could not be fetched, so that it can be asked for again."""
        if generation == self.generation:
            self._asked.discard(page)

    def forget(self, row_id: int) -> int | None:
        """Drop the page that holds a row so that it is fetched anew; return the row's index."""
        try:
            index = self.spine.ids.index(row_id)
        except ValueError:
            return None
        self._pages.pop(index // PAGE, None)
        return index

    def _complete(self, page: int) -> bool:
        held = self._pages.get(page)
        return held is not None and len(held) >= len(self.ids_of(page))

    def _fill(self, rows: Sequence[Any]) -> None:
        by_id = {row.id: row for row in rows}
        for index, row_id in enumerate(self.spine.ids[: len(by_id) + PAGE]):
            if row := by_id.get(row_id):
                self._pages.setdefault(index // PAGE, {})[row_id] = row

    def _keep(self, page: int, rows: dict[int, Any]) -> None:
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
