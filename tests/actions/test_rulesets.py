"""The numbers and the catalogue that a register holds are those its checks and gates go by."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from registry import Registry
from registry.codes import CaseKind, SanctionKind, Sector
from registry.database.sql import as_date
from registry.database.writer import writer
from registry.errors import ClosedGate
from registry.law.parameters import default_parameters
from registry.models.base import Stamped
from registry.models.law import MajorDecisionRule, Parameter
from registry.queries.dossiers import load_dossier
from registry.queries.next_steps import deadlines, findings
from registry.queries.rulesets import ruleset
from registry.views import FindingView
from tests.actions.stories import DECISION, Story

STAMP = datetime(2026, 1, 1, tzinfo=UTC)


def add(city: Registry, row: Stamped) -> None:
    row.created_at = row.updated_at = STAMP
    with writer(city.url) as session:
        session.add(row)


def period(days: int, **given: Any) -> Parameter:
    usual: dict[str, Any] = {"unit": "calendar_days", "statute": "APL", "article": "60"}
    usual |= {"name": "penalty.period", "value": str(days), "valid_from": date(2021, 7, 15)}
    return Parameter(**usual | given)


def put(city: Registry, days: int) -> None:
    with writer(city.url) as session:
        session.execute(sa.update(Parameter).values(value=str(days)))


def due(city: Registry) -> list[str]:
    reader = city.read()
    dossier = load_dossier(reader, reader.value("SELECT id FROM cases"))
    found = deadlines(dossier, city.clock.today(), ruleset(reader))
    return [item.due_on.isoformat() for item in found]


def finding(city: Registry, code: str) -> FindingView:
    reader = city.read()
    dossier = load_dossier(reader, reader.value("SELECT id FROM cases"))
    found = findings(dossier, city.clock.today(), ruleset(reader))
    return next(item for item in found if item.code == code)


def test_a_changed_number_changes_the_finding_and_the_deadline(city: Registry) -> None:
    Story(city).filed()
    assert (due(city), finding(city, "PN16").outcome) == (["2026-12-02"], "not_applicable")
    add(city, period(60))
    assert (due(city), finding(city, "PN16").outcome) == (["2026-11-02"], "fail")
    put(city, 100)
    assert (due(city), finding(city, "PN16").outcome) == (["2026-12-14"], "not_applicable")
    (used,) = finding(city, "PN16").parameters
    assert used["value"] == "100"


def test_what_is_recorded_is_due_by_the_register_s_own_number(city: Registry) -> None:
    add(city, period(30))
    Story(city).filed()
    assert as_date(city.read().value("SELECT due_on FROM cases")) == date(2026, 10, 8)


def test_a_number_of_a_sector_or_of_a_statute_of_the_city_counts_there_only(city: Registry) -> None:
    Story(city).filed()
    usual = due(city)
    add(city, period(10, sector=Sector.LABOUR))
    add(city, period(90))
    assert due(city) == usual
    add(city, period(15, sector=Sector.MARKET, statute="WHREG", article="7"))
    assert due(city) != usual
    used = finding(city, "PN16").parameters[0]
    assert (used["statute"], used["article"]) == ("WHREG", "7")


def test_numbers_of_which_the_register_has_none_are_those_delivered(city: Registry) -> None:
    add(city, period(60))
    known = {row.name for row in ruleset(city.read()).parameters.rows}
    assert known == {row.name for row in default_parameters().rows}


def test_rules_are_made_anew_only_when_they_change(city: Registry) -> None:
    add(city, period(90))
    assert ruleset(city.read()) is ruleset(city.read())
    before = ruleset(city.read())
    put(city, 80)
    assert ruleset(city.read()) is not before


@pytest.mark.parametrize(("amount", "closed"), [(6_000_000, True), (6_000_001, False)])
def test_the_agency_s_own_catalogue_says_what_must_be_reviewed(
    city: Registry, amount: int, closed: bool
) -> None:
    reader = city.read()
    agency = reader.value("SELECT id FROM agency WHERE code = '131'")
    line = MajorDecisionRule(
        agency_id=agency,
        case_kind=CaseKind.PENALTY,
        sanction_kind=SanctionKind.FINE,
        amount_fen=amount,
        description="罚款六万元以上",
        description_en="A fine of 60,000 yuan or more",
        valid_from=date(2026, 1, 1),
    )
    add(city, line)
    story = Story(city).notified(complex=False, major_rights=False)
    status = reader.value("SELECT review_status FROM cases")
    assert status == ("required" if closed else "not_required")
    if closed:
        with pytest.raises(ClosedGate, match="Legal review is required"):
            story.step("zhouju", "decide", at="2026-11-10", **DECISION)
    else:
        story.step("zhouju", "decide", at="2026-11-10", **DECISION)
