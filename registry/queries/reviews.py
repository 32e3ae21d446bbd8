"""The queue of legal reviews, and the findings kept with a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.database.reader import as_json
from registry.errors import NotFound
from registry.i18n import _
from registry.law.checks import render
from registry.law.checks.findings import NOT_CONFIRMED, PROVISIONAL
from registry.law.citations import statute_name
from registry.queries.next_steps import title_of
from registry.queries.search import rows as case_rows
from registry.views import Actor, CaseRow, Citation, FindingView

if TYPE_CHECKING:
    from registry.database.reader import Reader

_WAITING = """
SELECT c.id FROM review r JOIN cases c ON c.id = r.case_id
WHERE r.decided_at IS NULL {scope} ORDER BY r.submitted_at, r.id LIMIT :limit
"""
_COUNT = """
SELECT count(*) FROM review r JOIN cases c ON c.id = r.case_id
WHERE r.decided_at IS NULL {scope}
"""
_FINDINGS = """
SELECT f.id, f.code, f.outcome, f.severity, f.point, f.message, f.arguments, f.basis, f.facts,
       f.parameters, f.mend, f.unconfirmed, f.provisional, f.judged, f.judgement
FROM finding f JOIN check_run r ON r.id = f.run_id
WHERE r.review_id = :id ORDER BY f.ordinal
"""


def queue(reader: Reader, actor: Actor | None = None, limit: int = 500) -> tuple[CaseRow, ...]:
    """Return the cases that wait for legal review within the actor's reach, the oldest first."""
    scope, params = _scope(actor)
    ids = reader.ids(_WAITING.format(scope=scope), {**params, "limit": limit})
    return tuple(case_rows(reader, ids))


def waiting(reader: Reader, actor: Actor | None = None) -> int:
    """Count the cases that wait for legal review within the actor's reach."""
    scope, params = _scope(actor)
    return int(reader.value(_COUNT.format(scope=scope), params))


def open_round(reader: Reader, case_id: int) -> int:
    """Return the id of the round that waits for an opinion.

    Raises:
        NotFound: if the case does not wait for one.
    """
    sql = "SELECT id FROM review WHERE case_id = :id AND decided_at IS NULL"
    found = reader.value(sql, {"id": case_id})
    if found is None:
        raise NotFound(
            _("This case does not wait for legal review."), _("Its handlers must submit it first.")
        )
    return int(found)


def kept_findings(reader: Reader, review_id: int) -> tuple[FindingView, ...]:
    """Return the findings of the checks that ran when a round was submitted."""
    return tuple(_finding(row) for row in reader.rows(_FINDINGS, {"id": review_id}))


def _scope(actor: Actor | None) -> tuple[str, dict[str, object]]:
    if actor is None or actor.agency_scope is None:
        return "", {}
    return "AND c.agency_id IN :agencies", {"agencies": sorted(actor.agency_scope) or [0]}


def _finding(row: tuple[object, ...]) -> FindingView:
    (key, code, outcome, severity, point, template, arguments, basis, facts, parameters) = row[:10]
    mend, unconfirmed, provisional, judged, judgement = row[10:]
    notes = [_(NOT_CONFIRMED)] * bool(unconfirmed) + [_(PROVISIONAL)] * bool(provisional)
    return FindingView(
        id=int(str(key)),
        code=str(code),
        title=title_of(str(code)),
        outcome=str(outcome),
        severity=str(severity),
        point=str(point or ""),
        message=" ".join([render(str(template), as_json(arguments) or {}), *notes]),
        mend=_(str(mend)) if mend else "",
        basis=tuple(
            Citation(statute_name(item["statute"]), item["article"])
            for item in as_json(basis) or ()
        ),
        facts=as_json(facts) or {},
        parameters=tuple(as_json(parameters) or ()),
        judged=str(judged) if judged else None,
        judgement=str(judgement),
    )
