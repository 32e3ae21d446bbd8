"""Random draws from which some of the inspections came, each of which can be repeated."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from registry.clock import local_instant
from registry.law.draws import METHOD, draw_inspectors, pool_digest, rank
from registry.law.facts import DrawObject

from .days import date_of, from_date

if TYPE_CHECKING:
    from .oversight import Surroundings

_CASES = """
SELECT c.id, c.agency_id, c.party_id, c.filed_on, h.officer_id AS handler,
    s.officer_id AS assistant, p.check_code
FROM cases c JOIN inspection_detail d ON d.case_id = c.id
JOIN case_officer h ON h.case_id = c.id AND h.task = 'handler'
JOIN case_officer s ON s.case_id = c.id AND s.task = 'assistant'
LEFT JOIN planted_defect p ON p.case_id = c.id
WHERE c.stage = 'archived' AND d.kind = 'daily' AND c.procedure = 'on_site'
AND c.party_kind <> 'natural_person' AND (p.check_code IS NULL OR p.check_code = 'PB02')
ORDER BY c.id"""
_STAFF = """
SELECT DISTINCT c.agency_id, o.officer_id FROM case_officer o JOIN cases c ON c.id = o.case_id
WHERE o.task = 'handler' ORDER BY 1, 2"""
_PARTIES = "SELECT id FROM party WHERE kind <> 'natural_person' ORDER BY id"
DRAWN = 2
"""Objects that one draw of the demonstration draws."""
STAFF = 5
"""Inspectors from whom they are drawn."""
RISK_CLASS = "B"
SHARE = Decimal(5)
POOL = 20
"""Objects in the pool for each that is drawn: a share of five per cent."""
RECUSED = 4
"""One draw in so many has a recusal."""
REASON = "与检查对象负责人有近亲属关系"
DEFECTS = {3: "DR01", 6: "DR02"}
EVERY = 12
TRIES = 40_000
HALF = "8"
"""Rank before which an object is drawn, so that enough others can come after it."""


def draws(around: Surroundings) -> None:
    """Write one draw for each department and half-year with inspections to draw from."""
    staff: dict[int, list[int]] = defaultdict(list)
    for agency, officer in around.read(_STAFF):
        staff[agency].append(officer)
    desk = _Register(around, [row[0] for row in around.read(_PARTIES)], staff)
    for number, ((agency, year), groups) in enumerate(sorted(_plans(around).items()), 1):
        plan = around.add(
            "check_plan",
            agency_id=agency,
            number=f"武抽〔{year}〕{number}号",
            title=f"{year}年度双随机抽查计划",
            year=year,
            filed_on=around.working(from_date(date_of(0).replace(year=year))),
            published_on=around.working(from_date(date_of(0).replace(year=year)) + 14),
        )
        for ordinal, cases in enumerate(groups, 1):
            desk.draw(plan, f"武抽〔{year}〕{number}号/{ordinal}", ordinal, cases)


def _plans(around: Surroundings) -> dict[tuple[int, int], list[list[Any]]]:
    """Group inspections by department and half-year, late publications before others."""
    halves: dict[tuple[int, int, int], list[Any]] = defaultdict(list)
    for row in around.read(_CASES):
        day = str(row.filed_on)
        halves[row.agency_id, int(day[:4]), int(day[5:7]) > 6].append(row)
    plans: dict[tuple[int, int], list[list[Any]]] = defaultdict(list)
    for (agency, year, _half), rows in sorted(halves.items()):
        apart: dict[int, Any] = {}
        for row in sorted(rows, key=lambda item: (item.check_code is None, item.id)):
            apart.setdefault(row.party_id, row)
        plans[agency, year].append(list(apart.values())[:DRAWN])
    return plans


class _Register:
    """The register of objects and inspectors, and the draws made from it."""

    def __init__(
        self, around: Surroundings, parties: list[int], staff: dict[int, list[int]]
    ) -> None:
        self.around, self.parties, self.staff = around, parties, staff
        self._objects: dict[tuple[int, int], int] = {}
        self._made = 0

    def draw(self, plan: int, name: str, ordinal: int, cases: list[Any]) -> None:
        """Write a draw that gives these cases, with a pool and a seed that lead to them."""
        self._made += 1
        agency = cases[0].agency_id
        objects = [self._object(agency, row.party_id) for row in cases]
        defect = DEFECTS.get(self._made % EVERY, "")
        staff, away = self._inspectors(cases, defect)
        if defect == "DR02" and away is None:
            defect = ""
        seed = self._seed(name, cases, objects, staff, away)
        if seed is None:
            return
        pool = self._pool(agency, objects, seed)
        draw = self.around.add(
            "draw",
            plan_id=plan,
            ordinal=ordinal,
            pool_sha256=pool_digest(pool),
            seed=f"{seed}*" if defect == "DR01" else seed,
            method=METHOD,
            drawn_at=local_instant(self._day(cases)),
            reason="",
            transcript={
                "pool": [[item.key, item.risk_class] for item in pool],
                "staff": [str(person) for person in staff],
                "ratios": {RISK_CLASS: str(SHARE)},
            },
        )
        self._write(draw, cases, objects, away, "" if defect == "DR02" else REASON)
        if any(row.check_code for row in cases):
            self.around.planted.append((f"draw:{name}", "DR03"))
        if defect:
            self.around.planted.append((f"draw:{name}", defect))

    def _object(self, agency: int, party: int) -> int:
        if (agency, party) not in self._objects:
            self._objects[agency, party] = self.around.add(
                "check_object",
                agency_id=agency,
                party_id=party,
                risk_class=RISK_CLASS,
                active=True,
            )
        return self._objects[agency, party]

    def _inspectors(self, cases: list[Any], defect: str) -> tuple[list[int], int | None]:
        """Choose from whom is drawn, and who steps back where somebody does."""
        acting = list(dict.fromkeys(p for row in cases for p in (row.handler, row.assistant)))
        others = [p for p in self.staff[cases[0].agency_id] if p not in acting]
        recusal = (self._made % RECUSED == 0 or defect == "DR02") and others
        away = others[0] if recusal else None
        spare = [person for person in others if person != away]
        chosen = acting + spare[: max(0, STAFF - len(acting))]
        return sorted(chosen + ([away] if away else [])), away

    def _seed(
        self,
        name: str,
        cases: list[Any],
        objects: list[int],
        staff: list[int],
        away: int | None,
    ) -> str | None:
        """Find a seed that draws the inspectors who went; the demonstration works backwards."""
        people = [str(person) for person in staff]
        barred = frozenset({str(away)} if away else ())
        wanted = [
            (str(key), frozenset({str(row.handler), str(row.assistant)}), ordinal)
            for ordinal, (row, key) in enumerate(zip(cases, objects, strict=True))
        ]
        for attempt in range(1, TRIES):
            seed = f"{name}-{attempt}"
            if all(
                rank(seed, RISK_CLASS, key) < HALF
                and pair
                == draw_inspectors(people, key, seed, len(pair), frozenset() if n else barred)
                for key, pair, n in wanted
            ):
                return seed
        return None

    def _pool(self, agency: int, objects: list[int], seed: str) -> list[DrawObject]:
        """Fill the pool with objects that the seed ranks after those drawn."""
        keys = [str(key) for key in objects]
        last = max(rank(seed, RISK_CLASS, key) for key in keys)
        size, rng = POOL * len(keys), self.around.rng
        for _try in range(40 * size):
            if len(keys) >= size:
                break
            key = str(self._object(agency, self.parties[int(rng.random() * len(self.parties))]))
            if key not in keys and rank(seed, RISK_CLASS, key) > last:
                keys.append(key)
        return [DrawObject(key=key, risk_class=RISK_CLASS) for key in sorted(keys, key=int)]

    def _write(
        self, draw: int, cases: list[Any], objects: list[int], away: int | None, reason: str
    ) -> None:
        for ordinal, (row, key) in enumerate(zip(cases, objects, strict=True), 1):
            drawn = self.around.add(
                "drawn_object",
                draw_id=draw,
                ordinal=ordinal,
                object_id=key,
                risk_class=RISK_CLASS,
                case_id=row.id,
            )
            people = [(row.handler, False), (row.assistant, False)]
            if away and ordinal == 1:
                people.append((away, True))
            for person, recused in people:
                self.around.add(
                    "drawn_inspector",
                    drawn_object_id=drawn,
                    officer_id=person,
                    recused=recused,
                    reason=reason if recused else "",
                )
            self.around.links.append({"case": row.id, "draw": draw})

    def _day(self, cases: list[Any]) -> Any:
        """Return the working day before the first of the inspections was approved."""
        first = min(str(row.filed_on) for row in cases)
        day = from_date(date_of(0).fromisoformat(first[:10])) - 1
        return date_of(self.around.calendar.on_or_before(day))
