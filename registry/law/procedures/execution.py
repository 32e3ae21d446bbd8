"""Coercive execution, by the agency itself or by the court, as a transition table (ACL ch. 4-5)."""

from __future__ import annotations

from registry.codes import (
    CaseKind,
    DocumentKind,
    Procedure,
    RecordStage,
    Role,
    Stage,
)
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures import conduct
from registry.law.procedures.base import Action, Cite, Field, FieldKind, ProcedureTable
from registry.law.procedures.court import COURT
from registry.law.procedures.measures import FACTS, MEASURE

_SHOWN = (Stage.EXECUTED, Stage.CLOSED, Stage.ARCHIVED)
_UNDER_WAY = (Stage.DEMANDED, Stage.DECIDED)

AGREEMENT = (
    Action(
        "agree",
        msg("Make an agreement on execution"),
        c.stages(*_UNDER_WAY),
        None,
        Role.APPROVER,
        (Cite("ACL", "42"),),
        (
            Field("agreed_to", FieldKind.LONG_TEXT, msg("What was agreed"), "step.note", True),
            Field("perform_by", FieldKind.DATE, msg("To be performed by"), required=True),
            Field("instalments", FieldKind.INSTALMENTS, msg("Instalments")),
            Field("waived", FieldKind.MONEY, msg("Additional fine waived, yuan")),
        ),
        RecordStage.EXECUTION,
        gates=("no_agreement",),
    ),
    Action(
        "break_agreement",
        msg("Record that the agreement was not kept: execution goes on"),
        c.stages(*_UNDER_WAY),
        None,
        Role.OFFICER,
        (Cite("ACL", "42"),),
        (c.NOTE,),
        RecordStage.EXECUTION,
        gates=("agreement",),
    ),
)

EXECUTION = ProcedureTable(
    CaseKind.COERCION,
    Procedure.EXECUTION,
    (
        Action(
            "demand",
            msg("Demand performance"),
            c.stages(None),
            Stage.DEMANDED,
            Role.OFFICER,
            (Cite("ACL", "35"),),
            (
                MEASURE,
                *FACTS,
                Field("perform_by", FieldKind.DATE, msg("Last day set by the demand")),
                Field(
                    "decision_served_on", FieldKind.DATE, msg("Decision to be enforced served on")
                ),
                Field(
                    "decided_on_the_spot",
                    FieldKind.BOOLEAN,
                    msg("That decision was made on the spot"),
                ),
                c.DOCUMENT_NO,
                c.CONTENT,
                c.ELEMENTS,
                c.SEALED,
                *c.SERVICE,
            ),
            RecordStage.START,
            DocumentKind.DEMAND,
            numbered=True,
            served=True,
            sets=("coercion.demand_served_on", "case.filed_on"),
            starts=("court.demand",),
        ),
        Action(
            "hear_debtor",
            msg("Record what the party said to the demand"),
            c.stages(Stage.DEMANDED),
            None,
            Role.OFFICER,
            (Cite("ACL", "36"),),
            (
                Field("defence", FieldKind.LONG_TEXT, msg("Statement and defence"), required=True),
                Field("review", FieldKind.LONG_TEXT, msg("Review of the defence"), required=True),
            ),
            RecordStage.EVIDENCE,
            DocumentKind.DEFENCE_REVIEW,
        ),
        Action(
            "performed",
            msg("Record that the party performed"),
            c.stages(Stage.DEMANDED, Stage.DECIDED, Stage.COURT_APPLIED),
            Stage.EXECUTED,
            Role.OFFICER,
            (Cite("ACL", "37"),),
            (c.NOTE,),
            RecordStage.EXECUTION,
        ),
        Action(
            "decide_execution",
            msg("Decide on execution"),
            c.stages(Stage.DEMANDED),
            Stage.DECIDED,
            Role.APPROVER,
            (Cite("ACL", "37"),),
            (c.DOCUMENT_NO, c.CONTENT, c.ELEMENTS, c.SEALED),
            RecordStage.DECISION,
            DocumentKind.EXECUTION_DECISION,
            numbered=True,
            sets=("case.decided_on",),
            gates=("review_passed", "not_suspended"),
        ),
        Action(
            "execute",
            msg("Carry the execution out"),
            c.stages(Stage.DECIDED),
            Stage.EXECUTED,
            Role.OFFICER,
            (Cite("ACL", "43"),),
            (
                c.PLACE,
                Field("urgent", FieldKind.BOOLEAN, msg("Emergency"), "coercion.urgent"),
                Field("urgent_reason", FieldKind.TEXT, msg("Why it was an emergency")),
                c.NOTE,
                c.RECORDINGS,
                *c.SERVICE,
            ),
            RecordStage.EXECUTION,
            DocumentKind.SITE_RECORD,
            served=True,
            sets=("coercion.carried_out_at", "case.served_on"),
            gates=("not_suspended", "no_agreement"),
            starts=("publicity.other",),
        ),
        *AGREEMENT,
        conduct.suspend(
            msg("Suspend the execution"),
            (Cite("ACL", "39"),),
            RecordStage.EXECUTION,
            *(*_UNDER_WAY, Stage.COURT_APPLIED),
        ),
        conduct.resume(
            msg("Resume the execution"),
            (Cite("ACL", "39"),),
            RecordStage.EXECUTION,
            *(*_UNDER_WAY, Stage.COURT_APPLIED),
        ),
        *COURT,
        *c.publicity(*_SHOWN),
        c.close(Stage.EXECUTED),
        conduct.leave(
            "terminate",
            msg("Terminate the execution"),
            Stage.TERMINATED,
            Role.APPROVER,
            (Cite("ACL", "40"),),
            *(*_UNDER_WAY, Stage.COURT_APPLIED),
        ),
        c.ARCHIVE,
    ),
    (
        Stage.DEMANDED,
        Stage.DECIDED,
        Stage.COURT_APPLIED,
        Stage.EXECUTED,
        Stage.CLOSED,
        Stage.ARCHIVED,
    ),
    frozenset({Stage.ARCHIVED, Stage.TERMINATED}),
)
