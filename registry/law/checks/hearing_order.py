"""How a hearing went: called in time, presided over by an outsider, decided on its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import DocumentKind, ReviewPoint, Severity
from registry.i18n import msg
from registry.law.checks.base import Context, check
from registry.law.checks.scope import ordinary_case
from registry.law.reading import decided_on, documents_of, handlers

if TYPE_CHECKING:
    from datetime import date

    from registry.law.checks.findings import Facts, Finding
    from registry.law.dossier import Dossier
    from registry.law.facts import Hearing

NOT_CALLED = msg("No hearing was called.")
NOT_HELD = msg("No hearing was held.")


def _called(dossier: Dossier) -> str:
    hearing = dossier.hearing
    called = hearing and (hearing.noticed_on or hearing.held_on or hearing.host)
    return ordinary_case(dossier) or ("" if called else NOT_CALLED)


def _held(dossier: Dossier) -> str:
    held = dossier.hearing and dossier.hearing.held_on
    return ordinary_case(dossier) or ("" if held else NOT_HELD)


def _noticed_on(dossier: Dossier) -> date | None:
    """Return when time and place reached the party: when the notice was served, if known."""
    for notice in documents_of(dossier, DocumentKind.HEARING_NOTICE):
        if notice.service and notice.service.served_on:
            return notice.service.served_on
    return dossier.hearing.noticed_on if dossier.hearing else None


def _held_on(dossier: Dossier) -> date | None:
    return dossier.hearing.held_on if dossier.hearing else None


@check(
    "HR03",
    zh="举行听证七个工作日前通知时间、地点",
    en="Time and place of the hearing were notified long enough before",
    cites=("APL 64", "APL 85", "APL2017 42"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=_called,
    day_of=_noticed_on,
    mend=msg("Hold the hearing again after a notice that leaves the party the full period."),
)
def hearing_noticed_in_time(context: Context) -> Finding:
    """Between the notice and the hearing lie no fewer days than the law leaves the party."""
    dossier = context.dossier
    noticed, held = _noticed_on(dossier), _held_on(dossier)
    facts: Facts = {"noticed_on": noticed, "held_on": held}
    if noticed is None:
        return context.missing("hearing.noticed_on", facts=facts)
    first = context.need("hearing.notice").end(noticed)
    context.rests_on(first)
    facts["first_day"] = first.on
    if held is None:
        return context.not_applicable(
            msg("The hearing may be held from {day}."), facts, day=first.on
        )
    if held < first.on:
        return context.failed(
            msg("Notified on {noticed} and held on {held}; {first} was the first day allowed."),
            facts,
            noticed=noticed,
            held=held,
            first=first.on,
        )
    return context.passed(
        msg("Notified on {noticed}, long enough before {held}."), facts, noticed=noticed, held=held
    )


@check(
    "HR04",
    zh="听证主持人非本案调查人员，回避申请已决定",
    en="The host of the hearing did not investigate; a request to withdraw was decided",
    cites=("APL 64", "APL 43"),
    point=ReviewPoint.PROCEDURE,
    severity=Severity.VOID,
    applies=_called,
    day_of=_held_on,
    since="APL 64",
    mend=msg("Hold the hearing again before somebody who did not investigate the case."),
)
def host_is_independent(context: Context) -> Finding:
    """The host is nobody who investigates; a request that the host withdraw is decided first."""
    dossier = context.dossier
    hearing = dossier.hearing
    if hearing is None or hearing.host is None:
        return context.missing("hearing.host")
    if dossier.officers is None:
        return context.missing("officers")
    facts: Facts = {
        "host": hearing.host,
        "handlers": [officer.person for officer in handlers(dossier)],
        "recusal_asked": hearing.recusal_asked,
        "recusal_decided_on": hearing.recusal_decided_on,
    }
    if hearing.host in _investigators(dossier):
        return context.failed(msg("The host of the hearing investigated the case."), facts)
    return _recusal(context, hearing, facts)


def _investigators(dossier: Dossier) -> set[str]:
    """Return who handles the case, and who took part in a step of gathering evidence."""
    acted = {
        person
        for step in dossier.steps or ()
        if step.action in ("gather", "investigate")
        for person in step.officers or ()
    }
    return acted | {officer.person for officer in handlers(dossier)}


def _recusal(context: Context, hearing: Hearing, facts: Facts) -> Finding:
    decided, held = hearing.recusal_decided_on, hearing.held_on
    if not hearing.recusal_asked:
        return context.passed(msg("The host did not investigate the case."), facts)
    if decided is None:
        return context.missing("hearing.recusal_decided_on", facts=facts)
    if held and decided > held:
        return context.failed(
            msg("The request that the host withdraw was decided on {day}, after the hearing."),
            facts,
            day=decided,
        )
    return context.passed(msg("The request that the host withdraw was decided first."), facts)


@check(
    "HR05",
    zh="听证笔录经核对签名，并据以作出决定",
    en="The hearing record is signed and the decision follows it",
    cites=("APL 64", "APL 65"),
    point=ReviewPoint.EVIDENCE,
    applies=_held,
    day_of=_held_on,
    since="APL 65",
    mend=msg("Have the record read and signed, or the refusal noted, and decide on it."),
)
def hearing_recorded(context: Context) -> Finding:
    """The record exists, is signed or the refusal noted, and the decision is not earlier."""
    dossier = context.dossier
    hearing, decided = dossier.hearing, decided_on(dossier)
    if hearing is None or hearing.held_on is None:
        return context.missing("hearing.held_on")
    facts: Facts = {
        "held_on": hearing.held_on,
        "attended": hearing.attended,
        "signed": hearing.record_signed,
        "decided_on": decided,
    }
    if decided and decided < hearing.held_on:
        return context.failed(
            msg("Decided on {decided}, before the hearing of {held}."),
            facts,
            decided=decided,
            held=hearing.held_on,
        )
    if hearing.attended is False:
        return context.not_applicable(
            msg("The party stayed away, which counts as a waiver; there is no record to sign."),
            facts,
        )
    if dossier.documents is None:
        return context.missing("documents", facts=facts)
    if not documents_of(dossier, DocumentKind.HEARING_RECORD):
        return context.failed(msg("There is no record of the hearing."), facts)
    if hearing.record_signed is None:
        return context.missing("hearing.record_signed", facts=facts)
    if not hearing.record_signed:
        return context.failed(
            msg("The record is not signed by the party, nor the refusal noted."), facts
        )
    return context.passed(msg("The record is signed and the decision follows it."), facts)
