"""Agencies, officers and their certificates, accounts and roles."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from registry.codes import ExerciseLevel, Role, Sector, SubjectNature
from registry.models.base import Recorded, Stamped, check, coded, ordered, unique


class Agency(Stamped, table=True):
    """A body of the city: department, district, functional zone or authorised organisation."""

    __tablename__ = "agency"
    __table_args__ = (ordered("valid_from", "valid_to", "validity"),)

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=32)
    name: str = Field(max_length=200, index=True)
    name_en: str = Field(default="", max_length=200)
    short_name: str = Field(default="", max_length=100)
    parent_id: int | None = Field(default=None, foreign_key="agency.id", index=True)
    level: ExerciseLevel = Field(sa_type=coded(ExerciseLevel, "level"))
    nature: SubjectNature = Field(sa_type=coded(SubjectNature, "nature"))
    sector: Sector = Field(default=Sector.GENERAL, sa_type=coded(Sector, "sector"))
    division: str = Field(max_length=6)
    credit_code: str | None = Field(default=None, max_length=18, unique=True)
    doc_prefix: str = Field(default="", max_length=20)
    announced_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = Field(default="seed", max_length=32)


class AgencyAlias(Recorded, table=True):
    """A name under which an agency is reported by others."""

    __tablename__ = "agency_alias"
    __table_args__ = (unique("alias"),)

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int | None = Field(default=None, foreign_key="agency.id", index=True)
    alias: str = Field(max_length=200)
    official_name: str = Field(max_length=200)


class Officer(Stamped, table=True):
    """A person who works for an agency; separation of duties is by this id."""

    __tablename__ = "officer"

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)
    name: str = Field(max_length=50)
    post: str = Field(default="", max_length=50)
    is_head: bool = False
    legal_qualification_no: str | None = Field(default=None, max_length=40)
    legal_qualification_on: date | None = None
    first_reviewed_on: date | None = None
    active_from: date | None = None
    active_to: date | None = None


class Certificate(Recorded, table=True):
    """An enforcement certificate (执法证件), valid in a field and period (APL Art 42)."""

    __tablename__ = "certificate"
    __table_args__ = (ordered("valid_from", "valid_to", "validity"),)

    id: int | None = Field(default=None, primary_key=True)
    officer_id: int = Field(foreign_key="officer.id", index=True)
    number: str = Field(unique=True, max_length=40)
    field: str = Field(max_length=50)
    issuer: str = Field(default="", max_length=100)
    valid_from: date
    valid_to: date


class Account(Stamped, table=True):
    """Somebody who can act in the register; `officer_id` is the person behind the account."""

    __tablename__ = "account"
    __table_args__ = (check("failed_attempts >= 0", "failed_attempts"),)

    id: int | None = Field(default=None, primary_key=True)
    username: str = Field(unique=True, max_length=50)
    officer_id: int | None = Field(default=None, foreign_key="officer.id", index=True)
    password_hash: str | None = Field(default=None, max_length=255)
    must_change_password: bool = True
    demo: bool = False
    disabled: bool = False
    failed_attempts: int = 0
    locked_until: datetime | None = None
    language: str | None = Field(default=None, max_length=5)


class AccountRole(Recorded, table=True):
    """A role of an account within one agency (and those below it), or city-wide without one."""

    __tablename__ = "account_role"
    __table_args__ = (
        unique("account_id", "role", "agency_id"),
        sa.Index(
            "uq_account_role_city_wide",
            "account_id",
            "role",
            unique=True,
            sqlite_where=sa.text("agency_id IS NULL"),
            postgresql_where=sa.text("agency_id IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    role: Role = Field(sa_type=coded(Role, "role"))
    agency_id: int | None = Field(default=None, foreign_key="agency.id")


class Entrustment(Recorded, table=True):
    """A written entrustment of powers to another body (APL Art 20-21)."""

    __tablename__ = "entrustment"
    __table_args__ = (ordered("valid_from", "valid_to", "validity"),)

    id: int | None = Field(default=None, primary_key=True)
    principal_id: int = Field(foreign_key="agency.id", index=True)
    entrusted_id: int = Field(foreign_key="agency.id", index=True)
    document_no: str = Field(max_length=64)
    items: str
    scope: str = ""
    published_on: date | None = None
    valid_from: date
    valid_to: date | None = None
