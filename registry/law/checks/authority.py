"""Subjects: announced bodies, entrusted acts, and officers who should withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, ReviewPoint, Sector, Severity, SubjectNature
from registry.i18n import msg
from registry.law.checks.base import Context, check, gravest
from registry.law.checks.scope import action_day, any_case, penalty_case
from registry.law.citations import in_force, law_book
from registry.law.reading import day_of, decided_on, handlers

if TYPE_CHECKING:
    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Agency, Entrustment, Recusal

OWN_NAME = msg("The agency acts in its own name.")
NO_RECUSAL = msg("Nobody was asked to withdraw.")


@check(
    "ST01",
    zh="执法主体已经确认并向社会公告",
    en="The subject is confirmed and was announced before it acted",
    cites=("D118 4", "D54 1", "ESREGS 17"),
    point=ReviewPoint.SUBJECT,
    applies=any_case,
    day_of=action_day,
    since="D118 4",
    mend=msg("Have the subject confirmed and announced; until then another body must act."),
)
def subject_announced(context: Context) -> Finding:
    """Every body that acts, also an entrusted one, was announced by the day it acted."""
    dossier = context.dossier
    day = action_day(dossier)
    if dossier.agency is None:
        return context.missing("agency")
    if day is None:
        return context.not_applicable(msg("The agency has not acted yet."))
    bodies = [body for body in (dossier.agency, dossier.entrusted_by) if body]
    return gravest(_announced(context, body) for body in bodies)


def _announced(context: Context, body: Agency) -> Finding:
    announced = body.announced_on
    facts: Facts = {"agency": body.code, "announced_on": announced, "day": context.day}
    if announced is None:
        return context.missing("agency.announced_on", facts=facts)
    arguments = {"agency": body.name or body.code, "announced": announced, "day": context.day}
    if announced > context.day:
        return context.failed(
            msg("{agency} was announced as a subject on {announced}, but acted on {day}."),
            facts,
            **arguments,
        )
    return context.passed(
        msg("{agency} was announced as a subject on {announced}."), facts, **arguments
    )


def _entrusted(dossier: Dossier) -> str:
    if any_case(dossier):
        return any_case(dossier)
    nature = dossier.agency.nature if dossier.agency else None
    own = nature in (SubjectNature.STATUTORY, SubjectNature.AUTHORISED)
    return OWN_NAME if own and not dossier.entrusted_by and not dossier.entrustments else ""


@check(
    "ST03",
    zh="委托执法有书面委托书，已公布且在委托事项和期限内",
    en="Entrusted acts rest on a published letter that covers item and day",
    cites=("APL 20", "APL 21", "ACL 17"),
    point=ReviewPoint.SUBJECT,
    severity=Severity.VOID,
    applies=_entrusted,
    day_of=action_day,
    since="APL 20",
    mend=msg("Act within a written, published letter of entrustment, or let the principal act."),
)
def entrustment_covers_the_act(context: Context) -> Finding:
    """The letter is written and published, names the item, and runs on the day of the act."""
    dossier = context.dossier
    if dossier.agency is None or dossier.agency.nature is None:
        return context.missing("agency" if dossier.agency is None else "agency.nature")
    if dossier.kind is CaseKind.COERCION:
        return context.failed(
            msg("Coercive measures may not be entrusted, yet an entrusted body acted."),
            {"agency": dossier.agency.code},
        )
    principal = dossier.entrusted_by
    if principal and principal.nature is SubjectNature.ENTRUSTED:
        return context.failed(
            msg("The principal, {principal}, is itself entrusted and may not entrust others."),
            {"principal": principal.code},
            principal=principal.name or principal.code,
        )
    if dossier.entrustments is None:
        return context.missing("entrustments")
    if not dossier.entrustments:
        return context.failed(
            msg("There is no letter of entrustment."), {"agency": dossier.agency.code}
        )
    answers = [_covered(context, letter) for letter in dossier.entrustments]
    return next((answer for answer in answers if answer.outcome == "pass"), answers[-1])


def _covered(context: Context, letter: Entrustment) -> Finding:
    power = context.dossier.power
    facts: Facts = {
        "letter": letter.number,
        "published_on": letter.published_on,
        "valid_from": letter.valid_from,
        "valid_to": letter.valid_to,
        "day": context.day,
    }
    if letter.valid_from is None or letter.items is None or power is None:
        path = "power" if power is None else "entrustments.items"
        return context.missing(
            "entrustments.valid_from" if letter.valid_from is None else path, facts=facts
        )
    arguments = {"letter": letter.number, "day": context.day, "power": power.code}
    if not in_force(letter.valid_from, letter.valid_to, context.day):
        return context.failed(
            msg("The letter {letter} was not in force on {day}."), facts, **arguments
        )
    if power.code not in letter.items:
        return context.failed(
            msg("The letter {letter} does not name the item {power}."), facts, **arguments
        )
    if letter.published_on is None:
        return context.missing("entrustments.published_on", facts=facts)
    if letter.published_on > context.day:
        return context.failed(
            msg("The letter {letter} was published only on {published}."),
            facts,
            published=letter.published_on,
            **arguments,
        )
    return context.passed(msg("The letter {letter} covers the act."), facts, **arguments)


@check(
    "ST04",
    zh="回避申请由负责人决定且应当回避的人员已退出",
    en="The head decided on recusal, and whoever had to withdraw did",
    cites=("APL 43",),
    point=ReviewPoint.OFFICERS,
    applies=penalty_case,
    since="APL 43",
    mend=msg("Let the head decide on the application; replace whoever must withdraw."),
)
def recusal_decided(context: Context) -> Finding:
    """An application is decided by the head before the decision; who withdraws acts no more."""
    dossier = context.dossier
    if dossier.sector is Sector.PUBLIC_SECURITY and law_book().cite("PSAPL 95").in_force_on(
        context.day
    ):
        context.cite_also("PSAPL 95")
    if dossier.recusals is None:
        return context.missing("recusals")
    if not dossier.recusals:
        return context.not_applicable(NO_RECUSAL)
    return gravest([_recusal(context, recusal) for recusal in dossier.recusals])


def _recusal(context: Context, recusal: Recusal) -> Finding:
    facts: Facts = {
        "person": recusal.person,
        "asked_on": recusal.asked_on,
        "decided_on": recusal.decided_on,
        "decided_by": recusal.decided_by,
        "granted": recusal.granted,
    }
    if recusal.decided_on is None:
        return _undecided(context, facts)
    decided = decided_on(context.dossier)
    if decided and recusal.decided_on > decided:
        return context.failed(
            msg("Recusal was decided on {day}, after the penalty."), facts, day=recusal.decided_on
        )
    if recusal.granted is None or recusal.decided_by is None:
        path = "recusals.granted" if recusal.granted is None else "recusals.decided_by"
        return context.missing(path, facts=facts)
    handling = {officer.person for officer in handlers(context.dossier)} | {recusal.person}
    if recusal.decided_by in handling:
        return context.failed(
            msg("Recusal was decided by an officer of the case, not by the head."), facts
        )
    return _withdrawn(context, recusal, facts)


def _undecided(context: Context, facts: Facts) -> Finding:
    if decided_on(context.dossier):
        return context.failed(
            msg("The penalty was decided while an application for recusal was open."), facts
        )
    return context.to_judge(
        msg("The head has still to decide on recusal; the investigation goes on meanwhile."), facts
    )


def _withdrawn(context: Context, recusal: Recusal, facts: Facts) -> Finding:
    if not recusal.granted:
        return context.to_judge(
            msg("Recusal was refused: is the reason sufficient ({reason})?"),
            facts,
            reason=recusal.reason or "",
        )
    day = recusal.decided_on
    later = [
        acted
        for step in context.dossier.steps or ()
        if recusal.person in (step.officers or ())
        and (acted := day_of(step.at))
        and day
        and acted > day
    ]
    if later:
        return context.failed(
            msg("The officer who had to withdraw on {day} still acted on {later}."),
            facts,
            day=day,
            later=later[0],
        )
    if context.dossier.steps is None:
        return context.missing("steps", facts=facts)
    return context.passed(msg("The officer withdrew as decided."), facts)
