"""What a form offers while something is typed: agencies and officers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry.database.reader import as_date

if TYPE_CHECKING:
    from registry.database.reader import Reader

MOST = 30
_AGENCIES = """
SELECT code, name, id FROM agency
WHERE (name LIKE :part ESCAPE '!' OR short_name LIKE :part ESCAPE '!' OR code LIKE :part ESCAPE '!')
ORDER BY code LIMIT :most
"""
_OFFICERS = """
SELECT coalesce(t.number, cast(o.id AS VARCHAR(20))), o.name,
       coalesce(nullif(g.short_name, ''), g.name), o.id, o.post, t.valid_to
FROM officer o JOIN agency g ON g.id = o.agency_id
LEFT JOIN certificate t ON t.officer_id = o.id
  AND t.valid_to = (SELECT max(valid_to) FROM certificate WHERE officer_id = o.id)
WHERE (o.name LIKE :part ESCAPE '!' OR t.number LIKE :part ESCAPE '!')
  AND (:agency = 0 OR o.agency_id = :agency)
ORDER BY o.id LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be chosen: how commands name it, what people read, and a remark."""

    value: str
    text: str
    note: str
    id: int


def agencies_like(reader: Reader, text: str) -> list[Offer]:
    """Return agencies whose name or code holds the text."""
    rows = reader.rows(_AGENCIES, {"part": _part(text), "most": MOST})
    return [Offer(code, name, code, key) for code, name, key in rows]


def officers_like(reader: Reader, text: str, agency_id: int | None) -> list[Offer]:
    """Return officers by name or certificate; within an agency if one is given."""
    params = {"agency": agency_id or 0}
    rows = reader.rows(_OFFICERS, {**params, "part": _part(text), "most": MOST})
    return [
        Offer(number, name, " · ".join(filter(None, (agency, post, number, _until(to)))), key)
        for number, name, agency, key, post, to in rows
    ]


def agency_id_of(reader: Reader, code: str) -> int | None:
    """Return the agency of a code or name."""
    sql = "SELECT id FROM agency WHERE code = :code OR name = :code OR short_name = :code"
    found = reader.value(sql, {"code": code})
    return None if found is None else int(found)


def _part(text: str) -> str:
    escaped = text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"


def _until(valid_to: str | date | None) -> str:
    day = as_date(valid_to)
    return f"– {day}" if day else ""
