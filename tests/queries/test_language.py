"""The query line: what it means, how it is written back, and what a mistake is told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import InvalidInput
from registry.i18n import use_language
from registry.queries.fields import CASES, POWERS, Grammar, Shape
from registry.queries.language import format_query, parse_power_query, parse_query
from registry.queries.terms import (
    Amount,
    Choice,
    Days,
    Filter,
    Mention,
    Overdue,
    Query,
    Sort,
    Within,
)

TODAY = MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
RECENT_FIRST = Sort("decided", descending=True)


def filters_of(line: str) -> tuple[Filter, ...]:
    return parse_query(line, TODAY).filters


def refusal(line: str) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        parse_query(line, TODAY)
    return caught.value


def test_free_words_phrases_and_exclusions_are_told_apart() -> None:
    query = parse_query('食品 "超过 保质期" -有毒 -"不予 处罚"', TODAY)
    assert query.words == ("食品", "超过 保质期")
    assert query.without == ("有毒", "不予 处罚")
    assert query.sort == RECENT_FIRST


def test_an_empty_line_asks_for_everything() -> None:
    assert parse_query(" 　\t", TODAY) == Query(TODAY, RECENT_FIRST)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("kind:penalty", Choice("kind", ("penalty",))),
        ("kind:penalty|inspection", Choice("kind", ("penalty", "inspection"))),
        ("类型：处罚，检查", Choice("kind", ("penalty", "inspection"))),
        ("KIND:行政强制", Choice("kind", ("coercion",))),
        ("stage:已立案", Choice("stage", ("filed",))),
        ('review:"not required"', Choice("review", ("not_required",))),
        ("审核:退回|missing", Choice("review", ("returned", "missing"))),
        ("publicity:overdue", Choice("publicity", ("overdue",))),
        ("公示：待公示", Choice("publicity", ("due",))),
        ("record:incomplete", Choice("record", ("incomplete",))),
        ("major:是", Choice("major", ("yes",))),
        ("list:从轻", Choice("list", ("lighter",))),
        ("agency:市场监管", Mention("agency", ("市场监管",))),
        ('机关："城管 委"|环保', Mention("agency", ("城管 委", "环保"))),
        ("party:91420103", Mention("party", ("91420103",))),
        ("date:2021-01..2021-06", Days("date", date(2021, 1, 1), date(2021, 6, 30))),
        ("decided:2024", Days("decided", date(2024, 1, 1), date(2024, 12, 31))),
        ("立案:2024年2月", Days("filed", date(2024, 2, 1), date(2024, 2, 29))),
        ("filed:20240205", Days("filed", date(2024, 2, 5), date(2024, 2, 5))),
        ("filed:2024/2/5..", Days("filed", date(2024, 2, 5), None)),
        ("filed:..2024年2月5日", Days("filed", None, date(2024, 2, 5))),
        ("filed:>=2024-03", Days("filed", date(2024, 3, 1), None)),
        ("filed:<2024-03", Days("filed", None, date(2024, 2, 29))),
        ("decided:今天", Days("decided", TODAY, TODAY)),
        ("fine:>10000", Amount("fine", 1_000_001, None)),
        ("fine:>=10,000", Amount("fine", 1_000_000, None)),
        ("罚款：＜１.5万", Amount("fine", None, 1_499_999)),
        ("fine:500", Amount("fine", 50_000, 50_000)),
        ("fine:0.01..2亿元", Amount("fine", 1, 20_000_000_000)),
        ("deadline:<7d", Within("deadline", 7)),
        ("deadline:<=7d", Within("deadline", 8)),
        ("期限:2周", Within("deadline", 15)),
        ("deadline:today", Within("deadline", 1)),
        ("期限：逾期", Overdue("deadline")),
        ("deadline:2026-12", Days("deadline", date(2026, 12, 1), date(2026, 12, 31))),
        ("deadline:..friday", Days("deadline", None, FRIDAY)),
        ("deadline:<=Fri", Days("deadline", None, FRIDAY)),
        ("期限：today..周五", Days("deadline", TODAY, FRIDAY)),
        ("deadline:monday", Days("deadline", MONDAY, MONDAY)),
        ("deadline:paused", Choice("deadline", ("paused",))),
        ("期限：暂停", Choice("deadline", ("paused",))),
    ],
)
def test_a_field_means(line: str, meaning: Filter) -> None:
    assert filters_of(line) == (meaning,)


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("sort:-fine", Sort("fine", descending=True)),
        ("sort:party", Sort("party")),
        ("排序：－立案", Sort("filed", descending=True)),
    ],
)
def test_a_sort_key_means(line: str, order: Sort) -> None:
    assert parse_query(line, TODAY).sort == order


@pytest.mark.parametrize("word", ["10:30", "-", "100%", "c:\\x"[1:], "。", "a-b", "O'Neill"])
def test_what_only_looks_like_syntax_is_a_word(word: str) -> None:
    assert parse_query(word, TODAY).words == (word,)


def test_a_quotation_may_hold_quotes() -> None:
    assert parse_query(r'"说\"不\"" “完了”', TODAY).words == ('说"不"', "完了")


@pytest.mark.parametrize(
    ("line", "place", "sign"),
    [
        ('食品 "未完 kind:penalty', 4, '"'),
        ("“未完", 1, "”"),
        ('-"未完', 2, '"'),
        ('agency:城管|"市场', 11, '"'),
        ('"', 1, '"'),
    ],
)
def test_a_quotation_that_is_not_closed_is_refused_with_its_place(
    line: str, place: int, sign: str
) -> None:
    refused = refusal(line)
    assert f"begins at character {place} is not closed" in refused.detail
    assert sign in refused.hint


@pytest.mark.parametrize(
    ("line", "named", "offered"),
    [
        ("kimd:penalty", "kimd", "kind"),
        ("类形:处罚", "类形", "类型"),
        ("kind:penaltyy", "penaltyy", "penalty"),
        ("review:passsed", "passsed", "passed"),
        ("sort:decide", "decide", "decided"),
        ("fine:many", "many", ">10000"),
        ("date:2021-13", "2021-13", "2026-11"),
        ("date:2021-02-30", "2021-02-30", "2026-11"),
        ("date:1..2..3", "1..2..3", "2026-11"),
        ("deadline:soon", "soon", "<7d"),
        ("kind:", "kind", "no value"),
        ("agency:", "agency", "no value"),
        ("sort:", "sort", "no value"),
        ("-kind:penalty", "kind", "only words"),
        ("sort:fine sort:ref", "sort", "more than one"),
    ],
)
def test_a_mistake_is_named_and_the_nearest_is_offered(line: str, named: str, offered: str) -> None:
    sentence = str(refusal(line))
    assert named in sentence
    assert offered in sentence


def test_a_mistake_lists_the_legal_values_in_the_language_of_the_reader() -> None:
    assert "penalty, inspection, coercion" in str(refusal("kind:x"))
    use_language("zh")
    try:
        assert "行政处罚, 行政检查, 行政强制" in str(refusal("kind:x"))
    finally:
        use_language("en")


def test_a_query_has_a_length_and_a_number_of_terms() -> None:
    assert "501" in str(refusal("长" * 501))
    assert "21" in str(refusal("词 " * 21))


def test_the_power_list_has_fields_of_its_own() -> None:
    query = parse_power_query("kind:许可 编码:4201 状态:在用 食品 sort:-name", TODAY)
    assert query.filters == (
        Choice("kind", ("licensing",)),
        Mention("code", ("4201",)),
        Choice("status", ("active",)),
    )
    assert query.sort == Sort("name", descending=True)
    with pytest.raises(InvalidInput):
        parse_power_query("stage:filed", TODAY)


@pytest.mark.parametrize("grammar", [CASES, POWERS], ids=["cases", "powers"])
def test_every_value_is_read_by_every_name_it_has(grammar: Grammar) -> None:
    for field in grammar.fields:
        for value, names in field.values.items():
            for name in (field.name, *field.aliases):
                for called in (value, *names):
                    line = (
                        f'{name}:"{called}"' if field.shape is Shape.CHOICE else f"{name}:{called}"
                    )
                    query = parse_query(line, TODAY, grammar)
                    found = query.filters[0] if query.filters else query.sort
                    assert found in (Choice(field.name, (value,)), Sort(value)), line


PIECES = st.sampled_from(
    [
        *(f"{name}{colon}" for f in CASES.fields for name in (f.name, f.zh) for colon in ":："),
        *(value for f in CASES.fields for value in (*f.values, *sum(f.values.values(), ()))),
        *('"', "“", "”", "-", "－", "|", "..", "<", ">=", "7d", "2021-01", "万", " ", "　", "\\"),
    ]
)
LINES = st.one_of(
    st.text(max_size=60), st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join)
)


@given(LINES)
def test_any_line_is_read_or_refused_in_a_sentence(line: str) -> None:
    refused = ""
    try:
        query = parse_query(line, TODAY)
    except InvalidInput as error:
        refused = error.detail
    assert refused or parse_query(format_query(query), TODAY) == query


DATES = st.dates(date(1900, 1, 1), date(2100, 1, 1))
AMOUNTS = st.integers(0, 10**13)


def choices(field: str) -> st.SearchStrategy[Choice]:
    values = next(f.values for f in CASES.fields if f.name == field)
    some = st.lists(st.sampled_from(sorted(values)), min_size=1, unique=True)
    return some.map(lambda chosen: Choice(field, tuple(chosen)))


FILTERS = st.one_of(
    choices("kind"),
    choices("review"),
    st.builds(Days, st.just("filed"), DATES, st.none()),
    st.builds(Days, st.just("date"), DATES, DATES),
    st.builds(Amount, st.just("fine"), AMOUNTS, st.none()),
    st.builds(Amount, st.just("fine"), AMOUNTS, AMOUNTS),
    st.builds(Amount, st.just("fine"), st.none(), AMOUNTS),
    st.builds(Within, st.just("deadline"), st.integers(1, 900)),
    st.just(Overdue("deadline")),
    st.builds(Mention, st.just("agency"), st.tuples(st.text("市场监管|\" \\'-:（", min_size=1))),
)


@given(
    st.lists(st.text('食品a"\\ -:“”|%', min_size=1, max_size=8), max_size=4),
    st.lists(st.text('食品a"\\ -:“”|%', min_size=1, max_size=8), max_size=2),
    st.lists(FILTERS, max_size=4),
    st.sampled_from([RECENT_FIRST, Sort("fine"), Sort("party", descending=True)]),
)
def test_a_query_written_and_read_again_is_the_same(
    words: list[str], without: list[str], filters: list[Filter], sort: Sort
) -> None:
    query = Query(
        TODAY,
        sort,
        tuple(word for word in words if word.strip()),
        tuple(word for word in without if word.strip()),
        tuple(f for f in filters if not isinstance(f, Mention) or f.texts[0].strip()),
    )
    assert parse_query(format_query(query), TODAY) == query
