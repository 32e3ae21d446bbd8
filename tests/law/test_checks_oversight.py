"""Supervision documents, file reviews, annual reports and enough legal reviewers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.codes import DisputeKind, SupervisionKind
from registry.law.dossier import Dossier
from registry.law.facts import Dispute, FileReview, Supervision
from registry.law.parameters import default_parameters
from tests.law.factories import D, examine, penalty
from tests.law.subjects import agency_year, supervision

# SV01: reports on supervision documents (Supervision Regulations Art 27-30)


@pytest.mark.parametrize(
    ("known", "as_of", "outcome"),
    [
        ({"reported_on": D("2026-04-01")}, "2026-11-23", "pass"),
        ({"reported_on": D("2026-04-02")}, "2026-11-23", "fail"),
        ({"reported_on": None}, "2026-04-01", "not_applicable"),
        ({"reported_on": None}, "2026-04-02", "fail"),
        ({"reported_on": None, "objection": "对认定事实有异议"}, "2026-04-02", "judge"),
        ({"due_on": None}, "2026-11-23", "fail"),
        ({"kind": SupervisionKind.URGING, "reported_on": None}, "2026-04-02", "fail"),
        ({"kind": SupervisionKind.DECISION, "reported_on": None}, "2026-04-02", "fail"),
        ({"kind": SupervisionKind.TALK, "reported_on": None}, "2026-04-02", "not_applicable"),
        ({"issued_on": D("2026-01-31"), "reported_on": None}, "2026-11-23", "not_applicable"),
        ({"issued_on": D("2026-02-01"), "reported_on": None}, "2026-11-23", "fail"),
        ({"issued_on": None}, "2026-11-23", "missing"),
    ],
)
def test_a_supervision_document_sets_a_date_and_is_answered(
    known: dict[str, Any], as_of: str, outcome: str
) -> None:
    """The Regulations name no number of days: the document itself must carry the date."""
    assert examine("SV01", supervision(**known), as_of).outcome == outcome


def test_a_case_answers_for_each_document_on_it() -> None:
    answered = supervision().supervision or ()
    open_one = replace(answered[0], number="武司督〔2026〕9号", reported_on=None)
    assert examine("SV01", penalty(supervision=answered)).outcome == "pass"
    finding = examine("SV01", penalty(supervision=(*answered, open_one)))
    assert finding.outcome == "fail"
    assert finding.facts["number"] == "武司督〔2026〕9号"
    assert examine("SV01", penalty()).outcome == "not_applicable"
    assert examine("SV01", replace(supervision(), supervision=None)).outcome == "missing"


# SV02: not twice (Art 33)


@pytest.mark.parametrize(
    ("filed", "ended", "outcome"),
    [
        ("2026-03-02", None, "warn"),
        ("2026-03-03", None, "pass"),
        ("2026-01-05", "2026-03-02", "warn"),
        ("2026-01-05", "2026-03-01", "pass"),
    ],
)
def test_what_is_before_a_court_is_not_supervised_as_well(
    filed: str, ended: str | None, outcome: str
) -> None:
    dispute = Dispute(
        kind=DisputeKind.RECONSIDERATION,
        filed_on=D(filed),
        ended_on=D(ended) if ended else None,
    )
    dossier: Dossier = replace(supervision(), disputes=(dispute,))
    assert examine("SV02", dossier).outcome == outcome


def test_whether_a_remedy_was_sought_must_be_known() -> None:
    assert examine("SV02", replace(supervision(), disputes=None)).outcome == "missing"
    unknown = Supervision(kind=SupervisionKind.OPINION)
    assert examine("SV02", penalty(supervision=(unknown,))).outcome == "missing"


# SV03: veto items


@pytest.mark.parametrize(
    ("reviews", "outcome"),
    [
        (None, "not_applicable"),
        ((FileReview(reviewed_on=D("2026-05-06"), vetoes=(), score=92),), "pass"),
        ((FileReview(reviewed_on=D("2026-05-06"), vetoes=("主体",), score=0),), "judge"),
        ((FileReview(reviewed_on=D("2026-05-06")),), "missing"),
        ((FileReview(reviewed_on=D("2026-01-06"), vetoes=("主体",)),), "not_applicable"),
    ],
)
def test_veto_items_are_laid_out_for_a_person(reviews: Any, outcome: str) -> None:
    assert examine("SV03", penalty(file_reviews=reviews)).outcome == outcome


# LR05: one reviewer in twenty, in principle


@pytest.mark.parametrize(
    ("officers", "reviewers", "outcome"),
    [
        (40, 2, "pass"),
        (41, 2, "warn"),
        (20, 1, "pass"),
        (3, 0, "warn"),
        (0, 0, "not_applicable"),
        (None, 2, "missing"),
        (40, None, "missing"),
    ],
)
def test_too_few_reviewers_are_a_warning_only(
    officers: int | None, reviewers: int | None, outcome: str
) -> None:
    dossier = agency_year(officers=officers, reviewers=reviewers)
    assert examine("LR05", dossier).outcome == outcome


def test_the_share_of_reviewers_is_a_number_in_the_data() -> None:
    more = default_parameters().changed("reviewers.share", "6")
    assert examine("LR05", agency_year(), parameters=more).outcome == "warn"
    assert examine("LR05", agency_year(year=2018)).outcome == "not_applicable"


# PB06: the annual report by 31 January


@pytest.mark.parametrize(
    ("published", "as_of", "outcome"),
    [
        ("2026-01-31", "2026-11-23", "pass"),
        ("2026-02-01", "2026-11-23", "fail"),
        (None, "2026-01-31", "not_applicable"),
        (None, "2026-02-01", "fail"),
    ],
)
def test_the_annual_report_is_out_by_the_end_of_january(
    published: str | None, as_of: str, outcome: str
) -> None:
    dossier = agency_year(report_published_on=D(published) if published else None)
    assert examine("PB06", dossier, as_of).outcome == outcome


def test_the_last_day_for_the_report_is_a_number_in_the_data() -> None:
    later = default_parameters().changed("report.due", "02-28")
    late = agency_year(report_published_on=D("2026-02-28"))
    assert examine("PB06", late).outcome == "fail"
    assert examine("PB06", late, parameters=later).outcome == "pass"
    assert examine("PB06", replace(late, agency_year=None)).outcome == "missing"
    assert examine("PB06", agency_year(year=2017)).outcome == "not_applicable"
    assert examine("PB06", penalty()).outcome == "not_applicable"
