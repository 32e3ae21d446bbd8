from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from registry.config import FLAGS, SETTING_NAMES, described, load_settings, unused_variables
from registry.errors import InvalidInput


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "config.toml"
    file.write_text('user = "wang"\nlang = "zh"\ndatabase = "/data/file.sqlite3"\n', "utf-8")
    return {"QUANZE_CONFIG": str(file)}


def test_a_flag_wins_over_the_environment_over_the_file_over_the_default(
    environment: dict[str, str],
) -> None:
    environment |= {"QUANZE_USER": "li", "QUANZE_DATABASE": "/data/variable.sqlite3"}
    settings = load_settings({"database": "/data/flag.sqlite3"}, environment)
    assert (str(settings.database), settings.user, settings.lang, settings.today) == (
        "/data/flag.sqlite3",
        "li",
        "zh",
        None,
    )
    assert settings.origins == {
        "database": "--database",
        "user": "QUANZE_USER",
        "lang": environment["QUANZE_CONFIG"],
        "today": "default",
    }


def test_a_date_in_the_file_may_be_a_toml_date(environment: dict[str, str]) -> None:
    Path(environment["QUANZE_CONFIG"]).write_text("today = 2026-11-23\n", "utf-8")
    assert load_settings({}, environment).today == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('databse = "x"', "Did you mean database?"),
        ("[window]\ncolour = 1", "Known are: database"),
        ("lang = ", "is not TOML"),
        ('lang = "fr"', "must be en or zh"),
        ("today = 2026-02-30", "is not TOML"),
        ('today = "yesterday"', "a date that exists"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_place_and_remedy(
    environment: dict[str, str], text: str, told: str
) -> None:
    Path(environment["QUANZE_CONFIG"]).write_text(text, "utf-8")
    with pytest.raises(InvalidInput) as problem:
        load_settings({}, environment)
    assert told in str(problem.value)
    assert environment["QUANZE_CONFIG"] in str(problem.value)


def test_a_settings_file_that_is_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="does not exist"):
        load_settings({}, {"QUANZE_CONFIG": str(tmp_path / "none.toml")})


def test_a_mistyped_variable_is_listed_with_what_was_meant() -> None:
    given = {"QUANZE_DATABSE": "x", "QUANZE_USER": "li", "QUANZE_PASSWORD": "s", "OTHER": ""}
    assert unused_variables(given) == [("QUANZE_DATABSE", "Did you mean database?")]


def test_what_is_shown_names_every_setting_and_hides_passwords() -> None:
    settings = load_settings({"database": "postgresql://li:secret@db.internal/quanze"}, {})
    shown = described(settings)
    assert tuple(name for name, _value, _origin in shown) == SETTING_NAMES
    assert "secret" not in str(shown)
    assert "db.internal" in str(shown)


def test_every_setting_is_in_the_deployment_guide() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "deployment.md").read_text("utf-8")
    for name in SETTING_NAMES:
        row = f"| `{name}` | `QUANZE_{name.upper()}` | `{FLAGS[name]}` |"
        assert row in guide
