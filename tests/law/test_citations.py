"""How articles are named to people, in either language, and stored."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from registry.i18n import language, use_language
from registry.law.citations import cited, law_book, official_name, statute_name


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    before = language()
    yield
    use_language(before)


@pytest.mark.parametrize(
    ("lang", "article", "whole"),
    [
        ("en", "Penalty Law Art 57", "Penalty Law"),
        ("zh", "行政处罚法第57条", "行政处罚法"),
    ],
)
@pytest.mark.parametrize("name", ["行政处罚法", "Penalty Law"])
def test_an_article_is_named_in_the_language_in_use(
    lang: str, article: str, whole: str, name: str
) -> None:
    use_language(lang)
    assert cited(name, "57") == str(law_book().cite("APL 57")) == article
    assert cited(name, "") == whole


def test_every_statute_is_found_by_the_names_it_is_shown_under() -> None:
    for key in law_book().statutes:
        statute = law_book().statute(key)
        assert law_book().named(statute.short) is law_book().named(statute.short_en) is statute
        assert official_name(statute.short_en) == statute.short


def test_a_statute_that_is_not_of_the_reference_data_keeps_its_name() -> None:
    assert statute_name("某市某条例") == official_name("某市某条例") == "某市某条例"
