"""Full texts of articles, laid into editions on record or into new ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from registry.database.sql import as_date
from registry.exchange.desks.base import Desk, Loader, Outcome, Verdict, short_digest
from registry.i18n import _
from registry.models.law import Article, Statute

if TYPE_CHECKING:
    from registry.actions.work import Work
    from registry.database.reader import Reader
    from registry.exchange.staging.statutes import StagedArticle, StagedStatute

_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class _OnRecord:
    """An edition on record."""

    id: int
    promulgated_on: date | None
    in_force_from: date | None
    in_force_to: date | None

    def is_edition(self, statute: StagedStatute) -> bool:
        """Tell by the day of promulgation, and where one is unknown by the first day in force."""
        if self.promulgated_on and statute.promulgated_on:
            return self.promulgated_on == statute.promulgated_on
        return statute.in_force_from is not None and self.in_force_from == statute.in_force_from


@dataclass(slots=True)
class _Edition:
    """An edition of the file: the one on record, and its articles: id and text by number."""

    on_record: _OnRecord | None
    id: int | None
    articles: dict[str, tuple[int, str | None]]


class StatuteDesk(Desk):
    """Fills in texts; names, dates and summaries of editions on record stay as they are."""

    table = "article"

    def __init__(self) -> None:
        """Begin an import."""
        self._editions: dict[StagedStatute, _Edition] = {}
        self._on_record: dict[str, list[_OnRecord]] | None = None

    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Compare each article's text with the one on record."""
        for verdict in verdicts:
            record: StagedArticle = verdict.record
            edition = self._edition(reader, verdict, record.statute)
            if record.statute.ended and edition.on_record is None:
                sentence = _("An edition marked {mark} is taken only where its end is on record.")
                verdict.reject(
                    "status", record.statute.ended, sentence.format(mark=record.statute.ended)
                )
                continue
            known = edition.articles.get(record.article)
            if known is None:
                continue
            verdict.row_id, text = known
            same = text is not None and _words_of(text) == _words_of(record.text)
            verdict.outcome = Outcome.UNCHANGED if same else Outcome.UPDATED

    def _edition(self, reader: Reader, verdict: Verdict, statute: StagedStatute) -> _Edition:
        if statute not in self._editions:
            found = self._find(reader, verdict, statute)
            statute_id = found.id if found else None
            self._editions[statute] = _Edition(found, statute_id, _articles(reader, statute_id))
        return self._editions[statute]

    def _find(self, reader: Reader, verdict: Verdict, statute: StagedStatute) -> _OnRecord | None:
        editions = self._all_editions(reader).get(statute.name, [])
        found = next((edition for edition in editions if edition.is_edition(statute)), None)
        if found and statute.ended and found.in_force_to is None:
            sentence = _("The source marks the edition {mark}; on record it is still in force.")
            verdict.note("status", statute.ended, sentence.format(mark=statute.ended))
        elif found is None and editions and not statute.ended:
            days = _(", ").join(str(edition.promulgated_on or "?") for edition in editions)
            sentence = _("Other editions are on record ({days}); this one is added beside them.")
            verdict.note("name", statute.name, sentence.format(days=days))
        return found

    def _all_editions(self, reader: Reader) -> dict[str, list[_OnRecord]]:
        if self._on_record is None:
            self._on_record = {}
            for statute_id, name, *days in reader.rows(
                "SELECT id, name, promulgated_on, in_force_from, in_force_to FROM statute"
                " ORDER BY id"
            ):
                edition = _OnRecord(statute_id, *map(as_date, days))
                self._on_record.setdefault(name, []).append(edition)
        return self._on_record

    def write(self, work: Work, verdicts: Sequence[Verdict]) -> None:
        """Add editions and articles; texts on record are replaced."""
        loader = Loader(work, Article)
        changes: list[dict[str, Any]] = []
        for verdict in verdicts:
            record: StagedArticle = verdict.record
            edition = self._editions[record.statute]
            if edition.id is None:
                edition.id = work.id_of(work.add(_statute(record.statute)))
            if verdict.outcome is Outcome.UPDATED:
                changes.append({"the_id": verdict.row_id, "the_text": record.text})
            else:
                verdict.row_id = loader.add(
                    statute_id=edition.id,
                    article=record.article,
                    summary=record.heading,
                    text=record.text,
                )
                edition.articles[record.article] = (verdict.row_id, record.text)
        loader.flush()
        _replace_texts(work, changes)


def _articles(reader: Reader, statute_id: int | None) -> dict[str, tuple[int, str | None]]:
    if statute_id is None:
        return {}
    rows = reader.rows(
        "SELECT article, id, text FROM article"
        " WHERE statute_id = :id AND paragraph = '' AND item = ''",
        {"id": statute_id},
    )
    return {article: (article_id, text) for article, article_id, text in rows}


def _words_of(text: str) -> str:
    """Return a text without blanks and without the width and shape of its punctuation."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_QUOTES)).split())


_QUOTES = str.maketrans("“”‘’", "\"\"''")


def _statute(staged: StagedStatute) -> Statute:
    name = staged.name
    return Statute(
        key=f"imp-{short_digest(f'{name}|{staged.promulgated_on}')}",
        name=name,
        short=name.removeprefix(_STATE),
        level=staged.level,
        issuer=staged.issuer,
        promulgated_on=staged.promulgated_on,
        in_force_from=staged.in_force_from,
        source="import",
    )


def _replace_texts(work: Work, changes: list[dict[str, Any]]) -> None:
    if not changes:
        return
    articles = SQLModel.metadata.tables["article"]
    work.session.connection().execute(
        sa.update(articles)
        .where(articles.c.id == sa.bindparam("the_id"))
        .values(
            text=sa.bindparam("the_text"),
            revision=articles.c.revision + 1,
            updated_at=work.now,
            updated_by=work.actor.account_id,
        ),
        changes,
    )
