"""The hearing branch of the ordinary procedure (APL Art 63-65)."""

from __future__ import annotations

from registry.codes import DocumentKind, RecordStage, Role, Stage
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures.base import Action, Cite, Field, FieldKind

HEARING = (
    Action(
        "request_hearing",
        msg("Record the request for a hearing"),
        c.stages(Stage.NOTIFIED),
        Stage.HEARING,
        Role.OFFICER,
        (Cite("APL", "64"),),
        (c.NOTE,),
        RecordStage.DECISION,
        sets=("hearing.requested_on",),
        gates=("hearing_right_told",),
    ),
    Action(
        "waive_hearing",
        msg("Record that no hearing was asked for"),
        c.stages(Stage.NOTIFIED),
        None,
        Role.OFFICER,
        (Cite("APL", "64"),),
        (c.NOTE,),
        RecordStage.DECISION,
        sets=("hearing.waived_on",),
        gates=("hearing_right_told",),
    ),
    Action(
        "notice_hearing",
        msg("Notify time and place of the hearing"),
        c.stages(Stage.HEARING),
        None,
        Role.OFFICER,
        (Cite("APL", "64"),),
        (
            Field("hearing_on", FieldKind.DATE, msg("Hearing on"), required=True),
            Field("place", FieldKind.TEXT, msg("Place"), "hearing.place", True),
            Field("host", FieldKind.OFFICER, msg("Host"), "hearing.host_id", True),
            Field("clerk", FieldKind.OFFICER, msg("Clerk"), "hearing.clerk_id"),
            c.DOCUMENT_NO,
            *c.SERVICE,
        ),
        RecordStage.DECISION,
        DocumentKind.HEARING_NOTICE,
        numbered=True,
        served=True,
        sets=("hearing.notice_on",),
        gates=("host_not_handler",),
    ),
    Action(
        "hear",
        msg("Record the hearing"),
        c.stages(Stage.HEARING),
        Stage.HEARD,
        Role.OFFICER,
        (Cite("APL", "64"), Cite("APL", "65")),
        (
            Field("attended", FieldKind.BOOLEAN, msg("Party attended"), "hearing.attended", True),
            Field(
                "record_signed",
                FieldKind.BOOLEAN,
                msg("Record signed, or refusal noted"),
                "hearing.record_signed",
                required=True,
            ),
            Field("recusal_asked", FieldKind.BOOLEAN, msg("Party asked the host to withdraw")),
            Field("recusal_decided_on", FieldKind.DATE, msg("That was decided on")),
            Field("report", FieldKind.LONG_TEXT, msg("Hearing report"), "hearing.report", True),
            c.RECORDINGS,
        ),
        RecordStage.EVIDENCE,
        DocumentKind.HEARING_RECORD,
        sets=("hearing.held_on", "hearing.reported_on"),
        gates=("hearing_noticed",),
    ),
    Action(
        "withdraw_hearing",
        msg("Record the withdrawal of the hearing request"),
        c.stages(Stage.HEARING),
        Stage.NOTIFIED,
        Role.OFFICER,
        (Cite("APL", "64"),),
        (c.NOTE,),
        RecordStage.DECISION,
        sets=("hearing.waived_on",),
    ),
)
"""The hearing as it is offered within the ordinary procedure."""
