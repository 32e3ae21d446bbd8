"""Which decisions are major, so that legal review comes first (APL Art 58; 118 (十二))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from registry.codes import CaseKind, PartyKind, ReviewTrigger, SanctionKind
from registry.i18n import _, msg, pick
from registry.law.citations import Article, day_or_none, in_force, law_book, read_rows
from registry.law.reading import amount_of, decided_on, intended_sanctions
from registry.resources import seeds_dir

if TYPE_CHECKING:
    from registry.law.dossier import Dossier

ANY_AGENCY = "*"

PUBLIC_INTEREST = msg("It concerns a major public interest.")
AFTER_HEARING = msg("It directly concerns major rights and a hearing was held.")
COMPLEX = msg("It is difficult and touches several legal relations.")
BY_LAW = msg("A law or regulation asks for review.")
MARKED = msg("The power-list entry is marked for legal review.")


@dataclass(frozen=True, slots=True)
class MajorRule:
    """One line of an agency's catalogue of major enforcement decisions."""

    agency: str
    case_kind: CaseKind
    sanction_kind: SanctionKind | None = None
    party_kind: PartyKind | None = None
    amount_fen: int | None = None
    description: str = ""
    description_en: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    confirmed: bool = False

    def covers(self, dossier: Dossier, day: date) -> bool:
        """Say whether the matter falls under this line on a day."""
        agency = dossier.agency.code if dossier.agency else None
        party = dossier.party.kind if dossier.party else None
        return (
            self.agency in (ANY_AGENCY, agency)
            and self.case_kind is dossier.kind
            and self.party_kind in (None, party)
            and in_force(self.valid_from, self.valid_to, day)
            and self._sanctioned(dossier)
        )

    def _sanctioned(self, dossier: Dossier) -> bool:
        if self.sanction_kind is None:
            return True
        sanctions = intended_sanctions(dossier) or ()
        if self.amount_fen is None:
            return any(sanction.kind is self.sanction_kind for sanction in sanctions)
        return (amount_of(sanctions, self.sanction_kind) or 0) >= self.amount_fen > 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why legal review is required."""

    trigger: ReviewTrigger
    text: str
    """A message to translate, in English."""
    text_zh: str = ""
    """Chinese wording of a catalogue line."""
    basis: Article | None = None
    confirmed: bool = True
    """False if it rests on a catalogue line that is not confirmed locally."""

    def __str__(self) -> str:
        """Word the reason in the language in use."""
        return pick(self.text_zh, self.text) if self.text_zh else _(self.text)


def reasons_for_review(
    dossier: Dossier,
    catalogue: Iterable[MajorRule] | None = None,
    on: date | None = None,
) -> tuple[Reason, ...]:
    """List why legal review must precede the decision; empty if nothing asks for it.

    The four triggers of APL Art 58 bind penalties; the agency's catalogue binds every kind of
    enforcement decision.
    """
    day = on or decided_on(dossier) or dossier.filed_on or date.max
    rules = default_catalogue() if catalogue is None else catalogue
    triggers = _triggers(dossier) if dossier.kind is CaseKind.PENALTY else ()
    listed = (_listed(rule) for rule in rules if rule.covers(dossier, day))
    return (*triggers, *listed)


def unknown_for_review(dossier: Dossier) -> tuple[str, ...]:
    """Name the facts that decide on review and are not recorded."""
    gravity = dossier.gravity
    names = ("public_interest", "complex", "by_law")
    unknown = [
        f"gravity.{name}" for name in names if gravity is None or getattr(gravity, name) is None
    ]
    if intended_sanctions(dossier) is None:
        unknown.append("sanctions")
    if dossier.party is None or dossier.party.kind is None:
        unknown.append("party.kind")
    return tuple(unknown)


def _triggers(dossier: Dossier) -> Iterator[Reason]:
    gravity, hearing = dossier.gravity, dossier.hearing
    basis = law_book().cite("APL 58")
    if gravity and gravity.public_interest:
        yield Reason(ReviewTrigger.PUBLIC_INTEREST, PUBLIC_INTEREST, basis=basis)
    heard = hearing is not None and hearing.held_on is not None
    if heard and not (gravity and gravity.major_rights is False):
        yield Reason(ReviewTrigger.RIGHTS_AFTER_HEARING, AFTER_HEARING, basis=basis)
    if gravity and gravity.complex:
        yield Reason(ReviewTrigger.COMPLEX, COMPLEX, basis=basis)
    if gravity and gravity.by_law:
        yield Reason(ReviewTrigger.BY_LAW, BY_LAW, basis=basis)
    if dossier.power and dossier.power.review_required:
        yield Reason(ReviewTrigger.CATALOGUE, MARKED, basis=law_book().cite("D118 12"))


def _listed(rule: MajorRule) -> Reason:
    return Reason(
        ReviewTrigger.CATALOGUE,
        rule.description_en,
        rule.description,
        law_book().cite("D118 12"),
        rule.confirmed,
    )


@cache
def default_catalogue() -> tuple[MajorRule, ...]:
    """Return the catalogue of the reference data."""
    return tuple(major_rule(row) for row in read_rows(seeds_dir() / "major_catalogue.csv"))


def major_rule(row: Mapping[str, str]) -> MajorRule:
    """Make a catalogue line from a row of text; its amount is in yuan."""
    return MajorRule(
        agency=row["agency"],
        case_kind=CaseKind.of(row["case_kind"]),
        sanction_kind=SanctionKind.of(row["sanction_kind"]) if row["sanction_kind"] else None,
        party_kind=PartyKind.of(row["party_kind"]) if row["party_kind"] else None,
        amount_fen=int(row["amount"]) * 100 if row["amount"] else None,
        description=row["description"],
        description_en=row["description_en"],
        valid_from=day_or_none(row["valid_from"]),
        valid_to=day_or_none(row["valid_to"]),
        confirmed=row["confirmed"] == "yes",
    )
