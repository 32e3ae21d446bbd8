"""The code lists of the domain: stored value, official code, Chinese term and English term.

Each list is a `StrEnum` whose *value* is what the database and JSON hold. The official code is that
of the national platforms (DOMAIN.md §2.3, §3.1, §3.3); other platforms' codes are column maps. The
module of a list is loaded when the list is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
        PaymentChannel,
        Procedure,
        SanctionKind,
        SpotGround,
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
        SupervisionKind,
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
    "PaymentChannel",
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
    "SpotGround",
    "Stage",
    "SubjectNature",
    "SupervisionKind",
]

_MODULES = {
    "base": frozenset(["Code"]),
    "cases": frozenset(
        [
            "CaseKind",
            "CaseOrigin",
            "CaseSource",
            "CertificateKind",
            "DecisionOutcome",
            "DisposalKind",
            "InspectionKind",
            "InspectionResult",
            "LeniencyGround",
            "ListTier",
            "MeasureKind",
            "PartyKind",
            "PaymentChannel",
            "Procedure",
            "SanctionKind",
            "SpotGround",
            "Stage",
        ]
    ),
    "duties": frozenset(
        [
            "DisputeKind",
            "DisputeOutcome",
            "OfficerTask",
            "PublicityRegime",
            "PublicityStatus",
            "ReviewOpinion",
            "ReviewPoint",
            "ReviewStatus",
            "ReviewTrigger",
            "Role",
            "SupervisionKind",
        ]
    ),
    "law": frozenset(["FineBase", "NormLevel", "Outcome", "PauseKind", "Sector", "Severity"]),
    "powers": frozenset(
        [
            "AdjustmentKind",
            "AdjustmentStage",
            "ExerciseLevel",
            "PowerKind",
            "PowerSource",
            "PowerStatus",
            "SubjectNature",
        ]
    ),
    "record": frozenset(
        ["DocumentElement", "DocumentKind", "EvidenceKind", "RecordStage", "ServiceMethod"]
    ),
}
"""Which module holds which list."""


def __getattr__(name: str) -> Any:
    """Load the module of a list when it is first asked for."""
    for module, names in _MODULES.items():
        if name in names:
            codes = globals()[name] = getattr(import_module(f"registry.codes.{module}"), name)
            return codes
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
