from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from registry.codes import ExerciseLevel, Sector, SubjectNature
from registry.identifiers import IdentifierKind, check
from tests.seeds.reading import since, table, until

AGENCIES = {row["code"]: row for row in table("agencies")}
DISTRICTS = {
    *("420102", "420103", "420104", "420105", "420106", "420107", "420111"),
    *("420112", "420113", "420114", "420115", "420116", "420117"),
}


def test_agencies_are_told_apart_by_code_and_by_name() -> None:
    rows = table("agencies")
    for column in ("code", "name"):
        assert [n for n, times in Counter(row[column] for row in rows).items() if times > 1] == []


@pytest.mark.parametrize("row", table("agencies"), ids=lambda row: row["code"])
def test_an_agency_is_named_placed_and_coded(row: dict[str, str]) -> None:
    assert row["name"]
    assert row["name_en"]
    assert row["short_name"]
    assert row["level"] in set(ExerciseLevel)
    assert row["nature"] in set(SubjectNature)
    assert row["sector"] in {"", *Sector}
    assert not row["parent"] or row["parent"] in AGENCIES
    assert since(row) <= until(row)


def test_a_credit_code_is_well_formed_and_of_one_body_only() -> None:
    codes = [row["credit_code"] for row in table("agencies") if row["credit_code"]]
    assert [code for code in codes if check(code, IdentifierKind.USCC).faults] == []
    assert {code[:2] for code in codes} <= {"11", "12", "13"}
    assert len(codes) == len(set(codes))


def test_a_letter_of_the_department_stands_for_one_body_at_a_time() -> None:
    holders = Counter(row["doc_prefix"] for row in table("agencies") if not row["valid_to"])
    assert [prefix for prefix, times in holders.items() if prefix and times > 1] == []


def test_the_thirteen_districts_have_their_national_codes() -> None:
    assert {row["division"] for row in AGENCIES.values()} >= DISTRICTS | {"420100"}


def test_an_office_of_before_the_reform_has_ended() -> None:
    former = [row for row in AGENCIES.values() if row["valid_to"]]
    assert former
    assert max(until(row) for row in former) < date(2024, 3, 1)
