"""Articles, findings and periods as they are read beside a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import Outcome, ReviewPoint, Severity
from registry.i18n import _, pick
from tui.blocks import Block, Entry, Gap, Heading, Item, Para
from tui.describe import facts
from tui.describe.due import due_kind
from tui.texts import OUTCOME_MARKS, OUTCOME_TONES, days_left, long_date, named, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.views import Citation, DeadlineView, FindingView


def article_name(citation: Citation) -> str:
    """Return statute and article in one."""
    return plain(f"{citation.statute} {citation.article}".strip())


def cite(citation: Citation) -> list[Block]:
    """Describe an article: its name, what it says in short, since when."""
    said = pick(citation.summary, citation.summary_en)
    blocks: list[Block] = [Item("§", article_name(citation), "strong", "accent", said)]
    if citation.in_force_to:
        until = _("in force until {day}").format(day=long_date(citation.in_force_to))
        blocks.append(Para(until, "warn", 2))
    if citation.text:
        blocks.append(Para(citation.text, "muted", 2))
    return blocks


def cites(citations: Iterable[Citation]) -> list[Block]:
    """Describe articles one below the other."""
    return [block for citation in citations for block in cite(citation)]


def deadline(due: DeadlineView) -> Item:
    """Describe an open deadline."""
    left, tone = days_left(due.days_left)
    by = _("by {day}").format(day=long_date(due.due_on))
    note = f"{by} · {left} · {due.statute} {due.article}"
    if due.paused:
        note += " · " + _("paused: the last day moves on until the pause ends")
    if due.provisional:
        note += " · " + _("provisional: the holidays of that year are not known yet")
    return Item("◷", due_kind(due.kind), tone, note=note)


def finding(found: FindingView) -> list[Block]:
    """Describe a finding: outcome, words, facts looked at, parameters, articles, how to mend."""
    blocks: list[Block] = [
        Item(
            OUTCOME_MARKS.get(Outcome.of(found.outcome), "·"),
            f"{found.code} · {found.title}",
            "strong",
            OUTCOME_TONES.get(Outcome.of(found.outcome), ""),
        ),
        Para(found.message, indent=2),
        Gap(),
        Entry(_("Outcome"), named(Outcome, found.outcome), OUTCOME_TONES.get(found.outcome, "")),
        Entry(_("Weight"), named(Severity, found.severity)),
    ]
    if found.point:
        blocks.append(Entry(_("Point"), named(ReviewPoint, found.point)))
    if found.judged:
        words = f"{named(Outcome, found.judged)} — {found.judgement}".rstrip("— ")
        blocks.append(Entry(_("Judged"), words, OUTCOME_TONES.get(found.judged, "")))
    if found.mend:
        blocks += [Gap(), Heading(_("How to mend it")), Para(found.mend)]
    if found.facts:
        blocks += [Gap(), Heading(_("Facts looked at"))]
        blocks += [
            Entry(*facts.fact(name, value))
            for name, value in found.facts.items()
            if name not in facts.HIDDEN
        ]
    if found.parameters:
        blocks += [Gap(), Heading(_("Numbers of the law used"))]
        blocks += [Item("·", said, note=note) for said, note in map(facts.number, found.parameters)]
    if found.basis:
        blocks += [Gap(), Heading(_("Articles")), *cites(found.basis)]
    return blocks
