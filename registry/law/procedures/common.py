"""Fields and actions that several procedures share."""

from __future__ import annotations

from registry.codes import (
    DocumentKind,
    PublicityRegime,
    RecordStage,
    Role,
    ServiceMethod,
    Stage,
)
from registry.i18n import msg
from registry.law.procedures.base import Action, Cite, Field, FieldKind

PLACE = Field("place", FieldKind.TEXT, msg("Place"), "step.place")
NOTE = Field("note", FieldKind.LONG_TEXT, msg("Note"), "step.note")
EVIDENCE = Field("evidence", FieldKind.EVIDENCE, msg("Evidence"))
RECORDINGS = Field("recordings", FieldKind.RECORDINGS, msg("Audio-video recordings"))
CERTIFICATES_SHOWN = Field(
    "certificates_shown",
    FieldKind.BOOLEAN,
    msg("Certificates shown"),
    "case.publicity_certificates_shown",
    required=True,
)
RIGHTS_TOLD = Field(
    "rights_told",
    FieldKind.BOOLEAN,
    msg("Reasons, basis and rights told"),
    "case.publicity_rights_told",
    required=True,
)
DOCUMENT_NO = Field(
    "document_no",
    FieldKind.TEXT,
    msg("Document number"),
    "document.number",
    help=msg("Leave empty to take the agency's next number."),
)
CONTENT = Field("content", FieldKind.LONG_TEXT, msg("Content"), "document.content")
ELEMENTS = Field("elements", FieldKind.ELEMENTS, msg("What the document states"))
SEALED = Field("sealed", FieldKind.BOOLEAN, msg("Bears the seal"), "document.sealed")
SIGNED = Field(
    "signed", FieldKind.BOOLEAN, msg("Signed, or refusal noted"), "document.signed", required=True
)
METHOD = Field(
    "method",
    FieldKind.CODE,
    msg("Mode of service"),
    "service.method",
    required=True,
    codes=ServiceMethod,
    default="direct",
)
SERVED_ON = Field("served_on", FieldKind.DATE, msg("Served on"), "service.served_on")
RECIPIENT = Field("recipient", FieldKind.TEXT, msg("Recipient"), "service.recipient")
PROOF = Field("proof", FieldKind.TEXT, msg("Proof of service"), "service.proof")
E_CONSENT = Field(
    "e_consent", FieldKind.BOOLEAN, msg("Signed consent to electronic service"), "service.e_consent"
)
SERVICE = (METHOD, SERVED_ON, RECIPIENT, PROOF, E_CONSENT)


def stages(*names: Stage | None) -> frozenset[Stage | None]:
    """Return a set of stages (None: the case is not open yet)."""
    return frozenset(names)


def publish(*sources: Stage) -> Action:
    """Return the disclosure of the result."""
    return Action(
        "publish",
        msg("Publish the result"),
        frozenset(sources),
        None,
        Role.PUBLISHER,
        (Cite("D118", "6"), Cite("APL", "48")),
        (
            Field("where", FieldKind.TEXT, msg("Where published"), "case.published_where", True),
            Field(
                "regime",
                FieldKind.CODE,
                msg("Disclosure rule"),
                "case.publicity_regime",
                codes=PublicityRegime,
            ),
            Field("content", FieldKind.LONG_TEXT, msg("Text shown to the public")),
            Field("shown_until", FieldKind.DATE, msg("To be shown until")),
        ),
        sets=("case.published_on",),
        fixed=(("case.withdrawn_on", None),),
        gates=(
            "not_published",
            "not_exempt",
            "not_ended",
            "to_be_published",
            "decision_stands",
        ),
    )


def mend(*sources: Stage) -> Action:
    """Return the correction of what is shown."""
    return Action(
        "mend_publication",
        msg("Mend the text shown to the public"),
        frozenset(sources),
        None,
        Role.PUBLISHER,
        (Cite("D118", "6"), Cite("APL", "50")),
        (
            Field("content", FieldKind.LONG_TEXT, msg("Text shown to the public"), required=True),
            Field("reason", FieldKind.LONG_TEXT, msg("Why it is mended"), "step.note", True),
        ),
        gates=("published", "decision_stands"),
    )


def exempt(*sources: Stage) -> Action:
    """Return the decision not to publish."""
    return Action(
        "exempt",
        msg("Mark as not to be published"),
        frozenset(sources),
        None,
        Role.PUBLISHER,
        (Cite("D118", "6"), Cite("APL", "50")),
        (
            Field(
                "reason",
                FieldKind.LONG_TEXT,
                msg("Why it is not published"),
                "case.publicity_exempt_reason",
                required=True,
            ),
        ),
        gates=("not_published",),
    )


def withdraw(*sources: Stage) -> Action:
    """Return the withdrawal of what was published."""
    return Action(
        "withdraw_publication",
        msg("Withdraw from publication"),
        frozenset(sources),
        None,
        Role.PUBLISHER,
        (Cite("APL", "48"),),
        (
            Field(
                "reason",
                FieldKind.LONG_TEXT,
                msg("Reason made public"),
                "case.withdrawn_reason",
                required=True,
            ),
        ),
        sets=("case.withdrawn_on",),
        gates=("published",),
    )


def end_publication(*sources: Stage) -> Action:
    """Return the taking down of what was shown for its whole period."""
    return Action(
        "end_publication",
        msg("Take down at the end of the period"),
        frozenset(sources),
        None,
        Role.PUBLISHER,
        (Cite("SAMR45", "13"), Cite("NDRC36", "1")),
        (NOTE,),
        gates=("published",),
    )


def publicity(*sources: Stage) -> tuple[Action, ...]:
    """Return all steps of disclosure."""
    kinds = (publish, mend, exempt, withdraw, end_publication)
    return tuple(kind(*sources) for kind in kinds)


def close(*sources: Stage) -> Action:
    """Return the closing of the case."""
    return Action(
        "close",
        msg("Close the case"),
        frozenset(sources),
        Stage.CLOSED,
        Role.OFFICER,
        (Cite("APL", "47"),),
        (CONTENT,),
        RecordStage.EXECUTION,
        DocumentKind.CLOSING_REPORT,
        sets=("case.closed_on",),
    )


ARCHIVE = Action(
    "archive",
    msg("Put the file into the archive"),
    frozenset({Stage.CLOSED}),
    Stage.ARCHIVED,
    Role.OFFICER,
    (Cite("D118", "9"),),
    (
        Field("archive_no", FieldKind.TEXT, msg("Archive number"), "case.archive_no", True),
        Field(
            "retention_years", FieldKind.INTEGER, msg("Retention in years"), "case.retention_years"
        ),
    ),
    sets=("case.archived_on",),
)
ADD_EVIDENCE_FIELDS = (PLACE, EVIDENCE, RECORDINGS, NOTE)
