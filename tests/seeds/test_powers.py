from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from registry.codes import (
    ExerciseLevel,
    FineBase,
    MeasureKind,
    NormLevel,
    PartyKind,
    PowerKind,
    PowerSource,
    SanctionKind,
    SubjectNature,
)
from tests.seeds.reading import (
    Record,
    articles,
    in_force_from,
    in_force_to,
    lines,
    place,
    powers,
    since,
    statutes,
    table,
    until,
    versions,
)

COUNTS = {
    PowerKind.PENALTY: 1418,
    PowerKind.LICENSING: 206,
    PowerKind.OTHER: 206,
    PowerKind.INSPECTION: 137,
    PowerKind.COERCION: 114,
    PowerKind.CONFIRMATION: 69,
    PowerKind.REWARD: 69,
    PowerKind.COLLECTION: 34,
    PowerKind.PAYMENT: 23,
    PowerKind.ADJUDICATION: 11,
}
KIND_CODES: dict[str, str] = {kind: kind.code for kind in PowerKind}
CREATING = ("law", "admin_regulation", "local_regulation", "department_rule", "local_rule")
"""Levels that may create penalties (APL Art 10-14)."""
RULES = {SanctionKind.WARNING, SanctionKind.CRITICISM, SanctionKind.FINE}
EVERY = set(SanctionKind)
PENALTIES_BY_LEVEL: dict[str, set[SanctionKind]] = {
    NormLevel.LAW: EVERY,
    NormLevel.ADMIN_REGULATION: EVERY - {SanctionKind.DETENTION},
    NormLevel.LOCAL_REGULATION: EVERY - {SanctionKind.DETENTION, SanctionKind.OTHER},
    NormLevel.DEPARTMENT_RULE: RULES,
    NormLevel.LOCAL_RULE: RULES,
}
MEASURES_BY_LEVEL: dict[str, set[MeasureKind]] = {
    NormLevel.LAW: set(MeasureKind),
    NormLevel.ADMIN_REGULATION: {MeasureKind.SEAL, MeasureKind.SEIZE, MeasureKind.OTHER_MEASURE},
    NormLevel.LOCAL_REGULATION: {MeasureKind.SEAL, MeasureKind.SEIZE},
}
"""ACL Art 10 and 13: execution only by law, liberty and deposits only by law."""
AGENCIES = {row["code"]: row for row in table("agencies")}
ALL = [version for shelf in versions().values() for version in shelf]
BAD_NAMES = re.compile(
    r"前款|前两款|本法|本条例|本办法|的的|行为行为|对对|，行为|的行为的处罚|\s|^、|[，、；的]$"
)


def levels(version: Record) -> set[str]:
    return {statutes()[basis["statute"]]["level"] for basis in version["bases"]}


def on(code: str, day: str) -> Record:
    """Return the version of an entry in force on a day."""
    at = date.fromisoformat(day)
    (found,) = [line for line in versions()[code] if since(line) <= at <= until(line)]
    return found


def entry(statute: str, article: str, *, paragraph: int | None = None) -> Record:
    """Return the entry written by hand that rests on an article."""
    found = [
        power
        for power in powers().values()
        if not power["synthetic"]
        and (power["bases"][0]["statute"], power["bases"][0]["article"]) == (statute, article)
        and paragraph in (None, power["bases"][0]["paragraph"])
    ]
    return found[0]


def fines(version: Record) -> list[tuple[Any, ...]]:
    names = ("min_yuan", "max_yuan", "multiple_min", "multiple_max", "base")
    found = [item for item in version["sanctions"] if item["kind"] == "fine"]
    return [tuple(item[name] for name in names) for item in found]


def test_the_list_has_2287_entries_of_municipal_departments_in_ten_kinds() -> None:
    assert len(lines("powers")) == 2287
    assert Counter(power["kind"] for power in lines("powers")) == COUNTS
    assert {power["level"] for power in lines("powers")} == {ExerciseLevel.CITY}


def test_entries_are_told_apart_by_code_and_within_an_agency_by_name() -> None:
    assert len(powers()) == len(lines("powers"))
    names = Counter((power["agency"], power["name"]) for power in lines("powers"))
    assert [name for name, times in names.items() if times > 1] == []


def test_a_code_is_made_of_kind_agency_and_serial_number() -> None:
    for code, power in powers().items():
        assert re.fullmatch(r"\d{12}", code)
        assert code.startswith(KIND_CODES[power["kind"]] + power["agency"])
        assert code.endswith("000")


def test_an_entry_is_named_as_lists_name_them() -> None:
    odd = [power["name"] for power in lines("powers") if BAD_NAMES.search(power["name"])]
    assert odd == []
    for power in lines("powers"):
        if power["kind"] == PowerKind.PENALTY:
            assert re.fullmatch(r"对.{2,}的处罚", power["name"]), power["name"]


def test_an_entry_written_by_hand_is_named_in_english() -> None:
    real = [power for power in lines("powers") if not power["synthetic"]]
    assert len(real) >= 61
    assert all(power["name_en"].isascii() and power["name_en"] for power in real)


def test_an_entry_states_nature_source_field_and_duties() -> None:
    for power in lines("powers"):
        assert power["nature"] in set(SubjectNature)
        assert power["source"] in set(PowerSource)
        assert power["domain"]
        assert 2 <= len(power["duties"]) <= 5
        assert 1 <= len(power["accountability"]) <= 4
        assert power["remedies"]
        assert re.fullmatch(r"027-\d{5,8}", power["supervision_phone"])


def test_a_promise_is_not_longer_than_the_law_allows() -> None:
    for power in lines("powers"):
        assert power["day_kind"] in ("working", "calendar")
        if power["promised_days"] is not None:
            assert 0 < power["promised_days"] <= (power["statutory_days"] or 10_000)


def test_a_fee_names_its_basis() -> None:
    assert all(bool(power["fee_basis"]) == power["fee"] for power in lines("powers"))


def test_every_version_belongs_to_an_agency_that_exists_then() -> None:
    for version in ALL:
        agency = AGENCIES[version["agency"]]
        assert since(agency) <= since(version), version["code"]
        assert until(version) <= until(agency), version["code"]


def test_every_version_rests_on_articles_in_force_then() -> None:
    for version in ALL:
        assert version["bases"], version["code"]
        for basis in version["bases"]:
            article = articles()[place(basis)]
            assert in_force_from(article) <= since(version), (version["code"], basis)
            assert until(version) <= in_force_to(article), (version["code"], basis)


def test_every_version_rests_on_a_norm_that_may_give_power() -> None:
    assert {level for version in ALL for level in levels(version)} <= {*CREATING}


def test_versions_of_an_entry_follow_each_other_to_the_current_one() -> None:
    for code, shelf in versions().items():
        assert shelf[-1]["valid_to"] is None
        for earlier, later in pairwise(shelf):
            assert since(earlier) <= until(earlier) < since(later), code


def test_most_versions_follow_without_a_gap() -> None:
    pairs = [pair for shelf in versions().values() for pair in pairwise(shelf)]
    joined = [until(one) + timedelta(1) == since(two) for one, two in pairs]
    assert sum(joined) > 0.95 * len(joined)


def test_only_penalties_have_sanctions_and_only_coercion_has_measures() -> None:
    for version in ALL:
        assert bool(version["sanctions"]) == (version["kind"] == PowerKind.PENALTY)
        assert bool(version["measures"]) == (version["kind"] == PowerKind.COERCION)


def test_a_sanction_is_of_a_kind_that_its_basis_may_create() -> None:
    for version in ALL:
        lawful: set[SanctionKind] = set()
        lawful = lawful.union(*(PENALTIES_BY_LEVEL[level] for level in levels(version)))
        assert {item["kind"] for item in version["sanctions"]} <= lawful, version["code"]


def test_a_measure_is_of_a_kind_that_its_basis_may_create() -> None:
    for power in lines("powers"):
        if power["kind"] == PowerKind.COERCION:
            lawful: set[MeasureKind] = set()
            lawful = lawful.union(*(MEASURES_BY_LEVEL[level] for level in levels(power)))
            assert set(power["measures"]) <= lawful, power["code"]


def test_a_range_of_a_fine_goes_up() -> None:
    for version in ALL:
        for low, high, least, most, base in fines(version):
            assert (low is None) == (high is None)
            assert (least is None) == (most is None)
            assert low is None or 0 <= low <= high
            assert least is None or 0 <= float(least) <= float(most)
            assert (least is None) == (base is None)
            assert base in {None, *FineBase}


def test_a_sanction_names_a_known_party_and_a_condition_that_reads() -> None:
    for version in ALL:
        for item in version["sanctions"]:
            assert item["party_kind"] in {None, "organisation", *PartyKind}
            assert item["condition"] is None or not re.search(
                "^或者|^但|^且|第项|有下列|前款|的$", item["condition"]
            ), item


def test_only_fines_have_amounts() -> None:
    for version in ALL:
        for item in version["sanctions"]:
            if item["kind"] != "fine":
                assert item["max_yuan"] is None
                assert item["multiple_max"] is None


@pytest.mark.parametrize(
    ("statute", "article", "paragraph", "fine"),
    [
        ("FSL", "122", 1, (50_000, 100_000, None, None, None)),
        ("FSL", "122", 1, (None, None, "10", "20", "goods_value")),
        ("FSL", "123", 1, (None, None, "15", "30", "goods_value")),
        ("ADV", "55", 1, (None, None, "3", "5", "ad_fee")),
        ("ADV", "59", 1, (0, 100_000, None, None, None)),
        ("MERR", "48", 1, (0, 30_000, None, None, None)),
        ("AUCL", "25", None, (1_000_000, 2_000_000, None, None, None)),
        ("PQL", "50", None, (None, None, "0.5", "3", "goods_value")),
        ("WSL", "114", None, (10_000_000, 20_000_000, None, None, None)),
        ("FIRE", "58", None, (30_000, 300_000, None, None, None)),
        ("CODE", "1102", None, (200_000, 1_000_000, None, None, None)),
        ("CODE", "1107", None, (100_000, 1_000_000, None, None, None)),
        ("CODE", "1185", None, (10_000, 100_000, None, None, None)),
        ("QUALC", "57", None, (None, None, "0.01", "0.02", "contract_price")),
        ("LABINS", "30", None, (2_000, 20_000, None, None, None)),
        ("BMHL", "99", None, (None, None, "5", "20", "gains")),
    ],
)
def test_a_known_entry_has_the_amounts_of_its_norm(
    statute: str, article: str, paragraph: int | None, fine: tuple[Any, ...]
) -> None:
    assert fine in fines(entry(statute, article, paragraph=paragraph))


@pytest.mark.parametrize(
    ("article", "old", "old_article", "before", "after"),
    [
        ("1102", "AIR", "99", (100_000, 1_000_000), (200_000, 1_000_000)),
        ("1107", "AIR", "99", (100_000, 1_000_000), (100_000, 1_000_000)),
        ("1185", "NOISE", "77", (10_000, 100_000), (10_000, 100_000)),
    ],
)
def test_an_entry_rests_on_the_old_act_until_the_code_takes_effect(
    article: str, old: str, old_article: str, before: tuple[int, int], after: tuple[int, int]
) -> None:
    code = entry("CODE", article)["code"]
    earlier, later = on(code, "2026-08-14"), on(code, "2026-08-15")
    assert place(earlier["bases"][0])[:2] == (old, old_article)
    assert place(later["bases"][0])[:2] == ("CODE", article)
    assert before in [fine[:2] for fine in fines(earlier)]
    assert after in [fine[:2] for fine in fines(later)]


def test_projects_built_without_assessment_were_fined_by_their_investment() -> None:
    code = entry("CODE", "1095")["code"]
    assert (None, None, "0.01", "0.05", "investment") in fines(on(code, "2026-08-14"))
    assert (1_000_000, 10_000_000, None, None, None) in fines(on(code, "2026-08-15"))


def test_an_entry_of_the_code_does_not_begin_before_the_code() -> None:
    for version in ALL:
        if any(basis["statute"] == "CODE" for basis in version["bases"]):
            assert since(version) >= date(2026, 8, 15)
