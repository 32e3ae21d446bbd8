"""Home: what is due within an actor's reach, the reviews that wait, drafts, and the week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from registry.clock import local_instant
from registry.database.reader import as_date, as_instant
from registry.i18n import pick
from registry.law.agenda import DueKind
from registry.law.calendar import working_days_between
from registry.law.citations import law_book
from registry.queries import reviews
from registry.queries.search import rows as case_rows
from registry.views import Actor, DueItem, HomeView

if TYPE_CHECKING:
    from registry.database.reader import Reader

LINES = 200
WEEK = 7
_ARTICLES = {
    DueKind.DECIDE: ("APL 60", False),
    DueKind.SERVE: ("APL 61", True),
    DueKind.PAY: ("APL 67", False),
    DueKind.PUBLISH: ("D118 6", True),
    DueKind.LIFT: ("ACL 25", False),
    DueKind.CORRECT: ("", False),
    DueKind.WITHDRAW: ("APL 48", True),
    DueKind.DISPOSE: ("APL 56", True),
    DueKind.HAND_OVER: ("ACL 31", True),
    DueKind.REPLY: ("ARL 48", True),
}
"""The article named beside a kind of deadline, and whether it counts working days."""
_COUNTS = """
SELECT count(CASE WHEN due_on < :today THEN 1 END), count(CASE WHEN due_on = :today THEN 1 END),
       count(CASE WHEN due_on >= :today THEN 1 END)
FROM cases WHERE due_on <= :last {scope}
"""
_DUE = "SELECT id, due_kind, due_on FROM cases WHERE due_on <= :last {scope} ORDER BY due_on, id"
_DRAFTS = """
SELECT id, form, subject, updated_at FROM draft WHERE account_id = :id ORDER BY updated_at DESC
"""
_PER_DAY = """
SELECT {column}, count(*) FROM cases WHERE {column} BETWEEN :first AND :last {scope}
GROUP BY {column}
"""


def home(reader: Reader, actor: Actor, today: date) -> HomeView:
    """Return what needs the actor today."""
    scope, params = _scope(actor)
    last = today + timedelta(days=WEEK - 1 - today.weekday())
    bounds = {**params, "today": today, "last": last}
    overdue, due_today, this_week = reader.row(_COUNTS.format(scope=scope), bounds) or (0, 0, 0)
    drafts = reader.rows(_DRAFTS, {"id": actor.account_id})
    return HomeView(
        due_today=due_today,
        due_this_week=this_week,
        overdue=overdue,
        waiting_reviews=reviews.waiting(reader, actor),
        items=_items(reader, scope, {**params, "last": last}, today),
        reviews=reviews.queue(reader, actor, 20),
        drafts=tuple(
            (key, form, subject, as_instant(at) or local_instant(today))
            for key, form, subject, at in drafts
        ),
        week={
            name: _per_day(reader, column, scope, params, today)
            for name, column in _WEEK_COLUMNS.items()
        },
    )


_WEEK_COLUMNS = {"filed": "filed_on", "decided": "decided_on", "published": "published_on"}


def _scope(actor: Actor) -> tuple[str, dict[str, object]]:
    if actor.agency_scope is None:
        return "", {}
    return "AND agency_id IN :agencies", {"agencies": sorted(actor.agency_scope) or [0]}


def _items(
    reader: Reader, scope: str, params: dict[str, object], today: date
) -> tuple[DueItem, ...]:
    found = reader.rows(f"{_DUE.format(scope=scope)} LIMIT {LINES}", params)
    rows = {row.id: row for row in case_rows(reader, [case_id for case_id, *_rest in found])}
    items = []
    for case_id, kind, due_on in found:
        day = as_date(due_on) or today
        citation, working = _ARTICLES[DueKind(kind)]
        article = law_book().cite(citation) if citation else None
        items.append(
            DueItem(
                case=rows[case_id],
                kind=kind,
                due_on=day,
                days_left=_days_left(today, day, working),
                statute=pick(article.statute.short, article.statute.short_en) if article else "",
                article=article.article if article else "",
            )
        )
    return tuple(items)


def _days_left(today: date, due: date, working: bool) -> int:
    if not working:
        return (due - today).days
    left = working_days_between(min(today, due), max(today, due))
    return left if today <= due else -left


def _per_day(
    reader: Reader, column: str, scope: str, params: dict[str, object], today: date
) -> tuple[int, ...]:
    first = today - timedelta(days=WEEK - 1)
    sql = _PER_DAY.format(column=column, scope=scope)
    found = reader.rows(sql, {**params, "first": first, "last": today})
    counts = {as_date(day): count for day, count in found}
    return tuple(counts.get(first + timedelta(days=n), 0) for n in range(WEEK))
