"""Opening cases and taking the steps of their procedures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from registry.actions import permissions
from registry.actions.consequences import draw_consequences
from registry.actions.lookups import (
    certificate_on,
    find_agency,
    find_case,
    find_officer,
    persons_of,
    power_in_force,
)
from registry.actions.parties import find_or_add_party
from registry.actions.steps import apply_step, copy_proposed_sanctions, detail_of
from registry.actions.values import parse_fields, to_code, to_instant
from registry.actions.work import Work, row_digest
from registry.clock import local_date
from registry.codes import (
    CaseKind,
    DecisionOutcome,
    OfficerTask,
    Procedure,
    Role,
    Sector,
    Stage,
)
from registry.commands import OpenCase, TakeStep
from registry.errors import ClosedGate, InvalidInput
from registry.i18n import _, term
from registry.law.citations import cited, law_book
from registry.law.facts import Sanction as SanctionFact
from registry.law.procedures import Action, ProcedureTable, procedure_table
from registry.law.procedures.attempts import Attempt
from registry.law.procedures.gates import closed_gates
from registry.models.cases import Case, CaseOfficer
from registry.views import Done

_LETTERS = {CaseKind.PENALTY: "P", CaseKind.INSPECTION: "I", CaseKind.COERCION: "C"}
HANDLING = (OfficerTask.HANDLER.value, OfficerTask.ASSISTANT.value)


def case_ref(kind: CaseKind, year: int, number: int) -> str:
    """Return the register's own reference of a case, such as P2026-0000123."""
    return f"{_LETTERS[kind]}{year}-{number:07d}"


def open_case(work: Work, command: OpenCase) -> Done:
    """Open a case by the first step of its procedure.

    Raises:
        NotFound, InvalidInput: for a name, number, date or field that cannot be taken.
        NotPermitted: for an actor who is not an officer reaching the agency.
    """
    table = procedure_table(to_code(Procedure, command.procedure))
    action = _named(table, command.action, table.openings())
    agency = find_agency(work.session, command.agency)
    permissions.require(work.actor, {action.role}, agency.id, _(action.title))
    at = _moment(work, command.at)
    values = parse_fields(action.fields, command.fields)
    act_on = values.get("act_to") or values.get("act_from") or local_date(at)
    version = power_in_force(work.session, command.power, table.kind, act_on)
    party = find_or_add_party(work, command.party)
    source = find_case(work.session, command.source_case) if command.source_case else None
    case = Case(
        ref=f"new-{work.now.isoformat()}",
        kind=table.kind,
        procedure=table.procedure,
        stage=action.target or Stage.CLUE,
        sector=to_code(Sector, command.sector) if command.sector else agency.sector,
        agency_id=work.id_of(agency),
        power_id=version.power_id,
        power_version_id=version.id,
        party_id=work.id_of(party),
        party_name=party.name,
        party_kind=party.kind,
        credit_code=party.credit_code,
        source_case_id=source.id if source else None,
        basis_text=version.basis_text,
        discovered_on=local_date(at),
    )
    work.add(case)
    case.ref = case_ref(table.kind, local_date(at).year, work.id_of(case))
    persons = _assign(work, case, command.officers, local_date(at))
    document = apply_step(work, case, action, at, values, persons)
    work.session.add(detail_of(work, case))
    return _finish(work, case, OpenCase.command, action, None, values, document)


def take_step(work: Work, command: TakeStep) -> Done:
    """Take a step in a case.

    Raises:
        StaleRevision: if somebody else changed the case since it was read.
        ClosedGate: if the procedure does not allow the step now, with the reason.
        NotPermitted: for an actor without the role, the agency or the independence it needs.
    """
    case = find_case(work.session, command.ref, command.revision)
    table = procedure_table(case.procedure)
    action = _named(table, command.action, table.from_stage(case.stage), case)
    permissions.require(work.actor, {action.role}, case.agency_id, _(action.title))
    if action.role is not Role.OFFICER:
        _keep_apart(work, case, action)
    at = _moment(work, command.at)
    values = parse_fields(action.fields, command.fields)
    if action.name in {"decide", "decide_on_spot"}:
        _complete_decision(work, case, values)
    _pass_gates(work, case, action, values)
    before = row_digest(case)
    if action.name == "to_ordinary":
        case.procedure = Procedure.ORDINARY
    if action.role is Role.APPROVER:
        _note_task(work, case, OfficerTask.APPROVER, local_date(at))
        case.approver_id = work.actor.officer_id
    persons = _acting(work, case, action, command.officers, local_date(at))
    document = apply_step(work, case, action, at, values, persons)
    return _finish(work, case, TakeStep.command, action, before, values, document)


def _named(
    table: ProcedureTable, name: str, possible: Iterable[Action], case: Case | None = None
) -> Action:
    possible = tuple(possible)
    action = table.action(name)
    if action is None:
        known = [item.name for item in table.actions]
        near = get_close_matches(name, known, 1)
        raise InvalidInput(
            _("The {procedure} has no step {name}.").format(
                procedure=term(table.procedure), name=name
            ),
            _("Did you mean {near}?").format(near=near[0])
            if near
            else _("Its steps: {steps}.").format(steps=", ".join(known)),
        )
    if action not in possible:
        now = _("at the stage {stage}").format(stage=term(case.stage)) if case else _("as opening")
        raise ClosedGate(
            _("“{title}” is not possible {now}.").format(title=_(action.title), now=now),
            _("Possible now: {steps}.").format(
                steps=", ".join(f"{item.name} ({_(item.title)})" for item in possible)
                or _("nothing; the case is at its end")
            ),
        )
    return action


def _moment(work: Work, at: datetime | str | None) -> datetime:
    moment = to_instant(at) if at else work.now
    if moment > work.now and local_date(moment) > work.today:
        raise InvalidInput(
            _("{day} lies in the future; today is {today}.").format(
                day=local_date(moment), today=work.today
            ),
            _("Record a step on or after the day it is taken."),
        )
    return moment


def _keep_apart(work: Work, case: Case, action: Action) -> None:
    tasks = [*HANDLING]
    if action.role is Role.APPROVER:
        tasks.append(OfficerTask.REVIEWER.value)
    persons = persons_of(work.reader(), work.id_of(case), *tasks)
    permissions.independent(work.actor, persons, _(action.title))


def _complete_decision(work: Work, case: Case, values: dict[str, Any]) -> None:
    """Let a decision without sanctions of its own take those proposed."""
    penalty = values.get("outcome", DecisionOutcome.PENALTY) == DecisionOutcome.PENALTY
    if not penalty and values.get("sanctions"):
        raise InvalidInput(
            _("A decision without a penalty has no sanctions."), _("Leave the sanctions empty.")
        )
    if penalty and "sanctions" not in values:
        values["sanctions"] = copy_proposed_sanctions(work, case)
        if not values["sanctions"]:
            raise InvalidInput(
                _("The decision imposes no sanction."),
                _("Give at least one, or choose the outcome no_penalty."),
            )


def _pass_gates(work: Work, case: Case, action: Action, values: dict[str, Any]) -> None:
    if not action.gates:
        return
    host, views = values.get("host"), values.get("views")
    attempt = Attempt(
        outcome=values.get("outcome"),
        sanctions=_as_facts(values.get("sanctions")),
        host=str(find_officer(work.session, host, case.agency_id).id) if host else None,
        rules=work.rules(),
        views=len({view["name"] for view in views}) if views else None,
    )
    closed = closed_gates(action.gates, work.dossier(work.id_of(case)), attempt)
    if closed:
        book = law_book()
        cites = (cited(book.statute(cite.statute).short, cite.article) for cite in action.cites)
        raise ClosedGate(
            _("“{title}” is closed: {why}").format(title=_(action.title), why=" ".join(closed)),
            f"({_(', ').join(cites)})",
        )


def _as_facts(lines: list[dict[str, Any]] | None) -> tuple[SanctionFact, ...] | None:
    if lines is None:
        return None
    return tuple(SanctionFact(kind=line["kind"], amount_fen=line.get("amount")) for line in lines)


def _assign(work: Work, case: Case, given: Iterable[str], day: date) -> list[int]:
    persons = [find_officer(work.session, text, case.agency_id).id or 0 for text in given]
    own = work.actor.officer_id
    if own is not None and own not in persons:
        persons.insert(0, own)
    for person in persons:
        _give_task(work, case, person, OfficerTask.HANDLER, day)
    return persons


def _acting(work: Work, case: Case, action: Action, given: Iterable[str], day: date) -> list[int]:
    own = work.actor.officer_id
    if action.role is not Role.OFFICER:
        return [own] if own is not None else []
    named = [find_officer(work.session, text, case.agency_id).id or 0 for text in given]
    handlers = sorted(persons_of(work.reader(), work.id_of(case), *HANDLING))
    persons = named or handlers
    if own is not None and own not in persons:
        persons = [own, *persons]
    for person in persons:
        if person not in handlers:
            _give_task(work, case, person, OfficerTask.ASSISTANT, day)
    return persons


def _note_task(work: Work, case: Case, task: OfficerTask, day: date) -> None:
    person = work.actor.officer_id
    if person is not None:
        known = persons_of(work.reader(), work.id_of(case), task.value)
        if person not in known:
            _give_task(work, case, person, task, day)


def _give_task(work: Work, case: Case, person: int, task: OfficerTask, day: date) -> None:
    certificate = certificate_on(work.session, person, day)
    work.session.add(
        CaseOfficer(
            case_id=work.id_of(case),
            officer_id=person,
            task=task,
            certificate_id=certificate.id if certificate else None,
            from_on=day,
        )
    )


def _finish(
    work: Work,
    case: Case,
    command: str,
    action: Action,
    before: str | None,
    values: dict[str, Any],
    document: Any,
) -> Done:
    draw_consequences(work, case)
    if before is not None:
        work.touch(case)
    work.changed_cases.add(work.id_of(case))
    change = {"action": action.name, "stage": case.stage, "values": values}
    seq = work.record(f"case:{command}", case, case.id, before, change)
    return Done(
        command=command,
        ref=case.ref,
        revision=case.revision,
        stage=case.stage.value,
        message=_("{title}: {ref} is now {stage}.").format(
            title=_(action.title), ref=case.ref, stage=term(case.stage)
        ),
        ledger_seq=seq,
        document_no=document.number if document is not None else None,
    )
