"""One version of an entry of the power list with all that hangs on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from registry.database.reader import Reader
from registry.database.sql import as_decimal, as_json
from registry.errors import NotFound
from registry.i18n import _
from registry.queries import powers, search, strategy
from registry.queries.law import ARTICLE_COLUMNS, citation
from registry.queries.lookups import near
from registry.queries.plan import Condition, Plan, order_of
from registry.queries.terms import Sort
from registry.text import excerpt
from registry.views import Citation, PowerDetail, PowerRow, SanctionRange, TierView

# ruff: noqa: S608 - statements are put together from our own names; values are bound

RECENT = 10
_FLAGS = ("three_list", "review_required", "crime_link", "credit_flag")
_VERSION = f"""
SELECT v.power_id, v.name_en, a.code, v.level, v.nature, v.source, v.duties, v.accountability,
       v.remedies, v.statutory_days, v.promised_days, v.day_kind, v.charges, v.fee_basis,
       v.supervision_phone, v.service_flags, {", ".join(f"v.{flag}" for flag in _FLAGS)}
FROM power_version v JOIN agency a ON a.id = v.agency_id WHERE v.id = :id
"""
_BASES = f"""
SELECT b.citation, {ARTICLE_COLUMNS}
FROM power_basis b LEFT JOIN article a ON a.id = b.article_id
LEFT JOIN statute s ON s.id = a.statute_id
WHERE b.version_id = :id ORDER BY b.ordinal
"""
_SANCTIONS = """
SELECT kind, min_fen, max_fen, multiple_min, multiple_max, base, condition
FROM power_sanction WHERE version_id = :id ORDER BY ordinal
"""
_MEASURES = "SELECT kind FROM power_measure WHERE version_id = :id ORDER BY id"
_TIERS = """
SELECT id, tier, name, condition, min_fen, max_fen, multiple_min, multiple_max
FROM discretion_tier
WHERE power_id = :power AND valid_from <= :on AND (valid_to IS NULL OR valid_to >= :on)
ORDER BY tier, id
"""
_LIST_ITEMS = """
SELECT tier, act, conditions FROM penalty_list_item
WHERE power_id = :power AND valid_from <= :on AND (valid_to IS NULL OR valid_to >= :on)
ORDER BY number
"""


def power_detail(reader: Reader, version_id: int, on: date) -> PowerDetail:
    """Return a version with its bases, sanctions, tiers and list items of a day, and its cases.

    Raises:
        NotFound: if there is no such version.
    """
    found = reader.row(_VERSION, {"id": version_id})
    if found is None:
        raise NotFound(_("The power list has no version {id}.").format(id=version_id))
    power, name_en, agency_code, level, nature, source, duties, accountability = found[:8]
    remedies, statutory_days, promised_days, day_kind, charges, fee_basis, phone = found[8:15]
    of_version, of_power = {"id": version_id}, {"power": power, "on": on}
    cases = _cases_of(power)
    return PowerDetail(
        row=powers.rows(reader, [version_id])[0],
        name_en=name_en,
        agency_code=agency_code,
        level=level,
        nature=nature,
        source=source,
        duties=tuple(as_json(duties) or ()),
        accountability=tuple(as_json(accountability) or ()),
        remedies=remedies,
        statutory_days=statutory_days,
        promised_days=promised_days,
        day_kind=day_kind,
        charges=bool(charges),
        fee_basis=fee_basis,
        supervision_phone=phone,
        flags=(*_set_flags(found[16:]), *(as_json(found[15]) or ())),
        bases=tuple(map(_basis, reader.rows(_BASES, of_version))),
        sanctions=tuple(map(_sanction, reader.rows(_SANCTIONS, of_version))),
        measures=tuple(kind for (kind,) in reader.rows(_MEASURES, of_version)),
        tiers=tuple(map(_tier, reader.rows(_TIERS, of_power))),
        list_items=tuple((row[0], row[1], row[2]) for row in reader.rows(_LIST_ITEMS, of_power)),
        versions=history(reader, power),
        recent_cases=tuple(
            search.rows(reader, strategy.first_ids(reader, cases, RECENT).ids[:RECENT])
        ),
        case_count=strategy.count_ids(reader, cases),
    )


def power_id_of(reader: Reader, code: str) -> int:
    """Return the id of an entry by its code.

    Raises:
        NotFound: with the nearest codes.
    """
    found = reader.value("SELECT id FROM power WHERE code = :code", {"code": code.strip()})
    if found is None:
        codes = (row[0] for row in reader.rows("SELECT code FROM power"))
        raise NotFound(
            _("The power list has no entry {code}.").format(code=excerpt(code)), near(code, codes)
        )
    return int(found)


def history(reader: Reader, power_id: int) -> tuple[PowerRow, ...]:
    """Return the versions of an entry as known now, the newest first."""
    sql = (
        f"SELECT {powers.ROW_COLUMNS} FROM {powers.ROW_TABLES}"
        f" WHERE v.power_id = :power AND {powers.KNOWN_NOW} ORDER BY v.valid_from DESC, v.id DESC"
    )
    return tuple(map(powers.power_row, reader.rows(sql, {"power": power_id})))


def _cases_of(power_id: int) -> Plan:
    """Return the plan that finds the cases under an entry, the last decided first."""
    condition = Condition(
        "{c}power_id IN :power", {"power": [power_id]}, column="power_id", single=True
    )
    return Plan((condition,), None, order_of(Sort("decided", descending=True)))


def _set_flags(values: tuple[Any, ...]) -> list[str]:
    return [flag for flag, value in zip(_FLAGS, values, strict=True) if value]


def _basis(row: tuple[Any, ...]) -> Citation:
    return citation(row[1:]) if row[1] is not None else Citation(row[0], "")


def _sanction(row: tuple[Any, ...]) -> SanctionRange:
    kind, least, most, multiple_min, multiple_max, base, condition = row
    return SanctionRange(
        kind, least, most, _plain(multiple_min), _plain(multiple_max), base, condition
    )


def _tier(row: tuple[Any, ...]) -> TierView:
    values = list(row)
    values[6:] = map(_plain, row[6:])
    return TierView(*values)


def _plain(value: float | Decimal | None) -> str | None:
    number = as_decimal(value)
    return None if number is None else f"{number.normalize():f}"
