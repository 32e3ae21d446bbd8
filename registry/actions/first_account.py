"""The first account of a register: before it, nobody could let anybody in."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, select

from registry.actions.actors import hash_password
from registry.actions.work import row_digest
from registry.clock import Clock
from registry.codes import Role
from registry.database.writer import Writers
from registry.errors import NotPermitted
from registry.i18n import _
from registry.ledger import log
from registry.models.people import Account, AccountRole


def create_first_account(writers: Writers, clock: Clock, username: str, password: str) -> None:
    """Create an administrator of the whole city in a register that has no account.

    Raises:
        NotPermitted: if there is an account already; then an administrator must do it.
        InvalidInput: if the password is too short.
    """
    with writers.session() as session:
        if session.exec(select(sa.func.count()).select_from(Account)).one():
            raise NotPermitted(
                _("This register has accounts already."),
                _("An administrator creates more with “quanze account create”."),
            )
        now = clock.now()
        account = Account(
            username=username,
            password_hash=hash_password(password),
            must_change_password=False,
        )
        _add(session, account, now)
        role = AccountRole(account_id=account.id or 0, role=Role.ADMINISTRATOR)
        _add(session, role, now)
        log.append(
            session,
            at=now,
            actor_id=account.id,
            command="account:create_first",
            subject_type="account",
            subject_id=account.id,
            before=None,
            after=row_digest(account),
            change={"username": username, "roles": [Role.ADMINISTRATOR.value]},
        )


def _add(session: Session, row: Account | AccountRole, now: datetime) -> None:
    row.created_at = row.updated_at = now
    session.add(row)
    session.flush()
