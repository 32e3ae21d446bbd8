"""Tests: the promises of the product."""
