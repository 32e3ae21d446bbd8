"""Coercive measures and executions: when their steps are open (ACL Art 18-19, 31, 42, 56-58)."""

from __future__ import annotations

from registry.codes import MeasureKind
from registry.i18n import _
from registry.law.dossier import Dossier
from registry.law.procedures.attempts import Attempt, Gate, last_step

_AGREED = ("agree", "break_agreement")
_RULED = ("court_refuses", "ask_higher_court", "court_rules")


def freezing(dossier: Dossier, _attempt: Attempt) -> str | None:
    """Deposits are frozen through the bank (ACL Art 30-31)."""
    if _kinds(dossier) <= {MeasureKind.FREEZE}:
        return None
    return _("This measure is not a freezing of deposits.")


def not_freezing(dossier: Dossier, _attempt: Attempt) -> str | None:
    """What is frozen is not carried out on site (ACL Art 30-31)."""
    if MeasureKind.FREEZE not in _kinds(dossier):
        return None
    return _("Deposits are frozen through the bank; take the step for that.")


def not_approved(dossier: Dossier, _attempt: Attempt) -> str | None:
    """Approval is made up, or refused, where there was none before (ACL Art 19)."""
    approved = [measure.approved_at for measure in dossier.measures or ()]
    if dossier.inspection is not None:
        approved.append(dossier.inspection.approved_at)
    return _("The head has approved it already.") if any(approved) else None


def agreement(dossier: Dossier, _attempt: Attempt) -> str | None:
    """Only an agreement that was made can be broken (ACL Art 42)."""
    if last_step(dossier, *_AGREED) == "agree":
        return None
    return _("There is no agreement on execution.")


def no_agreement(dossier: Dossier, attempt: Attempt) -> str | None:
    """While an agreement is kept there is no execution (ACL Art 42)."""
    if agreement(dossier, attempt) is None:
        return _("An agreement on execution is to be kept; execution goes on if it is broken.")
    return None


def court_undecided(dossier: Dossier, _attempt: Attempt) -> str | None:
    """The court rules once, or again after the higher court was asked (ACL Art 56-58)."""
    if last_step(dossier, *_RULED) in {None, "ask_higher_court"}:
        return None
    return _("The court has ruled already.")


def court_refused(dossier: Dossier, _attempt: Attempt) -> str | None:
    """The higher court is asked about a refusal (ACL Art 56, 58)."""
    if last_step(dossier, *_RULED) == "court_refuses":
        return None
    return _("The court has not refused.")


def court_granted(dossier: Dossier, _attempt: Attempt) -> str | None:
    """The court executes after it ruled so (ACL Art 57)."""
    if last_step(dossier, *_RULED) == "court_rules":
        return None
    return _("The court has not ruled that the decision be executed.")


def _kinds(dossier: Dossier) -> set[MeasureKind]:
    return {measure.kind for measure in dossier.measures or ()}


EXECUTION_GATES: tuple[Gate, ...] = (
    freezing,
    not_freezing,
    not_approved,
    agreement,
    no_agreement,
    court_undecided,
    court_refused,
    court_granted,
)
