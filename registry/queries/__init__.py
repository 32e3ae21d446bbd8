"""Reads: the query line, search, lists and details; plain SQL through a `Reader`."""
