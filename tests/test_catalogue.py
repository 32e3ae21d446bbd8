from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from registry.codes import Stage
from registry.i18n import _, language, ngettext, term, use_language

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "registry" / "locale"
PO = FOLDER / "zh_CN" / "LC_MESSAGES" / "quanze.po"
KEYWORDS = {"_": None, "msg": None, "ngettext": (1, 2)}
REMEDY = "run: make catalogue, then fill in the Chinese"

Message = str | tuple[str, ...]


@pytest.fixture(scope="module")
def said() -> set[Message]:
    """Every message that the sources mark for translation."""
    return {
        message
        for package in ("registry", "tui")
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / package, [("**.py", "python")], keywords=KEYWORDS
        )
    }


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


@pytest.fixture
def chinese() -> object:
    before = language()
    use_language("zh")
    yield
    use_language(before)


def translations(catalogue: Catalog) -> dict[Message, list[str]]:
    return {
        tuple(entry.id) if isinstance(entry.id, list | tuple) else entry.id: (
            [text or "" for text in entry.string]
            if isinstance(entry.string, list | tuple)
            else [entry.string or ""]
        )
        for entry in catalogue
        if entry.id
    }


def test_every_message_has_a_translation_and_no_other_is_kept(
    said: set[Message], catalogue: Catalog
) -> None:
    translated = {m for m, texts in translations(catalogue).items() if all(texts)}
    assert sorted(map(str, said - translated)) == [], REMEDY
    assert sorted(map(str, translated - said)) == [], REMEDY
    assert not catalogue.obsolete, REMEDY


def test_no_translation_is_a_guess(catalogue: Catalog) -> None:
    assert [entry.id for entry in catalogue if entry.id and entry.fuzzy] == []


def test_a_translation_fills_in_the_same_values(catalogue: Catalog) -> None:
    for message, texts in translations(catalogue).items():
        source = message if isinstance(message, str) else message[-1]
        for text in texts:
            assert _values(text) == _values(source), source


def _values(text: str) -> list[str]:
    return sorted(set(re.findall(r"\{[^}]*\}", text)))


def test_the_compiled_catalogue_says_what_the_source_says(catalogue: Catalog) -> None:
    compiled = gettext.translation("quanze", FOLDER, ["zh_CN"])
    for message, texts in translations(catalogue).items():
        if isinstance(message, str):
            assert compiled.gettext(message) == texts[0], REMEDY
        else:
            assert compiled.ngettext(message[0], message[1], 2) == texts[0], REMEDY


def test_no_value_is_pasted_into_a_message_before_it_is_translated() -> None:
    pasted = re.compile(r"\b(?:_|msg|ngettext)\(\s*f[\"']")
    for package in ("registry", "tui"):
        for path in (ROOT / package).rglob("*.py"):
            assert not pasted.search(path.read_text("utf-8")), path


def test_the_language_changes_at_run_time(chinese: object) -> None:
    assert _("There is no case {ref}.").format(ref="x") == "没有案件 x。"
    assert ngettext("{count} case", "{count} cases", 2).format(count=2) == "2 个案件"
    assert term(Stage.FILED) == Stage.FILED.zh
    assert _("") == ""
    use_language("en")
    assert _("There is no case {ref}.").format(ref="x") == "There is no case x."
