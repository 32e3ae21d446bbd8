"""Random inspection: whether a draw can be repeated, recusals are reasoned, results published."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from registry.codes import ReviewPoint, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.draws import METHOD, draw_inspectors, draw_objects, pool_digest, wanted
from registry.law.reading import day_of, few

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Draw, DrawnObject


def _a_draw(dossier: Dossier) -> str:
    return "" if dossier.subject == "draw" else msg("This concerns random draws only.")


def _drawn_on(dossier: Dossier) -> date | None:
    return day_of(dossier.draw.drawn_at) if dossier.draw else None


@check(
    "DR01",
    zh="随机抽取可复现，比例达到要求",
    en="The draw can be repeated, and the share of each class was met",
    cites=("OPTENV 54", "D58 1"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MAJOR,
    applies=_a_draw,
    day_of=_drawn_on,
    mend=msg("Draw again with pool, shares and seed on record, and keep both draws."),
)
def draw_can_be_repeated(context: Context) -> Finding:
    """The seed, applied to the committed pool, gives the objects and inspectors recorded."""
    draw = context.dossier.draw
    unknown = [] if draw is None else [f"draw.{name}" for name in NEEDED if not getattr(draw, name)]
    if draw is None or unknown:
        return context.missing(*(unknown or ["draw"]))
    if draw.method != METHOD:
        method = draw.method or ""
        template = msg("The method {method} is not known here; have the draw repeated by hand.")
        return context.to_judge(template, {"method": method}, method=method)
    return _pool(context, draw) or _objects(context, draw) or _inspectors(context, draw)


NEEDED = ("method", "seed", "pool_sha256", "pool", "ratios", "drawn", "staff")
"""Without which of its facts a draw cannot be repeated."""


def _pool(context: Context, draw: Draw) -> Finding | None:
    found = pool_digest(draw.pool or ())
    if found == draw.pool_sha256:
        return None
    facts: Facts = {"committed": draw.pool_sha256, "found": found}
    return context.failed(msg("The pool is not the one that was committed to."), facts)


def _objects(context: Context, draw: Draw) -> Finding | None:
    pool, drawn = draw.pool or (), {item.key for item in draw.drawn or ()}
    shares = {ratio.risk_class: ratio.percent for ratio in draw.ratios or ()}
    sizes = Counter(item.risk_class for item in pool)
    taken = Counter(item.risk_class for item in pool if item.key in drawn)
    short = [
        name
        for name in sorted(sizes)
        if taken[name] < wanted(sizes[name], shares.get(name, Decimal(0)))
    ]
    facts: Facts = {"pool": len(pool), "drawn": len(drawn), "short": short}
    if short:
        classes = tuple(name or "-" for name in short)
        template = msg("Fewer were drawn than the share of these classes: {classes}.")
        return context.failed(template, facts, classes=classes)
    expected = draw_objects(pool, shares, draw.seed or "")
    if expected == drawn:
        return None
    facts |= {"expected": sorted(expected), "recorded": sorted(drawn)}
    return context.failed(msg("The seed draws other objects than those recorded."), facts)


def _inspectors(context: Context, draw: Draw) -> Finding:
    number = context.need("officers.minimum").number
    wrong = [item.key for item in draw.drawn or () if not _as_drawn(draw, item, number)]
    facts: Facts = {"drawn": len(draw.drawn or ()), "wrong": wrong}
    if wrong:
        template = msg("Not the inspectors that the seed draws: {objects}.")
        return context.failed(template, facts, objects=few(wrong))
    return context.passed(msg("Repeated: the same objects and inspectors."), facts)


def _as_drawn(draw: Draw, item: DrawnObject, number: int) -> bool:
    """Say whether the seed gives an object these inspectors, those recused passed over."""
    barred = frozenset(person.person for person in item.inspectors or () if person.recused)
    acting = frozenset(person.person for person in item.inspectors or ()) - barred
    return acting == draw_inspectors(draw.staff or (), item.key, draw.seed or "", number, barred)


@check(
    "DR02",
    zh="回避后重新抽取有理由",
    en="Each recusal from a draw has its reason, and another was drawn",
    cites=("OPTENV 54", "D58 1"),
    point=ReviewPoint.OFFICERS,
    severity=Severity.MINOR,
    applies=_a_draw,
    day_of=_drawn_on,
    mend=msg("Record why the inspector stepped back, and draw another."),
)
def recusals_reasoned(context: Context) -> Finding:
    """Whoever was drawn and stepped back did so for a recorded reason, and was replaced."""
    draw = context.dossier.draw
    if draw is None or draw.drawn is None:
        return context.missing("draw" if draw is None else "draw.drawn")
    if any(item.inspectors is None for item in draw.drawn):
        return context.missing("draw.drawn.inspectors")
    number = context.need("officers.minimum").number
    recused = [item for item in draw.drawn if any(p.recused for p in item.inspectors or ())]
    bare = [i.key for i in recused if any(p.recused and not p.reason for p in i.inspectors or ())]
    short = [i.key for i in recused if sum(not p.recused for p in i.inspectors or ()) < number]
    facts: Facts = {"recusals": len(recused), "unreasoned": bare, "not_replaced": short}
    if bare:
        template = msg("Recused without a recorded reason: {objects}.")
        return context.failed(template, facts, objects=tuple(bare))
    if short:
        template = msg("Nobody was drawn in place of who stepped back: {objects}.")
        return context.failed(template, facts, objects=tuple(short))
    if not recused:
        return context.not_applicable(msg("Nobody stepped back."), facts)
    return context.passed(msg("Each recusal is reasoned and made good."), facts)


@check(
    "DR03",
    zh="抽查结果二十个工作日内公示",
    en="The results of the draw were published in time",
    cites=("OPTENV 54", "D118 6", "D58 1"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MINOR,
    applies=_a_draw,
    day_of=_drawn_on,
    mend=msg("Publish the result, or record why the rules exempt it."),
)
def results_published(context: Context) -> Finding:
    """The result of each object drawn is published within the period from its forming."""
    draw = context.dossier.draw
    if draw is None or draw.drawn is None:
        return context.missing("draw" if draw is None else "draw.drawn")
    formed = [item for item in draw.drawn if item.result_on]
    late = [item.key for item in formed if _late(context, item)]
    reasons = [item.key for item in formed if item.exempt_reason and not item.published_on]
    facts: Facts = {"results": len(formed), "late": late, "exempt": reasons}
    if late:
        template = msg("Not published in time: {objects}.")
        return context.failed(template, facts, objects=tuple(late))
    if not formed:
        return context.not_applicable(msg("There is no result to publish yet."), facts)
    if reasons:
        template = msg("Not published for a reason given: {objects}. Does it hold?")
        return context.to_judge(template, facts, objects=tuple(reasons))
    return context.passed(msg("No result is overdue for publication."), facts)


def _late(context: Context, item: DrawnObject) -> bool:
    if item.result_on is None or (item.exempt_reason and not item.published_on):
        return False
    due = context.need("draw.publication", item.result_on).end(item.result_on)
    context.rests_on(due)
    return (item.published_on or context.as_of) > due.on
