"""What must not be shown to the public, or not twice (APL Art 48; 118 (六); SAMR Order 45)."""

from __future__ import annotations

from registry.i18n import _
from registry.law.dossier import Dossier
from registry.law.facts import Publication
from registry.law.procedures.attempts import Attempt, Gate, last_step
from registry.law.publicity import publication_due
from registry.law.standing import fell_on


def not_published(dossier: Dossier, _attempt: Attempt) -> str | None:
    """What is shown is not published twice; a late publication would look timely."""
    if any(_shown(dossier, item) for item in dossier.publicity or ()):
        return _("This case is already published.")
    return None


def not_exempt(dossier: Dossier, _attempt: Attempt) -> str | None:
    """What was marked as not to be published is not published."""
    if any(item.exempt_reason for item in dossier.publicity or ()):
        return _("This case was marked as not to be published.")
    return None


def published(dossier: Dossier, _attempt: Attempt) -> str | None:
    """Only what is shown can be withdrawn (APL Art 48)."""
    if any(_shown(dossier, item) for item in dossier.publicity or ()):
        return None
    return _("This case is not published.")


def not_ended(dossier: Dossier, _attempt: Attempt) -> str | None:
    """What was taken down at the end of its period is not shown again (SAMR Order 45 Art 13)."""
    if last_step(dossier, "publish", "end_publication", "reopen") == "end_publication":
        return _("The period in which it was to be shown is over.")
    return None


def to_be_published(dossier: Dossier, attempt: Attempt) -> str | None:
    """What the rule in force leaves out is not published, be it by mistake."""
    exempt = publication_due(dossier, attempt.rules.parameters).exempt
    return _(exempt) if exempt else None


def decision_stands(dossier: Dossier, _attempt: Attempt) -> str | None:
    """A decision that was changed, revoked or found illegal is not shown (APL Art 48)."""
    fell = fell_on(dossier)
    if fell is None:
        return None
    return _("The decision was changed, revoked or found illegal on {day}.").format(day=fell)


def _shown(dossier: Dossier, item: Publication) -> bool:
    """Tell whether something is shown now; the last step says so where a day is not enough."""
    if item.published_on is None or item.withdrawn_on is not None:
        return False
    return not_ended(dossier, Attempt()) is None


DISCLOSURE_GATES: tuple[Gate, ...] = (
    not_published,
    not_exempt,
    published,
    not_ended,
    to_be_published,
    decision_stands,
)
