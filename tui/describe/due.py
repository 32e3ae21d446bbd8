"""What deadlines are for, in words."""

from __future__ import annotations

from registry.i18n import _, msg

DUE_KINDS = {
    "decide": msg("decide"),
    "serve": msg("serve decision"),
    "pay": msg("fine payment"),
    "publish": msg("publish result"),
    "lift": msg("lift or extend"),
    "correct": msg("check correction"),
    "withdraw": msg("withdraw notice"),
    "dispose": msg("deal with evidence"),
    "hand_over": msg("hand over freeze"),
    "reply": msg("send reply"),
}


def due_kind(kind: str) -> str:
    """Return what is due in words."""
    return _(DUE_KINDS[kind]) if kind in DUE_KINDS else _(kind.replace("_", " "))
