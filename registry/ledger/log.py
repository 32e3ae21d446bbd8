"""Appending to the ledger, within the transaction of the change itself: no entry, no commit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from registry.ledger.canonical import canonical_json, leaf_hash
from registry.models.ledger import LedgerEntry


def append(
    session: Session,
    *,
    at: datetime,
    actor_id: int | None,
    command: str,
    subject_type: str,
    subject_id: int | None,
    before: str | None,
    after: str | None,
    change: Mapping[str, Any],
) -> int:
    """Append an entry and return its sequence number; writers take turns, so none is skipped."""
    session.flush()
    last = session.connection().exec_driver_sql("SELECT max(seq) FROM ledger_entry").scalar()
    seq = (last or 0) + 1
    body = canonical_json(
        {
            "seq": seq,
            "at": at,
            "actor": actor_id,
            "command": command,
            "subject": [subject_type, subject_id],
            "before": before,
            "after": after,
            "change": change,
        }
    )
    session.add(
        LedgerEntry(
            seq=seq,
            recorded_at=at,
            actor_id=actor_id,
            command=command,
            subject_type=subject_type,
            subject_id=subject_id,
            before_sha256=before,
            after_sha256=after,
            body=body,
            leaf_hash=leaf_hash(body),
        )
    )
    return seq
