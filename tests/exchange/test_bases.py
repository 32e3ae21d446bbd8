"""Legal bases in prose become citations; nothing of the prose is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.codes import NormLevel
from registry.exchange.staging.bases import parse_bases


def test_tagged_bases_with_articles_on_the_next_line_are_cited() -> None:
    prose = (
        "【法律】《专利法》（根据《关于修改〈专利法〉的决定》第四次修正）\n"
        "第六十五条　未经许可，协商解决。\r\n　　续文。\n"
        "【地方性法规】《某省专利条例》(2013年通过）\r第二十二条第二款　分工如下：\n(一)省；"
    )
    first, second = parse_bases(prose)
    assert first.citation == "《专利法》第65条"
    assert first.level is NormLevel.LAW
    assert first.edition.endswith("第四次修正")
    assert first.text == "未经许可，协商解决。\n续文。"
    assert (second.article, second.paragraph) == ("22", "2")
    assert second.level is NormLevel.LOCAL_REGULATION
    assert second.text == "分工如下：\n(一)省；"


def test_articles_that_follow_belong_to_the_norm_before_them() -> None:
    prose = "《农业技术推广法》第七条：甲。\n第八条：乙。\n《标准化法》第九条：丙。"
    assert [basis.citation for basis in parse_bases(prose)] == [
        "《农业技术推广法》第7条",
        "《农业技术推广法》第8条",
        "《标准化法》第9条",
    ]


@pytest.mark.parametrize(
    ("prose", "citation"),
    [
        ("'【规章】《某办法》（公安部令〔2002〕2号）第三十八条：内容'", "《某办法》第38条"),
        (
            "《食品安全法》第一百二十四条第一款第（五）项 内容",
            "《食品安全法》第124条第1款第（5）项",
        ),
        ("《刑法》第一百二十条之二：内容", "《刑法》第120-2条"),
        (
            "《国务院关于〈某事项〉的决定》\n附件第193项设立审批",
            "《国务院关于〈某事项〉的决定》附件第193项",
        ),
        ("《某条例》：有关规定", "《某条例》"),
    ],
)
def test_places_of_every_form_are_found(prose: str, citation: str) -> None:
    assert [basis.citation for basis in parse_bases(prose)] == [citation]


def test_prose_without_a_norm_has_no_citation() -> None:
    assert parse_bases("根据有关规定。") == []


@given(st.text("《》【】（）()第一二条款项：\n\r 　法律内容a'", max_size=120))
def test_no_line_that_belongs_to_a_norm_is_lost(prose: str) -> None:
    bases = parse_bases(prose)
    kept = "".join("".join(basis.original.split()) for basis in bases)
    lines = [line for line in prose.replace("\r", "\n").split("\n") if line.strip()]
    if bases:
        first = bases[0].original.split("\n")[0].strip()
        start = next(n for n, line in enumerate(lines) if line.strip() == first)
        tags = [line for line in lines[start:] if line.strip().strip("【】") == line.strip()[1:-1]]
        assert len(kept) >= sum(len("".join(line.split())) for line in lines[start:]) - sum(
            len("".join(tag.split())) for tag in tags
        )
