"""Full texts of articles, laid into editions on record or into new ones."""

from __future__ import annotations

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


@dataclass(slots=True)
class _Edition:
    """An edition on record, and its articles: id and text by number."""

    id: int | None
    articles: dict[str, tuple[int, str | None]]


class StatuteDesk(Desk):
    """Fills in texts; names, dates and summaries of editions on record stay as they are."""

    table = "article"

    def __init__(self) -> None:
        """Begin an import."""
        self._editions: dict[StagedStatute, _Edition] = {}
        self._on_record: dict[str, list[tuple[int, date | None, date | None]]] | None = None

    def check(self, reader: Reader, verdicts: Sequence[Verdict]) -> None:
        """Compare each article's text with the one on record."""
        for verdict in verdicts:
            record: StagedArticle = verdict.record
            edition = self._edition(reader, verdict, record.statute)
            known = edition.articles.get(record.article)
            if known is None:
                continue
            verdict.row_id, text = known
            same = (text or "").strip() == record.text.strip()
            verdict.outcome = Outcome.UNCHANGED if same else Outcome.UPDATED

    def _edition(self, reader: Reader, verdict: Verdict, statute: StagedStatute) -> _Edition:
        if statute not in self._editions:
            statute_id = self._find(reader, verdict, statute)
            self._editions[statute] = _Edition(statute_id, _articles(reader, statute_id))
        return self._editions[statute]

    def _find(self, reader: Reader, verdict: Verdict, statute: StagedStatute) -> int | None:
        editions = self._all_editions(reader).get(statute.name, [])
        for statute_id, promulgated_on, in_force_from in editions:
            days = {statute.promulgated_on, statute.in_force_from} - {None}
            if days & {promulgated_on, in_force_from}:
                return statute_id
        if editions:
            days_known = _(", ").join(str(day or "?") for _id, day, _from in editions)
            sentence = _("Other editions are on record ({days}); this one is added beside them.")
            verdict.note("name", statute.name, sentence.format(days=days_known))
        return None

    def _all_editions(
        self, reader: Reader
    ) -> dict[str, list[tuple[int, date | None, date | None]]]:
        if self._on_record is None:
            self._on_record = {}
            for statute_id, name, promulgated_on, in_force_from in reader.rows(
                "SELECT id, name, promulgated_on, in_force_from FROM statute ORDER BY id"
            ):
                days = (as_date(promulgated_on), as_date(in_force_from))
                self._on_record.setdefault(name, []).append((statute_id, *days))
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
