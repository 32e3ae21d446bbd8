"""Dossiers as files: what goes out comes back, and nothing unreadable is guessed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.codes import DocumentKind, OfficerTask, ReviewOpinion, SanctionKind
from registry.errors import InvalidInput
from registry.law.codec import digest, from_data, from_json, review_digest, to_data, to_json
from registry.law.dossier import Dossier
from registry.law.facts import (
    Act,
    Agency,
    Certificate,
    Decision,
    Document,
    Hearing,
    Interval,
    Officer,
    Party,
    Power,
    Review,
    Sanction,
    SanctionRange,
)
from registry.law.schema import dossier_schema

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "dossier.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(dossier_schema())

DOSSIERS = st.builds(
    Dossier,
    subject=st.sampled_from(["case", "power"]),
    ref=st.text(),
    filed_on=st.none() | st.dates(),
    party=st.none() | st.builds(Party, name=st.none() | st.text(), birth_date=st.dates()),
    sanctions=st.none()
    | st.lists(
        st.builds(
            Sanction,
            kind=st.sampled_from(SanctionKind),
            amount_fen=st.none() | st.integers(0),
        ),
        max_size=3,
    ).map(tuple),
    power=st.none()
    | st.builds(
        Power,
        code=st.text(),
        sanctions=st.tuples(
            st.builds(
                SanctionRange,
                kind=st.just(SanctionKind.FINE),
                multiple_min=st.decimals(0, 100, places=2),
            )
        ),
    ),
    documents=st.lists(
        st.builds(
            Document,
            kind=st.sampled_from(DocumentKind),
            issued_at=st.none() | st.datetimes(timezones=st.just(UTC)),
            sealed=st.none() | st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
)


def a_case(**known: Any) -> Dossier:
    return Dossier(subject="case", ref="C-1", **known)


@given(DOSSIERS)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_dossier_survives_its_json(dossier: Dossier) -> None:
    assert from_json(to_json(dossier)) == dossier


@given(DOSSIERS)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
def test_what_is_written_satisfies_the_schema(dossier: Dossier) -> None:
    VALIDATOR.validate(to_data(dossier))


def test_the_published_schema_is_in_step_with_the_records() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == dossier_schema()


def test_every_field_is_described_in_both_languages() -> None:
    for name, definition in dossier_schema()["$defs"].items():
        for field, described in definition.get("properties", {}).items():
            assert described["title"], (name, field)
            assert described["description"], (name, field)


def test_unknown_is_not_the_same_as_none_at_all() -> None:
    unknown, none_at_all = a_case(), a_case(officers=())
    assert "officers" not in to_data(unknown)
    assert to_data(none_at_all)["officers"] == []
    assert from_data({"subject": "case", "ref": "C-1", "officers": None}) == unknown


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "$: [] is not an object."),
        ({"subject": "case"}, "$: the field ref is missing."),
        ({"subject": "case", "ref": 5}, "$.ref: 5 is not text."),
        ({"subject": "cases", "ref": "1"}, '$.subject: "cases" is not a known code.'),
        (
            {"subject": "case", "ref": "1", "fild_on": "x"},
            'no field "fild_on" here. Nearest: filed_on.',
        ),
        ({"subject": "case", "ref": "1", "filed_on": "2026-02-30"}, "$.filed_on:"),
        ({"subject": "case", "ref": "1", "filed_on": "20260201"}, "$.filed_on:"),
        ({"subject": "case", "ref": "1", "officers": {}}, "$.officers: {} is not a list."),
        (
            {"subject": "case", "ref": "1", "officers": [{"person": "1", "task": "handlr"}]},
            '$.officers[0].task: "handlr" is not a known code. Nearest: handler.',
        ),
        (
            {"subject": "case", "ref": "1", "documents": [{"kind": "decision", "sealed": 1}]},
            "$.documents[0].sealed: 1 is not true or false.",
        ),
        (
            {"subject": "case", "ref": "1", "sanctions": [{"kind": "fine", "amount_fen": 1.5}]},
            "$.sanctions[0].amount_fen: 1.5 is not a whole number.",
        ),
        (
            {"subject": "case", "ref": "1", "reviews": [{"decided_at": "2026-01-01T08:00:00"}]},
            "$.reviews[0].decided_at:",
        ),
        (
            {
                "subject": "case",
                "ref": "1",
                "power": {"code": "1", "sanctions": [{"kind": "fine", "multiple_min": "NaN"}]},
            },
            "$.power.sanctions[0].multiple_min:",
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_its_path(data: Any, sentence: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        from_data(data)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", b"\xff\xfe", "[" * 100_000])
def test_what_is_not_json_gets_a_sentence(text: str | bytes) -> None:
    with pytest.raises(InvalidInput, match="not JSON"):
        from_json(text)


def test_the_digest_does_not_depend_on_the_order_of_fields() -> None:
    data = to_data(a_case(act=Act(facts="无证经营"), agency=Agency(code="A", name="局")))
    turned = dict(reversed(data.items()))
    assert digest(from_data(turned)) == digest(from_data(data))


def submitted() -> Dossier:
    return a_case(
        filed_on=date(2026, 3, 2),
        officers=(Officer(person="7", task=OfficerTask.HANDLER),),
        proposed=(Sanction(kind=SanctionKind.FINE, amount_fen=5_000_000),),
        documents=(Document(kind=DocumentKind.INVESTIGATION_REPORT),),
    )


@pytest.mark.parametrize(
    "later",
    [
        {"decision": Decision(decided_on=date(2026, 4, 1))},
        {"sanctions": (Sanction(kind=SanctionKind.FINE, amount_fen=5_000_000),)},
        {"reviews": (Review(opinion=ReviewOpinion.AGREE),)},
        {
            "documents": (
                Document(kind=DocumentKind.INVESTIGATION_REPORT),
                Document(kind=DocumentKind.DECISION),
            )
        },
        {"hearing": Hearing(told_on=date(2026, 3, 20), waived=True)},
        {
            "officers": (
                Officer(person="7", task=OfficerTask.HANDLER),
                Officer(person="9", task=OfficerTask.REVIEWER),
            )
        },
    ],
)
def test_what_follows_a_review_does_not_make_it_stale(later: dict[str, Any]) -> None:
    before = submitted()
    after = from_data(to_data(before) | to_data(a_case(**later)))
    assert review_digest(after) == review_digest(before)


@pytest.mark.parametrize(
    "changed",
    [
        {"sanctions": (Sanction(kind=SanctionKind.FINE, amount_fen=6_000_000),)},
        {"act": Act(facts="more")},
        {"hearing": Hearing(held_on=date(2026, 3, 20))},
        {"exclusions": (Interval(started_on=date(2026, 3, 5)),)},
        {"officers": (Officer(person="8", task=OfficerTask.HANDLER),)},
        {"documents": (Document(kind=DocumentKind.DEFENCE_REVIEW),)},
    ],
)
def test_a_change_of_what_was_reviewed_changes_its_digest(changed: dict[str, Any]) -> None:
    before = submitted()
    after = from_data(to_data(before) | to_data(a_case(**changed)))
    assert review_digest(after) != review_digest(before)


def test_records_are_frozen_and_show_only_what_is_known() -> None:
    certificate = Certificate(number="W-1", valid_from=date(2024, 1, 1))
    with pytest.raises(AttributeError):
        certificate.number = "W-2"  # type: ignore[misc]
    assert repr(certificate) == ("Certificate(number='W-1', valid_from=datetime.date(2024, 1, 1))")
    assert {certificate: 1}[Certificate(number="W-1", valid_from=date(2024, 1, 1))]


def test_multiples_and_instants_are_exact() -> None:
    data = {
        "subject": "case",
        "ref": "1",
        "power": {"code": "1", "sanctions": [{"kind": "fine", "multiple_min": "0.50"}]},
        "reviews": [{"decided_at": "2026-01-01T08:00:00+08:00"}],
    }
    dossier = from_data(data)
    assert dossier.power is not None
    assert dossier.power.sanctions == (
        SanctionRange(kind=SanctionKind.FINE, multiple_min=Decimal("0.50")),
    )
    assert dossier.reviews == (Review(decided_at=datetime(2026, 1, 1, tzinfo=UTC)),)
