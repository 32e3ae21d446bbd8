"""Help: the keys of the screen one came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import VerticalScroll

from registry.i18n import _, msg
from tui import keys
from tui.blocks import Block, Entry, Gap, Heading, Para
from tui.screens.base import DeskScreen
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen


QUERY_HELP = (
    msg("Words are looked for anywhere in number, party, code, facts and basis; all must occur."),
    msg("Quotes keep a phrase together, a minus before a word excludes it."),
    msg(
        "Fields narrow the list: kind: agency: power: party: stage: date: filed: decided: fine:> "
        "review: publicity: deadline: sort:-decided"
    ),
)
IME = msg(
    "Letters do not reach a list while an input method is composing; Shift usually switches it."
)


def help_page(places: list[str]) -> list[Block]:
    """Describe the keys of some places."""
    blocks: list[Block] = []
    for place in places:
        blocks.append(Heading(_(keys.PLACES[place])))
        blocks += [Entry(keys.every(key), _(key.sentence)) for key in keys.here(place)]
        blocks.append(Gap())
    return blocks


class HelpScreen(DeskScreen):
    """The keys that work on a screen, and how to search."""

    DEFAULT_CSS = """
    HelpScreen #scroll { padding: 1 2; }
    HelpScreen #page { max-width: 96; }
    """

    def __init__(self, about: Screen[Any]) -> None:
        """Take the screen the help is about."""
        super().__init__()
        ids = {active.binding.id for active in about.active_bindings.values()}
        found = {key.place for key in keys.TABLE if key.id in ids}
        self._places = [place for place in reversed(keys.PLACES) if place in found]

    def compose_work(self) -> ComposeResult:
        """Lay out one page."""
        with VerticalScroll(id="scroll"):
            yield Sheet(id="page")

    def on_mount(self) -> None:
        """Show the page."""
        super().on_mount()
        self._show()

    def retranslate(self) -> None:
        """Show the page in the language in use."""
        super().retranslate()
        self._show()

    def _show(self) -> None:
        self.title_line(_("Keys"), _("Esc goes back"))
        blocks = help_page(self._places)
        blocks += [Heading(_("The query line")), *(Para(_(line)) for line in QUERY_HELP), Gap()]
        self.query_one("#page", Sheet).show([*blocks, Para(_(IME), "muted")])
