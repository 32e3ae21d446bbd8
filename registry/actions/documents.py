"""Issuing and serving the document of a step; serials are given out without gaps."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.actions.work import Work
from registry.codes import ServiceMethod
from registry.errors import InvalidInput
from registry.i18n import _
from registry.identifiers import parse_document_number
from registry.law.procedures import Action
from registry.models.cases import Case
from registry.models.evidence import Document, DocumentCounter, Service
from registry.models.people import Agency


def issue(work: Work, case: Case, action: Action, day: date, values: dict[str, Any]) -> Document:
    """Add the document that a step issues, numbered where the action says so."""
    if action.document is None:
        raise TypeError(action.name)
    document = Document(
        case_id=work.id_of(case),
        agency_id=case.agency_id,
        kind=action.document,
        title=action.document.zh,
        issued_on=day,
        elements=values.pop("elements", []),
        **_columns(values, "document"),
    )
    if action.numbered:
        _number(work, case, document, day)
    return work.add(document)


def serve(work: Work, document: Document, day: date, values: dict[str, Any]) -> Service:
    """Record the service of a document; without a date it was served on the day of the step."""
    columns = _columns(values, "service")
    method = columns.setdefault("method", ServiceMethod.DIRECT)
    served_on = columns.setdefault("served_on", day)
    return work.add(
        Service(
            document_id=work.id_of(document),
            on_the_spot=method == ServiceMethod.DIRECT and served_on == document.issued_on,
            **columns,
        )
    )


def _columns(values: dict[str, Any], table: str) -> dict[str, Any]:
    prefix = f"{table}."
    return {
        key.removeprefix(prefix): item for key, item in values.items() if key.startswith(prefix)
    }


def _number(work: Work, case: Case, document: Document, day: date) -> None:
    agency = work.session.get_one(Agency, case.agency_id)
    if not document.number:
        counter = _counter(work, document, day.year)
        counter.last_serial += 1
        work.session.add(counter)
        document.year, document.serial = day.year, counter.last_serial
        document.number = (
            f"{agency.doc_prefix}{document.kind.code}〔{day.year}〕{document.serial}号"
        )
        return
    parsed = parse_document_number(document.number)
    if parsed is None:
        raise InvalidInput(
            _("{number} is not a document number.").format(number=document.number),
            _("Write it like 武市监罚〔2026〕12号, or leave it empty to take the next one."),
        )
    document.number, document.year, document.serial = parsed.canonical, parsed.year, parsed.serial
    if parsed.serial is not None:
        counter = _counter(work, document, parsed.year)
        counter.last_serial = max(counter.last_serial, parsed.serial)
        work.session.add(counter)


def _counter(work: Work, document: Document, year: int) -> DocumentCounter:
    key = (document.agency_id, document.kind, year)
    counter = work.session.get(DocumentCounter, key, with_for_update=True)
    return counter or DocumentCounter(agency_id=key[0], kind=key[1], year=year)
