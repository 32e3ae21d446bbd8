"""The batches by which the list came to be what it is, told from its versions."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from registry.codes import AdjustmentKind, AdjustmentStage

from .days import date_of, from_date

if TYPE_CHECKING:
    from .oversight import Surroundings

_CHANGES = """
SELECT v.agency_id, v.valid_from, p.id, p.code, v.basis_text,
    EXISTS (SELECT 1 FROM power_version w WHERE w.power_id = v.power_id AND w.id <> v.id
        AND w.valid_from < v.valid_from) AS known
FROM power_version v JOIN power p ON p.id = v.power_id
WHERE v.superseded_at IS NULL AND v.valid_from > '2021-07-15' AND v.valid_from <= :today
ORDER BY v.valid_from, p.code"""
_OFFICES = "SELECT code, id FROM agency WHERE code IN ('001', '002', '108')"
WAY = (
    (AdjustmentStage.DRAFT, 64, ""),
    (AdjustmentStage.SUBMITTED, 55, ""),
    (AdjustmentStage.OPINIONS, 50, ""),
    (AdjustmentStage.LEGALITY_REVIEW, 40, "108"),
    (AdjustmentStage.EXAMINED, 30, "002"),
    (AdjustmentStage.APPROVED, 20, "001"),
    (AdjustmentStage.PUBLISHED, 10, "002"),
)
"""Steps, how many days before the change applies, and by which office (none: the department)."""
OPINIONS = {
    AdjustmentStage.OPINIONS: "征求相关部门和各区意见，无不同意见。",
    AdjustmentStage.LEGALITY_REVIEW: "经审核，调整依据充分，符合法定权限。",
    AdjustmentStage.EXAMINED: "事项名称、编码和要素符合统一标准，同意调整。",
    AdjustmentStage.APPROVED: "同意。",
}
EVERY = 13
"""One batch in so many carries each of the defects."""
LATE = 25
"""Working days after which a batch was published, where that is the defect."""


def list_changes(around: Surroundings) -> None:
    """Write one batch, of all departments concerned, for each day on which entries changed."""
    offices: dict[str, int] = dict(around.read(_OFFICES))
    rows = around.read(_CHANGES, today=date_of(around.today))
    wanted = ["PL07", "PL08", "PL11"]
    for number, (day, group) in enumerate(groupby(rows, key=lambda row: row.valid_from), 1):
        changes = list(group)
        code = wanted[number % EVERY] if number % EVERY < len(wanted) else ""
        if code == "PL11" and all(change.known for change in changes):
            code = ""
        _batch(around, number, _day(day), changes, offices, code)


def _batch(
    around: Surroundings,
    number: int,
    start: int,
    changes: list[Any],
    offices: dict[str, int],
    code: str,
) -> None:
    agency = changes[0].agency_id
    days = {stage: around.calendar.on_or_before(start - back) for stage, back, _by in WAY}
    if code == "PL07":
        approved = days[AdjustmentStage.APPROVED]
        days[AdjustmentStage.LEGALITY_REVIEW] = around.calendar.plus(approved, 2)
    if code == "PL08":
        published = around.calendar.plus(days[AdjustmentStage.APPROVED], LATE)
        days[AdjustmentStage.PUBLISHED] = min(published, around.today)
    name = f"武清调〔{date_of(start).year}〕{number}号"
    batch = around.add(
        "adjustment_batch",
        number=name,
        title=f"{date_of(start).year}年{date_of(start).month}月权力清单动态调整",
        agency_id=None,
        stage=AdjustmentStage.PUBLISHED,
        reason="依据法律、法规、规章的制定、修改或者废止调整。",
        valid_from=date_of(start),
        approved_on=date_of(days[AdjustmentStage.APPROVED]),
        approval_document=f"武政函〔{date_of(start).year}〕{number}号",
        published_on=date_of(days[AdjustmentStage.PUBLISHED]),
    )
    for ordinal, (stage, _back, by) in enumerate(WAY, 1):
        around.add(
            "adjustment_step",
            batch_id=batch,
            ordinal=ordinal,
            stage=stage,
            agency_id=offices[by] if by else agency,
            opinion=OPINIONS.get(stage, ""),
            occurred_on=date_of(days[stage]),
        )
    _items(around, batch, changes, code)
    if code:
        around.planted.append((f"batch:{name}", code))


def _items(around: Surroundings, batch: int, changes: list[Any], code: str) -> None:
    """Write the changes; where that is the defect, one entry was added in no batch."""
    if code == "PL11":
        left_out = next(change for change in changes if not change.known)
        changes = [change for change in changes if change is not left_out]
    for ordinal, change in enumerate(changes, 1):
        kind = AdjustmentKind.CHANGE_BASIS if change.known else AdjustmentKind.ADD
        around.add(
            "adjustment_item",
            batch_id=batch,
            ordinal=ordinal,
            kind=kind,
            power_id=change.id,
            code=change.code,
            reason="依据修订" if change.known else "新设行政权力",
            evidence=change.basis_text[:200],
            content={},
        )


def _day(value: Any) -> int:
    return from_date(date.fromisoformat(value) if isinstance(value, str) else value)
