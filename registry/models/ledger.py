"""The ledger: one entry per command, written in the same transaction as the change."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from registry.models.base import check, indexes


class LedgerEntry(SQLModel, table=True):
    """Who did what to what, with the digests before and after and the canonical change."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        check("length(leaf_hash) = 64", "leaf_hash"),
        *indexes("ledger_entry", [("subject_type", "subject_id")]),
    )

    seq: int = Field(primary_key=True)
    recorded_at: datetime
    actor_id: int | None = Field(default=None, foreign_key="account.id")
    command: str = Field(max_length=64)
    subject_type: str = Field(max_length=40)
    subject_id: int | None = None
    before_sha256: str | None = Field(default=None, max_length=64)
    after_sha256: str | None = Field(default=None, max_length=64)
    body: str
    """Canonical JSON (RFC 8785) of the entry."""
    leaf_hash: str = Field(max_length=64)
    """RFC 9162 leaf hash of `body`, hexadecimal."""
