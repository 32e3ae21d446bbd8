"""What forms offer while something is typed, on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.queries.choices import agencies_like, agency_id_of, officers_like

if TYPE_CHECKING:
    from tests.queries.conftest import Register


def test_agencies_are_offered_by_a_part_of_their_name(register: Register) -> None:
    name = register.reader.value("SELECT name FROM agency ORDER BY id")
    offered = agencies_like(register.reader, name[1:4])
    assert name in {offer.text for offer in offered}
    assert agency_id_of(register.reader, name) in {offer.id for offer in offered}


def test_officers_are_offered_once_within_their_agency(register: Register) -> None:
    row = register.reader.row("SELECT id, name, agency_id FROM officer ORDER BY id")
    assert row is not None
    officer_id, name, agency_id = row
    offered = officers_like(register.reader, name[0], agency_id)
    ids = [offer.id for offer in offered]
    assert officer_id in ids
    assert len(ids) == len(set(ids))


def test_wildcards_are_only_characters(register: Register) -> None:
    assert agencies_like(register.reader, "%_%") == []
    assert agency_id_of(register.reader, "no such agency") is None
