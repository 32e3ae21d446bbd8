"""Statutes and articles that rules cite, read from the reference data.

A citation is written as `"APL 58"`: the key of a statute and an article of it. One that names no
seeded article is an error at once, so that no rule can rest on an article that is not there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from registry.codes import NormLevel
from registry.errors import NotFound
from registry.i18n import _, pick
from registry.resources import seeds_dir


@dataclass(frozen=True, slots=True, eq=False)
class Statute:
    """One edition of a norm and the period in which it is in force (both days included)."""

    key: str
    name: str
    short: str
    short_en: str = ""
    level: NormLevel | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None


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
        statute = pick(self.statute.short, self.statute.short_en)
        return _("{statute} Art {article}").format(statute=statute, article=self.article)


class LawBook:
    """All statutes and articles known, found by citation."""

    def __init__(self, statutes: Iterable[Statute], articles: Iterable[Article]) -> None:
        """Index statutes by key and articles by key and number."""
        self.statutes: Mapping[str, Statute] = {statute.key: statute for statute in statutes}
        self._articles: dict[tuple[str, str], Article] = {}
        for article in articles:
            self._articles.setdefault((article.statute.key, article.article), article)

    def cite(self, citation: str) -> Article:
        """Return the article that a citation such as `APL 58` names."""
        key, _space, number = citation.partition(" ")
        try:
            return self._articles[key, number]
        except KeyError:
            raise NotFound(
                _("The citation {citation} names no known article.").format(citation=citation),
                _("Articles are listed in seeds/articles.csv."),
            ) from None


def in_force(since: date | None, until: date | None, day: date) -> bool:
    """Say whether a day lies within a period whose ends are included or open."""
    return (since is None or since <= day) and (until is None or day <= until)


@cache
def law_book() -> LawBook:
    """Return the law book of the reference data."""
    folder = seeds_dir()
    statutes = {row["key"]: _statute(row) for row in read_rows(folder / "statutes.csv")}
    articles = [
        _article(row, statutes[row["statute"]])
        for row in read_rows(folder / "articles.csv")
        if row["statute"] in statutes
    ]
    return LawBook(statutes.values(), articles)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file of reference data."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day_or_none(text: str) -> date | None:
    """Read an ISO date, or None from an empty cell."""
    return date.fromisoformat(text) if text else None


def _statute(row: Mapping[str, str]) -> Statute:
    return Statute(
        key=row["key"],
        name=row["name"],
        short=row["short"],
        short_en=row["short_en"],
        level=NormLevel.parse(row["level"]),
        in_force_from=day_or_none(row["in_force_from"]),
        in_force_to=day_or_none(row["in_force_to"]),
    )


def _article(row: Mapping[str, str], statute: Statute) -> Article:
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
