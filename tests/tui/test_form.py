"""Recording: forms that know the law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from registry.commands import OpenCase
from registry.errors import InvalidInput
from tests.tui import samples
from tests.tui.waiting import settled, until
from tui.screens.case import CaseScreen
from tui.screens.form import FormScreen
from tui.screens.home import HomeScreen
from tui.screens.recording import RecordingScreen
from tui.widgets.page_pane import PagePane
from tui.widgets.pick_field import PickField
from tui.widgets.question_row import QuestionRow

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.conftest import Desk
    from tests.tui.fake import FakeGateway

FILE = ("open:ordinary:file", "")


async def filing(pilot: Pilot[None]) -> FormScreen:
    """Open the form that files a case."""
    screen = pilot.app.screen
    assert isinstance(screen, HomeScreen)
    screen.open_draft(*FILE)
    await until(pilot, lambda: isinstance(pilot.app.screen, FormScreen))
    await until(pilot, lambda: len(pilot.app.screen.query(QuestionRow)) > 5)
    await settled(pilot)
    form = pilot.app.screen
    assert isinstance(form, FormScreen)
    return form


def row(form: FormScreen, name: str) -> QuestionRow:
    """Return the line of a question."""
    return next(r for r in form.query(QuestionRow) if r.question.name == name)


async def answer(pilot: Pilot[None], form: FormScreen, name: str, *pressed: str) -> None:
    """Answer a question by typing."""
    row(form, name).focus_editor()
    await pilot.pause()
    await pilot.press(*pressed)
    await settled(pilot)


def last_line(form: FormScreen) -> str:
    """Return what the last line says."""
    return str(form.query_one("#outcome").render())


ANSWERS: dict[str, Any] = {
    "source": {"value": "complaint", "text": "complaint"},
    "act_from": "2026-11-01",
    "discovered_on": "2026-11-02",
    "power": {"value": "420100000097", "text": "对生产经营污染物质超标食品的处罚"},
    "party": {"value": "1", "text": "江汉区好味餐饮店"},
    "cause": "销售不合格食品案",
    "facts": "抽检不合格。",
    "approver": {"value": "42010012345", "text": "李强"},
}


async def test_f2_asks_what_is_to_be_recorded_and_opens_its_form(desk: Desk) -> None:
    async with desk("records") as pilot:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, RecordingScreen))
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, FormScreen))
        await settled(pilot)
        await pilot.press("escape")
        assert pilot.app.screen.PLACE == "records"  # type: ignore[attr-defined]


async def test_the_last_line_names_what_is_missing_then_what_f2_does(
    desk: Desk, gateway: FakeGateway
) -> None:
    async with desk() as pilot:
        form = await filing(pilot)
        assert last_line(form).startswith("Still needed:")
        gateway.drafts[FILE] = ANSWERS
        await pilot.press("escape")
        form = await filing(pilot)
        assert last_line(form).startswith("F2  File the case; the case will be: filed")


async def test_the_power_is_offered_from_the_list_in_force_when_the_act_was_done(
    desk: Desk, gateway: FakeGateway
) -> None:
    async with desk() as pilot:
        form = await filing(pilot)
        await answer(pilot, form, "act_from", *"2026-08-01")
        await answer(pilot, form, "power", "食", "品")
        assert gateway.days[-1].isoformat() == "2026-08-01"
        await pilot.press("down", "enter")
        await settled(pilot)
        assert row(form, "power").answer["value"] == samples.power_row(98).code
        assert "50,000 to 100,000 yuan" in form.query_one(PagePane).text


async def test_a_party_that_is_not_known_can_be_added_and_its_code_is_checked(desk: Desk) -> None:
    async with desk() as pilot:
        form = await filing(pilot)
        assert row(form, "party_code").has_class("-hidden")
        await answer(pilot, form, "party", "新", "店")
        await pilot.press("enter")
        await settled(pilot)
        assert row(form, "party").answer == {"value": "new", "text": "新店"}
        assert not row(form, "party_code").has_class("-hidden")
        await answer(pilot, form, "party_code", *"91I")
        assert row(form, "party_code").has_class("-faulty")


async def test_a_known_party_shows_its_earlier_cases(desk: Desk) -> None:
    async with desk() as pilot:
        form = await filing(pilot)
        await answer(pilot, form, "party", "江", "汉")
        await pilot.press("enter")
        await settled(pilot)
        assert "The party's record" in form.query_one(PagePane).text


async def test_several_officers_are_taken_and_given_back(desk: Desk) -> None:
    async with desk() as pilot:
        form = await filing(pilot)
        await answer(pilot, form, "officers", "李")
        await pilot.press("enter", "王")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert [a["text"] for a in row(form, "officers").answer] == ["李强", "王敏"]
        await pilot.press("backspace")
        assert [a["text"] for a in row(form, "officers").answer] == ["李强"]


async def test_leaving_keeps_a_draft_and_coming_back_brings_it(
    desk: Desk, gateway: FakeGateway
) -> None:
    async with desk() as pilot:
        form = await filing(pilot)
        await answer(pilot, form, "cause", *"abc")
        await pilot.press("escape")
        await settled(pilot)
        assert gateway.drafts[FILE]["cause"] == "abc"
        form = await filing(pilot)
        assert row(form, "cause").answer == "abc"
        await pilot.press("f4")
        await settled(pilot)
        assert FILE not in gateway.drafts
        assert row(form, "cause").answer == ""


async def test_f2_sends_the_command_drops_the_draft_and_opens_the_case(
    desk: Desk, gateway: FakeGateway
) -> None:
    gateway.drafts[FILE] = ANSWERS
    async with desk() as pilot:
        await filing(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen))
        (command,) = gateway.commands
        assert isinstance(command, OpenCase)
        assert (command.procedure, command.action, command.party) == ("ordinary", "file", 1)
        assert command.fields["source"] == "complaint"
        assert FILE not in gateway.drafts


async def test_f2_points_at_what_is_missing(desk: Desk, gateway: FakeGateway) -> None:
    async with desk() as pilot:
        form = await filing(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert row(form, "act_from").has_focus_within
        assert not gateway.commands


async def test_a_refusal_is_said_and_nothing_typed_is_lost(
    desk: Desk, gateway: FakeGateway
) -> None:
    gateway.drafts[FILE] = ANSWERS
    gateway.refusal = InvalidInput("The entry is not in force.", "Choose another.")
    async with desk() as pilot:
        form = await filing(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: "not in force" in last_line(form))
        assert row(form, "cause").answer == ANSWERS["cause"]
        assert gateway.drafts


async def test_answers_survive_a_change_of_language(desk: Desk, gateway: FakeGateway) -> None:
    gateway.drafts[FILE] = ANSWERS
    async with desk() as pilot:
        form = await filing(pilot)
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert row(form, "cause").answer == ANSWERS["cause"]
        source = row(form, "source").editor
        assert isinstance(source, PickField)
        assert source.line.value == "投诉"


async def test_nothing_is_required_twice_over_in_a_long_paste(desk: Desk) -> None:
    async with desk() as pilot:
        form = await filing(pilot)
        editor = row(form, "facts").editor
        editor.put("事实" * 4000)
        await settled(pilot)
        assert len(row(form, "facts").answer) == 8000
