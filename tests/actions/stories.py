"""Steps of cases that tests tell, as commands with the least that the law asks."""

from __future__ import annotations

from typing import Any

from registry import Registry
from registry.actions.values import to_instant
from registry.commands import DecideReview, OpenCase, PartyData, SubmitReview, TakeStep
from registry.views import Done

PARTY = PartyData(
    name="武汉鲜达食品有限公司", kind="legal_person", credit_code="91420100MA4KTE5T87"
)
ACT: dict[str, Any] = {
    "act_from": "2026-09-01",
    "act_to": "2026-09-01",
    "discovered_on": "2026-09-02",
    "cause": "经营超过保质期的食品",
    "facts": "当事人货架上有三袋超过保质期的面粉待售。",
}
NINE = {
    "subject": "agree",
    "officers": "agree",
    "procedure": "agree",
    "facts": "agree",
    "evidence": "agree",
    "law": "agree",
    "authority": "agree",
    "documents": "agree",
    "crime": "agree",
}
NOTICE: dict[str, Any] = {
    "proposed_content": "拟罚款六万元。",
    "rights_told": True,
    "hearing_right_told": True,
    "elements": ["facts", "reasons", "basis", "content", "right_to_state", "right_to_hearing"],
}
DECISION: dict[str, Any] = {
    "decision_content": "罚款六万元。",
    "sealed": True,
    "elements": ["party", "facts", "sanction_basis", "performance", "remedies", "agency_date"],
}


class Story:
    """One case, told step by step by different persons."""

    def __init__(self, city: Registry) -> None:
        self.city = city
        self.ref = ""

    def open(self, who: str, procedure: str, action: str, power: str, **fields: Any) -> Done:
        """Open the case."""
        at = fields.pop("at", None)
        extra = {name: fields.pop(name) for name in ("source_case",) if name in fields}
        done = self.city.act_as(who).perform(
            OpenCase(
                procedure=procedure,
                action=action,
                agency="131",
                power=power,
                party=PARTY,
                officers=("wangmin",),
                at=to_instant(at) if at else None,
                fields=fields,
                **extra,
            )
        )
        self.ref = done.ref
        return done

    def step(self, who: str, action: str, at: str | None = None, **fields: Any) -> Done:
        """Take a step."""
        return self.city.act_as(who).perform(
            TakeStep(ref=self.ref, action=action, at=to_instant(at) if at else None, fields=fields)
        )

    def submit(self, who: str = "liqiang", note: str = "") -> Done:
        """Submit to legal review."""
        return self.city.act_as(who).perform(SubmitReview(ref=self.ref, note=note))

    def review(self, opinion: str = "agree", who: str = "chenjing", **more: Any) -> Done:
        """Give the opinion."""
        more.setdefault("points", NINE)
        return self.city.act_as(who).perform(DecideReview(ref=self.ref, opinion=opinion, **more))

    def filed(self) -> Story:
        """Tell the case up to its filing."""
        self.open(
            "liqiang",
            "ordinary",
            "file",
            "021310001000",
            at="2026-09-03",
            source="site_check",
            approver="zhouju",
            **ACT,
        )
        return self

    def investigated(self, fine: str = "60000", **gravity: Any) -> Story:
        """Tell the case up to the end of its investigation."""
        self.filed()
        facts = {"public_interest": False, "major_rights": True, "complex": True, **gravity}
        self.step(
            "liqiang",
            "investigate",
            at="2026-10-09",
            outcome="penalty",
            sanctions=[{"kind": "fine", "amount": fine}],
            **facts,
        )
        return self

    def notified(self, **more: Any) -> Story:
        """Tell the case up to the service of the prior notice."""
        self.investigated(**more)
        self.step("liqiang", "notify", at="2026-10-12", **NOTICE)
        return self

    def heard(self, **more: Any) -> Story:
        """Tell the case up to the end of its hearing."""
        self.notified(**more)
        self.step("liqiang", "request_hearing", at="2026-10-14")
        self.step(
            "liqiang",
            "notice_hearing",
            at="2026-10-15",
            hearing_on="2026-10-29",
            place="江汉区新华路",
            host="gongshi",
        )
        self.step(
            "liqiang",
            "hear",
            at="2026-10-29",
            attended=True,
            record_signed=True,
            report="事实清楚，建议维持。",
        )
        return self
