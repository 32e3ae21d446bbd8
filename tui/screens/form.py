"""A form that knows the law: one question per line, what the law asks beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on, work
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll

from registry.codes import CaseKind, Procedure
from registry.errors import RegistryError
from registry.i18n import _
from tui import keys
from tui.blocks import Para
from tui.describe.forms import law_page
from tui.forms.answers import (
    act_day,
    asked,
    command_of,
    is_empty,
    is_new_party,
    missing,
)
from tui.forms.notes import note_on
from tui.records import Choice
from tui.screens.base import DeskScreen
from tui.styling import style_beside
from tui.texts import named
from tui.widgets.page_pane import PagePane
from tui.widgets.pick_field import SHOWN, PickField
from tui.widgets.question_row import QuestionRow
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from registry.views import Actor, Done, PowerDetail
    from tui.gateway import Gateway
    from tui.records import FormSpec, PartyPast

KINDS = {
    "summary": CaseKind.PENALTY,
    "ordinary": CaseKind.PENALTY,
    "on_site": CaseKind.INSPECTION,
    "off_site": CaseKind.INSPECTION,
    "measure": CaseKind.COERCION,
    "execution": CaseKind.COERCION,
}


class Questions(VerticalScroll, inherit_bindings=False):
    """The questions; ↑ and ↓ go from one to the next, they do not scroll past them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]


class FormScreen(DeskScreen):
    """Asks, keeps a draft, and sends one command."""

    BINDINGS = keys.bindings("form")
    DEFAULT_CSS = style_beside(__file__)
    AUTO_FOCUS: ClassVar[str | None] = None

    law = getters.query_one(PagePane)
    last_line = getters.query_one("#outcome", Sheet)

    def __init__(
        self, make: Callable[[Gateway], FormSpec], answers: dict[str, Any] | None = None
    ) -> None:
        """Take how the form is made, and answers known beforehand."""
        super().__init__()
        self._make = make
        self._answers: dict[str, Any] = dict(answers or {})
        self._actor: Actor | None = None
        self._spec: FormSpec | None = None
        self._kept: dict[str, Any] = {}
        self._power: PowerDetail | None = None
        self._past: PartyPast | None = None

    def compose_work(self) -> ComposeResult:
        """Lay out questions, what the law asks, and the last line."""
        with Horizontal(id="work"):
            yield Questions(id="questions", can_focus=False)
            yield PagePane(id="beside")
        yield Sheet(id="outcome")

    def on_mount(self) -> None:
        """Make the form."""
        super().on_mount()
        self._actor = self.gateway.known_actor
        self.prepare()

    def on_screen_suspend(self) -> None:
        """Keep what was typed whenever another screen comes before this one."""
        if self._spec is not None and self._answers != self._kept:
            self.run_worker(self._keep(), group="keep", exit_on_error=False)

    def on_screen_resume(self) -> None:
        """Close the form where somebody else has come to act meanwhile."""
        super().on_screen_resume()
        if self.gateway.known_actor != self._actor:
            self.dismiss()

    @work(exclusive=True, group="prepare")
    async def prepare(self) -> None:
        """Read what the form asks and the draft kept of it; leave where it cannot be asked."""
        try:
            spec = await self.ask(self._make, self.gateway)
            draft = await self.ask(self.gateway.draft, spec.name, spec.subject)
        except RegistryError as problem:
            self.app.complain(problem)
            self.dismiss()
            return
        self._spec = spec
        self._answers = {**spec.defaults, **(draft or {}), **self._answers}
        await self._lay()
        self._kept = dict(self._answers)
        if draft:
            self.say_done(_("Your draft is here again."))
        self._look_up("power")
        self._look_up("party")
        await self.ask(self.gateway.prepare_to_write)

    async def _lay(self) -> None:
        if self._spec is None:
            return
        spec = self._spec
        self.title_line(_(spec.title), spec.subject or self._procedure())
        rows = [QuestionRow(q, spec.choices.get(q.name, ())) for q in spec.questions]
        questions = self.query_one("#questions")
        await questions.remove_children()
        await questions.mount_all(rows)
        for row in rows:
            answer = self._answers.get(row.question.name, row.question.default or None)
            if not is_empty(answer):
                row.put(answer)
                self._answers[row.question.name] = row.answer
        self._refresh_notes()
        self._focus_first()

    def retranslate(self) -> None:
        """Ask in the language in use; answers stay."""
        super().retranslate()
        if self._spec is not None:
            self.run_worker(self._relay(), exclusive=True, group="prepare")

    async def _relay(self) -> None:
        self._spec = await self.ask(self._make, self.gateway)
        await self._lay()

    # Rows

    @property
    def rows(self) -> list[QuestionRow]:
        """The questions that are asked now."""
        return [row for row in self.query(QuestionRow) if not row.has_class("-hidden")]

    def _focus_first(self) -> None:
        empty = [row for row in self.rows if is_empty(row.answer)]
        if rows := empty or self.rows:
            rows[0].focus_editor()

    def _step(self, step: int) -> None:
        rows = self.rows
        here = next((i for i, row in enumerate(rows) if row.has_focus_within), -1)
        if rows:
            rows[max(0, min(here + step, len(rows) - 1))].focus_editor()

    @on(QuestionRow.Changed)
    def _changed(self, message: QuestionRow.Changed) -> None:
        message.stop()
        name = message.row.question.name
        if message.row.answer == self._answers.get(name):
            return
        self._answers[name] = message.row.answer
        self._look_up(name)
        self._refresh_notes()

    @on(QuestionRow.Left)
    def _left(self, message: QuestionRow.Left) -> None:
        message.stop()
        self._step(1)

    def _refresh_notes(self) -> None:
        if self._spec is None:
            return
        for row in self.query(QuestionRow):
            question = row.question
            row.set_class(not asked(question, self._answers), "-hidden")
            answer = self._answers.get(question.name)
            note, faulty = note_on(question, answer, self.gateway.today(), self.gateway.fault)
            row.remark(note, answered=not is_empty(answer), faulty=faulty)
        lacking = missing(self._spec, self._answers)
        self.law.show(law_page(self._spec, lacking, self._power, self._past), stay=True)
        self._say(lacking)

    def _say(self, lacking: Sequence[Any], tone: str = "muted") -> None:
        if self._spec is None:
            return
        if lacking:
            labels = _(", ").join(_(question.label) for question in lacking)
            said = _("Still needed: {labels}").format(labels=labels)
        else:
            said, tone = f"F2  {self._spec.outcome}", "good"
        self._last(said, tone)

    def _last(self, said: str, tone: str) -> None:
        self.last_line.show([Para(said, tone)])

    # Looking up

    def _look_up(self, name: str) -> None:
        answer = self._answers.get(name)
        if name == "power":
            self._power = None
            if answer:
                self.look_up_power(answer["value"])
        elif name == "party":
            self._past = None
            if answer and not is_new_party(self._answers):
                self.look_up_party(int(answer["value"]))

    @work(exclusive=True, group="power", exit_on_error=False)
    async def look_up_power(self, code: str) -> None:
        """Show what the power allows."""
        day = act_day(self._answers, self.gateway.today())
        self._power = await self.ask(self.gateway.power_on, code, day)
        self._refresh_notes()

    @work(exclusive=True, group="party", exit_on_error=False)
    async def look_up_party(self, party_id: int) -> None:
        """Show the party's earlier cases."""
        day = act_day(self._answers, self.gateway.today())
        self._past = await self.ask(self.gateway.past_of_party, party_id, day)
        self._refresh_notes()

    @on(PickField.Asked)
    def _asked(self, message: PickField.Asked) -> None:
        message.stop()
        row = next(row for row in self.query(QuestionRow) if row.editor is message.field)
        self.find_choices(message.field, row.question.kind, message.text)

    @work(exclusive=True, group="choices", exit_on_error=False)
    async def find_choices(self, field: PickField, kind: str, text: str) -> None:
        """Offer what fits what was typed."""
        field.offer(await self.ask(self._choices, kind, text))

    def _choices(self, kind: str, text: str) -> list[Choice]:
        if kind == "power":
            day = act_day(self._answers, self.gateway.today())
            return list(self.gateway.powers_like(text, self._case_kind(), day))
        if kind == "party":
            added = Choice("new", text, _("add as a new party"))
            return [*self.gateway.parties_like(text)[:SHOWN], added]
        if kind == "agency":
            return list(self.gateway.agencies_like(text))
        agency = self._answers.get("agency")
        return list(self.gateway.officers_like(text, agency["value"] if agency else ""))

    def _procedure(self) -> str:
        """Return kind and procedure of the case that the form opens."""
        name = self._spec.name.split(":")[1] if self._spec else ""
        kind = named(CaseKind, KINDS[name]) if name in KINDS else ""
        return f"{kind} · {named(Procedure, name)}" if kind else ""

    def _case_kind(self) -> CaseKind:
        procedure = self._spec.name.split(":")[1] if self._spec else ""
        return KINDS.get(procedure, CaseKind.PENALTY)

    # Sending and keeping

    async def action_send(self) -> None:
        """Send the form; what is missing is pointed at."""
        if self._spec is None:
            return
        if lacking := missing(self._spec, self._answers):
            row = next(row for row in self.rows if row.question is lacking[0])
            row.focus_editor()
            self._say(lacking, "bad")
            return
        self.send()

    @work(exclusive=True, group="send")
    async def send(self) -> None:
        """Let the register do it; on refusal everything stays as typed."""
        if self._spec is None:
            return
        try:
            command = command_of(self._spec, self._answers)
            done = await self.ask(self.gateway.perform, command)
        except (RegistryError, ValueError) as problem:
            self._refuse(problem)
            return
        await self.ask(self.gateway.drop_draft, self._spec.name, self._spec.subject)
        self._kept = dict(self._answers)
        await self._leave(done)

    def _refuse(self, problem: Exception) -> None:
        self._last(str(problem), "bad")

    async def _leave(self, done: Done) -> None:
        opened = self._spec is not None and not self._spec.subject
        case_id = await self.ask(self.gateway.case_id, done.ref) if opened else None
        app = self.app
        self.dismiss()
        app.notify(done.message or done.ref, title=_("Done"), timeout=8, markup=False)
        if case_id is not None:
            self.open_case(case_id)

    @work(exclusive=True, group="keep", exit_on_error=False)
    async def action_save(self) -> None:
        """Keep what was typed as a draft."""
        await self._keep()
        self.say_done(_("Kept as a draft; it waits for you at Home."))

    async def _keep(self) -> None:
        if self._spec is not None:
            answers = {k: v for k, v in self._answers.items() if not is_empty(v)}
            await self.ask(self.gateway.save_draft, self._spec.name, self._spec.subject, answers)
            self._kept = dict(self._answers)

    async def before_leaving(self) -> None:
        """Keep what was typed when the whole desk is left."""
        if self._spec is not None and self._answers != self._kept:
            await self._keep()

    async def action_back(self) -> None:
        """Leave; what was typed is kept."""
        if self._spec is not None and self._answers != self._kept:
            await self.before_leaving()
            self.app.notify(_("Kept as a draft."), timeout=4, markup=False)
        self.dismiss()

    @work(exclusive=True, group="prepare", exit_on_error=False)
    async def action_discard(self) -> None:
        """Empty the form and drop its draft."""
        if self._spec is not None:
            await self.ask(self.gateway.drop_draft, self._spec.name, self._spec.subject)
            self._answers = dict(self._spec.defaults)
            self._power, self._past = None, None
            await self._lay()
            self._kept = dict(self._answers)

    @work(exclusive=True, group="prepare", exit_on_error=False)
    async def action_reload(self) -> None:
        """Read the case's revision anew; answers stay."""
        self._spec = await self.ask(self._make, self.gateway)
        self._refresh_notes()

    def action_next(self) -> None:
        """Go to the next question."""
        self._step(1)

    def action_previous(self) -> None:
        """Go to the previous question."""
        self._step(-1)
