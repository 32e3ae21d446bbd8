"""What the index costs the edits that come after a load."""

from __future__ import annotations

import shutil
from pathlib import Path

import sqlalchemy as sa

from registry.database.reader import Reader, open_reader
from registry.database.url import parse_url
from registry.database.writer import Writers
from registry.queries.index import index_cases
from tests.queries.conftest import Register

EDITS = 40
BIGGEST = """
    SELECT segid FROM search_grams_idx GROUP BY segid ORDER BY count(*) DESC LIMIT 1"""


def test_edits_after_a_load_leave_its_pieces_of_the_index_where_they_are(
    sqlite_city: Register, tmp_path: Path
) -> None:
    url = parse_url(shutil.copy(sqlite_city.url.file, tmp_path / "edited.sqlite3"))
    with open_reader(url) as reader:
        loaded = reader.value(BIGGEST)
    with Writers(url) as writers:
        for case_id in range(1, EDITS + 1):
            with writers.session() as session:
                statement = sa.text("UPDATE cases SET facts = '补充：' || facts WHERE id = :id")
                session.execute(statement, {"id": case_id})
                index_cases(session, [case_id])
    with open_reader(url) as reader:
        assert reader.value(BIGGEST) == loaded
        assert _sound(reader)


def test_what_a_load_adds_to_put_its_pieces_in_order_is_not_found(sqlite_city: Register) -> None:
    for table, mark in (("search_grams", '"||"'), ("search_chars", '"|"')):
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH :mark"  # noqa: S608 - own names
        found = sqlite_city.reader.rows(sql, {"mark": mark})
        assert all(rowid > 0 for (rowid,) in found)


def _sound(reader: Reader) -> bool:
    found = reader.value("PRAGMA integrity_check")
    return bool(found == "ok")
