"""The schema grows by migrations: up and down with data, never apart from the models."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory
from pytest_alembic.tests import (
    test_model_definitions_match_ddl,
    test_single_head_revision,
    test_up_down_consistency,
    test_upgrade,
)

from registry.database import schema
from registry.database.reader import open_any, open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import make_engine, writer
from registry.errors import InvalidInput
from registry.models import metadata
from registry.resources import migrations_dir
from tests import factories

__all__ = [
    "test_model_definitions_match_ddl",
    "test_single_head_revision",
    "test_up_down_consistency",
    "test_upgrade",
]

GUARDS = {
    "sqlite": {
        "ex_power_version_overlap_insert",
        "ex_power_version_overlap_update",
        "tr_ledger_entry_no_delete",
        "tr_ledger_entry_no_update",
        "tr_step_no_delete",
        "tr_step_no_update",
    },
    "postgresql": {
        "ex_power_version_overlap",
        "tr_ledger_entry_append_only",
        "tr_step_append_only",
    },
}
FIND_GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
        UNION SELECT conname FROM pg_constraint WHERE contype = 'x'""",
}
FIND_ANYTHING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%'",
    "postgresql": """
        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
}


def _script() -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations_dir()))
    return config


REVISIONS = [
    revision.revision for revision in ScriptDirectory.from_config(_script()).walk_revisions()
][::-1]


@pytest.fixture
def alembic_config() -> Config:
    """The migrations as an installed program finds them."""
    return _script()


@pytest.fixture
def alembic_engine(empty_url: DatabaseUrl) -> Iterator[sa.Engine]:
    """An engine on a database without any table."""
    engine = make_engine(empty_url)
    yield engine
    engine.dispose()


@pytest.fixture
def filled(database_url: DatabaseUrl) -> DatabaseUrl:
    """A register with a row of every common kind."""
    with writer(database_url) as session:
        factories.account(session)
        factories.certificate(session)
        factories.article(session)
        factories.power_version(session)
        factories.step(session, facts={"食品": 1})
        factories.document(session)
    return database_url


def contents(url: DatabaseUrl) -> dict[str, list[Any]]:
    """Everything that the tables of the models hold."""
    with open_any(url) as reader:
        return {
            name: sorted(map(str, reader.rows(_select(table))))
            for name, table in metadata.tables.items()
        }


def _select(table: sa.Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'SELECT {columns} FROM "{table.name}"'  # noqa: S608 - names of our own tables


def test_data_survive_the_way_down_and_up_again(filled: DatabaseUrl) -> None:
    before = contents(filled)
    schema.downgrade(filled, REVISIONS[0])
    schema.upgrade(filled)
    assert contents(filled) == before


def test_nothing_remains_at_the_bottom(filled: DatabaseUrl) -> None:
    schema.downgrade(filled, "base")
    with open_any(filled) as reader:
        left = {name for (name,) in reader.rows(FIND_ANYTHING[reader.dialect])}
        assert {name for name in left if not name.startswith("alembic_version")} == set()


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_revision_keeps_the_guards(database_url: DatabaseUrl, revision: str) -> None:
    if revision != REVISIONS[-1]:
        schema.downgrade(database_url, revision)
    with open_any(database_url) as reader:
        guards = {name for (name,) in reader.rows(FIND_GUARDS[reader.dialect])}
        assert guards >= GUARDS[reader.dialect]


def test_the_checks_of_the_database_are_those_of_the_models(database_url: DatabaseUrl) -> None:
    engine = make_engine(database_url)
    inspector = sa.inspect(engine)
    for table in metadata.tables.values():
        enforced = {
            str(check["name"]): _words(check["sqltext"])
            for check in inspector.get_check_constraints(table.name)
        }
        declared = _checks(table)
        assert set(enforced) == set(declared), table.name
        if database_url.dialect == "sqlite":  # the server rewrites what it was told
            assert enforced == declared, table.name
    engine.dispose()


def _checks(table: sa.Table) -> dict[str, str]:
    prefix = f"ck_{table.name}_"
    return {
        prefix + str(check.name).removeprefix(prefix): _words(str(_literal(check.sqltext)))
        for check in table.constraints
        if isinstance(check, sa.CheckConstraint)
    }


def _literal(condition: sa.ColumnElement[Any]) -> sa.Compiled:
    return condition.compile(compile_kwargs={"literal_binds": True})


def _words(condition: str) -> str:
    return re.sub(r"\b\w+\.(?=\w+ IN)", "", " ".join(condition.split()))


def test_every_constraint_and_index_has_a_name_a_server_can_hold() -> None:
    names = [
        str(item.name)
        for table in metadata.tables.values()
        for item in cast("list[sa.Index]", [*table.constraints, *table.indexes])
    ]
    assert "None" not in names
    assert max(map(len, names)) <= 63


def test_revisions_import_nothing_of_the_program() -> None:
    for path in (migrations_dir() / "versions").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(from|import) (registry|tui|sqlmodel)", source, re.M), path.name


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Add a revision after the newest, in a copy of the migrations."""

    def add(upgrade: str) -> None:
        copy = tmp_path / "migrations"
        (copy / "versions").mkdir(parents=True)
        for path in migrations_dir().rglob("*.*"):
            if path.suffix in {".py", ".mako"}:
                target = copy / path.relative_to(migrations_dir())
                target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        (copy / "versions" / "9000_add_notes.py").write_text(
            "from alembic import op\n"
            f"revision, down_revision = '9000', {REVISIONS[-1]!r}\n"
            "def upgrade():\n"
            "    op.execute('CREATE TABLE notes (text varchar(9))')\n"
            f"    {upgrade}\n"
            "def downgrade():\n"
            "    op.drop_table('notes')\n",
            encoding="utf-8",
        )
        monkeypatch.setattr(schema, "migrations_dir", lambda: copy)
        monkeypatch.setattr(schema, "head", lambda: "9000")

    return add


def test_an_upgrade_keeps_a_backup_of_the_file_it_changed(
    filled: DatabaseUrl, next_revision: Callable[[str], None]
) -> None:
    before = contents(filled)
    next_revision("pass")
    done = schema.upgrade(filled)
    assert (done.before, done.after) == (REVISIONS[-1], "9000")
    assert contents(filled) == before
    if done.backup:
        with open_reader(done.backup) as reader:
            assert reader.revision() == REVISIONS[-1]
    assert (done.backup is not None) == (filled.dialect == "sqlite")


@pytest.mark.parametrize(
    "failure",
    ["raise RuntimeError('power cut')", "op.execute('SELECT nonsense FROM nowhere')"],
)
def test_an_upgrade_that_fails_leaves_the_register_as_it_was(
    filled: DatabaseUrl, next_revision: Callable[[str], None], failure: str
) -> None:
    before = contents(filled)
    next_revision(failure)
    with pytest.raises(Exception, match=r"power cut|not upgraded"):
        schema.upgrade(filled)
    assert contents(filled) == before
    with open_reader(filled) as reader:
        anything = {name for (name,) in reader.rows(FIND_ANYTHING[reader.dialect])}
    assert "notes" not in anything


def test_a_half_committed_upgrade_of_a_file_is_undone_from_its_backup(
    sqlite_url: DatabaseUrl, next_revision: Callable[[str], None]
) -> None:
    next_revision("op.execute('COMMIT'); raise RuntimeError('power cut')")
    with pytest.raises(RuntimeError, match="power cut"):
        schema.upgrade(sqlite_url)
    with open_reader(sqlite_url) as reader:
        assert not reader.rows("SELECT name FROM sqlite_master WHERE name = 'notes'")


def test_a_register_up_to_date_is_left_alone(database_url: DatabaseUrl) -> None:
    assert schema.upgrade(database_url) == schema.Upgrade(REVISIONS[-1], REVISIONS[-1])


def test_a_register_is_not_made_over_another(database_url: DatabaseUrl) -> None:
    with pytest.raises(InvalidInput, match="already"):
        schema.create(database_url)
