"""Penalty decisions of others: kinds and amounts are settled, every disagreement is listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.codes import PartyKind, Procedure, SanctionKind
from registry.exchange.problems import Weight
from registry.exchange.staging import Staged, stage
from registry.exchange.staging.party import infer_kind
from registry.exchange.staging.penalties import StagedPenalty
from tests.exchange.conftest import TODAY

USUAL = {
    "行政相对人名称": "某食品有限公司",
    "统一社会信用代码": "91420100MA4KTE5T87",
    "行政处罚决定书文号": "武市监罚〔2021〕5号",
    "处罚类别": "罚款",
    "处罚内容": "罚款",
    "罚款金额（万元）": "0.5",
    "处罚决定日期": "2021-07-05",
    "处罚机关": "武汉市市场监督管理局",
}
FINE, WARNING = SanctionKind.FINE, SanctionKind.WARNING
GAINS, PROPERTY = SanctionKind.CONFISCATE_GAINS, SanctionKind.CONFISCATE_PROPERTY


@pytest.fixture
def penalty(sheet: Callable[..., Path]) -> Callable[..., Staged]:
    """Stages one penalty that differs from the usual one in what is given."""

    def make(**given: Any) -> Staged:
        row = USUAL | given
        return next(stage(sheet(list(row), list(row.values())), "penalties", TODAY))

    return make


Penalty = Callable[..., Staged]


def lines(staged: Staged) -> list[tuple[SanctionKind, int | None]]:
    assert not staged.refused, staged.problems
    return [(line.kind, line.amount_fen) for line in staged.record.sanctions]


def errors(staged: Staged) -> str:
    return " ".join(p.problem for p in staged.problems if p.weight is Weight.ERROR)


def notes(staged: Staged) -> str:
    return " ".join(p.problem for p in staged.problems if p.weight is Weight.NOTE)


def test_a_complete_record_is_taken_without_a_word(penalty: Penalty) -> None:
    staged = penalty()
    record: StagedPenalty = staged.record
    assert staged.problems == []
    assert lines(staged) == [(FINE, 500_000)]
    assert record.document_no == "武市监罚〔2021〕5号"
    assert record.decided_on == date(2021, 7, 5)
    assert record.party.kind is PartyKind.LEGAL_PERSON
    assert record.procedure is Procedure.ORDINARY


def test_the_amount_is_read_from_the_text_where_no_column_gives_it(penalty: Penalty) -> None:
    staged = penalty(处罚内容="处1万元罚款", **{"罚款金额（万元）": ""})
    assert lines(staged) == [(FINE, 1_000_000)]


def test_a_fine_without_any_amount_is_refused(penalty: Penalty) -> None:
    staged = penalty(**{"罚款金额（万元）": "—"})
    assert staged.refused
    assert "missing" in errors(staged)


def test_several_fines_in_the_text_are_listed_not_added(penalty: Penalty) -> None:
    staged = penalty(处罚内容="1. 罚款壹万元；2. 罚款贰万元", **{"罚款金额（万元）": ""})
    assert staged.refused
    assert "壹万元" in errors(staged)
    assert "贰万元" in errors(staged)


def test_a_total_that_agrees_with_the_fines_of_the_text_is_taken_and_noted(
    penalty: Penalty,
) -> None:
    staged = penalty(处罚内容="1. 罚款壹万元；2. 罚款贰万元", **{"罚款金额（万元）": "3"})
    assert lines(staged) == [(FINE, 3_000_000)]
    assert "sum" in notes(staged)


def test_a_column_that_contradicts_the_text_is_refused(penalty: Penalty) -> None:
    """A column in 万元 that holds yuan is the usual mistake."""
    staged = penalty(处罚内容="罚款人民币贰万元整", **{"罚款金额（万元）": "20000"})
    assert staged.refused
    assert "unit" in errors(staged)


def test_two_kinds_in_one_text_have_an_amount_each(penalty: Penalty) -> None:
    staged = penalty(
        处罚类别="罚款；没收违法所得",
        处罚内容="没收违法所得10307.69元，罚款50000元。",
        **{"罚款金额（万元）": ""},
    )
    assert lines(staged) == [(FINE, 5_000_000), (GAINS, 1_030_769)]


def test_one_sum_for_gains_and_property_is_not_split(penalty: Penalty) -> None:
    header = "没收违法所得、没收非法财物的金额（万元）"
    staged = penalty(
        处罚类别="没收违法所得、没收非法财物", **{"罚款金额（万元）": "", header: "1.5"}
    )
    assert lines(staged) == [(GAINS, 1_500_000), (PROPERTY, None)]
    assert "One sum" in notes(staged)


def test_a_kind_with_an_amount_that_only_the_text_names_is_recorded_and_noted(
    penalty: Penalty,
) -> None:
    staged = penalty(处罚类别="警告", 处罚内容="警告；罚款28000元。", **{"罚款金额（万元）": ""})
    assert lines(staged) == [(WARNING, None), (FINE, 2_800_000)]
    assert "text names fine" in notes(staged)


def test_a_kind_without_amount_that_only_the_text_names_is_noted_not_recorded(
    penalty: Penalty,
) -> None:
    staged = penalty(处罚内容="曾予警告，现罚款")
    assert lines(staged) == [(FINE, 500_000)]
    assert "warning" in notes(staged)


def test_other_is_explained_by_the_text_or_stays_other(penalty: Penalty) -> None:
    empty = {"罚款金额（万元）": ""}
    assert lines(penalty(处罚类别="其他（见处罚类别2）", 处罚内容="予以警告", **empty)) == [
        (WARNING, None)
    ]
    assert lines(penalty(处罚类别="其他", 处罚内容="责令具结悔过", **empty)) == [
        (SanctionKind.OTHER, None)
    ]


def test_a_class_of_two_kinds_is_decided_by_the_text_alone(penalty: Penalty) -> None:
    empty = {"罚款金额（万元）": "", "处罚类别": "暂扣或者吊销许可证"}
    assert lines(penalty(处罚内容="吊销食品经营许可证", **empty)) == [
        (SanctionKind.REVOKE_LICENCE, None)
    ]
    assert penalty(处罚内容="按规定处理", **empty).refused


@pytest.mark.parametrize(
    "given",
    [
        {"处罚类别": "责令改正", "处罚内容": "责令限期改正", "罚款金额（万元）": ""},
        {"处罚类别": "北京食药监局", "处罚机关": "罚款"},
        {"行政相对人名称": "罚款"},
        {"行政相对人名称": "无"},
        {"统一社会信用代码": "91420100MA4KTE5T86"},
        {"处罚决定日期": "2027-01-01"},
        {"处罚决定日期": "2021/7"},
        {"处罚机关": "环保局"},
        {"行政处罚决定书文号": "暂无", "处罚决定日期": ""},
        {"罚款金额（万元）": "约1"},
        {"罚款金额（万元）": "0"},
        {"行政相对人类别": "自然人"},
        {"行政相对人名称": "某\u202e司公"},
    ],
)
def test_what_would_have_to_be_guessed_is_refused(penalty: Penalty, given: dict[str, str]) -> None:
    staged = penalty(**given)
    assert staged.refused
    assert errors(staged)


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"行政处罚决定书文号": "武市监罚[2021]005号"}, "leading zeros"),
        ({"行政处罚决定书文号": "决定书一份"}, "usual form"),
        ({"行政处罚决定书文号": ""}, "document number is missing"),
        ({"处罚决定日期": "44382"}, "spreadsheet date"),
        ({"处罚决定日期": ""}, "date of the decision is missing"),
        ({"组织机构代码": "123456788"}, "organisation code"),
    ],
)
def test_what_is_doubtful_is_taken_and_noted(
    penalty: Penalty, given: dict[str, str], word: str
) -> None:
    staged = penalty(**given)
    assert not staged.refused, errors(staged)
    assert word in notes(staged)


def test_a_number_that_says_on_the_spot_is_a_summary_decision(penalty: Penalty) -> None:
    staged = penalty(行政处罚决定书文号="武市监当罚〔2021〕5号")
    assert staged.record.procedure is Procedure.SUMMARY


def test_the_key_does_not_depend_on_style_or_amount(penalty: Penalty) -> None:
    first = penalty()
    second = penalty(行政处罚决定书文号="武市监罚[2021]第005号", **{"罚款金额（万元）": "0.6"})
    assert first.key == second.key
    assert first.sha256 != second.sha256


def test_no_problem_shows_an_identity_number(penalty: Penalty) -> None:
    staged = penalty(
        行政相对人名称="张三",
        行政相对人类别="自然人",
        自然人证件号码="420106199002031235",
        统一社会信用代码="",
    )
    assert not staged.refused
    assert staged.problems
    assert all("19900203" not in f"{p.value}{p.problem}" for p in staged.problems)


@pytest.mark.parametrize(
    ("name", "code", "number", "kind", "certain"),
    [
        ("某有限公司", "91420100MA4KTE5T87", None, PartyKind.LEGAL_PERSON, True),
        ("小李餐馆", "92420106MA4L12346W", None, PartyKind.SOLE_TRADER, True),
        ("某中心（有限合伙）", "91420100MA4KTE5T87", None, PartyKind.UNINCORPORATED, True),
        ("某局", "11420100010899996G", None, PartyKind.LEGAL_PERSON, True),
        ("甲经营部", None, "330327600082876", PartyKind.SOLE_TRADER, True),
        ("甲公司", None, "330327000082876", PartyKind.LEGAL_PERSON, True),
        ("香厂", None, "3303812901409", PartyKind.LEGAL_PERSON, False),
        ("王五", None, None, PartyKind.NATURAL_PERSON, False),
        ("香厂", None, None, PartyKind.LEGAL_PERSON, False),
    ],
)
def test_the_kind_of_a_party_is_told_by_number_before_name(
    name: str, code: str | None, number: str | None, kind: PartyKind, certain: bool
) -> None:
    assert infer_kind(name, code, number, has_certificate=False) == (kind, certain)
