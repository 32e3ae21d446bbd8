"""Receipts: a run of checks as it is kept, with all that is needed to derive it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from registry.law import calendar
from registry.law.checks import CHECKS, Finding, keep, run_checks
from registry.law.codec import digest, to_data
from registry.law.versions import program_version, version_of
from registry.models.reviews import CheckRun, FindingRecord

if TYPE_CHECKING:
    from registry.actions.work import Work
    from registry.law.dossier import Dossier


def keep_run(
    work: Work, dossier: Dossier, case_id: int, review_id: int | None = None
) -> tuple[CheckRun, list[Finding]]:
    """Run all checks over a case today; keep dossier, numbers, versions and answers."""
    run = work.add(
        CheckRun(
            case_id=case_id,
            review_id=review_id,
            as_of=work.today,
            run_at=work.now,
            run_by=work.actor.account_id,
            dossier_digest=digest(dossier),
            dossier=to_data(dossier),
            calendar_horizon=calendar.horizon(),
            program=program_version(),
        )
    )
    rules = work.rules()
    findings = run_checks(dossier, work.today, rules.parameters, catalogue=rules.catalogue)
    run_id = work.id_of(run)
    rows = [
        {"run_id": run_id, "ordinal": place, **_kept(finding)}
        for place, finding in enumerate(findings, 1)
    ]
    work.session.execute(sa.insert(FindingRecord), rows)
    return run, findings


def _kept(finding: Finding) -> dict[str, Any]:
    data = finding.to_data()
    return {
        "code": finding.code,
        "check_version": version_of(CHECKS[finding.code][0]),
        "outcome": finding.outcome,
        "severity": finding.severity,
        "point": finding.point,
        "message": finding.template,
        "arguments": keep(finding.arguments),
        "basis": data["basis"],
        "facts": data["facts"],
        "parameters": data["parameters"],
        "mend": finding.mend,
        "unconfirmed": finding.unconfirmed,
        "provisional": finding.provisional,
    }
