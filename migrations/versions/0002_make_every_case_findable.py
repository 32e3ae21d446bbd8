"""Make every case findable by any part of its text.

Revision: 0002, after 0001.

SQLite: two full-text tables without content of their own (pairs of characters with positions, and
single characters), and the folded text they were made from, which is needed to take an entry back.
PostgreSQL: one vector per case under a GIN index; texts too long for a vector are kept whole.
"""

# A revision, once released, is never edited. Rules:
# - Name it as a sentence: alembic revision --autogenerate --rev-id 0007 -m "record when served".
# - Import neither registry nor sqlmodel: what they say today is not what they said then.
# - Name every constraint and index; CHECK constraints of code lists list the codes of that day.
# - It works up and down, with data, on SQLite and PostgreSQL; moving data needs a test.
# - SQLite rebuilds a table in batch mode and then loses its triggers and CHECKs: make them again.

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Every character but white space belongs to a token: the pairs are cut before they come here.
TOKENIZER = """tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_`{|}~'" """

CREATE = {
    "sqlite": (
        f"""CREATE VIRTUAL TABLE search_grams USING fts5(
            body, party, content='', columnsize=0, {TOKENIZER})""",
        f"""CREATE VIRTUAL TABLE search_chars USING fts5(
            chars, content='', columnsize=0, detail=none, {TOKENIZER})""",
        """CREATE TABLE search_source (
            case_id INTEGER NOT NULL CONSTRAINT pk_search_source PRIMARY KEY,
            source BLOB NOT NULL)""",
    ),
    "postgresql": (
        """CREATE TABLE search_grams (
            case_id INTEGER NOT NULL CONSTRAINT pk_search_grams PRIMARY KEY,
            grams tsvector NOT NULL,
            long_text text)""",
        "CREATE INDEX search_grams_grams ON search_grams USING gin (grams)",
        """CREATE INDEX search_grams_long ON search_grams (case_id)
            WHERE long_text IS NOT NULL""",
    ),
}
TABLES = {
    "sqlite": ("search_grams", "search_chars", "search_source"),
    "postgresql": ("search_grams",),
}


def upgrade() -> None:
    """Make the search tables; rows are indexed by the program."""
    for statement in CREATE[op.get_bind().dialect.name]:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Take them away; all they hold can be made again."""
    for table in TABLES[op.get_bind().dialect.name]:
        op.get_bind().exec_driver_sql(f"DROP TABLE {table}")
