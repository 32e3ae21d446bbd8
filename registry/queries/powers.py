"""The power list as it is in force on a day, as recorded at an instant."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from registry.codes import PowerKind, PowerStatus
from registry.database.reader import Reader
from registry.database.sql import as_date, chunks
from registry.i18n import term
from registry.queries.lookups import agencies_named
from registry.queries.terms import Choice, Mention, Query
from registry.text import fold
from registry.views import Facet, PowerRow, Spine

# ruff: noqa: S608 - statements are put together from our own names; values are bound

ROW_COLUMNS = """
    v.id, p.code, v.name, v.kind, a.name, v.domain, v.version, v.status, v.valid_from, v.valid_to,
    v.synthetic"""
ROW_TABLES = """
    power_version v JOIN power p ON p.id = v.power_id JOIN agency a ON a.id = v.agency_id"""
KNOWN_NOW = "v.superseded_at IS NULL"
KNOWN_THEN = """
    v.recorded_at <= :as_known AND (v.superseded_at IS NULL OR v.superseded_at > :as_known)"""
IN_FORCE = "v.valid_from <= :as_of AND (v.valid_to IS NULL OR v.valid_to >= :as_of)"
_LISTED = (PowerStatus.ACTIVE.value, PowerStatus.SUSPENDED.value)
"""What a list shows unless it is asked for something else."""
_ORDERS = {"code": "p.code", "name": "v.name", "from": "v.valid_from"}
_TEXTS = "v.name_en, a.short_name, v.basis_text"
_PICKED = 20


def list_powers(
    reader: Reader, query: Query, as_of: date, as_known: datetime | None = None
) -> list[PowerRow]:
    """Return the entries of the list in force on a day, as known at an instant or now."""
    return [power_row(row) for row in _found(reader, query, as_of, as_known)]


def spine(reader: Reader, query: Query, as_of: date, as_known: datetime | None = None) -> Spine:
    """Return the ids of the versions that `list_powers` lists."""
    ids = array("q", (row[0] for row in _found(reader, query, as_of, as_known)))
    return Spine(ids, len(ids))


def rows(reader: Reader, ids: Sequence[int]) -> list[PowerRow]:
    """Return versions in the order of the ids."""
    found: dict[int, PowerRow] = {}
    for part in chunks(ids, 500):
        sql = f"SELECT {ROW_COLUMNS} FROM {ROW_TABLES} WHERE v.id IN :ids"
        found |= {row[0]: power_row(row) for row in reader.rows(sql, {"ids": list(part)})}
    return [found[version_id] for version_id in ids if version_id in found]


def facets(
    reader: Reader, query: Query, as_of: date, as_known: datetime | None = None
) -> tuple[Facet, ...]:
    """Count the entries of a list by kind and agency, the most frequent first."""
    listed = list_powers(reader, query, as_of, as_known)
    kinds, agencies = Counter(row.kind for row in listed), Counter(row.agency for row in listed)
    return (
        *(Facet("kind", kind, term(PowerKind.of(kind)), n) for kind, n in kinds.most_common()),
        *(Facet("agency", name, name, count) for name, count in agencies.most_common()),
    )


def version_on(
    reader: Reader, code: str, day: date, as_known: datetime | None = None
) -> int | None:
    """Return the id of the version of an entry in force on a day, or None."""
    where, params = _time(day, as_known)
    sql = f"SELECT v.id FROM {ROW_TABLES} WHERE p.code = :code AND {where} ORDER BY v.version DESC"
    found = reader.value(sql, {**params, "code": code.strip()})
    return None if found is None else int(found)


def pick_power(
    reader: Reader,
    text: str,
    kind: str | None,
    on: date,
    agency_id: int | None = None,
    limit: int = _PICKED,
) -> list[PowerRow]:
    """Return the active entries in force on a day that a form may offer for what was typed.

    Each word must be in code or name. An entry whose code was typed comes first, then those of the
    agency.
    """
    where, params = _time(on, None)
    sql = (
        f"SELECT {ROW_COLUMNS}, v.agency_id FROM {ROW_TABLES} WHERE {where}"
        f" AND v.status = '{PowerStatus.ACTIVE}' AND (v.kind = :kind OR :any_kind = 1)"
        " ORDER BY p.code"
    )
    found = reader.rows(sql, {**params, "kind": kind or "", "any_kind": int(kind is None)})
    words = fold(text).split()
    fitting = [row for row in found if _has_all(words, (row[1], row[2]))]
    fitting.sort(key=lambda row: ([fold(row[1])] != words, row[-1] != agency_id, row[1]))
    return [power_row(row) for row in fitting[:limit]]


def power_row(row: Sequence[Any]) -> PowerRow:
    """Return the record of a row that begins with `ROW_COLUMNS`."""
    values = list(row[:11])
    values[8:] = as_date(row[8]), as_date(row[9]), bool(row[10])
    return PowerRow(*values)


def _time(as_of: date, as_known: datetime | None) -> tuple[str, dict[str, Any]]:
    if as_known is None:
        return f"{IN_FORCE} AND {KNOWN_NOW}", {"as_of": as_of}
    return f"{IN_FORCE} AND {KNOWN_THEN}", {"as_of": as_of, "as_known": as_known}


def _found(
    reader: Reader, query: Query, as_of: date, as_known: datetime | None
) -> Iterable[tuple[Any, ...]]:
    where, params = _time(as_of, as_known)
    where, params = _filtered(reader, query, where, params)
    way = " DESC" if query.sort.descending else ""
    collation = (
        ' COLLATE "C"' if reader.dialect == "postgresql" and query.sort.key != "from" else ""
    )
    rows = reader.rows(
        f"SELECT {ROW_COLUMNS}, {_TEXTS} FROM {ROW_TABLES} WHERE {where}"
        f" ORDER BY {_ORDERS[query.sort.key]}{collation}{way}, v.id{way}",
        params,
    )
    wanted, unwanted = list(map(fold, query.words)), list(map(fold, query.without))
    codes = [tuple(map(fold, mention.texts)) for mention in query.mentions("code")]
    for row in rows:
        texts = (*row[1:3], *row[4:6], *row[11:])
        if (
            _has_all(wanted, texts)
            and not _has_any(unwanted, texts)
            and all(_has_any(alternatives, row[1:2]) for alternatives in codes)
        ):
            yield row


def _filtered(
    reader: Reader, query: Query, where: str, params: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """Add the conditions that SQL can judge."""
    values: dict[str, list[Any]] = {}
    for number, condition in enumerate(query.filters):
        match condition:
            case Choice(field, chosen):
                values[f"{field}_{number}"] = list(chosen)
            case Mention("agency", texts):
                values[f"agency_id_{number}"] = agencies_named(reader, texts)
    if not any(isinstance(f, Choice) and f.field == "status" for f in query.filters):
        values["status_listed"] = list(_LISTED)
    conditions = [f"v.{name.rpartition('_')[0]} IN :{name}" for name in values]
    return " AND ".join([where, *conditions]), {**params, **values}


def _has_all(words: Iterable[str], texts: Sequence[str]) -> bool:
    folded = None
    for word in words:
        folded = folded or [fold(text) for text in texts if text]
        if not any(word in text for text in folded):
            return False
    return True


def _has_any(words: Iterable[str], texts: Sequence[str]) -> bool:
    return any(word in fold(text) for word in words for text in texts if text)
