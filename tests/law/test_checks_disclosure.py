"""PB03, PB04, PB05, RC03: withdrawal, masking, the time a result is shown, and the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.codes import CaseKind, PartyKind, PublicityRegime, SanctionKind, Sector, Stage
from registry.law.dossier import Dossier
from registry.law.facts import Archive, Decision, Party, Publication
from registry.law.masking import identity_numbers, phone_numbers
from registry.law.parameters import default_parameters
from tests.law.factories import D, entry, examine, fine, inspection, penalty, sanction, seizure

ID_CARD = "11010519491231002X"


def shown(sector: Sector = Sector.GENERAL, **known: Any) -> Dossier:
    """Return a penalty published on 8 April 2026."""
    usual: dict[str, Any] = {"published_on": D("2026-04-08"), "content": "罚款20000元。"}
    return penalty(publicity=(Publication(**(usual | known)),), sector=sector)


def overturned(**known: Any) -> Dossier:
    """Return a published penalty revoked on Thursday 30 April, before a holiday to 5 May."""
    usual: dict[str, Any] = {
        "changed_on": D("2026-04-30"),
        "withdrawn_on": D("2026-05-08"),
        "withdrawal_reason": "复议机关撤销。",
    }
    return shown(**(usual | known))


EARLY: dict[str, Any] = {"published_on": D("2021-07-01")}


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (overturned(), "2026-11-23", "pass"),
        (overturned(withdrawn_on=D("2026-05-11")), "2026-11-23", "fail"),
        (overturned(withdrawn_on=D("2026-05-03")), "2026-11-23", "pass"),
        (overturned(withdrawn_on=None), "2026-05-08", "not_applicable"),
        (overturned(withdrawn_on=None), "2026-05-09", "fail"),
        (overturned(withdrawal_reason=None), "2026-11-23", "missing"),
        (overturned(withdrawal_reason=" "), "2026-11-23", "fail"),
        (overturned(published_on=D("2026-05-06"), withdrawn_on=None), "2026-11-23", "judge"),
        (overturned(ended_on=D("2026-04-29"), withdrawn_on=None), "2026-11-23", "not_applicable"),
        (overturned(published_on=None), "2026-11-23", "not_applicable"),
        (overturned(sector=Sector.MARKET), "2026-11-23", "pass"),
        (overturned(sector=Sector.MARKET, withdrawn_on=D("2026-05-11")), "2026-11-23", "fail"),
        # 118 asked for withdrawal from 2019 on, without a number of days
        (overturned(**EARLY, changed_on=D("2021-07-14")), "2026-11-23", "not_applicable"),
        (
            overturned(published_on=D("2021-07-01"), changed_on=D("2021-07-15")),
            "2026-11-23",
            "fail",
        ),
        (shown(), "2026-11-23", "not_applicable"),
        (penalty(publicity=None), "2026-11-23", "not_applicable"),
        (entry(), "2026-11-23", "not_applicable"),
    ],
)
def test_opening_h_what_was_overturned_is_withdrawn_in_three_working_days(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """APL Art 48 (2) with Art 85, and SAMR Order 45 Art 11."""
    assert examine("PB03", dossier, as_of).outcome == outcome


def test_more_days_to_withdraw_change_the_finding() -> None:
    longer = default_parameters().changed("publicity.withdrawal", "4")
    late = overturned(withdrawn_on=D("2026-05-09"))
    assert examine("PB03", late).outcome == "fail"
    assert examine("PB03", late, parameters=longer).outcome == "pass"


def person(born: str | None, content: str = "李某某：罚款200元。") -> Dossier:
    party = Party(
        kind=PartyKind.NATURAL_PERSON, name="李某某", birth_date=D(born) if born else None
    )
    return replace(shown(content=content), party=party)


@pytest.mark.parametrize(
    ("dossier", "outcome"),
    [
        (shown(), "pass"),
        (shown(content=f"当事人（身份证号码{ID_CARD}）"), "fail"),
        (shown(content=f"当事人{ID_CARD.lower()}"), "fail"),
        (shown(content="统一社会信用代码91420100MA4KX3XU3P"), "pass"),
        (shown(content="电话13971234567"), "judge"),
        (shown(content="电话139712345678"), "pass"),  # too long for a telephone number
        (shown(content="涉及该公司的商业秘密"), "judge"),
        (shown(content=None), "missing"),
        (shown(content=f"{ID_CARD}", withdrawn_on=D("2026-04-09")), "not_applicable"),
        # the act ended on 20 February 2026: under eighteen on that day or not
        (person("2008-02-21"), "fail"),
        (person("2008-02-20"), "pass"),
        (person("1980-01-01"), "pass"),
        (person(None), "missing"),
        (person("2010-01-01", "罚款200元。"), "pass"),
        (replace(person("2010-01-01"), party=Party(name="李某某")), "pass"),
        (inspection(), "pass"),
        (seizure(), "pass"),
        (penalty(publicity=()), "not_applicable"),
        (penalty(publicity=None), "not_applicable"),
    ],
)
def test_what_is_shown_names_no_identity_number_secret_or_minor(
    dossier: Dossier, outcome: str
) -> None:
    """APL Art 50; Minors Protection Law Art 103."""
    assert examine("PB04", dossier).outcome == outcome


def test_the_age_of_majority_comes_from_the_parameters() -> None:
    fourteen = default_parameters().changed("publicity.minor_age", "14")
    assert examine("PB04", person("2010-01-01")).outcome == "fail"
    assert examine("PB04", person("2010-01-01"), parameters=fourteen).outcome == "pass"


def test_a_finding_never_repeats_the_number_it_found() -> None:
    finding = examine("PB04", shown(content=f"身份证{ID_CARD}"))
    assert ID_CARD not in str(finding.to_data())
    judged = examine("PB04", shown(content="电话13971234567"))
    assert "13971234567" not in str(judged.to_data())


@given(st.text(alphabet=st.characters(blacklist_categories=("Nd", "Lu", "Ll"))))
def test_an_identity_number_is_found_wherever_it_stands_in_a_text(words: str) -> None:
    assert identity_numbers(f"{words}{ID_CARD}{words}") == [ID_CARD]


@given(st.text())
def test_a_text_without_digits_holds_no_numbers(words: str) -> None:
    letters = "".join(letter for letter in words if not letter.isdigit())
    assert identity_numbers(letters) == phone_numbers(letters) == []


M = Sector.MARKET


def market(*sanctions: Any, since: str = "2022-03-01", **known: Any) -> Dossier:
    dossier = shown(sector=M, published_on=D(since), **known)
    return replace(dossier, sanctions=sanctions or (fine(20_000),))


CRITICISM = sanction(SanctionKind.CRITICISM)
CLOSED_DOWN = sanction(SanctionKind.SUSPEND_BUSINESS)


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (market(), "2025-03-01", "pass"),
        (market(), "2025-03-02", "fail"),
        (market(shown_until=D("2025-03-01")), "2026-11-23", "pass"),
        (market(shown_until=D("2025-03-02")), "2026-11-23", "fail"),
        (market(ended_on=D("2025-03-01")), "2026-11-23", "pass"),
        (market(ended_on=D("2023-03-01")), "2026-11-23", "judge"),  # an early end may be granted
        (market(CLOSED_DOWN, ended_on=D("2023-03-01")), "2026-11-23", "fail"),
        (market(withdrawn_on=D("2022-04-01")), "2026-11-23", "not_applicable"),
        (market(CRITICISM), "2022-06-01", "pass"),
        (market(CRITICISM), "2022-06-02", "fail"),
        (market(CRITICISM, fine(100)), "2022-06-02", "pass"),
        (market(since="2021-08-31"), "2026-11-23", "not_applicable"),  # before Order 45
        (market(since="2021-09-01"), "2024-09-02", "fail"),
        (replace(market(), sanctions=None, proposed=None), "2026-11-23", "missing"),
        (shown(published_on=D("2020-01-01")), "2026-11-23", "not_applicable"),  # no limit known
        (inspection(), "2026-11-23", "not_applicable"),
        (penalty(publicity=None), "2026-11-23", "not_applicable"),
    ],
)
def test_a_penalty_is_shown_no_longer_than_its_class_allows(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """SAMR Order 45 Art 13-14: three years, three months for a circulated criticism."""
    assert examine("PB05", dossier, as_of).outcome == outcome


def test_a_low_fine_is_shown_three_months_where_the_province_says_what_is_low() -> None:
    low = default_parameters().changed("publicity.low_fine", "20000")
    assert examine("PB05", market(), "2022-06-01", low).outcome == "pass"
    late = examine("PB05", market(), "2022-06-02", low)
    assert (late.outcome, late.unconfirmed) == ("warn", True)
    assert examine("PB05", market(fine(20_001)), "2022-06-02", low).outcome == "pass"


CREDIT = PublicityRegime.CREDIT


@pytest.mark.parametrize(
    ("sanctions", "decided", "as_of", "outcome"),
    [
        ((fine(1_000),), "2026-04-01", "2027-04-01", "pass"),
        ((fine(1_000),), "2026-04-01", "2027-04-02", "warn"),
        ((fine(1_000),), "2026-03-31", "2027-04-02", "pass"),  # by the rule before
        ((sanction(SanctionKind.WARNING),), "2026-04-01", "2026-07-01", "pass"),
        ((sanction(SanctionKind.WARNING),), "2026-04-01", "2026-07-02", "warn"),
        ((sanction(SanctionKind.REVOKE_LICENCE),), "2026-04-01", "2029-04-01", "pass"),
        ((sanction(SanctionKind.REVOKE_LICENCE),), "2026-04-01", "2029-04-02", "warn"),
        ((fine(1_000),), "2023-04-30", "2026-11-23", "not_applicable"),
    ],
)
def test_limits_of_the_credit_site_that_are_not_confirmed_only_warn(
    sanctions: tuple[Any, ...], decided: str, as_of: str, outcome: str
) -> None:
    item = Publication(regime=CREDIT, published_on=D(decided), content="")
    dossier = penalty(
        publicity=(item,), sanctions=sanctions, decision=Decision(decided_on=D(decided))
    )
    assert examine("PB05", dossier, as_of).outcome == outcome


def archived(day: str | None, **known: Any) -> Dossier:
    archive = Archive(number="2026-1", archived_on=D(day)) if day else None
    usual: dict[str, Any] = {"closed_on": D("2026-04-20"), "stage": Stage.CLOSED}
    return penalty(**(usual | known), archive=archive)


@pytest.mark.parametrize(
    ("dossier", "as_of", "outcome"),
    [
        (archived("2026-06-03"), "2026-11-23", "pass"),
        (archived("2026-06-04"), "2026-11-23", "warn"),
        (archived(None), "2026-06-03", "not_applicable"),
        (archived(None), "2026-06-04", "warn"),
        (archived(None, stage=Stage.ARCHIVED), "2026-11-23", "missing"),
        (archived(None, closed_on=None), "2026-11-23", "missing"),
        (archived(None, closed_on=D("2018-12-31")), "2026-11-23", "not_applicable"),
        (penalty(), "2026-11-23", "not_applicable"),
        (archived(None, stage=Stage.TERMINATED), "2026-11-23", "not_applicable"),
        (inspection(closed_on=D("2026-04-20")), "2026-11-23", "warn"),
        (entry(), "2026-11-23", "not_applicable"),
    ],
)
def test_a_late_archive_only_warns_because_its_period_is_local(
    dossier: Dossier, as_of: str, outcome: str
) -> None:
    """118 (九) sets no days."""
    assert examine("RC03", dossier, as_of).outcome == outcome


def test_a_confirmed_local_period_makes_a_late_archive_a_fault() -> None:
    rows = [
        replace(row, confirmed=True) if row.name == "archive.period" else row
        for row in default_parameters().rows
    ]
    firm = type(default_parameters())(rows)
    assert examine("RC03", archived("2026-06-04"), parameters=firm).outcome == "fail"


def test_only_penalties_have_a_limit_on_how_long_they_are_shown() -> None:
    assert all(
        examine("PB05", dossier).outcome == "not_applicable"
        for dossier in (inspection(sector=M), replace(seizure(), sector=M))
        if dossier.kind is not CaseKind.PENALTY
    )
