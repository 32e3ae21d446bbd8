"""The list itself: entries and their codes, batches of changes, and the balance of the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import (
    AdjustmentKind,
    AdjustmentStage,
    MeasureKind,
    NormLevel,
    Outcome,
    PowerKind,
    PowerStatus,
)
from registry.law.checks import all_codes, run_checks
from registry.law.dossier import Dossier
from registry.law.facts import Basis, BatchStep
from registry.law.parameters import default_parameters
from tests.law.factories import AGENCY, ENTRY, LAW, PERMANENT_LAW, POWER, D, entry, examine
from tests.law.subjects import SUBJECTS, WAY, batch, change, power_list


def basis(level: NormLevel | None) -> Basis:
    return replace(PERMANENT_LAW, level=level)


@pytest.mark.parametrize("dossier", SUBJECTS, ids=lambda dossier: str(dossier.subject))
def test_what_is_no_case_passes_its_own_questions_and_is_asked_no_others(dossier: Dossier) -> None:
    findings = run_checks(dossier, D("2026-11-23"))
    assert len(findings) == len(all_codes())
    outcomes = {finding.outcome for finding in findings}
    assert outcomes == {Outcome.PASS, Outcome.NOT_APPLICABLE}, [
        (f.code, f.message) for f in findings if f.outcome not in {"pass", "not_applicable"}
    ]


# PL04: coercion within the power to create (ACL Art 10-13)


@pytest.mark.parametrize(
    ("level", "kind", "outcome"),
    [
        (NormLevel.LAW, MeasureKind.LIBERTY, "pass"),
        (NormLevel.LAW, MeasureKind.FREEZE, "pass"),
        (NormLevel.ADMIN_REGULATION, MeasureKind.SEAL, "pass"),
        (NormLevel.ADMIN_REGULATION, MeasureKind.OTHER_MEASURE, "pass"),
        (NormLevel.ADMIN_REGULATION, MeasureKind.LIBERTY, "fail"),
        (NormLevel.ADMIN_REGULATION, MeasureKind.FREEZE, "fail"),
        (NormLevel.LOCAL_REGULATION, MeasureKind.SEIZE, "pass"),
        (NormLevel.LOCAL_REGULATION, MeasureKind.OTHER_MEASURE, "fail"),
        (NormLevel.LOCAL_RULE, MeasureKind.SEAL, "fail"),
        (NormLevel.NORMATIVE_DOCUMENT, MeasureKind.SEAL, "fail"),
        (NormLevel.LAW, MeasureKind.SUBSTITUTE, "pass"),
        (NormLevel.ADMIN_REGULATION, MeasureKind.SUBSTITUTE, "fail"),
        (NormLevel.LOCAL_REGULATION, MeasureKind.REMOVE, "fail"),
        (None, MeasureKind.SEAL, "missing"),
    ],
)
def test_kinds_of_coercion_follow_the_level_of_the_basis(
    level: NormLevel | None, kind: MeasureKind, outcome: str
) -> None:
    dossier = entry(kind=PowerKind.COERCION, bases=(basis(level),), measures=(kind,))
    assert examine("PL04", dossier).outcome == outcome


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        ({"kind": PowerKind.PENALTY}, "not_applicable"),
        ({"kind": PowerKind.COERCION, "measures": None}, "missing"),
        ({"kind": PowerKind.COERCION, "measures": (MeasureKind.SEAL,), "bases": None}, "missing"),
    ],
)
def test_coercion_is_asked_only_where_it_is_recorded(known: dict[str, Any], outcome: str) -> None:
    assert examine("PL04", entry(**known)).outcome == outcome


def test_what_a_regulation_may_create_is_a_number_in_the_data() -> None:
    dossier = entry(
        kind=PowerKind.COERCION,
        bases=(basis(NormLevel.ADMIN_REGULATION),),
        measures=(MeasureKind.FREEZE,),
    )
    wider = default_parameters().changed("measure.kinds.admin_regulation", "seal seize freeze")
    assert examine("PL04", dossier).outcome == "fail"
    assert examine("PL04", dossier, parameters=wider).outcome == "pass"
    assert examine("PL04", dossier, as_of="2011-12-31").outcome == "not_applicable"


# PL05: complete entries (Hubei Order 382 Art 3)


@pytest.mark.parametrize(
    ("section", "name", "empty"),
    [
        ("power", "name", ""),
        ("power", "kind", None),
        ("power", "bases", ()),
        ("power", "agency", None),
        ("entry", "duties", ()),
        ("entry", "accountability", None),
        ("entry", "remedies", ""),
        ("entry", "supervision", ""),
    ],
)
def test_an_entry_shows_all_that_the_province_asks(section: str, name: str, empty: Any) -> None:
    whole = entry()
    assert examine("PL05", whole).outcome == "pass"
    poorer = replace(whole, **{section: replace(getattr(whole, section), **{name: empty})})
    finding = examine("PL05", poorer)
    assert finding.outcome == "fail"
    assert finding.facts["empty"] == [f"{section}.{name}"]


def test_what_an_entry_must_show_is_a_number_in_the_data() -> None:
    bare = replace(entry(), entry=replace(ENTRY, supervision=""))
    fewer = default_parameters().changed("list.fields", "name kind basis subject")
    assert examine("PL05", bare, parameters=fewer).outcome == "pass"
    assert examine("PL05", replace(entry(), entry=None)).outcome == "missing"
    assert examine("PL05", replace(entry(), region="110000")).outcome == "not_applicable"


# PL06: codes (GB 32100, GB/T 2260)


@pytest.mark.parametrize(
    ("power", "agency", "outcome"),
    [
        ({}, {}, "pass"),
        ({"code": "031400001000"}, {}, "fail"),
        ({"code": "0214"}, {}, "warn"),
        ({}, {"credit_code": "11420100010899996H"}, "fail"),
        ({}, {"credit_code": None}, "missing"),
        ({}, {"region": "990100"}, "fail"),
        ({}, {"region": "4201"}, "fail"),
        ({"kind": None}, {}, "missing"),
    ],
)
def test_entry_subject_and_division_have_valid_codes(
    power: dict[str, Any], agency: dict[str, Any], outcome: str
) -> None:
    acting = replace(AGENCY, **({"credit_code": "11420100010899996G"} | agency))
    assert examine("PL06", replace(entry(**power), agency=acting)).outcome == outcome


def test_no_code_stands_twice_on_the_list() -> None:
    assert examine("PL06", power_list()).outcome == "pass"
    finding = examine("PL06", power_list(entries=(POWER, POWER)))
    assert finding.outcome == "fail"
    assert finding.facts["twice"] == [POWER.code]
    odd = replace(POWER, code="991400001000")
    assert examine("PL06", power_list(entries=(POWER, odd))).outcome == "fail"
    assert examine("PL06", power_list(entries=None)).outcome == "missing"


# PL07: the way of a batch (Hubei Order 382 Art 5)


def way(*left_out: AdjustmentStage, **days: str) -> tuple[BatchStep, ...]:
    return tuple(
        BatchStep(stage=stage, on=D(days.get(stage, day)), agency=body)
        for stage, day, body in WAY
        if stage not in left_out
    )


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        ({}, "pass"),
        ({"steps": way(AdjustmentStage.OPINIONS)}, "pass"),
        ({"steps": way(AdjustmentStage.LEGALITY_REVIEW)}, "fail"),
        ({"steps": way(AdjustmentStage.EXAMINED)}, "fail"),
        ({"steps": way(AdjustmentStage.SUBMITTED)}, "fail"),
        ({"steps": way(legality_review="2026-04-08")}, "pass"),
        ({"steps": way(legality_review="2026-04-09")}, "fail"),
        ({"agency": "108"}, "judge"),
        ({"stage": AdjustmentStage.SUBMITTED, "steps": way()[:2]}, "pass"),
        ({"stage": AdjustmentStage.DRAFT, "steps": way()[:1]}, "not_applicable"),
        ({"stage": AdjustmentStage.REJECTED, "steps": way()[:2]}, "not_applicable"),
        ({"steps": None}, "missing"),
        ({"steps": (BatchStep(stage=AdjustmentStage.SUBMITTED),), "stage": "submitted"}, "missing"),
    ],
)
def test_a_batch_takes_every_step_in_order(known: dict[str, Any], outcome: str) -> None:
    if known.get("stage") == "submitted":
        known = known | {"stage": AdjustmentStage.SUBMITTED}
    assert examine("PL07", batch(**known)).outcome == outcome


def test_the_steps_asked_for_are_a_number_in_the_data() -> None:
    short = batch(steps=way(AdjustmentStage.EXAMINED))
    fewer = default_parameters().changed("list.steps", "submitted legality_review approved")
    assert examine("PL07", short).outcome == "fail"
    assert examine("PL07", short, parameters=fewer).outcome == "pass"


# PL08: publication within twenty working days (Information Disclosure Regulations Art 26)


@pytest.mark.parametrize(
    ("known", "as_of", "outcome"),
    [
        ({"published_on": D("2026-05-15")}, "2026-11-23", "pass"),
        ({"published_on": D("2026-05-16")}, "2026-11-23", "fail"),
        ({"published_on": None}, "2026-05-15", "not_applicable"),
        ({"published_on": None}, "2026-05-16", "fail"),
        ({"approved_on": None}, "2026-11-23", "missing"),
        (
            {"approved_on": None, "published_on": None, "stage": AdjustmentStage.EXAMINED},
            "2026-11-23",
            "not_applicable",
        ),
        ({"approved_on": D("2019-05-14"), "published_on": None}, "2026-11-23", "not_applicable"),
    ],
)
def test_a_changed_list_is_published_in_twenty_working_days(
    known: dict[str, Any], as_of: str, outcome: str
) -> None:
    """15 April 2026 and 20 working days, 1-5 May off and 9 May worked, end on 15 May."""
    assert examine("PL08", batch(**known), as_of).outcome == outcome


# PL09: reasons and successors (local practice, not confirmed)


@pytest.mark.parametrize(
    ("items", "outcome"),
    [
        ((change(AdjustmentKind.CANCEL),), "pass"),
        ((change(AdjustmentKind.CANCEL, reason=None),), "warn"),
        ((change(AdjustmentKind.CANCEL, reason=None, successor="021250009000"),), "pass"),
        ((change(AdjustmentKind.DELEGATE),), "judge"),
        ((change(AdjustmentKind.DELEGATE, successor="武昌区"),), "pass"),
        ((change(AdjustmentKind.ADD, reason=None),), "not_applicable"),
        (None, "missing"),
    ],
)
def test_what_leaves_the_list_is_explained_or_warned_of(items: Any, outcome: str) -> None:
    finding = examine("PL09", batch(items=items))
    assert finding.outcome == outcome
    assert finding.unconfirmed or items is None


# PL10: repealed bases


def test_entries_whose_basis_was_repealed_are_laid_out() -> None:
    repealed = replace(POWER, code="021400002000", bases=(LAW,))
    before = power_list(on=D("2026-08-14"), entries=(POWER, repealed))
    after = power_list(on=D("2026-08-15"), entries=(POWER, repealed))
    assert examine("PL10", before).outcome == "pass"
    finding = examine("PL10", after)
    assert finding.outcome == "warn"
    assert finding.facts["dead"] == ["021400002000"]
    stopped = replace(repealed, status=PowerStatus.SUSPENDED)
    assert examine("PL10", power_list(on=D("2026-08-15"), entries=(stopped,))).outcome == "pass"
    unknown = replace(POWER, bases=None)
    assert examine("PL10", power_list(entries=(unknown,))).outcome == "missing"


# PL11: the balance


@pytest.mark.parametrize(
    ("kinds", "closing", "outcome"),
    [
        ((), 10, "pass"),
        ((AdjustmentKind.ADD,), 11, "pass"),
        ((AdjustmentKind.ADD,), 10, "fail"),
        ((AdjustmentKind.TAKE_OVER, AdjustmentKind.CANCEL), 10, "pass"),
        ((AdjustmentKind.DELEGATE,), 9, "pass"),
        ((AdjustmentKind.MERGE, AdjustmentKind.MERGE), 8, "pass"),
        ((AdjustmentKind.SPLIT,), 11, "pass"),
        ((AdjustmentKind.CHANGE_BASIS, AdjustmentKind.TRANSFER), 10, "pass"),
        ((AdjustmentKind.CHANGE_BASIS,), 9, "fail"),
    ],
)
def test_opening_and_changes_make_the_closing_count(
    kinds: tuple[AdjustmentKind, ...], closing: int, outcome: str
) -> None:
    items = tuple(map(change, kinds))
    assert examine("PL11", batch(opening=10, items=items, closing=closing)).outcome == outcome
    listed = power_list(opening=10, changes=items, closing=closing)
    assert examine("PL11", listed).outcome == outcome


@pytest.mark.parametrize("unknown", ["opening", "closing", "items"])
def test_a_balance_needs_all_its_numbers(unknown: str) -> None:
    finding = examine("PL11", batch(**{unknown: None}))
    assert finding.outcome == "missing"
    assert finding.facts["missing"] == [f"batch.{unknown}"]


def test_a_list_without_an_earlier_day_has_no_balance() -> None:
    assert examine("PL11", power_list(since=None)).outcome == "not_applicable"
