"""The table of keys keeps its promises."""

from __future__ import annotations

from pathlib import Path

from tui import keys

NEVER = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+z", "ctrl+left_square_bracket"}
DOC = Path(__file__).parents[2] / "docs" / "keys.md"


def test_no_action_uses_a_key_that_a_terminal_takes_for_another() -> None:
    for key in keys.TABLE:
        assert not NEVER & set(key.keys.split(",")), key.id


def test_no_action_hangs_on_a_letter_alone() -> None:
    for key in keys.TABLE:
        assert len(key.keys.split(",")[0]) > 1, key.id


def test_ids_are_unique_and_every_place_is_named() -> None:
    assert len({key.id for key in keys.TABLE}) == len(keys.TABLE)
    assert {key.place for key in keys.TABLE} == set(keys.PLACES)


def test_within_a_place_no_key_means_two_things() -> None:
    for place in keys.PLACES:
        pressed = [part for key in keys.here(place) for part in key.keys.split(",")]
        assert len(pressed) == len(set(pressed)), place


def test_the_documentation_lists_the_keys_as_they_are() -> None:
    assert DOC.read_text("utf-8") == keys.as_markdown()
