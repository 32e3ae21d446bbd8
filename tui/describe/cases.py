"""A case as pages: at a glance, as a whole, and its three-systems block."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from registry.codes import (
    CaseKind,
    CaseOrigin,
    CaseSource,
    DecisionOutcome,
    EvidenceKind,
    OfficerTask,
    Procedure,
    PublicityStatus,
    ReviewOpinion,
    ReviewPoint,
    ReviewStatus,
    ReviewTrigger,
    SanctionKind,
    Sector,
    ServiceMethod,
    Stage,
)
from registry.i18n import _
from tui.blocks import Block, Entry, Gap, Heading, Item, Para, Title
from tui.describe.labels import CODED, COLUMNS, SYSTEMS
from tui.describe.law import deadline
from tui.texts import (
    PUBLICITY_TONES,
    REVIEW_TONES,
    local_moment,
    long_date,
    named,
    toned,
    yuan,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from registry.views import CaseDetail, CaseRow, DocumentView, EvidenceView, ReviewView
    from tui.records import CaseFile


def number(row: CaseRow) -> str:
    """Return the number by which people call a case."""
    return row.document_no or row.ref


def kind_line(row: CaseRow) -> str:
    """Return kind, procedure and stage of a case on one line."""
    parts = (named(CaseKind, row.kind), named(Procedure, row.procedure), named(Stage, row.stage))
    return " · ".join(part for part in parts if part)


def case_glance(file: CaseFile) -> list[Block]:
    """Describe a case for the pane beside the list."""
    case = file.detail
    blocks: list[Block] = [Title(number(case.row)), Para(kind_line(case.row), "muted"), Gap()]
    blocks += [*_party(case), *_basis(case), *_sanctions(case)]
    blocks += [*way(file), *systems_glance(case.row)]
    blocks += [Gap(), *map(deadline, file.deadlines)]
    if case.facts:
        blocks += [Gap(), Heading(_("Facts")), Para(case.facts)]
    return blocks


def case_page(file: CaseFile) -> list[Block]:
    """Describe a case as a whole."""
    case = file.detail
    blocks: list[Block] = [*_party(case), *_basis(case), *_dates(case), *_sanctions(case), Gap()]
    if file.deadlines:
        blocks += [Heading(_("Periods running")), *map(deadline, file.deadlines), Gap()]
    blocks += [*_officers(case), Gap()]
    for title, text in ((_("Facts"), case.facts), (_("Decision"), case.content)):
        if text:
            blocks += [Heading(title), Para(text), Gap()]
    blocks += [*_details(case), *_origin(case)]
    return blocks


def _party(case: CaseDetail) -> Iterator[Block]:
    yield Entry(_("Party"), case.row.party, "strong")
    if case.row.credit_code:
        yield Entry(_("Credit code"), case.row.credit_code)
    yield Entry(_("Agency"), case.row.agency)


def _basis(case: CaseDetail) -> Iterator[Block]:
    if case.power_code:
        version = _("version {number}").format(number=case.power_version)
        yield Entry(_("Entry"), f"{case.row.power} · {case.power_code} · {version}")
    if case.cause:
        yield Entry(_("Cause"), case.cause)
    if case.basis_text:
        yield Entry(_("Basis"), case.basis_text)


def _dates(case: CaseDetail) -> Iterator[Block]:
    act = " → ".join(long_date(day) for day in (case.act_from, case.act_to) if day)
    for label, text in (
        (_("Act"), "  ".join(part for part in (act, case.act_place) if part)),
        (_("Discovered"), long_date(case.discovered_on)),
        (_("Filed"), long_date(case.row.filed_on)),
        (_("Decided"), long_date(case.row.decided_on)),
        (_("Served"), long_date(case.served_on)),
        (_("Closed"), long_date(case.closed_on)),
        (_("Outcome"), named(DecisionOutcome, case.outcome)),
    ):
        if text:
            yield Entry(label, text)


def _sanctions(case: CaseDetail) -> Iterator[Block]:
    if case.sanctions:
        yield Gap()
        yield Heading(_("Sanctions"))
    for sanction in case.sanctions:
        amount = _("{amount} yuan").format(amount=yuan(sanction.amount_fen))
        text = named(SanctionKind, sanction.kind)
        yield Item("·", f"{text}  {amount}" if sanction.amount_fen else text, note=sanction.content)
    if case.confiscated_fen and not case.sanctions:
        yield Entry(_("Confiscated"), yuan(case.confiscated_fen))


def way(file: CaseFile) -> Iterator[Block]:
    """Show the stages of the procedure: done, now, still to come."""
    if not file.path:
        return
    yield Gap()
    yield Heading(_("Way"))
    before, after = split_path(file)
    for name in before:
        yield Item("●", named(Stage, name), "muted")
    yield Item("▸", named(Stage, file.detail.row.stage), "accent")
    for name in after:
        yield Item("○", named(Stage, name))


def split_path(file: CaseFile) -> tuple[list[str], list[str]]:
    """Return the stages passed and those still to come, the branches not taken left out."""
    stage = file.detail.row.stage
    here = file.path.index(stage) if stage in file.path else len(file.path)
    passed = {step.stage_to for step in file.detail.steps}
    branches = {Stage.HEARING, Stage.HEARD, Stage.CORRECTING, Stage.EXTENDED, Stage.COURT_APPLIED}
    before = [name for name in file.path[:here] if name in passed]
    return before, [name for name in file.path[here + 1 :] if name not in branches]


def systems_glance(row: CaseRow) -> Iterator[Block]:
    """Say where the three systems stand, one line each."""
    yield Gap()
    yield Heading(_("Three systems"))
    text, tone = toned(PublicityStatus, PUBLICITY_TONES, row.publicity_status)
    yield Entry(_("Publicity"), text, tone)
    text, tone = toned(ReviewStatus, REVIEW_TONES, row.review_status)
    yield Entry(_("Legal review"), text, tone)


def _officers(case: CaseDetail) -> Iterator[Block]:
    yield Heading(_("People"))
    for officer in case.officers:
        valid = f"{long_date(officer.valid_from)} → {long_date(officer.valid_to)}"
        note = f"{officer.certificate_no} · {valid}" if officer.certificate_no else ""
        yield Item("·", f"{officer.name}  {named(OfficerTask, officer.task)}", note=note)
    if not case.officers:
        yield Para(_("Nobody is recorded."), "warn")


def _origin(case: CaseDetail) -> Iterator[Block]:
    yield Heading(_("Record"))
    yield Entry(_("Reference"), case.row.ref)
    yield Entry(_("Origin"), named(CaseOrigin, case.origin))
    yield Entry(_("Source"), named(CaseSource, case.source))
    yield Entry(_("Sector"), named(Sector, case.sector))
    yield Entry(_("Revision"), str(case.revision))
    yield Entry(_("Ledger entries"), str(case.ledger_entries))


def _details(case: CaseDetail) -> Iterator[Block]:
    entries = [(name, shown(name, value)) for name, value in case.detail.items()]
    if filled := [(COLUMNS[name], text) for name, text in entries if text and name in COLUMNS]:
        yield Heading(_("Particulars"))
        for label, text in filled:
            yield Entry(_(label), text)
        yield Gap()
    for title, records in ((_("Things"), case.items), (_("Payments"), case.payments)):
        if records:
            yield Heading(title)
        for record in records:
            yield Item("·", "  ".join(filter(None, (shown(*pair) for pair in record.items()))))


def systems_pages(case: CaseDetail) -> list[list[Block]]:
    """Describe the audit fields of each of the three systems."""
    return [
        [Heading(_(title)), *(_field(name, case.three_systems.get(name)) for name in columns)]
        for title, columns in SYSTEMS
    ]


def _field(name: str, value: Any) -> Entry:
    text = shown(name, value)
    return Entry(_(COLUMNS[name]), text or "–", "" if text else "muted")


def rounds_page(case: CaseDetail) -> list[Block]:
    """Describe the rounds of legal review."""
    return [block for round_ in case.reviews for block in (*review_round(round_), Gap())]


def review_round(review: ReviewView) -> Iterator[Block]:
    """Describe one round of legal review."""
    yield Heading(_("Round {number}").format(number=review.round))
    if review.stale:
        yield Item("!", _("The case was changed after this review; it no longer counts."), "bad")
    yield Entry(_("Submitted"), f"{local_moment(review.submitted_at)}  {review.submitted_by}")
    yield Entry(_("Why"), _(", ").join(named(ReviewTrigger, name) for name in review.triggers))
    yield Entry(_("Reviewer"), review.reviewer)
    opinion = named(ReviewOpinion, review.opinion) or _("not given yet")
    yield Entry(_("Opinion"), f"{opinion}  {local_moment(review.decided_at)}".rstrip())
    if review.opinion_text:
        yield Para(review.opinion_text, indent=2)
    for point, view, note in review.points:
        yield Item("·", f"{named(ReviewPoint, point)}: {named(ReviewOpinion, view)}", note=note)


def document_page(document: DocumentView) -> list[Block]:
    """Describe a document with its service."""
    blocks: list[Block] = [Title(document.title or document.kind)]
    if document.number:
        blocks.append(Para(document.number, "muted"))
    blocks += [Gap(), Entry(_("Issued"), long_date(document.issued_on) or "–")]
    if document.sealed is not None:
        blocks.append(Entry(_("Seal"), _("yes") if document.sealed else _("no")))
    if document.method or document.served_on:
        served = f"{long_date(document.served_on)}  {named(ServiceMethod, document.method)}"
        blocks.append(Entry(_("Served"), served.strip()))
    if document.recipient:
        blocks.append(Entry(_("Recipient"), document.recipient))
    if document.content:
        blocks += [Gap(), Para(document.content)]
    return blocks


def evidence_page(evidence: EvidenceView) -> list[Block]:
    """Describe a piece of evidence or a recording."""
    blocks: list[Block] = [Title(evidence.title), Gap()]
    blocks.append(Entry(_("Kind"), named(EvidenceKind, evidence.kind)))
    for label, text in (
        (_("Collected"), long_date(evidence.collected_on)),
        (_("Length"), _length(evidence.seconds)),
        (_("Size"), f"{evidence.size:,}" if evidence.size is not None else ""),
        (_("Type"), evidence.media_type),
        (_("SHA-256"), evidence.sha256 or ""),
    ):
        if text:
            blocks.append(Entry(label, text))
    if not evidence.sha256:
        blocks.append(Entry(_("File"), _("no file is kept"), "warn"))
    return blocks


def _length(seconds: int | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def shown(name: str, value: Any) -> str:
    """Return the value of a column as people read it."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, list | tuple):
        return _(", ").join(shown(name, item) for item in value)
    if isinstance(value, dict):
        return " · ".join(filter(None, (shown(key, item) for key, item in value.items())))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return local_moment(value)
    if isinstance(value, date):
        return long_date(value)
    if name.endswith("_fen"):
        return _("{amount} yuan").format(amount=yuan(value))
    return named(CODED[name], value) if name in CODED else str(value)
