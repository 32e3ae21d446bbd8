"""The power-list entry under which a matter is dealt with."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from registry.codes import (
    FineBase,
    MeasureKind,
    NormLevel,
    PartyKind,
    PowerKind,
    PowerStatus,
    SanctionKind,
)
from registry.law.facts.base import record


@record
class Basis:
    """A legal basis: an article of a norm with the period in which it is in force."""

    statute: Annotated[str, "short name of the norm", "法律规范简称"]
    article: Annotated[str, "article number", "条"] = ""
    paragraph: Annotated[str, "paragraph", "款"] = ""
    item: Annotated[str, "item", "项"] = ""
    level: Annotated[NormLevel | None, "level of the norm", "效力层级"] = None
    in_force_from: Annotated[date | None, "in force from", "施行日"] = None
    in_force_to: Annotated[date | None, "last day in force", "失效前一日"] = None


@record
class SanctionRange:
    """A sanction that an entry allows: fixed amounts, or multiples of a base value."""

    kind: Annotated[SanctionKind, "kind of sanction", "处罚种类"]
    min_fen: Annotated[int | None, "least amount in fen", "最低金额（分）"] = None
    max_fen: Annotated[int | None, "greatest amount in fen", "最高金额（分）"] = None
    multiple_min: Annotated[Decimal | None, "least multiple of the base", "最低倍数"] = None
    multiple_max: Annotated[Decimal | None, "greatest multiple of the base", "最高倍数"] = None
    base: Annotated[FineBase | None, "what the multiple is of", "倍数基数"] = None
    base_from_fen: Annotated[int | None, "applies from this base value", "基数下限（含，分）"] = (
        None
    )
    base_below_fen: Annotated[
        int | None, "applies below this base value", "基数上限（不含，分）"
    ] = None
    party_kind: Annotated[PartyKind | None, "only for this kind of party", "适用当事人类别"] = None
    condition: Annotated[str, "circumstance in which it applies", "适用情形"] = ""


@record
class Tier:
    """A tier of the discretion benchmark of an entry (APL Art 34)."""

    tier: Annotated[int, "rank, lightest first", "阶次"]
    name: Annotated[str, "name", "名称"] = ""
    min_fen: Annotated[int | None, "least amount in fen", "最低金额（分）"] = None
    max_fen: Annotated[int | None, "greatest amount in fen", "最高金额（分）"] = None
    multiple_min: Annotated[Decimal | None, "least multiple", "最低倍数"] = None
    multiple_max: Annotated[Decimal | None, "greatest multiple", "最高倍数"] = None
    base: Annotated[FineBase | None, "what the multiple is of", "倍数基数"] = None
    valid_from: Annotated[date | None, "valid from", "生效日"] = None
    valid_to: Annotated[date | None, "last valid day", "失效前一日"] = None


@record
class Power:
    """One version of an entry of the power list, as pinned or as in force on a date."""

    code: Annotated[str, "code", "编码"]
    name: Annotated[str, "name", "名称"] = ""
    kind: Annotated[PowerKind | None, "kind of power", "权力类型"] = None
    domain: Annotated[str | None, "field of administration", "领域"] = None
    version: Annotated[int | None, "version number", "版本号"] = None
    agency: Annotated[str | None, "code of the exercising agency", "行使主体代码"] = None
    status: Annotated[PowerStatus | None, "state of the entry", "状态"] = None
    valid_from: Annotated[date | None, "on the list from", "列入清单日"] = None
    valid_to: Annotated[date | None, "last day on the list", "清单有效期止"] = None
    bases: Annotated[tuple[Basis, ...] | None, "legal bases", "设定依据"] = None
    sanctions: Annotated[
        tuple[SanctionRange, ...] | None, "sanctions it allows", "处罚种类与幅度"
    ] = None
    measures: Annotated[
        tuple[MeasureKind, ...] | None, "coercive measures it allows", "强制种类"
    ] = None
    tiers: Annotated[tuple[Tier, ...] | None, "discretion benchmark", "裁量阶次"] = None
    published_on: Annotated[date | None, "published on", "公布日"] = None
    review_required: Annotated[
        bool | None, "marked for legal review", "是否列入重大执法决定目录"
    ] = None
