"""Forms made of the procedures' tables: the questions of opening a case and of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import DocumentElement, Outcome, PartyKind, ReviewOpinion, ReviewPoint
from registry.i18n import _, msg, term
from registry.law.procedures import PROCEDURES, FieldKind, procedure_table
from tui.records import FormSpec, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from registry.law.procedures import Action, Field
    from registry.views import Citation, FindingView

NEW_PARTY = "party=new"
"""Shown only while the party is not yet in the register."""

AT = Question("at", "instant", msg("When"), required=True, help=msg("Date, or date and time"))
POWER = Question(
    "power",
    "power",
    msg("Power"),
    required=True,
    help=msg("Two characters of its name, or its code"),
)
PARTY = (
    Question(
        "party",
        "party",
        msg("Party"),
        required=True,
        help=msg("Name or code; a new one can be added"),
    ),
    Question(
        "party_kind",
        "code",
        msg("Kind of party"),
        required=True,
        codes=PartyKind,
        default="legal_person",
        when=NEW_PARTY,
    ),
    Question(
        "party_code",
        "credit_code",
        msg("Credit code"),
        when=NEW_PARTY,
        help=msg("18 characters, checked as typed"),
    ),
    Question(
        "party_certificate",
        "text",
        msg("Identity number"),
        when=NEW_PARTY,
        help=msg("Of a natural person"),
    ),
    Question("party_representative", "text", msg("Representative"), when=NEW_PARTY),
    Question("party_address", "text", msg("Address"), when=NEW_PARTY),
)
AGENCY = Question("agency", "agency", msg("Agency"), required=True)
OFFICERS = Question(
    "officers", "officers", msg("Together with"), help=msg("Name or certificate; at least two act")
)
FIRST = ("act_from", "act_to", "discovered_on")
"""Asked before the power, because the list in force on the act's date is offered."""


def question(field: Field) -> Question:
    """Return a field of a procedure as a question."""
    codes = DocumentElement if field.kind is FieldKind.ELEMENTS else field.codes
    kind = "codes" if field.kind is FieldKind.ELEMENTS else field.kind.value
    return Question(field.name, kind, field.label, field.required, codes, field.help, field.default)


def opening_form(procedure: str, action_name: str, cites: Sequence[Citation] = ()) -> FormSpec:
    """Return the form that opens a case."""
    action = action_of(procedure, action_name)
    asked = [question(field) for field in action.fields]
    first = [q for q in asked if q.name in FIRST]
    rest = [q for q in asked if q.name not in FIRST]
    return FormSpec(
        name=f"open:{procedure}:{action_name}",
        title=action.title,
        questions=(AT, *first, AGENCY, POWER, *PARTY, OFFICERS, *rest),
        cites=tuple(cites),
        outcome=what_follows(action),
    )


def step_form(
    procedure: str, action_name: str, ref: str, revision: int, cites: Sequence[Citation] = ()
) -> FormSpec:
    """Return the form of a step in a case."""
    action = action_of(procedure, action_name)
    return FormSpec(
        name=f"step:{action_name}",
        title=action.title,
        questions=(AT, *(question(field) for field in action.fields)),
        cites=tuple(cites),
        outcome=what_follows(action),
        subject=ref,
        revision=revision,
    )


SUBMIT, OPINION = msg("Submit to legal review"), msg("Opinion of the legal review")
REVIEW_FORMS = {"review:submit": SUBMIT, "review:opinion": OPINION}


def title_of(form: str) -> str:
    """Return the message that names a form, from the name under which drafts are kept."""
    action = form.rpartition(":")[2]
    titles = (
        candidate.title
        for table in PROCEDURES.values()
        for candidate in table.actions
        if candidate.name == action
    )
    return REVIEW_FORMS.get(form) or next(titles, action)


def submit_form(ref: str, revision: int, cites: Sequence[Citation] = ()) -> FormSpec:
    """Return the form that submits a case to legal review."""
    note = Question(
        "note",
        "long_text",
        msg("Note to the reviewer"),
        help=msg("After a return: how each problem was dealt with"),
    )
    return FormSpec(
        name="review:submit",
        title=SUBMIT,
        questions=(note,),
        cites=tuple(cites),
        outcome=_("The case as it is now is frozen for the review; a later change makes it stale."),
        subject=ref,
        revision=revision,
    )


def opinion_form(
    ref: str, revision: int, findings: Sequence[FindingView], cites: Sequence[Citation] = ()
) -> FormSpec:
    """Return the form of the reviewer's opinion."""
    return FormSpec(
        name="review:opinion",
        title=OPINION,
        questions=(*_judgements(findings), *_points(), *_overall()),
        cites=tuple(cites),
        outcome=_("Agreeing opens the way to the decision; anything else sends the case back."),
        subject=ref,
        revision=revision,
    )


def _judgements(findings: Sequence[FindingView]) -> Iterator[Question]:
    for found in findings:
        if found.outcome == Outcome.JUDGE and found.id is not None:
            title = f"{found.code} {found.title}"
            yield Question(f"judge:{found.code}", "judgement", title, help=found.message)
            yield Question(f"words:{found.code}", "text", msg("  in words"))


def _points() -> Iterator[Question]:
    for point in ReviewPoint:
        label = term(point)
        yield Question(f"point:{point}", "code", label, codes=ReviewOpinion)
        when = f"point:{point}!=agree"
        yield Question(f"note:{point}", "text", msg("  note"), when=when)


def _overall() -> Iterator[Question]:
    yield Question("opinion", "code", msg("Opinion on the case"), True, ReviewOpinion)
    yield Question(
        "text",
        "long_text",
        msg("Reasons"),
        help=msg("Needed unless the opinion is plain agreement"),
    )


def action_of(procedure: str, name: str) -> Action:
    """Return an action of a procedure."""
    action = procedure_table(procedure).action(name)
    if action is None:
        raise KeyError(name)
    return action


def what_follows(action: Action) -> str:
    """Say in a sentence what sending the form does."""
    parts = [_(action.title)]
    if action.target:
        parts.append(_("the case will be: {stage}").format(stage=term(action.target)))
    if action.document and action.numbered:
        parts.append(_("{document} gets the next number").format(document=term(action.document)))
    return _("; ").join(parts)


def openings() -> list[tuple[str, Action]]:
    """Return (procedure, action) of everything that opens a case."""
    return [
        (procedure.value, action)
        for procedure, table in PROCEDURES.items()
        for action in table.openings()
    ]
