"""The index follows every change of a case within the transaction that makes it."""

from __future__ import annotations

import random
from datetime import date

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from registry.codes import DocumentKind
from registry.database.reader import Reader, open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import Writers, make_engine
from registry.models.cases import Case
from registry.models.evidence import Document
from registry.queries import search
from registry.queries.grams import searchable, sqlite_entry, unpacked
from registry.queries.index import bulk_index, entry_for, index_cases, rebuild_index
from registry.queries.language import parse_query
from registry.queries.plan import make_plan
from registry.queries.strategy import matching_ids
from tests.queries.builder import STAMPS, TODAY, build


@pytest.fixture
def indexed(database_url: DatabaseUrl) -> DatabaseUrl:
    """A register with thirty cases, indexed."""
    engine = make_engine(database_url)
    with engine.begin() as connection:
        build(connection, 30)
        rebuild_index(connection)
    engine.dispose()
    return database_url


def found(reader: Reader, line: str) -> list[int]:
    return sorted(search.spine(reader, parse_query(line, TODAY)).ids)


def change(session: Session, case_id: int, **values: object) -> None:
    case = session.get_one(Case, case_id)
    for name, value in values.items():
        setattr(case, name, value)
    index_cases(session, [case_id])


def test_a_changed_text_is_found_by_its_new_words_only(indexed: DatabaseUrl) -> None:
    with Writers(indexed) as writers, writers.session() as session:
        change(session, 20, facts="从前的甲乙龢")
    with open_reader(indexed) as reader:
        assert found(reader, "前的甲乙") == found(reader, "龢") == [20]
    with Writers(indexed) as writers, writers.session() as session:
        change(session, 20, facts="后来的丁戊己")
        change(session, 20, facts="后来的庚龤")
    with open_reader(indexed) as reader:
        assert found(reader, "前的甲乙") == found(reader, "龢") == found(reader, "丁戊") == []
        assert found(reader, "的庚龤") == found(reader, "龤") == [20]


def test_a_change_that_is_rolled_back_leaves_the_index_as_it_was(indexed: DatabaseUrl) -> None:
    def fail_halfway() -> None:
        with Writers(indexed) as writers, writers.session() as session:
            change(session, 21, facts="不该留下的字")
            raise KeyboardInterrupt

    with open_reader(indexed) as reader:
        before = found(reader, "执法人员")
    with pytest.raises(KeyboardInterrupt):
        fail_halfway()
    with open_reader(indexed) as reader:
        assert found(reader, "不该留下") == []
        assert found(reader, "执法人员") == before


def test_a_new_number_of_a_document_is_found_in_the_middle(indexed: DatabaseUrl) -> None:
    with Writers(indexed) as writers, writers.session() as session:
        session.add(
            Document(
                case_id=22,
                agency_id=1,
                kind=DocumentKind.DECISION,
                number="武新罚〔2099〕31号",
                **STAMPS,
            )
        )
        index_cases(session, [22, 22])
    with open_reader(indexed) as reader:
        assert found(reader, "罚(2099)3") == [22]


@pytest.mark.slow
def test_many_edits_leave_the_index_as_if_it_were_made_anew(indexed: DatabaseUrl) -> None:
    rng = random.Random(1)
    texts = ("甲乙丙丁", "乙丙", "AB ab 12", "", "甲", "%_'\"\\", "丁丙乙甲" * 50)
    with Writers(indexed) as writers:
        for _round in range(40):
            with writers.session() as session:
                change(
                    session,
                    rng.randint(1, 30),
                    facts=rng.choice(texts),
                    cause=rng.choice(texts),
                    party_name=rng.choice(texts[:4]),
                    decided_on=rng.choice((None, date(2026, 5, 4))),
                    filed_on=None,
                )
    lines = ("甲乙", "丙", '"b 1"', "_", '"%_\'"', "乙甲丁", "party:乙", "party:甲乙", "执法人员")
    with open_reader(indexed) as reader:
        after_edits = [found(reader, line) for line in lines]
    engine = make_engine(indexed)
    with engine.begin() as connection:
        assert rebuild_index(connection) == 30
    engine.dispose()
    with open_reader(indexed) as reader:
        assert [found(reader, line) for line in lines] == after_edits


def test_entries_cut_elsewhere_are_written_in_bulk(
    indexed: DatabaseUrl,
) -> None:
    case = searchable(
        party_name="新来的公司",
        credit_code=None,
        ref="QZ1",
        document_no=None,
        document_numbers=(),
        cause="",
        facts="批量写入的事实",
        basis_text="",
        content="",
        power_name=None,
    )
    engine = make_engine(indexed)
    with engine.begin() as connection:
        assert bulk_index(connection, [(31, entry_for(indexed.dialect, case))]) == 1
        connection.execute(
            sa.text("INSERT INTO setting (key, value) VALUES ('the rest', 'goes on')")
        )
    engine.dispose()
    with open_reader(indexed) as reader:
        plan = make_plan(reader, parse_query("量写入", TODAY))
        assert list(matching_ids(reader, plan)) == [31]


def test_sqlite_keeps_what_it_needs_to_take_an_entry_back() -> None:
    case = searchable(
        party_name="甲（乙）",
        credit_code="91A",
        ref="R",
        document_no="文〔2021〕1号",
        document_numbers=["文〔2021〕1号", "文〔2021〕2号"],
        cause="",
        facts="一\n二",
        basis_text="",
        content="",
        power_name="权",
    )
    assert case.party == ("甲(乙)", "91a")
    assert case.body == ("r", "文(2021)1号", "文(2021)2号", "一 二", "权")
    assert unpacked(sqlite_entry(case).source) == case
