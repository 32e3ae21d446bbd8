"""Pictures of the screens; look at them before they are renewed with --snapshot-update."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.command import CommandList, CommandPalette
from textual.widgets import LoadingIndicator

from registry.i18n import _, use_language
from tests.tui.fake import FakeGateway
from tests.tui.waiting import settled, until
from tui import themes
from tui.app import QuanzeApp
from tui.widgets.bars import PLACES
from tui.widgets.question_row import QuestionRow

if TYPE_CHECKING:
    from textual.pilot import Pilot

SMALL, MIDDLE, LARGE = (80, 24), (120, 36), (160, 50)
SHOWN = Path(__file__).parents[2] / "docs" / "screens"
TAKEN = Path(__file__).parent / "__snapshots__" / "test_snapshots"

Steps = Callable[["Pilot[None]"], Awaitable[None]]


async def _nothing(pilot: Pilot[None]) -> None:
    await settled(pilot)


def pressing(*groups: str) -> Steps:
    """Press keys, and let the screen settle after each group."""

    async def press(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for group in groups:
            await pilot.press(*group.split())
            await settled(pilot)
        await settled(pilot)

    return press


async def _palette(pilot: Pilot[None]) -> None:
    """Open the palette; it fills while it is on screen, and says when it no longer searches."""
    await settled(pilot)
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
    palette = pilot.app.screen
    offers, busy = palette.query_one(CommandList), palette.query_one(LoadingIndicator)
    last = _(PLACES["publicity"])
    await until(pilot, lambda: any(last in str(option.prompt) for option in offers.options))
    await until(pilot, lambda: not busy.has_class("--visible"))
    await settled(pilot)


async def _filled_form(pilot: Pilot[None]) -> None:
    await settled(pilot)
    pilot.app.screen.open_draft("open:ordinary:file", "")  # type: ignore[attr-defined]
    await until(pilot, lambda: len(pilot.app.screen.query(QuestionRow)) > 5)
    await settled(pilot)
    await pilot.press(*"2026-08-14", "enter", "down")
    await settled(pilot)
    power = next(r for r in pilot.app.screen.query(QuestionRow) if r.question.name == "power")
    power.focus_editor()
    await pilot.press("食", "品")
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    await pilot.press("江", "汉")
    await settled(pilot)


@dataclass(frozen=True)
class Picture:
    """A screen in a size, a language and a theme, after some keys."""

    name: str
    place: str
    size: tuple[int, int]
    lang: str = "en"
    steps: Steps = _nothing
    theme: str = themes.DARK
    options: dict[str, Any] = field(default_factory=dict)


PICTURES = (
    Picture("home-large", "home", LARGE),
    Picture("home-small-zh", "home", SMALL, "zh"),
    Picture("powers-large-zh", "powers", LARGE, "zh", pressing("f4", "down")),
    Picture("records-small", "records", SMALL),
    Picture("records-light", "records", LARGE, steps=pressing("f4"), theme=themes.LIGHT),
    Picture("records-middle-zh", "records", MIDDLE, "zh", pressing("down down")),
    Picture("records-nothing", "records", SMALL, steps=pressing("f3", "n o t h i n g", "enter")),
    Picture("case-middle", "records", MIDDLE, steps=pressing("enter")),
    Picture("case-small-zh", "records", SMALL, "zh", pressing("enter")),
    Picture("case-systems-zh", "records", LARGE, "zh", pressing("enter", *["ctrl+right"] * 5)),
    Picture("power-middle", "powers", MIDDLE, steps=pressing("enter")),
    Picture("review-large", "reviews", LARGE, steps=pressing("enter")),
    Picture("opinion-middle-zh", "reviews", MIDDLE, "zh", pressing("enter", "f2")),
    Picture("form-middle", "home", MIDDLE, steps=_filled_form),
    Picture("form-small-zh", "home", SMALL, "zh", _filled_form),
    Picture("recording-middle", "home", MIDDLE, steps=pressing("f2", "down")),
    Picture("people-small", "start", SMALL, options={"user": None}),
    Picture("help-middle-zh", "records", MIDDLE, "zh", pressing("f1")),
    Picture("palette-middle", "records", MIDDLE, steps=_palette),
)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_screen_looks_as_it_was_last_seen(picture: Picture, snap_compare: Any) -> None:
    use_language(picture.lang)
    app = QuanzeApp(FakeGateway(**picture.options), picture.place)
    app.animation_level = "none"
    app.theme = picture.theme
    assert snap_compare(app, terminal_size=picture.size, run_before=picture.steps)


def test_the_documentation_shows_the_screens_as_they_are() -> None:
    """After a renewal: copy each picture from the snapshots over the one in docs/screens."""
    shown = sorted(SHOWN.glob("*.svg"))
    assert shown
    for picture in shown:
        taken = TAKEN / f"test_the_screen_looks_as_it_was_last_seen[{picture.stem}].svg"
        assert picture.read_text("utf-8") == taken.read_text("utf-8"), picture.stem
