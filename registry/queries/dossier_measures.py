"""Measures and transfers of a case: their rows, and what their steps tell beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from registry.clock import local_date
from registry.codes import CaseKind, DecisionOutcome, DisposalKind, MeasureKind, PauseKind
from registry.codes import Procedure as Way
from registry.database.reader import as_date, as_json
from registry.law import facts as f
from registry.queries import dossier_parts as parts
from registry.queries.dossier_oversight import DISPUTES, dispute
from registry.queries.rows import Rows

if TYPE_CHECKING:
    from registry.database.reader import Reader

Row = dict[str, Any]

TEST_SPANS = frozenset({PauseKind.TEST, PauseKind.APPRAISAL})
_CARRIED_OUT = ("carry_out", "carry_out_urgently", "freeze")
_SOURCES = Rows(
    "cases",
    "id",
    "id ref kind procedure outcome decided_on:date served_on:date deferred_to:date",
)


def told(steps: Iterable[Row], *actions: str) -> Mapping[str, Any]:
    """Return what steps of some actions keep of their own, the latest of each name."""
    found: dict[str, Any] = {}
    for step in steps:
        if step["action"] in actions:
            found |= as_json(step["facts"]) or {}
    return found


def told_day(facts: Mapping[str, Any], name: str) -> date | None:
    """Return a day that a step tells."""
    return as_date(facts[name]) if facts.get(name) else None


def told_instant(facts: Mapping[str, Any], name: str) -> datetime | None:
    """Return an instant that a step tells, in which it is written with its offset."""
    value = facts.get(name)
    return datetime.fromisoformat(value) if isinstance(value, str) and value else None


def instant_taken(steps: Iterable[Row], action: str) -> datetime | None:
    """Return when a step was taken last."""
    taken = [step["occurred_at"] for step in steps if step["action"] == action]
    return taken[-1] if taken else None


def day_taken(steps: Iterable[Row], action: str) -> date | None:
    """Return the day on which a step was taken last."""
    instant = instant_taken(steps, action)
    return local_date(instant) if instant else None


class Sources:
    """The cases that a batch of cases came from, with what enforcement asks of them."""

    def __init__(self, reader: Reader, cases: Iterable[Row]) -> None:
        """Read the sources of a batch; of those of coercive cases also the disputes."""
        owned = [case for case in cases if case["source_case_id"]]
        self._rows = _SOURCES.one(reader, {case["source_case_id"] for case in owned})
        coerced = {
            case["source_case_id"] for case in owned if case["kind"] == CaseKind.COERCION.value
        }
        self._disputes = DISPUTES.by_owner(reader, coerced)

    def links(self, case: Row) -> tuple[f.Link, ...] | None:
        """Return the link to the case that a case came from."""
        row = self._rows.get(case["source_case_id"])
        if row is None:
            return None
        outcome = row["outcome"]
        return (
            f.Link(
                relation="source",
                ref=row["ref"],
                outcome=DecisionOutcome.of(outcome) if outcome else None,
                decided_on=row["decided_on"] if outcome else None,
            ),
        )

    def enforced(self, case: Row, steps: Iterable[Row]) -> f.EnforcedDecision | None:
        """Return the decision that is enforced: of the source, or as the demand tells."""
        row = self._rows.get(case["source_case_id"])
        if row is not None and row["kind"] == CaseKind.PENALTY.value:
            return f.EnforcedDecision(
                ref=row["ref"],
                served_on=row["served_on"],
                on_the_spot=row["procedure"] == Way.SUMMARY.value,
                deferred_to=row["deferred_to"],
                disputes=tuple(dispute(item) for item in self._disputes[row["id"]]),
            )
        facts = told(steps, "demand")
        served = told_day(facts, "decision_served_on")
        if served is None:
            return None
        return f.EnforcedDecision(
            served_on=served, on_the_spot=facts.get("decided_on_the_spot", False), disputes=()
        )


def measures(
    case: Row, rows: dict[str, list[Row]], spans: list[Row], sources: Sources
) -> tuple[f.Measure, ...]:
    """Make the measure of a coercion case, with its items and test spans."""
    row, steps = rows["measures"][0], rows["steps"]
    facts = told(steps, *_CARRIED_OUT, "demand", "execute", "lift", "return_items")
    tests = tuple(parts.interval(span) for span in spans if span["kind"] in TEST_SPANS)
    present = row["party_present"]
    measure = f.Measure(
        kind=MeasureKind.of(row["measure"]),
        approved_at=row["approved_at"],
        carried_out_at=row["carried_out_at"],
        urgent=row["urgent"] or row["approval_made_up_at"] is not None,
        disapproved_at=instant_taken(steps, "disapprove"),
        urgent_reason=facts.get("urgent_reason"),
        reported_at=row["approval_made_up_at"],
        term_days=_days(row["starts_on"], row["ends_on"]),
        until=row["ends_on"],
        extensions=(_extension(row),) if row["extended_to"] else (),
        tests=tests,
        party_present=present,
        party_called=facts.get("party_called"),
        statement_heard=facts.get("statement_heard"),
        site_record=facts.get("site_record"),
        record_signed=facts.get("record_signed"),
        witness=row["witness"] if present is False else row["witness"] or None,
        list_given=facts.get("list_given"),
        lifted_on=row["lifted_on"],
        returned_on=told_day(facts, "returned_on"),
        disposal=DisposalKind.of(row["disposal"]) if row["disposal"] else None,
        items=tuple(map(_item, rows["items"])),
        demanded_on=row["demand_served_on"],
        perform_by=told_day(facts, "perform_by"),
        court_applied_on=row["court_applied_on"],
        court_ruled_on=row["court_ruled_on"],
        enforces=sources.enforced(case, steps),
    )
    return (measure if case["procedure"] != Way.EXECUTION else _executed(measure, steps),)


def _executed(measure: f.Measure, steps: list[Row]) -> f.Measure:
    """Add what the steps of an execution tell of the court and of an agreement."""
    court, agreed = told(steps, "court_accepts", "court_refuses"), told(steps, "agree")
    return replace(
        measure,
        court_accepted_on=told_day(court, "accepted_on"),
        court_refused_on=told_day(court, "refused_on"),
        agreed_on=day_taken(steps, "agree"),
        agreement_due_on=told_day(agreed, "perform_by"),
        agreement_broken_on=day_taken(steps, "break_agreement"),
    )


def _extension(row: Row) -> f.Extension:
    return f.Extension(
        until=row["extended_to"],
        approved_on=row["extension_approved_on"],
        told_on=row["extension_told_on"],
        reason=row["extension_reason"] or None,
    )


def _item(item: Row) -> f.MeasureItem:
    return f.MeasureItem(
        name=item["name"],
        quantity=f"{item['quantity'].normalize():f}{item['unit']}",
        value_fen=item["value_fen"],
    )


def _days(start: date | None, end: date | None) -> int | None:
    return (end - start) // timedelta(days=1) if start and end else None


def transfer(case: Row, steps: list[Row]) -> f.Transfer | None:
    """Make the handing to another body, from the steps that tell of it."""
    if not any(step["action"] == "transfer" for step in steps):
        return None
    facts = told(steps, "transfer", "police_filed")
    decided = told_instant(facts, "transfer_decided_at")
    police = case["outcome"] == DecisionOutcome.TRANSFER.value
    return f.Transfer(
        to=facts.get("to"),
        crime=True if police else facts.get("crime"),
        team=facts.get("team"),
        reported_on=told_day(facts, "reported_on"),
        decided_at=decided,
        approved=True if decided else None,
        sent_at=told_instant(facts, "sent_at"),
        police_filed_on=told_day(facts, "police_filed_on"),
        items_handed_on=told_day(facts, "items_handed_on"),
    )
