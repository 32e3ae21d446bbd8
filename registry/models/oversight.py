"""Double-random inspection, supervision of enforcement, file review and major policy decisions."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from registry.models.base import Recorded, check, json_list, ordered, unique


class CheckItem(Recorded, table=True):
    """An item of the random-inspection item list (随机抽查事项清单; DOMAIN.md §4)."""

    __tablename__ = "check_item"
    __table_args__ = (ordered("valid_from", "valid_to", "validity"),)

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int | None = Field(default=None, foreign_key="agency.id", index=True)
    power_id: int | None = Field(default=None, foreign_key="power.id")
    code: str = Field(default="", max_length=64)
    name: str = Field(max_length=500)
    objects: str = ""
    content: str = ""
    basis: str = ""
    method: str = Field(default="", max_length=200)
    ratio: str = Field(default="", max_length=100)
    frequency: str = Field(default="", max_length=200)
    key_item: bool = False
    published_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class CheckPlan(Recorded, table=True):
    """An annual plan of random inspections."""

    __tablename__ = "check_plan"

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)
    number: str = Field(unique=True, max_length=64)
    title: str = Field(max_length=200)
    year: int
    filed_on: date | None = None
    published_on: date | None = None


class CheckObject(Recorded, table=True):
    """A body in the register of inspection objects (检查对象名录库), with its risk class."""

    __tablename__ = "check_object"
    __table_args__ = (unique("agency_id", "party_id"),)

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id")
    party_id: int = Field(foreign_key="party.id", index=True)
    risk_class: str = Field(default="", max_length=2)
    active: bool = True


class Draw(Recorded, table=True):
    """A draw of objects and inspectors, with what is needed to repeat it."""

    __tablename__ = "draw"

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="check_plan.id", index=True)
    ordinal: int
    pool_sha256: str = Field(max_length=64)
    seed: str = Field(max_length=200)
    method: str = Field(max_length=40)
    drawn_at: datetime
    reason: str = ""
    transcript: dict[str, Any] = Field(default_factory=dict, sa_type=json_list())


class DrawnObject(SQLModel, table=True):
    """An object drawn, and the case its inspection became."""

    __tablename__ = "drawn_object"
    __table_args__ = (unique("draw_id", "ordinal"),)

    id: int | None = Field(default=None, primary_key=True)
    draw_id: int = Field(foreign_key="draw.id")
    ordinal: int
    object_id: int = Field(foreign_key="check_object.id")
    risk_class: str = Field(default="", max_length=2)
    case_id: int | None = Field(default=None, foreign_key="cases.id")


class DrawnInspector(SQLModel, table=True):
    """An inspector drawn for an object; a recusal is kept with its reason."""

    __tablename__ = "drawn_inspector"
    __table_args__ = (unique("drawn_object_id", "officer_id"),)

    id: int | None = Field(default=None, primary_key=True)
    drawn_object_id: int = Field(foreign_key="drawn_object.id")
    officer_id: int = Field(foreign_key="officer.id")
    recused: bool = False
    reason: str = ""


class SupervisionNotice(Recorded, table=True):
    """An urging letter, opinion or decision of supervision (行政执法监督条例 Art 27-29)."""

    __tablename__ = "supervision_notice"
    __table_args__ = (
        check("kind IN ('urging', 'opinion', 'decision', 'talk', 'circular')", "kind"),
        ordered("issued_on", "due_on", "due"),
        unique("number"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=20)
    number: str = Field(max_length=100)
    issuer_id: int = Field(foreign_key="agency.id")
    agency_id: int = Field(foreign_key="agency.id", index=True)
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    problem: str
    demand: str
    state: str = Field(default="issued", max_length=20)
    issued_on: date
    due_on: date
    received_on: date | None = None
    reported_on: date | None = None
    report: str = ""
    verified_on: date | None = None
    closed_on: date | None = None
    objection: str = ""


class FileReview(Recorded, table=True):
    """A scored review of a case file (案卷评查)."""

    __tablename__ = "file_review"
    __table_args__ = (check("score IS NULL OR score BETWEEN 0 AND 100", "score"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True)
    officer_id: int = Field(foreign_key="officer.id")
    reviewed_on: date
    vetoes: list[str] = Field(default_factory=list, sa_type=json_list())
    score: int | None = None
    grade: str = Field(default="", max_length=20)
    deductions: list[dict[str, Any]] = Field(default_factory=list, sa_type=json_list())


class Complaint(Recorded, table=True):
    """A complaint about enforcement (ES-Regs Art 20; 12345 hotline)."""

    __tablename__ = "complaint"

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    channel: str = Field(max_length=40)
    content: str
    received_on: date
    accepted_on: date | None = None
    answered_on: date | None = None
    answer: str = ""


class MonitoringDevice(Recorded, table=True):
    """An electronic monitoring device (APL Art 41)."""

    __tablename__ = "monitoring_device"

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)
    number: str = Field(unique=True, max_length=64)
    place: str = Field(max_length=300)
    legal_reviewed_on: date | None = None
    technically_reviewed_on: date | None = None
    published_on: date | None = None
    calibrated_to: date | None = None


class FrequencyCap(Recorded, table=True):
    """The yearly cap of inspections of one enterprise by one agency (国办发〔2024〕54号)."""

    __tablename__ = "frequency_cap"
    __table_args__ = (unique("agency_id", "year", "risk_class"),)

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id")
    year: int
    risk_class: str = Field(default="", max_length=2)
    cap: int
    published_on: date | None = None


class PolicyDecision(Recorded, table=True):
    """A major administrative decision and its procedure (重大行政决策程序暂行条例)."""

    __tablename__ = "policy_decision"

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)
    title: str = Field(max_length=300)
    in_catalogue: bool = False
    comment_from: date | None = None
    comment_to: date | None = None
    expert_review_on: date | None = None
    risk_assessed_on: date | None = None
    fair_competition_reviewed_on: date | None = None
    legality_from: date | None = None
    legality_to: date | None = None
    discussed_on: date | None = None
    minutes: str = ""
    decided_on: date | None = None
    published_on: date | None = None
    archived_on: date | None = None


class AnnualReport(Recorded, table=True):
    """An agency's annual enforcement report, due by 31 January (118 (六))."""

    __tablename__ = "annual_report"
    __table_args__ = (unique("agency_id", "year"),)

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id")
    year: int
    published_on: date | None = None
    content: dict[str, Any] = Field(default_factory=dict, sa_type=json_list())
