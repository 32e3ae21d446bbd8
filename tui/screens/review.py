"""A legal review: findings by the nine points, the statute beside them, and the opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.widgets import Static

from registry.codes import ReviewOpinion, ReviewTrigger
from registry.i18n import _
from tui import keys
from tui.describe.cases import number
from tui.screens import case_tabs as tabs
from tui.screens.base import DeskScreen
from tui.screens.case import tally
from tui.texts import local_moment, named
from tui.widgets.bars import TitleLine
from tui.widgets.list_and_page import ListAndPage

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from registry.views import ReviewView
    from tui.records import ReviewFile


def standing(file: ReviewFile) -> tuple[str, str]:
    """Say where the review stands, and in which tone."""
    review = file.review
    if review is None:
        return _("Not submitted yet. F2 submits the case to legal review."), "muted"
    if review.stale:
        return _("The case was changed after its submission; it must be submitted again."), "bad"
    if review.opinion:
        given = f"{named(ReviewOpinion, review.opinion)} · {local_moment(review.decided_at)}"
        by = _("Opinion: {opinion}, by {reviewer}").format(opinion=given, reviewer=review.reviewer)
        return f"{by}  {review.opinion_text}".rstrip(), "good" if _passed(review) else "warn"
    return _round(review), "muted"


def _passed(review: ReviewView) -> bool:
    return review.opinion in {ReviewOpinion.AGREE, ReviewOpinion.AGREE_WITH_CHANGES}


def _round(review: ReviewView) -> str:
    why = _(", ").join(named(ReviewTrigger, trigger) for trigger in review.triggers)
    said = _("Round {number}, submitted {day} by {person}; case as submitted {digest}… unchanged")
    text = said.format(
        number=review.round,
        day=local_moment(review.submitted_at),
        person=review.submitted_by,
        digest=review.dossier_digest[:8],
    )
    return f"{text}  ·  {why}" if why else text


class ReviewScreen(DeskScreen):
    """What a reviewer reads, and where the opinion is given."""

    BINDINGS = keys.bindings("review")
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS = """
    ReviewScreen #standing { height: auto; padding: 0 1; margin-bottom: 1; color: $muted; }
    ReviewScreen #standing.-bad { color: $text-error; }
    ReviewScreen #standing.-good { color: $text-success; }
    ReviewScreen #standing.-warn { color: $text-warning; }
    """

    pane = getters.query_one(ListAndPage)

    def __init__(self, case_id: int) -> None:
        """Take the case."""
        super().__init__()
        self._case_id = case_id
        self._file: ReviewFile | None = None

    def compose_work(self) -> ComposeResult:
        """Lay out where it stands, findings and statute."""
        yield Static("", id="standing", markup=False)
        yield tabs.checks_pane()

    def on_mount(self) -> None:
        """Read the review."""
        super().on_mount()
        self.read()

    def on_screen_resume(self) -> None:
        """Read the review anew after a form was sent."""
        super().on_screen_resume()
        if self._file is not None:
            self.read()

    @work(exclusive=True, group="read", exit_on_error=False)
    async def read(self) -> None:
        """Read the review with its findings and show it."""
        self.pane.table.say(_("The checks are running…"))
        self._file = await self.ask(self.gateway.review, self._case_id)
        self._show()
        self.pane.table.focus()

    def _show(self) -> None:
        if self._file is None:
            return
        row = self._file.case.detail.row
        self.title_line(
            _("Review {number}  {party}").format(number=number(row), party=row.party),
            tally(self._file.findings),
        )
        said, tone = standing(self._file)
        line = self.query_one("#standing", Static)
        line.update(said)
        line.set_classes(f"-{tone}")
        lines = tabs.finding_lines(self._file.findings)
        self.pane.show(lines, tabs.first_concern(lines))
        self.refresh_bindings()

    def retranslate(self) -> None:
        """Show the review in the language in use."""
        super().retranslate()
        self._show()

    @on(ListAndPage.Chosen)
    def _alone(self, message: ListAndPage.Chosen) -> None:
        message.stop()
        if self.has_class("-narrow"):
            self.open_page(self.query_one(TitleLine).heading, message.pane.page(message.row))

    @property
    def _is_open(self) -> bool:
        review = self._file.review if self._file else None
        return review is not None and review.opinion is None and not review.stale

    def action_opinion(self) -> None:
        """Give the opinion; where no round is open, submit the case."""
        if self._file is not None:
            form = "review:opinion" if self._is_open else "review:submit"
            self.open_review_form(form, self._case_id)

    def action_case(self) -> None:
        """Show the case."""
        self.open_case(self._case_id)

    def action_again(self) -> None:
        """Run the checks again."""
        self.read()

    def action_reload(self) -> None:
        """Read everything anew."""
        self.read()
