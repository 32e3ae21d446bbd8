"""From what is typed into a form to the command it sends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.codes import SanctionKind
from registry.commands import DecideReview, OpenCase, PartyData, TakeStep
from tests.tui import samples
from tui.forms import specs
from tui.forms.answers import act_day, command_of, echo_date, missing
from tui.forms.lines import read_lines, write_lines
from tui.forms.notes import note_on
from tui.records import FormSpec, Question

FILE = specs.opening_form("ordinary", "file")
KNOWN = {"value": "4", "text": "江汉区好味餐饮店"}
NEW = {"value": "new", "text": "武汉新店"}


def question(spec: FormSpec, name: str) -> Question:
    """Return a question by name."""
    return next(q for q in spec.questions if q.name == name)


@pytest.mark.parametrize(("procedure", "action"), [(p, a.name) for p, a in specs.openings()])
def test_every_act_that_opens_a_case_has_a_form(procedure: str, action: str) -> None:
    names = [q.name for q in specs.opening_form(procedure, action).questions]
    assert {"at", "agency", "power", "party", "officers"} <= set(names)
    assert len(names) == len(set(names))


def test_the_act_is_dated_before_the_power_is_picked() -> None:
    names = [q.name for q in FILE.questions]
    assert names.index("act_from") < names.index("power")


def test_the_power_must_be_in_force_when_the_act_ended() -> None:
    answers = {"at": "2026-11-23", "act_from": "2026-08-01", "act_to": "2026-08-14"}
    assert act_day(answers, samples.TODAY) == date(2026, 8, 14)
    assert act_day({}, samples.TODAY) == samples.TODAY


def test_a_known_party_is_named_by_its_id() -> None:
    command = command_of(FILE, {"party": KNOWN, "power": {"value": "P1", "text": "…"}})
    assert isinstance(command, OpenCase)
    assert (command.procedure, command.action, command.party) == ("ordinary", "file", 4)
    assert command.power == "P1"


def test_a_new_party_brings_its_own_questions_and_none_of_them_reach_the_step() -> None:
    answers = {"party": NEW, "party_kind": {"value": "sole_trader", "text": ""}, "cause": "案由"}
    command = command_of(FILE, answers)
    assert isinstance(command, OpenCase)
    assert isinstance(command.party, PartyData)
    assert (command.party.name, command.party.kind) == ("武汉新店", "sole_trader")
    assert dict(command.fields) == {"cause": "案由"}


def test_what_a_new_party_needs_is_not_missed_while_the_party_is_known() -> None:
    names = {q.name for q in missing(FILE, {"party": KNOWN})}
    assert "party_kind" not in names
    assert "party_kind" in {q.name for q in missing(FILE, {"party": NEW})}


def test_a_date_without_a_time_is_noon_and_local() -> None:
    command = command_of(specs.step_form("ordinary", "serve", "P1", 7), {"at": "2026-11-20"})
    assert isinstance(command, TakeStep)
    assert command.at is not None
    assert command.at.isoformat() == "2026-11-20T12:00:00+08:00"
    assert (command.ref, command.action, command.revision) == ("P1", "serve", 7)


def test_the_opinion_carries_points_notes_and_judgements() -> None:
    spec = specs.opinion_form("P1", 7, samples.FINDINGS)
    command = command_of(
        spec,
        {
            "opinion": {"value": "agree", "text": "agree"},
            "point:subject": {"value": "agree", "text": "agree"},
            "note:subject": "left over from before",
            "point:facts": {"value": "return", "text": "return"},
            "note:facts": "时间不清",
            "judge:PN01": "pass",
            "words:PN01": "未造成健康危害",
        },
    )
    assert isinstance(command, DecideReview)
    assert command.points == {
        "subject": {"opinion": "agree", "note": ""},
        "facts": {"opinion": "return", "note": "时间不清"},
    }
    assert command.judgements == {"PN01": {"outcome": "pass", "words": "未造成健康危害"}}


def test_a_date_is_echoed_with_its_weekday_and_distance() -> None:
    assert echo_date("2026-11-20", samples.TODAY) == "Fri · 3 days ago"
    assert echo_date("2026-11-23", samples.TODAY) == "Mon · today"
    assert echo_date("nonsense", samples.TODAY) == ""


def test_a_credit_code_is_checked_while_it_is_typed() -> None:
    code = Question("party_code", "credit_code", "")

    def no_fault(_question: Question, _value: object) -> str:
        return ""

    note, faulty = note_on(code, "9142", samples.TODAY, no_fault)
    assert not faulty
    assert "4 of 18" in note
    assert note_on(code, "91I", samples.TODAY, no_fault)[1]


def test_sanctions_are_read_from_lines_in_either_language() -> None:
    read = read_lines("sanctions", "罚款 50,000元\nwarning\n没收违法所得; 1204.50; 销售所得")
    assert [r["kind"] for r in read.records] == ["fine", "warning", "confiscate_gains"]
    assert [r.get("amount") for r in read.records] == ["50000", None, "1204.50"]
    assert read.records[2]["content"] == "销售所得"
    assert not read.faults


def test_a_line_that_cannot_be_read_is_named_and_the_others_are_kept() -> None:
    read = read_lines("sanctions", "罚款; 五万\n警告")
    assert len(read.records) == 1
    assert read.faults[0].startswith("Line 1:")


def test_lengths_of_recordings_are_read_as_clock_times() -> None:
    read = read_lines("recordings", "现场检查; 1:02:03\n询问; 42:10\n送达; 90")
    assert [r["seconds"] for r in read.records] == [3723, 2530, 90]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(SanctionKind)),
            st.decimals(0, 10**9, places=2, allow_nan=False),
        ),
        max_size=5,
    )
)
def test_what_is_written_as_lines_reads_as_the_same(
    sanctions: list[tuple[SanctionKind, Decimal]],
) -> None:
    records = [{"kind": kind.value, "amount": str(amount)} for kind, amount in sanctions]
    assert list(read_lines("sanctions", write_lines("sanctions", records)).records) == records
