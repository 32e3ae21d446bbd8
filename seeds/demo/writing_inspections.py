"""Writing inspections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import (
    DocumentKind,
    EvidenceKind,
    InspectionResult,
    OfficerTask,
    RecordStage,
)

from .days import ISO, YEAR, chinese, instant
from .filing import BETWEEN, File
from .sheet import INSPECTION

if TYPE_CHECKING:
    from registry.queries.grams import Searchable

    from .filing import Office
    from .matters import Matter

FILMED = 0.3
SCANNED_FROM = 2025
CODE_SCANNED = 0.8


class InspectionFile(File):
    """The file of an inspection."""

    def __init__(self, office: Office, matter: Matter) -> None:
        """Open the file with what is known before the inspection."""
        super().__init__(office, matter)
        first = matter.days["approve"]
        kind = matter.inspection
        self.detail = dict(
            INSPECTION,
            case_id=matter.id,
            kind=kind.value if kind else None,
            plan_no=f"{YEAR[first]}年度检查计划第{1 + matter.id % 40}批",
            items=matter.entry.act,
        )

    def write(self) -> Searchable:
        """Write every step taken so far."""
        for name, day in self.taken.items():
            getattr(self, name)(day)
        return self.finish(self.detail)

    def approve(self, day: int) -> None:
        """Have the inspection approved by the head."""
        head = self.matter.head
        self.task(head, OfficerTask.APPROVER, day)
        self.step("approve", day, facts=f'{{"approver":{head.id}}}')
        self.document(DocumentKind.INSPECTION_APPROVAL, day, "approve")
        self.detail["approved_at"] = self.at(day)
        self.case.update(filed_on=ISO[day], approver_id=head.id)

    def notify_inspection(self, day: int) -> None:
        """Notify the party, with the yearly frequency and the five bans."""
        self.step("notify_inspection", day)
        notice = self.document(
            DocumentKind.INSPECTION_NOTICE, day, "notify_inspection", sealed=True
        )
        self.deliver(notice, day)
        self.detail.update(notified_on=ISO[day], frequency_told=True)

    def inspect(self, day: int, name: str = "inspect") -> None:
        """Inspect on site and record what is found."""
        office = self.office
        result = self.matter.result or InspectionResult.NO_PROBLEM
        self.step(name, day)
        signed = self.matter.defect != "IN04"
        self.document(DocumentKind.SITE_RECORD, day, signed=signed)
        self.evidence(EvidenceKind.SITE_RECORD, "现场检查笔录", day)
        if result not in (InspectionResult.NO_PROBLEM, InspectionResult.NOT_FOUND):
            self.evidence(EvidenceKind.AUDIO_VISUAL, "现场照片", day, "photos.jpg")
        if name == "inspect" and office.rng.random() < FILMED:
            self.recording("现场检查", RecordStage.EVIDENCE, day)
        scene = self.scene(day, self.matter.correct_by or None)
        facts = office.teller.inspection(scene, name == "verify", result)
        self.detail.update(
            inspected_at=self.at(day),
            result=result.value,
            signed=signed,
            code_scanned=YEAR[day] >= SCANNED_FROM and office.rng.random() < CODE_SCANNED,
        )
        if self.matter.defect == "IN01":
            self.detail["approved_at"] = instant(day, self.minute + BETWEEN)
        self.formed(day)
        self.case.update(
            facts=facts,
            content=f"检查结果：{result.zh}。",
            act_from=ISO[day],
            act_to=ISO[day],
            discovered_on=ISO[day],
            publicity_certificates_shown=True,
            publicity_rights_told=True,
        )

    def verify(self, day: int) -> None:
        """Verify off site what a monitor recorded."""
        self.inspect(day, "verify")
        self.recording("监控记录", RecordStage.EVIDENCE, day, self.matter.monitor)

    def tell_result(self, day: int) -> None:
        """Tell the party the result."""
        self.step("tell_result", day)
        told = self.document(
            DocumentKind.INSPECTION_RESULT,
            *(day, "tell_result"),
            content=self.case["content"],
            sealed=True,
        )
        self._told(told, day)

    def order_correction(self, day: int) -> None:
        """Order the party to put the problems right."""
        due = self.matter.correct_by
        self.step("order_correction", day)
        order = self.document(
            DocumentKind.CORRECTION_ORDER,
            *(day, "order_correction"),
            content=f"责令于{chinese(due)}前改正。",
            sealed=True,
        )
        self._told(order, day)
        self.detail["correction_due_on"] = ISO[due]

    def _told(self, document: int, day: int) -> None:
        self.deliver(document, day)
        self.detail["result_told_on"] = self.case["served_on"] = ISO[day]

    def recheck(self, day: int) -> None:
        """Check that the problems were put right."""
        self.step("recheck", day, note="经复查，问题已按要求整改到位。")
        self.document(DocumentKind.SITE_RECORD, day, signed=True)
        self.detail["rechecked_on"] = ISO[day]
