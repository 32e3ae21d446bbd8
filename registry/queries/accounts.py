"""Who has an account, with which roles and where."""

from __future__ import annotations

from dataclasses import dataclass

from registry.codes import Role
from registry.database.reader import Reader

_ACCOUNTS = """
SELECT a.id, a.username, a.disabled, a.password_hash IS NOT NULL, o.name, g.name
FROM account a
LEFT JOIN officer o ON o.id = a.officer_id
LEFT JOIN agency g ON g.id = o.agency_id
ORDER BY a.username
"""
_ROLES = """
SELECT r.account_id, r.role, g.short_name
FROM account_role r
LEFT JOIN agency g ON g.id = r.agency_id
ORDER BY r.role, g.code
"""
_FIRST = """
SELECT a.username
FROM account a
JOIN account_role r ON r.account_id = a.id
WHERE r.role = :role AND NOT a.disabled
ORDER BY r.agency_id IS NOT NULL, a.id
LIMIT 1
"""
_BUSY = """
SELECT g.name, count(*) FROM cases c JOIN agency g ON g.id = c.agency_id GROUP BY g.name
"""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line of the list of accounts."""

    username: str
    name: str
    agency: str
    roles: tuple[tuple[Role, str | None], ...]
    """Each role with the short name of its agency; None is the whole city."""
    disabled: bool
    has_password: bool


def list_accounts(reader: Reader) -> list[AccountRow]:
    """Return all accounts by name."""
    roles: dict[int, list[tuple[Role, str | None]]] = {}
    for account_id, role, agency in reader.rows(_ROLES):
        roles.setdefault(account_id, []).append((Role.of(role), agency))
    return [
        AccountRow(
            username=username,
            name=name or username,
            agency=agency or "",
            roles=tuple(roles.get(account_id, ())),
            disabled=bool(disabled),
            has_password=bool(has_password),
        )
        for account_id, username, disabled, has_password, name, agency in reader.rows(_ACCOUNTS)
    ]


def cases_per_agency(reader: Reader) -> dict[str, int]:
    """Return how many cases each agency has, by its name."""
    return dict(reader.rows(_BUSY))


def first_with_role(reader: Reader, role: Role) -> str | None:
    """Return the first account that holds a role, city-wide holders first."""
    found: str | None = reader.value(_FIRST, {"role": role.value})
    return found
