"""How a penalty decision is performed: payment, deferral, additional fine, demand (APL ch. 6)."""

from __future__ import annotations

from registry.codes import DocumentKind, RecordStage, Role, SpotGround, Stage
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures.base import Action, Cite, Field, FieldKind

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
        Field("instalments", FieldKind.INSTALMENTS, msg("Instalments")),
        c.NOTE,
    ),
    RecordStage.EXECUTION,
)
ADDITIONAL_FINE = Action(
    "additional_fine",
    msg("Count the additional fine"),
    c.stages(Stage.SERVED),
    None,
    Role.OFFICER,
    (Cite("APL", "72"), Cite("ACL", "45")),
    (
        Field(
            "amount",
            FieldKind.MONEY,
            msg("Additional fine, yuan"),
            "penalty.additional_fine_fen",
            required=True,
        ),
        c.NOTE,
    ),
    RecordStage.EXECUTION,
    sets=("penalty.additional_fine_to",),
)
DEMAND = Action(
    "demand",
    msg("Demand performance"),
    c.stages(Stage.SERVED),
    None,
    Role.OFFICER,
    (Cite("ACL", "35"), Cite("ACL", "54")),
    (c.DOCUMENT_NO, c.CONTENT, *c.SERVICE),
    RecordStage.EXECUTION,
    DocumentKind.DEMAND,
    numbered=True,
    served=True,
    starts=("court.demand",),
)
PERFORMING = (PAY, TURN_IN, PERFORM, DEFER, ADDITIONAL_FINE, DEMAND)
"""What may be recorded once a penalty decision is served."""
