"""Tabs as one row of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from registry.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.binding import BindingType

GAP = "   "


class TabLine(Widget, can_focus=True):
    """A row of words of which one is chosen; remarks such as counts follow a word."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
    ]
    DEFAULT_CSS = """
    TabLine { height: 1; padding: 0 1; }
    TabLine:focus { background: $surface; }
    """

    chosen: reactive[str] = reactive("")
    remarks: reactive[dict[str, str]] = reactive(dict)

    class Chosen(Message):
        """Another tab was chosen."""

        def __init__(self, tab: str) -> None:
            """Carry the tab."""
            super().__init__()
            self.tab = tab

    def __init__(self, tabs: Mapping[str, str], chosen: str) -> None:
        """Take the tabs, name to message, and the one chosen at first."""
        super().__init__()
        self._tabs = dict(tabs)
        self.set_reactive(TabLine.chosen, chosen)

    def retranslate(self) -> None:
        """Draw anew in the language in use."""
        self.refresh()

    def watch_chosen(self, chosen: str) -> None:
        """Tell the screen."""
        self.post_message(self.Chosen(chosen))

    def action_step(self, step: int) -> None:
        """Choose the next or previous tab."""
        names = list(self._tabs)
        self.chosen = names[(names.index(self.chosen) + step) % len(names)]

    def _words(self) -> list[tuple[str, str, str]]:
        return [(name, _(title), self.remarks.get(name, "")) for name, title in self._tabs.items()]

    def on_click(self, event: events.Click) -> None:
        """Choose the tab clicked."""
        x = event.x - self.gutter.left
        for name, title, remark in self._words():
            x -= cell_len(f"{title} {remark}".rstrip()) + len(GAP)
            if x < 0:
                self.chosen = name
                return

    def render(self) -> Content:
        """Return the row; on a narrow screen the remarks are left out."""
        words = self._words()
        full = sum(cell_len(f"{title} {remark}") + len(GAP) for _name, title, remark in words)
        parts: list[str | tuple[str, str]] = []
        for name, title, remark in words:
            here = name == self.chosen
            parts.append((title, "bold underline $text-accent" if here else "$muted"))
            if remark and full <= self.size.width + len(GAP):
                parts.append((f" {remark}", "" if here else "$muted"))
            parts.append(GAP)
        return Content.assemble(*parts)
