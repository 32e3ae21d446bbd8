"""Planning of coercive measures and of coercive execution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, DecisionOutcome, MeasureKind, Procedure

from .defects import EXECUTION, MEASURE, SETTLED, delay_publication
from .matters import Matter
from .rules import MEASURES
from .timelines import EXECUTED_WITHIN

if TYPE_CHECKING:
    from .planning import Bench

FILMED = frozenset({MeasureKind.SEAL, MeasureKind.SEIZE, MeasureKind.REMOVE})
TERMED = frozenset({MeasureKind.SEAL, MeasureKind.SEIZE})
LEFT_OUT = frozenset({MeasureKind.LIBERTY, MeasureKind.FREEZE})
"""Measures that only other bodies take, or banks carry out."""
COURT = frozenset({MeasureKind.ADDITIONAL_FINE, MeasureKind.TRANSFER_DEPOSIT, MeasureKind.AUCTION})
URGENT, EXTENDED, CHAINED, IN_COURT = 0.12, 0.1, 0.55, 0.7
UNPAID, CONTESTABLE = range(40, 120), range(175, 230)
"""Days since the service of a decision: of one not paid for, and of one no longer contestable."""
DEMANDED = 10
"""Working days that a demand leaves the party."""
HOLIDAY_WITHIN = 90
"""Days within which a holiday is sought for a planted execution on one."""
TRIES = 40


class CoercionPlanner:
    """Plans one coercive case after the other."""

    def __init__(self, bench: Bench) -> None:
        """Share the bench with the other planners."""
        self.bench = bench

    def plan(self, case_id: int, day: int) -> Matter:
        """Plan a coercive case that begins on a day."""
        bench, rng = self.bench, self.bench.rng
        day = bench.calendar.on_or_before(day)
        last = bench.calendar.plus(day, EXECUTED_WITHIN)
        while True:
            agency, entry = bench.agency_and_entry(CaseKind.COERCION, day, day + 25)
            kinds = [kind for kind in entry.measures if kind not in LEFT_OUT]
            if not kinds:
                continue
            kind = kinds[int(rng.random() * len(kinds))]
            procedure = Procedure.MEASURE if kind in MEASURES else Procedure.EXECUTION
            if procedure is Procedure.MEASURE or last <= entry.last:
                break
        court = kind in COURT and rng.random() < IN_COURT
        source = self._source(agency, day, procedure, court)
        desk = bench.staff.desks[agency]
        handler, assistant = (source.handler, source.assistant) if source else bench.pair(desk)
        party = source.party if source else bench.pools.draw(rng, entry.theme.trades)
        matter = Matter(
            id=case_id,
            kind=CaseKind.COERCION,
            procedure=procedure,
            agency=agency,
            desk=desk,
            entry=entry,
            party=party,
            handler=handler,
            assistant=assistant,
            head=bench.head(desk),
            days={},
            source_case=source.id if source else None,
            act_from=day,
            act_to=day,
            discovered=day,
            measure=kind,
        )
        if procedure is Procedure.MEASURE:
            self._measure(matter, day, source)
        else:
            self._execution(matter, day, court, source)
        return matter

    def _source(self, agency: int, day: int, procedure: Procedure, court: bool) -> Matter | None:
        """Find the penalty that the coercion belongs to."""
        bench = self.bench
        if court:
            return bench.chains.take("contestable", agency, day, "serve", CONTESTABLE)
        if procedure is Procedure.EXECUTION:
            return bench.chains.take("unpaid", agency, day, "serve", UNPAID)
        if bench.rng.random() < CHAINED:
            found = bench.chains.take("open", agency, day, "file", range(30))
            return found if found and found.days["decide"] >= day else None
        return None

    def _measure(self, matter: Matter, day: int, source: Matter | None) -> None:
        bench, rng = self.bench, self.bench.rng
        code = bench.quota.due(MEASURE, matter.id, bench.today - day)
        urgent = code == "CO01" or rng.random() < URGENT
        innocent = source is not None and source.outcome != DecisionOutcome.PENALTY.value
        longer = rng.random() < EXTENDED and code != "CO04"
        extended = matter.measure in TERMED and not innocent and (longer or code == "CO05")
        matter.urgent = urgent
        matter.days, matter.ends_on, matter.until = bench.clock.measure(day, urgent, extended)
        if source is not None and innocent:
            self._lift_by(matter, max(day, source.days["decide"]))
        matter.publish_by = bench.rules.publication_due(CaseKind.COERCION, matter.entry.sector, day)
        if not (code == "CO04" and innocent) and self._plant(matter, code, day):
            matter.defect = bench.quota.give(code)

    def _lift_by(self, matter: Matter, last: int) -> None:
        """Lift the measure when the case that it served comes to nothing."""
        if matter.days["lift"] > last:
            self._lift_on(matter, last)

    def _lift_on(self, matter: Matter, day: int) -> None:
        days = matter.days
        days["lift"] = day
        self.bench.clock.closing(days, day, days["publish"])
        matter.days = dict(sorted(days.items(), key=lambda item: item[1]))

    def _plant(self, matter: Matter, code: str, day: int) -> bool:
        bench = self.bench
        if code == "CO01":
            made_up = bench.clock.after(day, 2, 4)
            if made_up > matter.days["lift"]:
                return False
            matter.days["make_up_approval"] = made_up
            matter.days = dict(sorted(matter.days.items(), key=lambda item: item[1]))
            return True
        if code == "CO04" and matter.measure in TERMED:
            return self._outlast(matter, day)
        if code == "CO05" and matter.until:
            return self._extend_late(matter, matter.until)
        if code == "PB02":
            return delay_publication(bench.clock, matter, bench.today)
        if code == "ST02" and matter.desk.expired:
            matter.assistant = matter.desk.expired
            return True
        if code in ("CO03", "CO06"):
            return matter.measure in TERMED
        return code == "CO02" or (code == "RC02" and matter.measure in FILMED)

    def _extend_late(self, matter: Matter, until: int) -> bool:
        """Have the extension approved only after the term had ended."""
        late = self.bench.calendar.on_or_after(matter.ends_on + 1)
        last = self.bench.calendar.on_or_before(until)
        if late >= last:
            return False
        matter.days["extend_measure"] = late
        self._lift_on(matter, last)
        return True

    def _outlast(self, matter: Matter, day: int) -> bool:
        """Lift the measure after its term, or in a recent case not yet."""
        clock, today = self.bench.clock, self.bench.today
        if today <= day + 30 or 60 < today - day < SETTLED:
            return False
        for name in ("lift", "close", "archive"):
            del matter.days[name]
        if today - day > 60:
            matter.days["lift"] = clock.after(day + 30, 2, 10)
            clock.closing(matter.days, *matter.days.values())
        matter.days = dict(sorted(matter.days.items(), key=lambda item: item[1]))
        return True

    def _execution(self, matter: Matter, day: int, court: bool, source: Matter | None) -> None:
        bench, rng = self.bench, self.bench.rng
        code = bench.quota.due(EXECUTION, matter.id, bench.today - day)
        matter.days = bench.clock.execution(day, court)
        matter.perform_by = bench.calendar.plus(day, DEMANDED)
        if court and source is None:
            matter.enforced_on = day - CONTESTABLE[int(rng.random() * len(CONTESTABLE))]
        if court:
            served = source.days["serve"] if source else matter.enforced_on
            self._within_window(matter, served or day)
        else:
            matter.publish_by = bench.rules.publication_due(
                CaseKind.COERCION, matter.entry.sector, matter.days["execute"]
            )
        if self._plant_execution(matter, code, court):
            matter.defect = bench.quota.give(code)

    def _within_window(self, matter: Matter, served: int) -> None:
        """Apply to the court before the months after the end of remedies are over."""
        last = self.bench.calendar.on_or_before(self.bench.rules.court_until(served))
        matter.days["apply_to_court"] = min(matter.days["apply_to_court"], last)

    def _plant_execution(self, matter: Matter, code: str, court: bool) -> bool:
        if code == "CO10" and court:
            return self._apply_early(matter)
        if code == "CO09" and not court:
            return self._on_holiday(matter)
        if code == "PB02" and not court:
            return delay_publication(self.bench.clock, matter, self.bench.today)
        return code == "CO08" or (code == "RC02" and not court and matter.measure in FILMED)

    def _apply_early(self, matter: Matter) -> bool:
        """Apply to the court before the working days after the demand are over."""
        days = matter.days
        days["apply_to_court"] = self.bench.calendar.plus(days["demand"], DEMANDED - 2)
        return True

    def _on_holiday(self, matter: Matter) -> bool:
        """Execute on the next public holiday, if one is near."""
        bench, days = self.bench, matter.days
        first = days["decide_execution"] + 1
        found = next(
            (day for day in range(first, first + HOLIDAY_WITHIN) if day in bench.calendar.holidays),
            None,
        )
        if found is None or found > matter.entry.last:
            return False
        days["execute"] = found
        days["publish"] = bench.clock.after(found, 1, 10)
        bench.clock.closing(days, days["publish"])
        matter.days = dict(sorted(days.items(), key=lambda item: item[1]))
        matter.publish_by = bench.rules.publication_due(
            CaseKind.COERCION, matter.entry.sector, found
        )
        return True
