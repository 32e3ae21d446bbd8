from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from registry.codes import NormLevel, PowerKind
from tests.seeds.reading import (
    FOLDER,
    articles,
    in_force_from,
    in_force_to,
    lines,
    place,
    statutes,
    table,
)

LARGEST = 6_000_000
LONGEST_SUMMARY = 120
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".csv", ".jsonl"))


def test_the_reference_data_stay_small() -> None:
    assert sum(path.stat().st_size for path in FILES) < LARGEST


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_plain_normal_text(path: Path) -> None:
    data = path.read_bytes()
    text = data.decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}")
    assert b"\r" not in data
    assert text.endswith("\n")


def test_statutes_are_told_apart_by_key_and_by_short_name() -> None:
    rows = table("statutes")
    for column in ("key", "short"):
        assert [n for n, times in Counter(row[column] for row in rows).items() if times > 1] == []


def test_a_statute_is_named_in_both_languages() -> None:
    for row in table("statutes"):
        assert row["key"].isascii(), row
        assert row["key"] == row["key"].upper(), row
        assert all(row[name] for name in ("name", "name_en", "short", "short_en", "issuer")), row
        assert not row["short"].startswith(("中华人民共和国", "《")), row


def test_a_statute_has_a_level_and_a_period() -> None:
    for row in table("statutes"):
        assert row["level"] in set(NormLevel), row
        assert date.min < in_force_from(row) <= in_force_to(row), row
        assert not row["promulgated_on"] or row["promulgated_on"] <= row["in_force_from"], row


def test_articles_are_listed_once() -> None:
    assert len(articles()) == len(table("articles"))


def test_an_article_belongs_to_a_statute_and_to_its_period() -> None:
    for row in table("articles"):
        statute = statutes()[row["statute"]]
        assert in_force_from(statute) <= in_force_from(row), row
        assert in_force_to(row) <= in_force_to(statute), row


def test_a_paragraph_or_item_has_a_row_for_its_article() -> None:
    for statute, number, _paragraph, _item in articles():
        assert number.isdigit()
        assert (statute, number, "", "") in articles()


def test_an_article_is_described_shortly_in_both_languages() -> None:
    for row in table("articles"):
        assert 0 < len(row["summary"]) <= LONGEST_SUMMARY, row
        assert row["summary_en"].strip(), row
        assert row["summary_en"].isascii() or "–" in row["summary_en"], row


def test_a_summary_is_a_sentence_and_not_the_text_of_the_norm() -> None:
    for row in table("articles"):
        assert "违反本" not in row["summary"], row
        assert "前款" not in row["summary"], row
        assert "本条例" not in row["summary"], row


def test_the_timeline_names_the_day_on_which_a_statute_took_effect() -> None:
    rows = table("timeline")
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    for row in rows:
        assert row["date"] == statutes()[row["statute"]]["in_force_from"]
        assert row["note"]
        assert row["note_en"]


@pytest.mark.parametrize(
    ("day", "statute"),
    [
        ("2012-01-01", "ACL"),
        ("2018-01-01", "APL2017"),
        ("2019-09-01", "ORDER713"),
        ("2020-07-01", "COURT3"),
        ("2021-07-15", "APL"),
        ("2021-09-01", "SAMR45"),
        ("2024-01-01", "ARL"),
        ("2025-12-01", "WH327"),
        ("2025-12-01", "FSL"),
        ("2026-01-01", "PSAPL"),
        ("2026-02-01", "ESREGS"),
        ("2026-04-01", "NDRC36"),
        ("2026-05-01", "HAZ"),
        ("2026-07-01", "ARR"),
        ("2026-08-15", "CODE"),
    ],
)
def test_the_rule_set_changed_on_known_days(day: str, statute: str) -> None:
    assert (day, statute) in {(row["date"], row["statute"]) for row in table("timeline")}


def test_an_old_article_ends_before_the_new_one_begins() -> None:
    for line in lines("article_map"):
        old, new = articles()[place(line, "old_")], articles()[place(line, "new_")]
        assert in_force_to(old) < in_force_from(new), line
        assert line["effective"] == new["in_force_from"], line
        assert line["sanctions"] in ("same", "changed", "none"), line
        assert line["subject"], line


def test_the_article_map_maps_a_place_once() -> None:
    places = [(place(line, "old_"), place(line, "new_")) for line in lines("article_map")]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("old", "new", "sanctions"),
    [
        ("AIR 99", "CODE 1102", "changed"),
        ("AIR 99", "CODE 1107", "changed"),
        ("AIR 118", "CODE 1132", "changed"),
        ("NOISE 77", "CODE 1185", "same"),
        ("EIA 31", "CODE 1095", "changed"),
        ("HAZOLD 77", "HAZ 100", "changed"),
        ("PSAPL2012 100", "PSAPL 119", "none"),
    ],
)
def test_known_articles_moved_where_they_did(old: str, new: str, sanctions: str) -> None:
    moved = {
        (*place(line, "old_")[:2], *place(line, "new_")[:2], line["sanctions"])
        for line in lines("article_map")
    }
    assert (*old.split(), *new.split(), sanctions) in moved


def test_the_national_platform_numbers_the_ten_kinds_in_order() -> None:
    rows = [row for row in table("kind_codes") if row["platform"] == "国家政务服务平台"]
    kinds = {row["kind_code"]: row["kind"] for row in rows if row["kind"]}
    assert sorted(kinds) == [f"{number:02d}" for number in range(1, 11)]
    assert set(kinds.values()) == set(PowerKind)
    assert kinds["01"] == PowerKind.LICENSING
    assert kinds["02"] == PowerKind.PENALTY


def test_every_other_code_of_a_kind_is_one_of_ours_or_no_power() -> None:
    pairs = [(row["platform"], row["kind_code"]) for row in table("kind_codes")]
    assert len(pairs) == len(set(pairs))
    assert {row["kind"] for row in table("kind_codes")} <= {"", *PowerKind}
