"""Records of the register as plain JSON values: amounts in yuan, dates in ISO, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from registry.cli.output import yuan

if TYPE_CHECKING:
    from registry.queries.parties import PartyRecord
    from registry.views import CaseDetail, FindingView, PowerDetail

FEN = "_fen"


def plain(value: Any) -> Any:
    """Turn a view into JSON values; `x_fen` becomes `x` in yuan."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain({field.name: getattr(value, field.name) for field in fields(value)})
    if isinstance(value, Mapping):
        return dict(_entry(str(name), content) for name, content in value.items())
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def _entry(name: str, content: Any) -> tuple[str, Any]:
    if name.endswith(FEN) and (content is None or isinstance(content, int)):
        return name.removesuffix(FEN), yuan(content)
    return name, plain(content)


def case_document(detail: CaseDetail) -> dict[str, Any]:
    """Return all that is recorded of a case, what lists show of it first."""
    document = plain(detail)
    row = document.pop("row")
    row.pop("id")
    for name in ("agency_id", "party_id"):
        document.pop(name)
    document["linked"] = [entry["ref"] for entry in document["linked"]]
    return {"type": "case", **row, **document}


def finding_item(finding: FindingView) -> dict[str, Any]:
    """Return a finding as kept with a review, in the shape that `check` gives."""
    from registry.law.citations import official_name

    document = plain(finding)
    document["basis"] = [
        {"statute": official_name(cited.statute), "article": cited.article}
        for cited in finding.basis
    ]
    return {key: value for key, value in document.items() if key not in {"id", "title"}}


def power_document(power: PowerDetail) -> dict[str, Any]:
    """Return all that a version of an entry says, with its linked lists and cases."""
    document = plain(power)
    row = document.pop("row")
    row.pop("id")
    document["list_items"] = [
        {"tier": tier, "act": act, "conditions": conditions}
        for tier, act, conditions in power.list_items
    ]
    document["recent_cases"] = [case.ref for case in power.recent_cases]
    return {"type": "power", **row, **document}


def party_document(record: PartyRecord) -> dict[str, Any]:
    """Return what is known of a party and its cases."""
    return {
        "type": "party",
        **plain(record.party),
        "penalties": record.penalties,
        "first_offence": record.first_offence,
        "cases": record.party.cases,
        "latest": [case.ref for case in record.earlier],
    }
