"""What is shown of a result to the public, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.codes import CaseKind, PublicityRegime

from .days import iso

if TYPE_CHECKING:
    from .matters import Matter
    from .rules import Rules


def text_shown(matter: Matter, content: str) -> str:
    """Return the text that is published; a planted defect leaves the identity number in."""
    if matter.defect == "PB04":
        return f"{content}（当事人身份证号码{matter.party.certificate_no}）"
    return content


def shown_until(rules: Rules, matter: Matter, regime: str, day: int) -> str | None:
    """Return until when a penalty is shown, where its regime limits that."""
    limited = matter.kind is CaseKind.PENALTY and matter.defect != "PB05"
    if not limited or regime != PublicityRegime.MARKET.value:
        return None
    return iso(rules.shown_until(day, frozenset(line.kind for line in matter.lines)))
