"""The power list: identity, bitemporal versions, bases, sanction ranges and adjustments.

Valid time is inclusive at both ends (`valid_to` is the last day, NULL while open). Record time is
half-open: a version is known from `recorded_at` until before `superseded_at`.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from registry.codes import (
    AdjustmentKind,
    AdjustmentStage,
    ExerciseLevel,
    MeasureKind,
    PowerKind,
    PowerSource,
    PowerStatus,
    SanctionKind,
    SubjectNature,
)
from registry.models.base import Recorded, check, coded, indexes, json_list, ordered, unique


class Power(Recorded, table=True):
    """The lasting identity of an entry; what it says is in its versions."""

    __tablename__ = "power"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=32)


class PowerVersion(Recorded, table=True):
    """What an entry says in a period of valid time, as known in a period of record time."""

    __tablename__ = "power_version"
    __table_args__ = (
        ordered("valid_from", "valid_to", "validity"),
        check("superseded_at IS NULL OR superseded_at > recorded_at", "record_time"),
        check("version >= 1", "version"),
        unique("power_id", "version"),
        *indexes("power_version", [("power_id", "valid_from"), ("agency_id", "kind")]),
    )

    id: int | None = Field(default=None, primary_key=True)
    power_id: int = Field(foreign_key="power.id")
    version: int
    name: str = Field(max_length=500)
    name_en: str = Field(default="", max_length=500)
    kind: PowerKind = Field(sa_type=coded(PowerKind, "kind"))
    agency_id: int = Field(foreign_key="agency.id")
    level: ExerciseLevel = Field(sa_type=coded(ExerciseLevel, "level"))
    nature: SubjectNature = Field(sa_type=coded(SubjectNature, "nature"))
    source: PowerSource = Field(sa_type=coded(PowerSource, "source"))
    domain: str = Field(default="", max_length=100)
    handling_unit: str = Field(default="", max_length=200)
    duties: list[str] = Field(default_factory=list, sa_type=json_list())
    accountability: list[str] = Field(default_factory=list, sa_type=json_list())
    remedies: str = ""
    statutory_days: int | None = None
    promised_days: int | None = None
    day_kind: str = Field(default="working", max_length=10)
    charges: bool = False
    fee_basis: str = ""
    supervision_phone: str = Field(default="", max_length=40)
    service_flags: list[str] = Field(default_factory=list, sa_type=json_list())
    three_list: bool = False
    review_required: bool = False
    crime_link: bool = False
    credit_flag: bool = False
    status: PowerStatus = Field(default=PowerStatus.ACTIVE, sa_type=coded(PowerStatus, "status"))
    synthetic: bool = False
    basis_text: str = ""
    batch_id: int | None = Field(default=None, foreign_key="adjustment_batch.id")
    valid_from: date
    valid_to: date | None = None
    recorded_at: datetime
    superseded_at: datetime | None = None


class PowerBasis(SQLModel, table=True):
    """A legal basis (设定依据) of a version, linked to a seeded article where one exists."""

    __tablename__ = "power_basis"
    __table_args__ = (unique("version_id", "ordinal"),)

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="power_version.id", ondelete="CASCADE")
    ordinal: int
    article_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    citation: str = Field(max_length=300)
    original_text: str = ""


class PowerSanction(SQLModel, table=True):
    """A sanction an entry allows: amounts in fen, or multiples of a base value."""

    __tablename__ = "power_sanction"
    __table_args__ = (
        unique("version_id", "ordinal"),
        ordered("min_fen", "max_fen", "amounts"),
        ordered("multiple_min", "multiple_max", "multiples"),
    )

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="power_version.id", ondelete="CASCADE")
    ordinal: int
    kind: SanctionKind = Field(sa_type=coded(SanctionKind, "kind"))
    min_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    max_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    multiple_min: Decimal | None = Field(default=None, max_digits=9, decimal_places=4)
    multiple_max: Decimal | None = Field(default=None, max_digits=9, decimal_places=4)
    base: str | None = Field(default=None, max_length=20)
    base_from_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    base_below_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    party_kind: str = Field(default="", max_length=20)
    condition: str = ""


class PowerMeasure(SQLModel, table=True):
    """A coercive measure an entry allows (ACL Art 9, 12)."""

    __tablename__ = "power_measure"
    __table_args__ = (unique("version_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="power_version.id", ondelete="CASCADE")
    kind: MeasureKind = Field(sa_type=coded(MeasureKind, "kind"))


class AdjustmentBatch(Recorded, table=True):
    """A batch of changes to the list on its way from draft to publication."""

    __tablename__ = "adjustment_batch"

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=64)
    title: str = Field(max_length=300)
    agency_id: int | None = Field(default=None, foreign_key="agency.id", index=True)
    stage: AdjustmentStage = Field(
        default=AdjustmentStage.DRAFT, sa_type=coded(AdjustmentStage, "stage")
    )
    reason: str = ""
    valid_from: date | None = None
    approved_on: date | None = None
    approval_document: str = Field(default="", max_length=200)
    published_on: date | None = None
    import_id: int | None = Field(default=None, foreign_key="import_run.id")


class AdjustmentItem(Recorded, table=True):
    """One change within a batch: the proposed content of an entry."""

    __tablename__ = "adjustment_item"
    __table_args__ = (unique("batch_id", "ordinal"),)

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="adjustment_batch.id")
    ordinal: int
    kind: AdjustmentKind = Field(sa_type=coded(AdjustmentKind, "kind"))
    power_id: int | None = Field(default=None, foreign_key="power.id", index=True)
    code: str = Field(max_length=32)
    reason: str = ""
    evidence: str = ""
    successor_code: str | None = Field(default=None, max_length=32)
    content: dict[str, Any] = Field(default_factory=dict, sa_type=json_list())


class AdjustmentStep(Recorded, table=True):
    """A step of a batch: who did what with which opinion (Hubei Order 382 Art 5)."""

    __tablename__ = "adjustment_step"
    __table_args__ = (unique("batch_id", "ordinal"),)

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="adjustment_batch.id")
    ordinal: int
    stage: AdjustmentStage = Field(sa_type=coded(AdjustmentStage, "stage"))
    agency_id: int | None = Field(default=None, foreign_key="agency.id")
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    opinion: str = ""
    occurred_on: date
