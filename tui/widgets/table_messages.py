"""What a table tells its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from tui.widgets.paged_table import PagedTable


class FromTable(Message):
    """A message of a table."""

    def __init__(self, table: PagedTable) -> None:
        """Carry the table."""
        super().__init__()
        self.table = table

    @property
    def control(self) -> PagedTable:
        """The table that sent the message."""
        return self.table


class Highlighted(FromTable):
    """The cursor came to rest on a row."""

    def __init__(self, table: PagedTable, row_id: int, index: int) -> None:
        """Carry what happened."""
        super().__init__(table)
        self.row_id = row_id
        self.index = index

    def can_replace(self, message: MessagePump | Message) -> bool:
        """A newer resting place makes the queued one pointless."""
        return isinstance(message, Highlighted) and message.table is self.table


class Opened(FromTable):
    """A row was chosen with Enter or a double click."""

    def __init__(self, table: PagedTable, row_id: int) -> None:
        """Carry what happened."""
        super().__init__(table)
        self.row_id = row_id


class Wanted(FromTable):
    """Pages that are visible, or soon will be, and not in memory."""

    def __init__(self, table: PagedTable, generation: int, pages: tuple[int, ...]) -> None:
        """Carry what happened."""
        super().__init__(table)
        self.generation = generation
        self.pages = pages


class SortAsked(FromTable):
    """A heading was clicked."""

    def __init__(self, table: PagedTable, field: str) -> None:
        """Carry what happened."""
        super().__init__(table)
        self.field = field
