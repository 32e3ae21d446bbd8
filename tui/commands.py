"""The palette: every action of the key table that is possible now, and every place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from registry.i18n import _
from tui import keys
from tui.widgets.bars import PLACES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.command import Hits

    Run = Callable[[], Awaitable[object]]


class ActionProvider(Provider):
    """Lists actions as `area: verb object`."""

    def _actions(self) -> Iterator[tuple[str, str, Run]]:
        """Yield (title, keys, what it runs) of all that is possible now."""
        active = {a.binding.id: a for a in self.screen.active_bindings.values() if a.enabled}
        for key in sorted(keys.TABLE, key=lambda key: key.place == "app"):
            if key.area and (found := active.get(key.id)):
                run = partial(self.app.run_action, key.action, found.node)
                yield key.title, keys.every(key), run
        for place, title in PLACES.items():
            yield keys.in_area(keys.GO, _(title)), "", partial(self._go, place)

    async def _go(self, place: str) -> None:
        from tui.app import QuanzeApp

        if isinstance(self.app, QuanzeApp):
            self.app.go(place)

    async def discover(self) -> Hits:
        """List everything."""
        for title, shown, run in self._actions():
            yield DiscoveryHit(_with_keys(Content(title), shown), run, text=title)

    async def search(self, query: str) -> Hits:
        """List what matches."""
        matcher = self.matcher(query)
        for title, shown, run in self._actions():
            if (score := matcher.match(title)) > 0:
                yield Hit(score, _with_keys(matcher.highlight(title), shown), run, text=title)


def _with_keys(title: Content, shown: str) -> Content:
    return Content.assemble(title, ("   " + shown, "$muted")) if shown else title
