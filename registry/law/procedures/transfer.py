"""Handing a case to another body, above all a suspected crime to the police (Order 310)."""

from __future__ import annotations

from registry.codes import RecordStage, Role, Stage
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures.base import Action, Cite, Field, FieldKind


def transfer(*sources: Stage) -> Action:
    """Return the handing of a matter to another body."""
    return Action(
        "transfer",
        msg("Transfer to another body or the police"),
        frozenset(sources),
        Stage.TRANSFERRED,
        Role.APPROVER,
        (Cite("APL", "27"), Cite("ORDER310", "5")),
        (
            Field("to", FieldKind.TEXT, msg("Transferred to"), required=True),
            Field("crime", FieldKind.BOOLEAN, msg("On suspicion of a crime")),
            Field("team", FieldKind.INTEGER, msg("Officers in the team")),
            Field("reported_on", FieldKind.DATE, msg("Reported to the chief on")),
            Field("transfer_decided_at", FieldKind.INSTANT, msg("Decided by the chief at")),
            Field("sent_at", FieldKind.INSTANT, msg("Sent to the police at")),
            Field("reason", FieldKind.LONG_TEXT, msg("Reason"), "step.note", True),
        ),
        RecordStage.DECISION,
        sets=("case.closed_on",),
        starts=("transfer.send",),
    )


POLICE_FILED = Action(
    "police_filed",
    msg("Record that the police filed the case"),
    c.stages(Stage.TRANSFERRED),
    None,
    Role.OFFICER,
    (Cite("ORDER310", "12"),),
    (
        Field(
            "police_filed_on", FieldKind.DATE, msg("Notice of filing received on"), required=True
        ),
        Field("items_handed_on", FieldKind.DATE, msg("Things and papers handed over on")),
    ),
    RecordStage.EXECUTION,
    starts=("transfer.items",),
)
