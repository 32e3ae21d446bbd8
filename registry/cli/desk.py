"""What a command works with: settings, clock, the register, and who is acting."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry.clock import Clock
from registry.config import PASSWORD_VARIABLE, Settings
from registry.errors import InvalidInput
from registry.i18n import _

if TYPE_CHECKING:
    from registry import Registry
    from registry.actions.door import Door
    from registry.codes import Role
    from registry.database.reader import Reader


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk at which one command is carried out."""

    settings: Settings

    @contextmanager
    def registry(self) -> Iterator[Registry]:
        """Open the register that the settings name, at the day of `--today` where it is given."""
        from registry import open_registry

        today = self.settings.today
        clock = Clock.at_date(today) if today else None
        register = open_registry(self.settings.database, clock)
        try:
            yield register
        finally:
            register.close()

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Open the register for reading, all of it as it is at one moment."""
        with self.registry() as register:
            reader = register.read()
            with reader.snapshot():
                yield reader

    @contextmanager
    def door(self, role: Role) -> Iterator[Door]:
        """Open the door for whoever acts; in a demonstration somebody of the role by default."""
        with self.registry() as register:
            yield self._enter(register, role)

    def today(self, reader: Reader | None = None) -> date:
        """Return the day of `--today`, else that of the register, else that of the real clock."""
        if self.settings.today or reader is None:
            return self.settings.today or Clock().today()
        from registry.queries.status import own_clock

        return own_clock(reader).today()

    def optional_day(self, text: str | None, option: str) -> date | None:
        """Read a date that was given as an option, or None."""
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise InvalidInput(
                _("{option}: {text} is not a date.").format(option=option, text=repr(text)),
                _("Write it as 2026-11-23."),
            ) from None

    def _enter(self, register: Registry, role: Role) -> Door:
        from registry.actions.actors import is_demo
        from registry.queries.accounts import first_with_role

        reader, user = register.read(), self.settings.user
        demo = is_demo(reader)
        user = user or (first_with_role(reader, role) if demo else None)
        if user is None:
            raise InvalidInput(
                _("It is not said who acts."), _("Name an account: quanze --as USER …")
            )
        return register.act_as(user, None if demo else ask_password(user))


def ask_password(user: str) -> str:
    """Return a password to sign in with, from the environment or the person at the terminal."""
    if given := os.environ.get(PASSWORD_VARIABLE):
        return given
    if not sys.stdin.isatty():
        raise InvalidInput(
            _("The password of {name} is needed and nobody is at the terminal.").format(name=user),
            _("Set the variable {variable}.").format(variable=PASSWORD_VARIABLE),
        )
    return _asked(_("Password of {name}: ").format(name=user))


def ask_new_password(user: str) -> str:
    """Return a new password: typed twice at the terminal, else the first line of the input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = _asked(_("New password of {name}: ").format(name=user))
    if _asked(_("Once more: ")) != password:
        raise InvalidInput(_("The two passwords differ."), _("Try again."))
    return password


def _asked(question: str) -> str:
    from getpass import getpass

    return getpass(question, stream=sys.stderr)
