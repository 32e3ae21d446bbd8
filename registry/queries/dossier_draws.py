"""A random draw as it stands in the database, with what came of each object drawn."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from registry.clock import local_date
from registry.law import facts as f
from registry.queries.rows import Rows

if TYPE_CHECKING:
    from registry.database.reader import Reader

_FIND = """
SELECT w.id FROM draw w JOIN check_plan p ON p.id = w.plan_id
WHERE p.number = :plan AND w.ordinal = :ordinal"""
_DRAWS = Rows(
    "draw", "id", "id pool_sha256 seed method drawn_at:instant transcript:json", order="id"
)
_OBJECTS = Rows(
    "drawn_object o LEFT JOIN cases c ON c.id = o.case_id "
    "LEFT JOIN inspection_detail d ON d.case_id = o.case_id",
    "o.draw_id",
    "o.draw_id o.id o.object_id c.ref c.published_on:date c.publicity_exempt_reason "
    "d.inspected_at:instant",
    order="o.ordinal",
)
_INSPECTORS = Rows(
    "drawn_inspector",
    "drawn_object_id",
    "drawn_object_id officer_id recused:bool reason",
)


def draw_facts(reader: Reader, name: str) -> f.Draw | None:
    """Return a draw by the number of its plan and its own, parted by a slash; None if not there."""
    plan, _slash, ordinal = name.rpartition("/")
    if not ordinal.isdigit():
        return None
    found = reader.value(_FIND, {"plan": plan.strip(), "ordinal": int(ordinal)})
    if found is None:
        return None
    row = _DRAWS.one(reader, [found])[found]
    objects = _OBJECTS.by_owner(reader, [found])[found]
    inspectors = _INSPECTORS.by_owner(reader, [item["o.id"] for item in objects])
    transcript = row["transcript"] or {}
    pool, shares = transcript.get("pool"), transcript.get("ratios")
    staff = transcript.get("staff")
    return f.Draw(
        number=f"{plan.strip()}/{ordinal}",
        drawn_at=row["drawn_at"],
        method=row["method"] or None,
        seed=row["seed"] or None,
        pool_sha256=row["pool_sha256"] or None,
        pool=pool and tuple(f.DrawObject(key=str(key), risk_class=name) for key, name in pool),
        staff=staff and tuple(map(str, staff)),
        ratios=shares and tuple(_ratio(name, share) for name, share in shares.items()),
        drawn=tuple(_drawn(item, inspectors[item["o.id"]]) for item in objects),
    )


def _ratio(risk_class: str, share: Any) -> f.DrawRatio:
    return f.DrawRatio(risk_class=risk_class, percent=Decimal(str(share)))


def _drawn(row: dict[str, Any], inspectors: list[dict[str, Any]]) -> f.DrawnObject:
    inspected = row["d.inspected_at"]
    return f.DrawnObject(
        key=str(row["o.object_id"]),
        inspectors=tuple(
            f.DrawnInspector(
                person=str(item["officer_id"]),
                recused=bool(item["recused"]),
                reason=item["reason"] or None,
            )
            for item in inspectors
        ),
        case=row["c.ref"],
        result_on=local_date(inspected) if inspected else None,
        published_on=row["c.published_on"],
        exempt_reason=row["c.publicity_exempt_reason"] or None,
    )
