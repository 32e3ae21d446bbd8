"""The revisions of the schema, known without loading Alembic."""

from __future__ import annotations

from functools import cache

from registry.resources import migrations_dir


@cache
def known() -> tuple[str, ...]:
    """Return all revisions, the oldest first, read from the file names of the migrations."""
    names = (path.name for path in (migrations_dir() / "versions").glob("[0-9]*_*.py"))
    return tuple(sorted(name.partition("_")[0] for name in names))


def head() -> str:
    """Return the newest revision."""
    return known()[-1]
