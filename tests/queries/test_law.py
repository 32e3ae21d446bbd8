"""Articles by statute and number, in the edition of the day, with text once imported."""

from __future__ import annotations

from datetime import date

import pytest

from registry.database.reader import open_reader
from registry.database.url import DatabaseUrl
from registry.database.writer import writer
from registry.errors import NotFound
from registry.queries.law import article, with_text
from registry.views import Citation
from tests import factories


@pytest.fixture
def library(database_url: DatabaseUrl) -> DatabaseUrl:
    """Two editions of one law under one short name, and a document cited by its number."""
    with writer(database_url) as session:
        old = factories.statute(
            session,
            key="APL2017",
            name="行政处罚法（2017年）",
            short="行政处罚法",
            in_force_from=date(2018, 1, 1),
            in_force_to=date(2021, 7, 14),
        )
        new = factories.statute(
            session,
            key="APL",
            name="中华人民共和国行政处罚法",
            short="行政处罚法",
            in_force_from=date(2021, 7, 15),
        )
        circular = factories.statute(
            session, key="D118", name="指导意见", short="118号文", document_no="国办发〔2018〕118号"
        )
        factories.article(session, statute_id=old.id, article="38", summary="旧")
        factories.article(session, statute_id=new.id, article="38", summary="新", text="第三十八条")
        factories.article(session, statute_id=circular.id, article="13", paragraph="2", item="1")
    return database_url


def test_of_two_editions_the_one_in_force_on_the_day_is_shown(library: DatabaseUrl) -> None:
    with open_reader(library) as reader:
        assert article(reader, "行政处罚法", "38", date(2020, 1, 1)).summary == "旧"
        assert article(reader, "行政处罚法", "38", date(2022, 1, 1)).text == "第三十八条"
        assert article(reader, "行政处罚法", "38").summary == "新"
        assert article(reader, "APL2017", "38", date(2022, 1, 1)).summary == "旧"
        assert article(reader, "国办发〔2018〕118号", "13").article == "13(2)(1)"


def test_citations_get_their_text_where_there_is_one(library: DatabaseUrl) -> None:
    cited = (Citation("行政处罚法", "38(1)"), Citation("没有的法", "1"))
    with open_reader(library) as reader:
        known, unknown = with_text(reader, cited, date(2022, 1, 1))
    assert (known.article, known.summary, known.text) == ("38(1)", "新", "第三十八条")
    assert unknown == cited[1]


def test_what_is_not_there_is_named_with_the_nearest(library: DatabaseUrl) -> None:
    with open_reader(library) as reader:
        with pytest.raises(NotFound, match="no article 99"):
            article(reader, "APL", "99")
        with pytest.raises(NotFound, match="行政处罚法"):
            article(reader, "行政处法", "1")
