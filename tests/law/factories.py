"""Dossiers for tests: lawful matters of each kind, to be changed in one respect at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from registry.codes import (
    CaseKind,
    DecisionOutcome,
    DisposalKind,
    DocumentElement,
    DocumentKind,
    InspectionKind,
    InspectionResult,
    MeasureKind,
    NormLevel,
    OfficerTask,
    PartyKind,
    PowerKind,
    PowerStatus,
    Procedure,
    RecordStage,
    SanctionKind,
    ServiceMethod,
    Stage,
    SubjectNature,
)
from registry.law.checks import Finding, run_checks
from registry.law.dossier import Dossier
from registry.law.facts import (
    Act,
    Agency,
    Basis,
    Certificate,
    Decision,
    Defence,
    Document,
    Entry,
    Gravity,
    Hearing,
    Inspection,
    Measure,
    Officer,
    Openness,
    Party,
    Payment,
    Power,
    Publication,
    Receipt,
    Recording,
    Sanction,
    SanctionRange,
    Service,
    Step,
)
from registry.law.parameters import ParameterSet

D = date.fromisoformat
NOTICE = (
    DocumentElement.CONTENT,
    DocumentElement.FACTS,
    DocumentElement.REASONS,
    DocumentElement.BASIS,
    DocumentElement.RIGHT_TO_STATE,
)
MEASURE = (
    DocumentElement.PARTY,
    DocumentElement.REASONS,
    DocumentElement.BASIS,
    DocumentElement.TERM,
    DocumentElement.ITEMS,
    DocumentElement.REMEDIES,
    DocumentElement.AGENCY_DATE,
)
DECISION = (
    DocumentElement.PARTY,
    DocumentElement.FACTS,
    DocumentElement.SANCTION_BASIS,
    DocumentElement.PERFORMANCE,
    DocumentElement.REMEDIES,
    DocumentElement.AGENCY_DATE,
)
AGENCY = Agency(
    code="140",
    name="武汉市城市管理执法委员会",
    region="420100",
    nature=SubjectNature.STATUTORY,
    announced_on=D("2019-04-01"),
)
LAW = Basis(
    statute="噪声污染防治法",
    article="77",
    level=NormLevel.LAW,
    in_force_from=D("2022-06-05"),
    in_force_to=D("2026-08-14"),
)
PERMANENT_LAW = Basis(
    statute="城镇燃气管理条例",
    article="45",
    level=NormLevel.ADMIN_REGULATION,
    in_force_from=D("2011-03-01"),
)
POWER = Power(
    code="021400001000",
    name="未取得燃气经营许可证从事燃气经营活动",
    kind=PowerKind.PENALTY,
    agency="140",
    status=PowerStatus.ACTIVE,
    valid_from=D("2022-01-01"),
    bases=(PERMANENT_LAW,),
    sanctions=(
        SanctionRange(kind=SanctionKind.FINE, min_fen=1_000_000, max_fen=10_000_000),
        SanctionRange(kind=SanctionKind.CONFISCATE_GAINS),
    ),
    tiers=(),
    review_required=False,
)
ENTRY = Entry(
    duties=("核查线索", "调查取证"),
    accountability=("应当立案而不立案的",),
    remedies="六十日内申请行政复议，六个月内提起行政诉讼",
    supervision="027-12345",
)
LIGHT = Gravity(
    public_interest=False, major_rights=False, complex=False, by_law=False, serious=False
)


def at(day: str, hour: int = 9, minute: int = 0) -> datetime:
    """Return an instant on a day, local time."""
    year, month, number = map(int, day.split("-"))
    return datetime(year, month, number, hour - 8, minute, tzinfo=UTC)


def officer(person: str, task: OfficerTask = OfficerTask.HANDLER, **known: Any) -> Officer:
    """Return an officer with a certificate valid for years."""
    certificate = Certificate(
        number=f"W-{person}", valid_from=D("2020-01-01"), valid_to=D("2030-12-31")
    )
    return Officer(person=person, task=task, **({"certificates": (certificate,)} | known))


def fine(yuan: int, **known: Any) -> Sanction:
    """Return a fine of so many yuan."""
    return Sanction(kind=SanctionKind.FINE, amount_fen=yuan * 100, **known)


def sanction(kind: SanctionKind, yuan: int | None = None) -> Sanction:
    """Return a sanction of a kind."""
    return Sanction(kind=kind, amount_fen=None if yuan is None else yuan * 100)


def notice(served: str = "2026-03-20", **known: Any) -> Document:
    """Return a complete prior notice, served."""
    service = Service(method=ServiceMethod.DIRECT, served_on=D(served), proof=True)
    usual: dict[str, Any] = {"elements": NOTICE, "service": service, "issued_on": D(served)}
    return Document(kind=DocumentKind.PRIOR_NOTICE, **(usual | known))


def decision_document(served: str = "2026-04-03", **known: Any) -> Document:
    """Return a complete decision, served."""
    service = Service(method=ServiceMethod.DIRECT, served_on=D(served), proof=True)
    usual: dict[str, Any] = {
        "elements": (*DECISION, DocumentElement.CORRECTION),
        "sealed": True,
        "service": service,
        "number": "武城管罚〔2026〕12号",
    }
    return Document(kind=DocumentKind.DECISION, **(usual | known))


def spot_document(**known: Any) -> Document:
    """Return a complete on-the-spot decision of 1 April 2026, handed over at once."""
    service = Service(
        method=ServiceMethod.DIRECT, served_on=D("2026-04-01"), proof=True, on_the_spot=True
    )
    usual: dict[str, Any] = {
        "elements": (*DECISION, DocumentElement.TIME_PLACE, DocumentElement.CORRECTION),
        "number": "武城管当罚〔2026〕7号",
        "issued_at": at("2026-04-01", 10),
        "sealed": True,
        "signed": True,
        "reconsideration_first": True,
        "service": service,
    }
    return Document(kind=DocumentKind.SUMMARY_DECISION, **(usual | known))


def steps(*stages: RecordStage) -> tuple[Step, ...]:
    """Return written steps of the stages."""
    return tuple(Step(action=stage.value, record_stage=stage, text_record=True) for stage in stages)


def penalty(**known: Any) -> Dossier:
    """Return a lawful ordinary penalty: filed 2 March, decided 1 April 2026, small fine."""
    lawful = Dossier(
        subject="case",
        ref="C-1",
        kind=CaseKind.PENALTY,
        procedure=Procedure.ORDINARY,
        stage=Stage.SERVED,
        region="420100",
        agency=AGENCY,
        power=POWER,
        listed=True,
        party=Party(kind=PartyKind.LEGAL_PERSON, name="武汉某燃气有限公司", region="420100"),
        officers=(officer("1"), officer("2", OfficerTask.ASSISTANT)),
        act=Act(
            started_on=D("2026-01-05"),
            ended_on=D("2026-02-20"),
            continuing=True,
            discovered_on=D("2026-02-25"),
            harm=False,
            safety=False,
        ),
        filed_on=D("2026-03-02"),
        exclusions=(),
        extensions=(),
        gravity=LIGHT,
        proposed=(fine(20_000),),
        sanctions=(fine(20_000),),
        defence=Defence(made=False),
        recusals=(),
        earlier=(),
        reviews=(),
        hearing=Hearing(),
        decision=Decision(
            outcome=DecisionOutcome.PENALTY, decided_on=D("2026-04-01"), approver="9"
        ),
        payment=Payment(
            received_on=D("2026-04-03"),
            receipts=(Receipt(paid_on=D("2026-04-15"), amount_fen=2_000_000, mode="bank"),),
            collected_on_spot=False,
        ),
        disputes=(),
        publicity=(Publication(published_on=D("2026-04-08"), content="罚款20000元。"),),
        documents=(notice(), decision_document()),
        steps=steps(*RecordStage),
        measures=(),
        recordings=(),
        evidence=(),
        registrations=(),
    )
    return replace(lawful, **known)


def summary(**known: Any) -> Dossier:
    """Return a lawful on-the-spot penalty of 2,000 yuan on a company."""
    spot: dict[str, Any] = {
        "procedure": Procedure.SUMMARY,
        "proposed": None,
        "sanctions": (fine(2_000),),
        "documents": (spot_document(),),
        "steps": (
            *steps(*RecordStage),
            Step(action="report_decision", at=at("2026-04-02"), officers=("1",)),
        ),
        "power": replace(
            POWER, sanctions=(SanctionRange(kind=SanctionKind.FINE, max_fen=500_000),)
        ),
    }
    return penalty(**(spot | known))


def inspection(**known: Any) -> Dossier:
    """Return a lawful inspection of 9 March 2026 without a problem found."""
    lawful: dict[str, Any] = {
        "kind": CaseKind.INSPECTION,
        "procedure": Procedure.ON_SITE,
        "stage": Stage.RESULT_TOLD,
        "sanctions": None,
        "proposed": None,
        "decision": None,
        "reviews": None,
        "power": replace(POWER, kind=PowerKind.INSPECTION, sanctions=()),
        "inspection": Inspection(
            kind=InspectionKind.DAILY,
            plan_no="2026-1",
            approved_at=at("2026-03-05"),
            emergency=False,
            noticed_on=D("2026-03-06"),
            inspected_at=at("2026-03-09"),
            result=InspectionResult.NO_PROBLEM,
            result_on=D("2026-03-09"),
            told_on=D("2026-03-09"),
            signed=True,
            cap=2,
            cap_published_on=D("2025-06-20"),
            count=1,
            nearby=(),
        ),
        "publicity": (Publication(published_on=D("2026-03-20"), content="未发现问题。"),),
    }
    return penalty(**(lawful | known))


def measure_papers(day: str = "2026-03-09", **known: Any) -> tuple[Document, ...]:
    """Return the papers of a seizure: decision, list, record, lifting decision."""
    given = Service(method=ServiceMethod.DIRECT, served_on=D(day), on_the_spot=True)
    usual: dict[str, Any] = {
        "elements": MEASURE,
        "sealed": True,
        "service": given,
        "number": "武城管强〔2026〕3号",
    }
    return (
        Document(kind=DocumentKind.MEASURE_DECISION, issued_on=D(day), **(usual | known)),
        Document(kind=DocumentKind.ITEM_LIST, issued_on=D(day), signed=True),
        Document(kind=DocumentKind.SITE_RECORD, issued_on=D(day), signed=True),
        Document(kind=DocumentKind.LIFT_DECISION, number="武城管解〔2026〕3号"),
    )


def seizure(measure: dict[str, Any] | None = None, **known: Any) -> Dossier:
    """Return a lawful seizure of 9 March 2026, lifted on 20 March."""
    usual: dict[str, Any] = {
        "kind": MeasureKind.SEIZE,
        "approved_at": at("2026-03-09", 9),
        "carried_out_at": at("2026-03-09", 10),
        "urgent": False,
        "tests": (),
        "extensions": (),
        "lifted_on": D("2026-03-20"),
        "disposal": DisposalKind.RETURNED,
        "returned_on": D("2026-03-20"),
        "party_present": True,
        "statement_heard": True,
    }
    one = Measure(**(usual | (measure or {})))
    lawful: dict[str, Any] = {
        "kind": CaseKind.COERCION,
        "procedure": Procedure.MEASURE,
        "stage": Stage.LIFTED,
        "sanctions": None,
        "proposed": None,
        "decision": None,
        "reviews": None,
        "power": replace(
            POWER, kind=PowerKind.COERCION, sanctions=(), measures=(MeasureKind.SEIZE,)
        ),
        "measures": (one,),
        "recordings": (Recording(purpose="seize", sha256="0" * 64, seconds=900, complete=True),),
        "documents": measure_papers(),
        "openness": Openness(certificates_shown=True, rights_told=True),
        "publicity": (Publication(published_on=D("2026-03-20"), content="扣押物品一批。"),),
    }
    return penalty(**(lawful | known))


def entry(**known: Any) -> Dossier:
    """Return a power-list entry."""
    return Dossier(
        subject="power",
        ref="021400001000",
        region="420100",
        agency=replace(AGENCY, credit_code="11420100010899996G"),
        power=replace(POWER, **known),
        entry=ENTRY,
    )


def examine(
    code: str, dossier: Dossier, as_of: str = "2026-11-23", parameters: ParameterSet | None = None
) -> Finding:
    """Return the finding of one check."""
    (finding,) = run_checks(dossier, D(as_of), parameters, only=[code])
    return finding
