"""The code lists of the domain: stored value, official code, Chinese term and English term.

Each list is a `StrEnum` whose *value* is what the database and JSON hold. The official code is that
of the national platforms (DOMAIN.md §2.3, §3.1, §3.3); other platforms' codes are column maps.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """One entry of a code list; compares and serialises as its stored value."""

    zh: str
    """Official Chinese term."""
    en: str
    """English term of the glossary."""
    code: str
    """Official code, or an empty string where no list gives one."""

    def __new__(cls, value: str, code: str, zh: str, en: str) -> Self:
        """Make an entry from (stored value, official code, Chinese term, English term)."""
        entry = str.__new__(cls, value)
        entry._value_ = value
        entry.code, entry.zh, entry.en = code, zh, en
        return entry

    @classmethod
    def of(cls, value: str) -> Self:
        """Return the entry stored as `value`; raises ValueError for any other text."""
        for entry in cls:
            if entry.value == value:
                return entry
        raise ValueError(value)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Find the entry whose value, official code, Chinese or English term is `text`."""
        wanted = text.strip().casefold()
        for entry in cls:
            if wanted in {entry.value, entry.code, entry.zh, entry.en.casefold()} - {""}:
                return entry
        return None


class PowerKind(Code):
    """The ten kinds of power (九加X; national platform codes 01-10)."""

    LICENSING = "licensing", "01", "行政许可", "licensing"
    PENALTY = "penalty", "02", "行政处罚", "penalty"
    COERCION = "coercion", "03", "行政强制", "coercion"
    COLLECTION = "collection", "04", "行政征收", "collection"
    PAYMENT = "payment", "05", "行政给付", "payment"
    INSPECTION = "inspection", "06", "行政检查", "inspection"
    CONFIRMATION = "confirmation", "07", "行政确认", "confirmation"
    REWARD = "reward", "08", "行政奖励", "reward"
    ADJUDICATION = "adjudication", "09", "行政裁决", "adjudication"
    OTHER = "other", "10", "其他行政权力", "other power"


class NormLevel(Code):
    """Level of a norm; only the first five may create penalties (APL Art 4, 10-14, 16)."""

    LAW = "law", "1", "法律", "law"
    ADMIN_REGULATION = "admin_regulation", "2", "行政法规", "administrative regulation"
    LOCAL_REGULATION = "local_regulation", "3", "地方性法规", "local regulation"
    DEPARTMENT_RULE = "department_rule", "4", "部门规章", "departmental rule"
    LOCAL_RULE = "local_rule", "5", "地方政府规章", "local-government rule"
    NORMATIVE_DOCUMENT = "normative_document", "6", "规范性文件", "normative document"
    JUDICIAL_INTERPRETATION = "judicial_interpretation", "7", "司法解释", "judicial interpretation"
    STANDARD = "standard", "8", "国家标准", "national standard"


class SubjectNature(Code):
    """How the exercising body came to its power (GB/T 39046 A.3)."""

    STATUTORY = "statutory", "1", "法定机关", "statutory agency"
    AUTHORISED = "authorised", "2", "授权组织", "authorised organisation"
    ENTRUSTED = "entrusted", "3", "受委托组织", "entrusted organisation"


class PowerSource(Code):
    """Where a power comes from."""

    STATUTORY = "statutory", "1", "法定本级行使", "statutory, own level"
    DELEGATED_ABOVE = "delegated_above", "2", "上级下放", "delegated from above"
    AUTHORISED_ABOVE = "authorised_above", "3", "上级授权", "authorised from above"
    AUTHORISED_SAME = "authorised_same", "4", "同级授权", "authorised at the same level"
    ENTRUSTED_ABOVE = "entrusted_above", "5", "上级委托", "entrusted from above"
    ENTRUSTED_SAME = "entrusted_same", "6", "同级委托", "entrusted at the same level"


class ExerciseLevel(Code):
    """Level at which a power is exercised (GB/T 39046 A.2)."""

    NATIONAL = "national", "1", "国家级", "national"
    PROVINCE = "province", "2", "省级", "province"
    CITY = "city", "3", "市级", "city"
    DISTRICT = "district", "4", "县（区）级", "district"
    STREET = "street", "5", "镇（街道）级", "street or township"


class PowerStatus(Code):
    """State of a version of a power."""

    ACTIVE = "active", "1", "在用", "active"
    SUSPENDED = "suspended", "2", "暂停", "suspended"
    CANCELLED = "cancelled", "3", "取消", "cancelled"


class AdjustmentKind(Code):
    """Kinds of dynamic adjustment of the list (动态调整)."""

    ADD = "add", "", "新增", "add"
    CANCEL = "cancel", "", "取消", "cancel"
    DELEGATE = "delegate", "", "下放", "delegate down"
    TAKE_BACK = "take_back", "", "上收", "take back"
    TAKE_OVER = "take_over", "", "承接", "take over"
    CHANGE_ELEMENT = "change_element", "", "变更要素", "change of element"
    CHANGE_BASIS = "change_basis", "", "变更依据", "change of basis"
    MERGE = "merge", "", "合并", "merge"
    SPLIT = "split", "", "拆分", "split"
    SUSPEND = "suspend", "", "暂停", "suspend"
    TRANSFER = "transfer", "", "划转", "transfer"
    ENTRUST = "entrust", "", "委托", "entrust"


class AdjustmentStage(Code):
    """States of an adjustment batch (Hubei Order 382 Art 5)."""

    DRAFT = "draft", "10", "草拟", "draft"
    SUBMITTED = "submitted", "20", "已提交", "submitted"
    OPINIONS = "opinions", "30", "征求意见", "opinions asked"
    LEGALITY_REVIEW = "legality_review", "40", "合法性审核", "legality review"
    EXAMINED = "examined", "50", "编办审核", "examined by the staffing office"
    APPROVED = "approved", "90", "政府批准", "approved by the government"
    PUBLISHED = "published", "95", "已公布", "published"
    RETURNED = "returned", "98", "退回", "returned"
    REJECTED = "rejected", "99", "不予批准", "rejected"


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


class FineBase(Code):
    """What a multiple of a fine is counted from."""

    GOODS_VALUE = "goods_value", "", "货值金额", "value of the goods"
    GAINS = "gains", "", "违法所得", "illegal gains"
    TURNOVER = "turnover", "", "经营额", "turnover"
    AD_FEE = "ad_fee", "", "广告费用", "advertising fee"
    CONTRACT_PRICE = "contract_price", "", "合同价款", "contract price"
    PROJECT_COST = "project_cost", "", "建设工程造价", "cost of the works"
    INVESTMENT = "investment", "", "总投资额", "total investment"
    FEE = "fee", "", "应缴费用", "fee due"
    OTHER = "other", "", "其他基数", "other base"


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


class PauseKind(Code):
    """Spans that do not count towards a period (APL Art 60, 73; ACL Art 25; sector rules)."""

    SUSPENSION = "suspension", "", "中止调查", "suspension of the investigation"
    HEARING = "hearing", "", "听证", "hearing"
    PUBLIC_NOTICE = "public_notice", "", "公告", "public notice"
    TEST = "test", "", "检测、检验、检疫", "test, inspection or quarantine"
    APPRAISAL = "appraisal", "", "技术鉴定", "appraisal"
    IDENTIFICATION = (
        "identification",
        "",
        "权利人辨认或者鉴别",
        "identification by the right holder",
    )
    REFUND = "refund", "", "责令退还多收价款", "ordered refund of overcharges"
    DISPUTE = "dispute", "", "复议、诉讼", "reconsideration or litigation"
    OTHER = "other", "", "其他", "other"


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


class DisposalKind(Code):
    """How a coercive measure ended (ACL Art 27-28)."""

    RETURNED = "returned", "", "解除并退还", "lifted and returned"
    CONFISCATED = "confiscated", "", "没收", "confiscated"
    DESTROYED = "destroyed", "", "销毁", "destroyed"
    POLICE = "police", "", "移送公安机关", "handed to the police"
    EXPIRED = "expired", "", "期限届满解除", "lifted on expiry"


class EvidenceKind(Code):
    """The eight kinds of evidence (APL Art 46)."""

    DOCUMENTARY = "documentary", "01", "书证", "documentary evidence"
    PHYSICAL = "physical", "02", "物证", "physical evidence"
    AUDIO_VISUAL = "audio_visual", "03", "视听资料", "audio-visual material"
    ELECTRONIC = "electronic", "04", "电子数据", "electronic data"
    TESTIMONY = "testimony", "05", "证人证言", "testimony"
    PARTY_STATEMENT = "party_statement", "06", "当事人的陈述", "statement of the party"
    EXPERT_OPINION = "expert_opinion", "07", "鉴定意见", "expert opinion"
    SITE_RECORD = "site_record", "08", "勘验笔录、现场笔录", "inquest or on-site record"


class DocumentKind(Code):
    """Kinds of enforcement document; the code is the 文种 used in document numbers."""

    FILING_FORM = "filing_form", "立", "立案审批表", "filing form"
    SITE_RECORD = "site_record", "检录", "现场检查笔录", "on-site record"
    INQUIRY_RECORD = "inquiry_record", "询录", "询问笔录", "inquiry record"
    INSPECTION_NOTICE = "inspection_notice", "检通", "行政检查通知书", "inspection notice"
    INSPECTION_APPROVAL = (
        "inspection_approval",
        "检批",
        "行政检查审批表",
        "inspection approval form",
    )
    INSPECTION_RESULT = "inspection_result", "检", "行政检查结果反馈书", "inspection result"
    CORRECTION_ORDER = "correction_order", "责改", "责令改正通知书", "order to correct"
    INVESTIGATION_REPORT = "investigation_report", "调终", "调查终结报告", "investigation report"
    PRIOR_NOTICE = "prior_notice", "罚告", "行政处罚告知书", "prior notice of penalty"
    HEARING_NOTICE = "hearing_notice", "听通", "听证通知书", "hearing notice"
    HEARING_RECORD = "hearing_record", "听录", "听证笔录", "hearing record"
    HEARING_REPORT = "hearing_report", "听报", "听证报告", "hearing report"
    DEFENCE_REVIEW = "defence_review", "复核", "陈述申辩复核意见书", "review of the defence"
    REVIEW_OPINION = "review_opinion", "法审", "法制审核意见书", "legal-review opinion"
    DISCUSSION_MINUTES = (
        "discussion_minutes",
        "集讨",
        "集体讨论记录",
        "collective-discussion minutes",
    )
    DECISION = "decision", "罚", "行政处罚决定书", "penalty decision"
    SUMMARY_DECISION = "summary_decision", "当罚", "当场行政处罚决定书", "on-the-spot decision"
    NO_PENALTY_DECISION = "no_penalty_decision", "不罚", "不予行政处罚决定书", "no-penalty decision"
    MEASURE_APPROVAL = "measure_approval", "强批", "行政强制措施审批表", "approval of the measure"
    MEASURE_DECISION = "measure_decision", "强", "行政强制措施决定书", "decision on the measure"
    ITEM_LIST = "item_list", "清单", "财物清单", "list of items"
    EXTENSION_NOTICE = "extension_notice", "延", "延长期限通知书", "extension notice"
    LIFT_DECISION = "lift_decision", "解", "解除行政强制措施决定书", "lifting decision"
    DEMAND = "demand", "催", "催告书", "demand"
    EXECUTION_DECISION = "execution_decision", "执", "行政强制执行决定书", "execution decision"
    COURT_APPLICATION = "court_application", "申执", "强制执行申请书", "application to the court"
    PROOF_OF_SERVICE = "proof_of_service", "送达", "送达回证", "proof of service"
    PAYMENT_RECEIPT = "payment_receipt", "缴", "缴款凭证", "receipt of payment"
    CLOSING_REPORT = "closing_report", "结", "结案报告", "closing report"
    OTHER = "other", "", "其他文书", "other document"


class DocumentElement(Code):
    """What a document states: the elements that APL Art 44, 52, 59 and ACL Art 24 ask for."""

    PARTY = "party", "59-1", "当事人姓名或者名称、地址", "name and address of the party"
    FACTS = "facts", "59-2", "违法事实和证据", "facts and evidence"
    SANCTION_BASIS = "sanction_basis", "59-3", "处罚种类和依据", "kind of penalty and basis"
    PERFORMANCE = "performance", "59-4", "履行方式和期限", "mode and time limit of performance"
    REMEDIES = "remedies", "59-5", "救济途径和期限", "remedies and their periods"
    AGENCY_DATE = "agency_date", "59-6", "行政机关名称和日期", "agency and date"
    CONTENT = "content", "44-1", "拟作出的决定内容", "intended content"
    REASONS = "reasons", "44-2", "理由", "reasons"
    BASIS = "basis", "44-3", "依据", "basis"
    RIGHT_TO_STATE = "right_to_state", "44-4", "陈述、申辩权利", "right to state and defend"
    RIGHT_TO_HEARING = "right_to_hearing", "63", "要求听证权利", "right to a hearing"
    TIME_PLACE = "time_place", "52-2", "时间、地点", "time and place"
    TERM = "term", "24-2", "期限", "term of the measure"
    ITEMS = "items", "24-3", "财物名称、数量", "name and quantity of items"


class ServiceMethod(Code):
    """Modes of service (Civil Procedure Law; APL Art 61)."""

    DIRECT = "direct", "01", "直接送达", "direct service"
    LEAVING = "leaving", "02", "留置送达", "service by leaving"
    ENTRUSTED = "entrusted", "03", "委托送达", "entrusted service"
    POST = "post", "04", "邮寄送达", "service by post"
    PUBLIC_NOTICE = "public_notice", "05", "公告送达", "service by public notice"
    ELECTRONIC = "electronic", "06", "电子送达", "electronic service"


class RecordStage(Code):
    """The six stages of the whole-process record (APL Art 47)."""

    START = "start", "1", "启动", "start"
    EVIDENCE = "evidence", "2", "调查取证", "taking of evidence"
    REVIEW = "review", "3", "审核", "review"
    DECISION = "decision", "4", "决定", "decision"
    SERVICE = "service", "5", "送达", "service"
    EXECUTION = "execution", "6", "执行", "execution"


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


class Outcome(Code):
    """Honest outcomes of a check; an unknown is never a pass."""

    PASS = "pass", "", "通过", "pass"
    FAIL = "fail", "", "不通过", "fail"
    WARN = "warn", "", "提醒", "warn"
    JUDGE = "judge", "", "待人工判断", "to judge"
    MISSING = "missing", "", "缺少资料", "missing"
    NOT_APPLICABLE = "not_applicable", "", "不适用", "not applicable"


class Severity(Code):
    """Weight of a check."""

    VOID = "void", "", "可致决定无效", "may void the decision"
    MAJOR = "major", "", "重大", "major"
    MINOR = "minor", "", "一般", "minor"


class Sector(Code):
    """Sectors with numbers of their own (DOMAIN.md §0 trap 4)."""

    GENERAL = "general", "", "一般", "general"
    PUBLIC_SECURITY = "public_security", "", "治安管理", "public security"
    ENVIRONMENT = "environment", "", "生态环境", "environment"
    MARKET = "market", "", "市场监管", "market regulation"
    LABOUR = "labour", "", "劳动保障", "labour"


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
