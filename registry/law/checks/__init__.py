"""The rules as code: one module per chapter; importing this registers them all."""

from registry.law.checks import (
    amounts,
    coercion,
    execution,
    hearings,
    limitation,
    penalties,
    powers,
    publicity,
    records,
    reviews,
    subjects,
)
from registry.law.checks.base import CHECKS, Check, all_codes, run_checks
from registry.law.checks.findings import Finding, keep, render, summary

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "all_codes",
    "amounts",
    "coercion",
    "execution",
    "hearings",
    "keep",
    "limitation",
    "penalties",
    "powers",
    "publicity",
    "records",
    "render",
    "reviews",
    "run_checks",
    "subjects",
    "summary",
]
