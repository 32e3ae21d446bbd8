"""The facts of a matter as frozen records: the parts of which a dossier is made.

`None` means unknown, which is different from `False`, zero or an empty list: a check that needs an
unknown fact answers `missing`. Each field carries its description in English and Chinese.
"""

from registry.law.facts.base import Interval, record
from registry.law.facts.conduct import (
    Act,
    Document,
    Evidence,
    Recording,
    Registration,
    Sanction,
    Service,
    Step,
)
from registry.law.facts.measures import Inspection, Measure, MeasureItem
from registry.law.facts.outcomes import (
    Archive,
    Decision,
    Dispute,
    Payment,
    Publication,
    Receipt,
)
from registry.law.facts.people import Agency, Certificate, Officer, Party
from registry.law.facts.powers import Basis, Power, SanctionRange, Tier
from registry.law.facts.procedure import Extension, Gravity, Hearing, Link, Openness, Review

__all__ = [
    "Act",
    "Agency",
    "Archive",
    "Basis",
    "Certificate",
    "Decision",
    "Dispute",
    "Document",
    "Evidence",
    "Extension",
    "Gravity",
    "Hearing",
    "Inspection",
    "Interval",
    "Link",
    "Measure",
    "MeasureItem",
    "Officer",
    "Openness",
    "Party",
    "Payment",
    "Power",
    "Publication",
    "Receipt",
    "Recording",
    "Registration",
    "Review",
    "Sanction",
    "SanctionRange",
    "Service",
    "Step",
    "Tier",
    "record",
]
