"""Entries of a small power list."""

from __future__ import annotations

from datetime import date

from registry import codes
from registry.views import PowerDetail, PowerRow, SanctionRange, TierView
from tests.tui.samples.cases import AGENCIES, case_row
from tests.tui.samples.law import FSL_124


def power_row(number: int) -> PowerRow:
    """Return the entry of that number."""
    return PowerRow(
        id=number,
        code=f"42010000{number:04d}",
        name=f"对生产经营污染物质超标食品的处罚（{number}）",
        kind=list(codes.PowerKind)[number % 10].value,
        agency=AGENCIES[number % len(AGENCIES)],
        domain="食品",
        version=2,
        status="active",
        valid_from=date(2025, 12, 1),
        valid_to=None,
        synthetic=bool(number % 2),
    )


def power(number: int) -> PowerDetail:
    """Return all about the entry of that number."""
    row = power_row(number)
    older = PowerRow(
        id=row.id + 5000,
        code=row.code,
        name=row.name,
        kind=row.kind,
        agency=row.agency,
        domain=row.domain,
        version=1,
        status="active",
        valid_from=date(2021, 7, 15),
        valid_to=date(2025, 11, 30),
        synthetic=row.synthetic,
    )
    return PowerDetail(
        row=row,
        name_en="Penalty for food with pollutants above the limits",
        agency_code="SJ01",
        level="city",
        nature="statutory",
        source="statutory",
        duties=("公示办案依据、程序和救济渠道。", "依法送达行政处罚决定书。"),
        accountability=("对不符合法定条件的相对人实施处罚的。",),
        remedies="六十日内申请行政复议，或者六个月内提起行政诉讼。",
        statutory_days=90,
        promised_days=60,
        day_kind="calendar",
        charges=False,
        fee_basis="",
        supervision_phone="027-12345",
        flags=(),
        bases=(FSL_124,),
        sanctions=(
            SanctionRange("fine", 5_000_000, 10_000_000, None, None, None, "货值不足一万元"),
            SanctionRange("fine", None, None, "10", "20", "goods_value", "货值一万元以上"),
        ),
        measures=("seal", "seize"),
        tiers=(
            TierView(1, 1, "从轻", "初次违法且货值较小", 5_000_000, 6_500_000, None, None),
            TierView(2, 2, "一般", "无从轻从重情节", 6_500_000, 8_500_000, None, None),
        ),
        list_items=(("lighter", "初次销售且及时召回", "未造成危害后果"),),
        versions=(row, older),
        recent_cases=(case_row(3), case_row(5)),
        case_count=214,
    )
