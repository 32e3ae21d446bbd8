"""Column maps: the best one is picked, what it does not understand is named."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from registry.errors import InvalidInput
from registry.exchange.columns import KINDS, builtin_maps, find_map, load_map, match_map
from registry.exchange.readers.table import Column
from registry.exchange.staging import COMPOSERS
from tests.exchange.conftest import PUBLISHED_FILES, REAL


def columns(*names: str) -> list[Column]:
    return [Column(index, (name,) if name else ()) for index, name in enumerate(names)]


def test_every_kind_has_a_map_and_a_composer() -> None:
    assert {one.kind for one in builtin_maps()} == set(KINDS) == set(COMPOSERS)


@pytest.mark.parametrize(
    ("names", "map_name"),
    [
        (["CF_XDR_MC", "CF_WSH", "CF_CFLB1", "CF_JG", "CF_XZJG", "CF_JDRQ"], "penalties-2016"),
        (["CF_XDR_MC", "CF_WSH", "CF_CFLB", "CF_NR", "CF_CFJG", "CF_JDRQ"], "penalties-2018"),
        (
            ["行政相对人名称", "处罚类别", "处罚内容", "处罚机关", "罚款金额（万元）"],
            "penalties-2018",
        ),
        (["行政相对人名称", "处罚类别1", "处罚结果", "处罚机关"], "penalties-2016"),
    ],
)
def test_the_version_of_a_template_is_told_by_its_columns(names: list[str], map_name: str) -> None:
    assert match_map(columns(*names), "penalties").map.name == map_name


def test_the_unit_in_a_header_decides_what_an_amount_is_worth() -> None:
    base = ["行政相对人名称", "处罚类别", "处罚机关"]
    for header, scale in (("罚款金额", 10_000), ("罚款金额（元）", 1), ("罚款金额(万元)", 10_000)):
        match = match_map(columns(*base, header), "penalties")
        fine = next(one for one in match.assignments if one.field.target == "fine")
        assert fine.scale == Decimal(scale)


def test_columns_that_are_not_understood_are_named_and_empty_ones_are_not() -> None:
    match = match_map(columns("企业名称", "注册号", "", "星座"), "organisations")
    assert match.unknown == ("星座",)


def test_a_column_that_stands_twice_is_read_once_and_named() -> None:
    match = match_map(columns("企业名称", "注册号", "企业名称#2"), "organisations")
    assert match.unknown == ("企业名称#2",)


def test_a_file_without_the_needed_columns_is_refused_with_their_names() -> None:
    with pytest.raises(InvalidInput) as caught:
        match_map(columns("XK_WSH", "XK_XDR"), "penalties")
    assert "XK_WSH" in caught.value.detail
    assert "行政相对人名称" in caught.value.detail


def test_columns_that_fit_another_kind_say_so() -> None:
    with pytest.raises(InvalidInput) as caught:
        match_map(columns("企业名称", "注册号"), "powers")
    assert "--as organisations" in caught.value.hint


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput) as caught:
        match_map(columns("a"), "wishes")
    assert "penalties" in caught.value.hint


def test_a_map_of_ones_own_may_give_constants(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    text = (
        'name = "own"\nkind = "organisations"\n[fields.name]\nheaders = ["Firma"]\n'
        'parser = "line"\nrequired = true\n[fields.registry_office]\nparser = "line"\n'
        '[constants]\nregistry_office = "某局"\n'
    )
    path.write_text(text, encoding="utf-8")
    one = find_map(str(path))
    assert one.constants == {"registry_office": "某局"}
    assert match_map(columns("Firma"), "organisations", one).map is one
    with pytest.raises(InvalidInput):
        match_map(columns("Firma"), "penalties", one)


@pytest.mark.parametrize(
    "text",
    [
        "kind =",
        'kind = "organisations"',
        'kind = "wishes"\n[fields.name]\nparser = "line"',
        'kind = "organisations"\n[fields.name]\nparser = "magic"',
        'kind = "organisations"\n[fields.name]\nparser = "line"\nscale = "Taler"',
        'kind = "organisations"\n[fields.name]\nparser = "line"\n[constants]\nother = "x"',
    ],
)
def test_a_map_with_a_mistake_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InvalidInput):
        load_map(text, "own.toml")


def test_a_map_that_does_not_exist_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput) as caught:
        find_map("nowhere.toml")
    assert "penalties-2018" in caught.value.hint


@PUBLISHED_FILES
@pytest.mark.real_files
@pytest.mark.parametrize(
    ("file", "map_name"),
    [("fields_penalty_v1_2016.csv", "penalties-2016"), ("fields_penalty_v2.csv", "penalties-2018")],
)
def test_every_field_of_both_published_lists_is_understood(file: str, map_name: str) -> None:
    with (REAL / "templates" / file).open(encoding="utf-8-sig", newline="") as source:
        fields = list(csv.DictReader(source))
    for names in ([f["code"] for f in fields], [f["name"] for f in fields]):
        match = match_map(columns(*names), "penalties")
        assert match.map.name == map_name
        assert match.unknown == ()
