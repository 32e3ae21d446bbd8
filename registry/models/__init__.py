"""SQLModel tables and constraints, one module per aggregate; importing this loads them all."""

from sqlmodel import SQLModel

from registry.models import (
    cases,
    divisions,
    evidence,
    law,
    ledger,
    oversight,
    parties,
    people,
    powers,
    publicity,
    reviews,
    working,
)

metadata = SQLModel.metadata
"""The schema of the register."""

__all__ = [
    "cases",
    "divisions",
    "evidence",
    "law",
    "ledger",
    "metadata",
    "oversight",
    "parties",
    "people",
    "powers",
    "publicity",
    "reviews",
    "working",
]
