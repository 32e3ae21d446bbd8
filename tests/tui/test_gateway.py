"""The gateway's day: that of the register, unless another was asked for."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from registry.config import load_settings
from tui.gateway import Gateway

DEMO_DAY = date(2031, 1, 1)


@pytest.fixture
def demo(sqlite_template: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(sqlite_template, tmp_path / "register.sqlite3"))
    with closing(sqlite3.connect(path)) as connection:
        for setting in (("demo", "true"), ("demo_today", DEMO_DAY.isoformat())):
            connection.execute("INSERT INTO setting (key, value) VALUES (?, ?)", setting)
        connection.commit()
    return path


@pytest.mark.parametrize(("asked", "day"), [(None, DEMO_DAY), ("2020-05-06", date(2020, 5, 6))])
def test_a_demonstration_is_shown_at_its_own_day_unless_another_is_asked_for(
    demo: Path, asked: str | None, day: date
) -> None:
    gateway = Gateway(load_settings({"database": str(demo), "today": asked}, {}))
    try:
        assert gateway.is_demo()
        assert gateway.today() == day
    finally:
        gateway.close()
