"""The application to the court for execution, up to its ruling (ACL ch. 5)."""

from __future__ import annotations

from registry.codes import DocumentKind, RecordStage, Role, Stage
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures.base import Action, Cite, Field, FieldKind

COURT = (
    Action(
        "apply_to_court",
        msg("Apply to the court"),
        c.stages(Stage.DEMANDED),
        Stage.COURT_APPLIED,
        Role.OFFICER,
        (Cite("ACL", "53"), Cite("ACL", "54"), Cite("ACL", "55")),
        (
            Field("court", FieldKind.TEXT, msg("Court")),
            Field("head_signed", FieldKind.BOOLEAN, msg("Signed by the head")),
            c.SEALED,
            c.DOCUMENT_NO,
            c.CONTENT,
        ),
        RecordStage.EXECUTION,
        DocumentKind.COURT_APPLICATION,
        numbered=True,
        sets=("coercion.court_applied_on",),
        gates=("not_suspended", "no_agreement"),
    ),
    Action(
        "court_accepts",
        msg("Record that the court took the application"),
        c.stages(Stage.COURT_APPLIED),
        None,
        Role.OFFICER,
        (Cite("ACL", "56"),),
        (Field("accepted_on", FieldKind.DATE, msg("Taken on"), required=True), c.NOTE),
        RecordStage.EXECUTION,
        gates=("court_undecided",),
    ),
    Action(
        "court_refuses",
        msg("Record that the court refused"),
        c.stages(Stage.COURT_APPLIED),
        None,
        Role.OFFICER,
        (Cite("ACL", "56"), Cite("ACL", "58")),
        (
            Field("refused_on", FieldKind.DATE, msg("Ruling received on"), required=True),
            Field("reason", FieldKind.LONG_TEXT, msg("Reason"), "step.note", True),
        ),
        RecordStage.EXECUTION,
        gates=("court_undecided",),
    ),
    Action(
        "ask_higher_court",
        msg("Ask the higher court to review the refusal"),
        c.stages(Stage.COURT_APPLIED),
        None,
        Role.OFFICER,
        (Cite("ACL", "56"), Cite("ACL", "58")),
        (Field("asked_on", FieldKind.DATE, msg("Asked on"), required=True), c.NOTE),
        RecordStage.EXECUTION,
        gates=("court_refused",),
    ),
    Action(
        "court_rules",
        msg("Record the court's ruling to execute"),
        c.stages(Stage.COURT_APPLIED),
        None,
        Role.OFFICER,
        (Cite("ACL", "57"), Cite("ACL", "58")),
        (c.NOTE,),
        RecordStage.EXECUTION,
        sets=("coercion.court_ruled_on",),
        gates=("court_undecided",),
    ),
    Action(
        "court_executed",
        msg("Record the court's execution"),
        c.stages(Stage.COURT_APPLIED),
        Stage.EXECUTED,
        Role.OFFICER,
        (Cite("ACL", "57"),),
        (c.NOTE,),
        RecordStage.EXECUTION,
        gates=("court_granted", "not_suspended"),
    ),
)
"""How an agency without power of its own has its decision executed."""
