"""Rows for exports: what each kind holds as SQL, read in the order of a result, a batch at a time.

A column is written `key=expression`, and `:type` after it where the value is not given out as it
is stored: a date, an amount in fen, a day of an instant, or a code list whose Chinese terms may
be asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from registry import codes
from registry.clock import local_date
from registry.database.reader import as_bool, as_date, as_instant
from registry.database.sql import chunks
from registry.errors import InvalidInput
from registry.i18n import _
from registry.queries import powers, search
from registry.queries.language import parse_power_query, parse_query

if TYPE_CHECKING:
    from registry.database.reader import Reader

Value = Callable[[Any], Any]

_BATCH = 500
_CASE = """
    ref=c.ref procedure=c.procedure:Procedure stage=c.stage:Stage party=c.party_name
    party_kind=c.party_kind:PartyKind credit_code=c.credit_code agency=a.name power_code=p.code
    power=v.name document_no=c.document_no publicity_status=c.publicity_status:PublicityStatus
    origin=c.origin:CaseOrigin"""
_DECISION = """
    cause=c.cause facts=c.facts basis=c.basis_text content=c.content filed_on=c.filed_on:date
    decided_on=c.decided_on:date served_on=c.served_on:date closed_on=c.closed_on:date
    fine=c.fine_fen:fen confiscated=c.confiscated_fen:fen published_on=c.published_on:date
    review_status=c.review_status:ReviewStatus"""
_CASES = """
    cases c JOIN agency a ON a.id = c.agency_id
    LEFT JOIN power_version v ON v.id = c.power_version_id
    LEFT JOIN power p ON p.id = v.power_id"""
_LICENCES = frozenset({"suspend_licence", "lower_grade", "revoke_licence"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows of a kind come from, and their columns."""

    tables: str
    key: str
    columns: str


SOURCES: Mapping[str, Source] = {
    "cases": Source(
        _CASES, "c.id", f"{_CASE}{_DECISION} kind=c.kind:CaseKind due_on=c.due_on:date"
    ),
    "penalties": Source(_CASES, "c.id", f"{_CASE}{_DECISION}"),
    "inspections": Source(
        f"{_CASES} LEFT JOIN inspection_detail d ON d.case_id = c.id",
        "c.id",
        f"""{_CASE} inspection_kind=d.kind:InspectionKind inspected_on=d.inspected_at:day
        result=d.result:InspectionResult content=c.content
        correction_due_on=d.correction_due_on:date rechecked_on=d.rechecked_on:date""",
    ),
    "coercions": Source(
        f"{_CASES} LEFT JOIN coercion_detail d ON d.case_id = c.id",
        "c.id",
        f"""{_CASE} measure=d.measure:MeasureKind facts=c.facts basis=c.basis_text
        decided_on=c.decided_on:date starts_on=d.starts_on:date ends_on=d.ends_on:date
        extended_to=d.extended_to:date lifted_on=d.lifted_on:date
        disposal=d.disposal:DisposalKind""",
    ),
    "powers": Source(
        "power_version v JOIN power p ON p.id = v.power_id JOIN agency a ON a.id = v.agency_id",
        "v.id",
        """code=p.code name=v.name kind=v.kind:PowerKind agency=a.name level=v.level:ExerciseLevel
        domain=v.domain basis=v.basis_text handling_unit=v.handling_unit
        statutory_days=v.statutory_days promised_days=v.promised_days
        supervision_phone=v.supervision_phone status=v.status:PowerStatus version=v.version
        valid_from=v.valid_from:date valid_to=v.valid_to:date synthetic=v.synthetic:flag""",
    ),
    "parties": Source(
        "party t",
        "t.id",
        """id=t.id name=t.name kind=t.kind:PartyKind credit_code=t.credit_code
        registration_no=t.registration_no organisation_code=t.organisation_code
        representative=t.representative address=t.address division=t.division
        registry_office=t.registry_office""",
    ),
    "statutes": Source(
        "article r JOIN statute s ON s.id = r.statute_id",
        "r.id",
        """key=s.key name=s.name level=s.level:NormLevel document_no=s.document_no issuer=s.issuer
        promulgated_on=s.promulgated_on:date in_force_from=s.in_force_from:date
        in_force_to=s.in_force_to:date article=r.article paragraph=r.paragraph item=r.item
        summary=r.summary text=r.text""",
    ),
    "agencies": Source(
        "agency a LEFT JOIN agency u ON u.id = a.parent_id",
        "a.id",
        """code=a.code name=a.name name_en=a.name_en short_name=a.short_name parent=u.name
        level=a.level:ExerciseLevel nature=a.nature:SubjectNature division=a.division
        credit_code=a.credit_code doc_prefix=a.doc_prefix valid_from=a.valid_from:date
        valid_to=a.valid_to:date""",
    ),
}

CASE_KINDS = {"penalties": "penalty", "inspections": "inspection", "coercions": "coercion"}
"""Kinds of export that hold one kind of case."""


def rows_of(
    reader: Reader, kind: str, query: str, today: date, *, chinese: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a kind that a query line finds, all of them for an empty line.

    Raises:
        InvalidInput: where the line cannot be read, or the kind takes none.
    """
    return rows_by_id(reader, kind, _ids(reader, kind, query, today), chinese=chinese)


def _ids(reader: Reader, kind: str, query: str, today: date) -> Sequence[int]:
    if kind == "cases" or kind in CASE_KINDS:
        narrowed = f"kind:{CASE_KINDS[kind]} {query}" if kind in CASE_KINDS else query
        return search.spine(reader, parse_query(narrowed, today)).ids
    if kind == "powers":
        return powers.spine(reader, parse_power_query(query, today), today).ids
    if query.strip():
        raise InvalidInput(
            _("An export of {kind} takes no query.").format(kind=kind), _("Leave the query out.")
        )
    source = SOURCES[kind]
    return reader.ids(f"SELECT {source.key} FROM {source.tables} ORDER BY {source.key}")  # noqa: S608


def rows_by_id(
    reader: Reader, kind: str, ids: Sequence[int], *, chinese: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield the rows of the ids in their order; `chinese` gives terms instead of codes."""
    columns = _columns(kind, chinese)
    source = SOURCES[kind]
    selected = ", ".join(expression for _key, expression, _value in columns)
    sql = f"SELECT {source.key}, {selected} FROM {source.tables} WHERE {source.key} IN :ids"  # noqa: S608
    for part in chunks(ids, _BATCH):
        found = {row[0]: row[1:] for row in reader.rows(sql, {"ids": list(part)})}
        extra = _EXTRAS.get(kind, _nothing)(reader, list(part), chinese)
        for wanted in part:
            if wanted in found:
                values = zip(columns, found[wanted], strict=True)
                row = {key: value(cell) for (key, _sql, value), cell in values}
                yield row | extra.get(wanted, {})


@cache
def _columns(kind: str, chinese: bool) -> list[tuple[str, str, Value]]:
    columns = []
    for word in SOURCES[kind].columns.split():
        key, _equals, rest = word.partition("=")
        expression, _colon, form = rest.partition(":")
        columns.append((key, expression, _FORMS.get(form) or _coded(form, chinese)))
    return columns


def _coded(name: str, chinese: bool) -> Value:
    known: type[codes.Code] = getattr(codes, name)
    return lambda value: (known.of(value).zh if chinese else value) if value else None


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen).scaleb(-2)


def _day(value: Any) -> date | None:
    instant = as_instant(value)
    return local_date(instant) if instant else None


_FORMS: Mapping[str, Value] = {
    "": lambda value: value,
    "date": as_date,
    "day": _day,
    "fen": _yuan,
    "flag": as_bool,
}


def _sanctions(reader: Reader, ids: list[int], chinese: bool) -> dict[int, dict[str, Any]]:
    """Return the kinds of penalty decided, and what was said of licences."""
    sql = (
        "SELECT case_id, kind, content FROM sanction"
        " WHERE phase = 'decided' AND case_id IN :ids ORDER BY case_id, ordinal"
    )
    kinds: dict[int, list[str]] = {}
    licences: dict[int, list[str]] = {}
    for case_id, kind, content in reader.rows(sql, {"ids": ids}):
        shown = codes.SanctionKind.of(kind).zh if chinese else kind
        kinds.setdefault(case_id, []).append(shown)
        if kind in _LICENCES:
            licences.setdefault(case_id, []).append(content)
    between = "、" if chinese else ";"
    return {
        case_id: {
            "sanctions": between.join(dict.fromkeys(found)),
            "licence": between.join(licences.get(case_id, ())),
        }
        for case_id, found in kinds.items()
    }


def _party_cases(reader: Reader, ids: list[int], _chinese: bool) -> dict[int, dict[str, Any]]:
    sql = "SELECT party_id, count(*) FROM cases WHERE party_id IN :ids GROUP BY party_id"
    counts: dict[int, int] = dict(reader.rows(sql, {"ids": ids}))
    return {party_id: {"cases": counts.get(party_id, 0)} for party_id in ids}


def _nothing(_reader: Reader, _ids: list[int], _chinese: bool) -> dict[int, dict[str, Any]]:
    return {}


_EXTRAS = {"penalties": _sanctions, "parties": _party_cases}
