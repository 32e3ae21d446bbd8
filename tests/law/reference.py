"""Writes docs/checks.md from the checks themselves: `make reference`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date

from registry.codes import ReviewPoint, Severity
from registry.i18n import language, term, use_language
from registry.law.checks import CHECKS, all_codes
from registry.law.checks.reads import parameter_names
from registry.law.citations import Article
from tests.law.counting import rows

TITLES = {"en": "Checks", "zh": "检查项目"}
OPENINGS = {
    "en": "All {count} checks, written from the code by `make reference`. “Rows” counts the rows"
    " of test tables that ask the check. `quanze explain CODE` tells more of each.",
    "zh": "全部{count}项检查，由 `make reference` 根据代码生成。“用例”是该项检查的测试表行数。"
    "`quanze explain 代码` 可查看每一项的详细说明。",
}
HEADS = {
    "en": ("code", "what it asks", "articles", "parameters", "severity", "point of review", "rows"),
    "zh": ("代码", "检查内容", "条文", "参数", "严重程度", "审核要点", "用例"),
}


def reference(counted: Mapping[str, int]) -> str:
    """Return the whole document, in English and then in Chinese."""
    before = language()
    parts = []
    for tongue in ("en", "zh"):
        use_language(tongue)
        parts.append("\n".join(_part(tongue, counted)))
    use_language(before)
    return "\n".join(parts)


def _part(tongue: str, counted: Mapping[str, int]) -> Iterator[str]:
    level = "#" if tongue == "en" else "##"
    yield f"{level} {TITLES[tongue]}\n"
    yield OPENINGS[tongue].format(count=len(CHECKS)) + "\n"
    yield f"| {' | '.join(HEADS[tongue])} |"
    yield "|---|---|---|---|---|---|--:|"
    for code in all_codes():
        yield f"| {' | '.join(_row(code, counted))} |"
    yield ""


def _row(code: str, counted: Mapping[str, int]) -> Iterator[str]:
    versions = CHECKS[code]
    articles = dict.fromkeys(article for version in versions for article in version.cites)
    names = dict.fromkeys(name for version in versions for name in parameter_names(version))
    yield code
    yield versions[-1].title.replace("|", "\\|")
    yield "; ".join(map(_article, articles))
    yield ", ".join(f"`{name}`" for name in names) or "–"
    yield term(Severity.of(versions[-1].severity))
    yield term(ReviewPoint.of(versions[-1].point))
    yield str(counted.get(code, 0))


def _article(article: Article) -> str:
    ended = article.until is not None and article.until < date.max
    return f"{article} (–{article.until})" if ended else str(article)


if __name__ == "__main__":
    sys.stdout.write(reference(rows()))
