"""Tests of the law: facts in, findings out."""
