"""What commands print: one JSON document, or lines that line up whatever script they are in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from registry.cli.failures import silence_output
from registry.errors import InvalidInput
from registry.i18n import _
from registry.text import clean, clip, pad, width
from registry.views import Done

GAP = "  "
BAR = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed table."""

    title: str
    key: str
    most: int = 40
    """The widest it may become, in cells."""
    right: bool = False


def print_json(document: Any) -> None:
    """Print one JSON document, its characters unescaped."""
    _write(json.dumps(document, ensure_ascii=False, indent=2, default=_plain) + "\n")


def _write(text: str) -> None:
    """Write to standard output; a reader that has gone away is no mistake of ours.

    Raises:
        InvalidInput: if there is no room for what is written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_output()
    except OSError as problem:
        silence_output()
        raise InvalidInput(
            _("The output cannot be written: {problem}.").format(problem=problem.strerror)
        ) from None


def _plain(value: Any) -> Any:
    """Turn dates, instants, paths and decimals into text, and sets into sorted lists."""
    if isinstance(value, frozenset | set):
        return sorted(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines; recorded data cannot steer the terminal."""
    _write("".join(clean(line, lines=True) + "\n" for line in lines))


def print_done(done: Done) -> None:
    """Print what a command did, in one line."""
    parts = [done.ref, done.document_no, done.message]
    print_lines([GAP.join(part for part in parts if part)])


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None] | None]:
    """Draw progress on standard error where somebody looks at it."""
    if not sys.stderr.isatty():
        yield None
        return
    yield _draw
    sys.stderr.write("\r" + " " * (BAR + 30) + "\r")


def _draw(done: int, total: int) -> None:
    filled = BAR * done // max(total, 1)
    bar = "#" * filled + "." * (BAR - filled)
    sys.stderr.write(f"\r[{bar}] {done:,} / {total:,}")
    sys.stderr.flush()


def print_facts(facts: Iterable[tuple[str, Any]]) -> None:
    """Print names and values, one to a line, the values in one column."""
    rows = [(name, _shown(value)) for name, value in facts]
    column = max((width(name) for name, _value in rows), default=0)
    print_lines(f"{pad(name, column)}{GAP}{value}".rstrip() for name, value in rows)


def print_table(columns: Sequence[Column], rows: Iterable[dict[str, Any]]) -> None:
    """Print rows under their titles; nothing is cut without a sign."""
    cells = [[clip(_one_line(row.get(c.key)), c.most) for c in columns] for row in rows]
    titles = [column.title for column in columns]
    widths = [max(width(text) for text in texts) for texts in zip(titles, *cells, strict=True)]
    lines = [titles, ["-" * size for size in widths], *cells]
    print_lines(
        GAP.join(
            _fit(text, size, column.right)
            for text, size, column in zip(texts, widths, columns, strict=True)
        ).rstrip()
        for texts in lines
    )


def _fit(text: str, cells: int, right: bool) -> str:
    return " " * (cells - width(text)) + text if right else pad(text, cells)


def _one_line(value: Any) -> str:
    return clean(" ".join(_shown(value).split()))


def _shown(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(map(_shown, value)) if isinstance(value, tuple | list) else str(_plain(value))


def yuan(fen: int | None) -> int | float | None:
    """Turn fen into yuan as a JSON number, whole where it is whole."""
    if fen is None:
        return None
    return fen // 100 if fen % 100 == 0 else fen / 100
