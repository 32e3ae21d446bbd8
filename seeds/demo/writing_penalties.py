"""Writing penalties: what both procedures share, and the summary procedure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from registry.codes import (
    CaseOrigin,
    DecisionOutcome,
    DocumentElement,
    DocumentKind,
    EvidenceKind,
    RecordStage,
    SanctionKind,
    ServiceMethod,
)

from .amounts import CONFISCATIONS, MONEY, Line
from .collecting import collected_on_spot, turned_in
from .days import ISO, date_of
from .filing import File
from .parties import PERSON
from .sheet import PENALTY
from .telling import content_of, sanction_text

if TYPE_CHECKING:
    from registry.queries.grams import Searchable

    from .filing import Office
    from .matters import Matter

DECISION_ELEMENTS = (
    DocumentElement.PARTY,
    DocumentElement.FACTS,
    DocumentElement.SANCTION_BASIS,
    DocumentElement.PERFORMANCE,
    DocumentElement.REMEDIES,
    DocumentElement.AGENCY_DATE,
)
SUMMARY_ELEMENTS = (
    *DECISION_ELEMENTS,
    DocumentElement.TIME_PLACE,
    DocumentElement.CORRECTION,
)
SPOILT = {
    "PN03": DocumentElement.TIME_PLACE,
    "PN14": DocumentElement.CORRECTION,
    "PN17": DocumentElement.REMEDIES,
}
"""What a decision leaves out: planted defects."""
COLLECTED = '{"spot_ground":"small","official":true}'
TOO_LONG = 15
"""Days that a planted defect leaves the party beyond those of the law."""
RECONSIDERATION_FIRST = date(2024, 1, 1)
IMPORTED = 173
"""One case in so many, if it is a penalty, was recorded elsewhere."""
EXEMPT = {
    "no_penalty": "决定不予行政处罚，依规定不予公示。",
    "market": "依照市场监督管理行政处罚信息公示规定，不属于公示范围。",
}


class PenaltyFile(File):
    """The file of a penalty."""

    def __init__(self, office: Office, matter: Matter) -> None:
        """Open the file with the act and what is known of its weight."""
        super().__init__(office, matter)
        self.detail: dict[str, Any] = dict(PENALTY, case_id=matter.id)
        if matter.id % IMPORTED == 0 and not matter.defect:
            self.case["origin"] = CaseOrigin.IMPORTED.value
        self.case.update(
            act_from=ISO[matter.act_from],
            act_to=ISO[matter.act_to],
            discovered_on=ISO[matter.discovered],
            **dict.fromkeys(matter.weights, True),
        )
        self.fine = sum(line.amount or 0 for line in matter.lines if line.kind is SanctionKind.FINE)
        self.confiscated = sum(
            line.amount or 0 for line in matter.lines if line.kind in CONFISCATIONS
        )

    def write(self) -> Searchable:
        """Write every step taken so far."""
        for name, day in self.taken.items():
            getattr(self, name.rstrip("123"))(day)
        return self.finish(self.detail)

    def tell_facts(self, day: int, ending: str = "attitude") -> None:
        """Write down what happened, in the words of a decision."""
        summary = self.case["procedure"] == "summary"
        self.case["facts"] = self.office.teller.penalty(
            self.scene(day), self.matter.source, summary, ending
        )

    def sanctions(self, phase: str, day: int) -> None:
        """Add the lines of the proposal or of the decision."""
        stamps = self.stamps(self.at(day))
        for ordinal, line in enumerate(self.matter.lines, 1):
            amount = self._amount(phase, line)
            text = sanction_text(line.kind, amount)
            self.sheet.add(
                *("sanction", self.matter.id, phase, ordinal, line.kind.value, amount),
                *(line.base_value, line.base.value if line.base else None, line.condition),
                *(line.tier, line.range_id, text, "", *stamps),
            )

    def _amount(self, phase: str, line: Line) -> int | None:
        """Return what a line amounts to; a planted defect proposes less than is decided."""
        less = phase == "proposed" and self.matter.defect == "PN08"
        return line.amount * 3 // 4 if less and line.amount else line.amount

    def decided(self, day: int, approver: int | None) -> None:
        """Set what follows from the decision."""
        matter = self.matter
        self.case.update(
            decided_on=ISO[day],
            outcome=matter.outcome,
            approver_id=approver,
            fine_fen=self.fine,
            confiscated_fen=self.confiscated,
            content=content_of(matter.lines, matter.outcome),
        )
        self.detail.update(
            list_item_id=matter.entry.list_items.get(matter.list_tier),
            tier_id=next((line.tier_id for line in matter.lines if line.tier_id), None),
        )
        self.formed(day)
        if day > matter.entry.last:
            self.detail.update(
                law_choice="old", law_reason="违法行为发生在旧法施行期间，按从旧兼从轻适用。"
            )

    def served(self, decision: int, day: int, on_the_spot: bool) -> None:
        """Serve the decision; the period for payment begins."""
        electronic = self.matter.defect == "PN18"
        self.deliver(
            decision,
            day,
            on_the_spot and not electronic,
            method=ServiceMethod.ELECTRONIC if electronic else None,
            consent=False if electronic else None,
        )
        self.case["served_on"] = ISO[day]
        if any(line.kind in MONEY for line in self.matter.lines):
            more = TOO_LONG if self.matter.defect == "EX01" else 0
            self.case["payment_due_on"] = ISO[self.office.rules.payment_due(day + more)]

    def pay(self, day: int) -> None:
        """Pay what is due; who pays late pays more."""
        on_spot = collected_on_spot(self.matter)
        self.step("pay", day, facts=COLLECTED if on_spot else "{}")
        self.document(DocumentKind.PAYMENT_RECEIPT, day)
        due = self.case["payment_due_on"]
        rng, total = self.office.rng, self.fine + self.confiscated
        channel = "on_spot" if on_spot else "electronic" if rng.random() < 0.6 else "bank"
        if self.matter.defect == "EX04":
            channel = "agency"
        self.detail["collected_on_spot"] = on_spot
        self._receipt(day, total, "fine", channel, due)
        late = day - self.office.rules.payment_due(self._served_on())
        if self.fine and late > 0 and (self.matter.defect == "EX02" or rng.random() < 0.6):
            self._add_to_fine(day, channel, due)

    def turn_in(self, day: int) -> None:
        """Hand a fine collected on the spot on to the agency and to the bank."""
        given = turned_in(self.office.calendar, self.matter)
        facts = f'{{"turned_in_on":"{ISO[given]}","banked_on":"{ISO[day]}"}}'
        self.step("turn_in", day, facts=facts)

    def _served_on(self) -> int:
        days = self.matter.days
        return days["serve"] if "serve" in days else days["hand_over"]

    def _receipt(self, day: int, amount: int, kind: str, channel: str, due: str | None) -> None:
        number = f"42{self.office.rng.getrandbits(36):011d}"
        self.sheet.add(
            *("payment", self.matter.id, due, ISO[day], amount, kind, channel, number),
            *self.stamps(self.at(day)),
        )

    def _add_to_fine(self, day: int, channel: str, due: str | None) -> None:
        added = self.office.rules.additional_fine(self.fine, self._served_on(), day)
        if self.matter.defect == "EX02":
            added += self.fine // 4 + 10_000
        if added:
            self._receipt(day, added, "additional_fine", channel, due)
            self.detail.update(additional_fine_fen=added, additional_fine_to=ISO[day])

    def perform(self, day: int) -> None:
        """Record that the decision was performed."""
        self.step("perform", day, note="当事人已全部履行处罚决定。")

    def exempt(self, day: int, reason: str = "") -> None:
        """Record why the decision is not published."""
        penalised = self.matter.outcome == DecisionOutcome.PENALTY.value
        super().exempt(day, reason or EXEMPT["market" if penalised else "no_penalty"])

    def photograph(self, day: int) -> None:
        """Take photographs of the scene."""
        self.evidence(EvidenceKind.AUDIO_VISUAL, "现场照片", day, "photos.jpg")

    def identify(self, day: int) -> None:
        """Copy what identifies the party."""
        person = self.matter.party.trade == PERSON
        title = "当事人身份证复印件" if person else "营业执照复印件"
        self.evidence(EvidenceKind.DOCUMENTARY, title, day, "identity.pdf")


class SummaryFile(PenaltyFile):
    """The file of a penalty on the spot."""

    def find(self, day: int) -> None:
        """Find the act; the officers show their certificates."""
        self.step("find", day, note="执法人员当场发现违法行为，出示执法证件。")
        self.photograph(day)
        if self.office.rng.random() < 0.5:
            self.recording("当场处罚过程", RecordStage.EVIDENCE, day)
        self.tell_facts(day, "")
        self.case.update(filed_on=ISO[day], publicity_certificates_shown=True)

    def tell(self, day: int) -> None:
        """Tell facts, basis and rights; the party answers."""
        written = self.matter.defect != "RC01"
        note = "已当场告知违法事实、处罚依据和陈述申辩权利，当事人未提出异议。" if written else ""
        self.step("tell", day, note=note, written=written)
        self.evidence(EvidenceKind.PARTY_STATEMENT, "当事人陈述", day)
        self.detail.update(rights_told_on=ISO[day], defence_text="当事人放弃陈述、申辩。")
        self.case.update(publicity_rights_told=True, notified_on=ISO[day])

    def decide_on_spot(self, day: int) -> None:
        """Decide on a numbered form."""
        self.step("decide_on_spot", day)
        first, defect = date_of(day) >= RECONSIDERATION_FIRST, self.matter.defect
        elements = [e for e in SUMMARY_ELEMENTS if e is not SPOILT.get(defect)]
        self.decision = self.document(
            DocumentKind.SUMMARY_DECISION,
            *(day, "decide_on_spot", elements),
            content=content_of(self.matter.lines, self.matter.outcome),
            sealed=True,
            signed=True,
            reconsideration_first=defect != "PN04" if first else None,
        )
        self.sanctions("decided", day)
        self.decided(day, None)
        self.case["document_no"] = self.numbers[-1]

    def hand_over(self, day: int) -> None:
        """Hand the decision over on the spot."""
        self.step("hand_over", day)
        self.served(self.decision, day, True)
        self.document(DocumentKind.PROOF_OF_SERVICE, day, signed=True)

    def report_decision(self, day: int) -> None:
        """File the decision with the agency."""
        self.step("report_decision", day, note="报所属行政机关备案。")
