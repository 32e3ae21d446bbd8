"""Accounts, their passwords and roles; only an administrator touches them."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from registry.actions import permissions
from registry.actions.actors import hash_password
from registry.actions.lookups import find_agency, find_officer
from registry.actions.values import to_code
from registry.actions.work import Work, row_digest
from registry.codes import Role
from registry.commands import CreateAccount, DisableAccount, GrantRole, SetPassword
from registry.errors import DuplicateNumber, InvalidInput, NotFound
from registry.i18n import _, term
from registry.models.people import Account, AccountRole, Officer
from registry.views import Done


def create_account(work: Work, command: CreateAccount) -> Done:
    """Create an account for a person; without a password it cannot sign in yet."""
    _administrator(work, "create_account", _("create accounts"))
    username = command.username.strip()
    if not username.isidentifier() or len(username) > 50:
        raise InvalidInput(
            _("{name} cannot be an account name.").format(name=username or "–"),
            _("Use letters, digits and underscores, beginning with a letter."),
        )
    if _by_name(work, username) is not None:
        raise DuplicateNumber(
            _("The account {name} exists.").format(name=username), _("Choose another name.")
        )
    agency = find_agency(work.session, command.agency)
    officer = (
        find_officer(work.session, command.certificate_no)
        if command.certificate_no
        else work.add(Officer(agency_id=work.id_of(agency), name=command.name.strip()))
    )
    account = work.add(
        Account(
            username=username,
            officer_id=officer.id,
            password_hash=hash_password(command.password) if command.password else None,
        )
    )
    for name in command.roles:
        role = to_code(Role, name)
        work.add(AccountRole(account_id=work.id_of(account), role=role, agency_id=agency.id))
    change = {"username": username, "agency": agency.code, "roles": list(command.roles)}
    return _done(work, account, CreateAccount.command, None, change)


def set_password(work: Work, command: SetPassword) -> Done:
    """Set a password: an administrator anyone's, everybody their own."""
    own = command.username.strip() == work.actor.username
    if not own:
        _administrator(work, "set_password", _("set the passwords of others"))
    account = _account(work, command.username)
    before = row_digest(account)
    account.password_hash = hash_password(command.password)
    account.must_change_password = not own
    account.failed_attempts = 0
    account.locked_until = None
    work.touch(account)
    return _done(work, account, SetPassword.command, before, {"username": account.username})


def grant_role(work: Work, command: GrantRole) -> Done:
    """Give or take a role within an agency, or city-wide without one."""
    _administrator(work, "grant_role", _("grant roles"))
    account = _account(work, command.username)
    role = to_code(Role, command.role)
    agency = find_agency(work.session, command.agency) if command.agency else None
    agency_id = agency.id if agency else None
    query = select(AccountRole).where(
        col(AccountRole.account_id) == account.id, col(AccountRole.role) == role
    )
    held = [row for row in work.session.exec(query).all() if row.agency_id == agency_id]
    before = row_digest(account)
    if command.revoke:
        if not held:
            raise NotFound(
                _("{name} does not hold the role {role} there.").format(
                    name=account.username, role=term(role)
                ),
                _("“quanze account list” shows who holds what."),
            )
        for row in held:
            work.session.delete(row)
    elif not held:
        work.add(AccountRole(account_id=work.id_of(account), role=role, agency_id=agency_id))
    work.touch(account)
    change = {
        "username": account.username,
        "role": role,
        "agency": agency.code if agency else None,
        "revoke": command.revoke,
    }
    return _done(work, account, GrantRole.command, before, change)


def disable_account(work: Work, command: DisableAccount) -> Done:
    """Disable an account, or enable it again; nobody disables their own."""
    _administrator(work, "disable_account", _("disable accounts"))
    account = _account(work, command.username)
    if account.id == work.actor.account_id:
        raise InvalidInput(
            _("You cannot disable your own account."), _("Another administrator must do it.")
        )
    before = row_digest(account)
    account.disabled = not command.enable
    work.touch(account)
    change = {"username": account.username, "disabled": account.disabled}
    return _done(work, account, DisableAccount.command, before, change)


def _administrator(work: Work, command: str, what: str) -> None:
    permissions.require(work.actor, permissions.PERMISSIONS[command], None, what)


def _by_name(work: Work, username: str) -> Account | None:
    return work.session.exec(select(Account).where(col(Account.username) == username)).first()


def _account(work: Work, username: str) -> Account:
    account = _by_name(work, username.strip())
    if account is None:
        raise NotFound(
            _("There is no account {name}.").format(name=username),
            _("“quanze account list” shows the accounts."),
        )
    return account


def _done(
    work: Work, account: Account, command: str, before: str | None, change: dict[str, Any]
) -> Done:
    seq = work.record(f"account:{command}", account, account.id, before, change)
    return Done(
        command=command,
        ref=account.username,
        revision=account.revision,
        message=_("Done: {name}.").format(name=account.username),
        ledger_seq=seq,
    )
