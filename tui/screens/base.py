"""What all screens share: the frame, asking the gateway, and saying what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar

from textual import getters, on
from textual.screen import Screen
from textual.worker import WorkerState

from registry.i18n import _
from tui.texts import long_date
from tui.widgets.bars import KeyBar, PlaceBar, TitleLine, TopLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.worker import Worker

    from tui.app import QuanzeApp
    from tui.blocks import Block
    from tui.gateway import Gateway

P = ParamSpec("P")
T = TypeVar("T")


def _app() -> type[QuanzeApp]:
    from tui.app import QuanzeApp

    return QuanzeApp


class DeskScreen(Screen[None]):
    """A screen in the frame of the desk."""

    PLACE: ClassVar[str] = ""
    """The place it is the ground of; empty for screens above."""

    app = getters.app(_app)

    def __init__(self) -> None:
        """Take the stylesheet as it is: the screen's own styles are parsed when it is mounted."""
        super().__init__()
        self._css_update_count = self.app._css_update_count

    def compose(self) -> ComposeResult:
        """Lay the frame around the work."""
        yield TopLine()
        yield PlaceBar() if self.PLACE else TitleLine()
        yield from self.compose_work()
        yield KeyBar()

    def compose_work(self) -> ComposeResult:
        """Lay out the work."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Name the register, the person and the date."""
        self.app.desks.add(self)
        if self.PLACE:
            self.query_one(PlaceBar).place = self.PLACE
        self.name_frame()

    def on_screen_resume(self) -> None:
        """Show the person who acts now."""
        self.name_frame()

    def name_frame(self) -> None:
        """Write the top line."""
        line = self.query_one(TopLine)
        line.register_name = self.gateway.register_name
        actor = self.app.actor or self.gateway.known_actor
        line.who = self.gateway.described(actor) if actor else ""
        line.today = long_date(self.gateway.today())

    @property
    def gateway(self) -> Gateway:
        """The way to the register."""
        return self.app.gateway

    async def ask(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the gateway in a thread; the answer comes back here."""
        return await self.gateway.in_thread(call, *args, **kwargs)

    def title_line(self, heading: str, remark: str = "") -> None:
        """Say what this screen is about."""
        line = self.query_one(TitleLine)
        line.heading, line.remark = heading, remark

    def retranslate(self) -> None:
        """Show everything in the language in use."""
        self.name_frame()
        for widget in self.query("*"):
            if retranslate := getattr(widget, "retranslate", None):
                retranslate()

    def action_modes(self) -> None:
        """Go to the row of places."""
        for bar in self.query(PlaceBar):
            bar.focus()

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self.focus_next()

    def action_reload(self) -> object:
        """Read everything anew."""
        return None

    async def before_leaving(self) -> None:
        """Keep what would be lost when the whole desk is left."""

    async def action_back(self) -> None:
        """Go back one step."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what does something here."""
        if action == "back":
            return not self.PLACE
        if action == "modes":
            return bool(self.PLACE)
        return True

    @on(PlaceBar.Chosen)
    def _go(self, message: PlaceBar.Chosen) -> None:
        message.stop()
        if message.place == self.PLACE:
            self.focus_next()
        else:
            self.app.go(message.place)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what a worker failed of."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.failed(event.worker.group, event.worker.error)

    def failed(self, work: str, error: BaseException) -> None:  # noqa: ARG002  # for subclasses
        """Say what went wrong; screens that can say it in place do so."""
        self.app.complain(error)

    def open_case(self, case_id: int, tab: str = "") -> None:
        """Open a case above this screen."""
        from tui.screens.case import CaseScreen

        self.app.push_screen(CaseScreen(case_id, tab))

    def open_review(self, case_id: int) -> None:
        """Open the legal review of a case above this screen."""
        from tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(case_id))

    def open_power(self, version_id: int) -> None:
        """Open an entry of the power list above this screen."""
        from tui.screens.power import PowerScreen

        self.app.push_screen(PowerScreen(version_id))

    def open_records(self, query: str, *, typing: bool = False) -> None:
        """Go to the records with a query, or to their query line."""
        from tui.screens.records import RecordsScreen

        self.app.go("records")
        screen = self.app.screen_stack[0]
        if isinstance(screen, RecordsScreen):
            screen.start_with(query, typing=typing)

    def open_recording(self, power: str = "") -> None:
        """Ask what is to be recorded."""
        from tui.screens.recording import RecordingScreen

        self.app.push_screen(RecordingScreen(power))

    def open_step(self, case_id: int, action: str) -> None:
        """Open the form of a step above this screen; legal review has forms of its own."""
        if action == "submit_review":
            self.open_review_form("review:submit", case_id)
            return
        if action == "decide_review":
            self.open_review(case_id)
            return
        from tui.forms import making
        from tui.screens.form import FormScreen

        self.app.push_screen(FormScreen(lambda gateway: making.step_form(gateway, case_id, action)))

    def open_opening(self, procedure: str, action: str, power: str = "") -> None:
        """Open the form that opens a case, in the place of the list of such forms."""
        from tui.forms import making
        from tui.screens.form import FormScreen
        from tui.screens.recording import RecordingScreen

        form = FormScreen(lambda gateway: making.opening_form(gateway, procedure, action, power))
        if isinstance(self.app.screen, RecordingScreen):
            self.app.switch_screen(form)
        else:
            self.app.push_screen(form)

    def open_review_form(self, form: str, case_id: int) -> None:
        """Open a form of the legal review above this screen."""
        from tui.forms import making
        from tui.screens.form import FormScreen

        self.app.push_screen(FormScreen(lambda gateway: making.review_form(gateway, form, case_id)))

    def open_draft(self, form: str, subject: str) -> None:
        """Open the form of a draft above this screen."""
        from tui.forms import making
        from tui.screens.form import FormScreen

        self.app.push_screen(
            FormScreen(lambda gateway: making.form_of_draft(gateway, form, subject))
        )

    def open_page(self, heading: str, blocks: Sequence[Block]) -> None:
        """Open a page above this screen."""
        from tui.screens.page import PageScreen

        self.app.push_screen(PageScreen(heading, blocks))

    def say_done(self, sentence: str) -> None:
        """Say quietly that something was done."""
        self.notify(sentence, title=_("Done"), timeout=6, markup=False)
