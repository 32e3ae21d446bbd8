"""Publications and withdrawals of a case, and the disputes that may force them."""

from datetime import date, datetime

from sqlmodel import Field

from registry.codes import DisputeKind, DisputeOutcome, PublicityRegime
from registry.models.base import Recorded, check, coded, indexes, ordered


class Publication(Recorded, table=True):
    """One showing of a case in one place, with its end (118 (六); APL Art 48)."""

    __tablename__ = "publication"
    __table_args__ = (
        ordered("published_on", "withdrawn_on", "withdrawal"),
        ordered("published_on", "shown_until", "shown"),
        check("withdrawn_on IS NULL OR withdrawn_reason <> ''", "withdrawn_reason"),
        *indexes("publication", [("case_id",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    regime: PublicityRegime = Field(sa_type=coded(PublicityRegime, "regime"))
    place: str = Field(max_length=200)
    published_on: date
    published_by: int | None = Field(default=None, foreign_key="officer.id")
    content: str = ""
    content_sha256: str | None = Field(default=None, max_length=64)
    shown_until: date | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""


class Dispute(Recorded, table=True):
    """A reconsideration or court case against an act (ARL; AdmLit)."""

    __tablename__ = "dispute"
    __table_args__ = (
        ordered("filed_on", "decided_on", "decided"),
        *indexes("dispute", [("case_id",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    kind: DisputeKind = Field(sa_type=coded(DisputeKind, "kind"))
    body: str = Field(default="", max_length=200)
    number: str = Field(default="", max_length=100)
    filed_on: date
    copy_received_on: date | None = None
    simplified: bool = False
    replied_on: date | None = None
    heard_on: date | None = None
    head_required: bool | None = None
    head_officer_id: int | None = Field(default=None, foreign_key="officer.id")
    head_rank: str = Field(default="", max_length=20)
    staff_attended: bool | None = None
    lawyer_only: bool | None = None
    excuse: str = ""
    outcome: DisputeOutcome = Field(
        default=DisputeOutcome.PENDING, sa_type=coded(DisputeOutcome, "outcome")
    )
    decided_on: date | None = None
    served_on: date | None = None
    performance_due_on: date | None = None
    performed_on: date | None = None
    opinion_received_on: date | None = None
    opinion_answered_on: date | None = None
    suspended_at: datetime | None = None
