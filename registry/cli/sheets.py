"""What `quanze show` prints for people: a case, an entry of the power list, a party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from registry.clock import local_date
from registry.codes import (
    CaseKind,
    Code,
    DecisionOutcome,
    DocumentKind,
    ExerciseLevel,
    OfficerTask,
    PartyKind,
    PowerKind,
    PowerStatus,
    Procedure,
    PublicityStatus,
    ReviewOpinion,
    ReviewStatus,
    SanctionKind,
    Stage,
)
from registry.i18n import _, msg, pick, term
from registry.law.citations import cited
from registry.law.procedures import procedure_table

if TYPE_CHECKING:
    from registry.queries.parties import PartyRecord
    from registry.views import CaseDetail, CaseRow, Citation, PowerDetail

Facts = list[tuple[str, Any]]
MOST_CASES = 20
REVIEW_STEPS = {
    "submit_review": msg("Submitted to legal review"),
    "decide_review": msg("Opinion of the legal review"),
    "import": msg("Imported"),
}
"""Steps that no procedure has."""


def named(kind: type[Code], value: str | None) -> str:
    """Return the term of a stored code, or nothing."""
    return term(kind.of(value)) if value else ""


def money(fen: int | None) -> str:
    """Write an amount for people, or nothing where there is none."""
    return _("{amount} yuan").format(amount=f"{fen / 100:,.2f}") if fen else ""


def case_facts(case: CaseDetail) -> Facts:
    """Return the heading of a case."""
    row = case.row
    facts = [
        (_("Reference"), row.ref),
        (_("Kind"), f"{named(CaseKind, row.kind)}, {named(Procedure, row.procedure)}"),
        (_("Stage"), named(Stage, row.stage)),
        (_("Party"), f"{row.party} ({named(PartyKind, case.party_kind)})"),
        (_("Credit code"), row.credit_code),
        (_("Agency"), row.agency),
        (_("Entry"), " ".join(filter(None, (case.power_code, row.power)))),
        (_("Document number"), row.document_no),
        (_("Cause"), case.cause),
        (_("Facts"), case.facts),
        (_("Basis"), case.basis_text),
        (_("Filed"), row.filed_on),
        (_("Decided"), row.decided_on),
        (_("Outcome"), named(DecisionOutcome, case.outcome)),
        (_("Served"), case.served_on),
        (_("Closed"), case.closed_on),
        (_("Fine"), money(row.fine_fen)),
        (_("Confiscated"), money(case.confiscated_fen)),
        (_("Legal review"), named(ReviewStatus, row.review_status)),
        (_("Publicity"), named(PublicityStatus, row.publicity_status)),
    ]
    return [fact for fact in facts if fact[1]]


def case_sections(case: CaseDetail) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the parts of a case under their headings."""
    yield (
        _("Officers"),
        [
            f"{named(OfficerTask, o.task)}  {o.name}  {o.certificate_no or ''}"
            for o in case.officers
        ],
    )
    yield (
        _("Steps"),
        [
            f"{local_date(step.occurred_at)}  {step_title(case.row.procedure, step.action)}"
            f"  {', '.join(step.officers)}  {step.note}"
            for step in case.steps
        ],
    )
    yield (
        _("Sanctions"),
        [
            f"{named(SanctionKind, s.kind)}  {money(s.amount_fen)}  {s.content}"
            for s in case.sanctions
        ],
    )
    yield (
        _("Documents"),
        [
            f"{d.issued_on or ''}  {d.title or named(DocumentKind, d.kind)}  {d.number or ''}"
            for d in case.documents
        ],
    )
    yield (
        _("Legal review"),
        [
            f"{local_date(r.submitted_at)}  {r.submitted_by} → {r.reviewer}"
            f"  {named(ReviewOpinion, r.opinion)}  {r.opinion_text}"
            for r in case.reviews
        ],
    )
    yield _("Linked cases"), case_lines(case.linked)


def step_title(procedure: str, action: str) -> str:
    """Return what a step of a procedure is called."""
    known = procedure_table(procedure).action(action)
    return _(known.title if known else REVIEW_STEPS.get(action, action))


def case_lines(rows: Iterable[CaseRow]) -> list[str]:
    """Return cases on a line each."""
    return [
        f"{row.ref}  {row.decided_on or row.filed_on or ''}  {named(CaseKind, row.kind)}"
        f"  {row.party}  {row.document_no or ''}"
        for row in rows
    ]


def power_facts(power: PowerDetail) -> Facts:
    """Return the heading of an entry of the power list."""
    row = power.row
    facts = [
        (_("Code"), row.code),
        (_("Name"), pick(row.name, power.name_en)),
        (_("Kind"), named(PowerKind, row.kind)),
        (_("Agency"), row.agency),
        (_("Level"), named(ExerciseLevel, power.level)),
        (_("State"), named(PowerStatus, row.status)),
        (_("Version"), row.version),
        (_("In force from"), row.valid_from),
        (_("In force to"), row.valid_to),
        (_("Statutory days"), power.statutory_days),
        (_("Promised days"), power.promised_days),
        (_("Supervision phone"), power.supervision_phone),
        (_("Cases"), power.case_count),
    ]
    if row.synthetic:
        facts.append((_("Origin"), _("plausible entry made for demonstration")))
    return [fact for fact in facts if fact[1] is not None and fact[1] != ""]


def power_sections(power: PowerDetail) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the parts of an entry under their headings."""
    yield _("Legal bases"), map(_cited, power.bases)
    yield (
        _("Sanctions"),
        [
            f"{named(SanctionKind, s.kind)}  {_range(s.min_fen, s.max_fen)}  {s.condition}"
            for s in power.sanctions
        ],
    )
    yield _("Duties"), power.duties
    yield _("Accountability"), power.accountability
    yield (
        _("Versions"),
        [f"{v.version}  {v.valid_from} → {v.valid_to or ''}  {v.name}" for v in power.versions],
    )
    yield _("Latest cases"), case_lines(power.recent_cases)


def _range(least: int | None, most: int | None) -> str:
    return " – ".join(money(fen) for fen in (least, most) if fen)


def _cited(citation: Citation) -> str:
    said = pick(citation.summary, citation.summary_en)
    return f"{cited(citation.statute, citation.article)}  {said}".rstrip()


def party_facts(record: PartyRecord) -> Facts:
    """Return the heading of a party."""
    party = record.party
    facts = [
        (_("Name"), party.name),
        (_("Kind"), named(PartyKind, party.kind)),
        (_("Credit code"), party.credit_code),
        (_("Division"), party.division),
        (_("Cases"), party.cases),
        (_("Penalties"), record.penalties),
    ]
    return [fact for fact in facts if fact[1] is not None and fact[1] != ""]
