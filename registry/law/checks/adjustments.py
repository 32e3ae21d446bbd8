"""Changes of the power list: the way of a batch, its publication, reasons and balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import AdjustmentKind, AdjustmentStage, PowerStatus, ReviewPoint, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.findings import FieldName
from registry.law.checks.scope import about_balance, about_batch, about_list
from registry.law.citations import in_force
from registry.law.reading import few

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Adjustment, Batch, BatchStep, Power

ENDED = frozenset({AdjustmentStage.RETURNED, AdjustmentStage.REJECTED})
"""Stages in which nothing was changed."""
ORDER = (
    AdjustmentStage.DRAFT,
    AdjustmentStage.SUBMITTED,
    AdjustmentStage.OPINIONS,
    AdjustmentStage.LEGALITY_REVIEW,
    AdjustmentStage.EXAMINED,
    AdjustmentStage.APPROVED,
    AdjustmentStage.PUBLISHED,
)
OF_OTHERS = (AdjustmentStage.LEGALITY_REVIEW, AdjustmentStage.EXAMINED, AdjustmentStage.APPROVED)
"""Steps that belong to another body than the one that proposes."""
EFFECTS = {
    AdjustmentKind.ADD: 1,
    AdjustmentKind.TAKE_OVER: 1,
    AdjustmentKind.TAKE_BACK: 1,
    AdjustmentKind.SPLIT: 1,
    AdjustmentKind.CANCEL: -1,
    AdjustmentKind.DELEGATE: -1,
    AdjustmentKind.MERGE: -1,
}
"""What one line of a kind adds to the number of entries: a split names each entry gained, a
merger each entry that is absorbed."""


def _batch_day(dossier: Dossier) -> date | None:
    batch = dossier.batch
    return (batch.approved_on or batch.published_on) if batch else None


def _list_day(dossier: Dossier) -> date | None:
    return dossier.power_list.on if dossier.power_list else _batch_day(dossier)


@check(
    "PL07",
    zh="清单调整依次经提出、合法性审核、编办审核、批准",
    en="The batch was proposed, legally reviewed, examined and approved, in that order",
    cites=("HB382 5",),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MAJOR,
    applies=about_batch,
    day_of=_batch_day,
    mend=msg("Send the batch through the step that was left out before it is approved."),
)
def batch_took_every_step(context: Context) -> Finding:
    """Department drafts, legal office reviews, staffing office examines, government approves."""
    batch = context.dossier.batch
    if batch is None or batch.stage is None or batch.steps is None:
        return context.missing("batch" if batch is None else "batch.steps")
    if batch.stage in ENDED:
        return context.not_applicable(msg("The batch was not carried out."))
    needed = context.need("list.steps").words
    due = [stage for stage in ORDER[: ORDER.index(batch.stage) + 1] if stage in needed]
    taken = {step.stage: step for step in batch.steps}
    facts: Facts = {
        "stage": batch.stage,
        "steps": [f"{step.stage} {step.on}" for step in batch.steps],
    }
    absent = tuple(stage for stage in due if stage not in taken)
    if absent:
        return context.failed(msg("These steps were left out: {stages}."), facts, stages=absent)
    return _in_order(context, [taken[stage] for stage in due], facts)


def _in_order(context: Context, steps: list[BatchStep], facts: Facts) -> Finding:
    days = [step.on for step in steps if step.on]
    if len(days) < len(steps):
        return context.missing("batch.steps.on", facts=facts)
    if days != sorted(days):
        return context.failed(msg("The steps were not taken in their order."), facts)
    batch = context.dossier.batch
    proposer = batch.agency if batch else None
    own = tuple(
        s.stage for s in steps if s.stage in OF_OTHERS and proposer and s.agency == proposer
    )
    if own:
        template = msg("The proposing body itself took these steps: {stages}. May it?")
        return context.to_judge(template, facts, stages=own)
    if not steps:
        return context.not_applicable(msg("The batch is still a draft."), facts)
    return context.passed(msg("Every step was taken, in order."), facts)


@check(
    "PL08",
    zh="清单调整批准后二十个工作日内公布",
    en="The changed list was published in time",
    cites=("GOVINFO 26", "GOVINFO 20"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MINOR,
    applies=about_batch,
    day_of=_batch_day,
    mend=msg("Publish the changed list at once."),
)
def batch_published(context: Context) -> Finding:
    """What a batch changes is published within the period from its approval."""
    batch = context.dossier.batch
    if batch is None:
        return context.missing("batch")
    if batch.approved_on is None:
        return _not_approved(context, batch)
    due = context.need("information.publication").end(batch.approved_on)
    context.rests_on(due)
    facts: Facts = {
        "approved_on": batch.approved_on,
        "due": due.on,
        "published_on": batch.published_on,
    }
    shown, last = batch.published_on, due.on
    if shown and shown <= last:
        template = msg("Published on {day}, within the period to {due}.")
        return context.passed(template, facts, day=shown, due=last)
    if shown:
        template = msg("Published on {day}; the period ended on {due}.")
        return context.failed(template, facts, day=shown, due=last)
    if context.as_of <= last:
        template = msg("Not published yet; the period ends on {due}.")
        return context.not_applicable(template, facts, due=last)
    return context.failed(msg("Not published; the period ended on {due}."), facts, due=last)


def _not_approved(context: Context, batch: Batch) -> Finding:
    done = batch.stage in (AdjustmentStage.APPROVED, AdjustmentStage.PUBLISHED)
    if batch.stage is None or done:
        return context.missing("batch.approved_on")
    return context.not_applicable(msg("The batch has not been approved."))


@check(
    "PL09",
    zh="取消、下放等调整有理由或者承接事项",
    en="What leaves the list has a reason, or an entry that takes its place",
    cites=("HB382 5",),
    point=ReviewPoint.LAW,
    severity=Severity.MINOR,
    applies=about_batch,
    day_of=_batch_day,
    mend=msg("State the reason of the change, or the entry that takes the place of the old one."),
)
def changes_are_explained(context: Context) -> Finding:
    """A cancelled entry has a reason; one that is handed on names where it goes."""
    batch = context.dossier.batch
    if batch is None or batch.items is None:
        return context.missing("batch.items" if batch else "batch")
    reasoned = context.need("list.reasoned").words
    succeeded = context.need("list.succeeded").words
    leaving = [item for item in batch.items if item.kind in reasoned | succeeded]
    bare = tuple(item.code for item in leaving if not (item.reason or item.successor))
    unnamed = tuple(i.code for i in leaving if i.kind in succeeded and not i.successor)
    facts: Facts = {"changes": len(leaving), "bare": list(bare), "unnamed": list(unnamed)}
    if not leaving:
        return context.not_applicable(msg("No entry leaves the list with this batch."), facts)
    if bare:
        return context.failed(msg("Neither reason nor successor: {codes}."), facts, codes=bare)
    if unnamed:
        template = msg("A reason, but no successor: {codes}. Is it enough?")
        return context.to_judge(template, facts, codes=unnamed)
    return context.passed(msg("Each change has its reason or successor."), facts)


@check(
    "PL10",
    zh="依据已废止的事项未继续在用",
    en="No entry whose basis was repealed is still in use",
    cites=("APL 38", "ACL 10"),
    point=ReviewPoint.LAW,
    severity=Severity.VOID,
    applies=about_list,
    day_of=_list_day,
    mend=msg("Propose to cancel these entries, or to change their basis."),
)
def no_entry_without_basis(context: Context) -> Finding:
    """Entries in use of which no basis is in force any more are laid out for judgement."""
    listed = context.dossier.power_list
    if listed is None or listed.entries is None:
        return context.missing("power_list.entries" if listed else "power_list")
    active = [power for power in listed.entries if power.status in (PowerStatus.ACTIVE, None)]
    unknown = [power.code for power in active if power.bases is None]
    dead = tuple(power.code for power in active if power.bases and _dead(power, listed.on))
    facts: Facts = {"entries": len(active), "dead": list(dead), "unknown": unknown}
    if dead:
        return context.warned(
            msg("{number} entries rest on repealed norms alone: {codes}."),
            facts,
            number=len(dead),
            codes=few(dead),
        )
    if unknown:
        return context.missing("power_list.entries.bases", facts=facts)
    return context.passed(msg("Every entry in use has a basis in force."), facts)


def _dead(power: Power, day: date) -> bool:
    return not any(in_force(b.in_force_from, b.in_force_to, day) for b in power.bases or ())


@check(
    "PL11",
    zh="期末事项数等于期初数加减调整数",
    en="The closing count is the opening count with all changes",
    cites=("HB382 5", "HB382 6"),
    point=ReviewPoint.DOCUMENTS,
    severity=Severity.MAJOR,
    applies=about_balance,
    day_of=_list_day,
    mend=msg("Find the change that is in no batch, and record it."),
)
def counts_agree(context: Context) -> Finding:
    """Opening count, plus what was gained, minus what was lost, gives the closing count."""
    opening, closing, changes = _balance(context.dossier)
    unknown = [
        FieldName(path)
        for path, value in zip(_paths(context.dossier), (opening, closing, changes), strict=True)
        if value is None
    ]
    if unknown or opening is None or closing is None or changes is None:
        return context.missing(*unknown)
    effect = sum(EFFECTS.get(change.kind, 0) for change in changes)
    facts: Facts = {
        "opening": opening,
        "changes": len(changes),
        "effect": effect,
        "closing": closing,
    }
    if opening + effect == closing:
        template = msg("{opening} entries {effect} by the changes make {closing}.")
        answer = context.passed
    else:
        template = msg("{opening} entries {effect} by the changes do not make {closing}.")
        answer = context.failed
    return answer(template, facts, opening=opening, effect=f"{effect:+d}", closing=closing)


def _balance(dossier: Dossier) -> tuple[int | None, int | None, tuple[Adjustment, ...] | None]:
    batch, listed = dossier.batch, dossier.power_list
    if batch is not None:
        return batch.opening, batch.closing, batch.items
    if listed is not None:
        return listed.opening, listed.closing, listed.changes
    return None, None, None


def _paths(dossier: Dossier) -> tuple[str, str, str]:
    if dossier.batch is not None or dossier.subject == "batch":
        return "batch.opening", "batch.closing", "batch.items"
    return "power_list.opening", "power_list.closing", "power_list.changes"
