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
from registry.law.facts.draws import Draw, DrawnInspector, DrawnObject, DrawObject, DrawRatio
from registry.law.facts.lists import Adjustment, Batch, BatchStep, Entry, PowerList
from registry.law.facts.measures import (
    EnforcedDecision,
    Inspection,
    Measure,
    MeasureItem,
    Nearby,
)
from registry.law.facts.outcomes import (
    Archive,
    Decision,
    Dispute,
    Instalment,
    Payment,
    Publication,
    Receipt,
    Transfer,
    View,
)
from registry.law.facts.oversight import AgencyYear, FileReview, Policy, Supervision
from registry.law.facts.penalties import (
    Defence,
    Departure,
    Device,
    EarlierPenalty,
    Entrustment,
    Recusal,
    Sparing,
)
from registry.law.facts.people import Agency, Certificate, Officer, Party
from registry.law.facts.powers import Basis, Power, SanctionRange, Tier
from registry.law.facts.procedure import Extension, Gravity, Hearing, Link, Openness, Review

__all__ = [
    "Act",
    "Adjustment",
    "Agency",
    "AgencyYear",
    "Archive",
    "Basis",
    "Batch",
    "BatchStep",
    "Certificate",
    "Decision",
    "Defence",
    "Departure",
    "Device",
    "Dispute",
    "Document",
    "Draw",
    "DrawObject",
    "DrawRatio",
    "DrawnInspector",
    "DrawnObject",
    "EarlierPenalty",
    "EnforcedDecision",
    "Entrustment",
    "Entry",
    "Evidence",
    "Extension",
    "FileReview",
    "Gravity",
    "Hearing",
    "Inspection",
    "Instalment",
    "Interval",
    "Link",
    "Measure",
    "MeasureItem",
    "Nearby",
    "Officer",
    "Openness",
    "Party",
    "Payment",
    "Policy",
    "Power",
    "PowerList",
    "Publication",
    "Receipt",
    "Recording",
    "Recusal",
    "Registration",
    "Review",
    "Sanction",
    "SanctionRange",
    "Service",
    "Sparing",
    "Step",
    "Supervision",
    "Tier",
    "Transfer",
    "View",
    "record",
]
