"""Long hostile texts take no longer than honest ones: no parser is quadratic."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from registry.exchange.cells import clean
from registry.exchange.money import amounts_in
from registry.exchange.numerals import numeral
from registry.exchange.staging.bases import parse_bases
from registry.exchange.staging.sanctions import kinds_named
from registry.exchange.values import PARSERS, Context, parse
from registry.identifiers import IdentifierKind, check, check_as_typed, parse_document_number

COUNT = 20_000
PIECES = (
    "1",
    "一",
    "亿",
    " ",
    "罚款",
    "￥",
    "《",
    "（",
    "没收",
    "第",
    "，",
    "由",
    "1,",
    "元 ",
    "\u3000",
)


def _parsed(name: str, text: str) -> Any:
    return parse(name, text, Context(longest=10**6))


READERS: dict[str, Callable[[str], Any]] = {
    "amounts": amounts_in,
    "numeral": numeral,
    "bases": parse_bases,
    "kinds": kinds_named,
    "clean": clean,
    "document number": parse_document_number,
    "credit code": lambda text: check(text, IdentifierKind.USCC),
    "typing": check_as_typed,
    **{name: partial(_parsed, name) for name in PARSERS},
}


@pytest.mark.parametrize("reader", READERS)
def test_a_long_text_is_read_in_little_time(reader: str) -> None:
    for piece in PIECES:
        for text in (piece * COUNT, "《法》第一条" + piece * COUNT, piece * COUNT + "元x"):
            begun = time.process_time()
            READERS[reader](text)
            assert time.process_time() - begun < 1.5, (piece, text[:9])
