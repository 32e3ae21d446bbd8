"""The one door for writes: every command goes through `Door.perform`, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from registry.actions import accounts, cases, drafts, reviews
from registry.actions.work import Work
from registry.clock import Clock
from registry.commands import (
    Command,
    CreateAccount,
    DecideReview,
    DisableAccount,
    DropDraft,
    GrantRole,
    OpenCase,
    SaveDraft,
    SetPassword,
    SubmitReview,
    TakeStep,
)
from registry.database.url import DatabaseUrl
from registry.database.writer import Writers
from registry.queries.index import index_cases
from registry.views import Actor, Done

if TYPE_CHECKING:
    from collections.abc import Iterator

_HANDLERS: Mapping[type[Any], Callable[[Work, Any], Done]] = {
    OpenCase: cases.open_case,
    TakeStep: cases.take_step,
    SubmitReview: reviews.submit_review,
    DecideReview: reviews.decide_review,
    SaveDraft: drafts.save_draft,
    DropDraft: drafts.drop_draft,
    CreateAccount: accounts.create_account,
    SetPassword: accounts.set_password,
    GrantRole: accounts.grant_role,
    DisableAccount: accounts.disable_account,
}


class Door:
    """The way in for one actor: authorise, load, compare, gate, write, record, index, commit."""

    def __init__(self, writers: Writers, actor: Actor, clock: Clock) -> None:
        """Stand at the door of a database as somebody."""
        self.writers = writers
        self.actor = actor
        self.clock = clock

    def perform(self, command: Command) -> Done:
        """Carry out one command in a transaction of its own."""
        return self.perform_all([command])[0]

    def perform_all(self, commands: Iterable[Command]) -> list[Done]:
        """Carry out several commands in one transaction: all of them or none."""
        with self.work() as work:
            return [perform_in(work, command) for command in commands]

    @contextmanager
    def work(self) -> Iterator[Work]:
        """Open a transaction; the search index of changed cases is written before it commits."""
        with self.writers.session() as session:
            work = Work(
                session=session,
                url=self.writers.url,
                actor=self.actor,
                now=self.clock.now(),
                evidence_root=evidence_root(self.writers.url),
            )
            yield work
            session.flush()
            if work.changed_cases:
                index_cases(session, sorted(work.changed_cases))


def perform_in(work: Work, command: Command) -> Done:
    """Carry out one command within a transaction that somebody else commits."""
    return _HANDLERS[type(command)](work, command)


def evidence_root(url: DatabaseUrl) -> Path:
    """Return where evidence files are stored: beside an SQLite file, else in the data folder."""
    if url.path is not None:
        return url.path.with_name(f"{url.path.name}.evidence")
    from registry.database.url import default_path

    return default_path().with_name("evidence")
