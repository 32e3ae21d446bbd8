"""The last days that the register keeps are those that the law's rules give today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.database.reader import as_date
from registry.law.agenda import next_deadline
from registry.law.parameters import default_parameters
from registry.queries.dossiers import DossierLoader
from registry.queries.language import parse_query
from registry.queries.search import search
from tests.conftest import TODAY

if TYPE_CHECKING:
    from registry.database.reader import Reader

_KEPT = "SELECT id, due_on, due_kind FROM cases ORDER BY id"
ENOUGH = 10


def test_every_due_date_kept_is_the_one_that_the_rules_give(demo: Reader) -> None:
    kept = {
        case_id: (as_date(day) if day else None, kind) for case_id, day, kind in demo.rows(_KEPT)
    }
    derived = {}
    for case_id, dossier in DossierLoader(demo).load_many(list(kept)):
        nearest = next_deadline(dossier, default_parameters(), TODAY)
        derived[case_id] = (nearest.due_on, nearest.kind.value) if nearest else (None, None)
    assert kept == derived
    assert {kind for _day, kind in kept.values()} >= {"decide", "correct", "publish"}
    assert sum(day is not None for day, _kind in kept.values()) > ENOUGH


def test_what_lapses_by_friday_is_one_query(demo: Reader) -> None:
    listed = search(demo, parse_query("deadline:today..friday sort:due", TODAY), 500)
    found = [row.ref for row in listed.rows]
    wanted = demo.rows(
        "SELECT ref FROM cases WHERE due_on BETWEEN '2026-11-23' AND '2026-11-27' "
        "ORDER BY due_on, id"
    )
    assert found == [ref for (ref,) in wanted]
    assert found
