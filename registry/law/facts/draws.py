"""A random draw of inspection objects and inspectors, with what is needed to repeat it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from registry.law.facts.base import record


@record
class DrawObject:
    """A body in the pool of a draw."""

    key: Annotated[str, "identity in the register of objects", "检查对象标识"]
    risk_class: Annotated[str, "risk class", "风险等级"] = ""


@record
class DrawRatio:
    """The share of a risk class to be drawn."""

    risk_class: Annotated[str, "risk class", "风险等级"] = ""
    percent: Annotated[Decimal, "share in per cent", "抽取比例（%）"]


@record
class DrawnInspector:
    """An inspector drawn for an object; a recusal is kept with its reason."""

    person: Annotated[str, "identity of the person", "人员标识"]
    recused: Annotated[bool, "recused, another was drawn", "回避"] = False
    reason: Annotated[str | None, "reason of the recusal", "回避理由"] = None


@record
class DrawnObject:
    """An object drawn, who was drawn to inspect it, and what came of it."""

    key: Annotated[str, "identity in the register of objects", "检查对象标识"]
    inspectors: Annotated[tuple[DrawnInspector, ...] | None, "inspectors", "检查人员"] = None
    case: Annotated[str | None, "reference of the inspection", "检查编号"] = None
    result_on: Annotated[date | None, "result formed on", "结果形成日"] = None
    published_on: Annotated[date | None, "result published on", "结果公示日"] = None
    exempt_reason: Annotated[str | None, "why it is not published", "不予公示理由"] = None


@record
class Draw:
    """A draw of objects and inspectors (双随机、一公开)."""

    number: Annotated[str, "number of the plan and of the draw in it", "计划和批次"]
    drawn_at: Annotated[datetime | None, "drawn at", "抽取时刻"] = None
    method: Annotated[str | None, "method", "抽取方法"] = None
    seed: Annotated[str | None, "seed", "随机种子"] = None
    pool_sha256: Annotated[str | None, "digest of the pool kept before", "名录摘要值"] = None
    pool: Annotated[tuple[DrawObject, ...] | None, "objects to draw from", "检查对象名录"] = None
    staff: Annotated[tuple[str, ...] | None, "inspectors to draw from", "检查人员名录"] = None
    ratios: Annotated[tuple[DrawRatio, ...] | None, "share by risk class", "抽取比例"] = None
    drawn: Annotated[tuple[DrawnObject, ...] | None, "objects drawn", "抽中对象"] = None
