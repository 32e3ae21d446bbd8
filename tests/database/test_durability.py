"""A power cut or a kill at any moment loses no write that was acknowledged."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from registry.database.reader import open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import writer
from tests import factories

PROGRAM = """
import sys
from registry.database.writer import Writers
from tests import factories
with Writers(sys.argv[1]) as writers:
    for number in range(10_000):
        with writers.session() as session:
            for half in "ab":
                factories.party(session, name=f"{number}{half}")
        print(number, flush=True)
"""


RECORDER = """
import sys, time
from registry.database.writer import Writers
from tests import factories
with Writers(sys.argv[1]) as writers:
    for number in range(5):
        with writers.session() as session:
            factories.party(session, name=sys.argv[2])
            time.sleep(0.3)
"""


def test_four_programs_that_write_at_once_wait_for_each_other(database_url: DatabaseUrl) -> None:
    address = database_url.dsn or str(database_url.path)
    command = [sys.executable, "-c", RECORDER, address]
    programs = [
        subprocess.Popen([*command, str(n)], stderr=subprocess.PIPE, text=True) for n in range(4)
    ]
    said = [program.communicate()[1] for program in programs]
    assert said == [""] * 4
    with open_reader(database_url) as reader:
        assert reader.value("SELECT count(*) FROM party") == 20


@pytest.mark.parametrize("after", [0.0, 0.05, 0.2])
def test_a_killed_writer_leaves_every_acknowledged_write_and_no_half(
    sqlite_url: DatabaseUrl, after: float
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(sqlite_url)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        acknowledged = process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read()
    with open_reader(sqlite_url) as reader:
        names = {name for (name,) in reader.rows("SELECT name FROM party")}
        assert reader.rows("PRAGMA integrity_check") == [("ok",)]
    assert {f"{number}a" for number in acknowledged.split()} <= names
    assert len(names) % 2 == 0
    with writer(sqlite_url) as session:
        factories.party(session, name="after")
