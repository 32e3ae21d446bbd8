"""What agencies owe each year, and the major decisions of the city."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from .days import day_of

if TYPE_CHECKING:
    from .oversight import Surroundings

CAP_YEARS = {2025: (2025, 6, 20), 2026: (2026, 1, 20)}
"""Years for which caps were published, and when."""
CAP = 2
REPORT_YEARS = range(2021, 2026)
LATE_REPORT = 97
"""One annual report in so many was late."""
_ACTING = """
SELECT a.id, a.code, min(c.id) FROM agency a JOIN cases c ON c.agency_id = a.id
GROUP BY a.id, a.code ORDER BY a.code"""
POLICIES = (
    (2022, 4, "武汉市优化营商环境若干措施", ""),
    (2022, 9, "武汉市餐饮油烟污染防治规划", ""),
    (2023, 3, "武汉市城市更新实施办法", ""),
    (2023, 8, "武汉市公共停车设施建设规划", "DC01"),
    (2024, 3, "武汉市机动车停放服务收费调整方案", ""),
    (2024, 7, "武汉市湖泊岸线保护规划", ""),
    (2025, 2, "武汉市燃气安全专项提升方案", "DC01"),
    (2025, 6, "武汉市规范涉企行政检查办法", ""),
    (2025, 10, "武汉市轨道交通票价调整方案", ""),
    (2026, 3, "武汉市生活垃圾分类处理规划", ""),
)


def agencies_years(around: Surroundings) -> None:
    """Write the yearly caps and the annual reports of each department that acts."""
    number = 0
    for agency, code, _case in around.read(_ACTING):
        for year, shown in CAP_YEARS.items():
            published = around.working(day_of(*shown))
            around.add(
                "frequency_cap",
                agency_id=agency,
                year=year,
                risk_class="",
                cap=CAP,
                published_on=published,
            )
        for year in REPORT_YEARS:
            number += 1
            late = number % LATE_REPORT == LATE_REPORT // 3
            first = day_of(year + 1, 2, 2) if late else day_of(year + 1, 1, 4)
            published = around.working(first + int(around.rng.random() * 14))
            around.add(
                "annual_report", agency_id=agency, year=year, published_on=published, content={}
            )
            if late:
                around.planted.append((f"agency:{code}/{year}", "PB06"))


def policies(around: Surroundings) -> None:
    """Write the major decisions, of which one was never reviewed and one never discussed."""
    (government,) = around.read("SELECT id FROM agency WHERE code = '001'")
    for year, month, title, code in POLICIES:
        start = around.working(day_of(year, month, 8))
        unreviewed = bool(code) and year < 2025
        undiscussed = bool(code) and not unreviewed
        number = around.add(
            "policy_decision",
            agency_id=government[0],
            title=title,
            in_catalogue=True,
            comment_from=start,
            comment_to=start + timedelta(days=31),
            expert_review_on=start + timedelta(days=36),
            risk_assessed_on=start + timedelta(days=38),
            fair_competition_reviewed_on=start + timedelta(days=40),
            legality_from=None if unreviewed else start + timedelta(days=42),
            legality_to=None if unreviewed else start + timedelta(days=63),
            discussed_on=None if undiscussed else start + timedelta(days=70),
            minutes="" if undiscussed else "常务会议纪要：与会人员逐一发表意见，市长末位发言。",
            decided_on=start + timedelta(days=70),
            published_on=start + timedelta(days=80),
            archived_on=start + timedelta(days=110),
        )
        if code:
            around.planted.append((f"policy:{number}", code))
