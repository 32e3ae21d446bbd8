"""Inspection on site and off site as transition tables (国办发〔2024〕54号; APL Art 55)."""

from __future__ import annotations

from registry.codes import (
    CaseKind,
    DocumentKind,
    InspectionKind,
    InspectionResult,
    Procedure,
    RecordStage,
    Role,
    Stage,
)
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures import conduct
from registry.law.procedures.base import Action, Cite, Field, FieldKind, ProcedureTable
from registry.law.procedures.transfer import POLICE_FILED, transfer

KIND = Field(
    "kind",
    FieldKind.CODE,
    msg("Kind of inspection"),
    "inspection.kind",
    True,
    InspectionKind,
    default="daily",
)
ITEMS = Field("items", FieldKind.LONG_TEXT, msg("Items to be checked"), "inspection.items", True)
PLAN_NO = Field("plan_no", FieldKind.TEXT, msg("Plan or task number"), "inspection.plan_no")
APPROVER = Field("approver", FieldKind.OFFICER, msg("Approved by the head"), required=True)
RESULT = Field(
    "result",
    FieldKind.CODE,
    msg("Result"),
    "inspection.result",
    True,
    InspectionResult,
    default="no_problem",
)
PUBLISHABLE = (Stage.RESULT_TOLD, Stage.CORRECTING, Stage.CLOSED, Stage.ARCHIVED)


def _inspect(
    name: str,
    title: str,
    *extra: Field,
    source: Stage | None = Stage.APPROVED,
    fixed: tuple[tuple[str, bool], ...] = (),
) -> Action:
    return Action(
        name,
        title,
        c.stages(source),
        Stage.INSPECTED,
        Role.OFFICER,
        (Cite("APL", "55"), Cite("D54", "")),
        (
            *extra,
            RESULT,
            Field("facts", FieldKind.LONG_TEXT, msg("What was found"), "case.facts", True),
            Field(
                "signed",
                FieldKind.BOOLEAN,
                msg("Signed, or refusal noted"),
                "inspection.signed",
                True,
            ),
            c.EVIDENCE,
            c.RECORDINGS,
            c.NOTE,
        ),
        RecordStage.EVIDENCE,
        DocumentKind.SITE_RECORD,
        sets=(
            "inspection.inspected_at",
            "case.decided_on",
            *(("case.filed_on",) if source is None else ()),
        ),
        fixed=fixed,
        starts=("publicity.other",),
    )


_BEFORE = (
    Action(
        "plan",
        msg("Plan an inspection"),
        c.stages(None),
        Stage.PLANNED,
        Role.OFFICER,
        (Cite("D54", ""),),
        (KIND, PLAN_NO, ITEMS),
        RecordStage.START,
    ),
    Action(
        "approve",
        msg("Approve the inspection"),
        c.stages(None, Stage.PLANNED),
        Stage.APPROVED,
        Role.OFFICER,
        (Cite("D54", ""),),
        (
            KIND,
            PLAN_NO,
            ITEMS,
            APPROVER,
            Field(
                "urgent", FieldKind.BOOLEAN, msg("Emergency, approval made up"), "inspection.urgent"
            ),
            c.DOCUMENT_NO,
        ),
        RecordStage.START,
        DocumentKind.INSPECTION_APPROVAL,
        numbered=True,
        sets=("inspection.approved_at", "case.filed_on"),
    ),
    Action(
        "assign",
        msg("Assign the inspectors"),
        c.stages(Stage.PLANNED, Stage.APPROVED),
        None,
        Role.OFFICER,
        (Cite("OPTENV", "54"), Cite("APL", "42")),
        (
            Field("drawn", FieldKind.BOOLEAN, msg("Drawn by lot"), required=True),
            Field("draw_no", FieldKind.TEXT, msg("Number of the draw")),
            c.NOTE,
        ),
        RecordStage.START,
    ),
    conduct.recuse(Stage.PLANNED, Stage.APPROVED, Stage.INSPECTED, Stage.CORRECTING),
    Action(
        "notify_inspection",
        msg("Notify the inspection"),
        c.stages(Stage.APPROVED),
        None,
        Role.OFFICER,
        (Cite("D54", ""),),
        (
            c.DOCUMENT_NO,
            Field(
                "frequency_told",
                FieldKind.BOOLEAN,
                msg("Yearly frequency and five bans told"),
                "inspection.frequency_told",
                required=True,
            ),
            *c.SERVICE,
        ),
        RecordStage.START,
        DocumentKind.INSPECTION_NOTICE,
        numbered=True,
        served=True,
        sets=("inspection.notified_on",),
    ),
)
_AFTER = (
    Action(
        "tell_result",
        msg("Tell the result"),
        c.stages(Stage.INSPECTED),
        Stage.RESULT_TOLD,
        Role.OFFICER,
        (Cite("D54", ""),),
        (c.DOCUMENT_NO, c.CONTENT, *c.SERVICE),
        RecordStage.SERVICE,
        DocumentKind.INSPECTION_RESULT,
        numbered=True,
        served=True,
        sets=("inspection.result_told_on", "case.served_on"),
    ),
    Action(
        "order_correction",
        msg("Order correction"),
        c.stages(Stage.INSPECTED),
        Stage.CORRECTING,
        Role.OFFICER,
        (Cite("APL", "28"),),
        (
            Field(
                "correction_due_on",
                FieldKind.DATE,
                msg("To be corrected by"),
                "inspection.correction_due_on",
                required=True,
            ),
            c.DOCUMENT_NO,
            c.CONTENT,
            *c.SERVICE,
        ),
        RecordStage.DECISION,
        DocumentKind.CORRECTION_ORDER,
        numbered=True,
        served=True,
        sets=("inspection.result_told_on", "case.served_on"),
    ),
    Action(
        "recheck",
        msg("Check the correction"),
        c.stages(Stage.CORRECTING),
        Stage.RESULT_TOLD,
        Role.OFFICER,
        (Cite("APL", "28"),),
        (Field("facts", FieldKind.LONG_TEXT, msg("What was found"), "step.note", True), c.EVIDENCE),
        RecordStage.EXECUTION,
        DocumentKind.SITE_RECORD,
        sets=("inspection.rechecked_on",),
    ),
    *c.publicity(*PUBLISHABLE),
    c.close(Stage.RESULT_TOLD),
    transfer(Stage.INSPECTED, Stage.CORRECTING, Stage.RESULT_TOLD),
    POLICE_FILED,
    conduct.leave(
        "terminate",
        msg("Call the inspection off"),
        Stage.TERMINATED,
        Role.OFFICER,
        (Cite("D54", ""),),
        Stage.PLANNED,
        Stage.APPROVED,
    ),
    c.ARCHIVE,
)
_PATH = (
    Stage.PLANNED,
    Stage.APPROVED,
    Stage.INSPECTED,
    Stage.CORRECTING,
    Stage.RESULT_TOLD,
    Stage.CLOSED,
    Stage.ARCHIVED,
)
_FINAL = frozenset({Stage.ARCHIVED, Stage.TERMINATED, Stage.TRANSFERRED})

_ON_SITE = (
    c.CERTIFICATES_SHOWN,
    c.RIGHTS_TOLD,
    Field("code_scanned", FieldKind.BOOLEAN, msg("Entry code scanned"), "inspection.code_scanned"),
    c.PLACE,
)
_MAKE_UP = Action(
    "make_up_approval",
    msg("Make up the head's approval"),
    c.stages(Stage.INSPECTED),
    None,
    Role.OFFICER,
    (Cite("D54", ""),),
    (APPROVER, c.DOCUMENT_NO),
    RecordStage.START,
    DocumentKind.INSPECTION_APPROVAL,
    numbered=True,
    sets=("inspection.approved_at",),
    gates=("not_approved",),
)
_SCREEN = Action(
    "screen",
    msg("Screen data without visiting"),
    c.stages(Stage.APPROVED),
    None,
    Role.OFFICER,
    (Cite("D54", ""), Cite("APL", "41")),
    (
        Field(
            "data", FieldKind.LONG_TEXT, msg("Data screened and what they show"), "step.note", True
        ),
        c.EVIDENCE,
        c.RECORDINGS,
    ),
    RecordStage.EVIDENCE,
)

ON_SITE = ProcedureTable(
    CaseKind.INSPECTION,
    Procedure.ON_SITE,
    (
        *_BEFORE,
        _inspect("inspect", msg("Inspect on site"), *_ON_SITE),
        _inspect(
            "inspect_urgently",
            msg("Inspect at once in an emergency"),
            *(KIND, PLAN_NO, ITEMS, *_ON_SITE),
            source=None,
            fixed=(("inspection.urgent", True),),
        ),
        _MAKE_UP,
        *_AFTER,
    ),
    _PATH,
    _FINAL,
)
OFF_SITE = ProcedureTable(
    CaseKind.INSPECTION,
    Procedure.OFF_SITE,
    (*_BEFORE, _SCREEN, _inspect("verify", msg("Verify the data by people")), *_AFTER),
    _PATH,
    _FINAL,
)
