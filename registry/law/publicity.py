"""By when and whether the result of an act must be disclosed, by regime and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry.codes import CaseKind, DecisionOutcome, PublicityRegime, SanctionKind, Sector
from registry.i18n import msg
from registry.law.deadlines import Deadline, plain
from registry.law.parameters import NATION
from registry.law.reading import day_of, decided_on, intended_sanctions, is_summary, outcome_of

if TYPE_CHECKING:
    from registry.law.dossier import Dossier
    from registry.law.parameters import ParameterSet

NO_PENALTY = msg("No penalty was imposed.")
WARNING_ONLY = msg("A warning alone is not published under this regime.")
SUMMARY = msg("Decisions of the summary procedure are not published under this regime.")

PROVINCE_DIGITS = 2
"""Leading digits of a GB/T 2260 code that name the province."""


@dataclass(frozen=True, slots=True)
class PublicationDuty:
    """Whether and by when the result must be disclosed."""

    regime: PublicityRegime
    deadline: Deadline | None = None
    push: Deadline | None = None
    """Last day for sending it to the party's own province, where it is registered elsewhere."""
    exempt: str = ""
    """Why the regime asks for no publication (a message to translate)."""


def regime_of(dossier: Dossier) -> PublicityRegime:
    """Return the regime that binds a matter: that of its sector, or one it was put under."""
    recorded = {publication.regime for publication in dossier.publicity or ()}
    if dossier.sector is Sector.MARKET or PublicityRegime.MARKET in recorded:
        return PublicityRegime.MARKET
    return PublicityRegime.GENERAL


def result_day(dossier: Dossier) -> date | None:
    """Return the day on which the result to be disclosed was formed, if known."""
    if dossier.kind is CaseKind.INSPECTION:
        found = dossier.inspection
        return (found.result_on or day_of(found.inspected_at)) if found else None
    if dossier.kind is CaseKind.COERCION:
        return day_of(dossier.measures[0].carried_out_at) if dossier.measures else None
    return decided_on(dossier)


def publication_due(dossier: Dossier, parameters: ParameterSet) -> PublicationDuty:
    """Say by when the result must be disclosed (118 (六); SAMR Order 45)."""
    regime = regime_of(dossier)
    day = result_day(dossier)
    if dossier.kind is not CaseKind.PENALTY:
        return PublicationDuty(regime, _due("publicity.other", dossier, parameters, day))
    exempt = _exempt(dossier, regime)
    if exempt:
        return PublicationDuty(regime, exempt=exempt)
    general = _due("publicity.penalty", dossier, parameters, day)
    if regime is not PublicityRegime.MARKET:
        return PublicationDuty(regime, general)
    market = _due("publicity.penalty.market", dossier, parameters, day)
    push = None
    if _registered_elsewhere(dossier):
        push = _due("publicity.penalty.market_push", dossier, parameters, day)
    return PublicationDuty(regime, market or general, push)


def _exempt(dossier: Dossier, regime: PublicityRegime) -> str:
    if outcome_of(dossier) not in (None, DecisionOutcome.PENALTY):
        return NO_PENALTY
    if regime is not PublicityRegime.MARKET:
        return ""
    if is_summary(dossier):
        return SUMMARY
    kinds = {sanction.kind for sanction in intended_sanctions(dossier) or ()}
    return WARNING_ONLY if kinds == {SanctionKind.WARNING} else ""


def _due(
    name: str, dossier: Dossier, parameters: ParameterSet, day: date | None
) -> Deadline | None:
    if day is None:
        return None
    rule = parameters.lookup(name, on=day, sector=dossier.sector, region=dossier.region)
    return plain(day, rule) if rule else None


def _registered_elsewhere(dossier: Dossier) -> bool:
    party = dossier.party.region if dossier.party else None
    if party is None or dossier.region == NATION:
        return False
    return party[:PROVINCE_DIGITS] != dossier.region[:PROVINCE_DIGITS]
