"""Parties as files give them, and what kind they are where the file does not say."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from registry.codes import CertificateKind, PartyKind
from registry.exchange.staging.base import key_of
from registry.exchange.words import words
from registry.i18n import _, term
from registry.identifiers import birth_date_of, region_of

if TYPE_CHECKING:
    from registry.exchange.staging.base import Reading, StageContext


class StagedParty(NamedTuple):
    """A party to be found or added."""

    name: str
    kind: PartyKind
    credit_code: str | None = None
    registration_no: str | None = None
    organisation_code: str | None = None
    tax_no: str | None = None
    institution_no: str | None = None
    social_group_no: str | None = None
    certificate_kind: CertificateKind | None = None
    certificate_no: str | None = None
    birth_date: date | None = None
    representative: str = ""
    address: str = ""
    phone: str = ""
    registry_office: str = ""
    division: str = ""

    @property
    def key(self) -> str:
        """By what the party is known: its number, else its name."""
        number = self.credit_code or self.registration_no or self.certificate_no
        return number or f"{self.kind.value}:{self.name}"


_PARTNERSHIP = re.compile(r"[（(](?:有限合伙|普通合伙|特殊普通合伙|个人独资|合伙)|合伙企业|事务所$")
_COMPANY = re.compile(r"公司|集团|银行|大学|医院|学校|委员会$|局$")
_ORGANISATION = re.compile(
    r"厂|店|社$|部$|中心|行$|馆|场|站|庄|园|吧$|铺|坊|室$|所$|院$|队$|处$|会$|合作|办事处|超市|酒楼|餐"
)
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_FIRST_OF_SOLE_TRADERS = "6"
"""From the seventh digit 6 on, a 15-digit registration number was a sole trader's."""
_BY_CODE = {"92": PartyKind.SOLE_TRADER, "91": PartyKind.LEGAL_PERSON}


def compose_party(reading: Reading, name: str) -> StagedParty:
    """Make the party of a row from its fields."""
    if name in words()["sanction_kind"]:
        sentence = _("“{name}” is a kind of penalty, not a name; are the columns swapped?")
        reading.error("party_name", sentence.format(name=name))
    certificate_no = reading.get("certificate_no")
    given = reading.get("certificate_kind")
    certificate_kind = given or (CertificateKind.ID_CARD if certificate_no else None)
    party = StagedParty(
        name=name,
        kind=_kind(reading, name),
        credit_code=reading.get("credit_code"),
        registration_no=reading.get("registration_no"),
        organisation_code=reading.get("organisation_code"),
        tax_no=reading.get("tax_no"),
        institution_no=reading.get("institution_no"),
        social_group_no=reading.get("social_group_no"),
        certificate_kind=certificate_kind if certificate_no else None,
        certificate_no=certificate_no,
        birth_date=birth_date_of(certificate_no) if certificate_no else None,
        representative=reading.get("representative", ""),
        address=reading.get("address", ""),
        phone=reading.get("phone", ""),
        registry_office=reading.get("registry_office", ""),
        division=_division(reading.get("credit_code") or reading.get("registration_no") or ""),
    )
    _compare(reading, party)
    return party


@lru_cache(maxsize=4096)
def _division(number: str) -> str:
    return region_of(number) or ""


def _compare(reading: Reading, party: StagedParty) -> None:
    code, body = party.credit_code, party.organisation_code
    if party.kind is PartyKind.NATURAL_PERSON and code:
        reading.error("credit_code", _("A natural person has no credit code."))
    if code and body and code[8:17] != body:
        sentence = _("The credit code holds the organisation code {inner}, not {outer}.")
        reading.note("organisation_code", sentence.format(inner=code[8:17], outer=body))


def _kind(reading: Reading, name: str) -> PartyKind:
    """Return the stated kind, else what number and name tell; what they merely suggest is noted."""
    stated: PartyKind | None = reading.get("party_kind")
    if stated:
        return stated
    kind, certain = infer_kind(
        name,
        reading.get("credit_code"),
        reading.get("registration_no"),
        has_certificate=reading.get("certificate_no") is not None,
    )
    if kind is PartyKind.NATURAL_PERSON and reading.text("party_kind"):
        kind, certain = PartyKind.LEGAL_PERSON, False
    if not certain:
        sentence = _("The kind of party is not stated; its name suggests: {kind}.")
        reading.note("party_kind", sentence.format(kind=term(kind)), name)
    return kind


def infer_kind(
    name: str, credit_code: str | None, registration_no: str | None, *, has_certificate: bool
) -> tuple[PartyKind, bool]:
    """Tell the kind of a party from numbers and name, and whether that is certain."""
    if _PARTNERSHIP.search(name):
        return PartyKind.UNINCORPORATED, True
    if credit_code and (kind := _BY_CODE.get(credit_code[:2])):
        return kind, kind is PartyKind.SOLE_TRADER or bool(_COMPANY.search(name))
    if credit_code:
        return PartyKind.LEGAL_PERSON, credit_code[:2] in {"11", "12", "51", "52", "53"}
    if registration_no and len(registration_no) == 15 and registration_no[6].isdigit():
        if registration_no[6] >= _FIRST_OF_SOLE_TRADERS:
            return PartyKind.SOLE_TRADER, True
        return PartyKind.LEGAL_PERSON, bool(_COMPANY.search(name))
    if _COMPANY.search(name):
        return PartyKind.LEGAL_PERSON, True
    if has_certificate:
        return PartyKind.NATURAL_PERSON, True
    if _PERSON.fullmatch(name) and not _ORGANISATION.search(name):
        return PartyKind.NATURAL_PERSON, False
    return PartyKind.LEGAL_PERSON, False


class OrganisationComposer:
    """Makes parties of a list of organisations."""

    def __init__(self, context: StageContext) -> None:
        """Begin a table."""
        self._context = context

    def remarks(self) -> tuple[str, ...]:
        """Return what is assumed of every row."""
        return ()

    def compose(self, reading: Reading) -> tuple[str, StagedParty]:
        """Sort the number into credit code or registration number, and make the party."""
        kind, number = reading.get("number", ("", ""))
        field = "credit_code" if kind == "uscc" else "registration_no"
        reading.values[field] = number or None
        party = compose_party(reading, reading.get("name", ""))
        return key_of("party", party.key), party
