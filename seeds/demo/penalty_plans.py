"""Planning of penalties: in the ordinary procedure here, on the spot by a planner of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import (
    CaseKind,
    DecisionOutcome,
    LeniencyGround,
    ListTier,
    Procedure,
    SanctionKind,
    Sector,
)

from .amounts import (
    MONEY,
    Line,
    all_fines,
    draw_lines,
    excessive,
    mitigated,
)
from .chains import ANYWHERE
from .days import HORIZON
from .defects import FINED, HEARD_CODES, HEARING, ORDINARY, REVIEWED, SUMMARY
from .faults import LONG_AGO, plant
from .matters import Matter
from .names import Weighted
from .summary_plans import SummaryPlanner
from .timelines import LONGEST_CASE, Course

if TYPE_CHECKING:
    from .catalogue import Entry
    from .parties import Party
    from .people import Officer
    from .planning import Bench
    from .timelines import Days

SUMMARY_SHARE = 0.55
EXITS = Weighted(
    ["", "withdraw_filing", "decline", "transfer", "terminate"], [97.6, 0.7, 0.9, 0.4, 0.4]
)
OUTCOMES = Weighted(
    [DecisionOutcome.PENALTY, DecisionOutcome.NO_PENALTY, DecisionOutcome.NOT_PROVEN],
    [85.5, 13.2, 1.3],
)
SOURCES = Weighted(
    ["site_check", "complaint", "report", "assigned", "transferred", "media"],
    [58, 14, 15, 6, 6, 1],
)
PAID = Weighted(["in_time", "late", "very_late"], [91.5, 6, 2.5])
PAID_RECENTLY = Weighted(["in_time", "late", "very_late"], [70, 27, 3])
RECENT = range(45, 130)
"""Days since the discovery of an act whose fine may be overdue now."""
WAITING = range(22, 62)
"""Days since the discovery of an act that may wait for legal review now."""
TRIED = 60
REFUSED = 0.3
"""Applications for recusal that are refused."""
HEARD = 0.1
"""Share of those told of a right to a hearing who ask for one."""
WEIGHTS = (("complex_case", 0.02), ("public_interest", 0.006), ("serious", 0.03))
MAJOR = 0.4
"""How often an entry marked for legal review comes up, as against any other."""
TRIES = 60


class PenaltyPlanner:
    """Plans one penalty after the other."""

    def __init__(self, bench: Bench) -> None:
        """Share the bench with the other planners."""
        self.bench, self.spot = bench, SummaryPlanner(bench)

    def plan(self, case_id: int, day: int) -> Matter:
        """Plan a penalty for an act found on a day."""
        bench = self.bench
        if bench.rng.random() < SUMMARY_SHARE:
            code = bench.quota.due(SUMMARY, case_id, bench.today - day)
            matter = self.spot.plan(case_id, day, code)
            if matter is not None:
                return matter
        working = bench.calendar.on_or_before(day)
        return self._ordinary(case_id, working)

    def _ordinary(self, case_id: int, day: int) -> Matter:
        bench = self.bench
        code = bench.quota.due(ORDINARY, case_id, bench.today - day)
        source = None
        if not code:
            source = bench.chains.take("filed", ANYWHERE, day, "tell_result", range(15))
        for _ in range(TRIES):
            agency, entry = self._agency_and_entry(day, code, source)
            source = source if source and source.agency == agency else None
            party = source.party if source else self._party(entry, day, code)
            lines = self._lines(entry, party, day, code) if party else ()
            if party and lines:
                break
        else:
            return self._ordinary(case_id, day)
        return self._complete(case_id, day, code, agency, entry, party, lines, source)

    def _party(self, entry: Entry, day: int, code: str) -> Party | None:
        """Draw a party; the penalty that neglects age falls on somebody under age."""
        pools = self.bench.pools
        if code == "PN13":
            return pools.minor_to(self.bench.rng, entry, day)
        return pools.party_to(self.bench.rng, entry, 0.4)

    def _agency_and_entry(self, day: int, code: str, source: Matter | None) -> tuple[int, Entry]:
        """Draw who acts on which entry: that of the inspection, if the case came from one."""
        bench = self.bench
        shelf = bench.shelf(source.agency, CaseKind.PENALTY) if source else None
        entry = shelf.draw(bench.rng, day - 3, day + 12) if shelf else None
        if source and entry:
            return source.agency, entry
        first = day - LONG_AGO if code == "PN01" else day - 3
        while True:
            agency, entry = bench.agency_and_entry(CaseKind.PENALTY, first, day + 12)
            lasts = entry.last >= day + 110 or agency not in bench.dissolved
            if lasts and (not entry.review_required or bench.rng.random() < MAJOR):
                return agency, entry

    def _lines(self, entry: Entry, party: Party, day: int, code: str) -> tuple[Line, ...]:
        rng, kind = self.bench.rng, party.kind
        if code in ("PN09", "PN10"):
            draw = excessive if code == "PN09" else mitigated
            line = draw(rng, entry, kind)
            return (line,) if line else ()
        if code == "PN16" and entry.sector == Sector.LABOUR.value:
            return ()  # there the investigation is to end in time, not the case
        if code == "PB05" and entry.sector != Sector.MARKET.value:
            return ()  # only what the market regime shows has an end
        days = range(day, day + LONGEST_CASE + 20)
        lines = draw_lines(rng, entry, kind, days, severe=code in HEARING)
        if code in FINED and not any(line.kind is SanctionKind.FINE for line in lines):
            return ()
        return lines

    def _complete(
        self,
        case_id: int,
        day: int,
        code: str,
        agency: int,
        entry: Entry,
        party: Party,
        lines: tuple[Line, ...],
        source: Matter | None,
    ) -> Matter:
        bench, rng = self.bench, self.bench.rng
        desk = bench.staff.desks[agency]
        handler, assistant = (source.handler, source.assistant) if source else bench.pair(desk)
        matter = Matter(
            id=case_id,
            kind=CaseKind.PENALTY,
            procedure=Procedure.ORDINARY,
            agency=agency,
            desk=desk,
            entry=entry,
            party=party,
            handler=handler,
            assistant=assistant,
            head=bench.head(desk),
            days={},
            source="site_check" if source else SOURCES.draw(rng),
            source_case=source.id if source else None,
            act_from=day - int(rng.random() ** 2 * 200),
            act_to=day - int(rng.random() ** 3 * 4),
            discovered=day,
            lines=lines,
            outcome=self._outcome(code).value,
            paid=self._paid(day, code),
        )
        matter.act_from = min(matter.act_from, matter.act_to)
        self._weigh(matter, code)
        self._schedule(matter, day, code)
        matter.corrected = "order_correction" in matter.days
        self._assign(matter)
        plant(bench, matter, code)
        self._remember(matter)
        return matter

    def _outcome(self, code: str) -> DecisionOutcome:
        if code == "PN15":
            return DecisionOutcome.NO_PENALTY
        drawn: DecisionOutcome = OUTCOMES.draw(self.bench.rng)
        return DecisionOutcome.PENALTY if code else drawn

    def _paid(self, day: int, code: str) -> str:
        """Draw when the party pays; some recent fines are overdue now."""
        if code in ("EX01", "EX02"):
            return "late" if code == "EX02" else "in_time"
        recent = self.bench.today - day in RECENT
        drawn: str = (PAID_RECENTLY if recent else PAID).draw(self.bench.rng)
        return drawn

    def _weigh(self, matter: Matter, code: str) -> None:
        """Find out what makes the case major, and whether a hearing must be offered."""
        bench, rng = self.bench, self.bench.rng
        penalised = matter.outcome == DecisionOutcome.PENALTY.value
        if not penalised:
            matter.lines = ()
            self._spare(matter)
        elif self._is_low(matter) and code != "PN10":
            matter.grounds = (LeniencyGround.REDUCED_HARM.value,)
            matter.list_tier = ListTier.MITIGATED.value
        weights = {name for name, share in WEIGHTS if rng.random() < share}
        if bench.today - matter.discovered in WAITING and rng.random() < bench.waiting:
            weights.add("complex_case")
        if code in REVIEWED:
            weights.add("complex_case")
        if code == "PN19":
            weights.add("serious")
        sector, kind = matter.entry.sector, matter.party.kind
        if penalised:
            matter.hearing_told = any(
                bench.rules.tells_hearing(matter.lines, sector, kind, matter.discovered + passed)
                for passed in (0, LONGEST_CASE + 20)
            )
            if matter.hearing_told:
                weights.add("major_rights")
        matter.weights = frozenset(weights)

    def _is_low(self, matter: Matter) -> bool:
        line = next((line for line in matter.lines if line.kind is SanctionKind.FINE), None)
        if line is None or line.range_id is not None:
            return False
        return (line.amount or 0) < min(item.least or 0 for item in all_fines(matter.entry))

    def _spare(self, matter: Matter) -> None:
        if matter.outcome != DecisionOutcome.NO_PENALTY.value:
            return
        first = matter.party.id not in self.bench.offences
        ground = LeniencyGround.FIRST_OFFENCE if first else LeniencyGround.MINOR_CORRECTED
        matter.grounds = (ground.value,)
        matter.list_tier = ListTier.NONE.value

    def _schedule(self, matter: Matter, day: int, code: str) -> None:
        bench, rng = self.bench, self.bench.rng
        penalised = matter.outcome == DecisionOutcome.PENALTY.value
        asked = rng.random() < HEARD or code in HEARD_CODES
        heard = matter.hearing_told and code not in ("HR01", "HR02", "PN16") and asked
        matter.triggers = bench.rules.review_triggers(
            *(matter.lines, matter.party.kind, day + 45, matter.weights),
            *(matter.entry.review_required, heard),
        )
        again = rng.random() < 0.1 or code == "LR04"
        matter.rounds = (2 if again else 1) if matter.triggers else 0
        if code == "LR01":
            matter.rounds = 0
        warned = {line.kind for line in matter.lines} == {SanctionKind.WARNING}
        exempt = bench.rules.publication_due(
            *(CaseKind.PENALTY, matter.entry.sector, day + 60),
            warning_only=warned,
            penalised=penalised,
        )
        leaves = "" if code or matter.source_case else EXITS.draw(rng)
        if code == "TR01":
            leaves = "transfer"
        course = Course(
            exit=leaves,
            penalised=penalised,
            hearing_told=matter.hearing_told and code != "HR01",
            heard=heard,
            hasty=code == "HR02",
            rounds=matter.rounds,
            discussed=bool(matter.weights - {"major_rights"}) and code != "PN19",
            defended=rng.random() < 0.1 or code == "PN07",
            registered=rng.random() < 0.07 or code == "PN05",
            corrected=rng.random() < 0.55 and code != "PN14",
            recusal=rng.random() < 0.02 or code == "ST04",
            tested=rng.random() < 0.08 and code != "PN16",
            clue=rng.random() < 0.3 or leaves == "decline" or bench.today - day < 10,
            exempt=exempt is None,
            payable=any(line.kind in MONEY for line in matter.lines),
            paid=matter.paid,
            overlong=code == "PN16",
            rushed=code == "HR03",
        )
        matter.days = self._days(matter, day, course)
        decided = matter.days.get("decide")
        if decided is None:
            matter.outcome, matter.lines, matter.grounds, matter.list_tier = "", (), (), ""
        elif exempt is not None:
            matter.publish_by = bench.rules.publication_due(
                CaseKind.PENALTY, matter.entry.sector, decided, penalised=penalised
            )

    def _days(self, matter: Matter, day: int, course: Course) -> Days:
        """Plan the days; some major cases of late wait for their reviewer now."""
        bench = self.bench
        days = bench.clock.ordinary(day, course)
        waits = matter.rounds and bench.today - day in WAITING and matter.id % 2
        for _ in range(TRIED if waits else 0):
            if days.get("submit_review1", HORIZON) < bench.today <= days["decide_review1"]:
                break
            days = bench.clock.ordinary(day, course)
        return days

    def _assign(self, matter: Matter) -> None:
        """Assign a reviewer where review is required."""
        reviewers = matter.desk.reviewers
        if "recuse" in matter.days:
            matter.withdrawn = self._withdrawn(matter)
        if matter.rounds:
            matter.reviewer = reviewers[int(self.bench.rng.random() * len(reviewers))]

    def _withdrawn(self, matter: Matter) -> Officer:
        """Draw who was asked to withdraw: a third officer, who does so, or the handler."""
        busy = (matter.handler.id, matter.assistant.id)
        others = [officer for officer in matter.desk.handlers if officer.id not in busy]
        if not others or self.bench.rng.random() < REFUSED:
            return matter.handler
        return others[int(self.bench.rng.random() * len(others))]

    def _remember(self, matter: Matter) -> None:
        """Offer the case to what may follow from it."""
        chains = self.bench.chains
        if "decide" not in matter.days:
            return
        if matter.outcome == DecisionOutcome.PENALTY.value:
            self.bench.offences.add(matter.party.id)
            if matter.paid == "very_late" and "pay" in matter.days:
                chains.offer("unpaid", matter.agency, matter)
                chains.offer("contestable", matter.agency, matter)
        if not matter.defect:
            chains.offer("open", matter.agency, matter)
