"""Making a register: its schema, the reference data and, if asked for, the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from registry.database.bulk import settle
from registry.database.failures import in_sentences
from registry.database.schema import create
from registry.database.url import DatabaseUrl, parse_url
from registry.database.writer import Writers, make_engine
from registry.errors import InvalidInput
from registry.i18n import _
from registry.resources import PACKAGE, seeds_dir

Progress = Callable[[int, int], None]
"""Hears how many cases are done, and of how many."""

UNFINISHED = ".building"
"""Ending of the file in which a register is made before it takes its place."""


def init_database(
    url: str | Path | DatabaseUrl,
    demo: bool = False,
    records: int | None = None,
    seed: int = 1,
    progress: Progress | None = None,
    today: date | None = None,
) -> dict[str, int]:
    """Make a register and return how many rows of reference data each table got.

    A file appears under its name only when it is complete, so that what is interrupted leaves no
    half-made register behind.

    Raises:
        InvalidInput: if there is something at that place already, or `records` is no number of
            cases.
    """
    address = parse_url(url)
    if records is not None and (records < 1 or not demo):
        raise InvalidInput(
            _("{records} is not a number of demonstration cases.").format(records=records),
            _("Give --demo and a number from 1."),
        )
    if address.dialect == "postgresql":
        create(address)
        return _fill(address, demo, records, seed, progress, today)
    if address.file.exists():
        create(address)  # says that it is there
    return _in_its_place(address, lambda part: _fill(part, demo, records, seed, progress, today))


def _in_its_place(
    address: DatabaseUrl, fill: Callable[[DatabaseUrl], dict[str, int]]
) -> dict[str, int]:
    """Make a file beside its place and move it there once it is whole."""
    part = address.beside(UNFINISHED)
    with in_sentences(address, files=True):
        _remove(part)
    try:
        create(part)
        counts = fill(part)
        part.file.replace(address.file)
    except BaseException:
        with suppress(OSError):
            _remove(part)
        raise
    return counts


def _remove(address: DatabaseUrl) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        address.beside(suffix).file.unlink(missing_ok=True)


def _fill(
    address: DatabaseUrl,
    demo: bool,
    records: int | None,
    seed: int,
    progress: Progress | None,
    today: date | None,
) -> dict[str, int]:
    with Writers(address) as writers, writers.session() as session:
        counts: dict[str, int] = _seeds("load").load_reference(session.connection())
    if demo:
        _fill_demo(address, records, seed, progress, today)
    settle(address)
    return counts


def _fill_demo(
    address: DatabaseUrl,
    records: int | None,
    seed: int,
    progress: Progress | None,
    today: date | None,
) -> None:
    generator = _seeds("demo")
    number = records or generator.RECORDS
    order = generator.Order(number, seed, today or generator.ANCHOR, address.dialect)
    engine = make_engine(address)
    try:
        with engine.connect() as connection:
            report = (lambda done: progress(done, number)) if progress else (lambda _done: None)
            generator.fill(connection, address, order, report)
    finally:
        engine.dispose()


def _seeds(module: str) -> Any:
    """Load a module of the seeds, which lie in the installed package or beside the checkout."""
    installed = seeds_dir().parent == PACKAGE
    return import_module(f"registry._seeds.{module}" if installed else f"seeds.{module}")
