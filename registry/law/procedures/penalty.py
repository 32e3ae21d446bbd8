"""Fields and actions that both penalty procedures share (APL ch. 5)."""

from __future__ import annotations

from registry.codes import (
    CaseSource,
    DecisionOutcome,
    DocumentKind,
    LeniencyGround,
    RecordStage,
    Role,
    SpotGround,
    Stage,
)
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures.base import Action, Cite, Field, FieldKind

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
PAID = (
    Field("amount", FieldKind.MONEY, msg("Amount paid, yuan"), "payment.amount_fen", True),
    Field("channel", FieldKind.TEXT, msg("How paid"), "payment.channel", default="bank"),
    Field("receipt_no", FieldKind.TEXT, msg("Receipt number"), "payment.receipt_no"),
    Field(
        "collected_on_spot",
        FieldKind.BOOLEAN,
        msg("Collected on the spot"),
        "penalty.collected_on_spot",
    ),
    Field("spot_ground", FieldKind.CODE, msg("Ground for that"), codes=SpotGround),
    Field("asked_by_party", FieldKind.BOOLEAN, msg("The party asked for that")),
    Field("official", FieldKind.BOOLEAN, msg("Receipt of the finance authority given")),
)
PUBLISHABLE = (Stage.SERVED, Stage.PERFORMED, Stage.CLOSED, Stage.ARCHIVED)

PAY = Action(
    "pay",
    msg("Record a payment"),
    c.stages(Stage.SERVED),
    None,
    Role.OFFICER,
    (Cite("APL", "67"),),
    PAID,
    RecordStage.EXECUTION,
    DocumentKind.PAYMENT_RECEIPT,
    sets=("payment.paid_on",),
)
TURN_IN = Action(
    "turn_in",
    msg("Record the handing on of a fine collected on the spot"),
    c.stages(Stage.SERVED, Stage.PERFORMED),
    None,
    Role.OFFICER,
    (Cite("APL", "71"),),
    (
        Field("turned_in_on", FieldKind.DATE, msg("Handed to the agency on"), required=True),
        Field("landed_on", FieldKind.DATE, msg("Reached land on, if collected on water")),
        Field("banked_on", FieldKind.DATE, msg("Paid into the bank on")),
    ),
    RecordStage.EXECUTION,
)
PERFORM = Action(
    "perform",
    msg("Record full performance"),
    c.stages(Stage.SERVED),
    Stage.PERFORMED,
    Role.OFFICER,
    (Cite("APL", "66"),),
    (c.NOTE,),
    RecordStage.EXECUTION,
)
DEFER = Action(
    "defer",
    msg("Grant deferral or instalments"),
    c.stages(Stage.SERVED),
    None,
    Role.APPROVER,
    (Cite("APL", "66"),),
    (
        Field("deferred_to", FieldKind.DATE, msg("Deferred to"), "case.deferred_to", True),
        Field("applied_on", FieldKind.DATE, msg("Applied for on")),
        c.NOTE,
    ),
    RecordStage.EXECUTION,
)
RECUSE = Action(
    "recuse",
    msg("Decide on recusal"),
    c.stages(Stage.FILED, Stage.INVESTIGATED, Stage.NOTIFIED, Stage.HEARING, Stage.HEARD),
    None,
    Role.APPROVER,
    (Cite("APL", "43"),),
    (
        Field("officer", FieldKind.OFFICER, msg("Officer concerned"), required=True),
        Field("asked_on", FieldKind.DATE, msg("Recusal asked for on")),
        Field("granted", FieldKind.BOOLEAN, msg("The officer is to withdraw"), required=True),
        Field("reason", FieldKind.LONG_TEXT, msg("Reason"), "step.note", True),
    ),
)
APPROVE_DEPARTURE = Action(
    "approve_departure",
    msg("Approve a departure from the tier"),
    c.stages(Stage.INVESTIGATED, Stage.NOTIFIED, Stage.HEARD),
    None,
    Role.APPROVER,
    (Cite("APL", "34"), Cite("D27", "3")),
    (Field("reason", FieldKind.LONG_TEXT, msg("Reason"), "step.note", True),),
)
