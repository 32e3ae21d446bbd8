"""The reference data in the database: complete, linked, and refused where it does not hold."""

from __future__ import annotations

import shutil
import time
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from registry.database.reader import Reader, open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import writer
from registry.errors import InvalidInput
from registry.exchange.numerals import numeral
from registry.law.parameters import default_parameters
from registry.models import metadata
from registry.resources import seeds_dir
from seeds.load import citation, han, load_reference
from tests.factories import agency as make_agency


@pytest.fixture(scope="module")
def loaded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("loaded") / "register.sqlite3")
    with writer(path) as session:
        load_reference(session.connection())
    return open_reader(path)


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    """Copy the reference data and change one text in one file."""
    copy = folder / "seeds"
    shutil.copytree(seeds_dir(), copy, ignore=shutil.ignore_patterns("demo", "__pycache__"))
    text = (copy / name).read_text("utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new, 1), "utf-8")
    return copy


def test_the_list_has_2287_entries_and_the_penalty_lists_728_items(loaded: Reader) -> None:
    assert loaded.value("SELECT count(*) FROM power") == 2_287
    assert loaded.value("SELECT count(*) FROM power_version WHERE valid_to IS NULL") == 2_287
    assert loaded.value("SELECT count(*) FROM penalty_list_item") == 728


def test_it_loads_on_either_engine_and_says_how_much(session: Session) -> None:
    counts = load_reference(session.connection())
    for table, count in counts.items():
        found = sa.select(sa.func.count()).select_from(metadata.tables[table])
        assert session.connection().execute(found).scalar() == count
    assert counts["power"] == 2_287


def test_it_loads_in_less_than_four_seconds(sqlite_url: DatabaseUrl) -> None:
    with writer(sqlite_url) as session:
        connection = session.connection()
        started = time.process_time()
        load_reference(connection)
        assert time.process_time() - started < 4


def test_new_ids_follow_those_loaded(session: Session) -> None:
    counts = load_reference(session.connection())
    assert make_agency(session, code="999").id == counts["agency"] + 1


def test_every_reference_holds(loaded: Reader) -> None:
    assert loaded.rows("PRAGMA foreign_key_check") == []
    assert loaded.value("PRAGMA integrity_check") == "ok"
    assert loaded.value("SELECT count(*) FROM power_basis WHERE article_id IS NULL") == 0


def test_every_version_has_a_basis_written_out(loaded: Reader) -> None:
    bare = "SELECT id FROM power_version v WHERE basis_text NOT LIKE '%《%》第%条%'"
    assert loaded.rows(bare) == []
    lone = "SELECT id FROM power_version v WHERE id NOT IN (SELECT version_id FROM power_basis)"
    assert loaded.rows(lone) == []


def test_versions_are_numbered_in_time_and_never_overlap(loaded: Reader) -> None:
    versions: dict[int, list[tuple[int, str, str | None]]] = {}
    for power, version, since, until in loaded.rows(
        "SELECT power_id, version, valid_from, valid_to FROM power_version ORDER BY 1, 2"
    ):
        versions.setdefault(power, []).append((version, since, until))
    for history in versions.values():
        assert [version for version, _since, _until in history] == [*range(1, len(history) + 1)]
        assert history[-1][2] is None
        for (_v, since, until), (_w, following, _u) in pairwise(history):
            assert until is not None
            assert since <= until < following


def test_an_earlier_version_keeps_its_own_basis(loaded: Reader) -> None:
    changed_basis = """
        SELECT count(*) FROM power_version old JOIN power_version new
          ON new.power_id = old.power_id AND new.version = old.version + 1
        WHERE old.basis_text <> new.basis_text"""
    assert loaded.value(changed_basis) > 100


def test_all_is_known_since_before_the_first_case(loaded: Reader) -> None:
    assert loaded.value("SELECT max(recorded_at) FROM power_version") < "2021-07-15"


def test_the_database_holds_the_parameters_that_the_rules_read(loaded: Reader) -> None:
    assert loaded.value("SELECT count(*) FROM parameter") == len(default_parameters().rows)


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        ("powers.jsonl", '"statute":"BID"', '"statute":"NOWHERE"', "NOWHERE"),
        ("tiers.jsonl", '"power":"02', '"power":"xx', "xx"),
        ("penalty_list.jsonl", '"power":"02', '"power":"yy', "yy"),
        ("power_history.jsonl", '"code":"02', '"code":"zz', "zz"),
        ("agencies.csv", ",001,city", ",007,city", "007"),
        ("articles.csv", "\nAPL,4,", "\nLOST,4,", "LOST"),
    ],
)
def test_a_broken_reference_is_named_in_one_sentence(
    sqlite_url: DatabaseUrl, tmp_path: Path, name: str, old: str, new: str, named: str
) -> None:
    folder = changed(tmp_path, name, old, new)
    with pytest.raises(InvalidInput) as refused, writer(sqlite_url) as session:
        load_reference(session.connection(), folder)
    assert named in refused.value.detail
    assert name.partition(".")[0] in refused.value.detail


def test_a_citation_reads_as_documents_write_it() -> None:
    assert citation("食品安全法", "122", "1") == "《食品安全法》第一百二十二条第一款"
    assert citation("行政处罚法", "33", "", "3") == "《行政处罚法》第三十三条第（三）项"
    assert citation("刑法", "120-1") == "《刑法》第一百二十条之一"
    assert citation("生态环境法典", "1102") == "《生态环境法典》第一千一百零二条"


@given(st.integers(1, 9_999))
def test_a_number_written_in_chinese_reads_back(number: int) -> None:
    assert numeral(han(str(number))) == number
