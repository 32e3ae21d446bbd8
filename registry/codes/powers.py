"""The power list: kinds, sources, levels, states and adjustments."""

from __future__ import annotations

from registry.codes.base import Code


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
