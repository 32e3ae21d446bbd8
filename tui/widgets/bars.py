"""The three lines of the frame: who and when, where, and which keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from registry.i18n import _, msg
from tui import keys
from tui.texts import plain
from tui.wrapping import clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.screen import Screen

PLACES = {
    "home": msg("Home"),
    "powers": msg("Powers"),
    "records": msg("Records"),
    "reviews": msg("Reviews"),
    "publicity": msg("Publicity"),
}
MUTED = "$muted"
APART = 3
FEW, MANY = 5, 8
"""Most keys in the footer on a narrow and on a wide screen."""
NARROW = 100


def spread(parts: Sequence[tuple[str, str]], width: int) -> Content:
    """Put the first at the left and the others at the right; the middle one is cut first."""
    (left, _l), (middle, _m), (right, _r) = parts
    room = width - cell_len(left) - cell_len(right) - 2 * APART
    middle = clip(middle, min(cell_len(middle), max(room, 0)))
    between = max(width - sum(map(cell_len, (left, middle, right))) - APART, 1)
    return Content.assemble(
        (left, parts[0][1]), " " * between, (middle, parts[1][1]), " " * APART, (right, parts[2][1])
    )


class TopLine(Widget):
    """Which register, who acts, and the date."""

    DEFAULT_CSS = """
    TopLine { height: 1; padding: 0 1; color: $muted; }
    """

    register_name: reactive[str] = reactive("Quanze")
    who: reactive[str] = reactive("")
    today: reactive[str] = reactive("")

    def render(self) -> Content:
        """Return the line."""
        parts = ((self.register_name, "bold $text-accent"), (self.who, ""), (self.today, ""))
        return spread([(plain(text), style) for text, style in parts], self.size.width)


class PlaceBar(Widget, can_focus=True):
    """The places as a row of words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("enter,down", "go", show=False),
    ]
    DEFAULT_CSS = """
    PlaceBar { height: 2; padding: 0 1; border-bottom: solid $line; }
    """

    place: reactive[str] = reactive("")
    pointed: reactive[str] = reactive("")

    class Chosen(Message):
        """A place was chosen."""

        def __init__(self, place: str) -> None:
            """Carry the place."""
            super().__init__()
            self.place = place

    def retranslate(self) -> None:
        """Draw anew in the language in use."""
        self.refresh()

    def on_focus(self) -> None:
        """Point at the place where one is."""
        self.pointed = self.place

    def on_blur(self) -> None:
        """Point at nothing."""
        self.pointed = ""

    def action_move(self, step: int) -> None:
        """Point at the next or previous place."""
        names = list(PLACES)
        self.pointed = names[(names.index(self.pointed or names[0]) + step) % len(names)]

    def action_go(self) -> None:
        """Go to the place pointed at."""
        self.post_message(self.Chosen(self.pointed))

    def on_click(self, event: events.Click) -> None:
        """Go to the place clicked."""
        x = event.x - self.gutter.left
        for place, title in PLACES.items():
            x -= cell_len(_(title)) + 3
            if x < 0:
                self.post_message(self.Chosen(place))
                return

    def render(self) -> Content:
        """Return the row."""
        parts: list[str | tuple[str, str]] = []
        for place, title in PLACES.items():
            style = "bold underline $text-accent" if place == self.place else ""
            if place == self.pointed:
                style = "reverse"
            parts += [(_(title), style or MUTED), "   "]
        return Content.assemble(*parts)


class TitleLine(Widget):
    """What a screen above a place is about: its title, and a remark at the right."""

    DEFAULT_CSS = """
    TitleLine { height: 2; padding: 0 1; border-bottom: solid $line; }
    """

    heading: reactive[str] = reactive("")
    remark: reactive[str] = reactive("")

    def render(self) -> Content:
        """Return the line."""
        width = self.size.width
        remark = clip(self.remark, min(cell_len(self.remark), width // 2))
        heading = clip(self.heading, max(width - cell_len(remark) - 1, 0))
        return Content.assemble((heading, "bold"), " ", (remark, MUTED))


class KeyBar(Widget):
    """The keys that matter here and now."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $panel; }
    """

    _keys: reactive[tuple[keys.Key, ...]] = reactive(())

    def on_mount(self) -> None:
        """Follow what the screen can do."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def retranslate(self) -> None:
        """Draw anew in the language in use."""
        self.refresh()

    def _follow(self, screen: Screen[object]) -> None:
        ids = {active.binding.id for active in screen.active_bindings.values() if active.enabled}
        usable = (key for key in keys.TABLE if key.footer and key.id in ids)
        self._keys = tuple(sorted(usable, key=lambda key: key.footer))

    def _fitting(self) -> list[keys.Key]:
        """Return as many keys as fit, the palette's always among them."""
        width = self.size.width
        most = MANY if self.app.size.width >= NARROW else FEW
        chosen = list(self._keys)
        while len(chosen) > 1 and (len(chosen) > most or self._width(chosen) > width):
            del chosen[-2]
        return chosen

    @staticmethod
    def _width(chosen: list[keys.Key]) -> int:
        return sum(cell_len(keys.first(key)) + cell_len(_(key.label)) + 4 for key in chosen) - 3

    def render(self) -> Content:
        """Return the line."""
        parts: list[str | tuple[str, str]] = []
        for key in self._fitting():
            parts += [(keys.first(key), "bold $text-accent"), f" {_(key.label)}   "]
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        x = event.x - self.gutter.left
        for key in self._fitting():
            x -= cell_len(keys.first(key)) + cell_len(_(key.label)) + 4
            if x < 0:
                self.app.simulate_key(key.keys.split(",")[0])
                return
