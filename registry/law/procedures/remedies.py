"""What may befall a decision: remedies, change or revocation, reopening (APL Art 48, 73, 75)."""

from __future__ import annotations

from registry.codes import DisputeKind, DisputeOutcome, RecordStage, Role, Stage
from registry.i18n import msg
from registry.law.procedures import common as c
from registry.law.procedures.base import Action, Cite, Field, FieldKind

CHANGE = Field(
    "change", FieldKind.CODE, msg("What becomes of the decision"), "", True, DisputeOutcome
)
REASON = Field("reason", FieldKind.LONG_TEXT, msg("Reason"), "step.note", True)


def file_dispute(*sources: Stage) -> Action:
    """Return the note of a remedy sought against the act."""
    return Action(
        "file_dispute",
        msg("Record a remedy sought"),
        frozenset(sources),
        None,
        Role.OFFICER,
        (Cite("APL", "73"), Cite("ARL", "48"), Cite("ADMLIT", "67")),
        (
            Field("kind", FieldKind.CODE, msg("Remedy"), "dispute.kind", True, DisputeKind),
            Field("filed_on", FieldKind.DATE, msg("Applied for on"), "dispute.filed_on", True),
            Field("number", FieldKind.TEXT, msg("Number of the matter"), "dispute.number"),
            Field("body", FieldKind.TEXT, msg("Body or court"), "dispute.body"),
            Field(
                "copy_received_on",
                FieldKind.DATE,
                msg("Copy of the application received on"),
                "dispute.copy_received_on",
            ),
        ),
        starts=("dispute.reply",),
    )


def reply_dispute(*sources: Stage) -> Action:
    """Return the note that reply and evidence were sent."""
    return Action(
        "reply_dispute",
        msg("Record reply and evidence"),
        frozenset(sources),
        None,
        Role.OFFICER,
        (Cite("ARL", "48"), Cite("ADMLIT", "67")),
        (c.NOTE,),
        sets=("last_dispute.replied_on",),
        gates=("disputed",),
    )


def end_dispute(*sources: Stage) -> Action:
    """Return the note of how a remedy ended."""
    return Action(
        "end_dispute",
        msg("Record how the remedy ended"),
        frozenset(sources),
        None,
        Role.OFFICER,
        (Cite("ARL", "77"), Cite("APL", "48")),
        (
            Field(
                "outcome",
                FieldKind.CODE,
                msg("Outcome of the remedy"),
                "last_dispute.outcome",
                True,
                DisputeOutcome,
            ),
            Field(
                "decided_on", FieldKind.DATE, msg("Concluded on"), "last_dispute.decided_on", True
            ),
            Field("served_on", FieldKind.DATE, msg("Received on"), "last_dispute.served_on"),
            Field(
                "performance_due_on",
                FieldKind.DATE,
                msg("To be performed by"),
                "last_dispute.performance_due_on",
            ),
        ),
        gates=("disputed",),
        starts=("publicity.withdrawal",),
    )


def change_decision(*sources: Stage) -> Action:
    """Return the change of a decision by the agency that made it, of its own accord."""
    return Action(
        "change_decision",
        msg("Change or revoke the decision"),
        frozenset(sources),
        None,
        Role.APPROVER,
        (Cite("APL", "75"), Cite("APL", "48")),
        (
            CHANGE,
            REASON,
            Field("refund", FieldKind.MONEY, msg("To be paid back, yuan")),
            Field("refunded_on", FieldKind.DATE, msg("Paid back on")),
        ),
        RecordStage.DECISION,
        starts=("publicity.withdrawal",),
    )


def reopen(*sources: Stage) -> Action:
    """Return the reopening of a case whose decision fell, to be dealt with anew."""
    return Action(
        "reopen",
        msg("Reopen the case"),
        frozenset(sources),
        Stage.FILED,
        Role.APPROVER,
        (Cite("APL", "75"), Cite("ARR", "58")),
        (REASON,),
        RecordStage.START,
        sets=("case.filed_on",),
        fixed=(
            *((column, None) for column in _UNDONE),
            ("case.publicity_exempt_reason", ""),
            ("sanctions.decided", ()),
        ),
        gates=("decision_fell", "not_published"),
        starts=("penalty.period", "dispute.redo"),
    )


_UNDONE = (
    "case.investigated_on",
    "case.notified_on",
    "case.decided_on",
    "case.served_on",
    "case.closed_on",
    "case.outcome",
    "case.collective_on",
    "case.deferred_to",
    "case.payment_due_on",
)
"""What a reopened case has to go through again; its steps and documents tell of the first time."""
