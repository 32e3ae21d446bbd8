from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("runtime", "dev")
OWN = ("registry", "tui", "seeds", "migrations")
LONG_TABLES = ("migrations/versions/",)
"""Frozen history may be long."""
STANDARD_ONLY = ("views", "codes", "errors", "clock", "text", "i18n", "identifiers", "commands")
SCREEN = {"textual", "rich", "tui"}
DATABASE = {"sqlalchemy", "sqlmodel", "alembic", "psycopg"}


def loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after running `code`."""
    script = f"{code}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def lock(name: str) -> dict[str, int]:
    """Return each locked distribution (`name==version`) with the number of its hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n?", "", text, flags=re.MULTILINE).strip())
    return {entry.split()[0]: entry.count("--hash=sha256:") for entry in entries}


def test_the_registry_loads_neither_a_screen_nor_a_database_by_being_imported() -> None:
    assert not packages(loaded_by("import registry, registry.cli")) & (
        SCREEN | DATABASE | {"typer"}
    )


def test_help_needs_neither_a_screen_nor_a_database() -> None:
    modules = loaded_by("from registry.cli import main\nmain(['search', '--help'])")
    assert not packages(modules) & (SCREEN | DATABASE)


def test_the_screen_paints_before_the_database_layer_is_loaded() -> None:
    assert not packages(loaded_by("import tui.app")) & DATABASE


@pytest.mark.parametrize("module", STANDARD_ONLY)
def test_what_crosses_the_line_needs_the_standard_library_only(module: str) -> None:
    ours = packages(loaded_by(f"import registry.{module}")) - packages(loaded_by(""))
    assert {name for name in ours if not name.startswith("_")} <= sys.stdlib_module_names | {
        "registry"
    }


def test_the_law_knows_no_database() -> None:
    modules = loaded_by("import registry.law.checks, registry.law.procedures, registry.law.codec")
    assert not packages(modules) & DATABASE
    assert not any(name.startswith(("registry.database", "registry.models")) for name in modules)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_index_host_or_path(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert not re.search(r"://|--index|--extra|--find|--trusted|\bfile:|/opt|/work", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_distribution_has_a_version_and_hashes(name: str) -> None:
    for entry, hashes in lock(name).items():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", entry)
        assert hashes


def test_the_locks_agree_and_cover_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime, dev = lock("runtime"), lock("dev")
    assert set(runtime) <= set(dev)
    for asked, locked in (
        ([d for d in project["project"]["dependencies"] if "Windows" not in d], runtime),
        (project["dependency-groups"]["dev"], dev),
    ):
        names = {re.split(r"[^A-Za-z0-9-]", line)[0].lower() for line in asked}
        assert names <= {entry.partition("==")[0] for entry in locked}


def licences(name: str) -> list[str]:
    """Return what an installed distribution states about its licence."""
    metadata = distribution(name).metadata
    stated = [metadata[field] for field in ("License-Expression", "License") if field in metadata]
    classifiers = metadata.get_all("Classifier") or []
    return [str(text).partition("\n")[0] for text in stated] + [
        str(text) for text in classifiers if str(text).startswith("License")
    ]


def test_no_dependency_is_under_the_gpl() -> None:
    forbidden = re.compile(r"(?<!L)\bA?GPL|Affero|(?<!Lesser )General Public License")
    for entry in lock("dev"):
        for licence in licences(entry.partition("==")[0]):
            assert not forbidden.search(licence), (entry, licence)


def test_no_file_names_a_package_index_or_a_workplace() -> None:
    forbidden = re.compile("|".join(["py" + r"pi\.org", "python" + "hosted", r"/wo" + "rk/"]))
    for path in tracked():
        if path.suffix not in {".xls", ".xlsx", ".mo", ".png"}:
            found = forbidden.search(path.read_text("utf-8", "replace"))
            assert not found, f"{path.relative_to(ROOT)}: {found}"


def test_no_module_is_longer_than_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked("*.py")
        if (lines := path.read_text("utf-8").count("\n")) > 400
    }
    assert not [name for name in long if not name.startswith(LONG_TABLES)]


def test_nothing_is_left_to_be_done_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError\(\)$")
    for path in tracked(*(f"{folder}/**.py" for folder in OWN)):
        assert not later.search(path.read_text("utf-8")), path


def test_migrations_stand_on_their_own() -> None:
    for path in tracked("migrations/versions/*.py"):
        assert not re.search(
            r"^\s*(from|import) (registry|sqlmodel)", path.read_text("utf-8"), re.M
        )


def test_the_readme_fits_on_a_few_screens_and_its_links_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.count("\n") <= 120
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / target).exists(), target


def test_every_document_is_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    for path in tracked("docs/**.md", "docs/*.md"):
        name = str(path.relative_to(ROOT / "docs"))
        assert name == "index.md" or f"({name})" in index, name


def test_the_licence_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
