"""The persons among whom a demonstration lets one choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import Role
from registry.queries.accounts import cases_per_agency, list_accounts
from tui.records import Person

if TYPE_CHECKING:
    from registry.database.reader import Reader


def people(reader: Reader) -> tuple[Person, ...]:
    """Return the persons who may act, those of the busiest agencies first."""
    order = list(Role)
    found = [row for row in list_accounts(reader) if not row.disabled and row.roles]
    busy = cases_per_agency(reader)
    found.sort(
        key=lambda row: (
            -busy.get(row.agency, 0),
            row.agency,
            order.index(row.roles[0][0]),
            row.username,
        )
    )
    return tuple(
        Person(number, row.username, row.name, tuple(r for r, _agency in row.roles), row.agency)
        for number, row in enumerate(found)
    )
