"""The code lists of the domain: stored value, official code, Chinese term and English term.

Each list is a `StrEnum` whose *value* is what the database and JSON hold. The official code is that
of the national platforms (DOMAIN.md §2.3, §3.1, §3.3); other platforms' codes are column maps.
"""

from __future__ import annotations

from registry.codes.base import Code
from registry.codes.cases import (
    CaseKind,
    CaseOrigin,
    CaseSource,
    CertificateKind,
    DecisionOutcome,
    DisposalKind,
    InspectionKind,
    InspectionResult,
    LeniencyGround,
    ListTier,
    MeasureKind,
    PartyKind,
    Procedure,
    SanctionKind,
    Stage,
)
from registry.codes.duties import (
    DisputeKind,
    DisputeOutcome,
    OfficerTask,
    PublicityRegime,
    PublicityStatus,
    ReviewOpinion,
    ReviewPoint,
    ReviewStatus,
    ReviewTrigger,
    Role,
)
from registry.codes.law import FineBase, NormLevel, Outcome, PauseKind, Sector, Severity
from registry.codes.powers import (
    AdjustmentKind,
    AdjustmentStage,
    ExerciseLevel,
    PowerKind,
    PowerSource,
    PowerStatus,
    SubjectNature,
)
from registry.codes.record import (
    DocumentElement,
    DocumentKind,
    EvidenceKind,
    RecordStage,
    ServiceMethod,
)

__all__ = [
    "AdjustmentKind",
    "AdjustmentStage",
    "CaseKind",
    "CaseOrigin",
    "CaseSource",
    "CertificateKind",
    "Code",
    "DecisionOutcome",
    "DisposalKind",
    "DisputeKind",
    "DisputeOutcome",
    "DocumentElement",
    "DocumentKind",
    "EvidenceKind",
    "ExerciseLevel",
    "FineBase",
    "InspectionKind",
    "InspectionResult",
    "LeniencyGround",
    "ListTier",
    "MeasureKind",
    "NormLevel",
    "OfficerTask",
    "Outcome",
    "PartyKind",
    "PauseKind",
    "PowerKind",
    "PowerSource",
    "PowerStatus",
    "Procedure",
    "PublicityRegime",
    "PublicityStatus",
    "RecordStage",
    "ReviewOpinion",
    "ReviewPoint",
    "ReviewStatus",
    "ReviewTrigger",
    "Role",
    "SanctionKind",
    "Sector",
    "ServiceMethod",
    "Severity",
    "Stage",
    "SubjectNature",
]
