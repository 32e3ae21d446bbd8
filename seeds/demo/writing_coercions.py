"""Writing coercive measures and coercive execution."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from registry.codes import (
    DisposalKind,
    DocumentElement,
    DocumentKind,
    EvidenceKind,
    MeasureKind,
    OfficerTask,
    RecordStage,
)

from .coercion_plans import FILMED, TERMED
from .days import ISO, chinese
from .filing import File
from .rules import MEASURES
from .sheet import COERCION

if TYPE_CHECKING:
    from registry.queries.grams import Searchable

    from .filing import Office
    from .matters import Matter

MEASURE_ELEMENTS = (
    DocumentElement.PARTY,
    DocumentElement.REASONS,
    DocumentElement.BASIS,
    DocumentElement.TERM,
    DocumentElement.ITEMS,
    DocumentElement.REMEDIES,
    DocumentElement.AGENCY_DATE,
)
EXECUTION_ELEMENTS = (
    DocumentElement.PARTY,
    DocumentElement.REASONS,
    DocumentElement.BASIS,
    DocumentElement.PERFORMANCE,
    DocumentElement.REMEDIES,
    DocumentElement.AGENCY_DATE,
)
DEMAND_ELEMENTS = (
    DocumentElement.PARTY,
    DocumentElement.PERFORMANCE,
    DocumentElement.AMOUNT,
    DocumentElement.AGENCY_DATE,
    DocumentElement.RIGHT_TO_STATE,
)
STEPS_TAKEN = {
    "party_called": True,
    "statement_heard": True,
    "site_record": True,
    "record_signed": True,
    "list_given": True,
}
TAKEN = json.dumps(STEPS_TAKEN)
UNHEARD = json.dumps(STEPS_TAKEN | {"statement_heard": False})
DISPOSALS = (
    *(DisposalKind.RETURNED,) * 11,
    *(DisposalKind.CONFISCATED,) * 5,
    *(DisposalKind.DESTROYED,) * 3,
    DisposalKind.POLICE,
)
WAREHOUSES = ("武汉市罚没物资保管仓库", "本机关涉案物品保管室", "委托第三方仓储保管")
WITNESSED = 0.12


class CoercionFile(File):
    """The file of a coercive measure or execution."""

    def __init__(self, office: Office, matter: Matter) -> None:
        """Open the file of a measure."""
        super().__init__(office, matter)
        self.measure = matter.measure or MeasureKind.OTHER_MEASURE
        self.detail: dict[str, Any] = dict(
            COERCION, case_id=matter.id, measure=self.measure.value, urgent=matter.urgent
        )
        self.case.update(
            av_required=matter.measure in FILMED,
            act_from=ISO[matter.act_from],
            act_to=ISO[matter.act_to],
            discovered_on=ISO[matter.discovered],
        )

    def write(self) -> Searchable:
        """Write every step taken so far."""
        for name, day in self.taken.items():
            getattr(self, name)(day)
        return self.finish(self.detail)

    def _opened(self, day: int) -> None:
        """Write down why; the scene is that of a check."""
        teller, scene = self.office.teller, self.scene(day)
        tell = teller.measure if self.measure in MEASURES else teller.execution
        self.case.update(facts=tell(scene, self.measure.value), filed_on=ISO[day])

    def approve_measure(self, day: int) -> None:
        """Have the measure approved by the head."""
        head = self.matter.head
        self.task(head, OfficerTask.APPROVER, day)
        self.step("approve_measure", day, facts=f'{{"approver":{head.id}}}')
        self.document(DocumentKind.MEASURE_APPROVAL, day, "approve_measure")
        self.detail["approved_at"] = self.at(day)
        self.case["approver_id"] = head.id
        self._opened(day)

    def carry_out(self, day: int, name: str = "carry_out") -> None:
        """Carry the measure out, with decision and list, filmed throughout."""
        matter = self.matter
        facts = UNHEARD if matter.defect == "CO02" else TAKEN
        self.step(name, day, note="当场告知理由、依据和权利，制作现场笔录。", facts=facts)
        taken = self.measure.zh if self.measure in TERMED else f"采取{self.measure.zh}"
        content = f"决定依法{taken}，期限至{chinese(matter.ends_on)}。"
        decision = self.document(
            DocumentKind.MEASURE_DECISION,
            *(day, name, self._elements(), content),
            sealed=True,
        )
        self.deliver(decision, day, True)
        self.document(DocumentKind.ITEM_LIST, day, signed=True)
        self.document(DocumentKind.SITE_RECORD, day, signed=True)
        self.evidence(EvidenceKind.SITE_RECORD, "现场笔录", day)
        self._film(day, RecordStage.DECISION)
        self._list_items()
        self._scene_of_act(day)
        self.case.update(
            content=content,
            document_no=self.numbers[-1],
            served_on=ISO[day],
            publicity_certificates_shown=True,
            publicity_rights_told=True,
        )
        self.formed(day)

    def _elements(self) -> tuple[DocumentElement, ...]:
        without = DocumentElement.REMEDIES if self.matter.defect == "CO03" else None
        return tuple(element for element in MEASURE_ELEMENTS if element is not without)

    def _scene_of_act(self, day: int) -> None:
        """Tell who was there, and where the things are kept."""
        random = self.office.rng.random
        absent = random() < WITNESSED and self.matter.defect != "CO02"
        self.detail.update(
            carried_out_at=self.at(day),
            starts_on=ISO[day],
            ends_on=ISO[self.matter.ends_on],
            party_present=not absent,
            witness="见证人：社区工作人员" if absent else "",
            storage_place=WAREHOUSES[int(random() * len(WAREHOUSES))],
        )

    def carry_out_urgently(self, day: int) -> None:
        """Carry the measure out on the spot."""
        self._opened(day)
        self.carry_out(day, "carry_out_urgently")

    def make_up_approval(self, day: int) -> None:
        """Make up the head's approval after an urgent measure."""
        head = self.matter.head
        self.task(head, OfficerTask.APPROVER, day)
        self.step("make_up_approval", day, note="情况紧急，当场实施后补办批准手续。")
        self.document(DocumentKind.MEASURE_APPROVAL, day)
        self.detail.update(approval_made_up_at=self.at(day), approved_at=self.at(day))
        self.case["approver_id"] = head.id

    def _film(self, day: int, stage: RecordStage) -> None:
        if self.matter.defect != "RC02" and self.measure in FILMED:
            self.recording(self.measure.value, stage, day)

    def _list_items(self) -> None:
        if self.measure not in TERMED:
            return
        random = self.office.rng.random
        for ordinal in range(1, 2 + int(random() * 3)):
            value = (2 + int(random() ** 3 * 900)) * 5_000
            name, unit = self.office.teller.goods(self.matter.entry.theme)
            self.sheet.add(
                *("coercion_item", self.matter.id, ordinal, name, "", 1 + int(random() * 60)),
                *(unit, value, None, None),
            )

    def extend_measure(self, day: int) -> None:
        """Extend the measure with the head's approval and a written notice."""
        until = self.matter.until or 0
        self.step("extend_measure", day)
        notice = self.document(
            DocumentKind.EXTENSION_NOTICE,
            *(day, "extend_measure"),
            content=f"情况复杂，经批准延长至{chinese(until)}。",
            sealed=True,
        )
        self.deliver(notice, day)
        self.detail.update(
            extended_to=ISO[until],
            extension_approved_on=ISO[day],
            extension_told_on=ISO[day],
            extension_reason="案情复杂，需要进一步调查取证。",
        )

    def lift(self, day: int) -> None:
        """Lift the measure or dispose of the things."""
        unwritten = self.matter.defect == "CO06"
        disposal = DISPOSALS[int(self.office.rng.random() * len(DISPOSALS))]
        if unwritten:
            disposal = DisposalKind.RETURNED
        returned = disposal is DisposalKind.RETURNED
        self.step("lift", day, facts=f'{{"returned_on":"{ISO[day]}"}}' if returned else "{}")
        if not unwritten:
            decision = self.document(
                DocumentKind.LIFT_DECISION,
                *(day, "lift"),
                content=f"决定自即日起解除强制措施，处理方式：{disposal.zh}。",
                sealed=True,
            )
            self.deliver(decision, day)
        self.detail.update(lifted_on=ISO[day], disposal=disposal.value)

    # Execution

    def demand(self, day: int) -> None:
        """Demand performance in writing."""
        self._opened(day)
        facts = {"perform_by": ISO[self.matter.perform_by]}
        if self.matter.enforced_on is not None:
            facts["decision_served_on"] = ISO[self.matter.enforced_on]
        self.step("demand", day, facts=json.dumps(facts))
        silent = self.matter.defect == "CO08"
        demand = self.document(
            DocumentKind.DEMAND,
            *(day, "demand", DEMAND_ELEMENTS[:-1] if silent else DEMAND_ELEMENTS),
            content="请自收到本催告书之日起十日内履行义务，逾期将依法强制执行。",
            sealed=True,
        )
        self.deliver(demand, day)
        self.detail["demand_served_on"] = ISO[day]
        self.case["document_no"] = self.numbers[-1]

    def decide_execution(self, day: int) -> None:
        """Decide on execution."""
        head = self.matter.head
        self.task(head, OfficerTask.APPROVER, day)
        content = f"决定依法实施强制执行：{self.measure.zh}。"
        self.step("decide_execution", day, officers=(head,))
        self.document(
            DocumentKind.EXECUTION_DECISION,
            *(day, "decide_execution", EXECUTION_ELEMENTS, content),
            sealed=True,
        )
        self.case.update(
            decided_on=ISO[day],
            approver_id=head.id,
            content=content,
            document_no=self.numbers[-1],
        )

    def execute(self, day: int) -> None:
        """Carry the execution out by daylight on a working day."""
        self.step("execute", day, note="执行过程制作笔录，当事人到场。")
        record = self.document(DocumentKind.SITE_RECORD, day, signed=True)
        self.deliver(record, day, True)
        self._film(day, RecordStage.EXECUTION)
        self.detail.update(carried_out_at=self.at(day), party_present=True)
        self.case.update(
            served_on=ISO[day], publicity_certificates_shown=True, publicity_rights_told=True
        )
        self.formed(day)

    def apply_to_court(self, day: int) -> None:
        """Apply to the court for execution."""
        self.step("apply_to_court", day)
        self.document(
            DocumentKind.COURT_APPLICATION,
            *(day, "apply_to_court"),
            content="申请人民法院强制执行。",
            sealed=True,
        )
        self.detail["court_applied_on"] = ISO[day]
        self.case["content"] = "申请人民法院强制执行。"

    def court_executed(self, day: int) -> None:
        """Record the court's execution."""
        self.step("court_executed", day, note="人民法院裁定准予执行并执行完毕。")
        self.detail["court_ruled_on"] = ISO[day]
