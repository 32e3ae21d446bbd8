"""When the party must be told of a right to a hearing (APL Art 63)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry.codes import SanctionKind
from registry.law.reading import amount_of, decided_on, intended_sanctions

if TYPE_CHECKING:
    from registry.law.dossier import Dossier
    from registry.law.facts import Sanction
    from registry.law.parameters import Parameter, ParameterSet

CONFISCATIONS = (SanctionKind.CONFISCATE_GAINS, SanctionKind.CONFISCATE_PROPERTY)


@dataclass(frozen=True, slots=True)
class HearingNeed:
    """Whether a hearing must be offered: for certain, in doubt, or not decidable yet."""

    because: tuple[SanctionKind, ...] = ()
    """Sanctions that ask for it."""
    doubtful: tuple[SanctionKind, ...] = ()
    """Sanctions that may ask for it; a person must judge."""
    unknown: tuple[str, ...] = ()
    """Facts that are needed and not recorded."""
    parameters: tuple[Parameter, ...] = ()


def hearing_required(
    dossier: Dossier, parameters: ParameterSet, on: date | None = None
) -> HearingNeed:
    """Say which of the intended sanctions give a right to a hearing."""
    sanctions = intended_sanctions(dossier)
    day = on or decided_on(dossier) or dossier.filed_on
    if sanctions is None or day is None:
        missing = "sanctions" if sanctions is None else "decision.decided_on"
        return HearingNeed(unknown=(missing,))
    return _by_kind(dossier, sanctions, parameters, day)


def _by_kind(
    dossier: Dossier, sanctions: tuple[Sanction, ...], parameters: ParameterSet, day: date
) -> HearingNeed:
    def words(name: str) -> tuple[frozenset[str], tuple[Parameter, ...]]:
        found = parameters.lookup(name, on=day, sector=dossier.sector, region=dossier.region)
        return (found.words, (found,)) if found else (frozenset(), ())

    kinds, used = words("hearing.kinds")
    doubtful_kinds, used_doubtful = words("hearing.kinds_doubtful")
    amount_kinds, _used = words("hearing.amount_kinds")
    because = {sanction.kind for sanction in sanctions if sanction.kind in kinds}
    doubtful = {sanction.kind for sanction in sanctions if sanction.kind in doubtful_kinds}
    if because:
        return HearingNeed(tuple(sorted(because)), parameters=used)
    by_amount = _by_amount(dossier, sanctions, parameters, day, amount_kinds)
    return HearingNeed(
        by_amount.because,
        (*sorted(doubtful), *by_amount.doubtful),
        by_amount.unknown,
        (*by_amount.parameters, *(used_doubtful if doubtful else ())),
    )


def _by_amount(
    dossier: Dossier,
    sanctions: tuple[Sanction, ...],
    parameters: ParameterSet,
    day: date,
    amount_kinds: frozenset[str],
) -> HearingNeed:
    """Compare fines, and all that is confiscated together, with the threshold."""
    groups = [
        kinds
        for kinds in ((SanctionKind.FINE,), CONFISCATIONS)
        if any(s.kind in kinds and s.kind in amount_kinds for s in sanctions)
    ]
    if not groups:
        return HearingNeed()
    if dossier.party is None or dossier.party.kind is None:
        return HearingNeed(unknown=("party.kind",))
    threshold = parameters.lookup(
        "hearing.threshold",
        on=day,
        sector=dossier.sector,
        region=dossier.region,
        party_kind=dossier.party.kind,
    )
    if threshold is None:
        return HearingNeed(doubtful=tuple(kinds[0] for kinds in groups))
    amounts = {kinds[0]: amount_of(sanctions, *kinds) for kinds in groups}
    if None in amounts.values():
        return HearingNeed(unknown=("sanctions.amount_fen",), parameters=(threshold,))
    reached = tuple(k for k, amount in amounts.items() if (amount or 0) >= threshold.fen)
    return HearingNeed(because=reached, parameters=(threshold,))
