"""What every table shares: naming convention, code columns, JSON columns and the recorded mixin."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from registry.codes import Code

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def coded(codes: type[Code], name: str) -> Any:
    """Return a text column type that admits only the values of a code list (named CHECK)."""
    return sa.Enum(
        codes,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda entries: [entry.value for entry in entries],
    )


def json_list() -> Any:
    """Return the column type of a small JSON document that is never searched."""
    return sa.JSON(none_as_null=True)


def check(condition: str, name: str) -> sa.CheckConstraint:
    """Return a named CHECK constraint."""
    return sa.CheckConstraint(condition, name=name)


def ordered(first: str, last: str, name: str) -> sa.CheckConstraint:
    """Return a CHECK that `last`, where known, is not before `first`."""
    return check(f"{last} IS NULL OR {first} IS NULL OR {last} >= {first}", name)


def unique(*columns: str) -> sa.UniqueConstraint:
    """Return a UNIQUE constraint named by the convention."""
    return sa.UniqueConstraint(*columns)


def index(name: str, *columns: Any) -> sa.Index:
    """Return a named index over columns or text expressions."""
    return sa.Index(name, *columns)


def indexes(table: str, groups: Iterable[tuple[str, ...]]) -> tuple[sa.Index, ...]:
    """Return one index per group of columns, named after table and columns."""
    return tuple(sa.Index(f"ix_{table}_{'_'.join(group)}", *group) for group in groups)


class Stamped(SQLModel):
    """Revision and stamps of a row, for the tables that accounts themselves rest on."""

    revision: int = Field(default=1, nullable=False)
    created_at: datetime = Field(default=None, nullable=False)
    created_by: int | None = None
    updated_at: datetime = Field(default=None, nullable=False)
    updated_by: int | None = None


class Recorded(Stamped):
    """Columns of every table whose rows are recorded: revision, and which account wrote when."""

    created_by: int | None = Field(default=None, foreign_key="account.id")
    updated_by: int | None = Field(default=None, foreign_key="account.id")
