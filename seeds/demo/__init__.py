"""The demonstration: synthetic parties, people and cases, the same for the same seed."""

from .build import ANCHOR, RECORDS, fill
from .production import Order

__all__ = ["ANCHOR", "RECORDS", "Order", "fill"]
