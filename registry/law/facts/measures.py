"""Coercive measures and inspections."""

from datetime import date, datetime
from typing import Annotated

from registry.codes import DisposalKind, InspectionKind, InspectionResult, MeasureKind
from registry.law.facts.base import Interval, record
from registry.law.facts.outcomes import Dispute
from registry.law.facts.procedure import Extension


@record
class MeasureItem:
    """A thing sealed, seized or frozen."""

    name: Annotated[str, "name", "名称"]
    quantity: Annotated[str | None, "quantity", "数量"] = None
    value_fen: Annotated[int | None, "value in fen", "价值（分）"] = None


@record
class EnforcedDecision:
    """The decision whose performance is enforced (ACL Art 34, 53)."""

    ref: Annotated[str | None, "its reference", "编号"] = None
    served_on: Annotated[date | None, "served on", "送达日"] = None
    on_the_spot: Annotated[bool | None, "made on the spot", "当场作出"] = None
    deferred_to: Annotated[
        date | None, "end of approved deferral or instalments", "暂缓或者分期截止日"
    ] = None
    disputes: Annotated[tuple[Dispute, ...] | None, "remedies sought", "复议诉讼"] = None


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
    party_present: Annotated[bool | None, "party present", "当事人到场"] = None
    party_called: Annotated[bool | None, "party called to the scene", "通知当事人到场"] = None
    statement_heard: Annotated[bool | None, "statement and defence heard", "听取陈述申辩"] = None
    site_record: Annotated[bool | None, "on-site record made", "制作现场笔录"] = None
    record_signed: Annotated[
        bool | None, "on-site record signed, or refusal noted", "现场笔录签名或者注明拒签"
    ] = None
    witness: Annotated[str | None, "witness where the party is absent", "见证人"] = None
    list_given: Annotated[bool | None, "list handed over on the spot", "当场交付清单"] = None
    lifted_on: Annotated[date | None, "lifted on", "解除日"] = None
    returned_on: Annotated[date | None, "things returned on", "退还财物日"] = None
    disposal: Annotated[DisposalKind | None, "how it ended", "处理方式"] = None
    disposed_on: Annotated[date | None, "dealt with on", "处理日"] = None
    items: Annotated[tuple[MeasureItem, ...] | None, "things", "涉案财物"] = None
    place: Annotated[str | None, "where", "地点"] = None
    urgent_reason: Annotated[str | None, "why it was urgent", "情况紧急的理由"] = None
    demanded_on: Annotated[date | None, "demand served on", "催告书送达日"] = None
    perform_by: Annotated[date | None, "last day set by the demand", "催告的履行期限"] = None
    court_applied_on: Annotated[date | None, "court applied to on", "申请法院强制执行日"] = None
    court_accepted_on: Annotated[date | None, "taken by the court on", "法院受理日"] = None
    court_refused_on: Annotated[date | None, "refused by the court on", "法院裁定不予执行日"] = None
    court_ruled_on: Annotated[date | None, "court ruled to execute on", "法院准予执行裁定日"] = None
    agreed_on: Annotated[date | None, "agreement on execution made on", "执行协议签订日"] = None
    agreement_due_on: Annotated[date | None, "agreement to be performed by", "执行协议履行期限"] = (
        None
    )
    agreement_broken_on: Annotated[
        date | None, "agreement found not kept on", "认定不履行执行协议日"
    ] = None
    enforces: Annotated[EnforcedDecision | None, "decision enforced", "据以执行的决定"] = None


@record
class Nearby:
    """Another inspection of the same object about the same time."""

    ref: Annotated[str, "its reference", "编号"]
    agency: Annotated[str | None, "code of the inspecting body", "检查机关代码"] = None
    inspected_on: Annotated[date | None, "carried out on", "检查日"] = None


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
    draw: Annotated[str | None, "draw it came from", "随机抽取批次"] = None
    cap: Annotated[int | None, "published cap of the year", "年度检查频次上限"] = None
    cap_published_on: Annotated[date | None, "cap published on", "频次上限公布日"] = None
    count: Annotated[
        int | None, "which counted inspection of the year it is", "当年第几次计入频次的检查"
    ] = None
    nearby: Annotated[
        tuple[Nearby, ...] | None, "others of the same object in the time", "同一对象邻近检查"
    ] = None
