"""Reading what is given to a command: a file or standard input, as JSON, JSON Lines or YAML."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from registry.errors import InvalidInput
from registry.i18n import _

STANDARD_INPUT = "-"
MOST_BYTES = 64 * 1024 * 1024


def read_text(name: str) -> str:
    """Read a file, or standard input where the name is `-`."""
    try:
        with _opened(name) as stream:
            content: bytes = stream.read(MOST_BYTES + 1)
    except OSError as problem:
        raise InvalidInput(
            _("{name} cannot be read: {problem}.").format(name=name, problem=problem.strerror)
        ) from None
    if len(content) > MOST_BYTES:
        raise InvalidInput(
            _("{name} is larger than {limit} MB.").format(name=name, limit=MOST_BYTES >> 20),
            _("Divide it into several files."),
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InvalidInput(
            _("{name} is not text in UTF-8 (byte {place}).").format(name=name, place=problem.start)
        ) from None


def _opened(name: str) -> Any:
    return sys.stdin.buffer if name == STANDARD_INPUT else Path(name).open("rb")


def read_entries(name: str) -> list[Any]:
    """Read the objects of a file in JSON (one, or a list), JSON Lines or YAML."""
    text = read_text(name)
    readers: dict[str, Callable[[str, str], Any]] = {
        ".yaml": _yaml,
        ".yml": _yaml,
        ".jsonl": _json_lines,
        ".ndjson": _json_lines,
        ".json": _json,
    }
    entries = readers.get(Path(name).suffix.lower(), _any)(text, name)
    return entries if isinstance(entries, list) else [entries]


def _any(text: str, name: str) -> Any:
    """Read text of an unnamed kind: JSON in its two forms begins with a bracket, YAML does not."""
    if not text.lstrip().startswith(("{", "[")):
        return _yaml(text, name)
    try:
        return _json(text, name)
    except InvalidInput:
        return _json_lines(text, name)


def _json(text: str, name: str) -> Any:
    return _json_value(text, name, 1)


def _json_lines(text: str, name: str) -> list[Any]:
    lines = enumerate(text.split("\n"), 1)
    return [_json_value(line, name, number) for number, line in lines if line.strip()]


def _json_value(text: str, name: str, first_line: int) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except RecursionError:
        raise InvalidInput(_("{name} is nested too deeply.").format(name=name)) from None
    except json.JSONDecodeError as problem:
        raise _not_in_form(name, "JSON", first_line + problem.lineno - 1, problem.msg) from None
    except ValueError as problem:  # a number of thousands of digits
        raise _not_in_form(name, "JSON", first_line, str(problem)) from None


def _yaml(text: str, name: str) -> Any:
    import yaml

    try:
        return _without_floats(yaml.safe_load(text))
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise _not_in_form(name, "YAML", line, problem.problem or "") from None
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise _not_in_form(name, "YAML", 1, str(problem).splitlines()[0]) from None


def _without_floats(value: Any) -> Any:
    """Make decimals of what YAML reads as binary fractions, so that amounts stay exact."""
    if isinstance(value, dict):
        return {key: _without_floats(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_floats(item) for item in value]
    return Decimal(str(value)) if isinstance(value, float) else value


def _not_in_form(name: str, form: str, line: int, problem: str) -> InvalidInput:
    return InvalidInput(
        _("{name}, line {line}: this is not {form} ({problem}).").format(
            name=name, line=line, form=form, problem=problem
        )
    )
