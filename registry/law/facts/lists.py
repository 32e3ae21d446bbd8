"""The power list as a whole, an entry in full, and a batch of changes to the list."""

from datetime import date
from typing import Annotated

from registry.codes import AdjustmentKind, AdjustmentStage, ExerciseLevel, PowerSource
from registry.law.facts.base import record
from registry.law.facts.powers import Power


@record
class Entry:
    """What an entry of the list shows besides what cases rest on (Hubei Order 382 Art 3)."""

    duties: Annotated[tuple[str, ...] | None, "process and duties", "运行流程和职责"] = None
    accountability: Annotated[tuple[str, ...] | None, "grounds of accountability", "追责情形"] = (
        None
    )
    remedies: Annotated[str | None, "remedies", "救济途径"] = None
    supervision: Annotated[str | None, "how it is supervised", "监督方式"] = None
    level: Annotated[ExerciseLevel | None, "level of exercise", "行使层级"] = None
    source: Annotated[PowerSource | None, "where the power comes from", "权力来源"] = None


@record
class Adjustment:
    """One change of the list within a batch."""

    kind: Annotated[AdjustmentKind, "kind of change", "调整类型"]
    code: Annotated[str, "code of the entry", "事项编码"]
    reason: Annotated[str | None, "reason", "调整理由"] = None
    evidence: Annotated[str | None, "evidence", "调整依据材料"] = None
    successor: Annotated[str | None, "entry that takes its place", "承接事项编码"] = None


@record
class BatchStep:
    """One step of a batch: who did what, when (Hubei Order 382 Art 5)."""

    stage: Annotated[AdjustmentStage, "stage reached", "环节"]
    on: Annotated[date | None, "day", "日期"] = None
    agency: Annotated[str | None, "code of the body that acted", "办理机关代码"] = None
    opinion: Annotated[str | None, "opinion", "意见"] = None


@record
class Batch:
    """A batch of changes to the list, from proposal to publication."""

    number: Annotated[str, "number", "批次号"]
    title: Annotated[str, "title", "名称"] = ""
    agency: Annotated[str | None, "code of the proposing body", "提出机关代码"] = None
    stage: Annotated[AdjustmentStage | None, "stage reached", "所处环节"] = None
    steps: Annotated[tuple[BatchStep, ...] | None, "steps taken", "办理环节"] = None
    items: Annotated[tuple[Adjustment, ...] | None, "changes", "调整事项"] = None
    approved_on: Annotated[date | None, "approved on", "批准日"] = None
    published_on: Annotated[date | None, "published on", "公布日"] = None
    valid_from: Annotated[date | None, "changes apply from", "生效日"] = None
    opening: Annotated[int | None, "entries on the list before", "调整前事项数"] = None
    closing: Annotated[int | None, "entries on the list after", "调整后事项数"] = None


@record
class PowerList:
    """The whole list on a day, and its balance since an earlier day."""

    on: Annotated[date, "day", "基准日"]
    entries: Annotated[tuple[Power, ...] | None, "entries on the list", "清单事项"] = None
    since: Annotated[date | None, "day of the opening count", "期初日"] = None
    opening: Annotated[int | None, "entries on that day", "期初事项数"] = None
    closing: Annotated[int | None, "entries on the day", "期末事项数"] = None
    changes: Annotated[tuple[Adjustment, ...] | None, "changes between", "期间调整事项"] = None
