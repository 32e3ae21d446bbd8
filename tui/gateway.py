"""The way to the register: the only module that opens sessions, always called in threads.

What reads or writes is imported inside the methods: the first page is on screen before the
database layer is loaded, and the object mapper only comes in with the first write.
"""

from __future__ import annotations

import asyncio
import contextvars
import os
from array import array
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from registry import open_registry
from registry.clock import Clock
from registry.errors import DatabaseUnusable, InvalidInput, NotPermitted
from registry.i18n import _, term
from registry.views import Spine
from tui.naming import briefly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from registry.actions.door import Door
    from registry.codes import CaseKind
    from registry.commands import Command
    from registry.config import Settings
    from registry.database.reader import Reader
    from registry.queries.choices import Offer
    from registry.queries.terms import Query
    from registry.views import (
        Actor,
        Done,
        Facet,
        FindingView,
        HomeView,
        PowerDetail,
    )
    from tui.records import CaseFile, Choice, PartyPast, Person, Question, ReviewFile

P = ParamSpec("P")
T = TypeVar("T")

THREADS = 3


class SignInNeeded(NotPermitted):
    """Somebody was named, but must still give the password."""


class Gateway:
    """Asks the register on behalf of the screens."""

    def __init__(self, settings: Settings) -> None:
        """Remember where the register is; nothing is opened yet."""
        self.settings = settings
        self.register_name = "Quanze"
        self.known_actor: Actor | None = None
        clock = Clock.at_date(settings.today) if settings.today else None
        self._registry = open_registry(settings.database, clock)
        self._clock = clock or Clock()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="gateway")
        self._entering = Lock()

    @property
    def user(self) -> str | None:
        """The account named at the start, if any."""
        return self.settings.user

    def today(self) -> date:
        """Return the local date; the register's own from the first reading on."""
        return self._clock.today()

    def described(self, actor: Actor) -> str:
        """Return an actor as the top line names one."""
        from registry.codes import Role

        roles = _(", ").join(term(Role.of(role)) for role in sorted(actor.roles))
        return " · ".join(part for part in (actor.name, roles, actor.agency_name) if part)

    async def in_thread(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call in a thread; when the asker no longer waits, the answer is dropped."""
        context = contextvars.copy_context()
        work = partial(context.run, partial(call, *args, **kwargs))
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Let go of threads and connections."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._registry.close()

    # Who acts

    def is_demo(self) -> bool:
        """Whether this is a demonstration; the register is named on the way."""
        reader = self._reader()
        settings: dict[str, str] = dict(reader.rows("SELECT key, value FROM setting"))
        demo = bool(settings.get("demo") == "true")
        parts = ("Quanze", settings.get("city", ""), _("DEMO") if demo else "")
        self.register_name = " · ".join(part for part in parts if part)
        return demo

    def people(self) -> tuple[Person, ...]:
        """Return the persons of the demonstration."""
        from tui.people import people

        return people(self._reader())

    def act_as(self, username: str) -> Actor:
        """Let a person of the demonstration act."""
        self.known_actor = self._registry.actor(username)
        return self.known_actor

    def sign_in(self, username: str, password: str) -> Actor:
        """Let somebody act who knows the password."""
        self.known_actor = self._registry.act_as(username, password).actor
        return self.known_actor

    def _admit(self) -> None:
        """Let whoever is named at the start of a demonstration read before being looked up."""
        if self.known_actor is None and not self.is_demo():
            self.actor()

    def actor(self) -> Actor:
        """Return who acts; on the first call the account named at the start."""
        with self._entering:
            if self.known_actor is None:
                user = self.user or ""
                from registry.config import PASSWORD_VARIABLE

                password = os.environ.get(PASSWORD_VARIABLE)
                if self.is_demo():
                    self.act_as(user)
                elif password is not None:
                    self.sign_in(user, password)
                else:
                    raise SignInNeeded(_("Sign in as {name} first.").format(name=user))
        if self.known_actor is None:
            raise DatabaseUnusable(_("Nobody acts."))
        return self.known_actor

    def _reader(self) -> Reader:
        reader = self._registry.read()
        self._clock = self._registry.clock
        return reader

    def _door(self) -> Door:
        return self._registry.door(self.actor())

    # Lists

    def first_page(self, kind: str, query: str) -> tuple[Spine, tuple[Any, ...]]:
        """Return the first page of a result."""
        self._admit()
        if kind == "powers":
            return self._powers(query)
        if not query.strip():
            from registry.queries.opening import opening_page

            first = opening_page(self._reader())
        else:
            from registry.queries.search import first_page

            first = first_page(self._reader(), self._query(query))
        return first.spine, briefly(self._reader(), first.rows)

    def _powers(self, line: str) -> tuple[Spine, tuple[Any, ...]]:
        """Return the power list as a whole; it is short enough."""
        from registry.queries.powers import list_powers

        rows = list_powers(self._reader(), self._power_query(line), self.today())
        ids = array("q", (row.id for row in rows))
        return Spine(ids, len(ids)), briefly(self._reader(), rows)

    def spine(self, kind: str, query: str) -> Spine:
        """Return all ids of a result."""
        from registry.queries.search import spine

        if kind == "powers":
            return self._powers(query)[0]
        return spine(self._reader(), self._query(query))

    def rows(self, kind: str, ids: array[int]) -> Sequence[Any]:
        """Return the rows of some ids."""
        if kind == "powers":
            from registry.queries import powers

            return briefly(self._reader(), powers.rows(self._reader(), ids))
        from registry.queries import search

        return briefly(self._reader(), search.rows(self._reader(), ids))

    def facets(self, kind: str, query: str, fields: Sequence[str]) -> tuple[Facet, ...]:
        """Return counts by field and value of a result."""
        if kind == "powers":
            from registry.queries import powers

            return powers.facets(self._reader(), self._power_query(query), self.today())
        from registry.queries.facets import facets

        return facets(self._reader(), self._query(query), fields)

    def _query(self, line: str) -> Query:
        from registry.queries.language import parse_query

        return parse_query(line, self.today())

    def _power_query(self, line: str) -> Query:
        from registry.queries.fields import POWERS
        from registry.queries.language import parse_query

        return parse_query(line, self.today(), POWERS)

    # Things

    def home(self) -> HomeView:
        """Return what needs the actor today."""
        from registry.queries.dashboards import home

        actor = self.actor()
        return home(self._reader(), actor, self.today())

    def power(self, version_id: int) -> PowerDetail:
        """Return a version of an entry of the power list."""
        from registry.queries.power_details import power_detail

        return power_detail(self._reader(), version_id, self.today())

    def power_on(self, code: str, day: date) -> PowerDetail | None:
        """Return the version of an entry in force on a day."""
        from registry.queries.powers import version_on

        version_id = version_on(self._reader(), code, day)
        return None if version_id is None else self.power(version_id)

    def case(self, case_id: int) -> CaseFile:
        """Return a case with its periods, the steps that may follow and the usual way."""
        from registry.law.procedures import procedure_table
        from registry.queries.cases import case_detail
        from registry.queries.dossiers import load_dossier
        from registry.queries.next_steps import deadlines, first_citation, next_steps
        from registry.queries.rulesets import ruleset
        from tui.records import CaseFile

        reader, actor = self._reader(), self.actor()
        with reader.snapshot():
            detail = case_detail(reader, case_id)
            dossier = load_dossier(reader, case_id)
            rules = ruleset(reader)
        table = procedure_table(detail.row.procedure)
        articles = {action.name: first_citation(action) for action in table.actions}
        return CaseFile(
            detail=detail,
            deadlines=deadlines(dossier, self.today(), rules),
            actions=next_steps(dossier, detail.agency_id, actor, rules),
            path=tuple(stage.value for stage in table.path),
            titles={action.name: action.title for action in table.actions},
            articles={name: cite for name, cite in articles.items() if cite},
        )

    def findings(self, case_id: int) -> tuple[FindingView, ...]:
        """Run the checks on a case."""
        from registry.queries.dossiers import load_dossier
        from registry.queries.next_steps import findings
        from registry.queries.rulesets import ruleset

        reader = self._reader()
        return findings(load_dossier(reader, case_id), self.today(), ruleset(reader))

    def review(self, case_id: int) -> ReviewFile:
        """Return the last round of a case's legal review with its findings.

        A round that was recorded elsewhere has none; the checks then run on the case as it is.
        """
        from registry.queries.reviews import kept_findings
        from tui.records import ReviewFile

        file = self.case(case_id)
        last = next(reversed(file.detail.reviews), None)
        if last is None or last.stale:
            return ReviewFile(file, last, self.findings(case_id))
        kept = kept_findings(self._reader(), last.id)
        return ReviewFile(file, last, kept or self.findings(case_id))

    def case_id(self, ref: str) -> int:
        """Return the case of a reference."""
        from registry.queries.cases import case_id_of

        return case_id_of(self._reader(), ref)

    def pinned_power(self, case_id: int) -> int | None:
        """Return the version of the entry that a case is pinned to."""
        sql = "SELECT power_version_id FROM cases WHERE id = :id"
        found: int | None = self._reader().value(sql, {"id": case_id})
        return found

    def past_of_party(self, party_id: int, day: date) -> PartyPast:
        """Return a party's earlier cases and how often it was penalised before a day."""
        from registry.queries.parties import record_of
        from tui.records import PartyPast

        found = record_of(self._reader(), party_id, day)
        return PartyPast(found.earlier, found.penalties)

    # Choices of forms

    def powers_like(self, text: str, kind: CaseKind, day: date) -> tuple[Choice, ...]:
        """Return entries in force on a day whose name or code holds the text."""
        from registry.queries.powers import pick_power
        from tui.records import Choice

        found = pick_power(self._reader(), text, kind.value, day, self.actor().agency_id)
        return tuple(Choice(row.code, row.name, row.agency) for row in found)

    def parties_like(self, text: str) -> tuple[Choice, ...]:
        """Return parties whose name or code holds the text."""
        from registry.queries.parties import find_parties
        from tui.records import Choice

        found = find_parties(self._reader(), text)
        return tuple(Choice(str(row.id), row.name, row.credit_code or "") for row in found)

    def agencies_like(self, text: str) -> tuple[Choice, ...]:
        """Return agencies whose name or code holds the text."""
        from registry.queries.choices import agencies_like

        return tuple(map(_choice, agencies_like(self._reader(), text)))

    def officers_like(self, text: str, agency: str) -> tuple[Choice, ...]:
        """Return officers by name or certificate, within an agency where one is given."""
        from registry.queries.choices import agency_id_of, officers_like

        reader = self._reader()
        agency_id = agency_id_of(reader, agency) if agency else self.actor().agency_id
        return tuple(map(_choice, officers_like(reader, text, agency_id)))

    def fault(self, question: Question, value: Any) -> str:
        """Say what is wrong with an answer; empty where nothing is."""
        from registry.actions.values import parse_value
        from registry.law.procedures import Field, FieldKind

        kinds = {kind.value for kind in FieldKind}
        if question.kind not in kinds or question.kind == FieldKind.OFFICER:
            return ""
        field = Field(question.name, FieldKind(question.kind), question.label, codes=question.codes)
        try:
            parse_value(field, value)
        except InvalidInput as problem:
            return f"{problem.detail.partition(': ')[2] or problem.detail} {problem.hint}".strip()
        return ""

    # Writing

    def prepare_to_write(self) -> None:
        """Load what writing needs, which takes a while, before anybody waits for it."""
        self._door()

    def perform(self, command: Command) -> Done:
        """Let the register carry out a command."""
        return self._door().perform(command)

    def draft(self, form: str, subject: str) -> dict[str, Any] | None:
        """Return what was kept of a form."""
        from registry.database.reader import as_json

        sql = (
            "SELECT content FROM draft WHERE account_id = :account AND form = :form"
            " AND subject = :subject"
        )
        params = {"account": self.actor().account_id, "form": form, "subject": subject}
        found: dict[str, Any] | None = as_json(self._reader().value(sql, params))
        return found

    def save_draft(self, form: str, subject: str, answers: dict[str, Any]) -> None:
        """Keep what was typed into a form."""
        from registry.commands import SaveDraft

        self.perform(SaveDraft(form=form, subject=subject, content=answers))

    def drop_draft(self, form: str, subject: str) -> None:
        """Throw away what was kept of a form."""
        from registry.commands import DropDraft

        self.perform(DropDraft(form=form, subject=subject))


def _choice(offer: Offer) -> Choice:
    from tui.records import Choice

    return Choice(offer.value, offer.text, offer.note)
