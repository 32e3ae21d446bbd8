"""Who acts in the samples, and what is due to them."""

from __future__ import annotations

from datetime import timedelta

from registry.views import Actor, DueItem, HomeView
from tests.tui.samples.cases import case_row
from tests.tui.samples.law import TODAY, at
from tui.records import Person

ACTOR = Actor(
    account_id=1,
    username="zhangwei",
    name="张伟",
    officer_id=1,
    agency_id=1,
    agency_name="市市场监管局",
    roles=frozenset({"officer"}),
    agency_scope=None,
)


PASSWORD = "correct horse battery"  # noqa: S105  # of the sample register


PEOPLE = (
    Person(1, "zhangwei", "张伟", ("officer",), "市市场监管局"),
    Person(2, "chenjing", "陈静", ("reviewer",), "市司法局"),
    Person(3, "zhou", "周海", ("approver",), "市市场监管局"),
)


def _due(number: int, kind: str, left: int) -> DueItem:
    return DueItem(
        case_row(number), kind, TODAY + timedelta(days=left), left, "行政处罚法", "第六十一条"
    )


HOME = HomeView(
    due_today=1,
    due_this_week=3,
    overdue=2,
    waiting_reviews=2,
    items=(
        _due(3, "publish", -2),
        _due(7, "lift", -1),
        _due(4, "decide", 0),
        _due(5, "serve", 4),
        _due(6, "publish", 4),
    ),
    reviews=(case_row(1), case_row(5)),
    drafts=((1, "open:ordinary:file", "", at(11, 20)),),
    week={
        "filed": (3, 4, 9, 4, 1, 11, 6),
        "decided": (1, 3, 4, 4, 2, 1, 7),
        "published": (4, 4, 3, 1, 7, 2, 8),
    },
)
