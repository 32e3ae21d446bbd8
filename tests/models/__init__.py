"""Tests of tables: what the database itself enforces, and how the schema grows."""
