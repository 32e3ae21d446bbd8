"""Discretion: departures from the benchmark, and fines imposed twice for one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import DocumentKind, ReviewPoint, SanctionKind
from registry.i18n import msg
from registry.law.checks.amounts import bounds_of
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.findings import Fen
from registry.law.checks.scope import penalised, penalty_case
from registry.law.citations import in_force
from registry.law.reading import decided_on, documents_of, intended_sanctions, is_decided

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Act, EarlierPenalty, Sanction, Tier

NO_FINE = msg("No fine is imposed.")
APPROVAL, COLLECTIVE = "approval", "collective"


def _fined(dossier: Dossier) -> str:
    sanctions = intended_sanctions(dossier)
    none = sanctions is not None and not _fines(dossier)
    return penalised(penalty_case)(dossier) or (NO_FINE if none else "")


def _fines(dossier: Dossier) -> list[Sanction]:
    return [s for s in intended_sanctions(dossier) or () if s.kind is SanctionKind.FINE]


@check(
    "PN11",
    zh="偏离裁量基准的处罚经批准或者集体讨论并存卷",
    en="A departure from the benchmark was approved and its papers kept",
    cites=("APL 34", "D27 3"),
    point=ReviewPoint.LAW,
    applies=_fined,
    since="D27 3",
    mend=msg("Have the head approve the departure or discuss it together, and file the papers."),
)
def departure_approved(context: Context) -> Finding:
    """A fine outside its tier needs the head's approval or a discussion, kept in the file."""
    if intended_sanctions(context.dossier) is None:
        return context.missing("sanctions")
    return gravest([_departure(context, sanction) for sanction in _fines(context.dossier)])


def _departure(context: Context, sanction: Sanction) -> Finding:
    power = context.dossier.power
    if power is None or power.tiers is None:
        return context.missing("power" if power is None else "power.tiers")
    tiers = [t for t in power.tiers if in_force(t.valid_from, t.valid_to, context.day)]
    if not tiers or (sanction.tier is None and (sanction.condition or sanction.leniency)):
        return context.not_applicable(msg("No tier of a benchmark covers this fine."))
    if sanction.amount_fen is None:
        return context.missing("sanctions.amount_fen")
    applied = [tier for tier in tiers if sanction.tier in (None, tier.tier)]
    facts: Facts = {
        "fine_fen": sanction.amount_fen,
        "tier": sanction.tier,
        "tiers": [tier.tier for tier in tiers],
    }
    held = [_holds(tier, sanction) for tier in applied]
    if True in held:
        return context.passed(msg("The fine keeps to the benchmark."), facts)
    if not applied or None in held:
        path = "power.tiers" if not applied else "sanctions.base_value_fen"
        return context.missing(path, facts=facts)
    if sanction.tier is None:
        return context.to_judge(
            msg("{fine} yuan lies in no tier of the benchmark: which one was applied?"),
            facts,
            fine=Fen(sanction.amount_fen),
        )
    return _approved(context, applied[0], sanction.amount_fen, facts)


def _holds(tier: Tier, sanction: Sanction) -> bool | None:
    bounds = bounds_of(tier, sanction)
    if bounds is None or sanction.amount_fen is None:
        return None
    return bounds.hold(sanction.amount_fen)


def _approved(context: Context, tier: Tier, amount: int, facts: Facts) -> Finding:
    """Ask for approval or discussion before the decision, and for the papers of it."""
    dossier = context.dossier
    ways = context.need("discretion.departure_by").words
    decided = decided_on(dossier)
    facts |= {"approved_on": _approved_on(dossier, ways), "decided_on": decided}
    arguments = {"fine": Fen(amount), "tier": tier.name or tier.tier}
    if facts["approved_on"] and (decided is None or facts["approved_on"] <= decided):
        return _on_file(context, facts, arguments)
    if is_decided(dossier) is False:
        return context.to_judge(
            msg("{fine} yuan departs from the tier {tier}: approval must come first."),
            facts,
            **arguments,
        )
    if _approval_unknown(dossier):
        return context.missing("departure.approved", facts=facts)
    return context.failed(
        msg("{fine} yuan departs from the tier {tier}, and no approval came before the decision."),
        facts,
        **arguments,
    )


def _approved_on(dossier: Dossier, ways: frozenset[str]) -> date | None:
    departure, decision = dossier.departure, dossier.decision
    if APPROVAL in ways and departure and departure.approved:
        return departure.approved_on
    if COLLECTIVE in ways and decision and decision.collective:
        return decision.discussed_on
    return None


def _approval_unknown(dossier: Dossier) -> bool:
    departure, decision = dossier.departure, dossier.decision
    approved = departure.approved if departure else None
    return approved is None or (decision.collective if decision else None) is None


def _on_file(context: Context, facts: Facts, arguments: Facts) -> Finding:
    dossier = context.dossier
    filed = dossier.departure.filed if dossier.departure else None
    minutes = documents_of(dossier, DocumentKind.DISCUSSION_MINUTES)
    facts["filed"] = bool(filed or minutes)
    if filed is None and not minutes:
        return context.missing("departure.filed", facts=facts)
    if not facts["filed"]:
        return context.failed(
            msg("{fine} yuan departs from the tier {tier}; its papers are not in the file."),
            facts,
            **arguments,
        )
    return context.passed(
        msg("{fine} yuan departs from the tier {tier}, as approved."), facts, **arguments
    )


@check(
    "PN12",
    zh="同一违法行为未重复罚款",
    en="No second fine for the same act",
    cites=("APL 29",),
    point=ReviewPoint.LAW,
    applies=_fined,
    since="APL 29",
    mend=msg("Compare the acts; for one act only one fine may stand, the higher rule applying."),
)
def fined_only_once(context: Context) -> Finding:
    """Earlier fines on the party, of any agency, are laid beside this act."""
    dossier = context.dossier
    act = dossier.act
    if dossier.earlier is None:
        return context.missing("earlier")
    if act is None or _span(act.started_on, act.ended_on) is None:
        return context.missing("act" if act is None else "act.started_on")
    overlapping = [item for item in dossier.earlier if _one_time(dossier, act, item)]
    same = [item for item in overlapping if _same_item(dossier, item)]
    alike = [item for item in overlapping if item not in same and _one_place(act, item)]
    facts: Facts = {
        "same_item": [item.ref for item in same],
        "same_place": [item.ref for item in alike],
    }
    if same:
        return context.warned(
            msg("Fined before under the same item for the same time: {refs}. Is it one act?"),
            facts,
            refs=tuple(item.ref for item in same),
        )
    if alike:
        return context.to_judge(
            msg("Fined before for the same time and place: {refs}. Is it one act?"),
            facts,
            refs=tuple(item.ref for item in alike),
        )
    return context.passed(msg("No earlier fine overlaps with this act."), facts)


def _span(start: date | None, end: date | None) -> tuple[date, date] | None:
    first, last = start or end, end or start
    return (first, last) if first and last else None


def _one_time(dossier: Dossier, act: Act, item: EarlierPenalty) -> bool:
    """Say whether a fine decided before this one is for a time that overlaps."""
    here, there = _span(act.started_on, act.ended_on), _span(item.act_from, item.act_to)
    decided = decided_on(dossier)
    later = decided and item.decided_on and item.decided_on > decided
    if not item.fine_fen or later or here is None or there is None:
        return False
    return here[0] <= there[1] and there[0] <= here[1]


def _same_item(dossier: Dossier, item: EarlierPenalty) -> bool:
    return bool(item.power and dossier.power and item.power == dossier.power.code)


def _one_place(act: Act, item: EarlierPenalty) -> bool:
    return bool(act.place and act.place == item.place)
