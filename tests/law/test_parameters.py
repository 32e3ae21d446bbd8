"""Parameters and citations: the most specific number in force on a day, with its article."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from registry.codes import PartyKind, Sector
from registry.errors import NotFound
from registry.law.calendar import Due
from registry.law.citations import law_book
from registry.law.parameters import Parameter, ParameterSet, default_parameters
from tests.law.factories import D

APL = law_book().cite("APL 60")


def row(
    value: str, since: str = "2020-01-01", until: str | None = None, **known: object
) -> Parameter:
    return Parameter(
        "days",
        value,
        "calendar_days",
        APL,
        D(since),
        D(until) if until else None,
        **known,  # type: ignore[arg-type]
    )


ROWS = ParameterSet(
    [
        row("1", until="2020-12-31"),
        row("2", since="2021-01-01"),
        row("3", region="420000"),
        row("4", region="420100"),
        row("5", sector=Sector.MARKET),
        row("6", sector=Sector.MARKET, region="420100"),
        row("7", sector=Sector.MARKET, party_kind=PartyKind.NATURAL_PERSON),
        row("8", region="420100", party_kind=PartyKind.NATURAL_PERSON),
    ]
)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ({"on": D("2020-12-31")}, "1"),
        ({"on": D("2021-01-01")}, "2"),
        ({"on": D("2019-12-31")}, None),
        ({"region": "420300"}, "3"),
        ({"region": "420100"}, "4"),
        ({"region": "420106"}, "4"),
        ({"region": "110000"}, "2"),
        ({"sector": Sector.MARKET}, "5"),
        ({"sector": Sector.MARKET, "region": "420106"}, "6"),
        ({"sector": Sector.LABOUR, "region": "420106"}, "4"),
        ({"sector": Sector.MARKET, "party_kind": PartyKind.NATURAL_PERSON}, "7"),
        (
            {
                "sector": Sector.MARKET,
                "region": "420100",
                "party_kind": PartyKind.NATURAL_PERSON,
            },
            "6",
        ),
        ({"region": "420106", "party_kind": PartyKind.NATURAL_PERSON}, "8"),
        ({"region": "420106", "party_kind": PartyKind.LEGAL_PERSON}, "4"),
    ],
)
def test_sector_comes_before_region_and_region_before_party(
    where: dict[str, object], value: str | None
) -> None:
    found = ROWS.lookup("days", **({"on": D("2022-01-01")} | where))  # type: ignore[arg-type]
    assert (found.value if found else None) == value


def test_a_name_that_no_parameter_bears_is_an_error() -> None:
    with pytest.raises(NotFound, match="dayz"):
        ROWS.lookup("dayz", on=D("2022-01-01"))


@pytest.mark.parametrize(
    ("value", "unit", "end"),
    [
        ("7", "working_days", "2022-02-11"),
        ("15", "calendar_days", "2022-02-12"),
        ("6", "months", "2022-07-28"),
        ("2", "years", "2024-01-28"),
    ],
)
def test_a_period_ends_in_its_own_unit(value: str, unit: str, end: str) -> None:
    period = Parameter("p", value, unit, APL, date(2020, 1, 1))
    assert period.end(D("2022-01-28")) == Due(D(end))


def test_amounts_are_exact() -> None:
    assert Parameter("p", "200.05", "yuan", APL, date(2020, 1, 1)).fen == 20_005


def test_no_two_rows_of_the_same_scope_overlap_in_time() -> None:
    scopes: dict[tuple[object, ...], list[Parameter]] = {}
    for item in default_parameters().rows:
        scope = (item.name, item.sector, item.region, item.party_kind)
        scopes.setdefault(scope, []).append(item)
    for key, rows in scopes.items():
        rows.sort(key=lambda item: item.valid_from)
        for earlier, later in pairwise(rows):
            assert earlier.valid_to is not None, key
            assert earlier.valid_to < later.valid_from, key


def test_no_number_is_older_than_the_article_it_rests_on() -> None:
    for item in default_parameters().rows:
        assert item.cites.since is not None
        assert item.cites.since <= item.valid_from, (item.name, item.cites.statute.key)


def test_a_document_is_cited_by_its_number() -> None:
    assert law_book().cite("D118 6").to_data()["statute"] == "国办发〔2018〕118号"


def test_a_citation_is_shown_by_short_name_and_number() -> None:
    article = law_book().cite("APL 58")
    assert article.to_data() == {"statute": "行政处罚法", "article": "58"}
    assert str(article) == "Penalty Law Art 58"


@pytest.mark.parametrize(
    ("citation", "day", "holds"),
    [
        ("APL 60", "2021-07-14", False),
        ("APL 60", "2021-07-15", True),
        ("PSAPL2012 99", "2025-12-31", True),
        ("PSAPL2012 99", "2026-01-01", False),
    ],
)
def test_an_article_is_in_force_between_its_dates(citation: str, day: str, holds: bool) -> None:
    assert law_book().cite(citation).in_force_on(D(day)) is holds
