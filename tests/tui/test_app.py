"""The frame: places, language, theme, palette, help, failures, and what is loaded when."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from registry.errors import DatabaseUnusable, StaleRevision
from registry.i18n import language
from tests.tui.fake import FakeGateway
from tests.tui.waiting import settled, until
from tui import themes
from tui.app import QuanzeApp
from tui.commands import ActionProvider
from tui.screens.help import HelpScreen
from tui.screens.home import HomeScreen
from tui.screens.sign_in import SignInScreen
from tui.widgets.bars import KeyBar, PlaceBar
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.conftest import Desk

FORBIDDEN = ("sqlalchemy", "sqlmodel", "alembic", "pydantic", "psycopg", "typer", "openpyxl")


def test_importing_the_app_loads_no_database_layer() -> None:
    code = (
        "import sys, json, tui.main, tui.app, tui.gateway; print(json.dumps(sorted(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    loaded = {name.partition(".")[0] for name in json.loads(out)}
    assert not loaded & set(FORBIDDEN)


def test_the_console_script_costs_the_standard_library_only() -> None:
    code = "import sys, json, tui.main; print(json.dumps(sorted(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    loaded = {name.partition(".")[0] for name in json.loads(out)}
    assert not loaded & {*FORBIDDEN, "textual", "rich"}


async def test_places_are_reached_by_key_by_row_and_by_mouse(desk: Desk) -> None:
    async with desk("home") as pilot:
        assert isinstance(pilot.app, QuanzeApp)
        await pilot.press("ctrl+pagedown")
        await settled(pilot)
        assert pilot.app.current_mode == "powers"
        await pilot.press("f9", "right", "enter")
        await settled(pilot)
        assert pilot.app.current_mode == "records"
        await pilot.click(PlaceBar, offset=(2, 0))
        await settled(pilot)
        assert pilot.app.current_mode == "home"


async def test_the_language_changes_on_every_screen_at_once(desk: Desk) -> None:
    async with desk("home") as pilot:
        numbers = pilot.app.screen.query_one("#numbers", Sheet)
        english = numbers.text
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert language() == "zh"
        assert "首页" in str(pilot.app.screen.query_one(PlaceBar).render())
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert numbers.text == english


async def test_light_and_dark(desk: Desk) -> None:
    async with desk("home") as pilot:
        await pilot.press("ctrl+t")
        assert pilot.app.theme == themes.LIGHT
        await pilot.press("ctrl+t")
        assert pilot.app.theme == themes.DARK


async def test_the_footer_names_five_keys_on_a_narrow_screen_and_eight_at_most(desk: Desk) -> None:
    for size, most in (((80, 24), 5), ((160, 50), 8)):
        async with desk("records", size=size) as pilot:
            bar = pilot.app.screen.query_one(KeyBar)
            await settled(pilot)
            assert len(bar._fitting()) <= most
            assert bar._fitting()[-1].id == "app.palette"


async def test_help_names_the_keys_of_the_screen_one_came_from(desk: Desk) -> None:
    async with desk("records") as pilot:
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        text = pilot.app.screen.query_one("#page", Sheet).text
        assert "F3" in text
        assert "Everywhere" in text
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_the_palette_lists_what_is_possible_here(desk: Desk) -> None:
    async with desk("records") as pilot:
        titles = await offered(pilot)
        assert "list: go to the query line" in titles
        assert "go: Reviews" in titles
        assert not any(title.startswith("form:") for title in titles)


async def offered(pilot: Pilot[None]) -> list[str]:
    """Return the titles in the palette."""
    provider = ActionProvider(pilot.app.screen)
    return [str(hit.text) async for hit in provider.discover()]


async def test_a_failed_call_becomes_a_sentence_not_a_crash(desk: Desk) -> None:
    class Broken(FakeGateway):
        def home(self) -> object:  # type: ignore[override]
            raise StaleRevision("The list was changed.", "Press F5.")

    async with desk("home", gateway=Broken()) as pilot:
        await until(pilot, lambda: pilot.app._notifications)
        note = next(iter(pilot.app._notifications))
        assert "The list was changed. Press F5." in note.message
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_an_unusable_database_ends_with_its_sentence_and_code(desk: Desk) -> None:
    class Missing(FakeGateway):
        def is_demo(self) -> bool:
            raise DatabaseUnusable("There is no register at none.db.", "Run quanze init.")

    async with desk(gateway=Missing(user=None)) as pilot:
        app = pilot.app
    assert app.return_code == 4
    assert "quanze init" in str(app.problem)  # type: ignore[attr-defined]


async def test_in_a_demonstration_one_chooses_a_person(desk: Desk) -> None:
    gateway = FakeGateway(user=None)
    async with desk(gateway=gateway) as pilot:
        assert isinstance(pilot.app.screen, SignInScreen)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert gateway.calls["act_as chenjing"] == 1


async def test_elsewhere_one_signs_in_and_a_wrong_password_says_so(desk: Desk) -> None:
    gateway = FakeGateway(user=None)
    gateway.demo = False
    async with desk(gateway=gateway) as pilot:
        await pilot.press(*"zhou", "enter", *"wrong", "enter")
        screen = pilot.app.screen
        await until(pilot, lambda: "wrong" in str(screen.query_one("#said").render()))
        await pilot.press(*"correct", "space", *"horse", "space", *"battery", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
