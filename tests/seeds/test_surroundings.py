"""What surrounds the cases of the demonstration: found wanting just where it was planted so."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from registry.actions.setup import init_database
from registry.codes import Outcome
from registry.database.reader import open_reader
from registry.database.url import parse_url
from registry.errors import InvalidInput, NotFound
from registry.law.checks import run_checks
from registry.law.codec import from_json, to_json
from registry.queries.dossier_subjects import load_subject
from registry.queries.dossiers import DossierLoader, load_power_dossier

if TYPE_CHECKING:
    from pathlib import Path

    from registry.database.reader import Reader
    from registry.database.url import DatabaseUrl
    from registry.law.dossier import Dossier

TODAY = date(2026, 11, 23)
REFERENCES = {
    "batch:": "SELECT number FROM adjustment_batch ORDER BY id",
    "draw:": "SELECT p.number || '/' || d.ordinal FROM draw d "
    "JOIN check_plan p ON p.id = d.plan_id ORDER BY d.id",
    "agency:": "SELECT a.code || '/' || r.year FROM annual_report r "
    "JOIN agency a ON a.id = r.agency_id ORDER BY r.id",
    "notice:": "SELECT number FROM supervision_notice ORDER BY id",
    "policy:": "SELECT id FROM policy_decision ORDER BY id",
}
EXPECTED = {"PL07", "PL08", "PL11", "PB06", "DR01", "DR02", "DR03", "DC01"}


def references(demo: Reader) -> Iterator[str]:
    """Yield the name of everything that is no case and no entry."""
    yield "list"
    for prefix, sql in REFERENCES.items():
        for (name,) in demo.rows(sql):
            yield f"{prefix}{name}"


def test_exactly_what_was_planted_around_the_cases_is_found(demo: Reader) -> None:
    planted = Counter(
        (reference, code)
        for reference, code in json.loads(
            demo.value("SELECT value FROM setting WHERE key = 'demo_planted'")
        )
    )
    supervised: dict[str, int] = dict(
        demo.rows("SELECT n.number, n.case_id FROM supervision_notice n ORDER BY n.id")
    )
    of_cases = set(demo.rows("SELECT case_id, check_code FROM planted_defect"))
    found: Counter[tuple[str, str]] = Counter()
    for reference in references(demo):
        dossier = load_subject(demo, reference, TODAY)
        assert dossier is not None
        for finding in run_checks(dossier, TODAY):
            case = supervised.get(reference.removeprefix("notice:"))
            if finding.outcome is Outcome.FAIL and (case, finding.code) not in of_cases:
                found[reference, finding.code] += 1
    assert found == planted
    assert {code for _reference, code in planted} == EXPECTED


def test_every_question_about_what_is_no_case_is_answered_somewhere(demo: Reader) -> None:
    answered = {
        finding.code
        for reference in references(demo)
        for finding in run_checks(_loaded(demo, reference), TODAY)
        if finding.outcome is Outcome.PASS
    }
    own = {"PL06", "PL07", "PL08", "PL10", "PL11", "PB06", "LR05", "DR01", "DR02", "DR03"}
    assert own | {"SV01", "SV02", "DC01"} <= answered


def _loaded(demo: Reader, reference: str) -> Dossier:
    dossier = load_subject(demo, reference, TODAY)
    assert dossier is not None
    return dossier


def test_all_entries_of_the_list_are_whole_and_well_coded(demo: Reader) -> None:
    outcomes = Counter(
        (finding.code, finding.outcome)
        for (code,) in demo.rows("SELECT code FROM power ORDER BY code")
        for finding in run_checks(
            load_power_dossier(demo, code, TODAY), TODAY, only=["PL04", "PL05", "PL06"]
        )
    )
    assert outcomes["PL05", Outcome.PASS] == outcomes["PL06", Outcome.PASS] == 2_287
    assert outcomes["PL04", Outcome.PASS] == 114
    assert outcomes["PL04", Outcome.PASS] + outcomes["PL04", Outcome.NOT_APPLICABLE] == 2_287


def test_the_list_balances_between_two_days_save_for_what_was_left_out(demo: Reader) -> None:
    left_out = demo.value("SELECT value FROM setting WHERE key = 'demo_planted'").count('"PL11"')
    dossier = load_subject(demo, "list:2021-07-15..2026-11-23", TODAY)
    assert dossier is not None
    (finding,) = run_checks(dossier, TODAY, only=["PL11"])
    assert finding.outcome is (Outcome.FAIL if left_out else Outcome.PASS)
    facts = finding.facts
    assert facts["closing"] - facts["opening"] - facts["effect"] == left_out


def test_what_is_loaded_gives_the_same_findings_as_a_file(demo: Reader) -> None:
    for prefix in REFERENCES:
        reference = next(name for name in references(demo) if name.startswith(prefix))
        dossier = _loaded(demo, reference)
        again = from_json(to_json(dossier))
        assert again == dossier
        assert run_checks(again, TODAY) == run_checks(dossier, TODAY)


def test_an_inspection_knows_the_draw_it_came_from(demo: Reader) -> None:
    linked = demo.value("SELECT count(*) FROM inspection_detail WHERE draw_id IS NOT NULL")
    assert linked == demo.value("SELECT count(*) FROM drawn_object") > 0


@pytest.mark.parametrize(
    "reference",
    ["batch:none", "draw:none", "draw:none/1", "agency:000/2025", "notice:0", "policy:0"],
)
def test_what_nothing_is_called_by_is_not_found(demo: Reader, reference: str) -> None:
    with pytest.raises(NotFound):
        load_subject(demo, reference, TODAY)


def test_other_references_are_left_to_others(demo: Reader) -> None:
    assert load_subject(demo, "P2026-0000001", TODAY) is None
    assert load_subject(demo, "batch:", TODAY) is None
    with pytest.raises(InvalidInput, match="is not a date"):
        load_subject(demo, "list:yesterday", TODAY)


@pytest.mark.postgres
@pytest.mark.slow
def test_both_engines_answer_alike_about_what_surrounds_the_cases(
    empty_postgresql_url: DatabaseUrl, tmp_path: Path
) -> None:
    answers = []
    for url in (parse_url(tmp_path / "demo.sqlite3"), empty_postgresql_url):
        init_database(url, demo=True, records=200)
        with open_reader(url) as reader:
            answers.append(
                [
                    (reference, finding.code, finding.outcome, finding.message)
                    for reference in references(reader)
                    for finding in run_checks(_loaded(reader, reference), TODAY)
                ]
            )
    assert answers[0] == answers[1]


def test_the_cap_counts_the_inspections_of_the_year_by_one_agency(demo: Reader) -> None:
    """Counted again in SQL: special inspections left out, in the order in which they took place."""
    rows = demo.rows("""
        SELECT c.id, row_number() OVER (
            PARTITION BY c.agency_id, c.party_id, substr(d.inspected_at, 1, 4)
            ORDER BY d.inspected_at, c.id)
        FROM cases c JOIN inspection_detail d ON d.case_id = c.id
        WHERE d.inspected_at IS NOT NULL AND d.kind <> 'special'""")
    counted: dict[int, int] = dict(rows)
    for case_id, dossier in DossierLoader(demo).load_many(counted):
        assert dossier.inspection
        assert dossier.inspection.count == counted[case_id], dossier.ref


def test_a_dispute_is_loaded_with_all_that_is_asked_of_it(demo: Reader) -> None:
    disputed = demo.ids("SELECT DISTINCT case_id FROM dispute ORDER BY case_id")
    assert disputed
    for _case_id, dossier in DossierLoader(demo).load_many(disputed):
        for dispute in dossier.disputes or ():
            assert dispute.copy_received_on
            assert dispute.replied_on
            assert (dispute.head_attended is None) == (dispute.heard_on is None)
