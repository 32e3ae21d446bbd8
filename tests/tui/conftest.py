"""What every test of the terminal shares: English, no animation, and a desk over the samples."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from registry.i18n import language, use_language
from tests.tui.fake import FakeGateway
from tests.tui.waiting import settled
from tui.app import QuanzeApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from textual.pilot import Pilot

    Desk = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = language()
    use_language("en")
    yield
    use_language(before)


@pytest.fixture
def gateway() -> FakeGateway:
    return FakeGateway()


@pytest.fixture
def desk(gateway: FakeGateway) -> Desk:
    """Return a way to sit at the desk: `async with desk("records") as pilot`."""

    @asynccontextmanager
    async def sit(
        place: str = "home", size: tuple[int, int] = (120, 36), **options: Any
    ) -> AsyncIterator[Pilot[None]]:
        app = QuanzeApp(options.pop("gateway", gateway), place)
        app.animation_level = "none"
        async with app.run_test(size=size, **options) as pilot:
            await settled(pilot)
            yield pilot

    return sit
