"""What was done: the act, sanctions, documents and their service, steps, evidence, recordings."""

from datetime import date, datetime
from typing import Annotated

from registry.codes import (
    DocumentElement,
    DocumentKind,
    EvidenceKind,
    FineBase,
    LeniencyGround,
    RecordStage,
    SanctionKind,
    ServiceMethod,
)
from registry.law.facts.base import record
from registry.law.facts.penalties import Device


@record
class Act:
    """The act of the party that is dealt with."""

    started_on: Annotated[date | None, "first day of the act", "违法行为发生日"] = None
    ended_on: Annotated[date | None, "last day of the act", "违法行为终了日"] = None
    continuing: Annotated[bool | None, "continued or repeated", "连续或者继续状态"] = None
    discovered_on: Annotated[date | None, "discovered on", "发现日"] = None
    harm: Annotated[bool | None, "harm resulted", "有危害后果"] = None
    safety: Annotated[
        bool | None,
        "touches life, health or financial safety",
        "涉及公民生命健康安全、金融安全",
    ] = None
    place: Annotated[str | None, "where", "发生地"] = None
    facts: Annotated[str | None, "what happened", "违法事实"] = None


@record
class Sanction:
    """One sanction, proposed or decided."""

    kind: Annotated[SanctionKind, "kind of sanction", "处罚种类"]
    amount_fen: Annotated[int | None, "amount or value in fen", "金额（分）"] = None
    quantity: Annotated[str | None, "quantity of goods, or period", "数量或者期限"] = None
    base: Annotated[FineBase | None, "what the multiple is of", "倍数基数"] = None
    base_value_fen: Annotated[int | None, "value of that base in fen", "基数金额（分）"] = None
    condition: Annotated[str | None, "circumstance found", "认定情形"] = None
    tier: Annotated[int | None, "discretion tier applied", "适用裁量阶次"] = None
    leniency: Annotated[
        tuple[LeniencyGround, ...] | None, "grounds for leniency", "从轻减轻理由"
    ] = None


@record
class Service:
    """How and when a document reached its addressee."""

    method: Annotated[ServiceMethod | None, "mode", "送达方式"] = None
    served_on: Annotated[date | None, "served on", "送达日"] = None
    proof: Annotated[bool | None, "proof of service kept", "有送达回证"] = None
    consent: Annotated[bool | None, "signed confirmation of e-service", "签订电子送达确认书"] = None
    on_the_spot: Annotated[bool | None, "handed over when announced", "宣告后当场交付"] = None


@record
class Document:
    """An enforcement document."""

    kind: Annotated[DocumentKind, "kind", "文书种类"]
    number: Annotated[str | None, "number", "文号"] = None
    issued_on: Annotated[date | None, "date", "制作日期"] = None
    issued_at: Annotated[datetime | None, "instant, where it matters", "制作时刻"] = None
    elements: Annotated[tuple[DocumentElement, ...] | None, "elements it states", "载明事项"] = None
    sealed: Annotated[bool | None, "bears the agency's seal", "加盖印章"] = None
    signed: Annotated[bool | None, "signed, or refusal noted", "签名或者注明拒签"] = None
    reconsideration_first: Annotated[
        bool | None, "says that reconsideration comes first", "告知复议前置"
    ] = None
    service: Annotated[Service | None, "service", "送达情况"] = None


@record
class Step:
    """One step of the whole-process record."""

    action: Annotated[str, "what was done", "环节"]
    at: Annotated[datetime | None, "when", "时间"] = None
    record_stage: Annotated[RecordStage | None, "stage of APL Art 47", "记录阶段"] = None
    officers: Annotated[tuple[str, ...] | None, "persons who acted", "执法人员"] = None
    text_record: Annotated[bool | None, "recorded in writing", "有文字记录"] = None
    certificates_shown: Annotated[bool | None, "certificates shown", "出示执法证件"] = None
    note: Annotated[str, "note", "备注"] = ""


@record
class Evidence:
    """A piece of evidence."""

    kind: Annotated[EvidenceKind, "kind", "证据种类"]
    name: Annotated[str, "name", "名称"] = ""
    sha256: Annotated[str | None, "digest of the content", "内容摘要值"] = None
    collected_on: Annotated[date | None, "collected on", "取得日期"] = None


@record
class Registration:
    """Advance registration and preservation of evidence (APL Art 56)."""

    approved_on: Annotated[date | None, "approved by the head on", "负责人批准日"] = None
    registered_on: Annotated[date | None, "registered on", "登记保存日"] = None
    disposed_on: Annotated[date | None, "dealt with on", "处理日"] = None
    disposal: Annotated[str | None, "how", "处理方式"] = None


@record
class Recording:
    """An audio-video recording of part of the matter."""

    purpose: Annotated[str, "what is recorded (a measure kind or step)", "记录对象"]
    sha256: Annotated[str | None, "digest of the content", "内容摘要值"] = None
    seconds: Annotated[int | None, "length in seconds", "时长（秒）"] = None
    started_at: Annotated[datetime | None, "start", "开始时刻"] = None
    complete: Annotated[bool | None, "covers the whole act", "全程记录"] = None
    device: Annotated[Device | None, "electronic monitor that made it", "电子技术监控设备"] = None
