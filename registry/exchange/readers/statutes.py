"""Full texts of statutes: Markdown with one paragraph per article, and SQLite collections."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from registry.errors import InvalidInput
from registry.exchange.numerals import NUMERAL
from registry.exchange.readers.sniff import encoding_of
from registry.exchange.readers.table import Column, Row, Table
from registry.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from registry.exchange.cells import Cell

COLUMNS = (
    "law_name", "level", "status", "issuing_body", "publish_date", "effective_date",
    "version_date", "chapter", "section", "article_no", "article_text",
)  # fmt: skip
"""The columns of every statute table; those of the SQLite collections."""
LARGEST_MARKDOWN = 16 << 20
_BUSY_STEPS, _MOST_CALLS = 100_000, 20_000

_ARTICLE = re.compile(rf"(?P<no>第[{NUMERAL}]+条(?:之[{NUMERAL}]+)?)[\s　]*(?P<text>.*)", re.DOTALL)
_HEADING = re.compile(r"#+\s*(?P<title>.+)")
_DAY = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
_IN_FORCE = re.compile(r"自\s*([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)起(?:施行|实施|生效)")


def statute_columns() -> tuple[Column, ...]:
    """Return the columns of a statute table."""
    return tuple(Column(index, (name,)) for index, name in enumerate(COLUMNS))


@dataclass(slots=True)
class _Markdown:
    """What has been read of a statute in Markdown."""

    title: str = ""
    issued: str = ""
    effective: str = ""
    chapter: str = ""
    section: str = ""
    articles: list[tuple[int, str, str, str, list[str]]] = field(default_factory=list)

    def heading(self, title: str) -> None:
        """Take a heading: the title, a chapter or a section."""
        if not self.title:
            self.title = title
        elif "节" in title[:6]:
            self.section = title
        else:
            self.chapter, self.section = title, ""

    def preamble(self, line: str) -> None:
        """Take a line of the history before the first article."""
        day = _DAY.search(line)
        if day and "施行" in line:
            self.effective = day.group()
        elif day:
            self.issued = day.group()


def markdown_table(path: Path) -> Table:
    """Read a statute in Markdown: title, history, chapters, and paragraphs that begin 第…条."""
    if path.stat().st_size > LARGEST_MARKDOWN:
        raise InvalidInput(_("{file} is too large for one statute.").format(file=path.name))
    statute = _Markdown()
    with path.open(encoding=encoding_of(path)) as file:
        for number, line in enumerate(file, 1):
            _take(statute, number, line.strip().removeprefix("\ufeff"))
    if not statute.articles:
        raise InvalidInput(
            _("{file} holds no article (a paragraph that begins with 第…条).").format(
                file=path.name
            )
        )
    return Table(path.name, "markdown", statute_columns(), _markdown_rows(statute))


def _take(statute: _Markdown, number: int, line: str) -> None:
    if not line or line.startswith("<!--"):
        return
    if heading := _HEADING.fullmatch(line):
        statute.heading(heading["title"].strip())
    elif article := _ARTICLE.fullmatch(line):
        place = (number, statute.chapter, statute.section)
        statute.articles.append((*place, article["no"], [article["text"]]))
    elif statute.articles:
        statute.articles[-1][4].append(line)
    else:
        statute.preamble(line)


def _markdown_rows(statute: _Markdown) -> Iterator[Row]:
    effective = statute.effective
    closing_text = "\n".join(statute.articles[-1][4])
    if not effective and (said := _IN_FORCE.search(closing_text)):
        effective = said.group(1)
    for number, chapter, section, article_no, paragraphs in statute.articles:
        yield Row(
            number,
            (
                *(statute.title, None, None, None, statute.issued or None, effective or None),
                *(statute.issued or None, chapter, section, article_no, "\n".join(paragraphs)),
            ),
        )


def sqlite_table(path: Path) -> Table:
    """Read a collection of statutes from a SQLite file, opened read-only and unchanged."""
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            available = _columns_of(database)
    except sqlite3.Error as problem:
        raise _unusable(path) from problem
    if not {"law_name", "article_text"} <= available.keys():
        raise InvalidInput(
            _("{file} has no table “articles” with law_name and article_text.").format(
                file=path.name
            )
        )
    return Table(path.name, "sqlite", statute_columns(), _sqlite_rows(uri, available, path))


def _columns_of(database: sqlite3.Connection) -> dict[str, str]:
    """Return where each wanted column stands; views are not read, for they are programs."""
    _guard(database)
    tables = {
        name
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('articles', 'laws')"
        )
    }
    found: dict[str, str] = {}
    for table in ("laws", "articles"):
        if table in tables:
            names = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
            found |= {name: f"{table}.{name}" for name in (*COLUMNS, "law_id") if name in names}
    return found


def _guard(database: sqlite3.Connection) -> None:
    """Trust no function or schema trick of a foreign file, and stop queries that never end."""
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    calls = iter(range(_MOST_CALLS))
    database.set_progress_handler(lambda: int(next(calls, None) is None), _BUSY_STEPS)


def _sqlite_rows(uri: str, available: dict[str, str], path: Path) -> Iterator[Row]:
    # Column names come from the fixed tuple above, never from the file.
    chosen = ", ".join(available.get(name, "NULL") for name in COLUMNS)
    joined = " LEFT JOIN laws USING (law_id)" if "laws." in chosen else ""
    query = f"SELECT articles.rowid, {chosen} FROM articles{joined} ORDER BY articles.rowid"  # noqa: S608
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            _guard(database)
            for number, *cells in database.execute(query):
                yield Row(number, tuple(map(_sqlite_cell, cells)))
    except sqlite3.Error as problem:
        raise _unusable(path) from problem


def _sqlite_cell(value: object) -> Cell:
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return value  # type: ignore[return-value]


def _unusable(path: Path) -> InvalidInput:
    return InvalidInput(
        _("{file} is a damaged SQLite file.").format(file=path.name), _("Fetch it again.")
    )
