"""Who may do what: one table of roles per command; denied unless it stands here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from registry.codes import Role
from registry.errors import NotPermitted
from registry.i18n import _, term
from registry.views import Actor

PERMISSIONS: Mapping[str, frozenset[Role]] = {
    "submit_review": frozenset({Role.OFFICER}),
    "decide_review": frozenset({Role.REVIEWER}),
    "import": frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}),
    "create_account": frozenset({Role.ADMINISTRATOR}),
    "set_password": frozenset({Role.ADMINISTRATOR}),
    "grant_role": frozenset({Role.ADMINISTRATOR}),
    "disable_account": frozenset({Role.ADMINISTRATOR}),
}
"""Commands other than procedure steps, whose role is written in the procedure itself."""


def require(actor: Actor, roles: Iterable[Role], agency_id: int | None, what: str) -> None:
    """Refuse unless the actor holds one of the roles and reaches the agency.

    Raises:
        NotPermitted: with the roles that would be needed, or the agency that is out of reach.
    """
    wanted = frozenset(roles)
    if not wanted & actor.roles:
        raise NotPermitted(
            _("{name} may not {what}.").format(
                name=actor.name or actor.username, what=_within(what)
            ),
            _("This needs the role: {roles}.").format(
                roles=_(", ").join(sorted(term(role) for role in wanted))
            ),
        )
    if agency_id is not None and not reaches(actor, agency_id):
        raise NotPermitted(
            _("{name} may not {what} for another agency.").format(
                name=actor.name or actor.username, what=_within(what)
            ),
            _("Roles reach the actor's own agency and those below it."),
        )


def _within(what: str) -> str:
    """Return the title of an act as it stands within a sentence."""
    return what[:1].lower() + what[1:]


def reaches(actor: Actor, agency_id: int) -> bool:
    """Tell whether the actor's roles reach an agency."""
    return actor.agency_scope is None or agency_id in actor.agency_scope


def independent(actor: Actor, persons: Iterable[int | None], what: str) -> None:
    """Refuse an actor who is one of `persons`: duties are separated by person (APL Art 58).

    Raises:
        NotPermitted: naming the duty that somebody else must take.
    """
    if actor.officer_id is not None and actor.officer_id in set(persons):
        raise NotPermitted(
            _("{name} took part in this case and may not {what}.").format(
                name=actor.name, what=_within(what)
            ),
            _("Another person must do it: handling, review and decision are separate duties."),
        )
