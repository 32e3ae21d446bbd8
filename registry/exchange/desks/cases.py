"""Penalties and inspections recorded elsewhere become cases of origin “imported”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from registry.actions.cases import case_ref
from registry.clock import local_instant
from registry.codes import (
    CaseKind,
    CaseOrigin,
    CaseSource,
    DecisionOutcome,
    DocumentKind,
    InspectionKind,
    Procedure,
    PublicityStatus,
    SanctionKind,
    Stage,
)
from registry.database.sql import as_instant
from registry.exchange.desks.agencies import AgencyFinder
from registry.exchange.desks.base import Desk, Loader, Outcome, Verdict
from registry.exchange.desks.parties import PartyFinder
from registry.exchange.staging.penalties import StagedPenalty
from registry.i18n import _
from registry.identifiers import parse_document_number
from registry.models.cases import Case, InspectionDetail, PenaltyDetail, Sanction
from registry.models.evidence import Document
from registry.models.parties import Party
from registry.queries.grams import searchable
from registry.queries.index import Entry, bulk_index, entry_for

if TYPE_CHECKING:
    from registry.actions.work import Work
    from registry.database.reader import Reader

_CHUNK = 500
_CONFISCATIONS = {SanctionKind.CONFISCATE_GAINS, SanctionKind.CONFISCATE_PROPERTY}


@dataclass(slots=True)
class CasePlan:
    """What checking found out about a row: its party, if known, and a free serial."""

    party_id: int | None
    serial_is_free: bool = True


class CaseDesk(Desk):
    """Adds and updates imported cases; cases recorded here are never overwritten."""

    table = "cases"

    def __init__(self) -> None:
        """Begin an import."""
        self._agencies = AgencyFinder()
        self._parties = PartyFinder()
        self._serials: dict[tuple[int | str, str, int], set[int]] = {}
        self._added: list[int] = []

    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Find agencies and parties, and refuse what was recorded or changed here."""
        self._agencies.load(reader)
        known = self._parties.look_up(reader, [verdict.record.party for verdict in verdicts])
        recorded = _recorded_here(reader, verdicts)
        for verdict in verdicts:
            record = verdict.record
            code = getattr(record, "agency_code", None)
            verdict.plan = CasePlan(self._parties.find(verdict, record.party, known))
            agency = self._agencies.find(record.agency, code)
            self._refuse_own(verdict, agency, recorded)
            if verdict.outcome is not Outcome.REJECTED:
                self._agencies.want(verdict, "agency", record.agency, code)
                self._claim_serial(reader, verdict, agency or record.agency)
        _refuse_changed(reader, verdicts)

    def _refuse_own(
        self, verdict: Verdict, agency: int | None, recorded: dict[tuple[str, int], str]
    ) -> None:
        number = getattr(verdict.record, "document_no", None)
        if number and agency and (ref := recorded.get((number, agency))):
            sentence = _("This decision is already recorded here as {ref}.").format(ref=ref)
            verdict.reject("document_no", number, sentence)

    def _claim_serial(self, reader: Reader, verdict: Verdict, agency: int | str) -> None:
        """Keep serials unique per agency, kind and year; a second use is noted, not stored."""
        number = _document_number(verdict.record)
        if verdict.outcome is Outcome.UPDATED or number is None or number.serial is None:
            return
        series = (agency, _document_kind(verdict.record).value, number.year)
        if series not in self._serials:
            self._serials[series] = _taken_serials(reader, *series)
        if number.serial in self._serials[series]:
            verdict.plan.serial_is_free = False
            sentence = _("Another document of this agency and year has the serial {serial}.")
            verdict.note("document_no", number.canonical, sentence.format(serial=number.serial))
        self._serials[series].add(number.serial)

    def write(self, work: Work, verdicts: Sequence[Verdict]) -> None:
        """Write the cases with parties, sanctions and decisions."""
        parties = Loader(work, Party)
        for verdict in verdicts:
            if verdict.plan.party_id is None:
                verdict.plan.party_id = self._parties.add(parties, verdict.record.party)
        agencies = {
            id(verdict): self._agencies.id_of(
                work, verdict.record.agency, getattr(verdict.record, "agency_code", None)
            )
            for verdict in verdicts
        }
        parties.flush()
        rows = _Rows(work)
        for verdict in verdicts:
            if verdict.outcome is Outcome.UPDATED and verdict.row_id:
                rows.change(verdict, agencies[id(verdict)])
            else:
                rows.add(verdict, agencies[id(verdict)])
        rows.flush()
        for verdict in verdicts:
            if verdict.row_id and verdict.outcome is Outcome.UPDATED:
                work.changed_cases.add(verdict.row_id)
            elif verdict.row_id:
                self._added.append(verdict.row_id)

    def finish(self, work: Work) -> None:
        """Make the new cases findable."""
        bulk_index(work.session, _index_entries(work.reader(), self._added))


def _index_entries(reader: Reader, ids: Sequence[int]) -> Iterator[tuple[int, Entry]]:
    columns = "id, party_name, credit_code, ref, document_no, cause, facts, basis_text, content"
    sql = f"SELECT {columns} FROM cases WHERE id IN :ids ORDER BY id"  # noqa: S608 - own names
    for start in range(0, len(ids), _CHUNK):
        for row in reader.rows(sql, {"ids": ids[start : start + _CHUNK]}):
            named = dict(zip(columns.split(", "), row, strict=True))
            case_id = named.pop("id")
            case = searchable(**named, document_numbers=(), power_name=None)
            yield case_id, entry_for(reader.dialect, case)


class _Rows:
    """The rows of a batch of cases."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._cases = Loader(work, Case)
        self._penalties = Loader(work, PenaltyDetail)
        self._inspections = Loader(work, InspectionDetail)
        self._sanctions = Loader(work, Sanction)
        self._documents = Loader(work, Document)

    def add(self, verdict: Verdict, agency_id: int) -> None:
        """Lay a new case and what belongs to it."""
        record = verdict.record
        values = _case_values(record, agency_id, verdict.plan.party_id)
        year = (_day(record) or self._work.today).year
        case_id = self._cases.add(**values, origin=CaseOrigin.IMPORTED, source=CaseSource.OTHER)
        verdict.row_id = case_id
        self._cases.set_last(ref=case_ref(values["kind"], year, case_id))
        if isinstance(record, StagedPenalty):
            self._penalties.add(case_id=case_id)
            self._lay_decision(verdict, agency_id)
        else:
            self._inspections.add(
                case_id=case_id,
                kind=InspectionKind.DAILY,
                result=record.result,
                inspected_at=_noon(record.inspected_on),
            )

    def change(self, verdict: Verdict, agency_id: int) -> None:
        """Replace what an earlier import wrote of a case."""
        session, record = self._work.session, verdict.record
        case = session.get_one(Case, verdict.row_id)
        for name, value in _case_values(record, agency_id, verdict.plan.party_id).items():
            setattr(case, name, value)
        self._work.touch(case)
        if isinstance(record, StagedPenalty):
            session.execute(sa.delete(Sanction).where(col(Sanction.case_id) == verdict.row_id))
            session.execute(sa.delete(Document).where(col(Document.case_id) == verdict.row_id))
            self._lay_decision(verdict, agency_id)
        else:
            detail = session.get_one(InspectionDetail, verdict.row_id)
            detail.result, detail.inspected_at = record.result, _noon(record.inspected_on)

    def _lay_decision(self, verdict: Verdict, agency_id: int) -> None:
        record: StagedPenalty = verdict.record
        for ordinal, line in enumerate(record.sanctions, 1):
            self._sanctions.add(
                case_id=verdict.row_id,
                ordinal=ordinal,
                kind=line.kind,
                amount_fen=line.amount_fen,
                content=line.content,
                licence=line.licence,
            )
        if record.document_no:
            self._lay_document(verdict, agency_id)

    def _lay_document(self, verdict: Verdict, agency_id: int) -> None:
        record, number = verdict.record, _document_number(verdict.record)
        kind = _document_kind(record)
        self._documents.add(
            case_id=verdict.row_id,
            agency_id=agency_id,
            kind=kind,
            title=kind.zh,
            number=record.document_no,
            year=number.year if number else None,
            serial=number.serial if number and verdict.plan.serial_is_free else None,
            issued_on=record.decided_on,
            content=record.content,
        )

    def flush(self) -> None:
        """Insert everything, cases first."""
        for loader in (
            *(self._cases, self._penalties, self._inspections),
            *(self._sanctions, self._documents),
        ):
            loader.flush()


def _case_values(record: Any, agency_id: int, party_id: int) -> dict[str, Any]:
    common = {
        "agency_id": agency_id,
        "party_id": party_id,
        "party_name": record.party.name,
        "party_kind": record.party.kind,
        "credit_code": record.party.credit_code,
        "content": record.content,
    }
    if isinstance(record, StagedPenalty):
        return common | _penalty_values(record)
    return common | {
        "kind": CaseKind.INSPECTION,
        "procedure": Procedure.ON_SITE,
        "stage": Stage.RESULT_TOLD,
        "decided_on": record.inspected_on,
    }


def _penalty_values(record: StagedPenalty) -> dict[str, Any]:
    confiscated = [s.amount_fen or 0 for s in record.sanctions if s.kind in _CONFISCATIONS]
    fines = [s.amount_fen or 0 for s in record.sanctions if s.kind is SanctionKind.FINE]
    published = record.published_on is not None
    return {
        "kind": CaseKind.PENALTY,
        "procedure": record.procedure,
        "stage": Stage.DECIDED,
        "outcome": DecisionOutcome.PENALTY,
        "document_no": record.document_no,
        "decided_on": record.decided_on,
        "cause": record.cause[:500],
        "facts": record.facts,
        "basis_text": record.basis,
        "fine_fen": sum(fines),
        "confiscated_fen": sum(confiscated),
        "publicity_status": PublicityStatus.PUBLISHED if published else PublicityStatus.NOT_DUE,
        "published_on": record.published_on,
    }


def _day(record: Any) -> date | None:
    if isinstance(record, StagedPenalty):
        return record.decided_on or record.published_on
    inspected_on: date | None = record.inspected_on
    return inspected_on


def _noon(day: date | None) -> datetime | None:
    return local_instant(day) if day else None


def _document_number(record: Any) -> Any:
    number = getattr(record, "document_no", None)
    return _parsed(number) if number else None


_parsed = lru_cache(maxsize=4096)(parse_document_number)


def _document_kind(record: Any) -> DocumentKind:
    summary = getattr(record, "procedure", None) is Procedure.SUMMARY
    return DocumentKind.SUMMARY_DECISION if summary else DocumentKind.DECISION


def _recorded_here(reader: Reader, verdicts: Sequence[Verdict]) -> dict[tuple[str, int], str]:
    """Return refs of cases that were not imported, by document number and agency."""
    numbers = sorted({n for v in verdicts if (n := getattr(v.record, "document_no", None))})
    if not numbers:
        return {}
    rows = reader.rows(
        "SELECT document_no, agency_id, ref FROM cases"
        " WHERE document_no IN :numbers AND origin <> 'imported'",
        {"numbers": numbers},
    )
    return {(number, agency_id): ref for number, agency_id, ref in rows}


def _taken_serials(reader: Reader, agency: int | str, kind: str, year: int) -> set[int]:
    """Return the serials of a series of documents; an agency to be added has none yet."""
    if isinstance(agency, str):
        return set()
    rows = reader.rows(
        "SELECT serial FROM document"
        " WHERE agency_id = :agency AND kind = :kind AND year = :year AND serial IS NOT NULL",
        {"agency": agency, "kind": kind, "year": year},
    )
    return {serial for (serial,) in rows}


def _refuse_changed(reader: Reader, verdicts: Sequence[Verdict]) -> None:
    """Refuse to overwrite an imported case that somebody has worked on since."""
    ids = [v.row_id for v in verdicts if v.outcome is Outcome.UPDATED and v.row_id]
    if not ids:
        return
    rows = reader.rows("SELECT id, ref, updated_at FROM cases WHERE id IN :ids", {"ids": ids})
    stamps = {case_id: (ref, as_instant(updated_at)) for case_id, ref, updated_at in rows}
    for verdict in verdicts:
        if verdict.outcome is Outcome.UPDATED and verdict.row_id in stamps:
            ref, updated_at = stamps[verdict.row_id]
            if updated_at and verdict.imported_at and updated_at > verdict.imported_at:
                sentence = _("{ref} was changed here since it was imported; it is not overwritten.")
                verdict.reject("", ref, sentence.format(ref=ref))
