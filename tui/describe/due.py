"""What deadlines are for, in words."""

from __future__ import annotations

from registry.i18n import _, msg

DUE_KINDS = {
    "decide": msg("decide"),
    "serve": msg("serve the decision"),
    "pay": msg("fine to be paid"),
    "publish": msg("publish the result"),
    "lift": msg("lift or extend the measure"),
    "correct": msg("correction to be checked"),
    "withdraw": msg("withdraw from publication"),
    "dispose": msg("deal with the evidence registered"),
    "hand_over": msg("hand the freezing decision over"),
    "reply": msg("send reply and evidence"),
}


def due_kind(kind: str) -> str:
    """Return what is due in words."""
    return _(DUE_KINDS[kind]) if kind in DUE_KINDS else _(kind.replace("_", " "))
