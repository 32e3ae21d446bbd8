"""What came of it: decision, disputes, publicity, payment and archive."""

from datetime import date, datetime
from typing import Annotated, Literal

from registry.codes import (
    DecisionOutcome,
    DisputeKind,
    DisputeOutcome,
    PublicityRegime,
    SpotGround,
)
from registry.law.facts.base import Interval, record
from registry.law.facts.powers import Basis


@record
class View:
    """What one head said in a collective discussion (APL Art 57)."""

    name: Annotated[str, "who spoke", "发言人"]
    post: Annotated[str | None, "post", "职务"] = None
    view: Annotated[str | None, "view", "意见"] = None


@record
class Instalment:
    """A part of a fine and by when it is to be paid (APL Art 66)."""

    due_on: Annotated[date, "to be paid by", "应缴日期"]
    amount_fen: Annotated[int, "amount in fen", "金额（分）"]


@record
class Decision:
    """The decision after investigation (APL Art 57)."""

    outcome: Annotated[DecisionOutcome | None, "outcome", "决定类型"] = None
    decided_on: Annotated[date | None, "decided on", "决定日期"] = None
    decided_at: Annotated[datetime | None, "instant, where known", "决定时刻"] = None
    approver: Annotated[str | None, "head who decided", "决定人"] = None
    collective: Annotated[bool | None, "discussed collectively", "集体讨论"] = None
    discussed_on: Annotated[date | None, "discussed on", "讨论日期"] = None
    views: Annotated[
        tuple[View, ...] | None, "views in the order of speaking", "讨论意见（按发言顺序）"
    ] = None
    chief: Annotated[str | None, "chief of the agency, who speaks last", "主要负责人"] = None
    change: Annotated[
        DisputeOutcome | None, "what the agency itself made of it", "机关自行处理结果"
    ] = None
    changed_on: Annotated[date | None, "changed by the agency itself on", "机关自行变更撤销日"] = (
        None
    )
    bases: Annotated[tuple[Basis, ...] | None, "bases it cites", "引用依据"] = None
    law_choice: Annotated[
        Literal["old", "new"] | None, "law chosen under APL Art 37", "适用新旧法"
    ] = None
    law_reason: Annotated[str | None, "reason for that choice", "适用理由"] = None


@record
class Dispute:
    """A remedy sought against the act."""

    kind: Annotated[DisputeKind, "kind", "救济种类"]
    filed_on: Annotated[date | None, "applied for on", "申请或者起诉日"] = None
    ended_on: Annotated[date | None, "concluded on", "终结日"] = None
    outcome: Annotated[DisputeOutcome | None, "outcome", "结果"] = None
    number: Annotated[str | None, "number of the matter", "案号"] = None
    simplified: Annotated[bool | None, "simplified procedure", "适用简易程序"] = None
    copy_received_on: Annotated[
        date | None, "copy of the application received on", "收到申请书或者起诉状副本日"
    ] = None
    replied_on: Annotated[date | None, "reply and evidence sent on", "答复举证日"] = None
    heard_on: Annotated[date | None, "heard in court on", "开庭日"] = None
    head_required: Annotated[bool | None, "court called for a head", "法院通知负责人出庭"] = None
    head_attended: Annotated[bool | None, "a head appeared", "负责人出庭"] = None
    head_rank: Annotated[str | None, "rank of the head", "出庭负责人职务"] = None
    excuse: Annotated[str | None, "proved reason for absence", "不能出庭的正当理由"] = None
    staff_attended: Annotated[bool | None, "staff of the agency appeared", "工作人员出庭"] = None
    lawyer_only: Annotated[bool | None, "only a lawyer appeared", "仅委托律师出庭"] = None
    served_on: Annotated[date | None, "decision or judgment served on", "裁决文书送达日"] = None
    performance_due_on: Annotated[date | None, "to be performed by", "履行期限"] = None
    performed_on: Annotated[date | None, "performed on", "履行日"] = None
    opinion_received_on: Annotated[date | None, "opinion received on", "收到意见书日"] = None
    opinion_answered_on: Annotated[date | None, "opinion answered on", "意见书反馈日"] = None


@record
class Publication:
    """Disclosure of the result under one regime."""

    regime: Annotated[PublicityRegime | None, "regime", "公示规则"] = None
    due_on: Annotated[date | None, "due date as recorded", "登记的应公示日"] = None
    published_on: Annotated[date | None, "published on", "公示日"] = None
    pushed_on: Annotated[date | None, "sent to another province on", "推送日"] = None
    where: Annotated[str | None, "where", "公示载体"] = None
    content: Annotated[str | None, "text shown to the public", "公示内容"] = None
    exempt_reason: Annotated[str | None, "why it is not published", "不予公示理由"] = None
    shown_until: Annotated[date | None, "to be shown until", "公示期届满日"] = None
    ended_on: Annotated[date | None, "taken down at the end of its period", "停止公示日"] = None
    changed_on: Annotated[
        date | None, "decision changed, revoked or found illegal on", "决定变更撤销日"
    ] = None
    withdrawn_on: Annotated[date | None, "withdrawn on", "撤回日"] = None
    withdrawal_reason: Annotated[str | None, "public reason of withdrawal", "撤回理由"] = None


@record
class Receipt:
    """A payment."""

    paid_on: Annotated[date, "paid on", "缴款日"]
    amount_fen: Annotated[int, "amount in fen", "金额（分）"]
    mode: Annotated[str | None, "bank, electronic or on the spot", "缴款方式"] = None
    official: Annotated[
        bool | None, "special receipt of the finance authority given", "出具财政专用票据"
    ] = None
    landed_on: Annotated[date | None, "reached land on, if collected on water", "抵岸日"] = None
    turned_in_on: Annotated[date | None, "handed to the agency on", "交至行政机关日"] = None
    banked_on: Annotated[date | None, "paid into the bank on", "缴付银行日"] = None


@record
class Payment:
    """Performance of a duty to pay (APL Art 66-73)."""

    received_on: Annotated[date | None, "party received the decision on", "收到决定书日"] = None
    due_on: Annotated[date | None, "last day stated in the decision", "载明的缴款期限"] = None
    deferred_to: Annotated[
        date | None, "end of approved deferral or instalments", "暂缓或者分期截止日"
    ] = None
    deferral_applied_on: Annotated[date | None, "deferral applied for on", "申请暂缓分期日"] = None
    deferral_approved_on: Annotated[date | None, "deferral approved on", "暂缓分期批准日"] = None
    instalments: Annotated[tuple[Instalment, ...] | None, "instalments granted", "分期缴纳安排"] = (
        None
    )
    receipts: Annotated[tuple[Receipt, ...] | None, "payments of the fine", "缴款记录"] = None
    pauses: Annotated[
        tuple[Interval, ...] | None, "spans in which it does not run", "停止计算期间"
    ] = None
    additional_fine_fen: Annotated[
        int | None, "additional fine as recorded, in fen", "已加处罚款（分）"
    ] = None
    additional_fine_on: Annotated[date | None, "counted up to this day", "加处罚款计算至"] = None
    collected_on_spot: Annotated[bool | None, "collected on the spot", "当场收缴"] = None
    spot_ground: Annotated[SpotGround | None, "ground for that", "当场收缴情形"] = None
    asked_by_party: Annotated[bool | None, "the party asked for that", "经当事人提出"] = None


@record
class Transfer:
    """The handing of a matter to another body, above all of a suspected crime to the police."""

    to: Annotated[str | None, "handed to", "受移送机关"] = None
    crime: Annotated[bool | None, "on suspicion of a crime", "涉嫌犯罪"] = None
    team: Annotated[int | None, "officers in the team", "专案组人数"] = None
    reported_on: Annotated[date | None, "reported to the chief on", "报告正职负责人日"] = None
    decided_at: Annotated[datetime | None, "decided by the chief at", "正职负责人决定时刻"] = None
    approved: Annotated[bool | None, "handing over approved", "批准移送"] = None
    refusal_reason: Annotated[str | None, "reason for refusing", "不予批准的理由"] = None
    sent_at: Annotated[datetime | None, "sent to the police at", "移送公安机关时刻"] = None
    police_filed_on: Annotated[
        date | None, "notice of filing by the police received on", "收到立案通知书日"
    ] = None
    items_handed_on: Annotated[
        date | None, "things and papers handed over on", "移交涉案物品日"
    ] = None


@record
class Archive:
    """Where the file was put after closing."""

    number: Annotated[str | None, "archive number", "归档编号"] = None
    archived_on: Annotated[date | None, "archived on", "归档日"] = None
    retention: Annotated[str | None, "retention period", "保管期限"] = None
