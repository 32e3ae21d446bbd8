"""Documents with their service, evidence, recordings and hearings of a case."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from registry.codes import DocumentKind, EvidenceKind, RecordStage, ServiceMethod
from registry.models.base import Recorded, check, coded, indexes, json_list, ordered, unique


class Document(Recorded, table=True):
    """An enforcement document; its number is unique per agency, kind and year."""

    __tablename__ = "document"
    __table_args__ = (
        unique("agency_id", "kind", "year", "serial"),
        check("serial IS NULL OR serial >= 1", "serial"),
        check("year IS NULL OR year BETWEEN 1949 AND 2999", "year"),
        *indexes("document", [("case_id",), ("number",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    agency_id: int = Field(foreign_key="agency.id")
    kind: DocumentKind = Field(sa_type=coded(DocumentKind, "kind"))
    number: str | None = Field(default=None, max_length=100)
    year: int | None = None
    serial: int | None = None
    title: str = Field(default="", max_length=200)
    issued_on: date | None = None
    issued_at: datetime | None = None
    elements: list[str] = Field(default_factory=list, sa_type=json_list())
    content: str = ""
    sealed: bool | None = None
    signed: bool | None = None
    refusal_noted: bool | None = None
    reconsideration_first: bool | None = None
    sha256: str | None = Field(default=None, max_length=64)


class Service(Recorded, table=True):
    """The service of a document (APL Art 61; Civil Procedure Law)."""

    __tablename__ = "service"
    __table_args__ = (*indexes("service", [("document_id",)]),)

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    method: ServiceMethod = Field(sa_type=coded(ServiceMethod, "method"))
    served_on: date | None = None
    recipient: str = Field(default="", max_length=100)
    proof: str = Field(default="", max_length=200)
    refused: bool = False
    on_the_spot: bool | None = None
    e_consent: bool | None = None


class Evidence(Recorded, table=True):
    """A piece of evidence; its file, if any, is stored under its SHA-256."""

    __tablename__ = "evidence"
    __table_args__ = (
        check("sha256 IS NULL OR length(sha256) = 64", "sha256"),
        check("size IS NULL OR size >= 0", "size"),
        *indexes("evidence", [("case_id",), ("sha256",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    kind: EvidenceKind = Field(sa_type=coded(EvidenceKind, "kind"))
    title: str = Field(max_length=200)
    file_name: str = Field(default="", max_length=200)
    sha256: str | None = Field(default=None, max_length=64)
    size: int | None = Field(default=None, sa_type=sa.BigInteger)
    media_type: str = Field(default="", max_length=100)
    collected_on: date | None = None
    collected_by: int | None = Field(default=None, foreign_key="officer.id")
    place: str = Field(default="", max_length=300)
    note: str = ""


class Recording(Recorded, table=True):
    """An audio-video recording (118 (八))."""

    __tablename__ = "recording"
    __table_args__ = (
        check("seconds IS NULL OR seconds > 0", "seconds"),
        check("sha256 IS NULL OR length(sha256) = 64", "sha256"),
        *indexes("recording", [("case_id",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    purpose: str = Field(max_length=100)
    record_stage: RecordStage = Field(sa_type=coded(RecordStage, "record_stage"))
    started_at: datetime | None = None
    seconds: int | None = None
    sha256: str | None = Field(default=None, max_length=64)
    size: int | None = Field(default=None, sa_type=sa.BigInteger)
    device: str = Field(default="", max_length=64)
    complete: bool | None = None


class EvidenceRegistration(Recorded, table=True):
    """Advance registration and preservation of evidence (APL Art 56)."""

    __tablename__ = "evidence_registration"
    __table_args__ = (
        ordered("registered_on", "disposed_on", "disposal"),
        *indexes("evidence_registration", [("case_id",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    items: str
    approved_on: date | None = None
    approver_id: int | None = Field(default=None, foreign_key="officer.id")
    registered_on: date
    disposed_on: date | None = None
    disposal: str = ""


class Hearing(Recorded, table=True):
    """A hearing, from the telling of the right to the report (APL Art 63-65)."""

    __tablename__ = "hearing"
    __table_args__ = (unique("case_id"), ordered("notice_on", "held_on", "held"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    right_told_on: date | None = None
    requested_on: date | None = None
    waived_on: date | None = None
    accepted_on: date | None = None
    notice_on: date | None = None
    held_on: date | None = None
    place: str = Field(default="", max_length=200)
    host_id: int | None = Field(default=None, foreign_key="officer.id")
    clerk_id: int | None = Field(default=None, foreign_key="officer.id")
    public: bool = True
    attended: bool | None = None
    record_signed: bool | None = None
    reported_on: date | None = None
    report: str = ""


class DocumentCounter(SQLModel, table=True):
    """The last serial given out per agency, kind of document and year."""

    __tablename__ = "document_counter"

    agency_id: int = Field(primary_key=True, foreign_key="agency.id")
    kind: DocumentKind = Field(primary_key=True, sa_type=coded(DocumentKind, "kind"))
    year: int = Field(primary_key=True)
    last_serial: int = 0
