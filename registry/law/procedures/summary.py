"""The summary penalty procedure as a transition table (APL Art 51-53)."""

from __future__ import annotations

from registry.codes import CaseKind, DocumentKind, Procedure, RecordStage, Role, Stage
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures import conduct, remedies
from registry.law.procedures.base import Action, Cite, Field, FieldKind, ProcedureTable
from registry.law.procedures.penalty import (
    ACT,
    APPROVER,
    DECISION_SANCTIONS,
    LENIENCY,
    PUBLISHABLE,
)
from registry.law.procedures.performing import PERFORMING

_CONTESTABLE = (Stage.SERVED, Stage.PERFORMED, Stage.CLOSED)

SUMMARY = ProcedureTable(
    CaseKind.PENALTY,
    Procedure.SUMMARY,
    (
        Action(
            "find",
            msg("Find an act on the spot"),
            c.stages(None),
            Stage.FOUND,
            Role.OFFICER,
            (Cite("APL", "51"), Cite("APL", "52")),
            (*ACT, c.CERTIFICATES_SHOWN, *c.ADD_EVIDENCE_FIELDS),
            RecordStage.START,
        ),
        Action(
            "tell",
            msg("Tell facts, basis and rights"),
            c.stages(Stage.FOUND),
            Stage.TOLD,
            Role.OFFICER,
            (Cite("APL", "44"),),
            (
                c.RIGHTS_TOLD,
                Field(
                    "defence_text",
                    FieldKind.LONG_TEXT,
                    msg("Statement and defence"),
                    "penalty.defence_text",
                ),
            ),
            RecordStage.EVIDENCE,
            sets=("penalty.rights_told_on", "case.notified_on"),
        ),
        Action(
            "decide_on_spot",
            msg("Decide on the spot"),
            c.stages(Stage.TOLD),
            Stage.DECIDED,
            Role.OFFICER,
            (Cite("APL", "51"), Cite("APL", "52")),
            (DECISION_SANCTIONS, LENIENCY, c.DOCUMENT_NO, c.CONTENT, c.ELEMENTS, c.SEALED),
            RecordStage.DECISION,
            DocumentKind.SUMMARY_DECISION,
            numbered=True,
            sets=("case.decided_on",),
            gates=("review_passed", "simple_enough"),
            starts=("summary.filing", "publicity.penalty"),
        ),
        Action(
            "hand_over",
            msg("Hand over the decision"),
            c.stages(Stage.DECIDED),
            Stage.SERVED,
            Role.OFFICER,
            (Cite("APL", "52"),),
            (c.SIGNED, *c.SERVICE),
            RecordStage.SERVICE,
            DocumentKind.PROOF_OF_SERVICE,
            served=True,
            sets=("case.served_on",),
            starts=("payment.period",),
        ),
        Action(
            "to_ordinary",
            msg("Change to the ordinary procedure"),
            c.stages(Stage.FOUND, Stage.TOLD),
            Stage.FILED,
            Role.OFFICER,
            (Cite("APL", "54"),),
            (APPROVER, c.NOTE),
            RecordStage.START,
            DocumentKind.FILING_FORM,
            numbered=True,
            sets=("case.filed_on",),
            starts=("penalty.period",),
        ),
        Action(
            "report_decision",
            msg("File the decision with the agency"),
            c.stages(Stage.SERVED, Stage.PERFORMED),
            None,
            Role.OFFICER,
            (Cite("APL", "52"),),
            (c.NOTE,),
        ),
        *PERFORMING,
        *c.publicity(*PUBLISHABLE),
        remedies.file_dispute(*_CONTESTABLE),
        remedies.reply_dispute(*_CONTESTABLE),
        remedies.end_dispute(*_CONTESTABLE),
        remedies.change_decision(*_CONTESTABLE),
        conduct.leave(
            "terminate",
            msg("End without a penalty"),
            Stage.TERMINATED,
            Role.OFFICER,
            (Cite("APL", "33"),),
            Stage.FOUND,
            Stage.TOLD,
        ),
        c.close(Stage.SERVED, Stage.PERFORMED),
        c.ARCHIVE,
    ),
    (
        Stage.FOUND,
        Stage.TOLD,
        Stage.DECIDED,
        Stage.SERVED,
        Stage.PERFORMED,
        Stage.CLOSED,
        Stage.ARCHIVED,
    ),
    frozenset({Stage.ARCHIVED, Stage.TERMINATED}),
)
