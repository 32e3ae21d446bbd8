"""Levels of norms, sectors, outcomes of checks, pauses of periods and bases of fines."""

from __future__ import annotations

from registry.codes.base import Code


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


class Sector(Code):
    """Sectors with numbers of their own (DOMAIN.md §0 trap 4)."""

    GENERAL = "general", "", "一般", "general"
    PUBLIC_SECURITY = "public_security", "", "治安管理", "public security"
    ENVIRONMENT = "environment", "", "生态环境", "environment"
    MARKET = "market", "", "市场监管", "market regulation"
    LABOUR = "labour", "", "劳动保障", "labour"


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
