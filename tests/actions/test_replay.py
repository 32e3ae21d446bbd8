"""Receipts: a kept run is derived again, and what differs is blamed on what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from registry import Registry
from registry.errors import NotFound
from registry.law import calendar, versions
from registry.law.checks import CHECKS, Finding, run_checks
from registry.law.codec import digest, from_data
from registry.law.major import default_catalogue
from registry.law.parameters import ParameterSet, default_parameters
from registry.law.ruleset import Ruleset
from registry.queries import replay as replaying
from registry.queries.replay import replay
from registry.views.receipts import Replay
from tests.actions.stories import Story

PERIOD = "penalty.period"


def receipt(city: Registry, parameters: ParameterSet | None = None, **how: bool) -> Replay:
    rules = Ruleset(parameters, default_catalogue()) if parameters else None
    (one,) = replay(city.read(), 1, rules, **how)
    return one


def submitted(city: Registry) -> Story:
    story = Story(city).notified()
    story.submit()
    return story


def test_a_run_is_derived_again_as_it_was_kept(city: Registry) -> None:
    submitted(city)
    found = receipt(city)
    assert found.differences == ()
    assert found.findings == len(CHECKS)
    assert not found.dossier_changed
    assert found.changed_fields == ()
    assert found.round == 1


def test_a_receipt_names_the_version_of_every_check_and_of_the_program(city: Registry) -> None:
    submitted(city)
    rows = city.read().rows("SELECT code, check_version FROM finding")
    assert dict(rows) == {code: versions.version_of(made[0]) for code, made in CHECKS.items()}
    assert receipt(city).program_then == versions.program_version()


def test_a_case_that_moved_on_differs_because_its_dossier_changed(city: Registry) -> None:
    story = submitted(city)
    story.review()
    found = receipt(city)
    assert found.dossier_changed
    assert found.changed_fields is not None
    assert "reviews" in found.changed_fields
    assert found.differences
    for difference in found.differences:
        assert [cause.kind for cause in difference.causes] == ["dossier"], difference


def test_as_kept_the_same_case_differs_in_nothing(city: Registry) -> None:
    submitted(city).review()
    found = receipt(city, as_kept=True)
    assert found.differences == ()
    assert not found.dossier_changed


def test_another_number_of_the_law_is_named_with_both_values(city: Registry) -> None:
    submitted(city)
    changed = default_parameters().changed(PERIOD, "17")
    (difference,) = [d for d in receipt(city, changed).differences if d.code == "PN16"]
    (cause,) = difference.causes
    assert (cause.kind, cause.what) == ("parameter", PERIOD)
    assert cause.now.startswith("17 ")
    assert cause.then != cause.now
    assert (difference.then, difference.now) == ("not_applicable", "fail")


def test_a_changed_check_is_named_with_both_versions(
    city: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted(city)
    with_other_answer(monkeypatch, "PN16")
    monkeypatch.setattr(replaying, "version_of", lambda _check: "0123456789ab")
    (difference,) = receipt(city).differences
    (cause,) = difference.causes
    assert (difference.code, cause.kind, cause.what) == ("PN16", "check", "PN16")
    assert cause.now == "0123456789ab"
    assert cause.then == versions.version_of(CHECKS["PN16"][0])


def test_another_horizon_of_the_calendar_is_named(
    city: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted(city)
    with_other_answer(monkeypatch, "PN16")
    monkeypatch.setattr(calendar, "horizon", lambda: 2031)
    (difference,) = receipt(city).differences
    (cause,) = difference.causes
    assert (cause.kind, cause.now) == ("calendar", "2031")


def test_what_nothing_else_explains_lies_in_the_program(
    city: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted(city)
    with_other_answer(monkeypatch, "PN16")
    (difference,) = receipt(city).differences
    assert [cause.kind for cause in difference.causes] == ["program"]


def test_a_run_kept_without_its_dossier_still_says_that_the_case_changed(city: Registry) -> None:
    story = submitted(city)
    story.review()
    with city.act_as("admin").work() as work:
        work.session.connection().exec_driver_sql("UPDATE check_run SET dossier = NULL")
    found = receipt(city)
    assert found.changed_fields is None
    assert found.dossier_changed
    assert {cause.kind for d in found.differences for cause in d.causes} == {"dossier"}


def test_a_case_of_which_no_run_is_kept_has_nothing_to_replay(city: Registry) -> None:
    Story(city).filed()
    with pytest.raises(NotFound, match="No run of checks is kept"):
        replay(city.read(), 1)


def test_the_kept_dossier_is_the_one_whose_digest_is_kept(city: Registry) -> None:
    submitted(city)
    kept, dossier = city.read().rows("SELECT dossier_digest, dossier FROM check_run")[0]
    data = json.loads(dossier) if isinstance(dossier, str) else dossier
    assert digest(from_data(data)) == kept


def with_other_answer(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let a check answer otherwise than it did."""

    def checks(*given: Any, **more: Any) -> list[Finding]:
        found = run_checks(*given, **more)
        return [replace(f, template="otherwise") if f.code == code else f for f in found]

    monkeypatch.setattr(replaying, "run_checks", checks)
