"""Statutes and articles that rules cite, read from the reference data.

A citation is written as `"APL 58"`: the key of a statute and an article of it. One that names no
seeded article is an error at once, so that no rule can rest on an article that is not there.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from registry.codes import NormLevel
from registry.errors import NotFound
from registry.i18n import _, pick
from registry.resources import seeds_dir

Row = Mapping[str, str]
"""A row of reference data: column to text."""


@dataclass(frozen=True, slots=True, eq=False)
class Statute:
    """One edition of a norm and the period in which it is in force (both days included)."""

    key: str
    name: str
    short: str
    """Short name as cited: normative documents go by their number."""
    short_en: str = ""
    level: NormLevel | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None

    def __str__(self) -> str:
        """Name the statute in the language in use."""
        return pick(self.short, self.short_en)


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """An article of a statute, as cited."""

    statute: Statute
    article: str
    paragraph: str = ""
    item: str = ""
    summary: str = ""
    summary_en: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None

    @property
    def since(self) -> date | None:
        """First day on which the article is in force."""
        return self.in_force_from or self.statute.in_force_from

    @property
    def until(self) -> date | None:
        """Last day on which the article is in force."""
        return self.in_force_to or self.statute.in_force_to

    def in_force_on(self, day: date) -> bool:
        """Say whether the article is in force on a day."""
        return in_force(self.since, self.until, day)

    def to_data(self) -> dict[str, str]:
        """Return the form in which findings name their basis."""
        parts = {"paragraph": self.paragraph, "item": self.item}
        stated = {name: value for name, value in parts.items() if value}
        return {"statute": self.statute.short, "article": self.article} | stated

    def __str__(self) -> str:
        """Name the article for a reader."""
        return _("{statute} Art {article}").format(statute=self.statute, article=self.article)


class Table(NamedTuple):
    """A CSV file as read: column names and lines."""

    names: list[str]
    lines: list[list[str]]

    def row(self, line: list[str]) -> Row:
        """Name the cells of a line."""
        return dict(zip(self.names, line, strict=True))


class LawBook:
    """All statutes and articles known; each is made when it is first cited."""

    def __init__(self, statutes: Table, articles: Table) -> None:
        """Index statutes by key and articles by key and number, the article as a whole first."""
        self._statutes = {line[0]: line for line in reversed(statutes.lines)}
        self._articles = {(line[0], line[1]): line for line in reversed(articles.lines)}
        self._tables = statutes, articles
        self._made: dict[str, Article] = {}
        self._made_statutes: dict[str, Statute] = {}
        self._keys: dict[str, str] = {}

    @property
    def statutes(self) -> Collection[str]:
        """Keys of the statutes known."""
        return self._statutes.keys()

    def cite(self, citation: str) -> Article:
        """Return the article that a citation such as `APL 58` names."""
        if citation not in self._made:
            key, _space, number = citation.partition(" ")
            line = self._articles.get((key, number))
            if line is None or key not in self._statutes:
                raise NotFound(
                    _("The citation {citation} names no known article.").format(citation=citation),
                    _("Articles are listed in seeds/articles.csv."),
                )
            self._made[citation] = _article(self._tables[1].row(line), self.statute(key))
        return self._made[citation]

    def statute(self, key: str) -> Statute:
        """Return a statute by its key."""
        if key not in self._made_statutes:
            self._made_statutes[key] = _statute(self._tables[0].row(self._statutes[key]))
        return self._made_statutes[key]

    def named(self, name: str) -> Statute | None:
        """Return the statute that is shown under a name in either language."""
        if not self._keys:
            for key in self._statutes:
                known = self.statute(key)
                self._keys |= {known.short: key, known.short_en: key}
        return self.statute(self._keys[name]) if name in self._keys else None


def statute_name(name: str) -> str:
    """Return the name of a statute in the language in use; one that is not known keeps its own."""
    return str(law_book().named(name) or name)


def official_name(name: str) -> str:
    """Return the Chinese name under which findings store a statute, whichever name is given."""
    known = law_book().named(name)
    return known.short if known else name


def cited(statute: str, article: str) -> str:
    """Name an article, or a document as a whole, as findings do."""
    name = statute_name(statute)
    return _("{statute} Art {article}").format(statute=name, article=article) if article else name


def in_force(since: date | None, until: date | None, day: date) -> bool:
    """Say whether a day lies within a period whose ends are included or open."""
    return (since is None or since <= day) and (until is None or day <= until)


@cache
def law_book() -> LawBook:
    """Return the law book of the reference data."""
    folder = seeds_dir()
    return LawBook(read_table(folder / "statutes.csv"), read_table(folder / "articles.csv"))


def read_table(path: Path) -> Table:
    """Read a CSV file of reference data; its lines become rows only when asked for."""
    with path.open(encoding="utf-8", newline="") as file:
        names, *lines = csv.reader(file)
    return Table(names, lines)


def read_rows(path: Path) -> list[Row]:
    """Read a CSV file of reference data row by row."""
    table = read_table(path)
    return [table.row(line) for line in table.lines]


def day_or_none(text: str) -> date | None:
    """Read an ISO date, or None from an empty cell."""
    return date.fromisoformat(text) if text else None


def _statute(row: Row) -> Statute:
    level = NormLevel.parse(row["level"])
    by_number = level is NormLevel.NORMATIVE_DOCUMENT and row["document_no"]
    return Statute(
        key=row["key"],
        name=row["name"],
        short=row["document_no"] if by_number else row["short"],
        short_en=row["short_en"],
        level=level,
        in_force_from=day_or_none(row["in_force_from"]),
        in_force_to=day_or_none(row["in_force_to"]),
    )


def _article(row: Row, statute: Statute) -> Article:
    return Article(
        statute=statute,
        article=row["article"],
        paragraph=row["paragraph"],
        item=row["item"],
        summary=row["summary"],
        summary_en=row["summary_en"],
        in_force_from=day_or_none(row["in_force_from"]),
        in_force_to=day_or_none(row["in_force_to"]),
    )
