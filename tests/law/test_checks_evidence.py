"""PN05, PN21: evidence registered in advance, and what electronic monitors recorded."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from registry.codes import Sector
from registry.law.dossier import Dossier
from registry.law.facts import Device, Recording, Registration, Step
from registry.law.parameters import default_parameters
from tests.law.factories import D, at, entry, examine, inspection, penalty


def registered(
    day: str | None = "2026-03-09",
    disposed: str | None = "2026-03-18",
    approved: str | None = "2026-03-09",
    **known: Any,
) -> Dossier:
    item = Registration(
        registered_on=D(day) if day else None,
        disposed_on=D(disposed) if disposed else None,
        approved_on=D(approved) if approved else None,
    )
    return penalty(registrations=(item,), **known)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "not_applicable"),
        (penalty(registrations=None), "missing"),
        (registered(), "pass"),  # seven working days
        (registered(disposed="2026-03-19"), "fail"),
        # over the National Day holiday working days, not calendar days, are counted
        (registered("2025-09-29", "2025-10-15", "2025-09-29"), "pass"),
        (registered("2025-09-29", "2025-10-16", "2025-09-29"), "fail"),
        (registered(disposed=None), "fail"),
        (registered(approved=None), "missing"),
        (registered(day=None), "missing"),
        (registered(approved="2026-03-08"), "pass"),
        (registered(approved="2026-03-10"), "judge"),  # some fields allow it to be made up
        (registered(approved="2026-03-11"), "fail"),
        # under the text of 2017 seven days were calendar days
        (registered("2021-07-12", "2021-07-19", "2021-07-12"), "pass"),
        (registered("2021-07-12", "2021-07-20", "2021-07-12"), "fail"),
        (registered("2021-07-15", "2021-07-26", "2021-07-15"), "pass"),
        (inspection(registrations=()), "not_applicable"),
    ],
)
def test_registered_evidence_is_approved_and_dealt_with(dossier: Dossier, outcome: str) -> None:
    assert examine("PN05", dossier).outcome == outcome


def test_things_registered_lately_may_still_be_dealt_with() -> None:
    open_ = registered(disposed=None)
    assert examine("PN05", open_, as_of="2026-03-18").outcome == "not_applicable"
    assert examine("PN05", open_, as_of="2026-03-19").outcome == "fail"


def test_one_overdue_registration_among_several_is_found() -> None:
    late = registered(disposed="2026-03-19").registrations or ()
    both = penalty(registrations=(*(registered().registrations or ()), *late))
    assert examine("PN05", both).outcome == "fail"


def test_another_period_of_registration_changes_the_finding() -> None:
    numbers = default_parameters().changed("registration.disposal", "8")
    later = registered(disposed="2026-03-19")
    assert examine("PN05", later, parameters=numbers).outcome == "pass"


DEVICE = {field.name for field in fields(Device)}
VERIFIED = (Step(action="verify", at=at("2026-03-10")),)


def monitored(day: str = "2026-03-09", **known: Any) -> Dossier:
    usual: dict[str, Any] = {
        "number": "JK-0001",
        "legally_reviewed_on": D("2025-05-06"),
        "technically_reviewed_on": D("2025-05-20"),
        "published_on": D("2025-06-01"),
        "calibrated_to": D("2026-12-31"),
    }
    device = Device(**(usual | {n: v for n, v in known.items() if n in DEVICE}))
    recording = Recording(purpose="监控", started_at=at(day) if day else None, device=device)
    rest = {name: value for name, value in known.items() if name not in DEVICE}
    return penalty(**({"recordings": (recording,), "steps": VERIFIED} | rest))


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (penalty(), "not_applicable"),
        (penalty(recordings=None), "missing"),
        (monitored(), "pass"),
        (monitored(published_on=D("2026-03-09")), "pass"),
        (monitored(published_on=D("2026-03-10")), "fail"),
        (monitored(legally_reviewed_on=D("2026-03-10")), "fail"),
        (monitored(technically_reviewed_on=D("2026-03-10")), "fail"),
        (monitored(published_on=None), "missing"),
        (monitored(legally_reviewed_on=None), "missing"),
        (monitored(technically_reviewed_on=None), "missing"),
        (monitored(calibrated_to=D("2026-03-09")), "pass"),
        (monitored(calibrated_to=D("2026-03-08")), "fail"),
        (monitored(calibrated_to=None), "pass"),
        (monitored(day=""), "missing"),
        (monitored(steps=()), "judge"),  # nobody is known to have looked through the record
        (monitored(steps=(Step(action="verify", at=at("2026-03-08")),)), "judge"),
        (monitored(steps=(Step(action="verify"),)), "missing"),
        (monitored(steps=None), "missing"),
        (monitored("2021-07-14"), "not_applicable"),
        (monitored("2021-07-15", published_on=D("2021-07-16")), "fail"),
        (inspection(recordings=monitored().recordings, steps=VERIFIED), "pass"),
        (monitored(sector=Sector.ENVIRONMENT), "pass"),
        (entry(), "not_applicable"),
    ],
)
def test_monitors_are_reviewed_and_published(dossier: Dossier, outcome: str) -> None:
    assert examine("PN21", dossier).outcome == outcome
