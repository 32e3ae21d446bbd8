"""Duties of persons and agencies: tasks, reviews, publicity, roles and remedies."""

from __future__ import annotations

from registry.codes.base import Code


class OfficerTask(Code):
    """What an officer does in a case; separation of duties is by person."""

    HANDLER = "handler", "", "承办人", "handler"
    ASSISTANT = "assistant", "", "协办人", "assisting officer"
    REVIEWER = "reviewer", "", "法制审核人", "legal reviewer"
    APPROVER = "approver", "", "审批人", "approver"
    HEARING_HOST = "hearing_host", "", "听证主持人", "hearing host"
    HEARING_CLERK = "hearing_clerk", "", "听证记录员", "hearing clerk"
    PUBLISHER = "publisher", "", "公示人", "publisher"


class ReviewTrigger(Code):
    """Why legal review is required (APL Art 58 and the agency's catalogue)."""

    PUBLIC_INTEREST = "public_interest", "58-1", "涉及重大公共利益", "major public interest"
    RIGHTS_AFTER_HEARING = (
        "rights_after_hearing",
        "58-2",
        "直接关系重大权益且经过听证",
        "major rights, hearing procedure passed",
    )
    COMPLEX = (
        "complex",
        "58-3",
        "案情疑难复杂、涉及多个法律关系",
        "difficult, several legal relations",
    )
    BY_LAW = "by_law", "58-4", "法律、法规规定的其他情形", "other, by law or regulation"
    CATALOGUE = (
        "catalogue",
        "118-12",
        "本机关重大执法决定目录",
        "agency catalogue of major decisions",
    )


class ReviewStatus(Code):
    """Where a case stands with legal review."""

    NOT_REQUIRED = "not_required", "", "无需审核", "not required"
    REQUIRED = "required", "", "应当审核", "required"
    PENDING = "pending", "", "审核中", "pending"
    PASSED = "passed", "", "审核通过", "passed"
    RETURNED = "returned", "", "退回", "returned"
    STALE = "stale", "", "审核后变更", "stale"


class ReviewOpinion(Code):
    """Opinion of a reviewer on a case or on one point."""

    AGREE = "agree", "", "同意", "agree"
    AGREE_WITH_CHANGES = "agree_with_changes", "", "修改后同意", "agree with changes"
    RETURN = "return", "", "退回补正", "return"
    DISAGREE = "disagree", "", "不同意", "disagree"


class ReviewPoint(Code):
    """The nine points of legal review (国办发〔2018〕118号 (十三); APL Art 58)."""

    SUBJECT = "subject", "1", "执法主体是否合法", "subject is lawful"
    OFFICERS = "officers", "2", "执法人员是否具备资格", "officers are qualified"
    PROCEDURE = "procedure", "3", "执法程序是否合法", "procedure is lawful"
    FACTS = "facts", "4", "案件事实是否清楚", "facts are clear"
    EVIDENCE = "evidence", "5", "证据是否合法充分", "evidence is lawful and sufficient"
    LAW = "law", "6", "适用法律、裁量基准是否准确", "law and discretion are right"
    AUTHORITY = "authority", "7", "是否超越法定权限", "within powers"
    DOCUMENTS = "documents", "8", "文书是否完备规范", "documents are complete"
    CRIME = "crime", "9", "是否涉嫌犯罪需要移送", "suspected crime is transferred"


class PublicityStatus(Code):
    """State of disclosure after the act."""

    NOT_DUE = "not_due", "", "未到公示", "not due"
    DUE = "due", "", "待公示", "due"
    PUBLISHED = "published", "0", "已公示", "published"
    WITHDRAWN = "withdrawn", "1", "已撤回", "withdrawn"
    EXEMPT = "exempt", "", "不予公示", "exempt"
    ENDED = "ended", "2", "公示期满", "ended"


class PublicityRegime(Code):
    """Which disclosure rule applies."""

    GENERAL = "general", "", "一般公示", "general (118)"
    MARKET = "market", "", "市场监管公示", "market regulation (SAMR Order 45)"
    CREDIT = "credit", "", "信用网站公示", "credit site (NDRC Order 36)"


class SupervisionKind(Code):
    """Documents and tools of enforcement supervision (行政执法监督条例 Art 22, 27-29)."""

    URGING = "urging", "27", "督办函", "urging letter"
    OPINION = "opinion", "28", "监督意见书", "opinion"
    DECISION = "decision", "29", "监督决定书", "decision of supervision"
    TALK = "talk", "", "约谈", "admonishing talk"
    CIRCULAR = "circular", "31", "通报", "circular"


class Role(Code):
    """Roles of an account."""

    OFFICER = "officer", "", "执法人员", "officer"
    REVIEWER = "reviewer", "", "法制审核员", "reviewer"
    APPROVER = "approver", "", "机关负责人", "approver"
    PUBLISHER = "publisher", "", "公示人员", "publisher"
    SUPERVISOR = "supervisor", "", "执法监督员", "supervisor"
    AUDITOR = "auditor", "", "审计员", "auditor"
    ADMINISTRATOR = "administrator", "", "管理员", "administrator"


class DisputeKind(Code):
    """Remedies sought against an act."""

    RECONSIDERATION = "reconsideration", "", "行政复议", "reconsideration"
    LITIGATION_FIRST = "litigation_first", "", "行政诉讼一审", "litigation, first instance"
    LITIGATION_APPEAL = "litigation_appeal", "", "行政诉讼二审", "litigation, appeal"


class DisputeOutcome(Code):
    """How a dispute ended."""

    PENDING = "pending", "", "审理中", "pending"
    UPHELD = "upheld", "", "维持或驳回", "upheld or dismissed"
    CHANGED = "changed", "", "变更", "changed"
    REVOKED = "revoked", "", "撤销", "revoked"
    FOUND_ILLEGAL = "found_illegal", "", "确认违法", "found illegal"
    ORDERED_TO_PERFORM = "ordered_to_perform", "", "责令履行", "ordered to perform"
    SETTLED = "settled", "", "调解或和解", "settled"
    WITHDRAWN = "withdrawn", "", "撤回申请", "withdrawn"
