"""The fields of the query line: their names in both languages, their values, their sort keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from registry.codes import (
    CaseKind,
    Code,
    ListTier,
    PowerKind,
    PowerStatus,
    PublicityStatus,
    ReviewStatus,
    Stage,
)
from registry.queries.terms import Sort

Values = Mapping[str, tuple[str, ...]]
"""Other names, the Chinese one first, by the value that is meant."""


class Shape(StrEnum):
    """What the value of a field looks like."""

    CHOICE = "choice"
    MENTION = "mention"
    DAYS = "days"
    AMOUNT = "amount"
    DEADLINE = "deadline"
    SORT = "sort"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the query line."""

    name: str
    shape: Shape
    aliases: tuple[str, ...]
    values: Values = field(default_factory=dict)
    """The values of a choice, or the keys of a sort."""

    @property
    def zh(self) -> str:
        """Return the Chinese name."""
        return self.aliases[0]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The fields that a list understands and the order it has by itself."""

    fields: tuple[Field, ...]
    sort: Sort

    def named(self, name: str) -> Field | None:
        """Return the field with a name or alias, already folded."""
        return next((f for f in self.fields if name in (f.name, *f.aliases)), None)


def _codes(codes: type[Code], **aliases: tuple[str, ...]) -> Values:
    """Return the values of a code list with its terms and code, and further names."""
    return {
        entry.value: tuple(
            filter(None, (entry.zh, entry.en, entry.code, *aliases.get(entry.value, ())))
        )
        for entry in codes
    }


YES_NO: Values = {"yes": ("是", "y", "true", "1"), "no": ("否", "n", "false", "0")}

CASE_SORTS: Values = {
    "decided": ("决定", "决定日期"),
    "filed": ("立案", "立案日期"),
    "fine": ("罚款", "金额"),
    "due": ("期限", "到期"),
    "number": ("文号", "document_no"),
    "ref": ("编号",),
    "party": ("当事人", "相对人"),
}
POWER_SORTS: Values = {
    "code": ("编码", "代码"),
    "name": ("名称",),
    "from": ("生效", "valid_from"),
}

CASES = Grammar(
    sort=Sort("decided", descending=True),
    fields=(
        Field(
            "kind",
            Shape.CHOICE,
            ("类型", "种类", "案件类型"),
            _codes(CaseKind, penalty=("处罚",), inspection=("检查",), coercion=("强制",)),
        ),
        Field("agency", Shape.MENTION, ("机关", "部门", "单位", "执法机关")),
        Field("power", Shape.MENTION, ("事项", "权力", "职权")),
        Field("party", Shape.MENTION, ("当事人", "相对人", "行政相对人")),
        Field("stage", Shape.CHOICE, ("阶段", "状态"), _codes(Stage)),
        Field("date", Shape.DAYS, ("日期",)),
        Field("filed", Shape.DAYS, ("立案", "立案日期")),
        Field("decided", Shape.DAYS, ("决定", "决定日期")),
        Field("fine", Shape.AMOUNT, ("罚款", "金额", "罚款金额")),
        Field("major", Shape.CHOICE, ("重大",), YES_NO),
        Field(
            "review",
            Shape.CHOICE,
            ("审核", "法制审核", "法审"),
            {
                **_codes(ReviewStatus, pending=("待审核",), passed=("通过",)),
                "missing": ("缺失", "未审核"),
            },
        ),
        Field(
            "publicity",
            Shape.CHOICE,
            ("公示",),
            {**_codes(PublicityStatus, withdrawn=("撤回",)), "overdue": ("逾期",)},
        ),
        Field(
            "record",
            Shape.CHOICE,
            ("记录", "全过程记录"),
            {"incomplete": ("不完整", "缺失"), "complete": ("完整",)},
        ),
        Field("deadline", Shape.DEADLINE, ("期限", "到期")),
        Field(
            "list",
            Shape.CHOICE,
            ("清单", "三张清单"),
            _codes(ListTier, none=("不予",), lighter=("从轻",), mitigated=("减轻",)),
        ),
        Field("sort", Shape.SORT, ("排序",), CASE_SORTS),
    ),
)

POWERS = Grammar(
    sort=Sort("code"),
    fields=(
        Field(
            "kind",
            Shape.CHOICE,
            ("类型", "种类", "类别"),
            _codes(
                PowerKind,
                **{kind.value: (kind.zh.removeprefix("行政"),) for kind in PowerKind}
                | {"other": ("其他",)},
            ),
        ),
        Field("agency", Shape.MENTION, ("机关", "部门", "单位", "实施机关")),
        Field("code", Shape.MENTION, ("编码", "代码", "职权编码")),
        Field("status", Shape.CHOICE, ("状态",), _codes(PowerStatus)),
        Field("sort", Shape.SORT, ("排序",), POWER_SORTS),
    ),
)
