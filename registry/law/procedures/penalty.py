"""Fields and actions that both penalty procedures share (APL ch. 5)."""

from __future__ import annotations

from registry.codes import CaseSource, DecisionOutcome, LeniencyGround, Stage
from registry.i18n import msg
from registry.law.procedures.base import Field, FieldKind

SOURCE = Field("source", FieldKind.CODE, msg("Source of the clue"), "case.source", True, CaseSource)
DISCOVERED = Field(
    "discovered_on", FieldKind.DATE, msg("Act discovered on"), "case.discovered_on", True
)
ACT = (
    Field("act_from", FieldKind.DATE, msg("Act began on"), "case.act_from", True),
    Field("act_to", FieldKind.DATE, msg("Act ended on"), "case.act_to"),
    DISCOVERED,
    Field("act_place", FieldKind.TEXT, msg("Place of the act"), "case.act_place"),
    Field("cause", FieldKind.TEXT, msg("Cause of case"), "case.cause", True),
    Field("facts", FieldKind.LONG_TEXT, msg("Facts"), "case.facts", True),
)
HARM = (
    Field("harm", FieldKind.BOOLEAN, msg("Harm resulted"), "case.harm"),
    Field(
        "safety",
        FieldKind.BOOLEAN,
        msg("Touches life, health or financial safety"),
        "case.safety",
    ),
)
APPROVER = Field("approver", FieldKind.OFFICER, msg("Approved by the head"), required=True)
DECISION_SANCTIONS = Field(
    "sanctions",
    FieldKind.SANCTIONS,
    msg("Sanctions"),
    "sanctions.decided",
    help=msg("Left empty, the sanctions proposed are decided."),
)
PROPOSED_SANCTIONS = Field(
    "sanctions", FieldKind.SANCTIONS, msg("Proposed sanctions"), "sanctions.proposed"
)
LENIENCY = Field(
    "leniency_grounds",
    FieldKind.CODES,
    msg("Grounds for leniency"),
    "penalty.leniency_grounds",
    codes=LeniencyGround,
)
DISCRETION = (
    Field("tier", FieldKind.TIER, msg("Discretion tier"), "penalty.tier_id"),
    LENIENCY,
    Field(
        "discretion_reason",
        FieldKind.LONG_TEXT,
        msg("Reasons for the amount"),
        "penalty.discretion_reason",
    ),
)
GRAVITY = (
    Field(
        "public_interest",
        FieldKind.BOOLEAN,
        msg("Concerns major public interest"),
        "case.public_interest",
        required=True,
    ),
    Field(
        "major_rights",
        FieldKind.BOOLEAN,
        msg("Directly concerns major rights"),
        "case.major_rights",
        required=True,
    ),
    Field(
        "complex",
        FieldKind.BOOLEAN,
        msg("Difficult, several legal relations"),
        "case.complex_case",
        required=True,
    ),
    Field(
        "review_by_law",
        FieldKind.BOOLEAN,
        msg("Review asked for by a law or regulation"),
        "case.review_by_law",
    ),
    Field(
        "serious",
        FieldKind.BOOLEAN,
        msg("Complex circumstances or serious act"),
        "case.serious",
    ),
)
PROPOSED_OUTCOME = Field(
    "outcome",
    FieldKind.CODE,
    msg("Proposed outcome"),
    required=True,
    codes=DecisionOutcome,
    default="penalty",
)
OUTCOME = Field(
    "outcome",
    FieldKind.CODE,
    msg("Outcome"),
    "case.outcome",
    True,
    DecisionOutcome,
    default="penalty",
)
SPARING = (
    Field("conditions", FieldKind.LONG_TEXT, msg("How the conditions for no penalty are met")),
    Field("history_checked", FieldKind.BOOLEAN, msg("Earlier penalties looked up")),
    Field("educated", FieldKind.BOOLEAN, msg("Party educated")),
)
"""What goes with a decision to impose no penalty (APL Art 33)."""
PUBLISHABLE = (Stage.SERVED, Stage.PERFORMED, Stage.CLOSED, Stage.ARCHIVED)
