"""Dossier files: what cannot be true is refused with its path, what is unlawful is not."""

from __future__ import annotations

import json
import typing
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.codes import Code
from registry.errors import InvalidInput
from registry.law.checks import run_checks
from registry.law.codec import from_json, to_json
from registry.law.dossier import Dossier
from registry.law.soundness import HAPPENED, LONGEST_TEXT, ORDERS, sound
from tests.law.factories import entry, inspection, penalty, seizure, summary
from tests.law.subjects import SUBJECTS

TODAY = date(2026, 11, 23)
LAWFUL = [penalty(), summary(), inspection(), seizure(), entry(), *SUBJECTS]


def read(data: dict[str, Any], today: date = TODAY) -> Dossier:
    return sound(from_json(json.dumps(data)), today)


def case(**known: Any) -> dict[str, Any]:
    return {"subject": "case", "ref": "C-1", **known}


@pytest.mark.parametrize("dossier", LAWFUL, ids=lambda dossier: f"{dossier.subject}-{dossier.kind}")
def test_lawful_matters_can_be_true(dossier: Dossier) -> None:
    assert sound(from_json(to_json(dossier)), TODAY) == dossier


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (
            {"act": {"started_on": "2026-03-02", "ended_on": "2026-03-01"}},
            "$.act.ended_on: 2026-03-01 is before $.act.started_on, which is 2026-03-02.",
        ),
        (
            {"filed_on": "2026-03-02", "decision": {"decided_on": "2026-03-01"}},
            "$.decision.decided_on: 2026-03-01 is before $.filed_on, which is 2026-03-02.",
        ),
        (
            {
                "decision": {"decided_on": "2026-03-02"},
                "documents": [
                    {"kind": "prior_notice", "service": {"served_on": "2026-02-02"}},
                    {"kind": "decision", "service": {"served_on": "2026-03-01"}},
                ],
            },
            "$.documents[1].service.served_on: 2026-03-01 is before $.decision.decided_on",
        ),
        (
            {
                "officers": [
                    {
                        "person": "1",
                        "task": "handler",
                        "certificates": [
                            {"number": "1", "valid_from": "2026-03-02", "valid_to": "2020-03-01"}
                        ],
                    }
                ]
            },
            "$.officers[0].certificates[0].valid_to: 2020-03-01 is before",
        ),
        (
            {"exclusions": [{"started_on": "2026-03-02", "ended_on": "2026-03-01"}]},
            "$.exclusions[0].ended_on: 2026-03-01 is before $.exclusions[0].started_on",
        ),
        (
            {"act": {"started_on": "2026-11-24"}},
            "$.act.started_on: 2026-11-24 lies in the future; today is 2026-11-23.",
        ),
        (
            {"decision": {"decided_on": "2027-01-01"}},
            "$.decision.decided_on: 2027-01-01 lies in the future",
        ),
        ({"agency_year": {"year": 0}}, "$.agency_year.year: 0 is not a possible number here."),
        ({"filed_on": "0001-01-01"}, "$.filed_on: 0001-01-01 is no day that a matter can have."),
        ({"filed_on": "9998-01-01"}, "$.filed_on: 9998-01-01 is no day that a matter can have."),
        (
            {"act": {"facts": "字" * (LONGEST_TEXT + 1)}},
            "$.act.facts: a text of 100,001 characters is longer than any record.",
        ),
        (
            {"repeated_numbers": ["x" * (LONGEST_TEXT + 1)]},
            "$.repeated_numbers[0]: a text of 100,001",
        ),
        (
            {"sanctions": [{"kind": "fine", "amount_fen": -1}]},
            "$.sanctions[0].amount_fen: -1 is not a possible number here.",
        ),
        (
            {"sanctions": [{"kind": "fine", "amount_fen": 10**400}]},
            "$.sanctions[0].amount_fen: this number is not a possible number here.",
        ),
    ],
)
def test_what_cannot_be_is_named_with_its_path(known: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(case(**known))
    assert refused.value.detail.startswith(sentence)
    assert refused.value.hint


@pytest.mark.parametrize(
    "known",
    [
        {"act": {"started_on": "2026-03-02", "ended_on": "2026-03-02"}},
        {"act": {"started_on": "2026-11-23"}},
        {"filed_on": "2026-03-02", "decision": {"decided_on": "2026-03-02"}},
        {"party": {"birth_date": "1900-01-01"}},
        {
            "officers": [
                {
                    "person": "1",
                    "task": "handler",
                    "certificates": [{"number": "1", "valid_to": "9999-12-31"}],
                }
            ]
        },
        {"act": {"facts": "字" * LONGEST_TEXT}},
        {"sanctions": [{"kind": "fine", "amount_fen": 0}]},
    ],
)
def test_the_near_side_of_each_limit_is_read(known: dict[str, Any]) -> None:
    assert read(case(**known))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"subject": "case", "ref": "1", "ref": "2"}', '$: the field "ref" is there twice.'),
        (
            '{"subject": "case", "ref": "1", "act": {"place": "a", "place": "b"}}',
            '$.act: the field "place" is there twice.',
        ),
        (
            '{"subject": "case", "ref": "1", "officers": [{"x": 1, "x": 2}]}',
            '$.officers[0]: the field "x" is there twice.',
        ),
        ('{"subject": "case", "ref": "\\ud800"}', "$.ref: "),
        ('{"subject": "case", "ref": "1", "filed_on": NaN}', "$.filed_on: NaN is not text."),
        ('{"subject": "case", "ref": "1", "\\udc00": 1}', "$: there is no field"),
    ],
)
def test_what_would_be_guessed_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        from_json(text)
    assert refused.value.detail.startswith(sentence)
    assert str(refused.value).encode()


@pytest.mark.parametrize("place", ["value", "field"])
def test_an_enormous_word_is_refused_at_once_and_quoted_shortly(place: str) -> None:
    word = "ab" * 2_000_000
    data = case(kind=word) if place == "value" else case(**{word: 1})
    with pytest.raises(InvalidInput) as refused:
        read(data)
    assert len(str(refused.value)) < 300


def test_the_table_names_fields_that_there_are() -> None:
    for record, pairs in ORDERS.items():
        known = {field.name for field in fields(record)}
        assert known.issuperset(name for pair in pairs for name in pair)
    for place in HAPPENED:
        kind: Any = Dossier
        for name in place.split("."):
            hints = typing.get_type_hints(kind)
            kind = next(k for k in typing.get_args(hints[name]) or (hints[name],) if k)


def anything(kind: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Return JSON values of a type as the schema allows them, most of them absent."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(anything(arguments[0], depth), max_size=2)
    if arguments:
        inner = next(part for part in arguments if part is not type(None))
        return anything(inner, depth)
    if isinstance(kind, type) and issubclass(kind, Code):
        return st.sampled_from([entry.value for entry in kind])
    return SCALARS[kind] if kind in SCALARS else st.deferred(lambda: a_record(kind, depth + 1))


DAYS = st.dates(date(2010, 1, 1), date(2026, 11, 23)) | st.dates(date(1900, 1, 1), date(2199, 1, 1))
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8) | st.sampled_from(["1", "2", "420100"]),
    bool: st.booleans(),
    int: st.integers(0, 10) | st.integers(0, 2**53 - 1),
    date: DAYS.map(date.isoformat),
    datetime: DAYS.map(lambda day: f"{day}T09:30:00+08:00"),
    Decimal: st.decimals(0, 100, places=2).map(str),
}


def a_record(kind: Any, depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    hints = typing.get_type_hints(kind)
    needed = {f.name for f in fields(kind) if f.default is MISSING}
    parts = {name: anything(hint, depth) for name, hint in hints.items()}
    return st.fixed_dictionaries(
        {name: part for name, part in parts.items() if name in needed},
        optional={name: part for name, part in parts.items() if name not in needed},
    )


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(a_record(Dossier))
def test_whatever_can_be_read_can_be_checked(data: dict[str, Any]) -> None:
    """A dossier that the schema allows is refused with a path, or checked: nothing breaks."""
    refusal, dossier = "", None
    try:
        dossier = read(data)
    except InvalidInput as refused:
        refusal = refused.detail
    assert dossier or refusal.startswith("$")
    for finding in run_checks(dossier, TODAY) if dossier else ():
        assert finding.message
