"""The law as data and pure functions: no database, no clock, no UI."""
