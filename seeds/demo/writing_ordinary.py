"""Writing penalties of the ordinary procedure, with hearing and legal review."""

from __future__ import annotations

import json

from registry.codes import (
    DecisionOutcome,
    DocumentElement,
    DocumentKind,
    EvidenceKind,
    OfficerTask,
    PauseKind,
    RecordStage,
)
from registry.law.facts import Registration

from .days import ISO, chinese, date_of, instant
from .telling import content_of
from .writing_penalties import DECISION_ELEMENTS, SPOILT
from .writing_reviews import ReviewedFile

NOTICE_ELEMENTS = (
    DocumentElement.CONTENT,
    DocumentElement.FACTS,
    DocumentElement.REASONS,
    DocumentElement.BASIS,
    DocumentElement.RIGHT_TO_STATE,
)
ELSEWHERE = json.dumps({"to": "有管辖权的行政机关", "crime": False}, ensure_ascii=False)
CLOSING_TIME = 1_050
"""Minutes after midnight at which the day's papers are sent."""
REASONS = (
    "综合考虑违法行为的事实、性质、情节和社会危害程度，适用相应裁量阶次。",
    "当事人积极配合调查、主动整改，依照裁量基准在幅度内从轻确定。",
    "违法行为持续时间不长、货值金额较小，依照裁量基准确定处罚幅度。",
)
DEFENCES = (
    (
        "当事人认为其已主动整改，请求减轻处罚。",
        "经复核，拟处罚意见已考虑整改情节，申辩理由不予采纳。",
    ),
    (
        "当事人称经营困难，请求从轻处罚。",
        "经复核，拟处罚金额已在法定幅度下限附近，维持拟处罚意见。",
    ),
    ("当事人对部分事实提出异议。", "经复核证据材料，原认定事实清楚、证据充分，维持拟处罚意见。"),
)


CONDITIONS = "违法行为轻微，已在规定期限内改正，未造成危害后果。"


class OrdinaryFile(ReviewedFile):
    """The file of an ordinary penalty case."""

    def report_clue(self, day: int) -> None:
        """Register the clue."""
        self.step("report_clue", day, note="登记违法线索，转承办机构核查。")
        self._found()

    def decline(self, day: int) -> None:
        """Decide not to file."""
        self.step("decline", day, note="经核查，违法事实不成立，不予立案。")
        self.case["closed_on"] = ISO[day]

    def _found(self) -> None:
        if not self.case["facts"]:
            ending = self.matter.grounds[0] if self.matter.grounds else ""
            if self.matter.outcome == DecisionOutcome.PENALTY.value:
                ending = "attitude"
            elif self.matter.outcome == DecisionOutcome.NOT_PROVEN.value:
                ending = "not_proven"
            self.tell_facts(self.matter.discovered, ending)

    def file(self, day: int) -> None:
        """File the case with the head's approval."""
        head = self.matter.head
        self.task(head, OfficerTask.APPROVER, day)
        self.step("file", day, facts=f'{{"approver":{head.id}}}')
        self.document(
            DocumentKind.FILING_FORM,
            *(day, "file"),
            content=f"涉嫌{self.matter.entry.act}，符合立案条件，建议立案。",
        )
        self._found()
        self.case.update(filed_on=ISO[day], approver_id=head.id)
        self.case["document_no"] = self.numbers[-1]

    def recuse(self, day: int) -> None:
        """Have the head decide on an application that somebody withdraw."""
        matter, person = self.matter, self.matter.withdrawn or self.matter.handler
        planted = matter.defect == "ST04"
        person = matter.assistant if planted else person
        granted = planted or person is not matter.handler
        if granted and not planted:
            self.task(person, OfficerTask.ASSISTANT, day, until=day)
        told = {"officer": person.id, "asked_on": ISO[day], "granted": granted}
        reason = "与当事人有利害关系，决定回避。" if granted else "经审查不属于应当回避的情形。"
        self.step("recuse", day, note=reason, officers=(matter.head,), facts=json.dumps(told))

    def gather(self, day: int) -> None:
        """Take evidence: the scene, the party's account, what identifies the party."""
        self.step("gather", day, written=self.matter.defect != "RC01")
        self.document(DocumentKind.SITE_RECORD, day, signed=True)
        self.document(DocumentKind.INQUIRY_RECORD, day, signed=True)
        self.evidence(EvidenceKind.SITE_RECORD, "现场检查笔录", day)
        self.evidence(EvidenceKind.PARTY_STATEMENT, "询问笔录", day)
        self.photograph(day)
        self.identify(day)
        if self.office.rng.random() < 0.3:
            self.recording("现场检查", RecordStage.EVIDENCE, day)
        self.case["publicity_certificates_shown"] = True

    def register_evidence(self, day: int) -> None:
        """Register evidence in advance; it is disposed of within seven working days."""
        self.step("register_evidence", day, note="经负责人批准，对有关物品先行登记保存。")
        overdue = self.matter.defect == "PN05"
        disposed = self.office.calendar.plus(day, 12 if overdue else 5)
        done = disposed <= self.office.today
        self.sheet.add(
            *("evidence_registration", self.matter.id, "涉案物品及账册", ISO[day]),
            *(self.matter.head.id, ISO[day], ISO[disposed] if done else None),
            *("退还当事人" if done else "", *self.stamps(self.at(day))),
        )
        self.registered.append(
            Registration(
                registered_on=date_of(day), disposed_on=date_of(disposed) if done else None
            )
        )

    def order_correction(self, day: int) -> None:
        """Order the party to put things right."""
        due = day + 15
        self.step("order_correction", day)
        order = self.document(
            DocumentKind.CORRECTION_ORDER,
            *(day, "order_correction"),
            content=f"责令于{chinese(due)}前改正。",
            sealed=True,
        )
        self.deliver(order, day)
        self.detail["correction_due_on"] = ISO[due]

    def exclude(self, day: int) -> None:
        """Leave the time of a test out of the period."""
        self.step("exclude", day, note="样品送检期间不计入办案期限。")
        self.evidence(EvidenceKind.EXPERT_OPINION, "检验检测报告", day, "report.pdf")
        self.pause(PauseKind.TEST, day, day + 5, "样品送检")

    def investigate(self, day: int) -> None:
        """Close the investigation with a report and a proposal."""
        matter = self.matter
        self.step("investigate", day, written=matter.defect != "RC01")
        self.document(
            DocumentKind.INVESTIGATION_REPORT,
            day,
            content=f"建议：{content_of(matter.lines, matter.outcome)}",
        )
        self.sanctions("proposed", day)
        self.case["investigated_on"] = ISO[day]
        reason = REASONS[int(self.office.rng.random() * len(REASONS))]
        self.detail["discretion_reason"] = reason if matter.lines else ""
        self.detail["leniency_grounds"] = json.dumps(list(matter.grounds))

    def notify(self, day: int) -> None:
        """Serve the prior notice."""
        matter = self.matter
        elements = list(NOTICE_ELEMENTS)
        if matter.hearing_told:
            elements.append(DocumentElement.RIGHT_TO_HEARING)
        if matter.defect == "PN06":
            elements.remove(DocumentElement.REASONS)
        content = f"拟作出：{content_of(matter.lines, matter.outcome)}"
        self.step("notify", day)
        notice = self.document(
            DocumentKind.PRIOR_NOTICE, day, "notify", elements, content, sealed=True
        )
        self.deliver(notice, day)
        self.case.update(notified_on=ISO[day], publicity_rights_told=True)
        self.detail.update(
            rights_told_on=ISO[day],
            proposed_content=content,
            proposed_fine_fen=self.fine or None,
            hearing_right_told=matter.hearing_told,
        )

    def defend(self, day: int) -> None:
        """Record what the party says, and the review of it."""
        said, answer = DEFENCES[int(self.office.rng.random() * len(DEFENCES))]
        self.step("defend", day)
        self.detail.update(defence_text=said)
        if self.matter.defect != "PN07":
            self.document(DocumentKind.DEFENCE_REVIEW, day, content=answer)
            self.detail.update(defence_reviewed_on=ISO[day], defence_review=answer)

    def discuss(self, day: int) -> None:
        """Record the collective discussion."""
        head, minutes = self.matter.head, "经集体讨论，一致同意承办机构的处理意见。"
        self.step("discuss", day, officers=(head,))
        self.document(DocumentKind.DISCUSSION_MINUTES, day, content=minutes)
        self.case.update(collective_on=ISO[day], collective_minutes=minutes)

    # Decision

    def decide(self, day: int) -> None:
        """Decide; a case that needs no legal review was looked through before."""
        matter = self.matter
        if not self.rounds:
            self.step("case_review", day, note="案件材料经承办机构负责人审核，同意提交决定。")
        penalised = matter.outcome == DecisionOutcome.PENALTY.value
        self.step("decide", day, officers=(matter.head,), facts=self._spared())
        kind = DocumentKind.DECISION if penalised else DocumentKind.NO_PENALTY_DECISION
        corrected = () if matter.corrected else (DocumentElement.CORRECTION,)
        spoilt = SPOILT.get(matter.defect)
        elements = [e for e in (*DECISION_ELEMENTS, *corrected) if e is not spoilt]
        self.decision = self.document(
            kind,
            *(day, "decide", elements),
            content=content_of(matter.lines, matter.outcome),
            sealed=True,
        )
        if penalised:
            self.sanctions("decided", day)
        self.decided(day, matter.head.id)
        self.case["document_no"] = self.numbers[-1]

    def _spared(self) -> str:
        """Return what goes with a decision to spare the party: look-up and education."""
        matter = self.matter
        if matter.outcome != DecisionOutcome.NO_PENALTY.value:
            return "{}"
        told = {"conditions": CONDITIONS, "history_checked": True}
        return json.dumps(told | {"educated": matter.defect != "PN15"}, ensure_ascii=False)

    def serve(self, day: int) -> None:
        """Serve the decision."""
        self.step("serve", day)
        self.served(self.decision, day, ISO[day] == self.case["decided_on"])
        self.document(DocumentKind.PROOF_OF_SERVICE, day, signed=True)

    def transfer(self, day: int) -> None:
        """Transfer the case to the police, or to the body that is competent."""
        crime = self.matter.id % 2 == 0 or self.matter.defect == "TR01"
        note = "涉嫌犯罪，移送公安机关处理。" if crime else "不属于本机关管辖，移送有管辖权的机关。"
        self._end("transfer", day, note, self._transfer(day) if crime else ELSEWHERE)

    def _transfer(self, day: int) -> str:
        """Tell how the suspected crime was handed over: at once, or by a defect days later."""
        sent = day + 3 if self.matter.defect == "TR01" else day
        return json.dumps(
            {
                "to": "武汉市公安局",
                "crime": True,
                "team": 2,
                "reported_on": ISO[day],
                "transfer_decided_at": f"{self.at(day)}+00:00",
                "sent_at": f"{instant(sent, CLOSING_TIME)}+00:00",
            }
        )

    def withdraw_filing(self, day: int) -> None:
        """Withdraw the filing."""
        self._end("withdraw_filing", day, "经查明违法主体有误，撤销立案。")

    def terminate(self, day: int) -> None:
        """Terminate the case."""
        self._end("terminate", day, "当事人已注销，终止调查。")

    def _end(self, name: str, day: int, note: str, facts: str = "{}") -> None:
        self.step(name, day, note=note, officers=(self.matter.head,), facts=facts)
        self.case["closed_on"] = ISO[day]
