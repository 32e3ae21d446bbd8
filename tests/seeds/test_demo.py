"""The demonstration: repeatable, likely, lawful except where a defect was planted."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from registry.actions.setup import init_database
from registry.codes import Outcome, Procedure, Stage
from registry.database.bulk import settle
from registry.database.reader import Reader, open_reader
from registry.database.url import DatabaseUrl, parse_url
from registry.database.writer import Writers, make_engine
from registry.errors import InvalidInput
from registry.identifiers import IdentifierKind, birth_date_of, check, parse_document_number
from registry.law.agenda import open_deadlines
from registry.law.calendar import is_public_holiday
from registry.law.checks import run_checks
from registry.law.codec import review_digest
from registry.law.major import reasons_for_review
from registry.law.parameters import default_parameters
from registry.law.procedures import procedure_table
from registry.law.procedures.gates import last_review
from registry.queries.dossiers import DossierLoader
from registry.queries.index import rebuild_index
from registry.resources import seeds_dir
from seeds.demo.defects import NOTES
from seeds.demo.production import COLUMNS_OF, Order, produce, read_ground
from tests.seeds.conftest import CASES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.law.dossier import Dossier
    from seeds.demo.production import Batch, Ground

TODAY = date(2026, 11, 23)


def share(demo: Reader, condition: str, among: str = "TRUE") -> float:
    """Return how many of some cases meet a condition."""
    sql = f"SELECT avg(CASE WHEN {condition} THEN 1.0 ELSE 0 END) FROM cases WHERE {among}"  # noqa: S608
    return float(demo.value(sql))


@pytest.fixture(scope="module")
def dossiers(demo: Reader) -> dict[int, Dossier]:
    ids = demo.ids("SELECT id FROM cases ORDER BY id")
    return dict(DossierLoader(demo).load_many(ids))


@pytest.fixture(scope="module")
def ground(demo_file: Path) -> Ground:
    with Writers(demo_file) as writers, writers.session() as session:
        return read_ground(session.connection())


def rows_of(ground: Ground, records: int, seed: int = 7, today: date = TODAY) -> str:
    """Return the digest of everything that an order produces."""
    return digest_of(produce(Order(records, seed, today, "sqlite"), ground))


def digest_of(batches: Iterable[Batch]) -> str:
    """Return the digest of batches; characters are indexed in any order."""
    digest = hashlib.sha256()
    for batch in batches:
        texts = [(case_id, entry[:2]) for case_id, entry in batch.entries]
        digest.update(repr((batch.rows, texts, batch.done)).encode())
    return digest.hexdigest()


# Repeatable


def test_the_same_order_makes_the_same_rows(ground: Ground) -> None:
    made = rows_of(ground, 120)
    assert rows_of(ground, 120) == made
    assert rows_of(ground, 120, seed=8) != made
    assert rows_of(ground, 120, today=date(2026, 11, 20)) != made


def test_what_is_made_does_not_depend_on_the_order_of_sets(demo_file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.seeds.test_demo import *\n"
        "with Writers(Path(sys.argv[1])) as w, w.session() as s:\n"
        "    print(rows_of(read_ground(s.connection()), 60))"
    )
    found = set()
    for hash_seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        done = subprocess.run(
            [sys.executable, "-c", script, str(demo_file)],
            env=environment,
            capture_output=True,
            check=True,
            cwd=seeds_dir().parent,
        )
        found.add(done.stdout)
    assert len(found) == 1


@pytest.mark.slow
def test_a_second_process_makes_the_same_rows(ground: Ground) -> None:
    from seeds.demo.workers import WORTH_A_PROCESS, batches

    order = Order(WORTH_A_PROCESS, 1, TODAY, "sqlite")
    assert digest_of(batches(order, ground)) == digest_of(produce(order, ground))


@pytest.mark.postgres
@pytest.mark.slow
def test_both_engines_hold_the_same_demonstration(
    empty_postgresql_url: DatabaseUrl, tmp_path: Path
) -> None:
    held = []
    for url in (parse_url(tmp_path / "demo.sqlite3"), empty_postgresql_url):
        init_database(url, demo=True, records=200)
        with open_reader(url) as reader:
            held.append({table: _held(reader, table) for table in ("cases", "step", "document")})
    assert held[0] == held[1]


def _held(reader: Reader, table: str) -> list[tuple[Any, ...]]:
    plain = [name for name in COLUMNS_OF[table] if not name.endswith("_at")]
    rows = reader.rows(f"SELECT {', '.join(plain)} FROM {table} ORDER BY id")  # noqa: S608
    return [tuple(_plain(cell) for cell in row) for row in rows]


def _plain(cell: Any) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, list | dict):
        return json.dumps(cell, separators=(",", ":"), ensure_ascii=False)
    return cell


# Likely


def test_there_are_as_many_cases_as_asked_for(demo: Reader) -> None:
    assert demo.value("SELECT count(*) FROM cases") == CASES
    assert demo.value("SELECT value FROM setting WHERE key = 'demo'") == "true"
    assert demo.value("SELECT count(*) FROM ledger_entry") == 1


def test_kinds_procedures_and_outcomes_follow_those_of_a_city(demo: Reader) -> None:
    assert share(demo, "kind = 'inspection'") == pytest.approx(0.62, abs=0.001)
    assert share(demo, "kind = 'penalty'") == pytest.approx(0.32, abs=0.001)
    assert share(demo, "procedure = 'summary'", "kind = 'penalty'") == pytest.approx(0.55, abs=0.07)
    assert 0.02 < share(demo, "outcome = 'no_penalty'", "kind = 'penalty'") < 0.10
    heard = demo.value("SELECT count(*) FROM hearing WHERE held_on IS NOT NULL")
    assert 0 < heard < 0.03 * CASES * 0.32


def test_a_few_departments_have_most_cases(demo: Reader) -> None:
    counts = Counter(
        code
        for (code,) in demo.rows("SELECT a.code FROM cases c JOIN agency a ON a.id = c.agency_id")
    )
    assert counts.most_common(1)[0][0] == "125"
    assert 0.2 < counts["125"] / CASES < 0.4
    assert len(counts) > 20


def test_nothing_happens_on_a_public_holiday(demo: Reader) -> None:
    days = {row[0] for row in demo.rows("SELECT DISTINCT decided_on FROM cases")} - {None}
    days |= {row[0] for row in demo.rows("SELECT DISTINCT filed_on FROM cases")} - {None}
    assert [day for day in days if is_public_holiday(date.fromisoformat(day))] == []
    assert demo.value("SELECT min(filed_on) FROM cases") >= "2021-07-15"


def test_nothing_happens_after_today(demo: Reader) -> None:
    assert demo.value("SELECT max(occurred_at) FROM step") < "2026-11-24"


def test_fines_are_round_and_low_rather_than_high(demo: Reader) -> None:
    fines = [row[0] for row in demo.rows("SELECT fine_fen FROM cases WHERE fine_fen > 0")]
    assert sum(fine % 1_000 == 0 for fine in fines) > 0.9 * len(fines)
    median = sorted(fines)[len(fines) // 2]
    assert median < sum(fines) / len(fines)


def test_facts_are_paragraphs_of_their_own(demo: Reader) -> None:
    told = [row[0] for row in demo.rows("SELECT facts FROM cases WHERE facts <> ''")]
    assert len(told) > 0.97 * CASES
    assert len(set(told)) > 0.99 * len(told)
    assert sum(70 <= len(text) <= 260 for text in told) > 0.95 * len(told)
    assert not any(mark in text for text in told for mark in "{}")


def test_cases_lead_to_others(demo: Reader) -> None:
    chains = demo.rows("""
        SELECT earlier.kind, later.kind FROM cases later
        JOIN cases earlier ON earlier.id = later.source_case_id
        WHERE earlier.party_id = later.party_id AND earlier.agency_id = later.agency_id""")
    assert {("inspection", "penalty"), ("penalty", "coercion")} <= set(chains)
    assert len(chains) == demo.value("SELECT count(*) FROM cases WHERE source_case_id IS NOT NULL")


def test_home_has_something_to_do(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite3"
    init_database(path, demo=True)
    with open_reader(path) as reader:
        due = "SELECT count(*) FROM cases WHERE due_on "
        assert reader.value(due + "< '2026-11-23'") > 0
        assert reader.value(due + "= '2026-11-23'") > 0
        assert reader.value(due + "BETWEEN '2026-11-24' AND '2026-11-29'") > 0
        assert reader.value("SELECT count(*) FROM cases WHERE review_status = 'pending'") > 0


# Well-formed


def test_the_database_accepts_every_row(demo: Reader) -> None:
    assert demo.value("PRAGMA integrity_check") == "ok"
    assert demo.rows("PRAGMA foreign_key_check") == []


def test_parties_have_valid_numbers(demo: Reader) -> None:
    parties = demo.rows("SELECT kind, credit_code, certificate_no, birth_date, name FROM party")
    for kind, code, certificate, born, _name in parties:
        if kind == "natural_person":
            assert check(certificate, IdentifierKind.ID_CARD).valid
            assert str(birth_date_of(certificate)) == born
            assert certificate.startswith("420100"), "a division that issues no identity cards"
        else:
            assert check(code, IdentifierKind.USCC).valid
            assert code[2:8] in {f"4201{district:02d}" for district in range(18)}
    organisations = [row[4] for row in parties if row[0] != "natural_person"]
    assert len(set(organisations)) == len(organisations)


def test_document_numbers_are_without_gaps_and_in_the_order_of_days(demo: Reader) -> None:
    numbered = demo.rows("""
        SELECT d.agency_id, d.kind, d.year, d.serial, d.issued_on, d.number, p.id, a.doc_prefix
        FROM document d JOIN agency a ON a.id = d.agency_id
        LEFT JOIN planted_defect p ON p.case_id = d.case_id AND p.check_code = 'PN20'
        WHERE d.number IS NOT NULL ORDER BY d.agency_id, d.kind, d.year, d.serial""")
    for key, group in groupby(numbered, key=lambda row: row[:3]):
        documents = list(group)
        assert [row[3] for row in documents] == [*range(1, len(documents) + 1)], key
        assert [row[4] for row in documents] == sorted(row[4] for row in documents), key
    numbers = [row[5] for row in numbered]
    assert len(set(numbers)) == len(numbers)
    for *_key, year, serial, _day, number, malformed, prefix in numbered:
        parsed = parse_document_number(number)
        assert (parsed is None) is bool(malformed), number
        if parsed is None:
            continue
        assert (parsed.year, parsed.serial, parsed.warnings) == (year, serial, ())
        assert number.startswith(prefix)


def test_the_next_number_of_a_department_follows_its_last(demo: Reader) -> None:
    counters = demo.rows("SELECT agency_id, kind, year, last_serial FROM document_counter")
    given = demo.rows("""
        SELECT agency_id, kind, year, max(serial) FROM document
        WHERE serial IS NOT NULL GROUP BY 1, 2, 3""")
    assert sorted(counters) == sorted(given)


def test_every_step_is_one_that_the_procedure_allows(demo: Reader) -> None:
    steps: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for case_id, procedure, *step in demo.rows("""
        SELECT s.case_id, c.procedure, s.action, s.stage_from, s.stage_to, s.occurred_at, c.stage
        FROM step s JOIN cases c ON c.id = s.case_id ORDER BY s.case_id, s.seq"""):
        steps[case_id].append((procedure, *step))
    for taken in steps.values():
        assert taken[-1][3] == taken[-1][5], "the case stands where its last step left it"
        moments = [step[4] for step in taken]
        assert moments == sorted(moments)
        before = None
        for procedure, name, stage_from, stage_to, _at, _stage in taken:
            assert stage_from == before
            action = procedure_table(Procedure.of(procedure)).action(name)
            if action is not None:
                assert (Stage.of(before) if before else None) in action.sources
                assert stage_to == (action.target.value if action.target else before)
            before = stage_to


def test_the_search_index_is_what_rebuilding_it_would_make(demo_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(demo_file.read_bytes())
    sources = "SELECT case_id, source FROM search_source ORDER BY case_id"
    with open_reader(copy) as reader:
        before = reader.rows(sources)
    engine = make_engine(parse_url(copy))
    with engine.begin() as connection:
        assert rebuild_index(connection) == CASES
    engine.dispose()
    settle(copy)
    with open_reader(copy) as reader:
        assert reader.rows(sources) == before


# Lawful except where a defect was planted


def test_exactly_the_planted_defects_are_found(demo: Reader, dossiers: dict[int, Dossier]) -> None:
    planted = Counter(demo.rows("SELECT case_id, check_code FROM planted_defect"))
    found = Counter(
        (case_id, finding.code)
        for case_id, dossier in dossiers.items()
        for finding in run_checks(dossier, TODAY)
        if finding.outcome is Outcome.FAIL
    )
    assert found == planted
    assert {code for _case, code in planted} == set(NOTES)
    assert max(planted.values()) == 1
    assert 0.012 * CASES < len(planted) < 0.09 * CASES


def test_what_lists_show_is_what_the_rules_compute(
    demo: Reader, dossiers: dict[int, Dossier]
) -> None:
    for case_id, due_on, due_kind, triggers in demo.rows(
        "SELECT id, due_on, due_kind, review_triggers FROM cases"
    ):
        dossier = dossiers[case_id]
        deadlines = open_deadlines(dossier, default_parameters(), TODAY)
        nearest = deadlines[0] if deadlines else None
        assert due_on == (nearest and nearest.due_on.isoformat()), dossier.ref
        assert due_kind == (nearest and nearest.kind.value), dossier.ref
        reasons = {reason.trigger.value for reason in reasons_for_review(dossier)}
        assert json.loads(triggers) == sorted(reasons), dossier.ref


def test_reviews_are_bound_to_what_was_reviewed(dossiers: dict[int, Dossier]) -> None:
    reviewed = [dossier for dossier in dossiers.values() if dossier.reviews]
    assert reviewed
    for dossier in reviewed:
        review = last_review(dossier)
        assert review is not None
        assert review.digest == review_digest(dossier), dossier.ref


def test_no_rule_reads_what_was_planted() -> None:
    package = seeds_dir().parent / "registry"
    for folder in ("law", "queries", "actions", "exchange"):
        for path in (package / folder).rglob("*.py"):
            assert "planted" not in path.read_text("utf-8"), path


# Made whole or not at all


def test_an_interrupted_demonstration_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupt(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        init_database(tmp_path / "demo.sqlite3", demo=True, records=50, progress=interrupt)
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_with_the_last_case(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    init_database(
        tmp_path / "demo.sqlite3",
        demo=True,
        records=900,
        progress=lambda done, of: heard.append((done, of)),
    )
    assert heard[-1] == (900, 900)
    assert [done for done, _of in heard] == sorted(done for done, _of in heard)


def test_a_register_is_never_overwritten(demo_file: Path) -> None:
    before = demo_file.stat()
    with pytest.raises(InvalidInput):
        init_database(demo_file)
    assert demo_file.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(("demo", "records"), [(True, 0), (True, -5), (False, 100)])
def test_a_wrong_number_of_cases_is_refused(tmp_path: Path, demo: bool, records: int) -> None:
    with pytest.raises(InvalidInput, match="number"):
        init_database(tmp_path / "demo.sqlite3", demo=demo, records=records)


def test_a_register_without_demonstration_has_no_cases(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"
    counts = init_database(path)
    with open_reader(path) as reader:
        assert counts["power"] == 2_287
        assert reader.value("SELECT count(*) FROM cases") == 0
        assert reader.value("SELECT count(*) FROM account") == 0
        assert reader.value("SELECT count(*) FROM setting WHERE key = 'demo'") == 0
    assert path.stat().st_mode & 0o077 == 0
