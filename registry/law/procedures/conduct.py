"""Steps that change no stage: pauses, extensions, recusal, discussion by the heads."""

from __future__ import annotations

from registry.codes import DocumentKind, PauseKind, RecordStage, Role, Stage
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures.base import Action, Cite, Field, FieldKind

REASON = Field("reason", FieldKind.LONG_TEXT, msg("Reason"), "step.note", True)


def exclude(title: str, cite: Cite, kind: str, *sources: Stage) -> Action:
    """Return the exclusion of a span from the period of the case or measure."""
    return Action(
        "exclude",
        title,
        frozenset(sources),
        None,
        Role.OFFICER,
        (cite,),
        (
            Field(
                "kind",
                FieldKind.CODE,
                msg("Why the period does not count"),
                "exclusion.kind",
                True,
                PauseKind,
                default=kind,
            ),
            Field("from_on", FieldKind.DATE, msg("From"), "exclusion.from_on", True),
            Field("to_on", FieldKind.DATE, msg("To"), "exclusion.to_on"),
            Field("told_on", FieldKind.DATE, msg("Party told in writing on"), "exclusion.told_on"),
            Field("reason", FieldKind.LONG_TEXT, msg("Reason"), "exclusion.reason", True),
        ),
        RecordStage.EVIDENCE,
    )


def end_exclusion(cite: Cite, *sources: Stage) -> Action:
    """Return the end of a span that was left open."""
    return Action(
        "end_exclusion",
        msg("Record the end of the excluded period"),
        frozenset(sources),
        None,
        Role.OFFICER,
        (cite,),
        (c.NOTE,),
        RecordStage.EVIDENCE,
        sets=("last_exclusion.to_on",),
        gates=("pause_open", "not_suspended"),
    )


def suspend(title: str, cites: tuple[Cite, ...], record: RecordStage, *sources: Stage) -> Action:
    """Return the suspension of an investigation or an execution."""
    return Action(
        "suspend",
        title,
        frozenset(sources),
        None,
        Role.APPROVER,
        cites,
        (Field("reason", FieldKind.LONG_TEXT, msg("Reason"), "exclusion.reason", True),),
        record,
        sets=("exclusion.from_on",),
        fixed=(("exclusion.kind", PauseKind.SUSPENSION),),
        gates=("no_pause_open",),
    )


def resume(title: str, cites: tuple[Cite, ...], record: RecordStage, *sources: Stage) -> Action:
    """Return the end of a suspension."""
    return Action(
        "resume",
        title,
        frozenset(sources),
        None,
        Role.APPROVER,
        cites,
        (c.NOTE,),
        record,
        sets=("last_exclusion.to_on",),
        gates=("suspended",),
    )


EXTEND = Action(
    "extend",
    msg("Extend the period of the case"),
    c.stages(Stage.FILED, Stage.INVESTIGATED, Stage.NOTIFIED, Stage.HEARING, Stage.HEARD),
    None,
    Role.APPROVER,
    (Cite("APL", "60"),),
    (
        Field("days", FieldKind.INTEGER, msg("Days granted"), "exclusion.days", True),
        Field(
            "collective",
            FieldKind.BOOLEAN,
            msg("Decided collectively by the heads"),
            "exclusion.collective",
        ),
        Field(
            "superior",
            FieldKind.BOOLEAN,
            msg("Approved by the superior body"),
            "exclusion.superior",
        ),
        Field("told_on", FieldKind.DATE, msg("Party told in writing on"), "exclusion.told_on"),
        Field("reason", FieldKind.LONG_TEXT, msg("Reason"), "exclusion.reason", True),
    ),
    RecordStage.EVIDENCE,
    sets=("exclusion.from_on",),
    fixed=(("exclusion.extension", True),),
    signs=("exclusion.approver_id",),
)


def recuse(*sources: Stage) -> Action:
    """Return the head's decision on recusal."""
    return Action(
        "recuse",
        msg("Decide on recusal"),
        frozenset(sources),
        None,
        Role.APPROVER,
        (Cite("APL", "43"),),
        (
            Field("officer", FieldKind.OFFICER, msg("Officer concerned"), required=True),
            Field("asked_on", FieldKind.DATE, msg("Recusal asked for on")),
            Field("granted", FieldKind.BOOLEAN, msg("The officer is to withdraw"), required=True),
            REASON,
        ),
    )


APPROVE_DEPARTURE = Action(
    "approve_departure",
    msg("Approve a departure from the tier"),
    c.stages(Stage.INVESTIGATED, Stage.NOTIFIED, Stage.HEARD),
    None,
    Role.APPROVER,
    (Cite("APL", "34"), Cite("D27", "3")),
    (REASON,),
)
DISCUSS = Action(
    "discuss",
    msg("Record the collective discussion"),
    c.stages(Stage.INVESTIGATED, Stage.NOTIFIED, Stage.HEARD),
    None,
    Role.APPROVER,
    (Cite("APL", "57"),),
    (
        Field(
            "views",
            FieldKind.VIEWS,
            msg("What each head said, in the order of speaking"),
            required=True,
        ),
        Field("chief", FieldKind.TEXT, msg("Chief, who speaks last"), required=True),
        Field("minutes", FieldKind.LONG_TEXT, msg("Minutes"), "case.collective_minutes", True),
    ),
    RecordStage.DECISION,
    DocumentKind.DISCUSSION_MINUTES,
    sets=("case.collective_on",),
    gates=("several_heads",),
)


def leave(
    name: str,
    title: str,
    target: Stage,
    role: Role,
    cites: tuple[Cite, ...],
    *sources: Stage,
    record: RecordStage = RecordStage.DECISION,
) -> Action:
    """Return the end of a matter without a result, with its reason."""
    return Action(
        name,
        title,
        frozenset(sources),
        target,
        role,
        cites,
        (REASON,),
        record,
        sets=("case.closed_on",),
    )
