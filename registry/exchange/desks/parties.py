"""Parties found by number, or by name where that is unmistakable; new ones are added in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from registry.codes import PartyKind
from registry.exchange.desks.base import Desk, Loader, Outcome, Verdict
from registry.exchange.staging.party import StagedParty
from registry.i18n import _
from registry.models.parties import Party

if TYPE_CHECKING:
    from registry.actions.work import Work
    from registry.database.reader import Reader

_NUMBERS = ("credit_code", "registration_no", "certificate_no")
_STAGED = StagedParty._fields
_FIELDS = "id, name, kind, credit_code, registration_no, certificate_no"


@dataclass(slots=True)
class Known:
    """Parties of the register that a batch may mean, by number and by name."""

    by_number: dict[str, tuple[int, str]] = field(default_factory=dict)
    by_name: dict[str, list[tuple[int, str | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )


class PartyFinder:
    """Finds the parties of a batch in the register, and remembers those already added."""

    def __init__(self) -> None:
        """Begin an import."""
        self._added: dict[str, int | None] = {}

    def look_up(self, reader: Reader, parties: Iterable[StagedParty]) -> Known:
        """Read the parties that a batch may mean."""
        parties = list(parties)
        known = Known()
        for column in _NUMBERS:
            numbers = sorted({n for party in parties if (n := getattr(party, column))})
            sql = f"SELECT {_FIELDS} FROM party WHERE {column} IN :numbers ORDER BY id"  # noqa: S608
            for row in reader.rows(sql, {"numbers": numbers}) if numbers else ():
                number = row[_FIELDS.split(", ").index(column)]
                known.by_number.setdefault(number, (row[0], row[1]))
        nameless = sorted({party.name for party in parties if not _number(party)})
        sql = (
            f"SELECT {_FIELDS} FROM party WHERE name IN :names"  # noqa: S608 - own names
            " AND kind <> 'natural_person' ORDER BY id"
        )
        for row in reader.rows(sql, {"names": nameless}) if nameless else ():
            known.by_name[row[1]].append((row[0], row[3] or row[4]))
        return known

    def find(self, verdict: Verdict, party: StagedParty, known: Known) -> int | None:
        """Return the id of the party meant, or None if it is new; doubt is listed."""
        number = _number(party)
        if number:
            found = known.by_number.get(number)
            if found and found[1] != party.name:
                sentence = _("{number} is on record under the name {name}.")
                verdict.note("name", party.name, sentence.format(number=number, name=found[1]))
            return found[0] if found else None
        if party.kind is PartyKind.NATURAL_PERSON:
            return None
        same_name = known.by_name.get(party.name, [])
        if len(same_name) > 1:
            sentence = _("{count} parties on record are called {name}; a number must tell which.")
            verdict.reject(
                "party_name", party.name, sentence.format(count=len(same_name), name=party.name)
            )
        elif same_name and same_name[0][1]:
            sentence = _("Without a number, taken for the {name} with the number {number}.")
            verdict.note(
                "party_name", party.name, sentence.format(name=party.name, number=same_name[0][1])
            )
        return same_name[0][0] if len(same_name) == 1 else None

    def add(self, loader: Loader, party: StagedParty) -> int:
        """Add a party once per import; persons without a number are never taken for one another."""
        nameless_person = party.kind is PartyKind.NATURAL_PERSON and not _number(party)
        if not nameless_person and (known := self._added.get(party.key)):
            return known
        party_id = loader.add(**{name: getattr(party, name) for name in _STAGED}, source="import")
        self._added[party.key] = party_id
        return party_id


def _number(party: StagedParty) -> str | None:
    return party.credit_code or party.registration_no or party.certificate_no


class OrganisationDesk(Desk):
    """Adds organisations; those on record keep what they say, blanks are filled."""

    table = "party"
    _FILLED = (
        "registration_no",
        "representative",
        "address",
        "phone",
        "registry_office",
        "division",
    )

    def __init__(self) -> None:
        """Begin an import."""
        self._finder = PartyFinder()

    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Compare by number."""
        known = self._finder.look_up(reader, [verdict.record for verdict in verdicts])
        found: dict[int, list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            verdict.row_id = verdict.row_id or self._finder.find(verdict, verdict.record, known)
            if verdict.row_id:
                found[verdict.row_id].append(verdict)
        if found:
            columns = ", ".join(self._FILLED)
            sql = f"SELECT id, {columns} FROM party WHERE id IN :ids"  # noqa: S608 - own names
            for party_id, *values in reader.rows(sql, {"ids": sorted(found)}):
                for verdict in found[party_id]:
                    verdict.outcome = self._difference(verdict.record, values)

    def _difference(self, record: StagedParty, values: Sequence[Any]) -> Outcome:
        given = [getattr(record, name) for name in self._FILLED]
        fills = any(new and not old for new, old in zip(given, values, strict=True))
        return Outcome.UPDATED if fills else Outcome.UNCHANGED

    def write(self, work: Work, verdicts: Sequence[Verdict]) -> None:
        """Add the new ones in bulk, fill blanks of known ones."""
        loader = Loader(work, Party)
        for verdict in verdicts:
            if verdict.outcome is Outcome.UPDATED and verdict.row_id:
                party = work.session.get_one(Party, verdict.row_id)
                for name in self._FILLED:
                    if not getattr(party, name):
                        setattr(party, name, getattr(verdict.record, name))
                work.touch(party)
            else:
                verdict.row_id = self._finder.add(loader, verdict.record)
        loader.flush()
