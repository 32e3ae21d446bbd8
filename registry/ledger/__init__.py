"""The record that nobody can quietly change: canonical entries, hashed as Merkle leaves."""
