"""Parties by name or number, and what the register knows of each: earlier cases, first offence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from registry.codes import CaseKind, DecisionOutcome
from registry.database.reader import Reader
from registry.errors import NotFound
from registry.i18n import _
from registry.queries import search
from registry.text import excerpt, fold
from registry.views import CaseRow, PartyRow

# ruff: noqa: S608 - statements are put together from our own names; values are bound

OFFERED = 20
EARLIER = 50
_COLUMNS = """
    p.id, p.name, p.kind, p.credit_code, p.division,
    (SELECT count(*) FROM cases c WHERE c.party_id = p.id)"""
_FOLDED_NAME = "replace(replace(lower(p.name), '（', '('), '）', ')')"


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """What the register knows of a party on a day."""

    party: PartyRow
    earlier: tuple[CaseRow, ...]
    """Its latest cases, the last filed first."""
    penalties: int
    """Decisions that penalised it before the day."""
    same_power: int
    """Those of them under the same entry of the power list."""

    @property
    def first_offence(self) -> bool:
        """Whether the register knows of no earlier penalty."""
        return self.penalties == 0


def find_parties(reader: Reader, text: str, limit: int = OFFERED) -> list[PartyRow]:
    """Return parties whose number is, or whose number or name contains, what was typed.

    Those with that number or name come first, then those whose name begins so.
    """
    wanted = fold(text)
    if not wanted:
        return []
    params = _params(text.strip(), wanted, limit)
    found: dict[int, PartyRow] = {}
    for way in _WAYS:
        for row in reader.rows(way, params):
            found.setdefault(row[0], PartyRow(*row))
        if len(found) >= limit:
            break
    return sorted(found.values(), key=lambda row: _distance(row, wanted))[:limit]


def _distance(row: PartyRow, wanted: str) -> tuple[bool, bool, str, int]:
    name = fold(row.name)
    exact = wanted in {name, fold(row.credit_code or "")}
    return not exact, not name.startswith(wanted), row.name, row.id


def party(reader: Reader, party_id: int) -> PartyRow:
    """Return a party.

    Raises:
        NotFound: if there is none with that id.
    """
    row = reader.row(f"SELECT {_COLUMNS} FROM party p WHERE p.id = :id", {"id": party_id})
    if row is None:
        raise NotFound(_("There is no party with the id {id}.").format(id=party_id))
    return PartyRow(*row)


def party_named(reader: Reader, text: str) -> PartyRow:
    """Return the party with a name or number.

    Raises:
        NotFound: with parties that are called much like it.
    """
    found = find_parties(reader, text, 5)
    wanted = fold(text)
    for row in found:
        if wanted in {fold(row.name), fold(row.credit_code or "")}:
            return row
    names = ", ".join(row.name for row in found)
    hint = _("Nearest: {names}.").format(names=names) if names else ""
    raise NotFound(_("There is no party called “{text}”.").format(text=excerpt(text)), hint)


def record_of(reader: Reader, party_id: int, on: date, power_id: int | None = None) -> PartyRecord:
    """Return the earlier cases of a party and how often it was penalised before a day."""
    params = {"party": party_id, "on": on}
    earlier = reader.ids(
        "SELECT id FROM cases WHERE party_id = :party AND (filed_on IS NULL OR filed_on <= :on)"
        f" ORDER BY filed_on IS NULL, filed_on DESC, id DESC LIMIT {EARLIER}",
        params,
    )
    penalties = reader.row(
        "SELECT count(*), count(CASE WHEN power_id = :power THEN 1 END) FROM cases"
        f" WHERE party_id = :party AND kind = '{CaseKind.PENALTY}' AND decided_on < :on"
        f" AND coalesce(outcome, '{DecisionOutcome.PENALTY}') = '{DecisionOutcome.PENALTY}'",
        {**params, "power": power_id or 0},
    ) or (0, 0)
    return PartyRecord(party(reader, party_id), tuple(search.rows(reader, earlier)), *penalties)


def _params(text: str, wanted: str, limit: int) -> dict[str, object]:
    pattern = wanted
    for character in "!%_":
        pattern = pattern.replace(character, "!" + character)
    return {
        "code": text.upper(),
        "text": text,
        "beyond": text + "\U0010ffff",
        "wanted": wanted,
        "contains": f"%{pattern}%",
        "limit": limit,
    }


def _offered(ids: str) -> str:
    return f"SELECT {_COLUMNS} FROM ({ids} LIMIT :limit) f JOIN party p ON p.id = f.id"


_NUMBERED = """
    SELECT p.id FROM party p WHERE p.credit_code = :code UNION
    SELECT p.id FROM party p WHERE p.registration_no = :code"""
_BEGINNING = """
    SELECT p.id FROM party p WHERE p.name >= :text AND p.name < :beyond
    ORDER BY p.name, p.id"""
_CONTAINING = f"""
    SELECT p.id FROM party p
    WHERE {_FOLDED_NAME} LIKE :contains ESCAPE '!'
       OR lower(p.credit_code) LIKE :contains ESCAPE '!'
    ORDER BY {_FOLDED_NAME} <> :wanted, p.id"""
_WAYS = tuple(map(_offered, (_NUMBERED, _BEGINNING, _CONTAINING)))
"""From the nearest to the farthest; the last one reads all parties."""
