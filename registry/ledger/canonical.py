"""Canonical JSON (RFC 8785) of values without floats, and the digests taken of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any


def canonical_json(value: Mapping[str, Any]) -> str:
    """Return the canonical JSON text of a mapping; a float anywhere raises TypeError."""
    return json.dumps(
        _plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def digest_of(value: Mapping[str, Any]) -> str:
    """Return the SHA-256, hexadecimal, of the canonical JSON of a mapping."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def leaf_hash(body: str) -> str:
    """Return the RFC 9162 leaf hash, hexadecimal, of an entry's canonical JSON."""
    return hashlib.sha256(b"\x00" + body.encode()).hexdigest()


_JSON = frozenset({str, int, bool, type(None)})


def _plain(value: Any) -> Any:
    if type(value) in _JSON:
        return value
    if isinstance(value, float):
        raise TypeError("floats have no place in the ledger")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return value
