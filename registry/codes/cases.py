"""Cases: kinds, procedures, stages, parties, sanctions, inspections and measures."""

from __future__ import annotations

from registry.codes.base import Code


class CaseKind(Code):
    """The three kinds of enforcement case."""

    PENALTY = "penalty", "02", "行政处罚", "penalty"
    INSPECTION = "inspection", "06", "行政检查", "inspection"
    COERCION = "coercion", "03", "行政强制", "coercion"


class Procedure(Code):
    """Procedure that a case follows."""

    SUMMARY = "summary", "01", "简易程序", "summary procedure"
    ORDINARY = "ordinary", "02", "普通程序", "ordinary procedure"
    ON_SITE = "on_site", "", "现场检查", "on-site inspection"
    OFF_SITE = "off_site", "", "非现场检查", "off-site inspection"
    MEASURE = "measure", "", "行政强制措施", "coercive measure"
    EXECUTION = "execution", "", "行政强制执行", "coercive execution"


class Stage(Code):
    """States of a case; `registry.law.procedures` says which follows which."""

    CLUE = "clue", "", "线索", "clue"
    NOT_FILED = "not_filed", "", "不予立案", "not filed"
    FILED = "filed", "01", "已立案", "filed"
    INVESTIGATED = "investigated", "02", "调查终结", "investigated"
    NOTIFIED = "notified", "", "已告知", "prior notice served"
    HEARING = "hearing", "", "听证中", "hearing requested"
    HEARD = "heard", "", "已听证", "heard"
    DECIDED = "decided", "03", "已决定", "decided"
    SERVED = "served", "", "已送达", "served"
    PERFORMED = "performed", "04", "已履行", "performed"
    CLOSED = "closed", "05", "已结案", "closed"
    ARCHIVED = "archived", "", "已归档", "archived"
    FILING_WITHDRAWN = "filing_withdrawn", "06", "撤销立案", "filing withdrawn"
    TRANSFERRED = "transferred", "", "已移送", "transferred"
    TERMINATED = "terminated", "98", "终止", "terminated"
    FOUND = "found", "", "当场发现", "found"
    TOLD = "told", "", "当场告知", "told on the spot"
    PLANNED = "planned", "", "已计划", "planned"
    APPROVED = "approved", "", "已批准", "approved"
    INSPECTED = "inspected", "", "已检查", "inspected"
    CORRECTING = "correcting", "", "整改中", "correcting"
    RESULT_TOLD = "result_told", "", "结果已反馈", "result told"
    IN_FORCE = "in_force", "", "实施中", "in force"
    EXTENDED = "extended", "", "已延长", "extended"
    LIFTED = "lifted", "", "已解除", "lifted"
    DEMANDED = "demanded", "", "已催告", "demanded"
    COURT_APPLIED = "court_applied", "", "已申请法院执行", "court applied to"
    EXECUTED = "executed", "", "已执行", "executed"


class CaseSource(Code):
    """How the clue arose (案件来源)."""

    SITE_CHECK = "site_check", "1", "检查发现", "site check"
    COMPLAINT = "complaint", "2", "投诉", "complaint"
    REPORT = "report", "3", "举报", "report"
    ASSIGNED = "assigned", "4", "上级交办", "assigned from above"
    TRANSFERRED = "transferred", "5", "部门移送", "transferred in"
    MEDIA = "media", "6", "媒体曝光", "media"
    OTHER = "other", "9", "其他", "other"


class CaseOrigin(Code):
    """How a case came into the register."""

    RECORDED = "recorded", "1", "本系统记录", "recorded here"
    IMPORTED = "imported", "2", "外部导入", "recorded elsewhere, not checked at the time"
    GENERATED = "generated", "", "演示数据", "generated for demonstration"


class PartyKind(Code):
    """Kinds of counterpart (行政相对人类别)."""

    NATURAL_PERSON = "natural_person", "01", "自然人", "natural person"
    LEGAL_PERSON = "legal_person", "02", "法人", "legal person"
    UNINCORPORATED = "unincorporated", "03", "非法人组织", "unincorporated organisation"
    SOLE_TRADER = "sole_trader", "04", "个体工商户", "sole trader"


class CertificateKind(Code):
    """Kinds of identity document of a natural person."""

    USCC = "uscc", "001", "统一社会信用代码", "unified social credit code"
    ID_CARD = "id_card", "111", "身份证", "identity card"
    PASSPORT = "passport", "414", "护照", "passport"
    OTHER = "other", "099", "其他证件", "other document"


class SanctionKind(Code):
    """Penalty kinds of APL Art 9, with the double-publicity codes."""

    WARNING = "warning", "01", "警告", "warning"
    FINE = "fine", "02", "罚款", "fine"
    CONFISCATE_GAINS = "confiscate_gains", "03", "没收违法所得", "confiscation of illegal gains"
    SUSPEND_BUSINESS = "suspend_business", "04", "责令停产停业", "suspension of business"
    REVOKE_LICENCE = "revoke_licence", "05", "吊销许可证件", "revocation of licence"
    DETENTION = "detention", "06", "行政拘留", "administrative detention"
    OTHER = "other", "07", "法律、行政法规规定的其他行政处罚", "other, by law or regulation"
    CRITICISM = "criticism", "08", "通报批评", "circulated criticism"
    CONFISCATE_PROPERTY = "confiscate_property", "09", "没收非法财物", "confiscation of property"
    LOWER_GRADE = "lower_grade", "10", "降低资质等级", "lowering of qualification grade"
    SUSPEND_LICENCE = "suspend_licence", "11", "暂扣许可证件", "suspension of licence"
    RESTRICT_BUSINESS = "restrict_business", "12", "限制开展生产经营活动", "restriction of business"
    RESTRICT_EMPLOYMENT = "restrict_employment", "13", "限制从业", "restriction of employment"
    CLOSURE = "closure", "14", "责令关闭", "order of closure"


class DecisionOutcome(Code):
    """The four outcomes after investigation (APL Art 57)."""

    PENALTY = "penalty", "", "予以处罚", "penalty"
    NO_PENALTY = "no_penalty", "03", "不予处罚", "no penalty"
    NOT_PROVEN = "not_proven", "", "违法事实不成立", "not proven"
    TRANSFER = "transfer", "", "移送司法机关", "transfer to the police"


class LeniencyGround(Code):
    """Grounds of APL Art 30-33 for lighter, mitigated or no penalty."""

    UNDER_14 = "under_14", "30-1", "不满十四周岁", "under 14"
    AGE_14_TO_17 = "age_14_to_17", "30-2", "十四至不满十八周岁", "14 to 17"
    INCAPABLE = "incapable", "31-1", "不能辨认或控制行为", "mentally incapable"
    PARTLY_CAPABLE = "partly_capable", "31-2", "尚未完全丧失辨认能力", "partly capable"
    REDUCED_HARM = "reduced_harm", "32-1", "主动消除或减轻危害后果", "removed or reduced the harm"
    COERCED = "coerced", "32-2", "受胁迫或诱骗", "coerced or lured"
    CONFESSED = "confessed", "32-3", "主动供述未掌握的违法行为", "confessed unknown acts"
    MERITORIOUS = "meritorious", "32-4", "配合查处有立功表现", "meritorious help"
    OTHER_LEGAL = "other_legal", "32-5", "其他法定从轻减轻情形", "other ground in law"
    MINOR_CORRECTED = (
        "minor_corrected",
        "33-1",
        "轻微并及时改正未造成危害",
        "minor, corrected, no harm",
    )
    FIRST_OFFENCE = (
        "first_offence",
        "33-2",
        "初次违法且轻微并及时改正",
        "first offence, minor, corrected",
    )
    NO_FAULT = "no_fault", "33-3", "足以证明无主观过错", "no subjective fault"


class ListTier(Code):
    """The three penalty lists (三张清单)."""

    NONE = "none", "0", "不予处罚", "no penalty"
    LIGHTER = "lighter", "1", "从轻处罚", "lighter penalty"
    MITIGATED = "mitigated", "2", "减轻处罚", "mitigated penalty"


class InspectionKind(Code):
    """Kinds of inspection (国办发〔2024〕54号, MoJ answers)."""

    DAILY = "daily", "", "日常检查", "daily inspection"
    CASE = "case", "", "个案检查", "case inspection"
    SPECIAL = "special", "", "专项检查", "special inspection"


class InspectionResult(Code):
    """Result of an inspection."""

    NO_PROBLEM = "no_problem", "", "未发现问题", "no problem found"
    CORRECTED_ON_SPOT = "corrected_on_spot", "", "当场改正", "corrected on the spot"
    ORDERED = "ordered", "", "责令限期改正", "ordered to correct"
    FILED = "filed", "", "立案查处", "filed as a case"
    TRANSFERRED = "transferred", "", "移送处理", "transferred"
    NOT_FOUND = "not_found", "", "无法联系", "party not found"


class MeasureKind(Code):
    """Coercive measures of ACL Art 9."""

    LIBERTY = "liberty", "9-1", "限制公民人身自由", "restriction of personal liberty"
    SEAL = "seal", "9-2", "查封场所、设施或者财物", "sealing"
    SEIZE = "seize", "9-3", "扣押财物", "seizure"
    FREEZE = "freeze", "9-4", "冻结存款、汇款", "freezing of deposits"
    OTHER_MEASURE = "other_measure", "9-5", "其他行政强制措施", "other measure"
    ADDITIONAL_FINE = "additional_fine", "12-1", "加处罚款或者滞纳金", "additional fine or late fee"
    TRANSFER_DEPOSIT = "transfer_deposit", "12-2", "划拨存款、汇款", "transfer of deposits"
    AUCTION = "auction", "12-3", "拍卖或者依法处理", "auction or disposal"
    REMOVE = "remove", "12-4", "排除妨碍、恢复原状", "removal and restoration"
    SUBSTITUTE = "substitute", "12-5", "代履行", "substitute performance"
    OTHER_EXECUTION = "other_execution", "12-6", "其他强制执行方式", "other execution"


class SpotGround(Code):
    """Why a fine may be collected on the spot (APL Art 68-69)."""

    SMALL = "small", "68-1", "罚款数额在当场收缴限额以下", "small fine"
    HARD = "hard", "68-2", "不当场收缴事后难以执行", "collection would be hard later"
    REMOTE = "remote", "69", "边远、水上、交通不便地区", "remote place, on water, hard to reach"


class PaymentChannel(Code):
    """How a payment reached the treasury (APL Art 67-69)."""

    BANK = "bank", "", "银行代收", "bank"
    ELECTRONIC = "electronic", "", "电子支付", "electronic payment"
    ON_SPOT = "on_spot", "", "当场收缴", "on the spot"
    AGENCY = "agency", "", "行政机关自行收取", "collected by the agency itself"


class DisposalKind(Code):
    """How a coercive measure ended (ACL Art 27-28)."""

    RETURNED = "returned", "", "解除并退还", "lifted and returned"
    CONFISCATED = "confiscated", "", "没收", "confiscated"
    DESTROYED = "destroyed", "", "销毁", "destroyed"
    POLICE = "police", "", "移送公安机关", "handed to the police"
    EXPIRED = "expired", "", "期限届满解除", "lifted on expiry"
