"""Hearings: whether the party was told of the right to one."""

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


def _told_on(dossier: Dossier) -> date | None:
    if dossier.hearing and dossier.hearing.told_on:
        return dossier.hearing.told_on
    for notice in documents_of(dossier, DocumentKind.PRIOR_NOTICE):
        if DocumentElement.RIGHT_TO_HEARING in (notice.elements or ()):
            return (notice.service.served_on if notice.service else None) or notice.issued_on
    return None


def _silent(dossier: Dossier) -> bool:
    """Say whether it is known that nothing told the right, be it that the notices leave it out."""
    if dossier.hearing and dossier.hearing.told is not None:
        return not dossier.hearing.told
    if dossier.documents is None:
        return False
    notices = documents_of(dossier, DocumentKind.PRIOR_NOTICE)
    return all(notice.elements is not None for notice in notices)
