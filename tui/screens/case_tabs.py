"""The panes of a case that hold lists: their columns and what a row's page says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from registry.codes import (
    CaseKind,
    DocumentKind,
    EvidenceKind,
    Outcome,
    ReviewPoint,
    ServiceMethod,
    Stage,
)
from registry.i18n import _, msg
from tui.blocks import Block, Entry, Para, Title
from tui.describe.cases import document_page, evidence_page, kind_line, number
from tui.describe.law import finding
from tui.describe.timeline import article_cell, line_page, note_cell, what_cell
from tui.texts import (
    OUTCOME_MARKS,
    OUTCOME_TONES,
    STAGE_TONES,
    iso,
    long_date,
    named,
    toned,
)
from tui.widgets.columns import Column
from tui.widgets.list_and_page import ListAndPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.views import CaseRow, EvidenceView, FindingView
    from tui.widgets.columns import Cell

TIMELINE = (
    Column("when", msg("when"), lambda line: (line.when, "muted"), 15, 15),
    Column("what", msg("step"), what_cell, 34, 28, flex=2, most=48),
    Column("who", msg("who"), lambda line: (line.who, "muted"), 16, 12, drop=2),
    Column("note", msg("documents, periods"), note_cell, 28, 20, flex=2, most=44, drop=1),
    Column("article", msg("article"), article_cell, 28, 14, drop=3),
)
EVIDENCE = (
    Column("kind", msg("kind"), lambda row: (named(EvidenceKind, row.kind), "muted"), 18, 8),
    Column("title", msg("title"), lambda row: row.title, 30, 12, flex=1),
    Column("on", msg("collected"), lambda row: (iso(row.collected_on), "muted"), 10, 10, drop=1),
    Column("file", msg("file"), lambda row: _file_cell(row), 12, 8),
)
DOCUMENTS = (
    Column("number", msg("number"), lambda row: row.number or "", 30, 22),
    Column(
        "title",
        msg("title"),
        lambda row: row.title or named(DocumentKind, row.kind),
        24,
        12,
        flex=1,
    ),
    Column("issued", msg("issued"), lambda row: iso(row.issued_on), 10, 10, drop=2),
    Column("served", msg("served"), lambda row: (iso(row.served_on), "good"), 10, 10, drop=1),
    Column(
        "how", msg("how"), lambda row: (named(ServiceMethod, row.method), "muted"), 20, 8, drop=3
    ),
)
LINKED = (
    Column("number", msg("number"), number, 30, 22),
    Column("kind", msg("kind"), lambda row: (named(CaseKind, row.kind), "muted"), 10, 8),
    Column("party", msg("party"), lambda row: row.party, 24, 12, flex=1),
    Column("state", msg("state"), lambda row: toned(Stage, STAGE_TONES, row.stage), 12, 8),
)


def _file_cell(row: EvidenceView) -> Cell:
    return (row.sha256[:8] + "…", "muted") if row.sha256 else (_("no file"), "warn")


def apart(recordings: Sequence[EvidenceView]) -> list[EvidenceView]:
    """Return recordings with ids that no piece of evidence has."""
    return [replace(recording, id=-recording.id) for recording in recordings]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A heading for one of the nine points, or a finding under it."""

    id: int
    text: str
    note: str
    tone: str
    finding: FindingView | None = None


def finding_lines(findings: Sequence[FindingView]) -> list[FindingLine]:
    """Group findings by the nine points, worst first under each."""
    order = list(Outcome)
    ranks = {Outcome.FAIL: 0, Outcome.JUDGE: 1, Outcome.MISSING: 2, Outcome.WARN: 3}
    lines: list[FindingLine] = []
    for point in [*ReviewPoint, ""]:
        under = [found for found in findings if (found.point or "") == point]
        under.sort(
            key=lambda f: (ranks.get(Outcome.of(f.outcome), 9), order.index(Outcome.of(f.outcome)))
        )
        if under:
            lines.append(FindingLine(0, "", "", ""))
            lines.append(FindingLine(0, _point(point), _tally(under), "strong"))
            lines.extend(_finding_line(found) for found in under)
    return [replace(line, id=number) for number, line in enumerate(lines[1:])]


def _point(point: str) -> str:
    if not point:
        return _("Other checks")
    return f"{ReviewPoint.of(point).code} {named(ReviewPoint, point)}"


def _tally(findings: Sequence[FindingView]) -> str:
    counts = Counter(found.outcome for found in findings)
    return "  ".join(f"{OUTCOME_MARKS[name]} {counts[name]}" for name in Outcome if counts[name])


def _finding_line(found: FindingView) -> FindingLine:
    outcome = Outcome.of(found.judged or found.outcome)
    judged = "  " + _("(judged)") if found.judged else ""
    text = f"  {OUTCOME_MARKS[outcome]} {found.code} {found.title}{judged}"
    return FindingLine(0, text, found.message, OUTCOME_TONES[outcome], found)


FINDINGS = (
    Column("text", "", lambda line: line.text, 48, 40, flex=1, most=56),
    Column("note", "", lambda line: (line.note, "muted"), 30, 20, flex=2, most=90, drop=1),
)


def finding_page(line: FindingLine) -> list[Block]:
    """Return the page of a finding, or what a point is about."""
    return finding(line.finding) if line.finding else [Title(line.text), Para(line.note, "muted")]


def is_point(line: FindingLine) -> bool:
    """Whether a line only names one of the nine points."""
    return line.finding is None


def first_concern(lines: Sequence[FindingLine]) -> int | None:
    """Return where the first finding stands that is not simply passed."""
    quiet = {Outcome.PASS, Outcome.NOT_APPLICABLE}
    return next((x.id for x in lines if x.finding and x.finding.outcome not in quiet), None)


def finding_tone(line: FindingLine) -> str:
    """Return the tone of a line of findings."""
    return line.tone


def case_glance_row(row: CaseRow) -> list[Block]:
    """Return what is known of a linked case from its row."""
    return [
        Title(number(row)),
        Para(kind_line(row), "muted"),
        Entry(_("Party"), row.party),
        Entry(_("Agency"), row.agency),
        Entry(_("Filed"), long_date(row.filed_on)),
        Entry(_("Decided"), long_date(row.decided_on)),
    ]


def timeline_pane() -> ListAndPage:
    """Return the pane of the timeline."""
    return ListAndPage(TIMELINE, line_page, lambda: _("Nothing is recorded yet."), id="timeline")


def evidence_pane() -> ListAndPage:
    """Return the pane of the evidence."""
    said = msg("No evidence is recorded. The step “Take evidence” adds it.")
    return ListAndPage(EVIDENCE, evidence_page, lambda: _(said), id="evidence")


def documents_pane() -> ListAndPage:
    """Return the pane of the documents."""
    said = msg("No document is recorded. The steps of the procedure issue them.")
    return ListAndPage(DOCUMENTS, document_page, lambda: _(said), id="documents")


def checks_pane() -> ListAndPage:
    """Return the pane of the checks."""
    said = msg("No check applies to this case.")
    return ListAndPage(
        FINDINGS,
        finding_page,
        lambda: _(said),
        header=False,
        tone=finding_tone,
        skip=is_point,
        id="checks",
    )


def linked_pane() -> ListAndPage:
    """Return the pane of the linked cases."""
    said = msg("No other case belongs to this one.")
    return ListAndPage(LINKED, case_glance_row, lambda: _(said), id="linked")
