"""Rows go out as CSV, XLSX or JSON Lines: complete or not at all, and harmless to open."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Literal

from registry.errors import InvalidInput
from registry.exchange.exporters import writers
from registry.i18n import _
from registry.identifiers import IdentifierKind, check, mask_id_card

__all__ = ["EXTENSIONS", "Headers", "export_columns", "export_kinds", "export_rows"]

Headers = Literal["keys", "zh"]
EXTENSIONS = (".csv", ".xlsx", ".jsonl")
CREDIT_CODE = "credit_code"
DEMO_KEY, DEMO_ZH = "demo", "演示数据"
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")


@cache
def _columns() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def export_kinds() -> tuple[str, ...]:
    """Return the kinds of rows that can be exported."""
    return tuple(_columns())


def export_columns(kind: str) -> dict[str, str]:
    """Return key and Chinese header of every column of a kind, in order."""
    if kind not in _columns():
        raise InvalidInput(
            _("Nothing can be exported as “{kind}”.").format(kind=kind),
            _("Choose one of {kinds}.").format(kinds=", ".join(_columns())),
        )
    return dict(_columns()[kind])


def export_rows(
    kind: str,
    path: Path,
    rows: Iterable[Mapping[str, Any]],
    *,
    headers: Headers = "keys",
    demo: bool = False,
    bom: bool = False,
) -> int:
    """Write rows to a file by its extension and return how many there were.

    Args:
        kind: What the rows are; see `export_kinds`.
        path: Where to; an existing file is replaced only once the new one is complete.
        rows: Mappings from column key to value, in the order to be written. Amounts are Decimal
            yuan. A key that is no column of the kind raises TypeError; missing ones stay empty.
        headers: Stable keys or Chinese names; JSON Lines always has the keys.
        demo: Whether the database holds demonstration data; every row then says so.
        bom: Whether a CSV begins with a byte-order mark.
    """
    columns = export_columns(kind)
    extension = path.suffix.lower()
    if extension not in EXTENSIONS:
        raise InvalidInput(
            _("{path} ends neither in .csv nor in .xlsx nor in .jsonl.").format(path=path)
        )
    keys = tuple(columns)
    if demo:
        columns[DEMO_KEY] = DEMO_ZH
    names = tuple(columns.values() if headers == "zh" else columns)
    values = _values(keys, rows, demo)
    with _replacing(path) as partial:
        if extension == ".csv":
            return writers.write_csv(partial, names, values, bom)
        if extension == ".jsonl":
            return writers.write_json_lines(partial, tuple(columns), values)
        return writers.write_xlsx(partial, kind, names, values, demo)


def _values(
    keys: tuple[str, ...], rows: Iterable[Mapping[str, Any]], demo: bool
) -> Iterator[list[Any]]:
    known = frozenset(keys)
    for row in rows:
        if strange := row.keys() - known:
            raise TypeError(f"not columns of this export: {sorted(strange)}")
        values = [_discreet(key, row.get(key)) for key in keys]
        yield [*values, True] if demo else values


def _discreet(key: str, value: Any) -> Any:
    """Mask identity numbers wherever a text mentions one."""
    if not isinstance(value, str) or len(value) < 18:
        return value
    if key == CREDIT_CODE and check(value, IdentifierKind.USCC).valid:
        return value
    return _IDENTITY.sub(_masked, value)


def _masked(match: re.Match[str]) -> str:
    """Mask what may be a person's number; a few such numbers are well-formed credit codes too."""
    number = match.group()
    return mask_id_card(number) if check(number, IdentifierKind.ID_CARD).valid else number


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a name beside the target and rename it at the end, or leave no trace of it."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        yield partial
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as problem:
        sentence = _("{path} cannot be written: {reason}.")
        raise InvalidInput(
            sentence.format(path=path, reason=problem.strerror),
            _("Nothing was written; choose another place or make room."),
        ) from problem
    finally:
        with suppress(OSError):
            partial.unlink()
