"""Pauses, discussion by the heads, remedies and reopening: when their steps are open."""

from __future__ import annotations

from registry.codes import DecisionOutcome, PauseKind
from registry.i18n import _
from registry.law.dossier import Dossier
from registry.law.procedures.attempts import Attempt, Gate
from registry.law.standing import fell_on, open_disputes, open_pauses

HEADS = 2
"""A discussion takes at least two (APL Art 57: collectively)."""


def not_suspended(dossier: Dossier, _attempt: Attempt) -> str | None:
    """While a matter is suspended it does not go on (APL Art 60; ACL Art 39)."""
    if any(pause.kind is PauseKind.SUSPENSION for pause in open_pauses(dossier)):
        return _("This matter is suspended; resume it first.")
    return None


def suspended(dossier: Dossier, attempt: Attempt) -> str | None:
    """Only what is suspended can be resumed."""
    return None if not_suspended(dossier, attempt) else _("This matter is not suspended.")


def pause_open(dossier: Dossier, _attempt: Attempt) -> str | None:
    """Only a span that was left open can end."""
    return None if open_pauses(dossier) else _("No period is excluded at present.")


def no_pause_open(dossier: Dossier, _attempt: Attempt) -> str | None:
    """Spans that do not count end one after the other."""
    return _("A period is excluded already; end it first.") if open_pauses(dossier) else None


def discussed(dossier: Dossier, attempt: Attempt) -> str | None:
    """Complex or serious cases are decided on by the heads together (APL Art 57)."""
    serious = dossier.gravity is not None and dossier.gravity.serious
    if not serious or attempt.outcome not in {None, DecisionOutcome.PENALTY}:
        return None
    if dossier.decision is not None and dossier.decision.discussed_on is not None:
        return None
    return _("The case is complex or serious; the heads must discuss it together first.")


def several_heads(_dossier: Dossier, attempt: Attempt) -> str | None:
    """One head alone does not discuss collectively (APL Art 57)."""
    if attempt.views is None or attempt.views >= HEADS:
        return None
    return _("A collective discussion needs the views of at least {count} heads.").format(
        count=HEADS
    )


def evidence_registered(dossier: Dossier, _attempt: Attempt) -> str | None:
    """Only evidence that is still held can be dealt with (APL Art 56)."""
    if any(item.disposed_on is None for item in dossier.registrations or ()):
        return None
    return _("No evidence is registered in advance and still to be dealt with.")


def disputed(dossier: Dossier, _attempt: Attempt) -> str | None:
    """Only a remedy that was sought can be answered or end."""
    return None if open_disputes(dossier) else _("No remedy is pending.")


def decision_fell(dossier: Dossier, _attempt: Attempt) -> str | None:
    """A case is dealt with anew only once its decision fell (APL Art 75; ARR Art 58)."""
    if fell_on(dossier) is not None:
        return None
    return _("The decision stands; only one changed, revoked or found illegal is made anew.")


CONDUCT_GATES: tuple[Gate, ...] = (
    not_suspended,
    suspended,
    pause_open,
    no_pause_open,
    discussed,
    several_heads,
    evidence_registered,
    disputed,
    decision_fell,
)
