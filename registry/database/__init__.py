"""Databases: where they are, fast reads without SQLAlchemy, writes, bulk loads, schema, backups.

Importing the package, `url`, `reader` or `revision` loads the standard library only.
"""
