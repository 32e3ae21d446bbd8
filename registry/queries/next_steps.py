"""What somebody may do next in a case, why another step is closed, what is due, what checks say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from registry.codes import OfficerTask, Role
from registry.i18n import _, msg, pick, term
from registry.law.agenda import open_deadlines
from registry.law.checks import CHECKS, run_checks
from registry.law.citations import Article, law_book
from registry.law.major import reasons_for_review
from registry.law.procedures import Action, procedure_table
from registry.law.procedures.attempts import Attempt
from registry.law.procedures.gates import (
    REVIEWABLE,
    closed_gates,
    is_stale,
    last_review,
)
from registry.views import ActionView, Actor, Citation, DeadlineView, FindingView

if TYPE_CHECKING:
    from registry.law.checks import Finding
    from registry.law.dossier import Dossier
    from registry.law.ruleset import Ruleset

SUBMIT = msg("Submit to legal review")
REVIEW = msg("Give the opinion of legal review")
_HANDLING = frozenset({OfficerTask.HANDLER, OfficerTask.ASSISTANT})


def deadlines(dossier: Dossier, today: date, rules: Ruleset) -> tuple[DeadlineView, ...]:
    """Return the open deadlines of a case, the nearest first."""
    return tuple(
        DeadlineView(
            kind=item.kind.value,
            due_on=item.due_on,
            statute=item.statute,
            article=item.article,
            days_left=item.days_left(today),
            day_kind="working" if item.working_days else "calendar",
            provisional=item.provisional,
            paused=item.paused,
        )
        for item in open_deadlines(dossier, rules.parameters, today)
    )


def next_steps(
    dossier: Dossier, agency_id: int, actor: Actor, rules: Ruleset
) -> tuple[ActionView, ...]:
    """Return the steps that the stage offers: those open to the actor, and why others are not."""
    if dossier.procedure is None or dossier.stage is None:
        return ()
    table = procedure_table(dossier.procedure)
    attempt = Attempt(rules=rules)
    steps = (
        _step(action, dossier, agency_id, actor, attempt)
        for action in table.from_stage(dossier.stage)
    )
    return (*_review_steps(dossier, agency_id, actor, rules), *steps)


def findings(dossier: Dossier, today: date, rules: Ruleset) -> tuple[FindingView, ...]:
    """Run all checks on a case and word what they answer."""
    found = run_checks(dossier, today, rules.parameters, catalogue=rules.catalogue)
    return tuple(map(finding_view, found))


def finding_view(finding: Finding) -> FindingView:
    """Word a finding in the language in use."""
    data = finding.to_data()
    return FindingView(
        code=finding.code,
        title=title_of(finding.code),
        outcome=finding.outcome.value,
        severity=finding.severity.value,
        point=finding.point.value,
        message=finding.message,
        mend=finding.hint,
        basis=tuple(citation(article) for article in finding.basis),
        facts=data["facts"],
        parameters=tuple(data["parameters"]),
    )


def title_of(code: str) -> str:
    """Return what a check asks, in the language in use."""
    versions = CHECKS.get(code)
    return versions[-1].title if versions else code


def citation(article: Article) -> Citation:
    """Return an article as shown."""
    return Citation(
        statute=pick(article.statute.short, article.statute.short_en),
        article=article.article,
        summary=article.summary,
        summary_en=article.summary_en,
        level=article.statute.level.value if article.statute.level else "",
        in_force_from=article.since,
        in_force_to=article.until,
    )


def first_citation(action: Action) -> Citation | None:
    """Return the first article a step rests on."""
    for cite in action.cites:
        if cite.article:
            return citation(law_book().cite(f"{cite.statute} {cite.article}"))
    return None


def _step(
    action: Action, dossier: Dossier, agency_id: int, actor: Actor, attempt: Attempt
) -> ActionView:
    closed = [
        *_not_for(action.role, dossier, agency_id, actor),
        *closed_gates(action.gates, dossier, attempt),
    ]
    return ActionView(
        name=action.name,
        title=_(action.title),
        open=not closed,
        why_not=" ".join(closed),
        citation=first_citation(action),
        target=action.target.value if action.target else "",
    )


def _not_for(role: Role, dossier: Dossier, agency_id: int, actor: Actor) -> Iterator[str]:
    if role not in actor.roles:
        yield _("Only for: {roles}.").format(roles=term(role))
    elif actor.agency_scope is not None and agency_id not in actor.agency_scope:
        yield _("Another agency's case: roles reach one's own agency and those below it.")
    elif role in {Role.REVIEWER, Role.APPROVER} and _took_part(dossier, actor, role):
        yield _("Another person must do it: handling, review and decision are separate duties.")


def _took_part(dossier: Dossier, actor: Actor, role: Role) -> bool:
    tasks = _HANDLING | ({OfficerTask.REVIEWER} if role is Role.APPROVER else frozenset())
    persons = {officer.person for officer in dossier.officers or () if officer.task in tasks}
    return str(actor.officer_id) in persons


def _review_steps(
    dossier: Dossier, agency_id: int, actor: Actor, rules: Ruleset
) -> Iterator[ActionView]:
    if dossier.kind is None or dossier.stage not in REVIEWABLE[dossier.kind]:
        return
    last = last_review(dossier)
    waiting = last is not None and last.opinion is None
    basis = citation(law_book().cite("APL 58"))
    if waiting and last is not None:
        closed = list(_not_for(Role.REVIEWER, dossier, agency_id, actor))
        if is_stale(dossier, last):
            closed.append(_("The dossier changed after it was submitted."))
        yield ActionView(
            "decide_review", _(REVIEW), not closed, " ".join(closed), basis, dossier.stage.value
        )
        return
    closed = list(_not_for(Role.OFFICER, dossier, agency_id, actor))
    reasons = reasons_for_review(dossier, rules.catalogue)
    yield ActionView(
        "submit_review",
        _(SUBMIT),
        not closed,
        " ".join(closed),
        basis,
        dossier.stage.value,
        sets_deadline=_(", ").join(str(reason) for reason in reasons),
    )
