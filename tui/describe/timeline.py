"""The timeline of a case: what was done, what is to be done now and by when, what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from registry.codes import RecordStage, Stage
from registry.i18n import _, msg, term
from tui.blocks import Block, Entry, Gap, Heading, Item, Para, Title
from tui.describe.cases import shown, split_path
from tui.describe.law import article_name, cite
from tui.texts import days_left, local_moment, long_date, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from registry.views import ActionView, Citation, DeadlineView, StepView
    from tui.records import CaseFile
    from tui.widgets.columns import Cell

DONE, NOW, ALSO, THEN = "done", "now", "also", "then"
TONES = {DONE: "", NOW: "accent", ALSO: "muted", THEN: "muted"}
REVIEW_STEPS = {
    "submit_review": msg("Submitted to legal review"),
    "decide_review": msg("Opinion of the legal review"),
    "import": msg("Imported"),
}


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One line of the timeline."""

    id: int
    state: str
    when: str
    what: str
    who: str = ""
    note: str = ""
    note_tone: str = ""
    article: Citation | None = None
    step: StepView | None = None
    action: ActionView | None = None


def timeline(file: CaseFile) -> list[TimeLine]:
    """Return the lines of a case's timeline, in order."""
    lines = [*_done(file), *_now(file), *_then(file)]
    return [replace(line, id=number) for number, line in enumerate(lines)]


def step_title(file: CaseFile, action: str) -> str:
    """Return what a step is called."""
    title = file.titles.get(action) or REVIEW_STEPS.get(action)
    return _(title) if title else action.replace("_", " ")


def _done(file: CaseFile) -> Iterator[TimeLine]:
    for step in file.detail.steps:
        yield TimeLine(
            0,
            DONE,
            local_moment(step.occurred_at),
            step_title(file, step.action),
            _(", ").join(step.officers),
            _(", ").join(step.documents) or step.note.partition("\n")[0],
            article=file.articles.get(step.action),
            step=step,
        )


def _now(file: CaseFile) -> Iterator[TimeLine]:
    """Yield the next step first: the one that leads on along the usual way."""
    _before, after = split_path(file)
    onward = [action for action in file.actions if action.target in after]
    first = min(onward, key=lambda action: after.index(action.target), default=None)
    if first is not None:
        yield _action_line(first, NOW, _due(file))
    for action in file.actions:
        if action is not first:
            yield _action_line(action, ALSO if action.open else THEN, None)


def _due(file: CaseFile) -> DeadlineView | None:
    return min(file.deadlines, key=lambda due: due.due_on, default=None)


def _action_line(action: ActionView, state: str, due: DeadlineView | None) -> TimeLine:
    if not action.open:
        note, tone = action.why_not, "warn" if state == NOW else "muted"
    elif due:
        left, tone = days_left(due.days_left)
        note = _("by {day}").format(day=long_date(due.due_on)) + f" · {left}"
    else:
        note, tone = _(action.sets_deadline), ""
    when = {NOW: _("now"), ALSO: _("possible"), THEN: _("not now")}[state]
    what = _(action.title)
    return TimeLine(0, state, when, what, "", note, tone, action.citation, action=action)


def _then(file: CaseFile) -> Iterator[TimeLine]:
    _before, after = split_path(file)
    for name in after:
        yield TimeLine(0, THEN, _("then"), named(Stage, name))


def what_cell(line: TimeLine) -> Cell:
    """Return what is or was done."""
    mark = {DONE: "●", NOW: "▸", ALSO: "+", THEN: "○"}[line.state]
    return f"{mark} {line.what}", TONES[line.state]


def note_cell(line: TimeLine) -> Cell:
    """Return documents, due dates or why a step is closed."""
    return line.note, line.note_tone or "muted"


def article_cell(line: TimeLine) -> Cell:
    """Return the article a step rests on."""
    return (article_name(line.article), "muted") if line.article else ""


def line_page(line: TimeLine) -> list[Block]:
    """Describe one line of the timeline."""
    blocks: list[Block] = [Title(line.what), Gap()]
    if line.step:
        blocks += _step_page(line.step)
    elif line.action:
        blocks += _action_page(line.action, line)
    else:
        blocks.append(Para(_("This stage follows on the usual way."), "muted"))
    if line.article:
        blocks += [Gap(), Heading(_("On which article")), *cite(line.article)]
    return blocks


def _step_page(step: StepView) -> Iterator[Block]:
    yield Entry(_("When"), f"{local_moment(step.occurred_at)}")
    yield Entry(_("Who"), _(", ").join(step.officers) or _("not recorded"))
    yield Entry(_("Stage after"), named(Stage, step.stage_to))
    if step.record_stage:
        yield Entry(_("Record"), term(RecordStage.of(step.record_stage)))
    if step.place:
        yield Entry(_("Place"), step.place)
    for name, value in step.facts.items():
        if text := shown(name, value):
            yield Entry(name.replace("_", " "), text)
    if step.documents:
        yield Gap()
        yield Heading(_("Documents"))
        for document in step.documents:
            yield Item("·", document)
    if step.note:
        yield Gap()
        yield Para(step.note)


def _action_page(action: ActionView, line: TimeLine) -> Iterator[Block]:
    if action.open:
        yield Item("▸", _("Enter or F2 opens the form."), "accent")
        if line.note:
            yield Item("◷", line.note, line.note_tone)
        if action.target:
            yield Entry(_("Leads to"), named(Stage, action.target))
        if action.sets_deadline:
            yield Entry(_("Starts"), _(action.sets_deadline))
    else:
        yield Item("✗", _("Not possible now."), "warn")
        yield Para(action.why_not, indent=2)
