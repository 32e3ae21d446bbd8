"""Agencies found by name, alias or number, and added where the register does not know them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from registry.codes import ExerciseLevel, SubjectNature
from registry.exchange.desks.base import Desk, Outcome, Verdict, short_digest
from registry.i18n import _
from registry.models.people import Agency, AgencyAlias

if TYPE_CHECKING:
    from registry.actions.work import Work
    from registry.database.reader import Reader
    from registry.exchange.staging.agencies import StagedAgency

_LEVELS = (
    (re.compile(r"^(?:国家|中国|中华人民共和国|国务院)"), ExerciseLevel.NATIONAL),
    (re.compile(r"区(?!域)|县|旗|开发区|新城"), ExerciseLevel.DISTRICT),
    (re.compile(r"市|州"), ExerciseLevel.CITY),
    (re.compile(r"省|自治区"), ExerciseLevel.PROVINCE),
)
ELSEWHERE = "000000"
"""The division of agencies whose place is not known."""


class AgencyFinder:
    """Finds agencies by whatever name files give them."""

    def __init__(self) -> None:
        """Begin without knowing any; the register is read once."""
        self._ids: dict[str, int] = {}
        self._pending: set[str] = set()
        self._loaded = False

    def load(self, reader: Reader) -> None:
        """Read names, short names, aliases and codes of the register."""
        if self._loaded:
            return
        self._loaded = True
        agencies = reader.rows("SELECT id, name, short_name, credit_code FROM agency ORDER BY id")
        aliases = reader.rows("SELECT alias, agency_id, official_name FROM agency_alias")
        for agency_id, _name, short_name, credit_code in agencies:
            for word in filter(None, (short_name, credit_code)):
                self._ids.setdefault(word, agency_id)
        names = {name: agency_id for agency_id, name, _short, _code in agencies}
        for alias, agency_id, official_name in aliases:
            if found := agency_id or names.get(official_name):
                self._ids[alias] = found
        self._ids |= names

    def find(self, name: str, credit_code: str | None = None) -> int | None:
        """Return the id of an agency that the register knows."""
        return self._ids.get(credit_code or "") or self._ids.get(name)

    def want(self, verdict: Verdict, column: str, name: str, credit_code: str | None) -> None:
        """Note that an agency must be added for a row, once per name."""
        if self.find(name, credit_code) is None and name not in self._pending:
            self._pending.add(name)
            sentence = _("The agency {name} is not in the register; it is added as reported.")
            verdict.note(column, name, sentence.format(name=name))

    def id_of(self, work: Work, name: str, credit_code: str | None) -> int:
        """Return the id of an agency, adding it if it is wanted and new."""
        known = self.find(name, credit_code)
        if known is not None:
            return known
        agency = work.add(
            Agency(
                code=f"ext-{short_digest(name)}",
                name=name,
                level=_level_of(name),
                nature=SubjectNature.STATUTORY,
                division=ELSEWHERE,
                credit_code=credit_code,
                source="import",
            )
        )
        self._ids[name] = work.id_of(agency)
        return self._ids[name]

    def remember(self, name: str, agency_id: int) -> None:
        """Know an agency that was just added."""
        self._ids[name] = agency_id


def _level_of(name: str) -> ExerciseLevel:
    return next((level for pattern, level in _LEVELS if pattern.search(name)), ExerciseLevel.CITY)


class AgencyDesk(Desk):
    """Adds agencies; what the register says of one it knows is kept, blanks are filled."""

    table = "agency"

    def __init__(self) -> None:
        """Begin an import."""
        self._finder = AgencyFinder()
        self._coming: set[str] = set()

    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Compare by name, alias and credit code."""
        self._finder.load(reader)
        codes = {
            code: (agency_id, name)
            for agency_id, name, code in reader.rows(
                "SELECT id, name, credit_code FROM agency WHERE credit_code IS NOT NULL"
            )
        }
        for verdict in verdicts:
            record: StagedAgency = verdict.record
            known = self._finder.find(record.name)
            owner = codes.get(record.credit_code or "")
            if owner and owner[0] != known:
                sentence = _("The credit code belongs to {name}.").format(name=owner[1])
                verdict.reject("credit_code", record.credit_code, sentence)
            elif known is not None:
                verdict.row_id = known
                verdict.outcome = self._difference(reader, known, record)
            self._check_parent(verdict, record)
            self._coming.add(record.name)

    def _difference(self, reader: Reader, agency_id: int, record: StagedAgency) -> Outcome:
        row = reader.row(
            "SELECT short_name, credit_code, doc_prefix FROM agency WHERE id = :id",
            {"id": agency_id},
        )
        given = (record.short_name, record.credit_code, record.doc_prefix)
        fills = any(new and not old for new, old in zip(given, row or (), strict=True))
        return Outcome.UPDATED if fills else Outcome.UNCHANGED

    def _check_parent(self, verdict: Verdict, record: StagedAgency) -> None:
        parent = record.parent
        if parent and self._finder.find(parent) is None and parent not in self._coming:
            sentence = _("The parent {name} is not in the register; it is left open.")
            verdict.note("parent", parent, sentence.format(name=parent))

    def write(self, work: Work, verdicts: Sequence[Verdict]) -> None:
        """Add the new ones, parents first as the file has them, and fill blanks of known ones."""
        for verdict in verdicts:
            record: StagedAgency = verdict.record
            if verdict.outcome is Outcome.UPDATED and verdict.row_id:
                _fill(work, verdict.row_id, record)
                continue
            parent_id = self._finder.find(record.parent) if record.parent else None
            agency = work.add(
                Agency(
                    code=record.code or f"imp-{short_digest(record.name)}",
                    name=record.name,
                    short_name=record.short_name,
                    parent_id=parent_id,
                    level=record.level,
                    nature=SubjectNature.STATUTORY,
                    division=record.division,
                    credit_code=record.credit_code,
                    doc_prefix=record.doc_prefix,
                    source="import",
                )
            )
            verdict.row_id = work.id_of(agency)
            self._finder.remember(record.name, verdict.row_id)


def _fill(work: Work, agency_id: int, record: StagedAgency) -> None:
    agency = work.session.get_one(Agency, agency_id)
    for name in ("short_name", "credit_code", "doc_prefix"):
        if not getattr(agency, name):
            setattr(agency, name, getattr(record, name))
    work.touch(agency)


class AliasDesk(Desk):
    """Keeps the names under which agencies are reported; the official one may come later."""

    table = "agency_alias"

    def __init__(self) -> None:
        """Begin an import."""
        self._finder = AgencyFinder()

    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Compare with the aliases known, and with the names of agencies."""
        self._finder.load(reader)
        known: dict[str, Any] = {
            alias: (row_id, official)
            for row_id, alias, official in reader.rows(
                "SELECT id, alias, official_name FROM agency_alias WHERE alias IN :names",
                {"names": [verdict.record.alias for verdict in verdicts]},
            )
        }
        for verdict in verdicts:
            record = verdict.record
            if record.alias in known:
                verdict.row_id, official = known[record.alias]
                same = official == record.official_name
                verdict.outcome = Outcome.UNCHANGED if same else Outcome.UPDATED
            elif self._finder.find(record.official_name) is None:
                sentence = _("{name} is not in the register; the alias waits for it.")
                name = record.official_name
                verdict.note("official_name", name, sentence.format(name=name))

    def write(self, work: Work, verdicts: Sequence[Verdict]) -> None:
        """Add or correct the aliases."""
        for verdict in verdicts:
            record = verdict.record
            agency_id = self._finder.find(record.official_name)
            alias = work.session.get(AgencyAlias, verdict.row_id) if verdict.row_id else None
            if alias is None:
                alias = AgencyAlias(alias=record.alias, official_name=record.official_name)
                alias.agency_id = agency_id
                work.add(alias)
            else:
                alias.agency_id, alias.official_name = agency_id, record.official_name
                work.touch(alias)
            verdict.row_id = int(sa.inspect(alias).identity[0])
