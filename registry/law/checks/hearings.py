"""Hearings: whether the party was told of the right to one, and what became of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import DocumentElement, DocumentKind, ReviewPoint, Severity, Stage
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.scope import ordinary_case, penalised
from registry.law.hearings import hearing_required
from registry.law.reading import decided_on, documents_of, has_reached, intended_sanctions

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier


def _told_on(dossier: Dossier) -> date | None:
    if dossier.hearing and dossier.hearing.told_on:
        return dossier.hearing.told_on
    for notice in documents_of(dossier, DocumentKind.PRIOR_NOTICE):
        if DocumentElement.RIGHT_TO_HEARING in (notice.elements or ()):
            return (notice.service.served_on if notice.service else None) or notice.issued_on
    return None


@check(
    "HR01",
    zh="依法应当听证的已告知要求听证的权利",
    en="The right to a hearing was told where the penalty asks for it",
    cites=("APL 63", "APL 64"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=penalised(ordinary_case),
    mend=msg("Tell the party of the right to a hearing and wait for the period to request it."),
)
def hearing_right_told(context: Context) -> Finding:
    """Where the intended penalty is one of Art 63, the party is told of the right to a hearing."""
    dossier = context.dossier
    need = hearing_required(dossier, context.parameters, context.day)
    context.use(*need.parameters)
    told = _told_on(dossier)
    facts: Facts = {
        "sanctions": [sanction.kind for sanction in intended_sanctions(dossier) or ()],
        "because": need.because,
        "told_on": told,
    }
    if need.because:
        return _must_be_told(context, facts)
    if need.unknown:
        return context.missing(*need.unknown, facts=facts)
    if need.doubtful and told is None:
        return context.to_judge(
            msg("Is this heavy enough for a hearing: {kinds}? No firm threshold decides it."),
            facts,
            kinds=need.doubtful,
        )
    if need.doubtful:
        return context.passed(msg("The right to a hearing was told."), facts)
    return context.not_applicable(msg("The penalty gives no right to a hearing."), facts)


def _must_be_told(context: Context, facts: Facts) -> Finding:
    dossier, told = context.dossier, facts["told_on"]
    decided = decided_on(dossier)
    if told and dossier.hearing and dossier.hearing.told is False:
        return context.to_judge(
            msg("Recorded as not told, yet told on {told} by the file: which is right?"),
            facts,
            told=told,
        )
    if told and (decided is None or told <= decided):
        return context.passed(msg("The right to a hearing was told."), facts)
    if told:
        return context.failed(
            msg("The right to a hearing was told on {told}, after the decision."),
            facts,
            told=told,
        )
    if decided is None and has_reached(dossier, Stage.NOTIFIED) is False:
        return context.not_applicable(
            msg("Notice is still to come and must tell the right to a hearing."), facts
        )
    if _silent(dossier):
        return context.failed(
            msg("The right to a hearing was not told, though due for: {kinds}."),
            facts,
            kinds=facts["because"],
        )
    return context.missing("hearing.told_on", facts=facts)


def _silent(dossier: Dossier) -> bool:
    """Say whether it is known that nothing told the right, be it that the notices leave it out."""
    if dossier.hearing and dossier.hearing.told is not None:
        return not dossier.hearing.told
    if dossier.documents is None:
        return False
    notices = documents_of(dossier, DocumentKind.PRIOR_NOTICE)
    return all(notice.elements is not None for notice in notices)


def _with_right(dossier: Dossier) -> str:
    hearing = dossier.hearing
    asked = hearing and (hearing.told or hearing.requested_on or hearing.waived)
    untold = msg("The right to a hearing was not told.")
    return penalised(ordinary_case)(dossier) or ("" if _told_on(dossier) or asked else untold)


@check(
    "HR02",
    zh="听证要求在期限内提出的已举行听证，期限届满前未作决定",
    en="A request in time led to a hearing, and the period to request was left",
    cites=("APL 64", "APL 85", "APL2017 42"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=_with_right,
    day_of=_told_on,
    mend=msg("Wait for the period to request a hearing, and hold the one requested in time."),
)
def hearing_requested_and_held(context: Context) -> Finding:
    """The party has its working days to ask; silence or lateness counts as a waiver."""
    dossier, told = context.dossier, _told_on(context.dossier)
    if told is None:
        return context.missing("hearing.told_on")
    last = context.need("hearing.request").end(told)
    context.rests_on(last)
    hearing, decided = dossier.hearing, decided_on(dossier)
    requested = hearing.requested_on if hearing else None
    facts: Facts = {
        "told_on": told,
        "last_day": last.on,
        "requested_on": requested,
        "held_on": hearing.held_on if hearing else None,
        "decided_on": decided,
    }
    if requested and requested <= last.on:
        return _requested(context, facts)
    if decided is None and context.as_of <= last.on:
        return context.not_applicable(
            msg("A hearing may be requested until {last}."), facts, last=last.on
        )
    if decided and decided <= last.on:
        return _hasty(context, facts)
    return context.passed(
        msg("No hearing was requested by {last}, which counts as a waiver."), facts, last=last.on
    )


def _requested(context: Context, facts: Facts) -> Finding:
    """Ask for the hearing, unless the party took its request back or the case goes on."""
    hearing = context.dossier.hearing
    if facts["held_on"]:
        return context.passed(msg("The hearing requested in time was held."), facts)
    if hearing and hearing.withdrawn_on:
        return context.passed(msg("The party withdrew its request for a hearing."), facts)
    if facts["decided_on"] is None:
        return context.not_applicable(msg("The hearing requested is still to be held."), facts)
    return context.failed(
        msg("Requested on {requested}, within the period to {last}, but no hearing was held."),
        facts,
        requested=facts["requested_on"],
        last=facts["last_day"],
    )


def _hasty(context: Context, facts: Facts) -> Finding:
    hearing = context.dossier.hearing
    arguments = {"decided": facts["decided_on"], "last": facts["last_day"]}
    if hearing and hearing.waived:
        return context.to_judge(
            msg("Decided on {decided}, before {last}: did the party waive the hearing expressly?"),
            facts,
            **arguments,
        )
    return context.failed(
        msg("Decided on {decided}; the party could request a hearing until {last}."),
        facts,
        **arguments,
    )
