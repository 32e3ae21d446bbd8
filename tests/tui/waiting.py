"""Waiting for what the terminal does on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

TICK = 0.02
TICKS = 250


async def until(pilot: Pilot[Any], holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    for _tick in range(TICKS):
        await pilot.pause()
        if holds():
            return
        await pilot.pause(TICK)
    raise AssertionError("what was waited for did not happen")


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until timers that rest after typing have run and workers are done."""
    await pilot.pause(0.2)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
