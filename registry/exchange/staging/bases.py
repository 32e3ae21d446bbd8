"""Legal bases in the prose of power lists become citations; the prose is kept beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from registry.codes import NormLevel
from registry.exchange.numerals import NUMERAL, numeral
from registry.exchange.words import entry


@dataclass(frozen=True, slots=True)
class StagedBasis:
    """A citation: the norm, its edition as noted, the place in it, and the text quoted."""

    statute: str
    level: NormLevel | None = None
    edition: str = ""
    article: str = ""
    paragraph: str = ""
    item: str = ""
    place: str = ""
    text: str = ""
    original: str = ""

    @property
    def citation(self) -> str:
        """The citation as one reads it."""
        where = self.place or (f"第{self.article}条" if self.article else "")
        where += f"第{self.paragraph}款" if self.paragraph else ""
        where += f"第（{self.item}）项" if self.item else ""
        return f"《{self.statute}》{where}"


_TAG = r"(?:【(?P<tag>[^】]{2,12})】)?"
_NORM = re.compile(rf"{_TAG}\s?《(?P<name>(?:[^《》]|《[^《》]*》)+)》(?P<rest>.*)", re.DOTALL)
_EDITION = re.compile(
    r"\s*[（(](?P<edition>(?:[^（()）]|[（(][^（()）]*[)）])*)[)）]\s*(?P<rest>.*)", re.DOTALL
)
_ARTICLE = re.compile(
    rf"\s*第(?P<article>[{NUMERAL}]+)条(?:之(?P<sub>[{NUMERAL}]+))?"
    rf"(?:第(?P<paragraph>[{NUMERAL}]+)款)?(?:第?[（(]?(?P<item>[{NUMERAL}]+)[）)]?项)?"
    r"[\s　:：]*(?P<text>.*)",
    re.DOTALL,
)
_ANNEX = re.compile(
    rf"\s*(?P<place>附件[^：:，。]{{0,60}}?第[{NUMERAL}]+项)[\s　:：]*(?P<text>.*)", re.DOTALL
)
_TAG_ALONE = re.compile(r"【(?P<tag>[^】]{2,12})】")
_STRAY = " \t\u3000'\"“”"


def parse_bases(prose: str) -> list[StagedBasis]:
    """Read every citation of a prose of bases, line by line.

    A line begins a norm (【法律】《…》), an article of the last norm (第…条), or continues a text.
    """
    bases: list[StagedBasis] = []
    level: NormLevel | None = None
    for line in prose.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if alone := _TAG_ALONE.fullmatch(line.strip(_STRAY)):
            level = entry(NormLevel, alone["tag"], "norm_level")
        elif norm := _NORM.match(line.lstrip(_STRAY)):
            level = entry(NormLevel, norm["tag"], "norm_level") if norm["tag"] else level
            bases.append(_begin(norm, level if norm["tag"] or not bases else None, line))
        elif bases:
            _go_on(bases, line)
    return bases


def _begin(norm: re.Match[str], level: NormLevel | None, line: str) -> StagedBasis:
    basis = StagedBasis(norm["name"].strip(), level, original=line.strip())
    rest = norm["rest"]
    if edition := _EDITION.fullmatch(rest):
        basis, rest = replace(basis, edition=edition["edition"].strip()), edition["rest"]
    return _placed(basis, rest) or replace(basis, text=rest.strip(" :：　"))


def _go_on(bases: list[StagedBasis], line: str) -> None:
    last = bases[-1]
    placed = _placed(last, line)
    if placed is None:
        text = f"{last.text}\n{line.strip()}".strip()
        bases[-1] = replace(last, text=text, original=f"{last.original}\n{line.rstrip()}")
    elif last.article or last.place:
        bases.append(replace(placed, original=line.strip()))
    else:
        bases[-1] = replace(placed, original=f"{last.original}\n{line.strip()}")


def _placed(basis: StagedBasis, rest: str) -> StagedBasis | None:
    """Return the basis with the place that a text begins with, or None if it begins with none."""
    if annex := _ANNEX.fullmatch(rest):
        return replace(
            basis,
            article="",
            paragraph="",
            item="",
            place=annex["place"],
            text=annex["text"].strip(),
        )
    match = _ARTICLE.fullmatch(rest)
    article = _whole(match["article"]) if match else ""
    if match is None or not article:
        return None
    sub = _whole(match["sub"])
    return replace(
        basis,
        article=f"{article}-{sub}" if sub else article,
        paragraph=_whole(match["paragraph"]),
        item=_whole(match["item"]),
        place="",
        text=match["text"].strip(),
    )


def _whole(text: str | None) -> str:
    value = numeral(text) if text else None
    return "" if value is None else str(int(value))
