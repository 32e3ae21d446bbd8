"""Where the data files that travel with the program are."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def seeds_dir() -> Path:
    """Return the folder of reference data: in the installed package, or beside it in a checkout."""
    return _shipped("_seeds", "seeds")


def migrations_dir() -> Path:
    """Return the folder of migrations: in the installed package, or beside it in a checkout."""
    return _shipped("_migrations", "migrations")


def _shipped(installed: str, checkout: str) -> Path:
    inside = PACKAGE / installed
    return inside if inside.is_dir() else PACKAGE.parent / checkout
