from __future__ import annotations

from decimal import Decimal
from itertools import groupby, pairwise

from registry.codes import FineBase, LeniencyGround, ListTier, PowerKind
from tests.seeds.reading import Record, in_force_to, lines, powers, since, statutes

NAMES = ("轻微", "较轻", "一般", "较重", "严重", "特别严重")
GROUNDS: dict[str, set[LeniencyGround]] = {
    ListTier.NONE: {
        LeniencyGround.MINOR_CORRECTED,
        LeniencyGround.FIRST_OFFENCE,
        LeniencyGround.NO_FAULT,
        LeniencyGround.UNDER_14,
        LeniencyGround.INCAPABLE,
    },
    ListTier.LIGHTER: set(LeniencyGround),
    ListTier.MITIGATED: set(LeniencyGround),
}
"""APL Art 30-33: no penalty needs a ground of its own; Art 32 only lightens or mitigates."""
SHELVES = {
    code: list(tiers)
    for code, tiers in groupby(
        sorted(lines("tiers"), key=lambda tier: (tier["power"], tier["tier"])),
        key=lambda tier: str(tier["power"]),
    )
}
Range = tuple[Decimal, Decimal]


def limits(line: Record) -> Range:
    """Return the range of a tier or fine, in yuan or as a multiple."""
    unit = "yuan" if line["max_yuan"] is not None else "multiple"
    names = ("min_yuan", "max_yuan") if unit == "yuan" else ("multiple_min", "multiple_max")
    low, high = (Decimal(str(line[name])) for name in names)
    return low, high


def ranges(power: Record) -> set[tuple[str | None, Range]]:
    """Return the ranges of the fines of an entry with their bases."""
    return {
        (fine["base"], limits(fine))
        for fine in power["sanctions"]
        if fine["kind"] == "fine" and (fine["max_yuan"] or fine["multiple_max"]) is not None
    }


def test_at_least_four_hundred_entries_have_tiers() -> None:
    assert len(SHELVES) >= 400


def test_tiers_are_numbered_named_and_described() -> None:
    for code, shelf in SHELVES.items():
        assert [tier["tier"] for tier in shelf] == list(range(1, len(shelf) + 1)), code
        assert len(shelf) >= 2
        for tier in shelf:
            assert tier["name"] in NAMES
            assert tier["condition"].strip()
            assert tier["base"] in {None, *FineBase}


def test_tiers_are_named_from_light_to_grave() -> None:
    for code, shelf in SHELVES.items():
        places = [NAMES.index(tier["name"]) for tier in shelf]
        assert places == sorted(set(places)), code


def test_tiers_divide_one_range_without_gap_or_overlap() -> None:
    for code, shelf in SHELVES.items():
        pieces = [limits(tier) for tier in shelf]
        assert all(low < high for low, high in pieces), code
        assert all(one[1] == two[0] for one, two in pairwise(pieces)), code
        assert len({tier["base"] for tier in shelf}) == 1, code


def test_tiers_cover_a_range_of_the_entry_exactly() -> None:
    for code, shelf in SHELVES.items():
        whole = (limits(shelf[0])[0], limits(shelf[-1])[1])
        assert (shelf[0]["base"], whole) in ranges(powers()[code]), code


def test_tiers_do_not_begin_before_the_entry() -> None:
    for code, shelf in SHELVES.items():
        assert powers()[code]["kind"] == PowerKind.PENALTY
        assert len({tier["valid_from"] for tier in shelf}) == 1
        assert since(shelf[0]) >= since(powers()[code]), code


def test_the_penalty_lists_have_728_items() -> None:
    items = lines("penalty_list")
    assert [item["no"] for item in items] == list(range(1, 729))
    assert {item["tier"] for item in items} == set(ListTier)


def test_an_item_of_the_lists_belongs_to_a_penalty_and_says_so() -> None:
    flagged = {code for code, power in powers().items() if power["three_list"]}
    assert {item["power"] for item in lines("penalty_list")} == flagged
    assert all(powers()[code]["kind"] == PowerKind.PENALTY for code in flagged)


def test_an_item_of_the_lists_states_act_conditions_and_measure() -> None:
    for item in lines("penalty_list"):
        assert item["act"]
        assert item["conditions"]
        assert item["measure"]
        assert item["version"]
        assert since(item) >= since(powers()[item["power"]]), item


def test_the_ground_of_an_item_supports_its_list() -> None:
    for item in lines("penalty_list"):
        assert item["ground"] in GROUNDS[item["tier"]], item


def test_an_item_of_the_lists_is_not_listed_twice() -> None:
    keys = [(item["power"], item["tier"], item["ground"]) for item in lines("penalty_list")]
    assert len(keys) == len(set(keys))


def test_an_entry_of_the_lists_rests_on_a_norm_still_in_force() -> None:
    for item in lines("penalty_list"):
        for basis in powers()[item["power"]]["bases"]:
            assert in_force_to(statutes()[basis["statute"]]) >= since(item)
