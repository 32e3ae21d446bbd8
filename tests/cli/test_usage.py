from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import typer

from registry.cli import app, main, upkeep
from registry.cli.options import read_opening
from registry.config import Settings
from registry.text import width
from tests.cli.conftest import Quanze


@pytest.mark.parametrize(
    ("words", "flags", "has_command"),
    [
        ([], {}, False),
        (["--lang", "zh"], {"lang": "zh"}, False),
        (["--lang=zh", "--as", "li", "status"], {"lang": "zh", "user": "li"}, True),
        (["search", "--lang", "zh"], {}, True),
        (["--database"], {}, True),
        (["--help"], {}, True),
    ],
)
def test_global_options_are_read_before_anything_is_loaded(
    words: Sequence[str], flags: dict[str, str], has_command: bool
) -> None:
    opening = read_opening(words)
    assert (opening.flags, opening.has_command) == (flags, has_command)


def test_the_version_is_one_line(quanze: Quanze) -> None:
    answer = quanze("--lang", "zh", "--version")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("quanze ")
    assert answer.out.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["serach"], "There is no command 'serach'.\n  Did you mean search?"),
        (["doctor", "--josn"], "There is no option --josn here.\n  Did you mean --json?"),
        (["doctor", "--lang", "zh"], "--lang here.\n  Write it before the command."),
        (["config", "surplus"], "'surplus' is more than the command takes."),
        (["search"], "QUERY is missing."),
        (["search", "食品", "--limit", "many"], "it must be a whole number from 1 to 10000."),
        (["search", "食品", "--limit", "-5"], "--limit: the value does not fit"),
        (["search", "-食品", "--limti", "3"], "There is no option --limti here."),
        (["init", "--records", "many"], "it must be a whole number."),
        (["show", "-x"], "There is no option -x here."),
        (["review"], "A command is missing."),
        (["search", "食品", "--limit"], "The option --limit needs a value."),
        (["--lang", "fr", "status"], "it must be en or zh"),
        (["--today", "2026-02-30", "status"], "a date that exists"),
        (["--database", "mysql://x/y", "status"], "mysql"),
    ],
)
def test_a_mistake_of_usage_is_told_in_a_sentence_with_a_remedy(
    quanze: Quanze, words: Sequence[str], told: str
) -> None:
    answer = quanze(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("quanze: ")
    assert told in answer.err
    assert "Traceback" not in answer.err


def test_help_is_there_for_every_command_in_both_languages(quanze: Quanze) -> None:
    for language, title in (("en", "Usage: "), ("zh", "用法：")):
        for name in app.command().commands:
            answer = quanze("--lang", language, name, "--help")
            assert answer.code == 0
            assert answer.out.startswith(title)


def test_help_lines_up_in_chinese(quanze: Quanze) -> None:
    page = quanze("--lang", "zh", "--help").out
    listed = [line for line in page.splitlines() if line.startswith("  --")]
    starts = {width(line) - width(line[2:].split("  ", 1)[1].lstrip()) for line in listed}
    assert len(starts) == 1


class Screen:
    def __init__(self) -> None:
        self.opened: list[Settings] = []

    def __call__(self, settings: Settings) -> int:
        self.opened.append(settings)
        return 0


def test_without_a_command_and_a_terminal_the_status_is_printed(quanze: Quanze) -> None:
    screen = Screen()
    assert main([], open_screen=screen) == 4
    assert not screen.opened


def test_the_screen_opens_only_on_a_terminal(
    quanze: Quanze, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    screen = Screen()
    assert main(["--lang", "zh"], open_screen=screen) == 0
    assert [settings.lang for settings in screen.opened] == ["zh"]


def test_a_defect_is_kept_in_a_private_file_and_named(
    quanze: Quanze, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(ctx: typer.Context) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(upkeep.COMMANDS, "config", (broken, ""))
    answer = quanze("config")
    (log,) = (tmp_path / "state").rglob("defect-*.txt")
    assert (answer.code, answer.out) == (2, "")
    assert str(log) in answer.err
    assert "Traceback" not in answer.err
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert log.stat().st_mode & 0o077 == 0


def test_an_interruption_leaves_quietly(quanze: Quanze, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(ctx: typer.Context) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(upkeep.COMMANDS, "config", (interrupted, ""))
    answer = quanze("config")
    assert (answer.code, answer.out) == (130, "")
    assert "Traceback" not in answer.err
