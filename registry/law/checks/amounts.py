"""Penalties: summary limits and fines within the range of the entry (PN02, PN09, PN10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from registry.codes import (
    LeniencyGround,
    PartyKind,
    ReviewPoint,
    SanctionKind,
    Sector,
    Severity,
)
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.findings import Fen
from registry.law.checks.scope import penalised, penalty_case, summary_case
from registry.law.citations import in_force
from registry.law.reading import amount_of, intended_sanctions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Sanction, SanctionRange, Tier
    from registry.law.parameters import Parameter

MITIGATING = frozenset(
    {
        LeniencyGround.AGE_14_TO_17,
        LeniencyGround.PARTLY_CAPABLE,
        LeniencyGround.REDUCED_HARM,
        LeniencyGround.COERCED,
        LeniencyGround.CONFESSED,
        LeniencyGround.MERITORIOUS,
        LeniencyGround.OTHER_LEGAL,
    }
)
"""Grounds that allow a fine below the least amount (APL Art 30-32)."""


class Bounds(NamedTuple):
    """Least and greatest amount in fen; None where there is no such bound."""

    least: int | None
    greatest: int | None

    def hold(self, amount: int) -> bool:
        """Say whether an amount lies within the bounds, both included."""
        return (self.least or 0) <= amount and (self.greatest is None or amount <= self.greatest)


@check(
    "PN02",
    zh="当场处罚未超出限额和种类",
    en="An on-the-spot penalty keeps to the permitted kinds and amounts",
    cites=("APL 51",),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=penalised(summary_case),
    mend=msg("Above the limit, deal with the matter in the ordinary procedure."),
)
def summary_limits_kept(context: Context) -> Finding:
    """The summary procedure serves warnings and small fines only."""
    dossier = context.dossier
    sanctions = intended_sanctions(dossier)
    if not sanctions:
        return context.missing("sanctions")
    if dossier.party is None or dossier.party.kind is None:
        return context.missing("party.kind")
    allowed = context.need("summary.kinds").words
    others = tuple(s.kind for s in sanctions if s.kind not in allowed)
    fine = amount_of(sanctions, SanctionKind.FINE)
    limit = context.need("summary.fine_limit", party_kind=dossier.party.kind)
    facts: Facts = {"party_kind": dossier.party.kind, "fine_fen": fine, "limit_fen": limit.fen}
    if others:
        return context.failed(
            msg("Not open to the summary procedure: {kinds}."), facts, kinds=others
        )
    if fine is None:
        return context.missing("sanctions.amount_fen", facts=facts)
    amounts = {"fine": Fen(fine), "limit": Fen(limit.fen)}
    if fine > limit.fen:
        return context.failed(
            msg("The fine of {fine} yuan exceeds the limit of {limit} yuan."), facts, **amounts
        )
    if _disputed(context, limit, dossier.party.kind, fine):
        return context.to_judge(
            msg("{fine} yuan: which limit binds a sole trader is disputed; consider the lower."),
            facts,
            **amounts,
        )
    return context.passed(
        msg("The fine of {fine} yuan keeps to the limit of {limit} yuan."), facts, **amounts
    )


def _disputed(context: Context, limit: Parameter, party_kind: PartyKind, fine: int) -> bool:
    """Say whether the fine lies between the limits for persons and for organisations."""
    if limit.sector is not Sector.GENERAL:
        return False
    lower = context.find("summary.fine_limit.undisputed", party_kind=party_kind)
    return lower is not None and fine > lower.fen


def _with_fine(dossier: Dossier) -> str:
    sanctions = intended_sanctions(dossier)
    if sanctions is not None and not _fines(sanctions):
        return msg("No fine is imposed.")
    return ""


def _fined(dossier: Dossier) -> str:
    return penalised(penalty_case)(dossier) or _with_fine(dossier)


@check(
    "PN09",
    zh="罚款在法定幅度和裁量阶次内",
    en="The fine lies within the range of the entry and its tier",
    cites=("APL 4", "APL 34"),
    point=ReviewPoint.LAW,
    applies=_fined,
    mend=msg("Bring the fine into the range, or name the norm and circumstance that allow it."),
)
def fine_within_range(context: Context) -> Finding:
    """A fine keeps to a range that the entry allows and to the discretion tier applied."""
    dossier = context.dossier
    missing = _missing_for_ranges(dossier)
    if missing:
        return context.missing(*missing)
    findings = [
        _in_range(context, sanction) for sanction in _fines(intended_sanctions(dossier) or ())
    ]
    return gravest(findings)


def _in_range(context: Context, sanction: Sanction) -> Finding:
    """Judge one fine; a range bound to a circumstance needs that circumstance to be found."""
    amount = sanction.amount_fen
    if amount is None:
        return context.missing("sanctions.amount_fen")
    ranges = _ranges(context.dossier, sanction)
    known = [(item, bounds) for item in ranges if (bounds := bounds_of(item, sanction))]
    facts: Facts = {
        "fine_fen": amount,
        "base_value_fen": sanction.base_value_fen,
        "ranges": [list(bounds) for _item, bounds in known],
        "tier": sanction.tier,
    }
    fitting = [item for item, bounds in known if bounds.hold(amount)]
    if any(not item.condition or item.condition == sanction.condition for item in fitting):
        return _in_tier(context, sanction, facts)
    if fitting:
        return context.to_judge(
            msg("{fine} yuan lies only in the range for: {condition}. Was that found?"),
            facts,
            fine=Fen(amount),
            condition=fitting[0].condition,
        )
    if len(known) < len(ranges):
        return context.missing("sanctions.base_value_fen", facts=facts)
    return _outside(context, amount, [bounds for _item, bounds in known], facts)


def _outside(context: Context, amount: int, known: list[Bounds], facts: Facts) -> Finding:
    if not known:
        return context.to_judge(
            msg("The entry gives no range of fines for this party and circumstance."), facts
        )
    least = min(bounds.least or 0 for bounds in known)
    if amount < least:
        return context.warned(
            msg("{fine} yuan is below the least amount of {least} yuan: see PN10."),
            facts,
            fine=Fen(amount),
            least=Fen(least),
        )
    greatest = max(bounds.greatest or 0 for bounds in known)
    return context.failed(
        msg("{fine} yuan lies outside the range, whose greatest amount is {greatest} yuan."),
        facts,
        fine=Fen(amount),
        greatest=Fen(greatest),
    )


def _in_tier(context: Context, sanction: Sanction, facts: Facts) -> Finding:
    power, amount = context.dossier.power, sanction.amount_fen
    tiers = power.tiers if power else None
    if sanction.tier is None or not tiers:
        return context.passed(msg("The fine lies within the range."), facts)
    tier = next(
        (
            tier
            for tier in tiers
            if tier.tier == sanction.tier and in_force(tier.valid_from, tier.valid_to, context.day)
        ),
        None,
    )
    bounds = bounds_of(tier, sanction) if tier else None
    if tier is None or bounds is None or amount is None:
        return context.missing("power.tiers" if tier is None else "sanctions.base_value_fen")
    facts = facts | {"tier_range": list(bounds)}
    if bounds.hold(amount):
        return context.passed(msg("The fine lies within the range and its tier."), facts)
    return context.warned(
        msg("The fine departs from the tier {tier}: this needs approval, kept in the file."),
        facts,
        tier=tier.name or tier.tier,
    )


@check(
    "PN10",
    zh="低于法定最低罚款有减轻处罚理由",
    en="A fine below the least amount has a ground for mitigation",
    cites=("APL 30", "APL 31", "APL 32"),
    point=ReviewPoint.LAW,
    applies=_fined,
    mend=msg("Record the ground of Art 30 to 32, or raise the fine to the least amount."),
)
def below_least_only_on_a_ground(context: Context) -> Finding:
    """A fine below every least amount needs a ground that allows mitigation."""
    dossier = context.dossier
    missing = _missing_for_ranges(dossier)
    if missing:
        return context.missing(*missing)
    findings = [
        _mitigated(context, sanction) for sanction in _fines(intended_sanctions(dossier) or ())
    ]
    return gravest(findings)


def _mitigated(context: Context, sanction: Sanction) -> Finding:
    amount = sanction.amount_fen
    if amount is None:
        return context.missing("sanctions.amount_fen")
    ranges = _ranges(context.dossier, sanction)
    known = [bounds for item in ranges if (bounds := bounds_of(item, sanction))]
    least = min((bounds.least or 0 for bounds in known), default=None)
    facts: Facts = {"fine_fen": amount, "least_fen": least, "grounds": sanction.leniency}
    if least is not None and amount >= least:
        return context.passed(msg("The fine is not below the least amount."), facts)
    if len(known) < len(ranges) or least is None:
        return context.missing("sanctions.base_value_fen", facts=facts)
    if sanction.leniency is None:
        return context.missing("sanctions.leniency", facts=facts)
    if MITIGATING.intersection(sanction.leniency):
        return context.passed(
            msg("Below the least amount on the ground: {grounds}."),
            facts,
            grounds=tuple(ground for ground in sanction.leniency if ground in MITIGATING),
        )
    return context.failed(
        msg("{fine} yuan is below the least amount of {least} yuan without a ground for it."),
        facts,
        fine=Fen(amount),
        least=Fen(least),
    )


def bounds_of(item: SanctionRange | Tier, sanction: Sanction) -> Bounds | None:
    """Return the bounds of a range for one fine; None if the base value is not known."""
    if item.multiple_min is None and item.multiple_max is None:
        if sanction.base_value_fen is None and _is_banded(item):
            return None
        return Bounds(item.min_fen, item.max_fen)
    if sanction.base_value_fen is None or sanction.base not in (None, item.base):
        return None
    least, greatest = item.min_fen, item.max_fen
    return Bounds(
        _times(item.multiple_min, sanction.base_value_fen) if item.multiple_min else least,
        _times(item.multiple_max, sanction.base_value_fen) if item.multiple_max else greatest,
    )


def _times(multiple: Decimal, base_fen: int) -> int:
    return int(multiple * base_fen)


def _is_banded(item: SanctionRange | Tier) -> bool:
    bands = (getattr(item, name, None) for name in ("base_from_fen", "base_below_fen"))
    return any(band is not None for band in bands)


def _ranges(dossier: Dossier, sanction: Sanction) -> list[SanctionRange]:
    """Return the fine ranges of the entry open to this kind of party and base value."""
    party = dossier.party.kind if dossier.party else None
    return [
        item
        for item in (dossier.power.sanctions if dossier.power else None) or ()
        if item.kind is SanctionKind.FINE
        and item.party_kind in (None, party)
        and _may_apply(item, sanction)
    ]


def _may_apply(item: SanctionRange, sanction: Sanction) -> bool:
    """Leave out ranges for another band of the base value."""
    value = sanction.base_value_fen
    if value is None:
        return True
    above = item.base_from_fen is None or value >= item.base_from_fen
    return above and (item.base_below_fen is None or value < item.base_below_fen)


def _fines(sanctions: Iterable[Sanction]) -> list[Sanction]:
    return [sanction for sanction in sanctions if sanction.kind is SanctionKind.FINE]


def _missing_for_ranges(dossier: Dossier) -> tuple[str, ...]:
    if intended_sanctions(dossier) is None:
        return ("sanctions",)
    if dossier.power is None or dossier.power.sanctions is None:
        return ("power" if dossier.power is None else "power.sanctions",)
    return ()
