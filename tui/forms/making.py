"""Making forms: what is asked, with what the register knows beforehand. Called in threads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from registry.errors import NotFound
from registry.law.citations import law_book
from registry.law.procedures import procedure_table
from registry.queries.next_steps import citation
from tui.describe.powers import sanction_amount
from tui.forms import specs
from tui.records import Choice, FormSpec, Opening

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.law.procedures import Action
    from registry.views import Citation
    from tui.gateway import Gateway


def openings(gateway: Gateway, power: str) -> tuple[Opening, ...]:
    """Return the acts that open a case; those that fit an entry where one is given."""
    found = gateway.power_on(power, gateway.today()) if power else None
    kind = found.row.kind if found else ""
    acts = [(p, action, procedure_table(p).kind.value) for p, action in specs.openings()]
    return tuple(
        Opening(number, procedure, action.name, action.title, of, cites_of(action))
        for number, (procedure, action, of) in enumerate(acts)
        if kind in {"", of}
    )


def opening_form(gateway: Gateway, procedure: str, action: str, power: str) -> FormSpec:
    """Return the form that opens a case."""
    actor = gateway.actor()
    defaults: dict[str, Any] = {"at": gateway.today().isoformat()}
    if actor.agency_id is not None:
        defaults["agency"] = {"value": actor.agency_name, "text": actor.agency_name}
    if power:
        found = gateway.power_on(power, gateway.today())
        defaults["power"] = {"value": power, "text": found.row.name if found else power}
    cites = cites_of(specs.action_of(procedure, action))
    return replace(specs.opening_form(procedure, action, cites), defaults=defaults)


def step_form(gateway: Gateway, case_id: int, action: str) -> FormSpec:
    """Return the form of a step in a case."""
    case = gateway.case(case_id).detail
    row = case.row
    cites = cites_of(specs.action_of(row.procedure, action))
    spec = specs.step_form(row.procedure, action, row.ref, case.revision, cites)
    asked = {question.name for question in spec.questions}
    known = {"recipient": row.party, "cause": case.cause}
    defaults = {name: text for name, text in known.items() if name in asked and text}
    defaults["at"] = gateway.today().isoformat()
    return replace(spec, defaults=defaults, case_id=case_id, choices=_tiers(gateway, case_id))


def review_form(gateway: Gateway, form: str, case_id: int) -> FormSpec:
    """Return the form that submits a case or gives the opinion on it."""
    file = gateway.review(case_id)
    case = file.case.detail
    cites = cited("APL 58", "D118 13")
    if form == "review:submit":
        return specs.submit_form(case.row.ref, case.revision, cites)
    return specs.opinion_form(case.row.ref, case.revision, file.findings, cites)


def form_of_draft(gateway: Gateway, form: str, subject: str) -> FormSpec:
    """Return the form that a draft belongs to."""
    area, _sep, name = form.partition(":")
    if area == "open":
        procedure, _sep, action = name.partition(":")
        return opening_form(gateway, procedure, action, "")
    case_id = gateway.case_id(subject)
    if area == "step":
        return step_form(gateway, case_id, name)
    return review_form(gateway, form, case_id)


def _tiers(gateway: Gateway, case_id: int) -> Mapping[str, tuple[Choice, ...]]:
    version_id = gateway.pinned_power(case_id)
    tiers = gateway.power(version_id).tiers if version_id is not None else ()
    return {
        "tier": tuple(Choice(str(t.tier), f"{t.tier} {t.name}", sanction_amount(t)) for t in tiers)
    }


def cites_of(action: Action) -> tuple[Citation, ...]:
    """Return the articles an action rests on."""
    return cited(*(f"{cite.statute} {cite.article}" for cite in action.cites))


def cited(*names: str) -> tuple[Citation, ...]:
    """Return articles by citation; a document cited as a whole has none."""
    found = []
    for name in names:
        try:
            found.append(citation(law_book().cite(name)))
        except NotFound:
            continue
    return tuple(found)
