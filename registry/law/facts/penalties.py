"""What only penalties ask of: entrusted bodies, recusals, defences, leniency and monitors."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from registry.codes import LeniencyGround
from registry.law.facts.base import record


@record
class Entrustment:
    """A letter by which an agency entrusts a body with acts in its name (APL Art 20)."""

    number: Annotated[str, "number of the letter", "委托书文号"] = ""
    principal: Annotated[str, "code of the principal", "委托机关代码"]
    items: Annotated[tuple[str, ...] | None, "codes of the entries entrusted", "委托事项编码"] = (
        None
    )
    published_on: Annotated[date | None, "published on", "公布日"] = None
    valid_from: Annotated[date | None, "first day", "委托起始日"] = None
    valid_to: Annotated[date | None, "last day", "委托终止日"] = None


@record
class Recusal:
    """An application that an officer withdraw, and what the head decided (APL Art 43)."""

    person: Annotated[str, "officer concerned", "被申请回避人"]
    asked_on: Annotated[date | None, "asked for on", "申请回避日"] = None
    reason: Annotated[str | None, "reason", "理由"] = None
    decided_on: Annotated[date | None, "decided on", "决定回避日"] = None
    decided_by: Annotated[str | None, "head who decided", "决定人"] = None
    granted: Annotated[bool | None, "the officer is to withdraw", "决定回避"] = None


@record
class Defence:
    """What the party stated in its defence, and the review of it (APL Art 45)."""

    made: Annotated[bool | None, "the party stated or defended", "当事人陈述申辩"] = None
    made_on: Annotated[date | None, "stated on", "陈述申辩日"] = None
    text: Annotated[str | None, "what the party said", "陈述申辩内容"] = None
    reviewed_on: Annotated[date | None, "reviewed on", "复核日"] = None
    review: Annotated[str | None, "written review", "复核意见"] = None


@record
class Sparing:
    """Why no penalty is imposed, and what goes with it (APL Art 30-33)."""

    grounds: Annotated[tuple[LeniencyGround, ...] | None, "grounds", "不予处罚理由"] = None
    list_item: Annotated[str | None, "item of the penalty lists", "处罚清单事项"] = None
    conditions: Annotated[str | None, "how its conditions are met", "适用条件认定"] = None
    history_checked: Annotated[bool | None, "earlier penalties looked up", "已查询既往处罚记录"] = (
        None
    )
    educated: Annotated[bool | None, "the party was educated", "已对当事人进行教育"] = None


@record
class Departure:
    """The approval of a fine outside the discretion tier (国办发〔2022〕27号)."""

    approved: Annotated[bool | None, "approved by the head", "经负责人批准"] = None
    reason: Annotated[str | None, "reason", "调整适用理由"] = None
    approved_on: Annotated[date | None, "approved by the head on", "负责人批准日"] = None
    filed: Annotated[bool | None, "papers kept in the file", "材料存入案卷"] = None


@record
class EarlierPenalty:
    """An earlier penalty on the same party, of whatever agency (APL Art 29, 33)."""

    ref: Annotated[str, "reference", "编号"]
    agency: Annotated[str | None, "code of the agency", "机关代码"] = None
    power: Annotated[str | None, "code of the entry", "权力事项编码"] = None
    act_from: Annotated[date | None, "first day of the act", "违法行为发生日"] = None
    act_to: Annotated[date | None, "last day of the act", "违法行为终了日"] = None
    place: Annotated[str | None, "where", "发生地"] = None
    decided_on: Annotated[date | None, "decided on", "决定日期"] = None
    fine_fen: Annotated[int | None, "fine in fen", "罚款（分）"] = None


@record
class Device:
    """An electronic monitor that recorded the act (APL Art 41)."""

    number: Annotated[str, "number", "设备编号"]
    place: Annotated[str | None, "where it stands", "设置地点"] = None
    legally_reviewed_on: Annotated[date | None, "legal review on", "法制审核日"] = None
    technically_reviewed_on: Annotated[date | None, "technical review on", "技术审核日"] = None
    published_on: Annotated[date | None, "place published on", "设置地点公布日"] = None
    calibrated_to: Annotated[date | None, "calibrated to", "检定有效期至"] = None
