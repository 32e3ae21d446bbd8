"""Who is acting: loading an account with its person, roles and reach, and signing in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from registry.clock import Clock
from registry.codes import Role
from registry.database.reader import Reader, as_instant
from registry.errors import InvalidInput, NotFound, NotPermitted
from registry.i18n import _
from registry.views import Actor

if TYPE_CHECKING:
    from argon2 import PasswordHasher
    from sqlmodel import Session

    from registry.models.people import Account

_ACCOUNT = """
SELECT a.id, a.username, a.disabled, a.password_hash, a.locked_until, a.must_change_password,
       o.id, o.name, o.agency_id, g.name
FROM account a
LEFT JOIN officer o ON o.id = a.officer_id
LEFT JOIN agency g ON g.id = o.agency_id
WHERE a.username = :username
"""
_ROLES = "SELECT role, agency_id FROM account_role WHERE account_id = :id ORDER BY role"
_TREE = "SELECT id, parent_id FROM agency"
MIN_PASSWORD = 10
MAX_FAILURES = 5
FIRST_LOCK = timedelta(minutes=1)


def is_demo(reader: Reader) -> bool:
    """Tell whether this is a demonstration database, in which one picks a person."""
    return bool(reader.value("SELECT value FROM setting WHERE key = 'demo'") == "true")


def load_actor(reader: Reader, username: str) -> Actor:
    """Return the actor behind an account name.

    Raises:
        NotFound: if there is no such account.
        NotPermitted: if the account is disabled.
    """
    row = reader.row(_ACCOUNT, {"username": username.strip()})
    if row is None:
        raise NotFound(
            _("There is no account {name}.").format(name=username),
            _("“quanze account list” shows the accounts."),
        )
    if row[2]:
        raise NotPermitted(
            _("The account {name} is disabled.").format(name=username),
            _("Ask an administrator to enable it."),
        )
    roles = reader.rows(_ROLES, {"id": row[0]})
    return Actor(
        account_id=row[0],
        username=row[1],
        officer_id=row[6],
        name=row[7] or row[1],
        agency_id=row[8],
        agency_name=row[9] or "",
        roles=frozenset(Role.of(role) for role, _agency in roles),
        agency_scope=_reach(reader, [agency for _role, agency in roles]),
    )


def _reach(reader: Reader, granted: list[int | None]) -> frozenset[int] | None:
    """Return the agencies granted and all below them; None for the whole city."""
    if None in granted:
        return None
    children: dict[int | None, list[int]] = {}
    for agency, parent in reader.rows(_TREE):
        children.setdefault(parent, []).append(agency)
    reached: set[int] = set()
    waiting = [agency for agency in granted if agency is not None]
    while waiting:
        agency = waiting.pop()
        if agency not in reached:
            reached.add(agency)
            waiting.extend(children.get(agency, ()))
    return frozenset(reached)


def sign_in(session: Session, reader: Reader, clock: Clock, username: str, password: str) -> Actor:
    """Check name and password; repeated failures lock the account for longer and longer.

    Raises:
        NotPermitted: for a wrong name or password (the same sentence), or a locked account.
    """
    row = reader.row(_ACCOUNT, {"username": username.strip()})
    refused = NotPermitted(
        _("Name or password is wrong."), _("Check both; after five failures the account is locked.")
    )
    if row is None or row[3] is None:
        _hasher().hash(password)
        raise refused
    now = clock.now()
    locked_until = as_instant(row[4])
    if locked_until is not None and locked_until > now:
        raise NotPermitted(
            _("The account is locked until {until}.").format(until=locked_until),
            _("Wait, or ask an administrator to set a new password."),
        )
    from registry.models.people import Account  # a terminal names its actor without the ORM

    account = session.get_one(Account, row[0])
    if not password_fits(password, row[3]):
        _count_failure(session, account, now)
        raise refused
    if account.failed_attempts:
        account.failed_attempts = 0
        account.locked_until = None
        session.add(account)
        session.commit()
    return load_actor(reader, username)


def _count_failure(session: Session, account: Account, now: datetime) -> None:
    account.failed_attempts += 1
    beyond = account.failed_attempts - MAX_FAILURES
    if beyond >= 0:
        account.locked_until = now + FIRST_LOCK * 2 ** min(beyond, 10)
    session.add(account)
    session.commit()


def hash_password(password: str) -> str:
    """Return the argon2id hash of a password that is long enough."""
    if len(password) < MIN_PASSWORD:
        raise InvalidInput(
            _("The password has {length} characters.").format(length=len(password)),
            _("Use at least {least}.").format(least=MIN_PASSWORD),
        )
    return _hasher().hash(password)


def password_fits(password: str, password_hash: str) -> bool:
    """Tell whether a password belongs to a hash."""
    from argon2.exceptions import Argon2Error, InvalidHashError  # loaded only to sign in

    try:
        return bool(_hasher().verify(password_hash, password))
    except (Argon2Error, InvalidHashError):
        return False


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # loaded only to sign in

    return PasswordHasher()
