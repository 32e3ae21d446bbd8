"""Articles of the law as the register keeps them: our summary and, once imported, the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from registry.database.reader import Reader
from registry.database.sql import as_date
from registry.errors import NotFound
from registry.i18n import _
from registry.law.citations import in_force
from registry.queries.lookups import near
from registry.text import excerpt
from registry.views import Citation

ARTICLE_COLUMNS = """
    s.short, a.article, a.paragraph, a.item, a.summary, a.summary_en, a.text, s.level,
    coalesce(a.in_force_from, s.in_force_from), coalesce(a.in_force_to, s.in_force_to)"""
_ARTICLES = f"""
SELECT {ARTICLE_COLUMNS}
FROM statute s JOIN article a ON a.statute_id = s.id
WHERE :statute IN (s.key, s.name, s.short, s.short_en, s.document_no) AND a.article = :article
ORDER BY a.paragraph, a.item, s.id
"""  # noqa: S608 - our own columns
_STATUTES = """
SELECT key, name, short, short_en FROM statute
WHERE :statute IN (key, name, short, short_en, document_no)
"""


def article(reader: Reader, statute: str, number: str, on: date | None = None) -> Citation:
    """Return an article by its statute (key, name, short name or number) and its own number.

    Of several editions the one in force on a day is taken, else the last.

    Raises:
        NotFound: with the nearest statutes, or naming the article that is not there.
    """
    name, wanted = statute.strip(), number.strip()
    rows = reader.rows(_ARTICLES, {"statute": name, "article": wanted})
    editions = sorted(map(citation, rows), key=_since, reverse=True)
    if not editions:
        raise _not_there(reader, name, wanted)
    valid = (c for c in editions if on and in_force(c.in_force_from, c.in_force_to, on))
    return next(valid, editions[0])


def _since(cited: Citation) -> date:
    return cited.in_force_from or date.min


def with_text(
    reader: Reader, citations: Iterable[Citation], on: date | None = None
) -> tuple[Citation, ...]:
    """Return citations with summary and text where the register has the article."""
    return tuple(_with_text(reader, cited, on) for cited in citations)


def citation(row: Sequence[Any]) -> Citation:
    """Return the record of a row of `ARTICLE_COLUMNS`."""
    short, number, paragraph, item, summary, summary_en, text, level, first, last = row
    return Citation(
        statute=short,
        article=number + "".join(f"({part})" for part in (paragraph, item) if part),
        summary=summary,
        summary_en=summary_en,
        text=text,
        level=level,
        in_force_from=as_date(first),
        in_force_to=as_date(last),
    )


def _with_text(reader: Reader, cited: Citation, on: date | None) -> Citation:
    try:
        found = article(reader, cited.statute, cited.article.partition("(")[0], on)
    except NotFound:
        return cited
    return replace(found, statute=cited.statute, article=cited.article)


def _not_there(reader: Reader, statute: str, number: str) -> NotFound:
    if reader.row(_STATUTES, {"statute": statute}):
        return NotFound(
            _("The register has no article {article} of {statute}.").format(
                article=excerpt(number), statute=excerpt(statute)
            ),
            _("Import the text of the statute to have all its articles."),
        )
    names = [name for row in reader.rows("SELECT key, short, name FROM statute") for name in row]
    return NotFound(
        _("There is no statute called “{name}”.").format(name=excerpt(statute)),
        near(statute, names),
    )
