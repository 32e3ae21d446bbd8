"""Random draws: anybody can repeat them, recusals have reasons, results are published."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.law.draws import draw_inspectors, draw_objects, pool_digest, wanted
from registry.law.facts import DrawnInspector, DrawObject, DrawRatio
from registry.law.parameters import default_parameters
from tests.law.factories import D, examine, penalty
from tests.law.subjects import POOL, SEED, SHARES, STAFF, draw, drawn

# DR01: the draw repeated


def _others() -> Any:
    kept = drawn()
    unused = next(item.key for item in POOL[20:] if item.key not in {o.key for o in kept})
    return (*kept[:-1], replace(kept[-1], key=unused))


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        ({}, "pass"),
        ({"pool": tuple(reversed(POOL))}, "pass"),
        ({"pool": POOL[:-1]}, "fail"),
        ({"pool_sha256": "0" * 64}, "fail"),
        ({"seed": "another"}, "fail"),
        ({"drawn": drawn()[:-1]}, "fail"),
        ({"drawn": _others()}, "fail"),
        ({"ratios": (DrawRatio(risk_class="C", percent=Decimal(10)),)}, "fail"),
        ({"staff": STAFF[:2]}, "fail"),
        ({"method": "by hand"}, "judge"),
        ({"seed": None}, "missing"),
        ({"pool": None}, "missing"),
        ({"staff": None}, "missing"),
    ],
)
def test_a_draw_gives_the_same_when_repeated(known: dict[str, Any], outcome: str) -> None:
    assert examine("DR01", draw(**known)).outcome == outcome


def test_fewer_than_the_share_is_named_by_class() -> None:
    finding = examine("DR01", draw(drawn=drawn()[:1]))
    assert finding.outcome == "fail"
    assert finding.facts["short"]


def test_how_many_inspectors_are_drawn_is_a_number_in_the_data() -> None:
    three = default_parameters().changed("officers.minimum", "3")
    assert examine("DR01", draw(), parameters=three).outcome == "fail"


@given(st.permutations(POOL), st.text(max_size=8))
def test_the_order_of_the_pool_does_not_matter(pool: list[DrawObject], seed: str) -> None:
    assert pool_digest(pool) == pool_digest(POOL)
    assert draw_objects(pool, SHARES, seed) == draw_objects(POOL, SHARES, seed)


@pytest.mark.parametrize(
    ("size", "percent", "number"),
    [(0, "5", 0), (1, "1", 1), (20, "5", 1), (21, "5", 2), (20, "0", 0), (3, "100", 3)],
)
def test_shares_are_rounded_up(size: int, percent: str, number: int) -> None:
    assert wanted(size, Decimal(percent)) == number


# DR02: recusals


def recused(reason: str | None, replaced: bool = True) -> Any:
    """Return what was drawn, where the first inspector of the first object stepped back."""
    first, *rest = drawn()
    away = sorted(draw_inspectors(STAFF, first.key, SEED, 2))[0]
    others = sorted(draw_inspectors(STAFF, first.key, SEED, 2, frozenset({away})))
    people = (
        DrawnInspector(person=away, recused=True, reason=reason),
        *(DrawnInspector(person=person) for person in (others if replaced else others[:1])),
    )
    return (replace(first, inspectors=people), *rest)


@pytest.mark.parametrize(
    ("objects", "outcome"),
    [
        (drawn(), "not_applicable"),
        (recused("与检查对象有利害关系"), "pass"),
        (recused(None), "fail"),
        (recused("与检查对象有利害关系", replaced=False), "fail"),
        ((replace(drawn()[0], inspectors=None),), "missing"),
        (None, "missing"),
    ],
)
def test_who_steps_back_says_why_and_is_replaced(objects: Any, outcome: str) -> None:
    assert examine("DR02", draw(drawn=objects)).outcome == outcome


def test_a_reasoned_redraw_can_be_repeated_too() -> None:
    assert examine("DR01", draw(drawn=recused("与检查对象有利害关系"))).outcome == "pass"


# DR03: results published in twenty working days


@pytest.mark.parametrize(
    ("known", "as_of", "outcome"),
    [
        ({"published_on": D("2026-05-20")}, "2026-11-23", "pass"),
        ({"published_on": D("2026-05-21")}, "2026-11-23", "fail"),
        ({"published_on": None}, "2026-05-20", "pass"),
        ({"published_on": None}, "2026-05-21", "fail"),
        ({"published_on": None, "exempt_reason": "涉及未办结案件"}, "2026-11-23", "judge"),
        ({"result_on": None, "published_on": None}, "2026-11-23", "not_applicable"),
    ],
)
def test_results_of_a_draw_are_published_in_twenty_working_days(
    known: dict[str, Any], as_of: str, outcome: str
) -> None:
    """20 April 2026 and 20 working days, with the May holiday, end on 20 May."""
    assert examine("DR03", draw(drawn=drawn(**known)), as_of).outcome == outcome


def test_the_period_of_publication_is_a_number_in_the_data() -> None:
    shorter = default_parameters().changed("draw.publication", "5")
    assert examine("DR03", draw(), parameters=shorter).outcome == "fail"
    assert examine("DR03", penalty()).outcome == "not_applicable"
