"""The whole-process record: evidence, documents, service and stages."""

from __future__ import annotations

from registry.codes.base import Code


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
    """What a document states: the elements that APL Art 44, 52, 59 and ACL Art 24, 35 ask for."""

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
    CORRECTION = "correction", "28", "责令改正或者限期改正", "order to correct"
    TIME_PLACE = "time_place", "52-2", "时间、地点", "time and place"
    TERM = "term", "24-2", "期限", "term of the measure"
    AMOUNT = "amount", "35-3", "金额和给付方式", "amount and mode of payment"
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
