"""The rules that the demonstration obeys, asked of the law itself and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.clock import local_instant
from registry.codes import (
    CaseKind,
    DecisionOutcome,
    DisputeKind,
    InspectionKind,
    MeasureKind,
    PartyKind,
    Procedure,
    SanctionKind,
    Sector,
)
from registry.law import facts
from registry.law.checks.execution import additional_fine
from registry.law.dossier import Dossier
from registry.law.hearings import hearing_required
from registry.law.major import reasons_for_review
from registry.law.parameters import default_parameters
from registry.law.publicity import publication_due

from .days import date_of, from_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .amounts import Line

REGION = "420100"


def sanction_facts(lines: Iterable[Line]) -> tuple[facts.Sanction, ...]:
    """Return lines as the law reads them."""
    return tuple(facts.Sanction(kind=line.kind, amount_fen=line.amount) for line in lines)


class Rules:
    """Answers about deadlines, hearings and reviews, each asked once."""

    def __init__(self) -> None:
        """Read the parameters of the law once."""
        self.parameters = default_parameters()
        self._due: dict[tuple[object, ...], int | None] = {}
        self._limits: dict[PartyKind, int] = {}
        self._payment: dict[int, int] = {}

    def summary_limit(self, party_kind: PartyKind, day: int) -> int:
        """Return the greatest fine in fen that may be imposed on the spot without dispute."""
        if party_kind not in self._limits:
            found = self.parameters.lookup(
                "summary.fine_limit", on=date_of(day), region=REGION, party_kind=party_kind
            )
            self._limits[party_kind] = found.fen if found else 0
        return self._limits[party_kind]

    def payment_due(self, served: int) -> int:
        """Return the last day for payment of what was imposed by a decision served on a day."""
        if served not in self._payment:
            when = date_of(served)
            rule = self.parameters.lookup("payment.period", on=when, region=REGION)
            self._payment[served] = from_date(rule.end(when, roll=True).on) if rule else served
        return self._payment[served]

    def reply_due(self, kind: DisputeKind, received: int) -> int:
        """Return the last day for reply and evidence to a remedy whose copy came on a day."""
        name = "dispute.defence" if kind is DisputeKind.LITIGATION_FIRST else "dispute.reply"
        when = date_of(received)
        rule = self.parameters.lookup(name, on=when, region=REGION)
        return from_date(rule.end(when, roll=True).on) if rule else received

    def court_until(self, served: int) -> int:
        """Return the last day to apply to the court for a decision served on a day."""
        when = date_of(served)
        for name in ("remedy.litigation", "court.window"):
            rule = self.parameters.lookup(name, on=when, region=REGION)
            when = rule.end(when, roll=True).on if rule else when
        return from_date(when)

    def additional_fine(self, fine: int, served: int, until: int) -> int:
        """Return what a fine grows by when it is paid late."""
        when = date_of(until)
        rate = self.parameters.lookup("payment.additional_rate", on=when, region=REGION)
        cap = self.parameters.lookup("payment.additional_cap", on=when, region=REGION)
        due = date_of(self.payment_due(served))
        return additional_fine(fine, due, when, [], rate, cap).amount_fen if rate else 0

    def shown_until(self, day: int, kinds: frozenset[SanctionKind]) -> int | None:
        """Return until when a market penalty published on a day is shown."""
        when, sector = date_of(day), Sector.MARKET
        short = self.parameters.lookup("publicity.short_kinds", on=when, sector=sector)
        brief = short is not None and kinds <= short.words | {SanctionKind.WARNING}
        name = "publicity.shown_short" if brief else "publicity.shown"
        rule = self.parameters.lookup(name, on=when, sector=sector)
        return from_date(rule.end(when).on) if rule else None

    def tells_hearing(
        self, lines: tuple[Line, ...], sector: str, party_kind: PartyKind, day: int
    ) -> bool:
        """Say whether a right to a hearing must be told."""
        dossier = Dossier(
            subject="case",
            ref="",
            kind=CaseKind.PENALTY,
            sector=Sector.of(sector),
            region=REGION,
            party=facts.Party(kind=party_kind),
            proposed=sanction_facts(lines),
        )
        need = hearing_required(dossier, self.parameters, date_of(day))
        return bool(need.because or need.doubtful)

    def review_triggers(
        self,
        lines: tuple[Line, ...],
        party_kind: PartyKind,
        day: int,
        weights: frozenset[str],
        marked: bool,
        heard: bool,
    ) -> tuple[str, ...]:
        """Return why legal review is required; empty if it is not."""
        gravity = facts.Gravity(
            public_interest="public_interest" in weights,
            major_rights="major_rights" in weights,
            complex="complex_case" in weights,
            by_law="review_by_law" in weights,
        )
        dossier = Dossier(
            subject="case",
            ref="",
            kind=CaseKind.PENALTY,
            region=REGION,
            party=facts.Party(kind=party_kind),
            power=facts.Power(code="", review_required=marked),
            gravity=gravity,
            hearing=facts.Hearing(held_on=date_of(day)) if heard else None,
            proposed=sanction_facts(lines),
        )
        reasons = reasons_for_review(dossier, on=date_of(day))
        return tuple(sorted({reason.trigger.value for reason in reasons}))

    def publication_due(
        self,
        kind: CaseKind,
        sector: str,
        day: int,
        summary: bool = False,
        warning_only: bool = False,
        penalised: bool = True,
    ) -> int | None:
        """Return by when a result of a day must be published; None where it need not be."""
        key = (kind, sector, day, summary, warning_only, penalised)
        if key not in self._due:
            self._due[key] = self._publication_due(*key)
        return self._due[key]

    def _publication_due(
        self,
        kind: CaseKind,
        sector: str,
        day: int,
        summary: bool,
        warning_only: bool,
        penalised: bool,
    ) -> int | None:
        when = date_of(day)
        only = SanctionKind.WARNING if warning_only else SanctionKind.FINE
        outcome = DecisionOutcome.PENALTY if penalised else DecisionOutcome.NO_PENALTY
        dossier = Dossier(
            subject="case",
            ref="",
            kind=kind,
            procedure=Procedure.SUMMARY if summary else Procedure.ORDINARY,
            sector=Sector.of(sector),
            region=REGION,
            decision=facts.Decision(decided_on=when, outcome=outcome),
            sanctions=(facts.Sanction(kind=only),),
            inspection=facts.Inspection(kind=InspectionKind.DAILY, result_on=when),
            measures=(facts.Measure(kind=MeasureKind.SEAL, carried_out_at=local_instant(when)),),
        )
        duty = publication_due(dossier, self.parameters)
        if duty.exempt or duty.deadline is None:
            return None
        return from_date(duty.deadline.due.on)


MEASURES = frozenset(
    {MeasureKind.SEAL, MeasureKind.SEIZE, MeasureKind.FREEZE, MeasureKind.OTHER_MEASURE}
)
"""Measures as distinct from ways of execution."""
