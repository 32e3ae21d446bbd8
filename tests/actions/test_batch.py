"""Commands from a file: all or nothing, with labels for cases opened earlier."""

from __future__ import annotations

from typing import Any

import pytest

from registry import Registry
from registry.actions.batch import perform_entries
from registry.errors import ClosedGate, InvalidInput, RegistryError
from tests.actions.stories import ACT, NINE, NOTICE

OPEN: dict[str, Any] = {
    "command": "open",
    "label": "case",
    "procedure": "ordinary",
    "action": "file",
    "agency": "131",
    "power": "021310001000",
    "party": {
        "name": "武汉鲜达食品有限公司",
        "kind": "法人",
        "credit_code": "91420100MA4KTE5T87",
    },
    "officers": ["wangmin"],
    "at": "2026-09-03T09:30",
    "fields": {"source": "site_check", "approver": "zhouju", **ACT},
}
INVESTIGATE: dict[str, Any] = {
    "command": "step",
    "ref": "$case",
    "action": "investigate",
    "fields": {
        "outcome": "penalty",
        "sanctions": [{"kind": "罚款", "amount": "60000.00"}],
        "public_interest": False,
        "major_rights": True,
        "complex": True,
    },
}
NOTIFY: dict[str, Any] = {"command": "step", "ref": "$case", "action": "notify", "fields": NOTICE}


def test_a_file_tells_a_whole_review(city: Registry) -> None:
    entries = [
        OPEN,
        INVESTIGATE,
        NOTIFY,
        {"command": "submit_review", "ref": "$case"},
        {
            "command": "decide_review",
            "as": "chenjing",
            "ref": "$case",
            "opinion": "agree",
            "points": NINE,
        },
    ]
    done = list(perform_entries(city.act_as("liqiang"), entries))
    assert [item.stage for item in done] == ["filed", "investigated", *["notified"] * 3]
    status = city.read().value("SELECT review_status FROM cases")
    assert status == "passed"


def test_the_last_entry_failing_undoes_the_first(city: Registry) -> None:
    entries = [OPEN, {"command": "step", "ref": "$case", "action": "serve"}]
    with pytest.raises(ClosedGate, match="Entry 2"):
        list(perform_entries(city.act_as("liqiang"), entries))
    assert city.read().value("SELECT count(*) FROM cases") == 0


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"command": "opne"}, "Did you mean open"),
        ({"command": "step", "ref": "$nothing", "action": "serve"}, "label nothing"),
        ({"command": "step", "action": "serve"}, "field ref is missing"),
        ({"command": "step", "ref": "P1", "action": "serve", "field": {}}, "Did you mean fields"),
        ({"command": "step", "ref": 5, "action": "serve"}, "cannot be 5"),
        ({"command": "step", "ref": "P1", "action": "serve", "at": "yesterday"}, "not a date"),
        (["open"], "not an object"),
    ],
)
def test_a_malformed_entry_is_refused_by_name(
    city: Registry, entry: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RegistryError, match=sentence):
        list(perform_entries(city.act_as("liqiang"), [entry]))


def test_money_is_exact_to_the_fen(city: Registry) -> None:
    entry = {**INVESTIGATE, "fields": {**INVESTIGATE["fields"]}}
    entry["fields"]["sanctions"] = [{"kind": "fine", "amount": "0.001"}]
    with pytest.raises(InvalidInput, match="not an amount in yuan"):
        list(perform_entries(city.act_as("liqiang"), [OPEN, entry]))
