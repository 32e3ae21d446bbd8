"""A query made ready for a database: conditions in SQL, the words to match, the order."""

# ruff: noqa: S608 - statements are put together from our own names; values are bound

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from registry.codes import PublicityStatus, ReviewStatus, Stage
from registry.database.reader import Reader
from registry.database.url import Dialect
from registry.queries.lookups import agencies_named, powers_named
from registry.queries.match import Match, match_words
from registry.queries.terms import (
    Amount,
    Choice,
    Days,
    Filter,
    Mention,
    Overdue,
    Query,
    Sort,
    Within,
)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on one case; `{c}` stands before each column, `{held}` where no index helps."""

    sql: str
    params: Mapping[str, Any] = field(hash=False)
    indexed: bool = True
    """Whether an index can find the rows that meet it."""
    column: str = ""
    """The only column it is about, where there is one."""
    single: bool = False
    """Whether that column may have one value only."""

    def render(self, dialect: Dialect, free: bool) -> str:
        """Write the condition; SQLite uses an index for it only where it is free."""
        held = "+c." if dialect == "sqlite" else "c."
        return self.sql.format(c="c." if free else held, held=held)


@dataclass(frozen=True, slots=True)
class Order:
    """A sort key as a column; the id breaks ties in the same direction, NULL comes last."""

    column: str
    descending: bool
    nullable: bool = False
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a query asks of one database."""

    conditions: tuple[Condition, ...]
    match: Match | None
    order: Order

    @property
    def params(self) -> dict[str, Any]:
        """Return the parameters of all conditions and of the match."""
        params: dict[str, Any] = dict(self.match.params) if self.match else {}
        for condition in self.conditions:
            params |= condition.params
        return params


ORDERS: Mapping[str, Order] = {
    "decided": Order("decided_on", False, nullable=True),
    "filed": Order("filed_on", False, nullable=True),
    "fine": Order("fine_fen", False),
    "due": Order("due_on", False, nullable=True),
    "number": Order("document_no", False, nullable=True, is_text=True),
    "ref": Order("ref", False, is_text=True),
    "party": Order("party_name", False, is_text=True),
}

_CHOICE_COLUMNS = {"kind": "kind", "stage": "stage"}
_DAY_COLUMNS = {"filed": "filed_on", "decided": "decided_on", "deadline": "due_on"}
_PAUSED = (
    "{c}id IN (SELECT e.case_id FROM exclusion e WHERE e.to_on IS NULL AND NOT e.extension)"
    " AND {held}closed_on IS NULL AND ({held}kind <> 'penalty' OR {held}decided_on IS NULL)"
    f" AND {{held}}stage NOT IN ('{Stage.LIFTED}', '{Stage.EXECUTED}')"
)
"""Cases under way whose period stands still."""
_UNREVIEWED = (
    *(ReviewStatus.REQUIRED, ReviewStatus.PENDING, ReviewStatus.RETURNED, ReviewStatus.STALE),
)


def make_plan(reader: Reader, query: Query) -> Plan:
    """Make a query ready for the database that a reader reads.

    Raises:
        InvalidInput: where an agency or power is named that the database does not have.
    """
    binder = _Binder(query, reader)
    conditions = [binder.condition(term) for term in query.filters]
    return Plan(
        tuple(condition for condition in conditions if condition),
        match_words(query, reader.dialect),
        order_of(query.sort),
    )


def order_of(sort: Sort) -> Order:
    """Return the order that a sort key means."""
    order = ORDERS[sort.key]
    return Order(order.column, sort.descending, order.nullable, order.is_text)


@dataclass(slots=True)
class _Binder:
    """Turns filters into conditions whose parameters have names of their own."""

    query: Query
    reader: Reader
    count: int = field(default=0)

    def condition(self, term: Filter) -> Condition | None:
        """Return the condition of a filter; None where it is part of the match."""
        match term:
            case Choice(name, values):
                return self._choice(name, values)
            case Mention("party"):
                return None
            case Mention("agency", texts):
                return self._one_of("agency_id", agencies_named(self.reader, texts))
            case Mention(_, texts):
                return self._one_of("power_id", powers_named(self.reader, texts))
            case Days("date", first, last):
                return self._either_day(first, last)
            case Days(name, first, last):
                return self._between(_DAY_COLUMNS[name], first, last)
            case Amount(_, least, most):
                return self._fined(least, most)
            case Within(_, days):
                today = self.query.today
                return self._between("due_on", today, today + timedelta(days=days - 1))
            case Overdue():
                return self._between("due_on", None, self.query.today - timedelta(days=1))

    def _name(self) -> str:
        self.count += 1
        return f"p{self.count}"

    def _one_of(self, column: str, values: Any) -> Condition:
        name = self._name()
        return Condition(
            f"{{c}}{column} IN :{name}",
            {name: list(values)},
            column=column,
            single=len(values) == 1,
        )

    def _between(self, column: str, first: Any, last: Any) -> Condition:
        bounds: dict[str, Any] = {}
        parts = []
        for operator, value in ((">=", first), ("<=", last)):
            if value is not None:
                name = self._name()
                bounds[name] = value
                parts.append(f"{{c}}{column} {operator} :{name}")
        return Condition(" AND ".join(parts), bounds, column=column)

    def _fined(self, least: int | None, most: int | None) -> Condition:
        """Compare fines; a case without one meets no comparison but with zero itself."""
        none = least == most == 0
        return self._between("fine_fen", 0 if none else max(least or 0, 1), most)

    def _either_day(self, first: Any, last: Any) -> Condition:
        decided = self._between("decided_on", first, last)
        filed = self._between("filed_on", first, last)
        return Condition(
            f"({decided.sql} OR {{held}}decided_on IS NULL AND {filed.sql})",
            {**decided.params, **filed.params},
        )

    def _choice(self, name: str, values: tuple[str, ...]) -> Condition | None:
        if column := _CHOICE_COLUMNS.get(name):
            return self._one_of(column, values)
        if name == "list":
            return self._listed(values)
        if name == "deadline":
            return Condition(_PAUSED, {})
        if name == "review":
            return self._review(values)
        if name == "publicity":
            return self._publicity(values)
        return self._flag(name, values)

    def _flag(self, name: str, values: tuple[str, ...]) -> Condition | None:
        """Return the condition of a field with two values; both together mean nothing."""
        if len(values) > 1:
            return None
        if name == "record":
            bound = self._name()
            return Condition(
                f"{{c}}record_complete = :{bound}", {bound: values[0] == "complete"}, indexed=False
            )
        operator = "<>" if values[0] == "yes" else "="
        return Condition(
            f"{{c}}review_status {operator} '{ReviewStatus.NOT_REQUIRED}'", {}, indexed=False
        )

    def _review(self, values: tuple[str, ...]) -> Condition:
        statuses = [value for value in values if value != "missing"]
        if len(statuses) == len(values):
            return self._one_of("review_status", statuses)
        unreviewed = self._one_of("review_status", _UNREVIEWED)
        missing = f"{unreviewed.sql} AND {{c}}decided_on IS NOT NULL"
        return self._or_one_of(Condition(missing, unreviewed.params), "review_status", statuses)

    def _publicity(self, values: tuple[str, ...]) -> Condition:
        statuses = [value for value in values if value != "overdue"]
        if len(statuses) == len(values):
            return self._one_of("publicity_status", statuses)
        today = self._name()
        overdue = Condition(
            f"{{c}}publicity_status = '{PublicityStatus.DUE}' AND {{c}}publicity_due_on < :{today}",
            {today: self.query.today},
        )
        return self._or_one_of(overdue, "publicity_status", statuses)

    def _or_one_of(self, condition: Condition, column: str, values: list[str]) -> Condition:
        if not values:
            return condition
        other = self._one_of(column, values)
        return Condition(f"({condition.sql} OR {other.sql})", {**condition.params, **other.params})

    def _listed(self, values: tuple[str, ...]) -> Condition:
        name = self._name()
        return Condition(
            "{c}id IN (SELECT d.case_id FROM penalty_detail d WHERE d.list_item_id IN"
            f" (SELECT i.id FROM penalty_list_item i WHERE i.tier IN :{name}))",
            {name: list(values)},
        )
