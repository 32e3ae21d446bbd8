"""Enforcement cases of the three kinds: common columns, three-systems audit fields, details.

The three-systems fields (三项制度) stand on the case itself, because every list filters on them.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from registry.codes import (
    CaseKind,
    CaseOrigin,
    CaseSource,
    DecisionOutcome,
    DisposalKind,
    InspectionKind,
    InspectionResult,
    MeasureKind,
    OfficerTask,
    PartyKind,
    PauseKind,
    Procedure,
    PublicityRegime,
    PublicityStatus,
    RecordStage,
    ReviewOpinion,
    ReviewStatus,
    SanctionKind,
    Sector,
    Stage,
)
from registry.models.base import (
    Recorded,
    check,
    coded,
    index,
    indexes,
    json_list,
    ordered,
    unique,
)


class PublicityFields(SQLModel):
    """Disclosure before, during and after the act (118 (四)-(六); APL Art 39, 48)."""

    publicity_basis_disclosed: bool | None = None
    publicity_identity_disclosed: bool | None = None
    publicity_certificates_shown: bool | None = None
    publicity_rights_told: bool | None = None
    publicity_regime: PublicityRegime = Field(
        default=PublicityRegime.GENERAL, sa_type=coded(PublicityRegime, "publicity_regime")
    )
    publicity_status: PublicityStatus = Field(
        default=PublicityStatus.NOT_DUE, sa_type=coded(PublicityStatus, "publicity_status")
    )
    publicity_due_on: date | None = None
    published_on: date | None = None
    published_where: str = ""
    publicity_exempt_reason: str = ""
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""


class RecordingFields(SQLModel):
    """Whole-process recording (118 (七)-(十); APL Art 47)."""

    text_record_start: bool | None = None
    text_record_evidence: bool | None = None
    text_record_review: bool | None = None
    text_record_decision: bool | None = None
    text_record_service: bool | None = None
    text_record_execution: bool | None = None
    record_complete: bool = False
    av_required: bool = False
    av_present: bool = False
    av_digest: str | None = Field(default=None, max_length=64)
    av_seconds: int | None = None
    archive_no: str | None = Field(default=None, max_length=64)
    archived_on: date | None = None
    retention_years: int | None = None


class LegalReviewFields(SQLModel):
    """Legal review of major decisions (118 (十一)-(十四); APL Art 58)."""

    review_status: ReviewStatus = Field(
        default=ReviewStatus.NOT_REQUIRED, sa_type=coded(ReviewStatus, "review_status")
    )
    review_triggers: list[str] = Field(default_factory=list, sa_type=json_list())
    review_submitted_at: datetime | None = None
    reviewer_id: int | None = Field(default=None, foreign_key="officer.id")
    reviewer_qualification: str | None = Field(default=None, max_length=40)
    review_opinion: ReviewOpinion | None = Field(
        default=None, sa_type=coded(ReviewOpinion, "review_opinion")
    )
    reviewed_on: date | None = None
    reviewed_digest: str | None = Field(default=None, max_length=64)


class Case(PublicityFields, RecordingFields, LegalReviewFields, Recorded, table=True):
    """One enforcement case; the power version it was decided under is pinned and never changes."""

    __tablename__ = "cases"
    __table_args__ = (
        ordered("act_from", "act_to", "act_period"),
        ordered("filed_on", "decided_on", "decided_after_filing"),
        ordered("decided_on", "served_on", "served_after_decision"),
        check("fine_fen >= 0", "fine"),
        check("confiscated_fen >= 0", "confiscated"),
        check("av_digest IS NULL OR length(av_digest) = 64", "av_digest"),
        check("withdrawn_on IS NULL OR withdrawn_reason <> ''", "withdrawal_reason"),
        index("ix_cases_decided_on", "decided_on", "id"),
        index("ix_cases_filed_on", "filed_on", "id"),
        index("ix_cases_fine", "fine_fen", "id"),
        index("ix_cases_kind", "kind", "decided_on", "id"),
        index("ix_cases_agency", "agency_id", "decided_on", "id"),
        index("ix_cases_stage", "stage", "decided_on", "id"),
        index("ix_cases_facets", "kind", "agency_id", "stage"),
        index("ix_cases_due", "due_on", "id"),
        *indexes(
            "cases",
            [
                ("power_id", "decided_on"),
                ("party_id", "decided_on"),
                ("document_no",),
                ("credit_code",),
                ("publicity_status", "publicity_due_on"),
                ("review_status", "decided_on"),
            ],
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    ref: str = Field(unique=True, max_length=40)
    kind: CaseKind = Field(sa_type=coded(CaseKind, "kind"))
    procedure: Procedure = Field(sa_type=coded(Procedure, "procedure"))
    stage: Stage = Field(sa_type=coded(Stage, "stage"))
    origin: CaseOrigin = Field(default=CaseOrigin.RECORDED, sa_type=coded(CaseOrigin, "origin"))
    source: CaseSource = Field(default=CaseSource.SITE_CHECK, sa_type=coded(CaseSource, "source"))
    source_case_id: int | None = Field(default=None, foreign_key="cases.id", index=True)
    sector: Sector = Field(default=Sector.GENERAL, sa_type=coded(Sector, "sector"))
    region: str = Field(default="420100", max_length=6)
    agency_id: int = Field(foreign_key="agency.id")
    power_id: int | None = Field(default=None, foreign_key="power.id")
    power_version_id: int | None = Field(default=None, foreign_key="power_version.id")
    party_id: int = Field(foreign_key="party.id")
    party_name: str = Field(max_length=200)
    party_kind: PartyKind = Field(sa_type=coded(PartyKind, "party_kind"))
    credit_code: str | None = Field(default=None, max_length=18)
    cause: str = Field(default="", max_length=500)
    facts: str = ""
    basis_text: str = ""
    content: str = ""
    document_no: str | None = Field(default=None, max_length=100)
    act_from: date | None = None
    act_to: date | None = None
    act_place: str = Field(default="", max_length=300)
    discovered_on: date | None = None
    continuing: bool | None = None
    harm: bool | None = None
    safety: bool | None = None
    public_interest: bool | None = None
    major_rights: bool | None = None
    complex_case: bool | None = None
    review_by_law: bool | None = None
    serious: bool | None = None
    filed_on: date | None = None
    investigated_on: date | None = None
    notified_on: date | None = None
    decided_on: date | None = None
    served_on: date | None = None
    closed_on: date | None = None
    outcome: DecisionOutcome | None = Field(default=None, sa_type=coded(DecisionOutcome, "outcome"))
    approver_id: int | None = Field(default=None, foreign_key="officer.id")
    collective_on: date | None = None
    collective_minutes: str = ""
    fine_fen: int = Field(default=0, sa_type=sa.BigInteger)
    confiscated_fen: int = Field(default=0, sa_type=sa.BigInteger)
    payment_due_on: date | None = None
    deferred_to: date | None = None
    due_on: date | None = None
    due_kind: str | None = Field(default=None, max_length=32)


class PenaltyDetail(SQLModel, table=True):
    """What only a penalty has."""

    __tablename__ = "penalty_detail"

    case_id: int = Field(primary_key=True, foreign_key="cases.id", ondelete="CASCADE")
    tier_id: int | None = Field(default=None, foreign_key="discretion_tier.id")
    list_item_id: int | None = Field(default=None, foreign_key="penalty_list_item.id")
    leniency_grounds: list[str] = Field(default_factory=list, sa_type=json_list())
    discretion_reason: str = ""
    law_choice: str | None = Field(default=None, max_length=3)
    law_reason: str = ""
    correction_due_on: date | None = None
    rights_told_on: date | None = None
    proposed_content: str = ""
    proposed_fine_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    defence_text: str = ""
    defence_reviewed_on: date | None = None
    defence_review: str = ""
    hearing_right_told: bool | None = None
    collected_on_spot: bool = False
    additional_fine_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    additional_fine_to: date | None = None


class InspectionDetail(SQLModel, table=True):
    """What only an inspection has (国办发〔2024〕54号)."""

    __tablename__ = "inspection_detail"

    case_id: int = Field(primary_key=True, foreign_key="cases.id", ondelete="CASCADE")
    kind: InspectionKind = Field(sa_type=coded(InspectionKind, "kind"))
    result: InspectionResult | None = Field(default=None, sa_type=coded(InspectionResult, "result"))
    plan_no: str = Field(default="", max_length=64)
    approved_at: datetime | None = None
    urgent: bool = False
    notified_on: date | None = None
    unannounced: bool = False
    code_scanned: bool | None = None
    frequency_told: bool | None = None
    inspected_at: datetime | None = None
    items: str = ""
    result_told_on: date | None = None
    correction_due_on: date | None = None
    rechecked_on: date | None = None
    signed: bool | None = None
    draw_id: int | None = Field(default=None, foreign_key="draw.id")


class CoercionDetail(SQLModel, table=True):
    """What only a coercive measure or execution has (ACL Art 18-33, 35-57)."""

    __tablename__ = "coercion_detail"
    __table_args__ = (
        ordered("starts_on", "ends_on", "term"),
        ordered("ends_on", "extended_to", "extension"),
    )

    case_id: int = Field(primary_key=True, foreign_key="cases.id", ondelete="CASCADE")
    measure: MeasureKind = Field(sa_type=coded(MeasureKind, "measure"))
    urgent: bool = False
    approved_at: datetime | None = None
    carried_out_at: datetime | None = None
    approval_made_up_at: datetime | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    extended_to: date | None = None
    extension_approved_on: date | None = None
    extension_told_on: date | None = None
    extension_reason: str = ""
    party_present: bool | None = None
    witness: str = Field(default="", max_length=50)
    storage_place: str = Field(default="", max_length=200)
    lifted_on: date | None = None
    disposal: DisposalKind | None = Field(default=None, sa_type=coded(DisposalKind, "disposal"))
    demand_served_on: date | None = None
    court_applied_on: date | None = None
    court_ruled_on: date | None = None


class CoercionItem(SQLModel, table=True):
    """One thing sealed, seized or frozen (ACL Art 24)."""

    __tablename__ = "coercion_item"
    __table_args__ = (unique("case_id", "ordinal"), check("quantity > 0", "quantity"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", ondelete="CASCADE")
    ordinal: int
    name: str = Field(max_length=200)
    specification: str = Field(default="", max_length=200)
    quantity: Decimal = Field(max_digits=14, decimal_places=3)
    unit: str = Field(default="件", max_length=20)
    value_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    disposal: DisposalKind | None = Field(default=None, sa_type=coded(DisposalKind, "disposal"))
    disposed_on: date | None = None


class Sanction(Recorded, table=True):
    """One sanction line, proposed in the notice or decided (APL Art 9)."""

    __tablename__ = "sanction"
    __table_args__ = (
        unique("case_id", "phase", "ordinal"),
        check("phase IN ('proposed', 'decided')", "phase"),
        check("amount_fen IS NULL OR amount_fen >= 0", "amount"),
        check("kind <> 'fine' OR amount_fen IS NOT NULL", "fine_has_amount"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    phase: str = Field(default="decided", max_length=8)
    ordinal: int
    kind: SanctionKind = Field(sa_type=coded(SanctionKind, "kind"))
    amount_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    base_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    base: str | None = Field(default=None, max_length=20)
    condition: str = ""
    tier: int | None = None
    power_sanction_id: int | None = Field(default=None, foreign_key="power_sanction.id")
    content: str = ""
    licence: str = Field(default="", max_length=200)


class CaseOfficer(SQLModel, table=True):
    """Who did what in a case, from when to when; recusal ends a task."""

    __tablename__ = "case_officer"
    __table_args__ = (
        unique("case_id", "officer_id", "task"),
        *indexes("case_officer", [("officer_id",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    officer_id: int = Field(foreign_key="officer.id")
    task: OfficerTask = Field(sa_type=coded(OfficerTask, "task"))
    certificate_id: int | None = Field(default=None, foreign_key="certificate.id")
    from_on: date | None = None
    to_on: date | None = None
    recused: bool = False


class Step(SQLModel, table=True):
    """One step of the whole-process record (全过程记录); steps are added, never changed."""

    __tablename__ = "step"
    __table_args__ = (unique("case_id", "seq"), check("seq >= 1", "seq"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    seq: int
    action: str = Field(max_length=40)
    stage_from: Stage | None = Field(default=None, sa_type=coded(Stage, "stage_from"))
    stage_to: Stage = Field(sa_type=coded(Stage, "stage_to"))
    record_stage: RecordStage | None = Field(
        default=None, sa_type=coded(RecordStage, "record_stage")
    )
    occurred_at: datetime
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    second_officer_id: int | None = Field(default=None, foreign_key="officer.id")
    place: str = Field(default="", max_length=300)
    note: str = ""
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=json_list())
    recorded_at: datetime
    recorded_by: int | None = Field(default=None, foreign_key="account.id")


class Exclusion(Recorded, table=True):
    """A stretch that does not count (tests, hearing, suspension, dispute) or an extension."""

    __tablename__ = "exclusion"
    __table_args__ = (
        ordered("from_on", "to_on", "period"),
        *indexes("exclusion", [("case_id",)]),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    kind: PauseKind | None = Field(default=None, sa_type=coded(PauseKind, "kind"))
    extension: bool = False
    from_on: date
    to_on: date | None = None
    days: int | None = None
    reason: str = ""
    told_on: date | None = None
    approver_id: int | None = Field(default=None, foreign_key="officer.id")
    collective: bool | None = None
    superior: bool | None = None


class Payment(Recorded, table=True):
    """A payment towards a fine, or an instalment planned (APL Art 66-72)."""

    __tablename__ = "payment"
    __table_args__ = (check("amount_fen > 0", "amount"), *indexes("payment", [("case_id",)]))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id")
    due_on: date | None = None
    paid_on: date | None = None
    amount_fen: int = Field(sa_type=sa.BigInteger)
    kind: str = Field(default="fine", max_length=20)
    channel: str = Field(default="bank", max_length=20)
    receipt_no: str = Field(default="", max_length=64)
