"""Penalty decisions as other systems published them."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from registry.codes import Procedure
from registry.exchange.staging.base import key_of
from registry.exchange.staging.party import StagedParty, compose_party
from registry.exchange.staging.sanctions import StagedSanction, compose_sanctions
from registry.exchange.words import words
from registry.i18n import _
from registry.identifiers import parse_document_number

if TYPE_CHECKING:
    from registry.exchange.staging.base import Reading, StageContext


class StagedPenalty(NamedTuple):
    """A penalty decision recorded elsewhere."""

    party: StagedParty
    agency: str
    agency_code: str | None
    document_no: str | None
    procedure: Procedure
    decided_on: date | None
    published_on: date | None
    cause: str
    facts: str
    basis: str
    content: str
    sanctions: tuple[StagedSanction, ...]


_SUMMARY_WORDS = ("当处", "当罚")
_PARTY_IN_CASE_NAME = re.compile(
    r"(?P<party>[^，。；\s]{2,60}?(?:有限责任公司|股份有限公司|有限公司|分公司|合伙企业|合作社))"
    r"(?P<rest>.*)"
)


class PenaltyComposer:
    """Makes penalty decisions."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""
        self._today = context.today

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row."""
        return (
            _("Decisions whose number does not say “on the spot” are taken for ordinary ones."),
        )

    def compose(self, reading: Reading) -> tuple[str, StagedPenalty]:
        """Make the decision of a row, and the key by which another import would know it."""
        party = compose_party(reading, self._party_name(reading))
        agency = agency_name(reading)
        number = reading.get("document_no")
        decided_on = reading.get("decided_on")
        self._check_identity(reading, number, decided_on)
        content = reading.get("content", "")
        record = StagedPenalty(
            party=party,
            agency=agency,
            agency_code=reading.get("agency_code"),
            document_no=number,
            procedure=_procedure(number),
            decided_on=decided_on,
            published_on=reading.get("published_on"),
            cause=reading.get("act") or reading.get("case_name", ""),
            facts=reading.get("facts", ""),
            basis=reading.get("basis", ""),
            content=content,
            sanctions=compose_sanctions(reading),
        )
        return penalty_key(record), record

    def _party_name(self, reading: Reading) -> str:
        name = reading.get("party_name")
        if name:
            return str(name)
        case_name = reading.get("party_in_case_name", "")
        match = _PARTY_IN_CASE_NAME.match(case_name)
        if not match:
            if case_name:
                sentence = _("“{name}” names no party.")
                reading.error("party_in_case_name", sentence.format(name=case_name[:60]))
            return ""
        if match["rest"]:
            reading.values.setdefault("case_name", case_name)
            sentence = _("The party {party} was read from the name of the case.")
            reading.note("party_in_case_name", sentence.format(party=match["party"]))
        return match["party"]

    def _check_identity(self, reading: Reading, number: str | None, day: date | None) -> None:
        if number is None and day is None:
            reading.error(
                "document_no", _("A decision needs a document number or a date to be known by.")
            )
        elif day is None and not reading.refused:
            reading.note("decided_on", _("The date of the decision is missing."))
        elif number is None and not reading.refused:
            reading.note("document_no", _("The document number is missing."))
        if day and day > self._today:
            reading.error("decided_on", _("The date of the decision lies in the future."))


def penalty_key(record: StagedPenalty) -> str:
    """Return agency, number and party; without a number, the date and a digest of the facts."""
    if record.document_no:
        return key_of("penalty", record.agency, record.document_no, record.party.key)
    told = hashlib.sha256(f"{record.facts}|{record.content}".encode()).hexdigest()[:16]
    return key_of("penalty", record.agency, record.decided_on, record.party.key, told)


def agency_name(reading: Reading) -> str:
    """Return the agency's name; a word that is none, or one without a place, is refused."""
    name: str = reading.get("agency", "")
    if name in words()["sanction_kind"]:
        sentence = _("“{name}” is a kind of penalty, not an agency; are the columns swapped?")
        reading.error("agency", sentence.format(name=name))
    elif re.fullmatch(words()["agency"]["without_place"], name):
        sentence = _("“{name}” names no place, so the agency is not known.")
        reading.error("agency", sentence.format(name=name))
    return name


def _procedure(number: str | None) -> Procedure:
    if not number or not any(word in number for word in _SUMMARY_WORDS):
        return Procedure.ORDINARY
    parsed = parse_document_number(number)
    summary = parsed is not None and parsed.kind.startswith(_SUMMARY_WORDS)
    return Procedure.SUMMARY if summary else Procedure.ORDINARY
