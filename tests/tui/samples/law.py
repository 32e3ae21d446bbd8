"""Articles and the day on which the samples are looked at."""

from __future__ import annotations

from datetime import date, datetime, time

from registry.clock import local_instant
from registry.views import Citation

TODAY = date(2026, 11, 23)


APL_57 = Citation(
    "行政处罚法",
    "第五十七条",
    "调查终结，行政机关负责人应当对调查结果进行审查，根据不同情况分别作出决定。",
    "When the investigation is over, the head examines its result and decides.",
    level="law",
    in_force_from=date(2021, 7, 15),
)


APL_61 = Citation(
    "行政处罚法",
    "第六十一条",
    "决定书应当在宣告后当场交付当事人；当事人不在场的，七日内送达。",
    "The decision is handed over at once, or served within seven working days.",
    level="law",
    in_force_from=date(2021, 7, 15),
)


FSL_124 = Citation(
    "食品安全法",
    "第一百二十四条第一款",
    "生产经营致病性微生物等污染物质含量超过标准限量的食品的，没收违法所得并处罚款。",
    "Food with pollutants above the limits: confiscation of the gains and a fine.",
    level="law",
    in_force_from=date(2025, 12, 1),
)


def at(month: int, day: int) -> datetime:
    """Return half past ten of a day of 2026."""
    return local_instant(date(2026, month, day), time(10, 30))
