"""Whether a dossier from a file can be true at all: no finding may rest on what cannot.

A register refuses such rows when they are written; a file is refused when it is read, with the path
of what is wrong. What is merely unlawful is no business of this module: that is what checks find.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from typing import Any

from registry.clock import local_date
from registry.codes import DocumentKind
from registry.errors import InvalidInput
from registry.i18n import _
from registry.law import facts as f
from registry.law.dossier import Dossier

LONGEST_TEXT = 100_000
"""Characters of one text; the longest record of an inquiry is a tenth of it."""
LARGEST_NUMBER = 2**53
"""Up to here every reader of JSON takes whole numbers exactly."""
YEARS = range(1900, 2200)
FOR_EVER = date(9999, 12, 31)
"""What many systems write for a period without an end."""

VALIDITY = (("valid_from", "valid_to"),)
ORDERS: Mapping[type[Any], tuple[tuple[str, str], ...]] = {
    f.Act: (("started_on", "ended_on"),),
    f.Interval: (("started_on", "ended_on"),),
    f.Certificate: VALIDITY,
    f.Entrustment: VALIDITY,
    f.Power: VALIDITY,
    f.Tier: VALIDITY,
    f.Basis: (("in_force_from", "in_force_to"),),
    f.Registration: (("registered_on", "disposed_on"),),
    f.EarlierPenalty: (("act_from", "act_to"),),
    f.Hearing: (("noticed_on", "held_on"),),
    f.Measure: (("carried_out_at", "until"),),
    f.Publication: (("published_on", "withdrawn_on"), ("published_on", "shown_until")),
    f.Dispute: (("filed_on", "ended_on"),),
    f.Supervision: (("issued_on", "due_on"),),
    f.Policy: (("comment_from", "comment_to"), ("legality_from", "legality_to")),
}
"""Days of one record of which the second is never before the first."""

HAPPENED = (
    *("act.started_on", "act.ended_on", "act.discovered_on"),
    *("filed_on", "decision.decided_on"),
)
"""Days of what has happened, which therefore do not lie in the future."""


def sound(dossier: Dossier, today: date) -> Dossier:
    """Return a dossier that can be true.

    Raises:
        InvalidInput: naming the JSON path of a text, number or day that cannot be.
    """
    for path, record in _records(dossier, "$"):
        for name in record.__slots__:
            _possible(getattr(record, name), f"{path}.{name}")
        for first, last in ORDERS.get(type(record), ()):
            _ordered(path, first, getattr(record, first), last, getattr(record, last))
    _in_sequence(dossier)
    for place in HAPPENED:
        _not_to_come(dossier, place, today)
    return dossier


def _records(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every record with its path, the outer before the inner."""
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _records(item, f"{path}[{place}]")
    elif is_dataclass(value) and not isinstance(value, type):
        yield path, value
        for name in getattr(value, "__slots__", ()):
            yield from _records(getattr(value, name), f"{path}.{name}")


def _possible(value: Any, path: str) -> None:
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            _possible(item, f"{path}[{place}]")
    elif isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise InvalidInput(
            _("{path}: a text of {length} characters is longer than any record.").format(
                path=path, length=f"{len(value):,}"
            ),
            _("At most {limit} characters are read.").format(limit=f"{LONGEST_TEXT:,}"),
        )
    elif isinstance(value, int) and not isinstance(value, bool):
        _possible_number(value, path)
    elif isinstance(value, date) and value.year not in YEARS and value != FOR_EVER:
        raise InvalidInput(
            _("{path}: {day} is no day that a matter can have.").format(path=path, day=value),
            _("Days lie between {first} and {last}.").format(first=YEARS[0], last=YEARS[-1]),
        )


def _possible_number(value: int, path: str) -> None:
    possible = YEARS if path.endswith(".year") else range(LARGEST_NUMBER)
    if value not in possible:
        shown = str(value) if abs(value) < LARGEST_NUMBER else _("this number")
        raise InvalidInput(
            _("{path}: {value} is not a possible number here.").format(path=path, value=shown),
            _("Amounts, counts and days are whole numbers from 0."),
        )


def _ordered(path: str, first: str, start: Any, last: str, end: Any) -> None:
    if start is not None and end is not None and _day(end) < _day(start):
        raise InvalidInput(
            _("{path}.{last}: {end} is before {path}.{first}, which is {start}.").format(
                path=path, first=first, last=last, start=_day(start), end=_day(end)
            ),
            _("Look which of the two dates is wrong."),
        )


def _in_sequence(dossier: Dossier) -> None:
    """A decision is not made before the filing, nor served before it is made."""
    decided = dossier.decision.decided_on if dossier.decision else None
    _ordered("$", "filed_on", dossier.filed_on, "decision.decided_on", decided)
    _ordered("$", "filed_on", dossier.filed_on, "closed_on", dossier.closed_on)
    for place, document in enumerate(dossier.documents or ()):
        if document.kind is DocumentKind.DECISION and document.service:
            last = f"documents[{place}].service.served_on"
            _ordered("$", "decision.decided_on", decided, last, document.service.served_on)


def _not_to_come(dossier: Dossier, place: str, today: date) -> None:
    value: Any = dossier
    for name in place.split("."):
        value = getattr(value, name) if value is not None else None
    if value is not None and value > today:
        raise InvalidInput(
            _("$.{place}: {day} lies in the future; today is {today}.").format(
                place=place, day=value, today=today
            ),
            _("Only what has happened can be checked; --as-of looks at a later day."),
        )


def _day(value: date | datetime) -> date:
    return local_date(value) if isinstance(value, datetime) else value
