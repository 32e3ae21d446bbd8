"""Legal reviews, the opinion per point, and the findings of executed checks."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from registry.codes import Outcome, ReviewOpinion, ReviewPoint, Severity
from registry.models.base import Recorded, check, coded, indexes, json_list, unique


class Review(Recorded, table=True):
    """One round of legal review, bound to the digest of the dossier reviewed (APL Art 58)."""

    __tablename__ = "review"
    __table_args__ = (
        unique("case_id", "round"),
        check("round >= 1", "round"),
        check("opinion IS NULL OR decided_at IS NOT NULL", "decided"),
        *indexes("review", [("decided_at",), ("reviewer_id",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    round: int
    triggers: list[str] = Field(default_factory=list, sa_type=json_list())
    submitted_at: datetime
    submitted_by: int | None = Field(default=None, foreign_key="officer.id")
    dossier_digest: str = Field(max_length=64)
    reviewer_id: int | None = Field(default=None, foreign_key="officer.id")
    reviewer_certificate_id: int | None = Field(default=None, foreign_key="certificate.id")
    legal_qualification_no: str | None = Field(default=None, max_length=40)
    opinion: ReviewOpinion | None = Field(default=None, sa_type=coded(ReviewOpinion, "opinion"))
    opinion_text: str = ""
    decided_at: datetime | None = None
    answered_on: date | None = None
    answer: str = ""


class ReviewPointOpinion(SQLModel, table=True):
    """The reviewer's opinion on one of the nine points (118 (十三))."""

    __tablename__ = "review_point_opinion"

    review_id: int = Field(primary_key=True, foreign_key="review.id")
    point: ReviewPoint = Field(primary_key=True, sa_type=coded(ReviewPoint, "point"))
    opinion: ReviewOpinion = Field(sa_type=coded(ReviewOpinion, "opinion"))
    note: str = ""


class CheckRun(SQLModel, table=True):
    """A kept run of checks over one matter: what was judged, when, under which data."""

    __tablename__ = "check_run"
    __table_args__ = (*indexes("check_run", [("case_id",), ("power_version_id",)]),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    power_version_id: int | None = Field(default=None, foreign_key="power_version.id")
    review_id: int | None = Field(default=None, foreign_key="review.id")
    as_of: date
    run_at: datetime
    run_by: int | None = Field(default=None, foreign_key="account.id")
    dossier_digest: str = Field(max_length=64)
    calendar_horizon: int | None = None
    program: str | None = Field(default=None, max_length=64)
    dossier: dict[str, Any] | None = Field(default=None, sa_type=json_list())


class FindingRecord(SQLModel, table=True):
    """A finding of a kept run; a `judge` finding may be judged by the reviewer with words."""

    __tablename__ = "finding"
    __table_args__ = (unique("run_id", "ordinal"),)

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="check_run.id")
    ordinal: int
    code: str = Field(max_length=10, index=True)
    check_version: str | None = Field(default=None, max_length=16)
    outcome: Outcome = Field(sa_type=coded(Outcome, "outcome"))
    severity: Severity = Field(sa_type=coded(Severity, "severity"))
    point: ReviewPoint | None = Field(default=None, sa_type=coded(ReviewPoint, "point"))
    message: str
    arguments: dict[str, Any] = Field(default_factory=dict, sa_type=json_list())
    basis: list[dict[str, str]] = Field(default_factory=list, sa_type=json_list())
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=json_list())
    parameters: list[dict[str, Any]] = Field(default_factory=list, sa_type=json_list())
    mend: str = ""
    unconfirmed: bool = False
    provisional: bool = False
    judged: Outcome | None = Field(default=None, sa_type=coded(Outcome, "judged"))
    judged_by: int | None = Field(default=None, foreign_key="officer.id")
    judgement: str = ""
