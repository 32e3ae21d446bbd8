"""Supervision of enforcement, file reviews, an agency's year and major policy decisions."""

from datetime import date
from typing import Annotated

from registry.codes import SupervisionKind
from registry.law.facts.base import record


@record
class Supervision:
    """A supervision document on a matter (行政执法监督条例 Art 27-29)."""

    kind: Annotated[SupervisionKind, "kind", "监督文书种类"]
    number: Annotated[str, "number", "文号"] = ""
    case: Annotated[str | None, "reference of the matter supervised", "所涉案件编号"] = None
    issued_on: Annotated[date | None, "issued on", "制发日"] = None
    due_on: Annotated[date | None, "report due on", "报告期限"] = None
    received_on: Annotated[date | None, "received on", "收到日"] = None
    reported_on: Annotated[date | None, "correction reported on", "报告日"] = None
    objection: Annotated[str | None, "objection raised", "异议"] = None


@record
class FileReview:
    """A scored review of the case file (案卷评查)."""

    reviewed_on: Annotated[date | None, "reviewed on", "评查日"] = None
    vetoes: Annotated[tuple[str, ...] | None, "veto items found", "否决项"] = None
    score: Annotated[int | None, "score", "得分"] = None
    grade: Annotated[str | None, "grade", "等次"] = None


@record
class AgencyYear:
    """What an agency owes for a year: its annual report and enough legal reviewers."""

    year: Annotated[int, "year", "年度"]
    officers: Annotated[int | None, "certified officers at its end", "持证执法人员数"] = None
    reviewers: Annotated[int | None, "legal reviewers at its end", "法制审核人员数"] = None
    report_published_on: Annotated[date | None, "annual report published on", "年报公布日"] = None


@record
class Policy:
    """A major administrative decision and its procedure (重大行政决策程序暂行条例)."""

    title: Annotated[str, "title", "名称"]
    in_catalogue: Annotated[bool | None, "in the catalogue", "列入决策目录"] = None
    comment_from: Annotated[date | None, "public comment from", "征求意见起"] = None
    comment_to: Annotated[date | None, "public comment to", "征求意见止"] = None
    experts_on: Annotated[date | None, "experts heard on", "专家论证日"] = None
    risk_on: Annotated[date | None, "risk assessed on", "风险评估日"] = None
    competition_on: Annotated[date | None, "fair competition reviewed on", "公平竞争审查日"] = None
    legality_from: Annotated[date | None, "legality review from", "合法性审查起"] = None
    legality_to: Annotated[date | None, "legality review to", "合法性审查止"] = None
    discussed_on: Annotated[date | None, "discussed collectively on", "集体讨论日"] = None
    minutes: Annotated[bool | None, "minutes kept", "有讨论记录"] = None
    decided_on: Annotated[date | None, "decided on", "决策日"] = None
    published_on: Annotated[date | None, "published on", "公布日"] = None
    archived_on: Annotated[date | None, "archived on", "归档日"] = None
