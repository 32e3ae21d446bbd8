"""Coercive measures and inspections."""

from datetime import date, datetime
from typing import Annotated

from registry.codes import DisposalKind, InspectionKind, InspectionResult, MeasureKind
from registry.law.facts.base import Interval, record
from registry.law.facts.procedure import Extension


@record
class MeasureItem:
    """A thing sealed, seized or frozen."""

    name: Annotated[str, "name", "名称"]
    quantity: Annotated[str | None, "quantity", "数量"] = None
    value_fen: Annotated[int | None, "value in fen", "价值（分）"] = None


@record
class Measure:
    """A coercive measure or a coercive execution (ACL Art 9, 12)."""

    kind: Annotated[MeasureKind, "kind", "强制种类"]
    approved_at: Annotated[datetime | None, "approved by the head at", "负责人批准时刻"] = None
    approver: Annotated[str | None, "head who approved", "批准人"] = None
    carried_out_at: Annotated[datetime | None, "carried out at", "实施时刻"] = None
    urgent: Annotated[bool | None, "urgent, carried out on the spot", "情况紧急当场实施"] = None
    reported_at: Annotated[datetime | None, "reported to the head at", "报告时刻"] = None
    disapproved_at: Annotated[datetime | None, "head disagreed at", "负责人不同意时刻"] = None
    term_days: Annotated[int | None, "term stated, in calendar days", "决定书载明期限（日）"] = None
    until: Annotated[date | None, "last day stated", "期限届满日"] = None
    extensions: Annotated[tuple[Extension, ...] | None, "prolongations", "延长期限"] = None
    tests: Annotated[
        tuple[Interval, ...] | None, "spans of tests and appraisals", "检测检验检疫鉴定期间"
    ] = None
    lifted_on: Annotated[date | None, "lifted on", "解除日"] = None
    disposal: Annotated[DisposalKind | None, "how it ended", "处理方式"] = None
    disposed_on: Annotated[date | None, "dealt with on", "处理日"] = None
    items: Annotated[tuple[MeasureItem, ...] | None, "things", "涉案财物"] = None
    place: Annotated[str | None, "where", "地点"] = None


@record
class Inspection:
    """An inspection (国办发〔2024〕54号)."""

    kind: Annotated[InspectionKind | None, "kind", "检查类型"] = None
    plan_no: Annotated[str | None, "plan or task number", "计划或者任务编号"] = None
    approved_at: Annotated[datetime | None, "approved at", "批准时刻"] = None
    approver: Annotated[str | None, "who approved", "批准人"] = None
    emergency: Annotated[bool | None, "emergency, approval made up", "紧急补批"] = None
    noticed_on: Annotated[date | None, "party notified on", "通知日"] = None
    unannounced: Annotated[bool | None, "unannounced as allowed", "依法不事先通知"] = None
    inspected_at: Annotated[datetime | None, "carried out at", "检查时刻"] = None
    result: Annotated[InspectionResult | None, "result", "检查结果"] = None
    result_on: Annotated[date | None, "result formed on", "结果形成日"] = None
    told_on: Annotated[date | None, "result told on", "结果告知日"] = None
    signed: Annotated[bool | None, "record signed, or refusal noted", "签字或者注明拒签"] = None
    correct_by: Annotated[date | None, "to be corrected by", "整改期限"] = None
    rechecked_on: Annotated[date | None, "re-checked on", "复查日"] = None
