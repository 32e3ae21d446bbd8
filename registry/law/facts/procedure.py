"""How the matter went: extensions, weight, hearing, legal review, openness and links."""

from datetime import date, datetime
from typing import Annotated

from registry.codes import DecisionOutcome, ReviewOpinion, ReviewPoint, ReviewTrigger
from registry.law.facts.base import record


@record
class Extension:
    """A prolongation of a period."""

    days: Annotated[int | None, "days granted", "延长天数"] = None
    until: Annotated[date | None, "prolonged to (last day)", "延长至"] = None
    approved_on: Annotated[date | None, "approved on", "批准日"] = None
    approver: Annotated[str | None, "person who approved", "批准人"] = None
    collective: Annotated[bool | None, "decided collectively", "集体讨论决定"] = None
    superior: Annotated[bool | None, "approved by the superior body", "上一级机关批准"] = None
    told_on: Annotated[date | None, "party told in writing on", "书面告知日"] = None
    reason: Annotated[str | None, "reason", "理由"] = None


@record
class Gravity:
    """What makes a decision a major one (APL Art 57-58), as the handlers found it."""

    public_interest: Annotated[bool | None, "major public interest", "涉及重大公共利益"] = None
    major_rights: Annotated[bool | None, "directly concerns major rights", "直接关系重大权益"] = (
        None
    )
    complex: Annotated[
        bool | None, "difficult, several legal relations", "疑难复杂、涉及多个法律关系"
    ] = None
    by_law: Annotated[
        bool | None, "review asked for by a law or regulation", "法律法规规定应当审核"
    ] = None
    serious: Annotated[
        bool | None, "complex circumstances or serious act", "情节复杂或者重大违法行为"
    ] = None


@record
class Hearing:
    """The hearing, from the notice of the right to the signed record."""

    told: Annotated[bool | None, "right to a hearing told", "已告知听证权利"] = None
    told_on: Annotated[date | None, "right to a hearing told on", "告知听证权利日"] = None
    requested_on: Annotated[date | None, "requested on", "要求听证日"] = None
    waived: Annotated[bool | None, "waived or not requested in time", "放弃听证"] = None
    withdrawn_on: Annotated[date | None, "request withdrawn on", "撤回听证日"] = None
    noticed_on: Annotated[date | None, "time and place notified on", "通知听证日"] = None
    held_on: Annotated[date | None, "held on", "举行听证日"] = None
    attended: Annotated[bool | None, "party attended", "当事人到场"] = None
    public: Annotated[bool | None, "held in public", "公开举行"] = None
    host: Annotated[str | None, "person who presided", "主持人"] = None
    recusal_asked: Annotated[
        bool | None, "party asked the host to withdraw", "当事人申请主持人回避"
    ] = None
    recusal_decided_on: Annotated[date | None, "that was decided on", "回避决定日"] = None
    record_signed: Annotated[bool | None, "record signed or refusal noted", "笔录签字"] = None
    closed_on: Annotated[date | None, "report made on", "听证报告日"] = None


@record
class Review:
    """One round of legal review."""

    round: Annotated[int, "round, from 1", "轮次"] = 1
    submitted_on: Annotated[date | None, "submitted on", "送审日"] = None
    triggers: Annotated[
        tuple[ReviewTrigger, ...] | None, "why review was asked for", "审核事由"
    ] = None
    reviewer: Annotated[str | None, "person who reviewed", "审核人"] = None
    legal_qualification: Annotated[
        bool | None, "reviewer holds the legal qualification", "审核人具有法律职业资格"
    ] = None
    first_reviewed_on: Annotated[
        date | None, "reviewer first took up such review on", "审核人初次从事审核日"
    ] = None
    opinion: Annotated[ReviewOpinion | None, "opinion", "审核意见"] = None
    decided_at: Annotated[datetime | None, "given at", "审核时刻"] = None
    points: Annotated[tuple[ReviewPoint, ...] | None, "points the opinion covers", "审核要点"] = (
        None
    )
    digest: Annotated[str | None, "digest of what was reviewed", "送审内容摘要值"] = None
    answered: Annotated[bool | None, "problems answered in writing", "书面答复审核意见"] = None
    answered_on: Annotated[date | None, "problems answered on", "意见答复日"] = None


@record
class Openness:
    """Disclosure before and during the act (APL Art 39, 44, 55; 118)."""

    basis_disclosed: Annotated[bool | None, "basis disclosed beforehand", "事前公示依据"] = None
    identity_disclosed: Annotated[bool | None, "identity disclosed", "公示执法身份"] = None
    certificates_shown: Annotated[bool | None, "certificates shown", "出示执法证件"] = None
    rights_told: Annotated[bool | None, "rights told", "告知权利"] = None


@record
class Link:
    """Another matter that this one came from, led to or belongs with."""

    relation: Annotated[str, "how it is related", "关系"]
    ref: Annotated[str, "its reference", "编号"]
    outcome: Annotated[DecisionOutcome | None, "outcome decided there", "决定类型"] = None
    decided_on: Annotated[date | None, "decided there on", "决定日期"] = None
