"""One desk per kind of record: comparing with the register, and writing."""

from __future__ import annotations

from collections.abc import Mapping

from registry.exchange.desks.agencies import AgencyDesk, AliasDesk
from registry.exchange.desks.base import Desk, Outcome, Verdict
from registry.exchange.desks.cases import CaseDesk
from registry.exchange.desks.lists import DivisionDesk, ItemDesk
from registry.exchange.desks.parties import OrganisationDesk
from registry.exchange.desks.powers import PowerDesk
from registry.exchange.desks.statutes import StatuteDesk

__all__ = ["DESKS", "Desk", "Outcome", "Verdict"]

DESKS: Mapping[str, type[Desk]] = {
    "penalties": CaseDesk,
    "inspection-measures": CaseDesk,
    "organisations": OrganisationDesk,
    "agencies": AgencyDesk,
    "agency-aliases": AliasDesk,
    "powers": PowerDesk,
    "statutes": StatuteDesk,
    "random-items": ItemDesk,
    "divisions": DivisionDesk,
}
