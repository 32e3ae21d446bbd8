"""Who acts: in a demonstration one picks a person, elsewhere one signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Vertical
from textual.widgets import Input, Static

from registry.codes import Role
from registry.errors import RegistryError
from registry.i18n import _, msg
from tui.screens.base import DeskScreen
from tui.texts import named
from tui.widgets.columns import Column
from tui.widgets.line_input import LineInput
from tui.widgets.paged_table import PagedTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from registry.views import Actor
    from tui.records import Person

PEOPLE = (
    Column("name", msg("person"), lambda p: p.name, 12, 8),
    Column(
        "roles",
        msg("role"),
        lambda p: _(", ").join(named(Role, r) for r in p.roles),
        24,
        12,
        flex=1,
    ),
    Column("agency", msg("agency"), lambda p: p.agency, 26, 20, flex=2),
    Column("username", msg("account"), lambda p: (p.username, "muted"), 18, 8, drop=1),
)


class SignInScreen(DeskScreen):
    """The door: it opens for somebody."""

    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS = """
    SignInScreen {
        #door { padding: 1 2; height: 1fr; }
        #said { height: auto; margin-bottom: 1; color: $muted; }
        #said.-problem { color: $text-error; }
        #signing { height: auto; display: none; max-width: 60; }
        &.-signing #signing { display: block; }
        &.-signing #people, &.-signing #narrow { display: none; }
        #signing Static { color: $muted; margin-top: 1; }
        #narrow { margin-bottom: 1; max-width: 60; }
        #people { height: 1fr; }
    }
    """

    table = getters.query_one(PagedTable)

    def __init__(self) -> None:
        """Start with nobody known."""
        super().__init__()
        self._people: Sequence[Person] = ()

    def compose_work(self) -> ComposeResult:
        """Lay out both ways in."""
        with Vertical(id="door"):
            yield Static("", id="said", markup=False)
            yield LineInput(id="narrow")
            yield PagedTable(PEOPLE, id="people")
            with Vertical(id="signing"):
                yield Static("", id="name_label", markup=False)
                yield LineInput(id="name")
                yield Static("", id="password_label", markup=False)
                yield LineInput(id="password", password=True)

    def on_mount(self) -> None:
        """Ask which way in there is."""
        super().on_mount()
        self._label()
        self.begin()

    def on_screen_resume(self) -> None:
        """Ask anew each time somebody comes to the door."""
        super().on_screen_resume()
        if self._people:
            self.query_one("#narrow", LineInput).focus()

    def retranslate(self) -> None:
        """Ask in the language in use."""
        super().retranslate()
        self._label()

    def _label(self) -> None:
        signing = self.has_class("-signing")
        self.title_line(_("Sign in") if signing else _("Who acts?"))
        said = (
            _("Enter your account name and password; Enter signs in.")
            if signing
            else _("This is a demonstration: choose the person to act as and press Enter.")
        )
        self._say(said)
        self.query_one("#narrow", LineInput).placeholder = _("Type a name, a role or an agency")
        self.query_one("#name_label", Static).update(_("Account"))
        self.query_one("#password_label", Static).update(_("Password"))

    def _say(self, said: str, *, problem: bool = False) -> None:
        line = self.query_one("#said", Static)
        line.update(said)
        line.set_class(problem, "-problem")

    @work(exclusive=True, group="begin")
    async def begin(self) -> None:
        """Open the register and offer people, or ask for name and password."""
        try:
            demo = await self.ask(self.gateway.is_demo)
            self._people = await self.ask(self.gateway.people) if demo else ()
        except RegistryError as problem:
            self.call_after_refresh(self.app.give_up, problem)
            return
        self.set_class(not demo, "-signing")
        self._label()
        self.name_frame()
        if demo:
            self._show_people()
            self.query_one("#narrow", LineInput).focus()
        else:
            self.query_one("#name", LineInput).focus()

    @on(Input.Changed, "#narrow")
    def _narrow(self, message: Input.Changed) -> None:
        message.stop()
        if self._people:
            self._show_people()

    def _show_people(self) -> None:
        """Show those who match what has been typed so far."""
        wanted = self.query_one("#narrow", LineInput).value.casefold().split()
        found = [person for person in self._people if _fits(person, wanted)]
        if found:
            self.table.show_rows(found, keep_cursor=True)
        else:
            self.table.say(_("Nobody matches."))

    def on_key(self, event: events.Key) -> None:
        """Go on to the list with the arrow keys while narrowing it."""
        if event.key in {"down", "pagedown"} and self.query_one("#narrow").has_focus:
            event.stop()
            self.table.focus()
            self.table.action_down()

    @on(Input.Submitted, "#narrow")
    def _to_list(self, message: Input.Submitted) -> None:
        message.stop()
        self.table.focus()
        if len(self.table.pages) == 1:
            self.table.action_open()

    @on(PagedTable.Opened)
    def _chosen(self, message: PagedTable.Opened) -> None:
        message.stop()
        person: Person | None = self.table.current
        if person is not None:
            self.act_as(person.username)

    @work(exclusive=True, group="enter", exit_on_error=False)
    async def act_as(self, username: str) -> None:
        """Go in as a person of the demonstration."""
        self._enter(await self.ask(self.gateway.act_as, username))

    @on(Input.Submitted, "#name")
    def _to_password(self, message: Input.Submitted) -> None:
        message.stop()
        self.query_one("#password", LineInput).focus()

    @on(Input.Submitted, "#password")
    def _sign(self, message: Input.Submitted) -> None:
        message.stop()
        self.sign_in(self.query_one("#name", LineInput).value, message.value)

    @work(exclusive=True, group="enter", exit_on_error=False)
    async def sign_in(self, name: str, password: str) -> None:
        """Go in with name and password."""
        try:
            actor = await self.ask(self.gateway.sign_in, name, password)
        except RegistryError as problem:
            self._say(str(problem), problem=True)
            self.query_one("#password", LineInput).value = ""
            return
        self.query_one("#password", LineInput).value = ""
        self._enter(actor)

    def _enter(self, actor: Actor) -> None:
        self.app.enter(actor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but the door is here."""
        closed = {"next_mode", "modes", "person"} | ({"back"} if self.app.actor is None else set())
        return action not in closed and super().check_action(action, parameters)

    async def action_back(self) -> None:
        """Go back to the desk of whoever acted before."""
        if self.app.actor is not None:
            self.app.go(self.app.place)


def _fits(person: Person, wanted: Sequence[str]) -> bool:
    roles = " ".join(f"{named(Role, role)} {role}" for role in person.roles)
    text = f"{person.name} {roles} {person.agency} {person.username}".casefold()
    return all(word in text for word in wanted)
