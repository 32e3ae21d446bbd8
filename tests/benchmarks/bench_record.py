"""One recorded action through the door, index included, beside a bare transaction of one row.

Without --database a demonstration register of 20,000 cases is made first. What is named is copied,
and the copy thrown away.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from registry import Registry, open_registry
from registry.actions.values import to_instant
from registry.clock import Clock
from registry.codes import Role
from registry.commands import Command, DecideReview, OpenCase, PartyData, SubmitReview, TakeStep
from registry.database.connect import sqlite_writing
from registry.database.reader import Reader
from registry.database.url import parse_url
from registry.identifiers import make_uscc
from registry.queries.grams import sqlite_entry, unpacked
from tests.actions.stories import ACT, DECISION, NINE, NOTICE
from tests.benchmarks.common import Table, Times, options
from tests.benchmarks.material import TODAY, demonstration

STORIES = 25
MOST = 20.0
_DESK = """
SELECT r.agency_id, a.username, r.role FROM account_role r JOIN account a ON a.id = r.account_id
WHERE r.agency_id = (
    SELECT agency_id FROM account_role WHERE role IN ('officer', 'reviewer', 'approver')
    GROUP BY agency_id HAVING count(DISTINCT role) = 3 ORDER BY count(*) DESC, agency_id LIMIT 1)
ORDER BY a.id"""
_POWER = """
SELECT p.code FROM power_version v JOIN power p ON p.id = v.power_id
WHERE v.agency_id = :agency AND v.kind = 'penalty' AND v.status = 'active'
  AND v.superseded_at IS NULL AND v.valid_from <= '2026-09-01' AND v.valid_to IS NULL
ORDER BY p.code"""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who acts in the agency where the stories happen, and on which power."""

    agency: str
    power: str
    people: dict[str, list[str]]

    def who(self, role: Role, place: int = 0) -> str:
        """Return the account of somebody with a role."""
        return self.people[role][place]


def desk(reader: Reader) -> Desk:
    """Find the agency with the most people."""
    rows = reader.rows(_DESK)
    people: dict[str, list[str]] = defaultdict(list)
    for _agency, username, role in rows:
        people[role].append(username)
    agency = {"agency": rows[0][0]}
    name = reader.value("SELECT name FROM agency WHERE id = :agency", agency)
    return Desk(name, reader.value(_POWER, agency), people)


def story(at: Desk, number: int) -> Iterator[tuple[str, Callable[[str], Command]]]:
    """Yield who does what next in an ordinary penalty with a hearing and a legal review."""
    handler, second = at.who(Role.OFFICER), at.who(Role.OFFICER, 1)
    party = PartyData(
        name=f"武汉鲜达第{number}食品有限公司",
        kind="legal_person",
        credit_code=make_uscc("9", "1", "420103", f"MB{number:06d}"),
    )
    filing = {**ACT, "source": "site_check", "approver": at.who(Role.APPROVER)}
    yield (
        handler,
        lambda _ref: OpenCase(
            procedure="ordinary",
            action="file",
            agency=at.agency,
            power=at.power,
            party=party,
            officers=(second,),
            at=to_instant("2026-09-03"),
            fields=filing,
        ),
    )
    gravity = {"public_interest": False, "major_rights": True, "complex": True}
    outcome = {"outcome": "penalty", "sanctions": [{"kind": "fine", "amount": "60000"}]}
    yield handler, step("investigate", "2026-10-09", **outcome, **gravity)
    yield handler, step("notify", "2026-10-12", **NOTICE)
    yield handler, step("request_hearing", "2026-10-14")
    hearing = {"hearing_on": "2026-10-29", "place": "江汉区新华路", "host": at.who(Role.APPROVER)}
    yield handler, step("notice_hearing", "2026-10-15", **hearing)
    heard = {"attended": True, "record_signed": True, "report": "事实清楚，建议维持。"}
    yield handler, step("hear", "2026-10-29", **heard)
    yield handler, lambda ref: SubmitReview(ref=ref)
    agreed = {"opinion": "agree", "points": NINE}
    yield at.who(Role.REVIEWER), lambda ref: DecideReview(ref=ref, **agreed)  # type: ignore[arg-type]
    yield at.who(Role.APPROVER), step("decide", "2026-11-20", **DECISION)


def step(action: str, day: str, **fields: Any) -> Callable[[str], Command]:
    """Return what makes the command of a step."""
    return lambda ref: TakeStep(ref=ref, action=action, at=to_instant(day), fields=fields)


T = TypeVar("T")
Taken = tuple[float, float]


class Bare:
    """Transactions that insert one row and bring one entry of the full-text index up to date."""

    def __init__(self, path: Path) -> None:
        """Open the file as the register opens it."""
        self._connection = sqlite_writing(parse_url(path))
        cases = self._connection.execute("SELECT max(case_id) FROM search_source").fetchone()
        self._last, self._turn = int(cases[0]), 0

    def __call__(self) -> None:
        """Carry out one transaction."""
        self._turn += 1
        case_id = self._turn * 7919 % self._last + 1
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        execute(
            "INSERT INTO ledger_entry (seq, recorded_at, command, subject_type, body, leaf_hash)"
            " SELECT max(seq) + 1, '2026-11-23', 'bench', 'none', '{}', ? FROM ledger_entry",
            ("0" * 64,),
        )
        source = execute("SELECT source FROM search_source WHERE case_id = ?", (case_id,))
        entry = sqlite_entry(unpacked(source.fetchone()[0]))
        grams = "INSERT INTO search_grams (search_grams, rowid, body, party) VALUES (?, ?, ?, ?)"
        execute(grams, ("delete", case_id, entry.body, entry.party))
        execute(
            "INSERT INTO search_grams (rowid, body, party) VALUES (?, ?, ?)",
            (case_id, entry.body, entry.party),
        )
        execute("COMMIT")


def timed(call: Callable[[], T]) -> tuple[T, Taken]:
    """Return what a call gives, and the milliseconds it took on the wall and on the processor."""
    wall, busy = time.perf_counter(), time.thread_time()
    given = call()
    return given, ((time.perf_counter() - wall) * 1000, (time.thread_time() - busy) * 1000)


def measure(path: Path) -> list[str]:
    """Tell the stories, a bare transaction between any two actions."""
    registry = open_registry(path, Clock.at_date(TODAY))
    at = desk(registry.read())
    cases = registry.read().value("SELECT count(*) FROM cases")
    table = Table(f"One recorded action, index included, in a register of {cases:,} cases")
    bare = Bare(path)
    first = tell(registry, at, 0, bare, {}, [])
    actions: dict[str, list[Taken]] = defaultdict(list)
    alone: list[Taken] = []
    for number in range(1, STORIES + 1):
        tell(registry, at, number, bare, actions, alone)
    registry.close()
    show(table, first, actions, alone)
    return table.missed


def tell(
    registry: Registry,
    at: Desk,
    number: int,
    bare: Bare,
    actions: dict[str, list[Taken]],
    alone: list[Taken],
) -> float:
    """Tell one story and return how long its first action took."""
    ref, first = "", 0.0
    for who, command_of in story(at, number):
        command = command_of(ref)
        done, taken = timed(partial(registry.act_as(who).perform, command))
        ref, first = done.ref, first or taken[0]
        actions.setdefault(getattr(command, "action", command.command), []).append(taken)
        alone.append(timed(bare)[1])
    return first


def show(
    table: Table,
    first: float,
    actions: dict[str, list[Taken]],
    alone: list[Taken],
) -> None:
    """Print the table."""
    every = [pair for pairs in actions.values() for pair in pairs]
    wall, busy = (Times(tuple(values)) for values in zip(*every, strict=True))
    bare, _busy = (Times(tuple(values)) for values in zip(*alone, strict=True))
    table.line("an action, p50", wall.p50, "ms")
    table.line("an action, p95", wall.p95, "ms", MOST)
    table.line("an action, processor time, p95", busy.p95, "ms", MOST)
    table.line("a bare row and its index entry, p50", bare.p50, "ms")
    table.line("a bare row and its index entry, p95", bare.p95, "ms")
    table.line("action ÷ bare row, p50", wall.p50 / bare.p50, "×")
    table.line("the first action of a process", first, "ms")
    for name, pairs in actions.items():
        table.line(f"{name}, p50", Times(tuple(wall for wall, _busy in pairs)).p50, "ms")


def main() -> int:
    """Measure on a copy of the chosen register."""
    with demonstration(options(__doc__ or "")) as path:
        return 1 if measure(path) else 0


if __name__ == "__main__":
    sys.exit(main())
