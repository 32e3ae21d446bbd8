"""What needs somebody today, as lines of one list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from registry.clock import local_date
from registry.codes import CaseKind, ReviewStatus, Stage
from registry.i18n import _, msg
from tui.blocks import Block, Para, Runs
from tui.describe.due import due_kind
from tui.texts import REVIEW_TONES, days_left, iso, named, toned
from tui.widgets.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from registry.views import CaseRow, DueItem, HomeView
    from tui.widgets.columns import Cell

WEEK = 7


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A heading, something due, a review or a draft."""

    id: int
    text: str
    party: str = ""
    what: str = ""
    when: Cell = ""
    why: str = ""
    case_id: int | None = None
    review_of: int | None = None
    draft: tuple[str, str] | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it only names what follows."""
        return self.case_id is None and self.review_of is None and self.draft is None


DUE_COLUMNS = (
    Column("text", "", lambda line: line.text if line.is_heading else f"  {line.text}", 32, 32),
    Column("party", "", lambda line: line.party, 26, 14, flex=1, drop=2),
    Column("what", "", lambda line: line.what, 34, 12),
    Column("when", "", lambda line: line.when, 16, 9),
    Column("why", "", lambda line: (line.why, "muted"), 36, 16, drop=3),
)


def is_heading(line: HomeLine) -> bool:
    """Whether the cursor passes over a line."""
    return line.is_heading


def home_tone(line: HomeLine) -> str:
    """Return the tone of a line: headings stand out quietly."""
    return "strong" if line.is_heading else ""


def summary(home: HomeView) -> list[Block]:
    """Return the numbers of the day."""
    numbers = (
        (_("Overdue"), home.overdue, "alarm"),
        (_("Due today"), home.due_today, "strong"),
        (_("This week"), home.due_this_week, "strong"),
        (_("Waiting for review"), home.waiting_reviews, "strong"),
        (_("Drafts"), len(home.drafts), "strong"),
    )
    runs = ((label, f"{count:,}", tone if count else "muted") for label, count, tone in numbers)
    return [Runs(tuple(runs))]


def home_lines(home: HomeView) -> list[HomeLine]:
    """Return what is due under headings, then reviews, then drafts."""
    late = [item for item in home.items if item.days_left < 0]
    today = [item for item in home.items if item.days_left == 0]
    soon = [item for item in home.items if item.days_left > 0]
    lines = [
        *_due(_("OVERDUE"), late),
        *_due(_("TODAY"), today),
        *_due(_("THIS WEEK"), soon),
        *_reviews(home.reviews),
        *_drafts(home),
    ]
    return [replace(line, id=number) for number, line in enumerate(lines[1:])]


def _heading(title: str) -> Iterator[HomeLine]:
    yield HomeLine(0, "")
    yield HomeLine(0, title)


def _due(title: str, items: Sequence[DueItem]) -> Iterator[HomeLine]:
    if items:
        yield from _heading(title)
    for item in items:
        yield HomeLine(
            0,
            item.case.document_no or item.case.ref,
            item.case.party,
            due_kind(item.kind),
            days_left(item.days_left),
            f"{item.statute} {item.article}".strip(),
            case_id=item.case.id,
        )


def _reviews(rows: Sequence[CaseRow]) -> Iterator[HomeLine]:
    if rows:
        yield from _heading(_("MY REVIEWS"))
    for row in rows:
        yield HomeLine(
            0,
            row.document_no or row.ref,
            row.party,
            f"{named(CaseKind, row.kind)} · {named(Stage, row.stage)}",
            toned(ReviewStatus, REVIEW_TONES, row.review_status),
            row.agency,
            review_of=row.id,
        )


def _drafts(home: HomeView) -> Iterator[HomeLine]:
    if home.drafts:
        from tui.forms.specs import title_of  # not before there is a draft

        yield from _heading(_("MY DRAFTS"))
    for _id, form, subject, saved_at in home.drafts:
        yield HomeLine(
            0,
            subject or _("new case"),
            "",
            _(title_of(form)),
            iso(local_date(saved_at)),
            draft=(form, subject),
        )


BARS = "▁▂▃▄▅▆▇█"
WEEK_TITLES = {
    "filed": msg("cases filed"),
    "decided": msg("decisions"),
    "published": msg("publications"),
}


def spark(counts: Sequence[int]) -> str:
    """Return counts as a row of bars."""
    top = max(counts, default=0)
    if not top:
        return BARS[0] * len(counts)
    return "".join(BARS[(len(BARS) - 1) * count // top] for count in counts)


def week_lines(home: HomeView) -> list[Block]:
    """Return the last seven days as bars with their sums."""
    parts = [
        f"{_(WEEK_TITLES.get(name, name))} {spark(counts)} {sum(counts):,}"
        for name, counts in home.week.items()
    ]
    title = _("THE WEEK")
    return [Para("    ".join([title, *parts]), "muted")] if parts else []
