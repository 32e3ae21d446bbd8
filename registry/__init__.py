"""Quanze: the administrative power-list and law-enforcement registry of a city.

The public API in one place::

    registry = open_registry("register.sqlite3")
    reader = registry.read()
    door = registry.act_as("liqiang")
    door.perform(TakeStep(ref="P2026-0000123", action="serve", fields={"method": "direct"}))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from registry.actions.door import Door
    from registry.clock import Clock
    from registry.database.reader import Reader
    from registry.database.url import DatabaseUrl
    from registry.database.writer import Writers
    from registry.views import Actor

__all__ = ["Registry", "open_registry"]


class Registry:
    """One register: its readers, one per thread, and its door for writes."""

    def __init__(self, url: DatabaseUrl, clock: Clock | None = None) -> None:
        """Remember where the register is; nothing is opened before it is needed."""
        from registry.database.reader import Readers  # keeps `import registry` light

        self.url = url
        self._clock = clock
        self._readers = Readers(url)
        self._writers: Writers | None = None

    @property
    def clock(self) -> Clock:
        """The clock that was given, else the register's own, read on first use."""
        if self._clock is None:
            from registry.queries.status import own_clock

            self._clock = own_clock(self.read())
        return self._clock

    def read(self) -> Reader:
        """Return this thread's reader."""
        return self._readers.get()

    def actor(self, username: str) -> Actor:
        """Return who an account name stands for, without signing in."""
        from registry.actions.actors import load_actor

        return load_actor(self.read(), username)

    def act_as(self, username: str, password: str | None = None) -> Door:
        """Return the door for an account; outside a demonstration the password is needed.

        Raises:
            NotFound: if there is no such account.
            NotPermitted: if the password is wrong or missing, or the account is disabled.
        """
        from registry.actions.actors import is_demo, load_actor, sign_in

        reader = self.read()
        if password is None and is_demo(reader):
            return self.door(load_actor(reader, username))
        with self._open_writers().session() as session:
            actor = sign_in(session, reader, self.clock, username, password or "")
        return self.door(actor)

    def door(self, actor: Actor) -> Door:
        """Return the door for an actor who is known already."""
        from registry.actions.door import Door

        return Door(self._open_writers(), actor, self.clock)

    def close(self) -> None:
        """Close all connections."""
        self._readers.close()
        if self._writers is not None:
            self._writers.close()

    def _open_writers(self) -> Writers:
        if self._writers is None:
            from registry.database.writer import Writers

            self._writers = Writers(self.url)
        return self._writers


def open_registry(url: str | Path | DatabaseUrl, clock: Clock | None = None) -> Registry:
    """Open the register at a path or URL; without a clock it has its own.

    Raises:
        DatabaseUnusable: on first use, if it is missing, locked, damaged or of another revision.
    """
    from registry.database.url import parse_url

    return Registry(parse_url(url), clock)
