"""What the records of a dossier share: the decorator, intervals and the bases of multiples."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar, dataclass_transform

from registry.codes import Code

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen record with keyword fields and slots."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


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


@record
class Interval:
    """A span of days, both ends included; open while `ended_on` is unknown."""

    kind: Annotated[str, "what kind of span this is", "期间种类"] = ""
    started_on: Annotated[date, "first day", "起始日"]
    ended_on: Annotated[date | None, "last day", "终止日"] = None
    reason: Annotated[str, "why", "事由"] = ""
    told_on: Annotated[date | None, "party told in writing on", "书面告知日"] = None
