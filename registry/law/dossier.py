"""The dossier: the frozen, complete picture of one matter that every check reads."""

from datetime import date
from typing import Annotated, Literal

from registry.codes import CaseKind, CaseOrigin, CaseSource, Procedure, Sector, Stage
from registry.law.facts import (
    Act,
    Agency,
    AgencyYear,
    Archive,
    Batch,
    Decision,
    Defence,
    Departure,
    Dispute,
    Document,
    Draw,
    EarlierPenalty,
    Entrustment,
    Entry,
    Evidence,
    Extension,
    FileReview,
    Gravity,
    Hearing,
    Inspection,
    Interval,
    Link,
    Measure,
    Officer,
    Openness,
    Party,
    Payment,
    Policy,
    Power,
    PowerList,
    Publication,
    Recording,
    Recusal,
    Registration,
    Review,
    Sanction,
    Sparing,
    Step,
    Supervision,
    Transfer,
    record,
)


@record
class Dossier:
    """One matter of any kind (`subject` says which): a case, an entry of the list and so on."""

    version: Annotated[Literal["1"], "version of this format", "格式版本"] = "1"
    subject: Annotated[
        Literal["case", "power", "batch", "list", "agency", "draw", "supervision", "policy"],
        "what the matter is",
        "事项类别",
    ]
    ref: Annotated[str, "reference in the register", "编号"]
    kind: Annotated[CaseKind | None, "kind of case", "案件种类"] = None
    procedure: Annotated[Procedure | None, "procedure followed", "适用程序"] = None
    stage: Annotated[Stage | None, "stage reached", "所处阶段"] = None
    sector: Annotated[Sector, "sector whose rules apply", "适用领域"] = Sector.GENERAL
    region: Annotated[str, "GB/T 2260 division whose rules apply", "行政区划代码"] = "000000"
    origin: Annotated[CaseOrigin | None, "how it came into the register", "登记来源"] = None

    agency: Annotated[Agency | None, "the acting agency", "实施机关"] = None
    entrusted_by: Annotated[Agency | None, "the principal, if entrusted", "委托机关"] = None
    entrustments: Annotated[tuple[Entrustment, ...] | None, "letters of entrustment", "委托书"] = (
        None
    )
    power: Annotated[Power | None, "the entry as pinned by the matter", "所依据的权力事项"] = None
    power_on_decision: Annotated[
        Power | None, "the entry as in force on the decision date, if another", "决定时的权力事项"
    ] = None
    listed: Annotated[bool | None, "the item is on the power list", "是否列入权力清单"] = None

    party: Annotated[Party | None, "the party", "当事人"] = None
    officers: Annotated[tuple[Officer, ...] | None, "persons of the agency", "执法人员"] = None
    recusals: Annotated[tuple[Recusal, ...] | None, "recusals asked for", "回避"] = None
    act: Annotated[Act | None, "the act dealt with", "违法行为"] = None
    earlier: Annotated[
        tuple[EarlierPenalty, ...] | None, "earlier penalties on the party", "既往处罚"
    ] = None

    source: Annotated[CaseSource | None, "how the clue arose", "案件来源"] = None
    filed_on: Annotated[date | None, "filed on", "立案日期"] = None
    investigation_closed_on: Annotated[date | None, "investigation closed on", "调查终结日"] = None
    closed_on: Annotated[date | None, "case closed on", "结案日期"] = None
    exclusions: Annotated[
        tuple[Interval, ...] | None, "spans not counted in the case period", "不计入办案期限的期间"
    ] = None
    extensions: Annotated[
        tuple[Extension, ...] | None, "prolongations of the case period", "办案期限延长"
    ] = None

    gravity: Annotated[Gravity | None, "what makes the decision major", "重大情形"] = None
    proposed: Annotated[
        tuple[Sanction, ...] | None, "sanctions of the prior notice", "拟作出的处罚"
    ] = None
    defence: Annotated[Defence | None, "statement and defence", "陈述申辩"] = None
    sanctions: Annotated[tuple[Sanction, ...] | None, "sanctions decided", "处罚内容"] = None
    sparing: Annotated[Sparing | None, "why no penalty is imposed", "不予处罚"] = None
    departure: Annotated[
        Departure | None, "approval of a departure from the tier", "调整适用裁量基准"
    ] = None
    hearing: Annotated[Hearing | None, "hearing", "听证"] = None
    reviews: Annotated[tuple[Review, ...] | None, "rounds of legal review", "法制审核"] = None
    decision: Annotated[Decision | None, "decision", "决定"] = None

    inspection: Annotated[Inspection | None, "inspection details", "检查情况"] = None
    measures: Annotated[tuple[Measure, ...] | None, "coercive measures", "强制措施与执行"] = None
    payment: Annotated[Payment | None, "performance of a duty to pay", "缴款情况"] = None
    disputes: Annotated[tuple[Dispute, ...] | None, "remedies sought", "复议诉讼"] = None
    transfer: Annotated[Transfer | None, "handing to another body", "移送情况"] = None

    openness: Annotated[Openness | None, "disclosure before and during", "事前事中公示"] = None
    publicity: Annotated[tuple[Publication, ...] | None, "disclosure after", "事后公示"] = None
    documents: Annotated[tuple[Document, ...] | None, "documents", "文书"] = None
    repeated_numbers: Annotated[
        tuple[str, ...] | None, "numbers that other documents bear too", "与其他文书重复的文号"
    ] = None
    steps: Annotated[tuple[Step, ...] | None, "whole-process record", "全过程记录"] = None
    evidence: Annotated[tuple[Evidence, ...] | None, "evidence", "证据"] = None
    registrations: Annotated[
        tuple[Registration, ...] | None, "evidence registered in advance", "先行登记保存"
    ] = None
    recordings: Annotated[tuple[Recording, ...] | None, "recordings", "音像记录"] = None
    archive: Annotated[Archive | None, "archive", "归档"] = None
    links: Annotated[tuple[Link, ...] | None, "related matters", "关联事项"] = None

    supervision: Annotated[
        tuple[Supervision, ...] | None, "supervision documents", "执法监督文书"
    ] = None
    file_reviews: Annotated[tuple[FileReview, ...] | None, "file reviews", "案卷评查"] = None
    entry: Annotated[Entry | None, "the entry of the list in full", "清单事项要素"] = None
    batch: Annotated[Batch | None, "batch of changes to the list", "清单调整批次"] = None
    power_list: Annotated[PowerList | None, "the whole list", "权力清单"] = None
    agency_year: Annotated[AgencyYear | None, "the agency's year", "机关年度情况"] = None
    draw: Annotated[Draw | None, "random draw", "随机抽取"] = None
    policy: Annotated[Policy | None, "major administrative decision", "重大行政决策"] = None
