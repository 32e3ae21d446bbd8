"""Tests of databases: reading, writing, loading, failing, backing up."""
