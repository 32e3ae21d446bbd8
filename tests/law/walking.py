"""A matter that walks through its procedure on paper: steps change a dossier and nothing else.

What the walker knows of the law it knows by itself, so that it can witness against the gates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from registry.clock import local_instant
from registry.codes import (
    DecisionOutcome,
    DisputeKind,
    DisputeOutcome,
    EvidenceKind,
    MeasureKind,
    OfficerTask,
    PartyKind,
    PauseKind,
    RecordStage,
    ReviewOpinion,
    SanctionKind,
    Sector,
    Stage,
)
from registry.law import facts as f
from registry.law.codec import review_digest
from registry.law.dossier import Dossier
from registry.law.procedures import PROCEDURES, Action, ProcedureTable
from registry.law.procedures.attempts import Attempt
from registry.law.procedures.gates import REVIEWABLE, closed_gates

T = TypeVar("T")
Pick = Callable[[Sequence[T]], T]

START = date(2026, 2, 2)
YUAN = 100
MAJOR = 100_000 * YUAN
"""From here on the catalogue calls a fine on a legal person major."""
FINES = (500 * YUAN, 60_000 * YUAN, MAJOR - YUAN, MAJOR, 150_000 * YUAN)
DRAFTS = (
    *((f.Sanction(kind=SanctionKind.FINE, amount_fen=amount),) for amount in FINES),
    (f.Sanction(kind=SanctionKind.WARNING),),
    (f.Sanction(kind=SanctionKind.REVOKE_LICENCE),),
)
FELL = frozenset({DisputeOutcome.CHANGED, DisputeOutcome.REVOKED, DisputeOutcome.FOUND_ILLEGAL})
_PENDING = frozenset({None, DisputeOutcome.PENDING})
TERM = 30
DECIDING = frozenset({"decide", "decide_on_spot"})


@dataclass
class Walker:
    """One matter on its way, with the walker's own memory of what happened."""

    table: ProcedureTable
    dossier: Dossier
    today: date = START
    taken: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    stages: set[Stage] = field(default_factory=set)
    touched: bool = False
    """Something that a reviewer would have to see came after the last submission."""
    passed: bool = False
    """The last round of review agreed."""
    fell: bool = False
    shown: bool = False
    decided: list[tuple[bool, bool]] = field(default_factory=list)
    """Of each decision: whether it was major, and whether a review carried it."""
    published: list[tuple[bool, str]] = field(default_factory=list)
    """Of each publication: whether the decision had fallen, and what else forbade it."""
    tests: list[tuple[date, date | None]] = field(default_factory=list)
    begun: date | None = None
    longer: int = 0

    @classmethod
    def starting(cls, procedure: str, pick: Pick[Any]) -> Walker:
        """Begin a matter with one of the openings of its procedure."""
        table = PROCEDURES[procedure]  # type: ignore[index]
        kind = pick((MeasureKind.SEIZE, MeasureKind.FREEZE, MeasureKind.SEAL))
        dossier = Dossier(
            subject="case",
            ref="X2026-0000001",
            kind=table.kind,
            procedure=table.procedure,
            sector=pick((Sector.MARKET, Sector.GENERAL)),
            party=f.Party(kind=PartyKind.LEGAL_PERSON),
            officers=(f.Officer(person="1", task=OfficerTask.HANDLER),),
            inspection=f.Inspection() if table.kind == "inspection" else None,
            measures=(f.Measure(kind=kind),) if table.kind == "coercion" else None,
            publicity=(f.Publication(),),
            steps=(),
        )
        walker = cls(table, dossier)
        walker.take(pick(table.openings()), pick)
        return walker

    @property
    def stage(self) -> Stage:
        """Where the matter stands."""
        assert self.dossier.stage is not None
        return self.dossier.stage

    @property
    def now(self) -> datetime:
        """The instant of the day."""
        return local_instant(self.today)

    def wait(self, days: int) -> None:
        """Let days pass."""
        self.today += timedelta(days=days)

    def attempt(self, action: Action, pick: Pick[Any]) -> bool:
        """Try a step, permitted or not; return whether it was taken."""
        attempt = self._attempt(action, pick)
        lawful = self.stage in action.sources and action in self.table.actions
        if not lawful or closed_gates(action.gates, self.dossier, attempt):
            self.refused[action.name] += 1
            return False
        self.take(action, pick, attempt)
        return True

    def _attempt(self, action: Action, pick: Pick[Any]) -> Attempt:
        names = {field.name for field in action.fields}
        deciding = action.name in DECIDING
        outcome = pick(tuple(DecisionOutcome)) if "outcome" in names and deciding else None
        sanctions = None
        if deciding and outcome in {None, DecisionOutcome.PENALTY}:
            proposed = self.dossier.proposed
            sanctions = pick((proposed, proposed, pick(DRAFTS))) if proposed else pick(DRAFTS)
        host = pick(("1", "2")) if "host" in names else None
        return Attempt(outcome, sanctions, host, pick((1, 2, 3)) if "views" in names else None)

    def take(self, action: Action, pick: Pick[Any], attempt: Attempt | None = None) -> None:
        """Take a step: first what is the same for all, then what is its own."""
        self.taken[action.name] += 1
        self._witness(action, attempt or Attempt())
        if action.record_stage in {RecordStage.START, RecordStage.EVIDENCE}:
            self.touched = True
        step = f.Step(action=action.name, at=self.now, record_stage=action.record_stage)
        self.dossier = replace(
            self.dossier,
            stage=action.target or self.dossier.stage,
            steps=(*(self.dossier.steps or ()), step),
            documents=(*(self.dossier.documents or ()), *self._papers(action)),
            filed_on=self.today if "case.filed_on" in action.sets else self.dossier.filed_on,
        )
        self.stages.add(self.stage)
        own = getattr(self, f"_{action.name}", None)
        if own is not None:
            own(pick, attempt or Attempt())

    def _papers(self, action: Action) -> tuple[f.Document, ...]:
        if action.document is None:
            return ()
        service = f.Service(served_on=self.today) if action.served else None
        return (f.Document(kind=action.document, issued_on=self.today, service=service),)

    def _witness(self, action: Action, attempt: Attempt) -> None:
        """Note, before the step, what the walker itself holds to be true."""
        if action.name in DECIDING:
            major = self._is_major(attempt.sanctions)
            carried = self.passed and not self.touched
            carried = carried and attempt.sanctions in {None, self.dossier.proposed}
            self.decided.append((major, carried))
        if action.name == "publish":
            self.published.append((self.fell, self._forbidden()))

    def _is_major(self, sanctions: tuple[f.Sanction, ...] | None) -> bool:
        """Say by itself whether APL Art 58 or the catalogue asks for review."""
        gravity, hearing = self.dossier.gravity or f.Gravity(), self.dossier.hearing
        heard = hearing is not None and hearing.held_on is not None
        by_law = gravity.public_interest or gravity.complex or gravity.by_law
        heavy = [
            item.kind is SanctionKind.REVOKE_LICENCE or (item.amount_fen or 0) >= MAJOR
            for item in (*(sanctions or ()), *(self.dossier.proposed or ()))
        ]
        return bool(by_law) or (heard and gravity.major_rights is not False) or any(heavy)

    def _forbidden(self) -> str:
        decision = self.dossier.decision
        publication = (self.dossier.publicity or ())[0]
        if self.shown:
            return "shown twice"
        if publication.exempt_reason:
            return "exempt"
        if self.table.kind != "penalty":
            return ""
        if decision is None or decision.decided_on is None:
            return "undecided"
        if decision.outcome is not DecisionOutcome.PENALTY:
            return "no penalty"
        kinds = {item.kind for item in self.dossier.sanctions or ()}
        if self.dossier.sector is not Sector.MARKET:
            return ""
        if self.table.procedure == "summary":
            return "on the spot"
        return "warning alone" if kinds == {SanctionKind.WARNING} else ""

    # What is each step's own.

    def _change(self, **parts: Any) -> None:
        self.dossier = replace(self.dossier, **parts)

    def _measure(self, **parts: Any) -> None:
        assert self.dossier.measures
        self._change(measures=(replace(self.dossier.measures[0], **parts),))

    def _shown(self, **parts: Any) -> None:
        assert self.dossier.publicity
        self._change(publicity=(replace(self.dossier.publicity[0], **parts),))

    def _investigate(self, pick: Pick[Any], _attempt: Attempt) -> None:
        maybe = (None, False, False, False, False, True)
        gravity = f.Gravity(
            public_interest=pick(maybe),
            major_rights=pick((None, False, True)),
            complex=pick(maybe),
            by_law=pick(maybe),
            serious=pick(maybe),
        )
        self._change(proposed=pick(DRAFTS), gravity=gravity)

    def _revise(self, pick: Pick[Any], _attempt: Attempt) -> None:
        self._change(proposed=pick(DRAFTS))

    def _gather(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        kept = self.dossier.evidence or ()
        self._change(evidence=(*kept, f.Evidence(kind=EvidenceKind.PHYSICAL, name=f"{len(kept)}")))

    def _register_evidence(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        kept = self.dossier.registrations or ()
        self._change(registrations=(*kept, f.Registration(registered_on=self.today)))

    def _dispose_evidence(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        *kept, last = self.dossier.registrations or ()
        self._change(registrations=(*kept, replace(last, disposed_on=self.today)))

    def _exclude(self, pick: Pick[Any], _attempt: Attempt) -> None:
        ended = pick((None, self.today))
        self._pause(PauseKind.TEST, ended)

    def _suspend(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self._pause(PauseKind.SUSPENSION, None)

    def _pause(self, kind: PauseKind, ended: date | None) -> None:
        span = f.Interval(kind=kind, started_on=self.today, ended_on=ended)
        self._change(exclusions=(*(self.dossier.exclusions or ()), span))
        if self.dossier.measures and kind is PauseKind.TEST:
            self._measure(tests=(*(self.dossier.measures[0].tests or ()), span))
            self.tests.append((self.today, ended))

    def _end_exclusion(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self._change(exclusions=self._ended(self.dossier.exclusions))
        if self.dossier.measures:
            self._measure(tests=self._ended(self.dossier.measures[0].tests))
            self.tests = [(first, last or self.today) for first, last in self.tests]

    _resume = _end_exclusion

    def _ended(self, spans: tuple[f.Interval, ...] | None) -> tuple[f.Interval, ...]:
        return tuple(replace(span, ended_on=span.ended_on or self.today) for span in spans or ())

    def _notify(self, pick: Pick[Any], _attempt: Attempt) -> None:
        told = self.today if pick((True, False)) else None
        self._change(hearing=f.Hearing(told=told is not None, told_on=told))

    def _hearing(self, **parts: Any) -> None:
        self._change(hearing=replace(self.dossier.hearing or f.Hearing(), **parts))

    def _request_hearing(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self._hearing(requested_on=self.today)

    def _notice_hearing(self, _pick: Pick[Any], attempt: Attempt) -> None:
        self._hearing(noticed_on=self.today, host=attempt.host)

    def _hear(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self._hearing(held_on=self.today)

    def _discuss(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        decision = self.dossier.decision or f.Decision()
        self._change(decision=replace(decision, collective=True, discussed_on=self.today))

    def _decide(self, _pick: Pick[Any], attempt: Attempt) -> None:
        decision = self.dossier.decision or f.Decision()
        outcome = attempt.outcome or DecisionOutcome.PENALTY
        self.fell = False
        self._change(
            decision=replace(decision, outcome=outcome, decided_on=self.today),
            sanctions=attempt.sanctions,
        )

    _decide_on_spot = _decide

    def _file_dispute(self, pick: Pick[Any], _attempt: Attempt) -> None:
        dispute = f.Dispute(kind=pick(tuple(DisputeKind)[:2]), filed_on=self.today)
        self._change(disputes=(*(self.dossier.disputes or ()), dispute))

    def _end_dispute(self, pick: Pick[Any], _attempt: Attempt) -> None:
        disputes = list(self.dossier.disputes or ())
        place = max(n for n, item in enumerate(disputes) if item.outcome in _PENDING)
        outcome = pick(tuple(item for item in DisputeOutcome if item not in _PENDING))
        disputes[place] = replace(disputes[place], outcome=outcome, ended_on=self.today)
        self.fell = self.fell or outcome in FELL
        self._change(disputes=tuple(disputes))

    def _change_decision(self, pick: Pick[Any], _attempt: Attempt) -> None:
        assert self.dossier.decision is not None
        change = pick(tuple(FELL))
        self.fell = True
        self._change(decision=replace(self.dossier.decision, change=change, changed_on=self.today))

    def _reopen(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self._change(decision=None, sanctions=None)
        self._shown(exempt_reason=None, published_on=None, withdrawn_on=None)

    def _publish(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self.shown = True
        self._shown(published_on=self.today, withdrawn_on=None)

    def _exempt(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self._shown(exempt_reason="秘密")

    def _withdraw_publication(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self.shown = False
        self._shown(withdrawn_on=self.today)

    def _end_publication(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self.shown = False

    def _approve_measure(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self._measure(approved_at=self.now)

    def _make_up_approval(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        if self.dossier.inspection is not None:
            self._change(inspection=replace(self.dossier.inspection, approved_at=self.now))
        else:
            self._measure(approved_at=self.now)

    def _carry_out(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self.begun = self.today
        self._measure(carried_out_at=self.now, term_days=TERM)

    _freeze = _carry_out_urgently = _carry_out

    def _extend_measure(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self.longer = TERM
        extension = f.Extension(days=TERM, approved_on=self.today)
        self._measure(extensions=(extension,))

    def _lift(self, _pick: Pick[Any], _attempt: Attempt) -> None:
        self.begun = None
        self._measure(lifted_on=self.today)

    # Legal review stands beside the table.

    def submit(self) -> bool:
        """Submit to legal review where that is possible."""
        assert self.dossier.kind is not None
        rounds = self.dossier.reviews or ()
        waiting = bool(rounds) and rounds[-1].opinion is None
        if self.stage not in REVIEWABLE[self.dossier.kind] or waiting:
            return False
        self.touched = self.passed = False
        review = f.Review(round=len(rounds) + 1, digest=review_digest(self.dossier))
        self._change(reviews=(*rounds, review))
        return True

    def review(self, opinion: ReviewOpinion) -> None:
        """Give the opinion on the round that waits, if there is one and it is not stale."""
        *earlier, last = self.dossier.reviews or (None,)
        if last is None or last.opinion is not None or last.digest != review_digest(self.dossier):
            return
        self.passed = opinion in {ReviewOpinion.AGREE, ReviewOpinion.AGREE_WITH_CHANGES}
        self._change(reviews=(*earlier, replace(last, opinion=opinion)))

    def ends_on(self) -> date | None:
        """Count by itself when a measure in force ends, the days of tests left out."""
        if self.begun is None or self.stage not in {Stage.IN_FORCE, Stage.EXTENDED}:
            return None
        assert self.dossier.measures
        counted, day = 0, self.begun
        freeze = self.dossier.measures[0].kind is MeasureKind.FREEZE
        while counted < TERM + self.longer:
            day += timedelta(days=1)
            tested = any(
                first <= day <= (last or self.today) for first, last in self.tests if not freeze
            )
            counted += not tested
        return day
