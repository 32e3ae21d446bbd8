"""What is shown to the public: withdrawn when overturned, without secrets, not for too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, PartyKind, PublicityRegime, ReviewPoint, SanctionKind, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.scope import any_case
from registry.law.masking import identity_numbers, phone_numbers
from registry.law.publicity import regime_of, result_day
from registry.law.reading import amount_of, intended_sanctions

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Publication
    from registry.law.parameters import Parameter

NOT_PUBLISHED = msg("Nothing was published.")
NOT_CHANGED = msg("The decision was not changed, revoked or found illegal.")
NO_LIMIT = msg("No limit on how long it is shown is known under this regime.")


def _published(dossier: Dossier) -> tuple[Publication, ...]:
    return tuple(item for item in dossier.publicity or () if item.published_on)


def _was_published(dossier: Dossier) -> str:
    return any_case(dossier) or ("" if _published(dossier) else NOT_PUBLISHED)


def _was_changed(dossier: Dossier) -> str:
    changed = any(item.changed_on for item in _published(dossier))
    return _was_published(dossier) or ("" if changed else NOT_CHANGED)


def _changed_on(dossier: Dossier) -> date | None:
    return min((item.changed_on for item in _published(dossier) if item.changed_on), default=None)


@check(
    "PB03",
    zh="决定被变更、撤销后三个工作日内撤回公示并说明理由",
    en="What was published was withdrawn, with reasons, when the decision was overturned",
    cites=("APL 48", "APL 85", "D118 6"),
    point=ReviewPoint.PROCEDURE,
    applies=_was_changed,
    day_of=_changed_on,
    mend=msg("Withdraw the publication at once and say publicly why."),
)
def withdrawn_in_time(context: Context) -> Finding:
    """A publication is withdrawn within the days allowed after the change, and the reason told."""
    rule = context.need("publicity.withdrawal")
    items = [item for item in _published(context.dossier) if item.changed_on]
    return gravest(_withdrawn(context, item, rule) for item in items)


def _withdrawn(context: Context, item: Publication, rule: Parameter) -> Finding:
    changed, shown = item.changed_on, item.published_on
    if changed is None or shown is None:
        return context.not_applicable(NOT_CHANGED)
    due = rule.end(changed)
    context.rests_on(due)
    ended = item.ended_on or item.shown_until
    facts: Facts = {
        "published_on": shown,
        "changed_on": changed,
        "due": due.on,
        "withdrawn_on": item.withdrawn_on,
        "reason": item.withdrawal_reason,
    }
    if ended and ended < changed:
        return context.not_applicable(msg("It was no longer shown when that happened."), facts)
    if shown > changed and item.withdrawn_on is None:
        return context.to_judge(
            msg("Published on {day}, after the change of {changed}: is the changed text shown?"),
            facts,
            day=shown,
            changed=changed,
        )
    if item.withdrawn_on is None:
        return _still_shown(context, due.on, facts)
    if item.withdrawn_on > due.on:
        return context.failed(
            msg("Withdrawn on {day}; the period ended on {due}."),
            facts,
            day=item.withdrawn_on,
            due=due.on,
        )
    return _reasoned(context, item, facts)


def _still_shown(context: Context, due: date, facts: Facts) -> Finding:
    if context.as_of <= due:
        return context.not_applicable(
            msg("To be withdrawn by {due}, with the reason."), facts, due=due
        )
    return context.failed(msg("Not withdrawn; the period ended on {due}."), facts, due=due)


def _reasoned(context: Context, item: Publication, facts: Facts) -> Finding:
    if item.withdrawal_reason is None:
        return context.missing("publicity.withdrawal_reason", facts=facts)
    if not item.withdrawal_reason.strip():
        return context.failed(msg("Withdrawn in time, but no reason was given in public."), facts)
    return context.passed(
        msg("Withdrawn on {day}, in time and with the reason."), facts, day=item.withdrawn_on
    )


@check(
    "PB04",
    zh="公示内容已隐去个人隐私、商业秘密和未成年人身份",
    en="What is shown leaves out identity numbers, secrets and the names of minors",
    cites=("APL 50", "D118 6"),
    point=ReviewPoint.PROCEDURE,
    applies=_was_published,
    day_of=result_day,
    mend=msg("Withdraw the text at once and publish it again with these parts masked."),
)
def secrets_masked(context: Context) -> Finding:
    """No identity number and no name of a minor is shown; words that hint at secrets are judged."""
    shown = [item for item in _published(context.dossier) if item.withdrawn_on is None]
    if not shown:
        return context.not_applicable(msg("What was published has been withdrawn."))
    return gravest(_masked(context, item) for item in shown)


def _masked(context: Context, item: Publication) -> Finding:
    if item.content is None:
        return context.missing("publicity.content")
    numbers = identity_numbers(item.content)
    facts: Facts = {"published_on": item.published_on, "identity_numbers": len(numbers)}
    if numbers:
        return context.failed(
            msg("The text shown holds {count} identity numbers."), facts, count=len(numbers)
        )
    return _minor(context, item.content, facts) or _hints(context, item.content, facts)


def _minor(context: Context, content: str, facts: Facts) -> Finding | None:
    """Answer for a party under age whose name is shown; nothing where there is no such party."""
    party, day = context.dossier.party, result_day(context.dossier)
    person = party is not None and party.kind is PartyKind.NATURAL_PERSON
    if party is None or not person or not party.name or party.name not in content:
        return None
    facts["named"] = True
    if party.birth_date is None:
        return context.missing("party.birth_date", facts=facts)
    act = context.dossier.act
    since = (act.ended_on if act else None) or day or context.as_of
    age = context.find("publicity.minor_age")
    if age is None or since >= age.end(party.birth_date).on:
        return None
    context.cite_also("MINOR 103")
    return context.failed(msg("The text shown names a party who was a minor."), facts)


def _hints(context: Context, content: str, facts: Facts) -> Finding:
    found = tuple(phone_numbers(content))
    if found:
        return context.to_judge(
            msg("The text shown holds what looks like a telephone number: {numbers}."),
            facts,
            numbers=found,
        )
    words = context.find("publicity.sensitive_words")
    named = tuple(sorted(word for word in words.words if word in content)) if words else ()
    facts["words"] = named
    if named:
        return context.to_judge(
            msg("The text shown speaks of {words}: is anything disclosed that must not be?"),
            facts,
            words=named,
        )
    return context.passed(msg("No identity number, secret or minor was found."), facts)


def _penalty_shown(dossier: Dossier) -> str:
    if dossier.subject == "case" and dossier.kind is not CaseKind.PENALTY:
        return msg("No period is set for how long such results are shown.")
    if not _was_published(dossier) and not _regimes(dossier):
        return NO_LIMIT
    return _was_published(dossier)


LIMITED = frozenset({PublicityRegime.MARKET, PublicityRegime.CREDIT})
"""Regimes that say for how long a penalty is shown."""


def _regimes(dossier: Dossier) -> list[tuple[Publication, PublicityRegime]]:
    """Return what is shown under a regime that limits how long."""
    given = [(item, item.regime or regime_of(dossier)) for item in _published(dossier)]
    return [(item, regime) for item, regime in given if regime in LIMITED]


def _shown_since(dossier: Dossier) -> date | None:
    return min((i.published_on for i in _published(dossier) if i.published_on), default=None)


@check(
    "PB05",
    zh="公示未超过规定期限，期满已停止公示",
    en="What is shown is taken down when its period ends",
    cites=("SAMR45 13", "SAMR45 14", "NDRC36 1", "NDRC58 1"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.MINOR,
    applies=_penalty_shown,
    day_of=_shown_since,
    mend=msg("Take the publication down; its period is over."),
)
def shown_no_longer_than_allowed(context: Context) -> Finding:
    """A penalty is shown no longer than its class allows; an early end must be allowed too."""
    return gravest(
        _market(context, item) if regime is PublicityRegime.MARKET else _credit(context, item)
        for item, regime in _regimes(context.dossier)
    )


def _kinds(dossier: Dossier) -> frozenset[SanctionKind]:
    return frozenset(sanction.kind for sanction in intended_sanctions(dossier) or ())


def _market(context: Context, item: Publication) -> Finding:
    kinds = _kinds(context.dossier)
    if not kinds or item.published_on is None:
        return context.missing("sanctions")
    longest, short = context.need("publicity.shown"), context.find("publicity.short_kinds")
    rule = longest
    if short and kinds <= short.words | {SanctionKind.WARNING}:
        rule = context.need("publicity.shown_short")
    elif kinds <= (short.words if short else frozenset()) | {SanctionKind.FINE}:
        rule = _low_fine(context) or longest
    barred = context.find("publicity.no_early_end")
    lasting = bool(kinds & (barred.words if barred else frozenset()))
    return _until(context, item, rule.end(item.published_on).on, may_end_early=not lasting)


def _low_fine(context: Context) -> Parameter | None:
    """Return the short period where the fine is a low one by the rule of the province."""
    rows = context.parameters
    low = rows.lookup(
        "publicity.low_fine",
        on=context.day,
        sector=context.dossier.sector,
        region=context.dossier.region,
    )
    fine = amount_of(intended_sanctions(context.dossier) or (), SanctionKind.FINE)
    if low is None or fine is None or fine > low.fen:
        return None
    context.use(low)
    return context.find("publicity.shown_short")


def _credit(context: Context, item: Publication) -> Finding:
    kinds, start = _kinds(context.dossier), result_day(context.dossier)
    if not kinds:
        return context.missing("sanctions")
    if start is None:
        return context.missing("decision.decided_on")
    short, long = (context.need(f"publicity.credit_{name}_kinds") for name in ("short", "long"))
    name = "publicity.credit_shown"
    if kinds & long.words:
        name += "_long"
    elif kinds <= short.words:
        name += "_short"
    return _until(context, item, context.need(name).end(start).on, may_end_early=True)


def _until(context: Context, item: Publication, due: date, *, may_end_early: bool) -> Finding:
    ended = item.withdrawn_on or item.ended_on or item.shown_until
    facts: Facts = {"published_on": item.published_on, "due": due, "ended_on": ended}
    if item.withdrawn_on:
        return context.not_applicable(msg("What was published has been withdrawn."), facts)
    if ended and ended > due:
        return context.failed(
            msg("Shown until {day}; the period ends on {due}."), facts, day=ended, due=due
        )
    if ended is None and context.as_of > due:
        return context.failed(msg("Still shown though the period ended on {due}."), facts, due=due)
    if ended and ended < due:
        return _early(context, ended, due, facts, may_end_early=may_end_early)
    return context.passed(msg("Shown until {due} at the latest."), facts, due=due)


def _early(
    context: Context, ended: date, due: date, facts: Facts, *, may_end_early: bool
) -> Finding:
    if not may_end_early:
        return context.failed(
            msg("Taken down on {day} before {due}, which such a penalty does not allow."),
            facts,
            day=ended,
            due=due,
        )
    return context.to_judge(
        msg("Taken down on {day} before {due}: was the early end applied for and granted?"),
        facts,
        day=ended,
        due=due,
    )
