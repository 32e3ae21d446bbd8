"""Parties by name or number, and whether an offence is their first."""

from __future__ import annotations

from datetime import date

import pytest

from registry.codes import PartyKind
from registry.errors import NotFound
from registry.queries.parties import find_parties, party, party_named, record_of
from tests.queries.builder import TODAY
from tests.queries.conftest import Register


def test_a_number_finds_its_party_first(register: Register) -> None:
    wanted = next(p for p in register.city.parties if p[3])
    found = find_parties(register.reader, f" {(wanted[3] or '').lower()} ")
    assert [row.name for row in found] == [wanted[1]]
    assert party_named(register.reader, wanted[3] or "").id == wanted[0]


def test_a_part_of_a_name_finds_parties_those_that_begin_so_first(register: Register) -> None:
    found = find_parties(register.reader, "武汉江岸", 50)
    assert found
    assert all(row.name.startswith("武汉江岸") for row in found)
    inner = find_parties(register.reader, "abc foods")
    assert inner
    assert all("ABC Foods" in row.name for row in inner)


@pytest.mark.parametrize("text", ["（普通合伙）", "(普通合伙)"])
def test_brackets_of_either_width_find_the_same(register: Register, text: str) -> None:
    names = {p[1] for p in register.city.parties if "（普通合伙）" in p[1]}
    assert {row.name for row in find_parties(register.reader, text, 500)} == names


@pytest.mark.parametrize("text", ["", " 　", "%", "_", "不会有的名字", "' OR '1'='1"])
def test_nothing_or_nonsense_finds_nobody(register: Register, text: str) -> None:
    assert find_parties(register.reader, text) == []


def test_a_person_shows_no_number(register: Register) -> None:
    person = next(p for p in register.city.parties if p[2] is PartyKind.NATURAL_PERSON)
    assert party(register.reader, person[0]).credit_code is None


def test_an_unknown_party_is_refused_with_those_called_alike(register: Register) -> None:
    with pytest.raises(NotFound, match="Nearest: 武汉"):
        party_named(register.reader, "武汉江岸")
    with pytest.raises(NotFound):
        party(register.reader, 10**6)


def test_an_offence_is_the_first_if_no_penalty_was_decided_before(register: Register) -> None:
    sql = (
        "SELECT party_id, min(decided_on), power_id FROM cases WHERE kind = 'penalty'"
        " AND decided_on IS NOT NULL GROUP BY party_id, power_id ORDER BY 2 LIMIT 1"
    )
    party_id, first, power_id = register.reader.rows(sql)[0]
    first = date.fromisoformat(str(first))
    then = record_of(register.reader, party_id, first, power_id)
    now = record_of(register.reader, party_id, TODAY, power_id)
    assert then.first_offence
    assert not now.first_offence
    assert 1 <= now.same_power <= now.penalties
    assert now.party.cases >= len(now.earlier) >= now.penalties
    filed = [row.filed_on for row in now.earlier]
    assert filed == sorted(filed, reverse=True)  # type: ignore[type-var]  # all of them are filed
