"""A short list with the page of what is under the cursor beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import getters, on
from textual.containers import Horizontal
from textual.message import Message

from tui.widgets.page_pane import PagePane
from tui.widgets.paged_table import PagedTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from tui.blocks import Block
    from tui.widgets.columns import Column


class ListAndPage(Horizontal):
    """Rows at the left, what the row under the cursor says at the right."""

    DEFAULT_CSS = """
    ListAndPage {
        height: 1fr;
        PagedTable { width: 1fr; margin-right: 1; }
        PagePane { width: 36%; max-width: 80; }
    }
    """

    table = getters.query_one(PagedTable)

    class Chosen(Message):
        """A row was opened."""

        def __init__(self, pane: ListAndPage, row: Any) -> None:
            """Carry the row."""
            super().__init__()
            self.pane = pane
            self.row = row

        @property
        def control(self) -> ListAndPage:
            """The pane that sent the message."""
            return self.pane

    def __init__(
        self,
        columns: Sequence[Column],
        page: Callable[[Any], Sequence[Block]],
        empty: Callable[[], str],
        *,
        header: bool = True,
        tone: Callable[[Any], str] | None = None,
        skip: Callable[[Any], bool] | None = None,
        id: str | None = None,  # noqa: A002  # Textual's own name
    ) -> None:
        """Take columns, what a row's page says and what is said where there are no rows."""
        super().__init__(id=id)
        self._columns, self.page, self._empty = columns, page, empty
        self._options: dict[str, Any] = {"header": header, "tone": tone, "skip": skip}

    def compose(self) -> ComposeResult:
        """Lay out list and page."""
        yield PagedTable(self._columns, **self._options)
        yield PagePane()

    def show(self, rows: Sequence[Any], cursor: int | None = None) -> None:
        """Show rows; the cursor stays where it was unless told otherwise."""
        if rows:
            self.table.show_rows(rows, keep_cursor=True)
            if cursor is not None:
                self.table.cursor = cursor
        else:
            self.table.say(self._empty())
            self.query_one(PagePane).show(())

    @on(PagedTable.Highlighted)
    def _look(self, message: PagedTable.Highlighted) -> None:
        message.stop()
        if (row := self.table.current) is not None:
            self.query_one(PagePane).show(self.page(row))

    @on(PagedTable.Opened)
    def _chosen(self, message: PagedTable.Opened) -> None:
        message.stop()
        if (row := self.table.current) is not None:
            self.post_message(self.Chosen(self, row))
