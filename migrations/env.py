"""How Alembic meets the register: which database, which models, what it must not touch."""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import AutoString, UTCDateTime

from registry.database.url import DatabaseUrl, default_url, parse_url
from registry.database.writer import make_engine
from registry.errors import DatabaseUnusable
from registry.models import metadata

OWN_PREFIXES = ("search_", "ex_")
"""Search tables and exclusion constraints are made by hand; the models do not know them."""


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write the types of SQLModel as plain SQLAlchemy, so that revisions never import it."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def include_name(name: str | None, _kind: str, _parents: Any) -> bool:
    """Leave what is made by hand out of the comparison with the models."""
    return not (name or "").startswith(OWN_PREFIXES)


def migrate(connection: sa.Connection) -> None:
    """Run the migrations in one transaction, with references checked at its end."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        render_item=render_item,
        include_name=include_name,
    )
    is_sqlite = connection.dialect.name == "sqlite"
    with context.begin_transaction():
        context.run_migrations()
        if is_sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
            raise DatabaseUnusable(f"The migration left {len(broken)} rows without what they name.")


def chosen_url() -> DatabaseUrl:
    """Return the database of the caller, of `-x url=…`, or the default one."""
    named = context.config.attributes.get("url") or context.get_x_argument(True).get("url")
    return parse_url(named) if named else default_url()


def run(engine: sa.Engine) -> None:
    """Migrate over a connection whose foreign keys rest while tables are rebuilt."""
    with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            migrate(connection)
            return
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA foreign_keys = OFF")
        try:
            migrate(connection)
        finally:
            cursor.execute("PRAGMA foreign_keys = ON")


engine = context.config.attributes.get("connection") or make_engine(chosen_url())
try:
    run(engine)
finally:
    engine.dispose()
