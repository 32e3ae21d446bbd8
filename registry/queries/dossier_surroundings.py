"""What lies around a case: earlier penalties, letters of entrustment, monitors, numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from registry.codes import CaseKind, SubjectNature
from registry.database.reader import as_date
from registry.law import facts as f
from registry.queries.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.database.reader import Reader

_EARLIER = Rows(
    "cases c JOIN agency a ON a.id = c.agency_id LEFT JOIN power p ON p.id = c.power_id",
    "c.party_id",
    "c.party_id c.id c.ref c.kind c.outcome a.code p.code c.act_from:date c.act_to:date "
    "c.act_place c.decided_on:date c.fine_fen",
    order="c.decided_on, c.id",
)
_LETTERS = """
SELECT e.entrusted_id, e.principal_id, a.code, e.document_no, e.items, e.published_on,
       e.valid_from, e.valid_to
FROM entrustment e JOIN agency a ON a.id = e.principal_id ORDER BY e.id"""
_DEVICES = """
SELECT number, place, legal_reviewed_on, technically_reviewed_on, published_on, calibrated_to
FROM monitoring_device"""
_REPEATED = """
SELECT number FROM document WHERE number IN :numbers GROUP BY number HAVING count(*) > 1"""
_BETWEEN = re.compile(r"[\s,，、;；]+")


class Standing:
    """What many cases share and is read once: letters of entrustment and monitors."""

    def __init__(self, reader: Reader) -> None:
        """Read from one reader, at first need."""
        self._reader = reader

    @cached_property
    def _letters(self) -> dict[int, list[tuple[int, f.Entrustment]]]:
        letters = defaultdict(list)
        for row in self._reader.rows(_LETTERS):
            letters[row[0]].append((row[1], _letter(row)))
        return letters

    @cached_property
    def _devices(self) -> dict[str, f.Device]:
        return {row[0]: _device(row) for row in self._reader.rows(_DEVICES)}

    def letters(self, agency_id: int) -> list[tuple[int, f.Entrustment]]:
        """Return the letters that entrust a body, each with the id of its principal."""
        return self._letters.get(agency_id, [])

    def device(self, number: str | None) -> f.Device | None:
        """Return the monitor of a number; a body camera is none."""
        return self._devices.get(number) if number else None


class Surroundings:
    """What lies around the cases of one batch."""

    def __init__(
        self, reader: Reader, cases: Iterable[dict[str, Any]], numbers: Iterable[str]
    ) -> None:
        """Read earlier penalties of the parties and repeated numbers, once for the batch."""
        parties = {case["party_id"] for case in cases if case["kind"] == CaseKind.PENALTY}
        self._earlier = _EARLIER.by_owner(reader, sorted(parties))
        wanted = sorted(set(numbers))
        found = reader.rows(_REPEATED, {"numbers": wanted}) if wanted else []
        self._repeated = frozenset(number for (number,) in found)

    def earlier(self, case: dict[str, Any]) -> tuple[f.EarlierPenalty, ...] | None:
        """Return the other penalties decided on the party of a penalty case."""
        if case["kind"] != CaseKind.PENALTY:
            return None
        return tuple(
            _earlier(row)
            for row in self._earlier[case["party_id"]]
            if row["c.id"] != case["id"] and row["c.kind"] == "penalty" and row["c.decided_on"]
            if row["c.outcome"] == "penalty"
        )

    def repeated(self, documents: Iterable[f.Document]) -> tuple[str, ...]:
        """Return the numbers of documents that others bear too."""
        return tuple(d.number for d in documents if d.number and d.number in self._repeated)


def is_entrusted(agency: f.Agency) -> bool:
    """Say whether a body acts only in the name of another."""
    return agency.nature is SubjectNature.ENTRUSTED


def _earlier(row: dict[str, Any]) -> f.EarlierPenalty:
    return f.EarlierPenalty(
        ref=row["c.ref"],
        agency=row["a.code"],
        power=row["p.code"],
        act_from=row["c.act_from"],
        act_to=row["c.act_to"],
        place=row["c.act_place"] or None,
        decided_on=row["c.decided_on"],
        fine_fen=row["c.fine_fen"],
    )


def _letter(row: tuple[Any, ...]) -> f.Entrustment:
    return f.Entrustment(
        number=row[3],
        principal=row[2],
        items=tuple(filter(None, _BETWEEN.split(row[4]))) or None,
        published_on=as_date(row[5]),
        valid_from=as_date(row[6]),
        valid_to=as_date(row[7]),
    )


def _device(row: tuple[Any, ...]) -> f.Device:
    return f.Device(
        number=row[0],
        place=row[1] or None,
        legally_reviewed_on=as_date(row[2]),
        technically_reviewed_on=as_date(row[3]),
        published_on=as_date(row[4]),
        calibrated_to=as_date(row[5]),
    )
