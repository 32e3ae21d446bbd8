"""Parties (行政相对人): organisations, sole traders and natural persons."""

from datetime import date

from sqlmodel import Field

from registry.codes import CertificateKind, PartyKind
from registry.models.base import Recorded, check, coded, indexes


class Party(Recorded, table=True):
    """The private side of an act; identity numbers never leave the case file unmasked."""

    __tablename__ = "party"
    __table_args__ = (
        check("kind <> 'natural_person' OR credit_code IS NULL", "person_without_credit_code"),
        *indexes("party", [("name",), ("registration_no",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: PartyKind = Field(sa_type=coded(PartyKind, "kind"))
    name: str = Field(max_length=200)
    credit_code: str | None = Field(default=None, max_length=18, unique=True)
    registration_no: str | None = Field(default=None, max_length=50)
    organisation_code: str | None = Field(default=None, max_length=10)
    tax_no: str | None = Field(default=None, max_length=20)
    institution_no: str | None = Field(default=None, max_length=20)
    social_group_no: str | None = Field(default=None, max_length=50)
    certificate_kind: CertificateKind | None = Field(
        default=None, sa_type=coded(CertificateKind, "certificate_kind")
    )
    certificate_no: str | None = Field(default=None, max_length=64)
    birth_date: date | None = None
    representative: str = Field(default="", max_length=50)
    address: str = Field(default="", max_length=300)
    phone: str = Field(default="", max_length=40)
    division: str = Field(default="", max_length=6)
    registry_office: str = Field(default="", max_length=200)
    source: str = Field(default="recorded", max_length=32)
