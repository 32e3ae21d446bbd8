"""When things happen in a case: the days of its steps, in the order of its procedure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.codes import InspectionResult

if TYPE_CHECKING:
    from random import Random

    from .days import Calendar

Days = dict[str, int]
"""Steps by name with their days, in order."""

LONGEST_CASE = 84
"""Calendar days within which every ordinary case is decided, short of the period of the law."""

DECIDED_AFTER, EXECUTED_AFTER, APPLIED_AFTER = (11, 18), (1, 8), (11, 25)
"""Working days from a demand to a decision on execution, from there to the execution itself, and
from a demand to an application to the court."""
EXECUTED_WITHIN = DECIDED_AFTER[1] + EXECUTED_AFTER[1]
"""Working days after a demand by which every execution is carried out."""

PAID_AFTER = {"in_time": (1, 15), "late": (22, 62), "very_late": (130, 320)}
"""Days from service within which a party pays."""


SPOT = ("find", "tell", "decide_on_spot", "hand_over", "report_decision")
"""Steps of one day in a penalty on the spot."""


def ordered(days: Days) -> Days:
    """Sort steps by day; those of one day keep the order in which they were planned."""
    return dict(sorted(days.items(), key=lambda item: item[1]))


class Clockwork:
    """Draws spans of working days."""

    def __init__(self, rng: Random, calendar: Calendar) -> None:
        """Keep chance and calendar."""
        self.rng, self.calendar = rng, calendar

    def after(self, day: int, least: int, most: int) -> int:
        """Return a working day some working days on; the nearer the likelier."""
        span = least + int(self.rng.random() ** 1.6 * (most - least + 1))
        return self.calendar.plus(day, span) if span else self.calendar.on_or_after(day)

    def closing(self, days: Days, *last: int) -> None:
        """Close the case and put it into the archive."""
        days["close"] = self.after(max(last), 1, 6)
        days["archive"] = self.after(days["close"], 2, 24)

    def inspection(self, start: int, result: InspectionResult, verify: bool) -> tuple[Days, int]:
        """Plan an inspection; also return by when problems must be put right."""
        days = {"approve": start, "notify_inspection": self.after(start, 0, 2)}
        seen = self.after(days["notify_inspection"], 0, 3)
        days["verify" if verify else "inspect"] = seen
        told, correct_by = self.after(seen, 0, 2), 0
        last = told
        if result is InspectionResult.ORDERED:
            days["order_correction"] = told
            correct_by = self.calendar.on_or_after(told + 7 + int(self.rng.random() * 24))
            last = days["recheck"] = self.after(correct_by, 0, 3)
        else:
            days["tell_result"] = told
        days["publish"] = self.after(told, 0, 9)
        self.closing(days, last, days["publish"])
        return ordered(days), correct_by

    def summary(self, start: int, fined: bool, exempt: bool) -> Days:
        """Plan a penalty on the spot."""
        days = dict.fromkeys(SPOT, start)
        paid = start
        if fined:
            paid = start if self.rng.random() < 0.55 else start + 1 + int(self.rng.random() * 13)
            days["pay"] = paid
        days["perform"] = paid
        told = "exempt" if exempt else "publish"
        days[told] = self.after(start, 1, 4)
        self.closing(days, paid, days[told])
        return ordered(days)

    def measure(self, start: int, urgent: bool, extended: bool) -> tuple[Days, int, int | None]:
        """Plan a coercive measure; also return the ends of its term and of its extension."""
        calendar, random = self.calendar, self.rng.random
        days: Days = {}
        if urgent:
            days = {"carry_out_urgently": start, "make_up_approval": start}
        else:
            days = {"approve_measure": start, "carry_out": start}
        term = start + (30 if extended or random() < 0.7 else 15)
        until = None
        lifted = calendar.on_or_before(start + 3 + int(random() * (term - start - 3)))
        if extended:
            days["extend_measure"] = calendar.on_or_before(term - int(random() * 4))
            until = term + 15 + int(random() * 16)
            lifted = calendar.on_or_before(term + 1 + int(random() * (until - term)))
        lifted = max(lifted, calendar.on_or_after(start))
        days["publish"] = self.after(start, 1, 12)
        days["lift"] = lifted
        self.closing(days, lifted, days["publish"])
        return ordered(days), term, until

    def execution(self, start: int, court: bool) -> Days:
        """Plan a coercive execution after a demand and the waiting period that follows it."""
        days = {"demand": start}
        if court:
            days["apply_to_court"] = self.after(start, *APPLIED_AFTER)
            done = days["court_executed"] = self.after(days["apply_to_court"], 20, 70)
            self.closing(days, done)
            return days
        days["decide_execution"] = self.after(start, *DECIDED_AFTER)
        done = days["execute"] = self.after(days["decide_execution"], *EXECUTED_AFTER)
        days["publish"] = self.after(done, 1, 10)
        self.closing(days, done, days["publish"])
        return ordered(days)


@dataclass(frozen=True, slots=True)
class Course:
    """How an ordinary case goes, as far as it decides its days."""

    exit: str = ""
    """Action that ends the case without a decision."""
    penalised: bool = True
    hearing_told: bool = False
    heard: bool = False
    hasty: bool = False
    """Decided while a hearing could still be requested: a planted defect."""
    rounds: int = 0
    """Rounds of legal review."""
    discussed: bool = False
    defended: bool = False
    registered: bool = False
    tested: bool = False
    corrected: bool = False
    recusal: bool = False
    clue: bool = False
    exempt: bool = False
    payable: bool = True
    paid: str = "in_time"
    """`in_time`, `late` or `very_late`."""
    overlong: bool = False
    """Decided only after the period of the law: a planted defect."""
    rushed: bool = False
    """Heard too soon after the notice: a planted defect."""


class OrdinaryClockwork(Clockwork):
    """Plans ordinary penalty cases."""

    def ordinary(self, start: int, course: Course) -> Days:
        """Plan a case from the discovery of the act; the period of the law is kept."""
        for attempt in range(12):
            days = self._up_to_decision(start, course, 34 - 3 * attempt)
            decided = days.get("decide")
            if decided is None or course.overlong or decided - days["file"] <= LONGEST_CASE:
                break
        if decided is not None:
            self._afterwards(days, course, decided)
        return ordered(days)

    def _up_to_decision(self, start: int, course: Course, longest: int) -> Days:
        days: Days = {}
        if course.clue:
            days["report_clue"] = start
        if course.exit == "decline":
            days["decline"] = self.after(start, 2, 9)
            return days
        filed = days["file"] = self.after(start, 1 if course.clue else 0, 5)
        if course.recusal:
            days["recuse"] = filed
        days["gather"] = self.after(filed, 0, 3)
        if course.registered:
            days["register_evidence"] = days["gather"]
        if course.corrected:
            days["order_correction"] = days["gather"]
        if course.tested:
            days["exclude"] = days["gather"]
        if course.exit:
            days[course.exit] = self.after(days["gather"], 3, 20)
            return days
        span = 6 + int(self.rng.random() * max(longest, 4)) + (85 if course.overlong else 0)
        days["investigate"] = self.calendar.on_or_after(days["gather"] + span)
        last = days["investigate"]
        if course.penalised:
            last = self._heard(days, course)
        for ordinal in range(1, course.rounds + 1):
            days[f"submit_review{ordinal}"] = self.after(last, 0, 1)
            last = days[f"decide_review{ordinal}"] = self.after(
                days[f"submit_review{ordinal}"], 1, 3
            )
        if course.discussed:
            last = days["discuss"] = self.after(last, 0, 2)
        days["decide"] = self.after(last, 1, 3)
        return days

    def _heard(self, days: Days, course: Course) -> int:
        """Plan the notice and what the party answers; return the last of these days."""
        told = days["notify"] = self.after(days["investigate"], 1, 3)
        if course.defended:
            days["defend"] = self.after(told, 1, 3)
        if not course.hearing_told:
            return self.after(told, 5, 6)
        if course.hasty:
            return told
        if not course.heard:
            days["waive_hearing"] = self.after(told, 6, 7)
            return days["waive_hearing"]
        days["request_hearing"] = self.after(told, 1, 4)
        days["notice_hearing"] = self.after(days["request_hearing"], 1, 2)
        least, most = (3, 5) if course.rushed else (8, 10)
        days["hear"] = self.after(days["notice_hearing"], least, most)
        return days["hear"]

    def _afterwards(self, days: Days, course: Course, decided: int) -> None:
        served = days["serve"] = self.after(decided, 0, 3)
        told = "exempt" if course.exempt else "publish"
        days[told] = max(served, self.after(decided, 1, 5))
        last = [served, days[told]]
        if course.penalised:
            last.append(self._performed(days, course, served))
        self.closing(days, *last)

    def _performed(self, days: Days, course: Course, served: int) -> int:
        if not course.payable:
            days["perform"] = self.after(served, 0, 5)
            return days["perform"]
        least, most = PAID_AFTER[course.paid]
        days["pay"] = days["perform"] = served + least + int(self.rng.random() * (most - least))
        return days["perform"]
