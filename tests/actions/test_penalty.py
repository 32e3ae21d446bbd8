"""A penalty goes its lawful way through the door, and no other."""

from __future__ import annotations

import pytest

from registry import Registry
from registry.commands import OpenCase, TakeStep
from registry.errors import (
    ClosedGate,
    InvalidInput,
    NotFound,
    NotPermitted,
    RegistryError,
    StaleRevision,
)
from tests.actions.stories import ACT, DECISION, NINE, PARTY, Story


def test_a_penalty_with_a_hearing_is_decided_only_after_its_review_passed(city: Registry) -> None:
    """APL Art 58: without a passed legal review there is no decision."""
    story = Story(city).heard()
    with pytest.raises(ClosedGate, match="Legal review is required"):
        story.step("zhouju", "decide", at="2026-11-10", **DECISION)
    story.submit()
    with pytest.raises(ClosedGate, match="not finished"):
        story.step("zhouju", "decide", at="2026-11-10", **DECISION)
    story.review()
    done = story.step("zhouju", "decide", **DECISION)
    assert done.stage == "decided"
    assert done.document_no == "武市监罚〔2026〕1号"


def test_a_returned_review_keeps_the_gate_shut_until_it_is_answered(city: Registry) -> None:
    """118 (十三): problems are answered and the case is submitted again."""
    story = Story(city).heard()
    story.submit()
    story.review("return", text="证据不足，请补充进货台账。", points={"evidence": "return"})
    with pytest.raises(ClosedGate, match="did not pass"):
        story.step("zhouju", "decide", **DECISION)
    with pytest.raises(InvalidInput, match="not answered"):
        story.submit()
    story.submit(note="已补充进货台账。")
    story.review()
    assert story.step("zhouju", "decide", **DECISION).stage == "decided"


def test_a_change_after_the_review_makes_it_stale(city: Registry) -> None:
    """A review is bound to what was reviewed."""
    story = Story(city).notified()
    story.submit()
    story.review()
    story.step(
        "liqiang",
        "defend",
        at="2026-11-20",
        defence_text="已经改正。",
        defence_review="改正属实，不影响定性。",
    )
    with pytest.raises(ClosedGate, match="changed after legal review"):
        story.step("zhouju", "decide", **DECISION)
    status = city.read().value(
        "SELECT review_status FROM cases WHERE ref = :ref", {"ref": story.ref}
    )
    assert status == "stale"


def test_what_is_decided_is_what_was_reviewed(city: Registry) -> None:
    """Another amount than the reviewed one needs another review."""
    story = Story(city).heard()
    story.submit()
    story.review()
    with pytest.raises(ClosedGate, match="differ from those that were reviewed"):
        story.step("zhouju", "decide", sanctions=[{"kind": "fine", "amount": "90000"}], **DECISION)


def test_a_penalty_needs_a_served_prior_notice(city: Registry) -> None:
    """APL Art 44, 62."""
    story = Story(city).investigated(complex=False)
    with pytest.raises(ClosedGate, match="prior notice has not been served"):
        story.step("zhouju", "decide", **DECISION)


@pytest.mark.parametrize("who", ["liqiang", "wangmin", "gongshi", "outsider", "admin"])
def test_only_a_reviewer_of_the_agency_reviews(city: Registry, who: str) -> None:
    story = Story(city).heard()
    story.submit()
    with pytest.raises(NotPermitted):
        story.review(who=who)


def test_a_handler_who_is_also_reviewer_cannot_review_the_own_case(city: Registry) -> None:
    """Separation of duties is by person, not by role."""
    from registry.commands import GrantRole

    city.act_as("admin").perform(GrantRole(username="liqiang", role="reviewer", agency="131"))
    city.act_as("admin").perform(GrantRole(username="liqiang", role="approver", agency="131"))
    story = Story(city).heard()
    story.submit("wangmin")
    with pytest.raises(NotPermitted, match="took part"):
        story.review(who="liqiang")
    story.review()
    with pytest.raises(NotPermitted, match="took part"):
        story.step("liqiang", "decide", **DECISION)


def test_an_officer_of_another_agency_cannot_touch_the_case(city: Registry) -> None:
    story = Story(city).filed()
    with pytest.raises(NotPermitted, match="another agency"):
        story.step("outsider", "gather", certificates_shown=True)


def test_a_step_that_the_stage_does_not_allow_names_those_it_does(city: Registry) -> None:
    story = Story(city).filed()
    with pytest.raises(ClosedGate) as refused:
        story.step("liqiang", "serve", method="direct")
    assert "investigate" in str(refused.value)


def test_the_other_of_two_persons_changing_one_case_is_told(city: Registry) -> None:
    story = Story(city).filed()
    seen = city.read().value("SELECT revision FROM cases WHERE ref = :ref", {"ref": story.ref})
    story.step("liqiang", "gather", certificates_shown=True, note="检查")
    with pytest.raises(StaleRevision, match="changed by somebody else"):
        city.act_as("wangmin").perform(
            TakeStep(
                ref=story.ref, action="gather", revision=seen, fields={"certificates_shown": True}
            )
        )


def test_nothing_is_written_by_a_command_that_fails(city: Registry) -> None:
    story = Story(city).filed()
    before = _counts(city)
    with pytest.raises(RegistryError):
        story.step("liqiang", "investigate", sanctions=[{"kind": "fine", "amount": "x"}])
    assert _counts(city) == before


def test_document_numbers_are_given_out_without_gaps(city: Registry) -> None:
    first = Story(city).filed()
    second = Story(city).filed()
    numbers = city.read().rows("SELECT number FROM document WHERE kind = 'filing_form' ORDER BY id")
    assert [number for (number,) in numbers] == ["武市监立〔2026〕1号", "武市监立〔2026〕2号"]
    assert first.ref != second.ref


def test_every_command_leaves_a_ledger_entry(city: Registry) -> None:
    story = Story(city).filed()
    story.step("liqiang", "gather", certificates_shown=True, note="检查")
    rows = city.read().rows("SELECT seq, command, leaf_hash FROM ledger_entry ORDER BY seq")
    assert [(seq, command) for seq, command, _hash in rows] == [(1, "case:open"), (2, "case:step")]
    assert len({leaf for *_rest, leaf in rows}) == 2


def test_the_party_is_found_again_by_its_credit_code(city: Registry) -> None:
    Story(city).filed()
    Story(city).filed()
    assert city.read().value("SELECT count(*) FROM party") == 1


@pytest.mark.parametrize(
    ("change", "error", "sentence"),
    [
        ({"power": "021310009999"}, NotFound, "There is no power-list entry"),
        ({"power": "061310001000"}, InvalidInput, "another kind"),
        ({"agency": "市监"}, NotFound, "There is no agency"),
        ({"officers": ("nobody",)}, NotFound, "There is no person"),
        ({"fields": {**ACT, "facts": ""}}, InvalidInput, "missing"),
        ({"fields": {**ACT, "act_fom": "2026-01-01"}}, InvalidInput, "did you mean act_from"),
        ({"fields": {**ACT, "act_from": "2026-13-01"}}, InvalidInput, "not a date"),
        (
            {"fields": {**ACT, "act_from": "2019-01-01", "act_to": "2019-01-01"}},
            InvalidInput,
            "not in force",
        ),
        ({"action": "serve"}, ClosedGate, "not possible"),
        ({"action": "fil"}, InvalidInput, "Did you mean file"),
    ],
)
def test_bad_input_gets_one_sentence(
    city: Registry, change: dict[str, object], error: type[RegistryError], sentence: str
) -> None:
    fields = {"source": "site_check", "approver": "zhouju"}
    given = {
        "procedure": "ordinary",
        "action": "file",
        "agency": "131",
        "power": "021310001000",
        "party": PARTY,
        "fields": ACT,
        **change,
    }
    given["fields"] = {**fields, **given["fields"]}  # type: ignore[dict-item]
    with pytest.raises(error, match=sentence):
        city.act_as("liqiang").perform(OpenCase(**given))  # type: ignore[arg-type]
    assert city.read().value("SELECT count(*) FROM cases") == 0


def test_agreeing_needs_an_opinion_on_each_of_the_nine_points(city: Registry) -> None:
    """118 (十三)."""
    story = Story(city).heard()
    story.submit()
    with pytest.raises(InvalidInput, match="does not cover"):
        story.review(points=dict.fromkeys(list(NINE)[:8], "agree"))


def test_a_summary_penalty_is_closed_in_one_day(city: Registry) -> None:
    """APL Art 51-53."""
    story = Story(city)
    story.open(
        "liqiang",
        "summary",
        "find",
        "021310001000",
        certificates_shown=True,
        at="2026-11-20",
        **ACT,
    )
    story.step("liqiang", "tell", at="2026-11-20", rights_told=True)
    done = story.step(
        "liqiang",
        "decide_on_spot",
        at="2026-11-20",
        sanctions=[{"kind": "warning"}],
        sealed=True,
    )
    assert done.document_no == "武市监当罚〔2026〕1号"
    story.step("liqiang", "hand_over", at="2026-11-20", signed=True, method="direct")
    assert story.step("liqiang", "close", at="2026-11-20").stage == "closed"


def _counts(city: Registry) -> list[int]:
    tables = ("cases", "step", "document", "sanction", "ledger_entry", "document_counter")
    return [city.read().value(f"SELECT count(*) FROM {table}") for table in tables]  # noqa: S608
