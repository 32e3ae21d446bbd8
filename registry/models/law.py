"""Statutes, their articles and the dated parameters that rules read."""

from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlmodel import Field

from registry.codes import CaseKind, ListTier, NormLevel, SanctionKind, Sector
from registry.models.base import Recorded, check, coded, index, ordered


class Statute(Recorded, table=True):
    """One edition of a norm, in force from a date to a last day."""

    __tablename__ = "statute"
    __table_args__ = (ordered("in_force_from", "in_force_to", "in_force"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=64)
    name: str = Field(max_length=200, index=True)
    name_en: str = Field(default="", max_length=300)
    short: str = Field(max_length=200, index=True)
    short_en: str = Field(default="", max_length=200)
    level: NormLevel = Field(sa_type=coded(NormLevel, "level"))
    document_no: str = Field(default="", max_length=100)
    issuer: str = Field(default="", max_length=200)
    promulgated_on: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    source: str = Field(default="seed", max_length=32)


class Article(Recorded, table=True):
    """An article (or paragraph, item) of a statute: our summary and, once imported, its text."""

    __tablename__ = "article"
    __table_args__ = (
        ordered("in_force_from", "in_force_to", "in_force"),
        sa.UniqueConstraint("statute_id", "article", "paragraph", "item"),
    )

    id: int | None = Field(default=None, primary_key=True)
    statute_id: int = Field(foreign_key="statute.id", index=True)
    article: str = Field(max_length=20)
    paragraph: str = Field(default="", max_length=20)
    item: str = Field(default="", max_length=20)
    summary: str = ""
    summary_en: str = ""
    text: str | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None


class Parameter(Recorded, table=True):
    """A dated number of the law for a region, sector and kind of party."""

    __tablename__ = "parameter"
    __table_args__ = (
        ordered("valid_from", "valid_to", "validity"),
        index("ix_parameter_lookup", "name", "valid_from"),
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=80)
    value: str = Field(max_length=400)
    unit: str = Field(max_length=20)
    region: str = Field(default="000000", max_length=6)
    sector: Sector = Field(default=Sector.GENERAL, sa_type=coded(Sector, "sector"))
    party_kind: str = Field(default="", max_length=20)
    valid_from: date
    valid_to: date | None = None
    statute: str = Field(max_length=64)
    article: str = Field(max_length=20)
    confirmed: bool = True
    note: str = ""


class MajorDecisionRule(Recorded, table=True):
    """One line of an agency's catalogue of major enforcement decisions (国办发〔2018〕118号)."""

    __tablename__ = "major_decision_rule"
    __table_args__ = (check("amount_fen IS NULL OR amount_fen >= 0", "amount"),)

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int | None = Field(default=None, foreign_key="agency.id", index=True)
    case_kind: CaseKind = Field(sa_type=coded(CaseKind, "case_kind"))
    sanction_kind: SanctionKind | None = Field(
        default=None, sa_type=coded(SanctionKind, "sanction_kind")
    )
    party_kind: str = Field(default="", max_length=20)
    amount_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    description: str = ""
    description_en: str = ""
    valid_from: date
    valid_to: date | None = None
    confirmed: bool = False


class DiscretionTier(Recorded, table=True):
    """A tier of the discretion benchmark (裁量阶次) of a power (APL Art 34)."""

    __tablename__ = "discretion_tier"
    __table_args__ = (
        sa.UniqueConstraint("power_id", "tier", "valid_from"),
        ordered("valid_from", "valid_to", "validity"),
        ordered("min_fen", "max_fen", "amounts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    power_id: int = Field(foreign_key="power.id", index=True)
    tier: int
    name: str = Field(max_length=50)
    condition: str = ""
    min_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    max_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    multiple_min: Decimal | None = Field(default=None, max_digits=9, decimal_places=4)
    multiple_max: Decimal | None = Field(default=None, max_digits=9, decimal_places=4)
    base: str | None = Field(default=None, max_length=20)
    valid_from: date
    valid_to: date | None = None


class PenaltyListItem(Recorded, table=True):
    """An item of the three penalty lists (三张清单); advisory, never a bar (APL Art 33)."""

    __tablename__ = "penalty_list_item"
    __table_args__ = (ordered("valid_from", "valid_to", "validity"),)

    id: int | None = Field(default=None, primary_key=True)
    number: int = Field(unique=True)
    power_id: int = Field(foreign_key="power.id", index=True)
    tier: ListTier = Field(sa_type=coded(ListTier, "tier"))
    act: str
    conditions: str
    ground: str = Field(max_length=32)
    measure: str = ""
    version: str = Field(default="1", max_length=20)
    valid_from: date
    valid_to: date | None = None
