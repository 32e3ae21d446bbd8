"""Working tables: drafts of forms, imports with their original rows, planted defects, settings."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from registry.models.base import check, indexes, json_list, unique


class Draft(SQLModel, table=True):
    """What somebody typed into a form and has not sent yet."""

    __tablename__ = "draft"
    __table_args__ = (unique("account_id", "form", "subject"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    form: str = Field(max_length=64)
    subject: str = Field(default="", max_length=64)
    content: dict[str, Any] = Field(default_factory=dict, sa_type=json_list())
    updated_at: datetime


class ImportRun(SQLModel, table=True):
    """One import of one file."""

    __tablename__ = "import_run"

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=40)
    map_name: str = Field(default="", max_length=80)
    file_name: str = Field(max_length=255)
    file_sha256: str = Field(max_length=64)
    read: int = 0
    accepted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    imported_at: datetime
    imported_by: int | None = Field(default=None, foreign_key="account.id")


class ImportRow(SQLModel, table=True):
    """An original row, kept as it came, with what became of it."""

    __tablename__ = "import_row"
    __table_args__ = (
        unique("run_id", "row_no", "sheet"),
        check("outcome IN ('accepted', 'updated', 'unchanged', 'rejected')", "outcome"),
        *indexes("import_row", [("content_key",), ("row_sha256",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="import_run.id")
    sheet: str = Field(default="", max_length=100)
    row_no: int
    row_sha256: str = Field(max_length=64)
    content_key: str = Field(default="", max_length=300)
    outcome: str = Field(max_length=12)
    original: dict[str, Any] = Field(default_factory=dict, sa_type=json_list())
    problems: list[dict[str, Any]] = Field(default_factory=list, sa_type=json_list())
    table_name: str = Field(default="", max_length=40)
    row_id: int | None = None


class PlantedDefect(SQLModel, table=True):
    """A defect that the demonstration generator planted; no check ever reads this table."""

    __tablename__ = "planted_defect"
    __table_args__ = (*indexes("planted_defect", [("case_id",)]),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    check_code: str = Field(max_length=10)
    note: str = ""


class Setting(SQLModel, table=True):
    """A fact about this database: that it is a demonstration, its seed, its city."""

    __tablename__ = "setting"

    key: str = Field(primary_key=True, max_length=64)
    value: str
