"""What was answered: which answers are missing, what an answer reads as, and the command."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from registry.clock import LOCAL
from registry.commands import DecideReview, OpenCase, PartyData, SubmitReview, TakeStep
from registry.i18n import _
from tui.forms.lines import HINTS, read_lines
from tui.texts import weekday

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.commands import Command
    from tui.records import FormSpec, Question

Answers = dict[str, Any]
"""What stands in the editors: text, a chosen {"value", "text"}, a list of those, or a bool."""

OPENING = ("at", "agency", "power", "party", "officers")
PARTY_PARTS = ("kind", "code", "certificate", "representative", "address")


def is_new_party(answers: Mapping[str, Any]) -> bool:
    """Whether the party chosen is one to be added."""
    chosen = answers.get("party")
    return isinstance(chosen, dict) and chosen.get("value") == "new"


def asked(question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether the question is asked, given the other answers."""
    if not question.when:
        return True
    name, unequal, value = question.when.rpartition("!=")
    if not unequal:
        name, _equal, value = question.when.rpartition("=")
    answer = answers.get(name)
    chosen = answer.get("value") if isinstance(answer, dict) else answer
    return chosen is not None and (chosen != value) is bool(unequal)


def is_empty(answer: Any) -> bool:
    """Whether nothing was answered."""
    return answer is None or answer == [] or (isinstance(answer, str) and not answer.strip())


def missing(spec: FormSpec, answers: Mapping[str, Any]) -> list[Question]:
    """Return the required questions without an answer."""
    return [
        question
        for question in spec.questions
        if question.required and asked(question, answers) and is_empty(answers.get(question.name))
    ]


def value_of(question: Question, answer: Any) -> Any:
    """Return an answer as commands take it."""
    if question.kind in HINTS:
        return list(read_lines(question.kind, answer or "").records)
    if isinstance(answer, list):
        return [item["value"] for item in answer]
    return answer["value"] if isinstance(answer, dict) else answer


def typed_day(text: str) -> date | None:
    """Read a date as typed: 2026-11-23, 20261123 or, for the year of today, nothing less."""
    try:
        return date.fromisoformat(text.strip()[:10].strip())
    except ValueError:
        return None


def act_day(answers: Mapping[str, Any], today: date) -> date:
    """Return the day on which the power must be in force."""
    for name in ("act_to", "act_from", "at"):
        if day := typed_day(str(answers.get(name) or "")):
            return day
    return today


def echo_date(text: str, today: date) -> str:
    """Return how a date reads: with its weekday and how far away it is."""
    day = typed_day(text)
    if day is None:
        return ""
    apart = (day - today).days
    if apart == 0:
        return f"{weekday(day)} · {_('today')}"
    words = _("{days} days ago") if apart < 0 else _("in {days} days")
    return f"{weekday(day)} · {words.format(days=abs(apart))}"


def command_of(spec: FormSpec, answers: Mapping[str, Any]) -> Command:
    """Return the command that the form sends."""
    values = {
        question.name: value_of(question, answers.get(question.name))
        for question in spec.questions
        if asked(question, answers) and not is_empty(answers.get(question.name))
    }
    form, _sep, name = spec.name.partition(":")
    if form == "open":
        return _opening(name, values, answers)
    if form == "step":
        at = _moment(values.pop("at", None))
        return TakeStep(ref=spec.subject, action=name, at=at, fields=values, revision=spec.revision)
    if name == "submit":
        note = values.get("note", "")
        return SubmitReview(ref=spec.subject, note=note, revision=spec.revision)
    return _opinion(spec, values)


def _opening(name: str, values: dict[str, Any], answers: Mapping[str, Any]) -> OpenCase:
    procedure, _sep, action = name.partition(":")
    fields = {key: value for key, value in values.items() if key not in OPENING}
    party = _party(fields, answers)
    for part in PARTY_PARTS:
        fields.pop(f"party_{part}", None)
    return OpenCase(
        procedure=procedure,
        action=action,
        agency=values.get("agency", ""),
        power=values.get("power", ""),
        party=party,
        officers=tuple(values.get("officers", ())),
        at=_moment(values.get("at")),
        fields=fields,
    )


def _party(fields: Mapping[str, Any], answers: Mapping[str, Any]) -> PartyData | int:
    chosen = answers.get("party") or {}
    if not is_new_party(answers):
        return int(chosen.get("value") or 0)
    return PartyData(
        name=chosen["text"],
        kind=fields.get("party_kind", ""),
        credit_code=fields.get("party_code"),
        certificate_kind="id_card" if fields.get("party_certificate") else None,
        certificate_no=fields.get("party_certificate"),
        representative=fields.get("party_representative", ""),
        address=fields.get("party_address", ""),
    )


def _moment(text: Any) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(str(text).strip())
    if moment.time() == datetime.min.time():
        moment = moment.replace(hour=12)
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)


def _opinion(spec: FormSpec, values: Mapping[str, Any]) -> DecideReview:
    points, judgements = {}, {}
    for name, value in values.items():
        area, _sep, subject = name.partition(":")
        if area == "point":
            points[subject] = {"opinion": value, "note": values.get(f"note:{subject}", "")}
        elif area == "judge":
            words = values.get(f"words:{subject}", "")
            judgements[subject] = {"outcome": value, "words": words}
    return DecideReview(
        ref=spec.subject,
        opinion=values.get("opinion", ""),
        text=values.get("text", ""),
        points=points,
        judgements=judgements,
        revision=spec.revision,
    )
