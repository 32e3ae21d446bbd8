"""Rows of JSON and JSON Lines files, whichever object holds the list of records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from registry.errors import InvalidInput
from registry.exchange.readers.sniff import encoding_of
from registry.exchange.readers.table import Column, Row, Table
from registry.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from registry.exchange.cells import Cell

LARGEST = 256 << 20
LONGEST_LINE = 1 << 22


def json_table(path: Path) -> Table | None:
    """Read the one list of objects in a JSON file, or its one object, as a table."""
    if path.stat().st_size > LARGEST:
        raise InvalidInput(
            _("{file} is larger than {limit} MiB.").format(file=path.name, limit=LARGEST >> 20),
            _("Save it as JSON Lines, one record on a line."),
        )
    text = path.read_text(encoding=encoding_of(path))
    records = _records(_loads(text, path.name), path.name)
    return _table(path.name, "json", lambda: enumerate(records, 1)) if records else None


def json_lines_table(path: Path) -> Table | None:
    """Read a JSON Lines file as a table; the row number is the line number."""
    return _table(path.name, "jsonl", lambda: _lines(path))


def _lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    number = 0
    with path.open(encoding=encoding_of(path)) as file:
        while line := file.readline(LONGEST_LINE):
            number += 1
            if not line.strip():
                continue
            record = _loads(line, f"{path.name}:{number}")
            if not isinstance(record, dict):
                sentence = _("Line {line} of {file} is not a JSON object.")
                raise InvalidInput(sentence.format(line=number, file=path.name))
            yield number, record


def _table(origin: str, format_name: str, records: Any) -> Table | None:
    """Build a table in two passes: first every key that occurs, then the rows."""
    keys: dict[str, None] = {}
    for _number, record in records():
        keys.update(dict.fromkeys(_flat(record)))
    if not keys:
        return None
    columns = tuple(Column(index, (key,)) for index, key in enumerate(keys))
    return Table(origin, format_name, columns, _rows(records(), tuple(keys)))


def _rows(records: Iterable[tuple[int, Mapping[str, Any]]], keys: tuple[str, ...]) -> Iterator[Row]:
    for number, record in records:
        flat = _flat(record)
        yield Row(number, tuple(flat.get(key) for key in keys))


def _flat(record: Mapping[str, Any], prefix: str = "") -> dict[str, Cell]:
    flat: dict[str, Cell] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = _cell(value)
    return flat


def _cell(value: Any) -> Cell:
    if not isinstance(value, list):
        return value  # type: ignore[no-any-return]
    if all(isinstance(entry, str | int | Decimal) for entry in value):
        return tuple(map(str, value))
    return json.dumps(value, ensure_ascii=False, default=str)


def _loads(text: str, where: str) -> Any:
    try:
        return json.loads(
            text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_no_duplicates
        )
    except RecursionError as problem:
        raise InvalidInput(_("{where} is nested too deeply.").format(where=where)) from problem
    except json.JSONDecodeError as problem:
        sentence = _("{where} is not valid JSON: line {line}, column {column}.")
        raise InvalidInput(
            sentence.format(where=where, line=problem.lineno, column=problem.colno)
        ) from problem
    except ValueError as problem:
        raise InvalidInput(f"{where}: {problem}") from problem


def _no_constant(name: str) -> None:
    raise ValueError(_("{name} is not a number that can be stored.").format(name=name))


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(_("The key “{key}” stands twice in one object.").format(key=twice[:40]))
    return record


def _records(document: Any, origin: str) -> list[dict[str, Any]]:
    lists = list(_lists_of_objects(document, ""))
    if len(lists) > 1:
        names = ", ".join(name or "[]" for name, _found in lists)
        sentence = _("{file} holds several lists of records: {names}.")
        raise InvalidInput(
            sentence.format(file=origin, names=names), _("Keep one of them in a file of its own.")
        )
    if lists:
        return lists[0][1]
    if isinstance(document, dict) and document:
        return [document]
    raise InvalidInput(_("{file} holds no list of records.").format(file=origin))


def _lists_of_objects(value: Any, name: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the outermost lists whose entries are objects, with their place."""
    if isinstance(value, list):
        if value and all(isinstance(entry, dict) for entry in value):
            yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists_of_objects(inner, f"{name}.{key}".lstrip("."))
