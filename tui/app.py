"""The application: places, themes, language and what happens when something fails."""

from __future__ import annotations

import gc
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakSet

from textual.app import App

from registry.errors import DatabaseUnusable, NotFound, RegistryError
from registry.i18n import _, language, use_language
from tui import keys, themes
from tui.gateway import SignInNeeded

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Provider
    from textual.screen import Screen

    from registry.views import Actor
    from tui.gateway import Gateway
    from tui.screens.base import DeskScreen


SETTLED = 2.0
"""Seconds after which the first screen stands."""


def _screen(module: str, name: str) -> Callable[[], Screen[Any]]:
    """Return a maker of a screen that loads its module when it is first wanted."""

    def make() -> Screen[Any]:
        made: Screen[Any] = getattr(import_module(f"tui.screens.{module}"), name)()
        return made

    return make


def _palette() -> type[Provider]:
    from tui.commands import ActionProvider

    return ActionProvider


def _collect_from_now_on() -> None:
    gc.freeze()
    gc.enable()


class QuanzeApp(App[None]):
    """The desk: one frame, several places."""

    TITLE = "Quanze"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[Any]] = {_palette}
    BINDINGS = keys.bindings("app")
    MODES: ClassVar[dict[str, Any]] = {
        "start": _screen("sign_in", "SignInScreen"),
        "home": _screen("home", "HomeScreen"),
        "powers": _screen("powers", "PowersScreen"),
        "records": _screen("records", "RecordsScreen"),
        "reviews": _screen("reviews", "ReviewsScreen"),
        "publicity": _screen("publicity", "PublicityScreen"),
    }
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # as Textual declares it
        (0, "-narrow"),
        (100, "-wide"),
        (140, "-roomy"),
    ]

    def __init__(self, gateway: Gateway, place: str = "home") -> None:
        """Start over a gateway, at a place; without an actor named, at the door."""
        start = place if gateway.user else "start"
        self.DEFAULT_MODE = start  # type: ignore[misc]  # no screen is made only to be left
        super().__init__()
        self.gateway = gateway
        self.place = place
        self.desks: WeakSet[DeskScreen] = WeakSet()
        """Every screen that is mounted."""
        self.actor: Actor | None = None
        self.problem: RegistryError | None = None
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.DARK

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our variables to themes that do not set them."""
        return themes.FALLBACKS

    def on_mount(self) -> None:
        """Look for garbage from now on, but not among what was imported."""
        self.set_timer(SETTLED, _collect_from_now_on)

    def enter(self, actor: Actor) -> None:
        """Let somebody act: every place is read anew, as seen by that person."""
        self.actor = actor
        for desk in self.desks:
            desk.action_reload()
        self.go(self.place)

    def go(self, place: str) -> None:
        """Go to a place."""
        self.switch_mode(place)

    # Actions of every place

    def action_next_mode(self, step: int) -> None:
        """Go to the next or previous place."""
        places = [mode for mode in self.MODES if mode != "start"]
        if self.current_mode in places:
            at = places.index(self.current_mode)
            self.go(places[(at + step) % len(places)])

    def action_language(self) -> None:
        """Switch the language of everything on screen."""
        use_language("en" if language() == "zh" else "zh")
        for desk in self.desks:
            desk.retranslate()

    def action_theme(self) -> None:
        """Switch between light and dark."""
        self.theme = themes.LIGHT if self.theme == themes.DARK else themes.DARK

    async def action_quit(self) -> None:
        """Leave, once every form has kept what was typed into it."""
        for desk in list(self.desks):
            with suppress(RegistryError):
                await desk.before_leaving()
        self.exit()

    def action_person(self) -> None:
        """Let somebody else act."""
        self.go("start")

    def action_command_palette(self) -> None:
        """Open the palette in the language in use."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("What is to be done?")))

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    # Failures

    def complain(self, error: BaseException) -> None:
        """Say what went wrong in one sentence; a defect is kept in a file for its makers."""
        if isinstance(error, SignInNeeded):
            self.go("start")
            return
        if isinstance(error, DatabaseUnusable | NotFound) and self.gateway.known_actor is None:
            self.give_up(error)
            return
        if not isinstance(error, RegistryError):
            from tui.defects import keep

            error = keep(error)
        self.notify(str(error), title=_(error.title), severity="error", timeout=12, markup=False)

    def on_unmount(self) -> None:
        """Let go of the register."""
        self.gateway.close()

    def give_up(self, error: RegistryError) -> None:
        """Leave with a sentence and an exit code."""
        self.problem = error
        self.exit(return_code=error.exit_code)
